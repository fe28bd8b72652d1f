// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that tell about files and file systems.
var statRows = []Row{
	{Name: "stat", Args: []Arg{in("pathname", arg.Path), out("statbuf", statPtr)}},
	{Name: "lstat", Args: []Arg{in("pathname", arg.Path), out("statbuf", statPtr)}},
	{Name: "fstat", Args: []Arg{in("fd", fd), out("statbuf", statPtr)}},
	{Name: "newfstatat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), out("statbuf", statPtr), in("flags", atFlags)}},
	{Name: "stat64", Args: []Arg{in("pathname", arg.Path), out("statbuf", stat64Ptr)}},
	{Name: "lstat64", Args: []Arg{in("pathname", arg.Path), out("statbuf", stat64Ptr)}},
	{Name: "fstat64", Args: []Arg{in("fd", fd), out("statbuf", stat64Ptr)}},
	{Name: "fstatat64", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), out("statbuf", stat64Ptr), in("flags", atFlags)}},
	{Name: "oldstat", Args: []Arg{in("pathname", arg.Path), out("statbuf", oldStatPtr)}},
	{Name: "oldlstat", Args: []Arg{in("pathname", arg.Path), out("statbuf", oldStatPtr)}},
	{Name: "oldfstat", Args: []Arg{in("fd", fd), out("statbuf", oldStatPtr)}},
	{Name: "statx", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", statxFlags), in("mask", statxMask), out("statxbuf", arg.Ptr{To: statx})}},

	{Name: "statfs", Args: []Arg{in("pathname", arg.Path), out("buf", arg.Ptr{To: statfs})}},
	{Name: "fstatfs", Args: []Arg{in("fd", fd), out("buf", arg.Ptr{To: statfs})}},
	{Name: "statfs64", Args: []Arg{in("pathname", arg.Path), in("size", arg.Ulong), out("buf", statfs64(1))}},
	{Name: "fstatfs64", Args: []Arg{in("fd", fd), in("size", arg.Ulong), out("buf", statfs64(1))}},
	{Name: "ustat", Args: []Arg{in("dev", deviceNumber), in("ubuf", arg.Addr)}},
}
