// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode/summary"
)

// setSummary is -c and -C, one of which must do.
func setSummary(mode SummaryMode) setter {
	return func(p *parser, _ use) error {
		if p.Summary.Mode != NoSummary && p.Summary.Mode != mode {
			return usagef("-c/--summary-only and -C/--summary are mutually exclusive")
		}
		p.Summary.Mode = mode
		return nil
	}
}

// columnSpellings are the columns of the summary by all the names they go by.
var columnSpellings = map[string]summary.Column{
	"time": summary.TimePercent, "time-percent": summary.TimePercent, "time_percent": summary.TimePercent,
	"total-time": summary.TotalTime, "total_time": summary.TotalTime, "time-total": summary.TotalTime, "time_total": summary.TotalTime,
	"min-time": summary.MinTime, "min_time": summary.MinTime, "time-min": summary.MinTime, "time_min": summary.MinTime, "shortest": summary.MinTime,
	"max-time": summary.MaxTime, "max_time": summary.MaxTime, "time-max": summary.MaxTime, "time_max": summary.MaxTime, "longest": summary.MaxTime,
	"avg-time": summary.AvgTime, "avg_time": summary.AvgTime, "time-avg": summary.AvgTime, "time_avg": summary.AvgTime,
	"calls": summary.Calls, "count": summary.Calls,
	"errors": summary.Errors, "error": summary.Errors,
	"name": summary.Name, "syscall": summary.Name, "syscall-name": summary.Name, "syscall_name": summary.Name,
}

func setSortBy(p *parser, u use) error {
	if u.value == "nothing" || u.value == "none" {
		p.Summary.SortBy = summary.Nothing
		return nil
	}
	column, ok := columnSpellings[u.value]
	if !ok {
		return usagef("invalid sortby: '%s'", u.value)
	}
	p.Summary.SortBy = column
	return nil
}

func setColumns(p *parser, u use) error {
	var columns []summary.Column
	for word := range strings.SplitSeq(u.value, ",") {
		column, ok := columnSpellings[word]
		if !ok {
			return usagef("unknown column name: '%s'", word)
		}
		if slices.Contains(columns, column) {
			return usagef("call summary column has been provided more than once: '%s'", word)
		}
		columns = append(columns, column)
	}
	p.Summary.Columns = columns
	return nil
}

// duration reads a number with or without a unit.
func duration(field func(*Options) *time.Duration) setter {
	return func(p *parser, u use) error {
		d, ok := durationOf(u.value)
		if !ok {
			return invalid(u)
		}
		*field(&p.Options) = d
		return nil
	}
}

func durationOf(text string) (d time.Duration, ok bool) {
	unit, digits := time.Microsecond, text
	for _, suffix := range []struct {
		text string
		unit time.Duration
	}{{"ns", time.Nanosecond}, {"us", time.Microsecond}, {"ms", time.Millisecond}, {"s", time.Second}} {
		if before, found := strings.CutSuffix(text, suffix.text); found {
			unit, digits = suffix.unit, before
			break
		}
	}
	n, err := strconv.ParseFloat(digits, 64)
	ns := n * float64(unit)
	return time.Duration(ns), err == nil && ns >= 0 && ns < float64(time.Hour)
}

// warnOfLines notes options about lines, of which -c prints none.
func (p *parser) warnOfLines() {
	for _, without := range []struct {
		set    bool
		option string
	}{
		{p.InstructionPointer, "-i/--instruction-pointer"},
		{p.Stack != NoStack, "-k/--stack-trace"},
		{p.SyscallNumber, "-n/--syscall-number"},
		{p.ArgNames, "-N/--arg-names"},
		{p.Relative != NoPrecision, "-r/--relative-timestamps"},
		{p.Timestamps.Format != NoTime, "-t/--absolute-timestamps"},
		{p.SyscallTimes != NoPrecision, "-T/--syscall-times"},
		{!p.DecodeFDs.Empty(), "-y/--decode-fds"},
	} {
		if without.set {
			p.warning(without.option + " has no effect with -c/--summary-only")
		}
	}
}
