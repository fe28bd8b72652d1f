// SPDX-License-Identifier: Apache-2.0

package report

import "testing"

func TestStat(t *testing.T) {
	for _, tt := range []struct {
		name   string
		values []float64
		want   Stat
	}{
		{"of nothing there is nothing", nil, Stat{}},
		{"one value is all of them", []float64{7}, Stat{1, 7, 7, 7, 7, 7}},
		{"the median of two is between", []float64{4, 2}, Stat{2, 3, 2, 4, 2.5, 3.5}},
		{"the order does not matter", []float64{5, 1, 4, 2, 3}, Stat{5, 3, 1, 5, 2, 4}},
		{"one wild value moves only the end", []float64{1, 2, 3, 4, 1000}, Stat{5, 3, 1, 1000, 2, 4}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := NewStat(tt.values); got != tt.want {
				t.Errorf("of %v\n got %v\nwant %v", tt.values, got, tt.want)
			}
		})
	}
}

func TestStatLeavesValues(t *testing.T) {
	values := []float64{3, 1, 2}
	NewStat(values)
	if got, want := values, [3]float64{3, 1, 2}; [3]float64(got) != want {
		t.Errorf("values\n got %v\nwant %v", got, want)
	}
}
