// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls with options for a process or for the machine it runs on.
var prctlRows = []Row{
	{Name: "prctl", Ret: optionRet, Note: noteOption, Args: []Arg{
		in("op", optionOp), optionArg(1, "arg2"), optionArg(2, "arg3"), optionArg(3, "arg4"), optionArg(4, "arg5"),
	}},
	{Name: "arch_prctl", Args: []Arg{
		in("op", archOp), when(archTakesArg, watch("addr", archArg)),
	}},
	{Name: "iopl", Args: []Arg{in("level", arg.Int)}},
	{Name: "ioperm", Args: []Arg{in("from", hexOrZeroL), in("num", hexOrZeroL), in("turn_on", arg.Int)}},
	{Name: "modify_ldt", Ret: arg.Uint, Note: noteSmallErrno, Args: []Arg{in("func", arg.Int), in("ptr", descriptorAt), in("bytecount", arg.Ulong)}},
	{Name: "set_thread_area", Note: noteEntry, Args: []Arg{watch("u_info", arg.Ptr{To: segment})}},
	{Name: "get_thread_area", Args: []Arg{inOut("u_info", foundSegment)}},
	{Name: "getcpu", Args: []Arg{out("cpu", arg.Ptr{To: arg.Uint}), out("node", arg.Ptr{To: arg.Uint}), in("tcache", arg.Addr)}},
}
