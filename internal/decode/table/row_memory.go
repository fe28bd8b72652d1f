// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls that change the address space.
var memoryRows = []Row{
	{Name: "brk", Ret: address, Args: []Arg{in("addr", arg.Addr)}},
	{Name: "mmap", Ret: address, Args: []Arg{
		in("addr", &arg.ByABI{Default: arg.Addr, Of: arg.PerABI{arg.I386: oldMap, arg.ARM: oldMap}}),
		on(onABI(wordABIs...), in("length", arg.Ulong)), on(onABI(wordABIs...), in("prot", protection)),
		on(onABI(wordABIs...), in("flags", mapFlags)), on(onABI(wordABIs...), in("fd", fd)), on(onABI(wordABIs...), in("offset", hexOrZeroL)),
	}},
	{Name: "mmap2", Ret: address, Args: []Arg{
		in("addr", arg.Addr), in("length", arg.Ulong), in("prot", protection), in("flags", mapFlags), in("fd", fd), in("pgoffset", pageOffset),
	}},
	{Name: "munmap", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong)}},
	{Name: "mprotect", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), in("prot", protection)}},
	{Name: "madvise", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), in("advice", advice)}},
	{Name: "mremap", Ret: address, Args: []Arg{
		in("old_address", arg.Addr), in("old_size", arg.Ulong), in("new_size", arg.Ulong), in("flags", moveFlags), when(moves, in("new_address", arg.Addr)),
	}},
	{Name: "msync", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), in("flags", syncFlags)}},
	{Name: "mlock", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong)}},
	{Name: "mlock2", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), in("flags", lockFlags)}},
	{Name: "munlock", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong)}},
	{Name: "mlockall", Args: []Arg{in("flags", lockAll)}},
	{Name: "munlockall"},
	{Name: "mincore", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), out("vec", residency)}},
	{Name: "mseal", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), in("flags", hexOrZeroL)}},
	{Name: "map_shadow_stack", Ret: address, Args: []Arg{in("addr", arg.Addr), in("len", arg.Ulong), in("flags", stackFlags)}},
	{Name: "remap_file_pages", Args: []Arg{
		in("addr", arg.Addr), in("size", arg.Ulong), in("prot", protection), in("pgoff", arg.Ulong), in("flags", mapFlags),
	}},
	{Name: "pkey_alloc", Args: []Arg{in("flags", hexOrZeroL), in("access_rights", keyRights)}},
	{Name: "pkey_free", Args: []Arg{in("pkey", arg.Int)}},
	{Name: "pkey_mprotect", Args: []Arg{in("addr", arg.Addr), in("length", arg.Ulong), in("prot", protection), in("pkey", arg.Int)}},
	{Name: "process_mrelease", Args: []Arg{in("pidfd", fd), in("flags", hexOrZero32)}},
}

// wordABIs are those whose mmap takes its arguments one by one.
var wordABIs = []arg.ABI{arg.AMD64, arg.ARM64, arg.X32}

// moves tells whether mremap reads its last argument: mremap(2).
func moves(c *arg.Call) bool {
	return c.Args[3]&unix.MREMAP_MAYMOVE != 0 && c.Args[3]&(unix.MREMAP_FIXED|unix.MREMAP_DONTUNMAP) != 0
}
