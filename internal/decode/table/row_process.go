// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that make, run and end processes.
var processRows = []Row{
	{Name: "execve", Exec: true, Args: []Arg{in("pathname", arg.ExecPath{}), in("argv", arg.Strings{}), in("envp", arg.Strings{CountOnly: true})}},
	{Name: "execveat", Exec: true, Args: []Arg{
		in("dirfd", dirFD), in("pathname", arg.ExecPath{}), in("argv", arg.Strings{}), in("envp", arg.Strings{CountOnly: true}), in("flags", execFlags),
	}},
	{Name: "exit_group", Args: []Arg{in("status", arg.Int)}},
	{Name: "exit", Args: []Arg{in("status", arg.Int)}},
	{Name: "fork", Ret: pid},
	{Name: "vfork", Ret: pid},
	{Name: "clone", Ret: pid, Args: cloneArgs},
	{Name: "clone3", Ret: pid, Args: []Arg{
		{Name: "cl_args", Type: arg.Growing{Of: clone3Args, Len: arg.ByArg(1), Least: cloneArgsVer0}, At: Watch, Became: clone3Became},
		inOut("size", arg.Ulong),
	}},
	{Name: "unshare", Args: []Arg{in("flags", unshareFlags)}},
	{Name: "setns", Args: []Arg{in("fd", fd), in("nstype", namespaceFlags)}},
	{Name: "set_tid_address", Ret: pid, Args: []Arg{in("tidptr", arg.Addr)}},
	{Name: "personality", Ret: arg.Num{Bytes: 4, Form: arg.HexOrZero}, Note: notePersona, Args: []Arg{in("persona", persona)}},
}

// Calls that wait for processes.
var waitRows = []Row{
	{Name: "wait4", Ret: pid, Args: []Arg{
		in("pid", pid), out("status", waitedStatus), in("options", waitOptions), out("usage", whenFound(arg.Ptr{To: rusage})),
	}},
	{Name: "waitpid", Ret: pid, Args: []Arg{in("pid", pid), out("status", waitedStatus), in("options", waitOptions)}},
	{Name: "waitid", Args: []Arg{
		in("idtype", waitKind), in("id", waitedID), out("siginfo", arg.Ptr{To: siginfo}), in("options", waitOptions), out("usage", arg.Ptr{To: rusage}),
	}},
	{Name: "getrusage", Args: []Arg{in("who", usageOf), out("usage", arg.Ptr{To: rusage})}},
	{Name: "times", Args: []Arg{out("buf", arg.Ptr{To: processTimes})}},
}

// Calls that ask for and set the numbers of processes.
var pidRows = []Row{
	{Name: "getpid", Ret: pid},
	{Name: "getppid", Ret: pid},
	{Name: "gettid", Ret: pid},
	{Name: "getpgrp", Ret: pid},
	{Name: "getpgid", Ret: pid, Args: []Arg{in("pid", pid)}},
	{Name: "setpgid", Args: []Arg{in("pid", pid), in("pgid", pid)}},
	{Name: "getsid", Ret: pid, Args: []Arg{in("pid", pid)}},
	{Name: "setsid", Ret: pid},
	{Name: "pidfd_open", Ret: fd, Args: []Arg{in("pid", pid), in("flags", pidfdFlags)}},
	{Name: "kcmp", Args: []Arg{
		in("pid1", pid), in("pid2", pid), in("type", compareKind), when(compares, in("idx1", compareFirst)), when(compares, in("idx2", compareSecond)),
	}},
}

// processTimes is struct tms: linux/times.h.
var processTimes = arg.NewStruct(
	arg.Field{Name: "tms_utime", Type: ticks}, arg.Field{Name: "tms_stime", Type: ticks},
	arg.Field{Name: "tms_cutime", Type: ticks}, arg.Field{Name: "tms_cstime", Type: ticks},
)

// ticks is a clock_t.
var ticks = arg.Func{Type: arg.Ulong, Print: appendTicks}
