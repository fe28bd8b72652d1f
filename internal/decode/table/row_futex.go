// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that wait and wake on words of memory, and those around them.
var futexRows = []Row{
	{Name: "futex", Args: futexArgs(timespec)},
	{Name: "futex_time64", Args: futexArgs(timespec64)},
	{Name: "futex_waitv", Args: []Arg{
		in("waiters", futexWaiters), in("nr_futexes", arg.Uint), in("flags", hexOrZero32),
		in("timeout", arg.Ptr{To: timespec64}), in("clockid", clockID),
	}},
	{Name: "futex_wake", Args: []Arg{in("uaddr", arg.Addr), in("mask", futexMask), in("nr", arg.Int), in("flags", futexFlags)}},
	{Name: "futex_wait", Args: []Arg{
		in("uaddr", arg.Addr), in("val", arg.Ulong), in("mask", futexMask), in("flags", futexFlags),
		in("timeout", arg.Ptr{To: timespec64}), in("clockid", clockID),
	}},
	{Name: "futex_requeue", Args: []Arg{
		in("waiters", arg.Array{Elem: futexWaiter, Len: arg.Fixed(2)}), in("flags", hexOrZero32), in("nr_wake", arg.Int), in("nr_requeue", arg.Int),
	}},
	{Name: "set_robust_list", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong)}},
	{Name: "get_robust_list", Args: []Arg{in("pid", pid), out("head_ptr", arg.Ptr{To: arg.Addr}), out("len_ptr", arg.Ptr{To: arg.Ulong})}},
	{Name: "rseq", Args: []Arg{in("rseq", rseqArea), in("rseq_len", arg.Uint), in("flags", rseqFlags), in("sig", hexOrZero32)}},
	{Name: "rseq_slice_yield"},
	{Name: "membarrier", Ret: arg.Num{Form: arg.HexOrZero}, Note: noteBarriers, Args: []Arg{
		in("cmd", barrierCommand), in("flags", barrierFlags), when(hasBits(1, 1), in("cpu_id", arg.Int)),
	}},
}
