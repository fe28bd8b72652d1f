// SPDX-License-Identifier: Apache-2.0

package main

import "github.com/ebpftrace/ebpftrace/internal/abi"

// syscallCounts are counts of calls by the index of Tallies.
type syscallCounts [2 * abi.SpecsNative]uint64

// costs is what a session knows about its own cost.
type costs struct {
	meter    *meter
	budget   *budget // nil without --max-overhead
	records  uint64
	recorded syscallCounts // calls whose exits were recorded; only with a budget
	judged   syscallCounts // those of them that the budget has seen
	muted    map[int]bool  // syscalls that were only counted at some time
	blind    bool          // it was said that the probes cannot be measured
}

// watchCosts begins to measure, if an option asks for it. The probes must be attached.
func (s *session) watchCosts() {
	if !s.o.Stats && s.o.MaxOverhead == 0 {
		return
	}
	s.costs = &costs{muted: map[int]bool{}}
	wake := func() {}
	if s.o.MaxOverhead > 0 {
		s.costs.budget = newBudget(s.o.MaxOverhead)
		wake = s.reader.Wake
	}
	s.costs.meter = startMeter(s.probes, wake)
}

// stop ends the measuring; nothing is measured for nil.
func (c *costs) stop() {
	if c != nil {
		c.meter.stop()
	}
}

// note counts a record.
func (c *costs) note(b []byte) {
	if c == nil {
		return
	}
	c.records++
	if c.budget == nil {
		return
	}
	// The first record of a thread that was in a call when it was attached to is an
	// exit; the probes, which have not seen the entry, do not tally that call.
	if r, ok := abi.Parse(b); ok && r.Kind == abi.Exit && r.Seq != 0 {
		c.recorded[tallyIndex(r.Nr, r.Flags&abi.Compat != 0)]++
	}
}

// tallyIndex is where the probes count a syscall: tally_index of bpf/tally.h.
func tallyIndex(nr uint32, compat bool) int {
	i := int(min(nr, abi.SpecsNative-1))
	if compat {
		i += abi.SpecsNative
	}
	return i
}
