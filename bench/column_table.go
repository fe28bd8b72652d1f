// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

const counting = "tracepoint:raw_syscalls:sys_enter { @[args->id] = count(); }"

// columns are what each case runs under.
var columns = []*column{
	{name: report.Untraced},
	{name: report.EmptyPair, floor: true},
	tracing(report.Full, true),
	tracing(report.Memory, false, "-e", "trace=memory"),
	tracing("ebpftrace -y", true, "-y"),
	tracing(report.Counting, false, "-c"),
	tracing(report.Latency, false, "--latency"),
	tracing(report.LatencyProcess, false, "--latency=syscall,process"),
	tracing(report.LatencyCgroup, false, "--latency=syscall,cgroup"),
	{
		name:   report.Bystander,
		beside: []string{"{ebpftrace}", "-f", "-o", "{out}", "{command}"},
	},
	{
		name:   report.MemoryBystander,
		beside: []string{"{ebpftrace}", "-f", "-e", "trace=memory", "-o", "{out}", "{command}"},
	},
	{
		name:     report.Strace,
		run:      []string{"strace", "{-f}", "-o", "{out}", "{command}"},
		attach:   []string{"strace", "-f", "-o", "{out}", "-p", "{pid}"},
		attached: isTracer,
		lines:    true,
		slow:     true,
	},
	{
		// A filter needs to be there before the process is: there is no attaching.
		name: "strace --seccomp-bpf",
		run:  []string{"strace", "--seccomp-bpf", "-f", "-e", "trace=memory", "-o", "{out}", "{command}"},
	},
	{
		name:     "perf trace",
		run:      []string{"perf", "trace", "-o", "{out}", "{command}"},
		attach:   []string{"perf", "trace", "-o", "{out}", "-p", "{pid}"},
		attached: hasEvents,
		lines:    true,
		slow:     true,
	},
	{
		name:     "perf trace -s",
		run:      []string{"perf", "trace", "-s", "-o", "{out}", "{command}"},
		attach:   []string{"perf", "trace", "-s", "-o", "{out}", "-p", "{pid}"},
		attached: hasEvents,
		slow:     true,
	},
	{
		// It counts the calls of the whole machine: to follow children, it would have to be told how.
		name:   "bpftrace count",
		run:    []string{"bpftrace", "-o", "{out}", "-e", counting, "-c", "{joined}"},
		beside: []string{"bpftrace", "-o", "{out}", "-e", counting, "-c", "{joined}"},
	},
}

// tracing is a column under ebpftrace with these options.
func tracing(name string, lines bool, options ...string) *column {
	return &column{
		name:     name,
		run:      slices.Concat([]string{"{ebpftrace}"}, options, []string{"{-f}", "-o", "{out}", "{command}"}),
		attach:   slices.Concat([]string{"{ebpftrace}"}, options, []string{"-f", "-o", "{out}", "-p", "{pid}"}),
		attached: saysAttached,
		lines:    lines,
	}
}
