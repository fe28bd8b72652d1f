// SPDX-License-Identifier: Apache-2.0

package main

import "github.com/ebpftrace/ebpftrace/bench/report"

// workloads are the cases, in the order of the report.
var workloads = []*workload{
	{name: report.True, kind: report.Start, unit: "run", shown: "true", command: plain("true")},
	{name: report.Started, kind: report.Start, unit: "run", shown: "bench/load/started", command: plain("{started}")},

	{name: report.Getppid, kind: report.Loop, unit: "call", shown: "loop getppid TIMEms", command: loop("getppid")},
	{name: "read", kind: report.Loop, unit: "call", shown: "loop read TIMEms: 1 byte of /dev/zero", command: loop("read")},
	{name: "write", kind: report.Loop, unit: "call", shown: "loop write TIMEms: 64 bytes to /dev/null", command: loop("write")},
	{name: "stat", kind: report.Loop, unit: "call", shown: "loop stat TIMEms: /etc/passwd", command: loop("stat")},
	{name: "open+close", kind: report.Loop, unit: "call", shown: "loop open TIMEms: /etc/passwd", command: loop("open")},
	{name: "sendmsg+recvmsg", kind: report.Loop, unit: "call", shown: "loop message TIMEms: 64 bytes over a socketpair", command: loop("message")},
	{name: "futex", kind: report.Loop, unit: "call", shown: "loop futex TIMEms: FUTEX_WAKE, of nobody", command: loop("futex")},

	{name: "dd bs=1", kind: report.Work, unit: "block", children: true, shown: "dd if=/dev/zero of=/dev/null bs=1 count=N", command: bytewise},
	{name: "tar", kind: report.Work, unit: "run", children: true, shown: "tar -cf TREE.tar TREE", command: timed("tar", "-cf", "{dir}/tree.tar", "-C", "{tree}", ".")},
	{name: "git status", kind: report.Work, unit: "run", children: true, shown: "git status", command: timed("git", "-C", "{tree}", "status", "--short")},
	{name: "find", kind: report.Work, unit: "run", children: true, shown: "find TREE -size +1k", command: timed("find", "{tree}", "-size", "+1k")},
	{name: "make", kind: report.Work, unit: "run", children: true, shown: "make -B -j2, 6 C files", command: timed("make", "-B", "-s", "-j2", "-C", "{project}")},
	{name: report.Redis, kind: report.Work, unit: "request", shown: "redis-benchmark -c 20 -t get -n N, over a unix socket", server: redis},
	{name: "nginx", kind: report.Work, unit: "request", shown: "wrk -t 1 -c 20, 1 KiB over loopback", server: nginx},

	{name: report.Million, kind: report.Endure, unit: "call", shown: "loop getppid 10000000", command: plain("{loop}", "getppid", "10000000"), only: []string{report.Full}, call: "getppid("},
	{name: report.Asleep, kind: report.Idle, unit: "run", shown: "sleep", only: []string{report.Full, report.Memory, report.Counting, report.Strace, "perf trace"}},
}
