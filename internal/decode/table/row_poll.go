// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls that wait until descriptors are ready.
var pollRows = slices.Concat(
	[]Row{
		{Name: "poll", Note: notePoll(nil, 0), Args: []Arg{watch("fds", pollFDs), in("nfds", arg.Uint), in("timeout", arg.Int)}},
		{Name: "select", Note: noteSelect(timeval), Args: selectArgs(timeval)},
		{Name: "_newselect", Note: noteSelect(timeval), Args: selectArgs(timeval)},
	},
	timedPolls("", timespec), timedPolls("_time64", timespec64),
)

func timedPolls(suffix string, time *arg.Struct) []Row {
	return []Row{
		{Name: "ppoll" + suffix, Note: notePoll(time, 2), Args: []Arg{watch("fds", pollFDs), in("nfds", arg.Uint), watch("tmo_p", arg.Ptr{To: time}),
			in("sigmask", sigsetPtr(4)), in("sigsetsize", arg.Ulong)}},
		{Name: "pselect6" + suffix, Note: noteSelect(time), Args: append(selectArgs(time), in("sig", arg.Ptr{To: sizedSigset}))},
	}
}

func selectArgs(time *arg.Struct) []Arg {
	return []Arg{in("nfds", arg.Int), watch("readfds", fdSet), watch("writefds", fdSet), watch("exceptfds", fdSet), watch("timeout", arg.Ptr{To: time})}
}
