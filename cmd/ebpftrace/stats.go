// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// tellCosts ends the measuring. It says which calls no line shows, and with --stats
// what the tracing took.
func (s *session) tellCosts() error {
	c := s.costs
	if c == nil {
		return nil
	}
	c.stop()
	counts, err := s.probes.Counts()
	if err != nil {
		return err
	}
	if len(c.muted) > 0 {
		tallies, err := s.probes.Tallies()
		if err != nil {
			return err
		}
		if text := c.countedOnly(tallies, counts.RingFull > 0); text != "" {
			s.say(text)
		}
	}
	if !s.o.Stats {
		return nil
	}
	calls, err := s.callsTraced()
	if err != nil {
		return err
	}
	sum := c.meter.sum()
	s.notice(fmt.Sprintf("%d calls traced in %.2f s, by %d records; lost: %s",
		calls, sum.wall.Seconds(), c.records, losses(&counts)))
	s.notice(probeText(&sum, c.meter.err))
	s.notice(fmt.Sprintf("tracer: %.3f s of CPU time, %.1f %% of a CPU", sum.tracer.Seconds(), sum.tracerShare()))
	s.notice(ringText(s.reader.HighWater(), ringSize(s.o)))
	return nil
}

// callsTraced is how many calls have returned; with -c there are no records of them.
func (s *session) callsTraced() (n uint64, err error) {
	if s.o.Latency.on() {
		return s.latencyCalls()
	}
	if s.o.Summary.Mode != SummaryOnly {
		return s.dec.Stats().Calls, nil
	}
	tallies, err := s.probes.Tallies()
	for _, t := range tallies {
		n += t.Calls
	}
	return n, err
}

// losses are what was lost, by cause.
func losses(c *abi.Counts) string {
	var all []string
	for _, l := range []struct {
		n    uint64
		what string
	}{
		{c.RingFull, "records, by full rings"},
		{c.NoState, "threads, for want of memory"},
		{c.Cut, "ends of records"},
	} {
		if l.n > 0 {
			all = append(all, fmt.Sprintf("%d %s", l.n, l.what))
		}
	}
	if all == nil {
		return "nothing"
	}
	return strings.Join(all, "; ")
}

func probeText(sum *cost, err error) string {
	switch {
	case err != nil:
		return "probes: " + err.Error()
	case sum.probes.Runs == 0:
		return "probes: no call was made while they were measured"
	}
	return fmt.Sprintf("probes: %d ns added to a call, %.1f %% of a CPU, by %d calls of all processes in %.1f ms",
		sum.perCall().Nanoseconds(), sum.probeShare(), sum.probes.Runs/2, 1e3*sum.sampled.Seconds())
}

// ringText is about the fullest of the rings, which stand by CPU.
func ringText(full []float64, size int) string {
	fullest := 0
	for cpu, f := range full {
		if f > full[fullest] {
			fullest = cpu
		}
	}
	return fmt.Sprintf("rings: %.1f %% full at most, of %d KiB for CPU %d", 100*full[fullest], size>>10, fullest)
}
