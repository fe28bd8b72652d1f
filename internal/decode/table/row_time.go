// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls that ask, set and adjust clocks, and that sleep.
var clockRows = slices.Concat(
	clockCalls("", "", timespec), clockCalls("64", "_time64", timespec64),
	[]Row{
		{Name: "nanosleep", OnError: true, Args: []Arg{in("req", arg.Ptr{To: timespec}), out("rem", remaining(timespec, always))}},
		{Name: "clock_adjtime", Note: noteClockState, Args: []Arg{in("clockid", clockID), out("buf", arg.Ptr{To: timex})}},
		{Name: "clock_adjtime64", Note: noteClockState, Args: []Arg{in("clockid", clockID), out("buf", arg.Ptr{To: timex64})}},
		{Name: "adjtimex", Note: noteClockState, Args: []Arg{out("buf", arg.Ptr{To: timex})}},
		{Name: "gettimeofday", Args: []Arg{out("tv", arg.Ptr{To: timeval}), out("tz", arg.Ptr{To: timezone})}},
		{Name: "settimeofday", Args: []Arg{in("tv", arg.Ptr{To: timeval}), in("tz", arg.Ptr{To: timezone})}},
		{Name: "time", Note: noteDate, Args: []Arg{out("tloc", arg.Ptr{To: seconds})}},
		{Name: "stime", Args: []Arg{in("t", arg.Ptr{To: seconds})}},
	},
)

// clockCalls are the calls that have a second form for times of 64 bits.
func clockCalls(suffix, longSuffix string, time *arg.Struct) []Row {
	return []Row{
		{Name: "clock_gettime" + suffix, Args: []Arg{in("clockid", clockID), out("tp", arg.Ptr{To: time})}},
		{Name: "clock_settime" + suffix, Args: []Arg{in("clockid", clockID), in("tp", arg.Ptr{To: time})}},
		{Name: "clock_getres" + longSuffix, Args: []Arg{in("clockid", clockID), out("tp", arg.Ptr{To: time})}},
		{Name: "clock_nanosleep" + longSuffix, OnError: true, Args: []Arg{
			in("clockid", clockID), in("flags", timerFlags), in("request", arg.Ptr{To: time}), out("remain", remaining(time, isRelative)),
		}},
	}
}

// Calls that set timers.
var timerRows = slices.Concat(
	timerCalls("", itimerspec), timerCalls("64", itimerspec64),
	[]Row{
		{Name: "timer_create", Args: []Arg{in("clockid", clockID), in("sevp", arg.Ptr{To: sigevent}), out("timerid", arg.Ptr{To: arg.Int})}},
		{Name: "timer_getoverrun", Args: []Arg{in("timerid", arg.Int)}},
		{Name: "timer_delete", Args: []Arg{in("timerid", arg.Int)}},
		{Name: "setitimer", Args: []Arg{in("which", intervalTimer), in("new_value", arg.Ptr{To: itimerval}), out("old_value", arg.Ptr{To: itimerval})}},
		{Name: "getitimer", Args: []Arg{in("which", intervalTimer), out("curr_value", arg.Ptr{To: itimerval})}},
		{Name: "alarm", Args: []Arg{in("seconds", arg.Uint)}},
	},
)

func timerCalls(suffix string, setting *arg.Struct) []Row {
	return []Row{
		{Name: "timer_settime" + suffix, Args: []Arg{
			in("timerid", arg.Int), in("flags", timerFlags), in("new_value", arg.Ptr{To: setting}), out("old_value", arg.Ptr{To: setting}),
		}},
		{Name: "timer_gettime" + suffix, Args: []Arg{in("timerid", arg.Int), out("curr_value", arg.Ptr{To: setting})}},
	}
}
