// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// bench is one run: what there is to do, where, and what came of it.
type bench struct {
	o       *options
	dir     string
	columns []*column
	cases   []*workload
	run     *report.Run
	stopped atomic.Bool
}

// newBench chooses cases and columns.
func newBench(o *options) *bench {
	b := &bench{o: o, run: &report.Run{Rounds: o.rounds}}
	for _, c := range columns {
		if o.columns.MatchString(c.name) {
			b.columns = append(b.columns, c)
			b.run.Columns = append(b.run.Columns, report.Column{Name: c.name, Command: c.shown()})
		}
	}
	for _, w := range workloads {
		// What a tracer takes to begin is needed to tell what the rest takes.
		if w.name == report.True || o.cases.MatchString(w.name) {
			b.cases = append(b.cases, w)
			b.run.Cases = append(b.run.Cases, report.Case{Name: w.name, Kind: w.kind, Unit: w.unit, Command: w.shown})
		}
	}
	return b
}

func (b *bench) list() {
	for _, w := range b.cases {
		fmt.Printf("case    %s\n", w.name)
	}
	for _, c := range b.columns {
		fmt.Printf("column  %s\n", c.name)
	}
}

// load is the path of a load program.
func (b *bench) load(name string) string { return filepath.Join(b.dir, name) }

// out is the file that tracers write to.
func (b *bench) out() string { return filepath.Join(b.dir, "trace") }

// fill puts paths for words in braces.
func (b *bench) fill(argv []string) []string {
	paths := strings.NewReplacer(
		"{dir}", b.dir,
		"{tree}", filepath.Join(b.dir, "tree"),
		"{project}", filepath.Join(b.dir, "project"),
		"{started}", b.load("started"),
		"{loop}", b.load("loop"))
	filled := make([]string, len(argv))
	for i, word := range argv {
		filled[i] = paths.Replace(word)
	}
	return filled
}

// miss notes what cannot be measured.
func (b *bench) miss(c, column string, err error) {
	reason := strings.TrimSpace(err.Error())
	fmt.Fprintf(os.Stderr, "bench: %s, %s: %s\n", column, c, reason)
	b.run.Missing = append(b.run.Missing, report.Missing{Case: c, Column: column, Reason: strings.ReplaceAll(reason, "\n", "; ")})
}
