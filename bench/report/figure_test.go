// SPDX-License-Identifier: Apache-2.0

package report

import "testing"

// of makes samples of a case in a column, of one unit each.
func of(c, column string, ns ...float64) []Sample {
	var samples []Sample
	for round, v := range ns {
		samples = append(samples, Sample{Case: c, Column: column, Round: round, Units: 1, NS: v})
	}
	return samples
}

func runOf(groups ...[]Sample) *Run {
	r := new(Run)
	for _, g := range groups {
		r.Samples = append(r.Samples, g...)
	}
	return r
}

func TestAddedOver(t *testing.T) {
	untraced := of("read", Untraced, 98, 100, 102)
	for _, tt := range []struct {
		name string
		run  *Run
		want Ratio
	}{
		{"what both add is divided, not what both take", runOf(untraced, of("read", EmptyPair, 200), of("read", Full, 300)), Ratio{2, true}},
		{"medians count", runOf(untraced, of("read", EmptyPair, 190, 200, 900), of("read", Full, 50, 300, 310)), Ratio{2, true}},
		{"units count", runOf(untraced, of("read", EmptyPair, 200), []Sample{{Case: "read", Column: Full, Units: 10, NS: 3000}}), Ratio{2, true}},
		{"an empty pair in the noise is no measure", runOf(untraced, of("read", EmptyPair, 101), of("read", Full, 300)), Ratio{}},
		{"without the untraced nothing is known", runOf(of("read", EmptyPair, 200), of("read", Full, 300)), Ratio{}},
		{"without the empty pair neither", runOf(untraced, of("read", Full, 300)), Ratio{}},
		{"another case does not count", runOf(untraced, of("read", EmptyPair, 200), of("write", Full, 300)), Ratio{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.run.AddedOver("read", Full, EmptyPair); got != tt.want {
				t.Errorf("ratio\n got %v\nwant %v", got, tt.want)
			}
		})
	}
}

func TestCPU(t *testing.T) {
	r := runOf(
		[]Sample{{Case: True, Column: Full, Units: 1, NS: 5, TracerCPU: 100}},
		[]Sample{{Case: "read", Column: Full, Units: 10, NS: 50, TracerCPU: 400}},
		[]Sample{{Case: "stat", Column: Full, Units: 10, NS: 50, TracerCPU: 90}},
		[]Sample{{Case: "read", Column: Strace, Units: 10, NS: 50, TracerCPU: 400}},
	)
	for _, tt := range []struct {
		name, c, column string
		want            Stat
	}{
		{"what the tracer takes to begin is not of the load", "read", Full, NewStat([]float64{30})},
		{"less than that is nothing", "stat", Full, NewStat([]float64{0})},
		{"if that is not known, nothing is", "read", Strace, Stat{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := r.CPU(tt.c, tt.column); got != tt.want {
				t.Errorf("CPU time\n got %v\nwant %v", got, tt.want)
			}
		})
	}
}
