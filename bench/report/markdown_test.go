// SPDX-License-Identifier: Apache-2.0

package report

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	for _, tt := range []struct {
		name  string
		table table
		want  string
	}{
		{"no row, no table", table{head: []string{"a", "b"}}, ""},
		{
			"figures stand to the right",
			table{head: []string{"case", "ns"}, rows: [][]string{{"getppid", "1.5"}, {"x", "12345"}}},
			"| case    |    ns |\n" +
				"| ------- | ----: |\n" +
				"| getppid |   1.5 |\n" +
				"| x       | 12345 |\n\n",
		},
		{
			"words stand to the left",
			table{head: []string{"a", "goal"}, rows: [][]string{{"1", "yes"}}, text: true},
			"| a   | goal |\n" +
				"| --- | ---- |\n" +
				"| 1   | yes  |\n\n",
		},
		{
			"a bar does not end a cell, and letters count, not bytes",
			table{head: []string{"a", "b"}, rows: [][]string{{"x|y", "é"}}, text: true},
			"| a    | b   |\n" +
				"| ---- | --- |\n" +
				"| x\\|y | é   |\n\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			tt.table.write(&b)
			if b.String() != tt.want {
				t.Errorf("table\n got %q\nwant %q", b.String(), tt.want)
			}
		})
	}
}

func TestTexts(t *testing.T) {
	for _, tt := range []struct{ name, got, want string }{
		{"nothing is 0", duration(0), "0 ns"},
		{"small times have decimals", duration(2.25), "2.25 ns"},
		{"large ones do not", duration(454.4), "454 ns"},
		{"the unit changes at a thousand", duration(1000), "1.00 us"},
		{"the largest unit takes all", duration(12345e9), "12345 s"},
		{"bytes go by 1024", Size(8 << 20), "8.00 MiB"},
		{"a share", percent(0.123), "12.3 %"},
		{"an unknown ratio", times(Ratio{}), "-"},
		{"a multiple", times(Ratio{2.196, true}), "2.20 x"},
		{"a fraction", times(Ratio{1. / 60, true}), "1/60.0"},
		{"less than nothing", times(Ratio{-0.3, true}), "< 0"},
		{"no values", spread(Stat{}, duration), "-"},
		{"one value has no spread", spread(NewStat([]float64{5}), duration), "5.00 ns"},
		{"more have", spread(NewStat([]float64{5, 6, 7}), duration), "6.00 ns (5.00 ns..7.00 ns)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("text\n got %s\nwant %s", tt.got, tt.want)
			}
		})
	}
}
