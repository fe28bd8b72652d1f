// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// measureAll runs each case in all rounds before it goes to the next.
func (b *bench) measureAll() {
	b.probe()
	for _, w := range b.cases {
		fmt.Fprintf(os.Stderr, "bench: %s\n", w.name)
		if w.kind == report.Idle {
			b.measureIdle(w)
			continue
		}
		for round := range b.roundsOf(w) {
			for _, c := range b.order(round) {
				if b.stopped.Load() {
					return
				}
				if w.runsIn(c) && !b.missing(w, c) {
					b.measure(w, c, round)
				}
			}
		}
	}
}

func (b *bench) roundsOf(w *workload) int {
	if w.kind == report.Endure {
		return b.o.endure
	}
	return b.o.rounds
}

// order is the columns in the order of a round: what comes first, and what comes before
// what, changes.
func (b *bench) order(round int) []*column {
	n := len(b.columns)
	order := make([]*column, n)
	for i := range order {
		order[i] = b.columns[(i+round*3)%n]
		if round%2 == 1 {
			order[i] = b.columns[(2*n-1-i+round*3)%n]
		}
	}
	return order
}

func (b *bench) missing(w *workload, c *column) bool {
	for _, m := range b.run.Missing {
		if m.Column == c.name && (m.Case == "" || m.Case == w.name) {
			return true
		}
	}
	return false
}

// probe finds the columns that do not work here.
func (b *bench) probe() {
	for _, c := range b.columns {
		var err error
		if c.run != nil {
			_, err = b.runTraced(&workload{command: plain("true")}, c)
		} else {
			var stop func() error
			if stop, err = b.beside(c); err == nil {
				err = stop()
			}
		}
		if err != nil {
			b.miss("", c.name, err)
		}
	}
}

// measure takes one sample, or notes why it cannot.
func (b *bench) measure(w *workload, c *column, round int) {
	defer os.Remove(b.out())
	s, err := b.sample(w, c)
	if err != nil {
		b.miss(w.name, c.name, err)
		return
	}
	s.Case, s.Column, s.Round = w.name, c.name, round
	b.run.Samples = append(b.run.Samples, s)
}

var errNoAttach = errors.New("it cannot attach to a process in this way")

func (b *bench) sample(w *workload, c *column) (report.Sample, error) {
	switch {
	case w.server != nil:
		return b.sampleServer(w, c)
	case w.name == report.True:
		return b.sampleTrue(w, c)
	case w.name == report.Started:
		return b.sampleStarted(w, c)
	}
	return b.sampleCommand(w, c)
}
