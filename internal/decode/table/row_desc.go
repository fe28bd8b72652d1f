// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Reading, writing and closing descriptors.
var descRows = []Row{
	{Name: "read", Args: []Arg{in("fd", fd), out("buf", arg.Buffer{Len: arg.ByRet()}), in("count", arg.Ulong)}},
	{Name: "write", Args: []Arg{in("fd", fd), in("buf", arg.Buffer{Len: arg.ByArg(2)}), in("count", arg.Ulong)}},
	{Name: "close", Args: []Arg{in("fd", fd)}},
}
