// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls of epoll, and those that make descriptors which stand for events.
var epollRows = slices.Concat([]Row{
	{Name: "epoll_create", Ret: fd, Args: []Arg{in("size", arg.Int)}},
	{Name: "epoll_create1", Ret: fd, Args: []Arg{in("flags", epollCreateFlags)}},
	{Name: "epoll_ctl", Args: []Arg{in("epfd", fd), in("op", epollOp), in("fd", fd), in("event", epollGiven)}},
	{Name: "epoll_wait", Args: []Arg{in("epfd", fd), out("events", epollReady), in("maxevents", arg.Int), in("timeout", arg.Int)}},
	// strace prints what follows the events after the call, as addresses if it failed.
	{Name: "epoll_pwait", Args: []Arg{in("epfd", fd), out("events", epollReady), in("maxevents", arg.Int), in("timeout", arg.Int),
		out("sigmask", sigsetPtr(5)), in("sigsetsize", arg.Ulong)}},
	{Name: "epoll_pwait2", Args: []Arg{in("epfd", fd), out("events", epollReady), in("maxevents", arg.Int), out("timeout", arg.Ptr{To: timespec64}),
		out("sigmask", sigsetPtr(5)), in("sigsetsize", arg.Ulong)}},

	{Name: "eventfd", Ret: fd, Args: []Arg{in("initval", arg.Uint)}},
	{Name: "eventfd2", Ret: fd, Args: []Arg{in("initval", arg.Uint), in("flags", eventFlags)}},
	{Name: "signalfd", Ret: fd, Args: []Arg{in("fd", fd), in("mask", sigsetPtr(2)), in("sizemask", arg.Ulong)}},
	{Name: "signalfd4", Ret: fd, Args: []Arg{in("fd", fd), in("mask", sigsetPtr(2)), in("sizemask", arg.Ulong), in("flags", signalFDFlags)}},
	{Name: "timerfd_create", Ret: fd, Args: []Arg{in("clockid", clockID), in("flags", timerFDFlags)}},
	{Name: "userfaultfd", Ret: fd, Args: []Arg{in("flags", userFaultFlags)}},
}, timerFDCalls("", itimerspec), timerFDCalls("64", itimerspec64))

func timerFDCalls(suffix string, timer *arg.Struct) []Row {
	return []Row{
		{Name: "timerfd_settime" + suffix, Args: []Arg{in("fd", fd), in("flags", timerFDFlags), in("new_value", arg.Ptr{To: timer}), out("old_value", arg.Ptr{To: timer})}},
		{Name: "timerfd_gettime" + suffix, Args: []Arg{in("fd", fd), out("curr_value", arg.Ptr{To: timer})}},
	}
}
