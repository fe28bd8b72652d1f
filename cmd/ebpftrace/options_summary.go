// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strconv"
	"strings"
	"time"
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
var columnSpellings = map[string]string{
	"time": "time-percent", "time-percent": "time-percent", "time_percent": "time-percent",
	"total-time": "total-time", "total_time": "total-time", "time-total": "total-time", "time_total": "total-time",
	"min-time": "min-time", "min_time": "min-time", "time-min": "min-time", "time_min": "min-time", "shortest": "min-time",
	"max-time": "max-time", "max_time": "max-time", "time-max": "max-time", "time_max": "max-time", "longest": "max-time",
	"avg-time": "avg-time", "avg_time": "avg-time", "time-avg": "avg-time", "time_avg": "avg-time",
	"calls": "calls", "count": "calls",
	"errors": "errors", "error": "errors",
	"name": "name", "syscall": "name", "syscall-name": "name", "syscall_name": "name",
}

func setSortBy(p *parser, u use) error {
	if u.value == "nothing" || u.value == "none" {
		p.Summary.SortBy = "nothing"
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
	var columns []string
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

// setOverhead reads a number with or without a unit.
func setOverhead(p *parser, u use) error {
	unit, digits := time.Microsecond, u.value
	for _, suffix := range []struct {
		text string
		unit time.Duration
	}{{"ns", time.Nanosecond}, {"us", time.Microsecond}, {"ms", time.Millisecond}, {"s", time.Second}} {
		if before, found := strings.CutSuffix(u.value, suffix.text); found {
			unit, digits = suffix.unit, before
			break
		}
	}
	n, err := strconv.ParseFloat(digits, 64)
	overhead := n * float64(unit)
	if err != nil || !(overhead >= 0 && overhead < float64(time.Hour)) {
		return invalid(u)
	}
	p.Summary.Overhead = time.Duration(overhead)
	return nil
}
