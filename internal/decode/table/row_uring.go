// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls of io_uring: include/uapi/linux/io_uring.h.
var uringRows = []Row{
	{Name: "io_uring_setup", Ret: fd, Args: []Arg{in("entries", arg.Uint), watch("params", arg.AtBoth{Type: arg.Ptr{To: uringParams}})}},
	{Name: "io_uring_enter", Args: []Arg{in("fd", fd), in("to_submit", arg.Uint), in("min_complete", arg.Uint), in("flags", uringEnterFlags),
		in("sigset", uringWait), in("sigsetsize", arg.Ulong)}},
	{Name: "io_uring_register", Args: []Arg{in("fd", uringFD), in("opcode", uringOpcode), watch("arg", uringArg), in("nr_args", arg.Uint)}},
}
