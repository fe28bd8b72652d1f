// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls that change the address space.
var memoryRows = []Row{
	{Name: "brk", Ret: arg.Addr, Args: []Arg{in("addr", arg.Addr)}},
	{Name: "munmap", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong)}},
	{Name: "mprotect", Args: []Arg{in("addr", arg.Addr), in("len", arg.Ulong), in("prot", protection)}},
}

var protection = &arg.Flags{Zero: "PROT_NONE", Unknown: "PROT_???", Names: []arg.Name{
	{unix.PROT_READ, "PROT_READ"}, {unix.PROT_WRITE, "PROT_WRITE"}, {unix.PROT_EXEC, "PROT_EXEC"}, {8, "PROT_SEM"},
	{unix.PROT_GROWSDOWN, "PROT_GROWSDOWN"}, {unix.PROT_GROWSUP, "PROT_GROWSUP"},
}}
