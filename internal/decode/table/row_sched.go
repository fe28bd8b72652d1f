// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that ask for and set how and where a thread runs.
var schedRows = []Row{
	{Name: "sched_setaffinity", Args: []Arg{in("pid", pid), in("cpusetsize", arg.Uint), in("mask", cpus(1))}},
	{Name: "sched_getaffinity", Args: []Arg{in("pid", pid), in("cpusetsize", arg.Uint), out("mask", cpusFound)}},
	{Name: "sched_setscheduler", Args: []Arg{in("pid", pid), in("policy", policyWithFlag), in("param", arg.Ptr{To: schedParam})}},
	{Name: "sched_getscheduler", Ret: arg.Num{Form: arg.HexOrZero}, Note: notePolicy, Args: []Arg{in("pid", pid)}},
	{Name: "sched_setparam", Args: []Arg{in("pid", pid), in("param", arg.Ptr{To: schedParam})}},
	{Name: "sched_getparam", Args: []Arg{in("pid", pid), out("param", arg.Ptr{To: schedParam})}},
	{Name: "sched_get_priority_min", Args: []Arg{in("policy", policy)}},
	{Name: "sched_get_priority_max", Args: []Arg{in("policy", policy)}},
	{Name: "sched_rr_get_interval", Args: []Arg{in("pid", pid), out("tp", arg.Ptr{To: timespec})}},
	{Name: "sched_rr_get_interval_time64", Args: []Arg{in("pid", pid), out("tp", arg.Ptr{To: timespec64})}},
	{Name: "sched_setattr", OnError: true, Args: []Arg{
		in("pid", pid), {Name: "attr", Type: schedAttrIn, At: Watch, Became: schedAttrBecame}, inOut("flags", hexOrZero32),
	}},
	{Name: "sched_getattr", Args: []Arg{in("pid", pid), out("attr", schedAttrOut), in("size", arg.Uint), in("flags", getattrFlags)}},
	{Name: "sched_yield"},
	{Name: "getpriority", Args: []Arg{in("which", priorityOf), in("who", priorityWho)}},
	{Name: "setpriority", Args: []Arg{in("which", priorityOf), in("who", priorityWho), in("prio", arg.Int)}},
	{Name: "nice", Args: []Arg{in("inc", arg.Int)}},
	{Name: "ioprio_get", Note: noteIOPriority, Args: []Arg{in("which", ioPriorityOf), in("who", ioPriorityWho)}},
	{Name: "ioprio_set", Args: []Arg{in("which", ioPriorityOf), in("who", ioPriorityWho), in("ioprio", ioPriority)}},
}
