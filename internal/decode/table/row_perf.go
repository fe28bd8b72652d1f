// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// The kernel writes the size it would take into the attributes after E2BIG.
var perfRows = []Row{
	{Name: "perf_event_open", Ret: fd, OnError: true, Args: []Arg{
		inOut("attr", perfAttr), in("pid", perfPID), in("cpu", arg.Int), in("group_fd", fd), in("flags", perfFlags),
	}},
}

const perfPIDCgroup = 4 // PERF_FLAG_PID_CGROUP of linux/perf_event.h

// perfPID is a process, or a control group's descriptor.
var perfPID = arg.Func{Type: pid, Print: func(p *arg.Printer, v uint64) {
	if p.Call.Args[4]&perfPIDCgroup != 0 {
		fd.Append(p, v)
		return
	}
	arg.Int.Append(p, v)
}}

var perfFlags = &arg.Flags{Names: perfFlagNames, Unknown: "PERF_FLAG_???"}
