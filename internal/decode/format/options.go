// SPDX-License-Identifier: Apache-2.0

package format

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// TimeFormat is how a line's time of day is written.
type TimeFormat uint8

const (
	TimeNone  TimeFormat = iota
	TimeClock            // 08:42:01 (-t)
	TimeUnix             // seconds since 1970 (-ttt)
)

// Digits is a precision: the digits behind the seconds.
type Digits int

const (
	Seconds      Digits = 0
	Milliseconds Digits = 3
	Microseconds Digits = 6
	Nanoseconds  Digits = 9
)

// PIDs is how a line tells whose it is.
type PIDs uint8

const (
	PIDsAuto   PIDs = iota // [pid N] while several threads are traced
	PIDsPlain              // "N " always: a file, with -f
	PIDsSome               // "N " while several threads are traced: a file, without -f
	PIDsNever              // a file for each thread
	PIDsAlways             // [pid N], always
)

// Options are what a line shows around a call, a signal or an end.
type Options struct {
	Values   arg.Options
	Columns  int // column of the = before the return value
	PIDs     PIDs
	ArgNames bool // (-N)
	Number   bool // syscall number (-n)
	IP       bool // instruction pointer (-i)

	Time       TimeFormat
	TimeDigits Digits
	// Clock turns a record's time into one of day, as nanoseconds since 1970, local
	// time of day for TimeClock.
	Clock func(uint64) int64

	Relative       bool // time since the line before (-r)
	RelativeDigits Digits
	// DumpRead and DumpWritten tell whether all data read from a descriptor, or written
	// to it, is shown below the call; nil is none.
	DumpRead, DumpWritten func(fd uint32) bool

	Duration       bool // time between entry and exit (-T)
	DurationDigits Digits
}
