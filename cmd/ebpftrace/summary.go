// SPDX-License-Identifier: Apache-2.0

package main

import (
	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/summary"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

var countings = [...]loader.Counting{NoSummary: loader.NoCounting, SummaryOnly: loader.CountOnly, SummaryToo: loader.CountToo}

// count tells the kernel side what to count, and with -c to keep signals to itself.
func count(cfg *loader.Config, o *Options) {
	cfg.Counting = countings[o.Summary.Mode]
	cfg.CountWall = o.Summary.WallClock
	if o.Latency.on() {
		cfg.Counting, cfg.Latency = loader.CountLatency, latencyConfig(o)
	}
	if o.noLines() {
		cfg.WantedSignals = 0
	}
}

// noLines tells whether calls are only counted.
func (o *Options) noLines() bool { return o.Summary.Mode == SummaryOnly || o.Latency.on() }

// hush leaves out all lines where there are only counts: there are records of more than calls, and there may
// be a call in progress where a process is attached to.
func hush(d *decode.Options, o *Options) {
	if o.noLines() {
		d.Signals = func(uint32) bool { return false }
		d.NoExits = true
		d.NoLost = true
		d.NoExecTID = true
	}
}

// summarize writes the counts behind all lines.
func (s *session) summarize() error {
	if s.o.Summary.Mode == NoSummary {
		return nil
	}
	tallies, err := s.probes.Tallies()
	if err != nil {
		return err
	}
	p := &s.out.shared.P
	p.Out = summary.Append(p.Out, tallies, &summary.Options{
		Native:       table.Native(),
		Compat:       compatABI(),
		WallClock:    s.o.Summary.WallClock,
		Overhead:     summary.Nanoseconds(s.o.Summary.Overhead),
		Columns:      s.o.Summary.Columns,
		SortBy:       s.o.Summary.SortBy,
		NoSuccessful: !s.o.Status.Has(Successful),
		NoFailed:     !s.o.Status.Has(Failed),
	})
	return nil
}
