// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls of io_uring: include/uapi/linux/io_uring.h.
var uringRows = []Row{
	{Name: "io_uring_setup", Ret: fd, Args: []Arg{in("entries", arg.Uint), watch("params", arg.AtBoth{Type: arg.Ptr{To: uringParams}})}},
	{Name: "io_uring_enter", Args: []Arg{in("fd", fd), in("to_submit", arg.Uint), in("min_complete", arg.Uint), in("flags", uringEnterFlags),
		{Name: "sigset", NameOf: uringWaitName("sigset", "arg"), Type: uringWait}, {Name: "sigsetsize", NameOf: uringWaitName("sigsetsize", "argsz"), Type: arg.Ulong}}},
	{Name: "io_uring_register", Args: []Arg{in("fd", uringFD), in("opcode", uringOpcode), watch("arg", uringArg), in("nr_args", arg.Uint)}},
}

// uringWaitName is the name of an argument that holds a set of signals, or more than that.
func uringWaitName(plain, extended string) func(*arg.Call) string {
	const pointed, registered = 1 << 3, 1 << 6 // IORING_ENTER_EXT_ARG, IORING_ENTER_EXT_ARG_REG
	return func(c *arg.Call) string {
		switch c.Args[3] & (pointed | registered) {
		case pointed, registered:
			return extended
		}
		return plain
	}
}
