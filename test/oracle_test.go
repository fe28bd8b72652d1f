// SPDX-License-Identifier: Apache-2.0

package test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/ebpftrace/ebpftrace/test/compare"
)

const (
	leastEqual = 99.0 // percent of the lines that are not noise
	mostOnce   = 0.2  // percent of the lines that are not noise
	mostNoise  = 5.0  // percent of all lines; beyond, the comparison says little
	moreRuns   = 6    // of strace, where a difference is not explained
	moreTries  = 6    // of ours, where it is still not
)

var showNoise = flag.Bool("noise", false, "show where two runs of strace differ")

// TestOracle compares ebpftrace with strace on many programs. One of them, with
// its differences: go test ./test -run 'Oracle/everyday/ls$' -v
func TestOracle(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needStrace(t)
	o := newOracle(t)
	for _, group := range []struct {
		name     string
		programs []program
	}{{"everyday", everyday}, {"tracees", tracees}, {"article", article}, {"options", optional}, {"calls", calls(o.bin)}} {
		t.Run(group.name, func(t *testing.T) {
			for _, p := range group.programs {
				t.Run(p.name, func(t *testing.T) { o.compare(t, p) })
			}
		})
	}
	o.sum(t)
}

// oracle runs programs under both tracers and keeps the count.
type oracle struct {
	bin   string
	bench *bench
	rules *ruleBook
	rows  []row
}

func newOracle(t *testing.T) *oracle {
	t.Helper()
	rules, err := newRuleBook(allowed)
	if err != nil {
		t.Fatal(err)
	}
	bin := buildTracees(t)
	return &oracle{bin: bin, bench: newBench(t.TempDir(), bin, serve(t)), rules: rules}
}

func (o *oracle) compare(t *testing.T, p program) {
	o.need(t, p)
	if why := incomparable[p.name]; why != "" {
		t.Skip("cannot be compared: ", why)
	}
	o.judge(t, p, func(tracer []string) outcome { return o.bench.run(t, tracer, p) })
}

// judge lets strace run twice and ebpftrace once, and looks for differences.
func (o *oracle) judge(t *testing.T, p program, run func(tracer []string) outcome) {
	t.Helper()
	first, second := run(needStrace(t)), run(needStrace(t))
	strace := []compare.Trace{p.parse(first), p.parse(second)}
	ceiling := compare.Agree(strace[0], strace[1])
	if *showNoise {
		t.Logf("strace differs from itself\n%s", compare.Report(ceiling.Differences))
	}
	ours := run(needEbpftrace(t))
	result := compare.Compare(strace, p.parse(ours))
	for range moreRuns {
		if len(o.rules.unexplained(p.name, result.Differences)) == 0 {
			break
		}
		strace = append(strace, p.parse(run(needStrace(t)))) // to know more noise
		result = compare.Compare(strace, p.parse(ours))
	}
	once := o.rules.unexplained(p.name, result.Differences)
	// What chance has done in our run, no run of strace can tell. It counts, but it
	// only fails if no run is without: what is really there comes every time.
	for try := 0; try < moreTries && len(o.rules.unexplained(p.name, result.Differences)) > 0; try++ {
		ours = run(needEbpftrace(t))
		result = compare.Compare(strace, p.parse(ours))
		strace = append(strace, p.parse(run(needStrace(t))))
	}
	unexplained := o.rules.count(p.name, result.Differences)
	if len(unexplained) > 0 {
		t.Errorf("%d lines differ from strace's\n%s", len(unexplained), report(unexplained))
		once = nil
	} else if len(once) > 0 {
		t.Logf("%d lines differed once\n%s", len(once), compare.Report(once))
	}
	o.rows = append(o.rows, row{t.Name(), ceiling, result, len(unexplained), len(once)})
	judgeEnd(t, first, second, ours)
}

// report shows all differences with -v, else the first.
func report(differences []compare.Difference) string {
	const few = 20
	if testing.Verbose() || len(differences) <= few {
		return compare.Report(differences)
	}
	return compare.Report(differences[:few]) + "  and more; -v shows all\n"
}

var alone = regexp.MustCompile(straceAlone)

// judgeEnd looks at all but the trace. Where strace's own runs differ, ours may.
func judgeEnd(t *testing.T, first, second, ours outcome) {
	t.Helper()
	for _, part := range []struct {
		name string
		of   func(outcome) string
	}{
		{"exit status", func(o outcome) string { return o.status }},
		{"output of the program", func(o outcome) string { return o.stdout }},
		{"messages", func(o outcome) string { return anonymous(alone.ReplaceAllString(o.stderr, "")) }},
	} {
		got, want := part.of(ours), part.of(first)
		if want == part.of(second) && got != want {
			t.Errorf("%s\n got %q\nwant %q", part.name, got, want)
		}
	}
}

func (p program) parse(o outcome) compare.Trace {
	switch {
	case o.attachedTo != 0:
		return compare.ParseAttached(o.attachedTo, o.trace)
	case p.bag:
		return compare.Parse(o.trace).Bag()
	}
	return compare.Parse(o.trace)
}

// need skips programs that are not here: neither the system's nor ours.
func (o *oracle) need(t *testing.T, p program) {
	t.Helper()
	for _, name := range append([]string{p.argv[0]}, p.needs...) {
		if _, err := os.Stat(filepath.Join(o.bin, name)); err != nil {
			needCommands(t, name)
		}
	}
}

// sum prints the table, and judges the whole.
func (o *oracle) sum(t *testing.T) {
	total := row{name: "all"}
	for _, r := range o.rows {
		total.add(r)
	}
	all := table(append(slices.Clone(o.rows), total), o.rules)
	t.Logf("\n%s", all)
	if path := os.Getenv("ORACLE_TABLE"); path != "" && len(o.rows) >= 20 {
		if err := os.WriteFile(path, []byte(all), 0o644); err != nil {
			t.Error(err)
		}
	}
	if len(o.rows) < 20 {
		return // of so few lines a share says nothing
	}
	if got := total.equal(); got < leastEqual {
		t.Errorf("equal lines\n got %.2f %%\nwant %.2f %% at least", got, leastEqual)
	}
	if got := percent(total.once, total.result.Equal); got > mostOnce {
		t.Errorf("lines that differed in one run and not in the next\n got %.2f %%\nwant %.2f %% at most", got, mostOnce)
	}
	if got := total.noise(); got > mostNoise {
		t.Errorf("lines on which strace differs from itself\n got %.2f %%\nwant %.2f %% at most", got, mostNoise)
	}
}
