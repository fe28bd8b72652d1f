// SPDX-License-Identifier: Apache-2.0

package summary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Column is a column of the table, or what its rows are sorted by.
type Column string

// The columns, by the names that -U and -S settle on.
const (
	TimePercent Column = "time-percent"
	TotalTime   Column = "total-time"
	MinTime     Column = "min-time"
	MaxTime     Column = "max-time"
	AvgTime     Column = "avg-time"
	Calls       Column = "calls"
	Errors      Column = "errors"
	Name        Column = "name"

	Nothing Column = "nothing" // keeps the order of the numbers; it is no column
)

// standard are the columns without -U.
var standard = []Column{TimePercent, TotalTime, AvgTime, Calls, Errors, Name}

// columnsOf are the columns to show: a row without a name says nothing.
func columnsOf(chosen []Column) []Column {
	if chosen == nil {
		return standard
	}
	if !slices.Contains(chosen, Name) {
		return append(slices.Clip(chosen), Name)
	}
	return chosen
}

// layout is what a column looks like. It is as wide as its widest cell, but has width
// columns at least.
type layout struct {
	heading string
	width   int
	cell    func(r row, all Nanoseconds) string
	compare func(r, s row) int // the greater row stands first
}

var layouts = map[Column]layout{
	TimePercent: {"% time", 6, percent, byTotal},
	TotalTime:   {"seconds", 11, func(r row, _ Nanoseconds) string { return seconds(r.total) }, byTotal},
	MinTime: {"shortest", 8, func(r row, _ Nanoseconds) string { return seconds(r.least) },
		func(r, s row) int { return cmp.Compare(r.least, s.least) }},
	MaxTime: {"longest", 8, func(r row, _ Nanoseconds) string { return seconds(r.most) },
		func(r, s row) int { return cmp.Compare(r.most, s.most) }},
	AvgTime: {"usecs/call", 11, perCall,
		func(r, s row) int { return cmp.Compare(r.average(), s.average()) }},
	Calls: {"calls", 9, func(r row, _ Nanoseconds) string { return number(r.calls) },
		func(r, s row) int { return cmp.Compare(r.calls, s.calls) }},
	Errors: {"errors", 9, func(r row, _ Nanoseconds) string { return unlessZero(r.errors) },
		func(r, s row) int { return cmp.Compare(r.errors, s.errors) }},
	Name: {"syscall", 16, func(r row, _ Nanoseconds) string { return r.name },
		func(r, s row) int { return strings.Compare(s.name, r.name) }},
	Nothing: {compare: func(row, row) int { return 0 }},
}

func byTotal(r, s row) int { return cmp.Compare(r.total, s.total) }

// percent of no time at all is 0.
func percent(r row, all Nanoseconds) string {
	if all == 0 {
		return "0.00"
	}
	return strconv.FormatFloat(100*float64(r.total)/float64(all), 'f', 2, 64)
}

func seconds(n Nanoseconds) string { return strconv.FormatFloat(float64(n)/1e9, 'f', 6, 64) }

// perCall computes as strace does, which cuts 0.000552 s / 23 to 23 us: the double is
// a bit less than 24.
func perCall(r row, _ Nanoseconds) string {
	return number(uint64(float64(r.total) / 1e9 / float64(r.calls) * 1e6))
}

func number(n uint64) string { return strconv.FormatUint(n, 10) }

func unlessZero(n uint64) string {
	if n == 0 {
		return ""
	}
	return number(n)
}
