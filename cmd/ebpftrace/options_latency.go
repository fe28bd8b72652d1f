// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/hint"
	"github.com/ebpftrace/ebpftrace/internal/latency"
	"github.com/ebpftrace/ebpftrace/internal/metrics"
)

// on tells whether latencies are counted.
func (l *Latency) on() bool { return l.Keys != nil }

// setLatency reads what rows are told apart by.
func setLatency(p *parser, u use) error {
	p.Latency.Keys = []latency.Part{latency.Syscall}
	if !u.given {
		return nil
	}
	p.Latency.Keys = nil
	for word := range strings.SplitSeq(u.value, ",") {
		part := latency.Part(word)
		if !slices.Contains(latency.Parts, part) || slices.Contains(p.Latency.Keys, part) {
			return invalid(u)
		}
		p.Latency.Keys = append(p.Latency.Keys, part)
	}
	return nil
}

func setLatencySort(p *parser, u use) error {
	if !latency.Sortable(latency.Column(u.value)) {
		return invalid(u)
	}
	p.Latency.SortBy = latency.Column(u.value)
	return nil
}

// setMetrics completes the address.
func setMetrics(p *parser, u use) (err error) {
	if p.Latency.Metrics, err = metrics.Address(u.value); err != nil {
		return &hint.Error{Err: fmt.Errorf("%w: %w", invalid(u), err), Do: "give :9090, for example, or with a host: 0.0.0.0:9090"}
	}
	return nil
}

// span reads a time with a unit, or seconds without one.
func span(field func(*Options) *time.Duration) setter {
	return func(p *parser, u use) error {
		d, err := time.ParseDuration(u.value)
		if err != nil {
			d, err = time.ParseDuration(u.value + "s")
		}
		if err != nil || d <= 0 {
			return invalid(u)
		}
		*field(&p.Options) = d
		return nil
	}
}

// checkLatency wants --latency for what is about it, and nothing that cannot be beside.
func (p *parser) checkLatency() error {
	if p.Latency.on() {
		switch {
		case p.Summary.Mode != NoSummary:
			return usagef("--latency and -c/--summary-only or -C/--summary are mutually exclusive")
		case p.Replay != "", p.Record != "":
			return usagef("--latency makes no records: it goes without --record and --replay")
		case p.separate():
			return usagef("--latency and -ff/--output-separately are mutually exclusive")
		case slices.Contains(p.Latency.Keys, latency.Process) && slices.Contains(p.Latency.Keys, latency.Thread):
			return usagef("--latency: process and thread are mutually exclusive keys: a thread's row names its process")
		}
		return nil
	}
	for _, name := range []string{"histogram", "sort", "top", "interval", "format", "max-rows", "save", "slowest", "live", "metrics"} {
		if p.given(name) > 0 && (p.Latency.Diff == "" || name != "top") {
			return usagef("--%s must be given with --latency", name)
		}
	}
	return nil
}

// checkDiff wants the second of two files.
func (p *parser) checkDiff() error {
	if len(p.Command) != 1 {
		return usagef("--diff takes two files: --diff BEFORE AFTER")
	}
	return nil
}
