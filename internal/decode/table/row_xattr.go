// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls about the attributes of files: extended ones, and those of file systems.
var xattrRows = []Row{
	{Name: "setxattr", Args: []Arg{in("pathname", arg.Path), in("name", arg.Str), in("value", newXattr(3)), in("size", arg.Ulong), in("flags", xattrFlags)}},
	{Name: "lsetxattr", Args: []Arg{in("pathname", arg.Path), in("name", arg.Str), in("value", newXattr(3)), in("size", arg.Ulong), in("flags", xattrFlags)}},
	{Name: "fsetxattr", Args: []Arg{in("fd", fd), in("name", arg.Str), in("value", newXattr(3)), in("size", arg.Ulong), in("flags", xattrFlags)}},
	{Name: "getxattr", Args: []Arg{in("pathname", arg.Path), in("name", arg.Str), out("value", gotXattr(3)), in("size", arg.Ulong)}},
	{Name: "lgetxattr", Args: []Arg{in("pathname", arg.Path), in("name", arg.Str), out("value", gotXattr(3)), in("size", arg.Ulong)}},
	{Name: "fgetxattr", Args: []Arg{in("fd", fd), in("name", arg.Str), out("value", gotXattr(3)), in("size", arg.Ulong)}},
	{Name: "listxattr", Args: []Arg{in("pathname", arg.Path), out("list", listedXattrs(2)), in("size", arg.Ulong)}},
	{Name: "llistxattr", Args: []Arg{in("pathname", arg.Path), out("list", listedXattrs(2)), in("size", arg.Ulong)}},
	{Name: "flistxattr", Args: []Arg{in("fd", fd), out("list", listedXattrs(2)), in("size", arg.Ulong)}},
	{Name: "removexattr", Args: []Arg{in("pathname", arg.Path), in("name", arg.Str)}},
	{Name: "lremovexattr", Args: []Arg{in("pathname", arg.Path), in("name", arg.Str)}},
	{Name: "fremovexattr", Args: []Arg{in("fd", fd), in("name", arg.Str)}},

	{Name: "setxattrat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", atChmodFlags), in("name", arg.Str),
		in("args", arg.Growing{Of: newXattrArgs, Len: arg.ByArg(5)}), in("size", arg.Ulong)}},
	{Name: "getxattrat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", atChmodFlags), in("name", arg.Str),
		inOut("args", arg.Growing{Of: gotXattrArgs, Len: arg.ByArg(5)}), in("size", arg.Ulong)}},
	{Name: "listxattrat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", atChmodFlags), out("list", listedXattrs(4)), in("size", arg.Ulong)}},
	{Name: "removexattrat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", atChmodFlags), in("name", arg.Str)}},

	{Name: "file_getattr", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path),
		out("attr", arg.Growing{Of: gotFileAttr, Len: arg.ByArg(3), Most: 4096}), in("size", arg.Ulong), in("flags", atChmodFlags)}},
	{Name: "file_setattr", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path),
		in("attr", arg.Growing{Of: newFileAttr, Len: arg.ByArg(3), Most: 4096}), in("size", arg.Ulong), in("flags", atChmodFlags)}},
}
