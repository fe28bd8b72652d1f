// SPDX-License-Identifier: Apache-2.0

package report

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestGoals(t *testing.T) {
	base := [][]Sample{of(Getppid, Untraced, 100), of(Getppid, EmptyPair, 200), of(Redis, EmptyPair, 70)}
	lossless := []Sample{{Case: Million, Column: Full, Units: 10, Calls: 10, NS: 1}}
	for _, tt := range []struct {
		name    string
		judge   func(*Run) verdict
		samples []Sample
		want    string
	}{
		{"at the limit is met", addedAtMost(2, Getppid, Full, EmptyPair), of(Getppid, Full, 300), "yes"},
		{"above it is not", addedAtMost(2, Getppid, Full, EmptyPair), of(Getppid, Full, 301), "**no**"},
		{"what did not run is neither", addedAtMost(2, Getppid, Full, EmptyPair), nil, "not measured"},
		{"fast enough", speedAtLeast(0.7, share, Redis, Full, EmptyPair), of(Redis, Full, 100), "yes"},
		{"too slow", speedAtLeast(0.7, share, Redis, Full, EmptyPair), of(Redis, Full, 101), "**no**"},
		{"speed of what did not run", speedAtLeast(0.7, share, Redis, Full, Strace), of(Redis, Full, 101), "not measured"},
		{"all found", noneLost(Million, Full), lossless, "yes"},
		{"one not found, though nobody says so", noneLost(Million, Full), append(lossless, Sample{Case: Million, Column: Full, Units: 10, Calls: 9}), "**no**"},
		{"all found, though some are said to be lost", noneLost(Million, Full), append(lossless, Sample{Case: Million, Column: Full, Units: 10, Calls: 10, Lost: 1}), "**no**"},
		{"never tried", noneLost(Million, Full), nil, "not measured"},
		{"soon", timeAtMost(40, True, Full), of(True, Full, 30, 40, 90), "yes"},
		{"late", timeAtMost(40, True, Full), of(True, Full, 30, 41, 90), "**no**"},
		{"sleeps", shareAtMost(0.001, Asleep, Full), []Sample{{Case: Asleep, Column: Full, NS: 1e9, TracerCPU: 1e6}}, "yes"},
		{"does not sleep", shareAtMost(0.001, Asleep, Full), []Sample{{Case: Asleep, Column: Full, NS: 1e9, TracerCPU: 2e6}}, "**no**"},
		{"as fast as the untraced", unmeasurable(Getppid, MemoryBystander), of(Getppid, MemoryBystander, 100), "yes"},
		{"slower than the untraced", unmeasurable(Getppid, MemoryBystander), of(Getppid, MemoryBystander, 120), "**no**"},
		{"CPU time without that of the start is not known", cpuAtMost(9, Getppid, Full), []Sample{{Case: Getppid, Column: Full, Units: 1, TracerCPU: 1}}, "not measured"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := tt.judge(runOf(append(base, tt.samples)...))
			if got := v.String(); got != tt.want {
				t.Errorf("verdict, measured %s\n got %s\nwant %s", v.measured, got, tt.want)
			}
		})
	}
}

func TestReport(t *testing.T) {
	r := runOf(of(Getppid, Untraced, 100), of(Getppid, EmptyPair, 200), of(Getppid, Full, 350))
	r.Cases = []Case{{Name: Getppid, Kind: Loop, Unit: "call"}}
	r.Columns = []Column{{Name: Untraced}, {Name: EmptyPair}, {Name: Full}, {Name: Strace}}
	r.Missing = []Missing{{Column: Strace, Reason: "not installed"}}

	text := r.Markdown()
	for _, want := range []string{
		"| getppid | call |   100 ns |     200 ns |    350 ns |    n/a |\n", // what has no figure says so
		"| getppid | call |    2.50 x |    n/a |\n",
		"| strace | all  | not installed |\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("report\n got %s\nwant a line %s", text, want)
		}
	}

	bytes, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Samples []Sample
		Summary []cell
		Goals   []judged
	}
	if err := json.Unmarshal(bytes, &back); err != nil {
		t.Fatal(err)
	}
	if got, want := len(back.Samples), 3; got != want {
		t.Errorf("samples\n got %d\nwant %d", got, want)
	}
	if got, want := *back.Summary[2].OverEmptyPair, 2.5; got != want {
		t.Errorf("added, in empty pairs\n got %v\nwant %v", got, want)
	}
	if got, want := *back.Goals[0].Met, false; got != want {
		t.Errorf("%s %s\n got %v\nwant %v", back.Goals[0].Goal, back.Goals[0].Limit, got, want)
	}
	if back.Goals[1].Met != nil {
		t.Errorf("a goal that needs strace\n got %v\nwant null", *back.Goals[1].Met)
	}
}
