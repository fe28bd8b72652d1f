// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls about mounts.
var mountRows = []Row{
	{Name: "mount", Args: []Arg{in("source", arg.Path), in("target", arg.Path), in("filesystemtype", mountType), in("mountflags", mountFlags), in("data", mountData)}},
	{Name: "umount", Args: []Arg{in("path", arg.Path)}},
	{Name: "umount2", Args: []Arg{in("target", arg.Path), in("flags", umountFlags)}},
	{Name: "pivot_root", Args: []Arg{in("oldpath", arg.Path), in("newpath", arg.Path)}},

	{Name: "fsopen", Ret: fd, Args: []Arg{in("fsname", arg.Str), in("flags", fsopenFlags)}},
	{Name: "fsconfig", Args: []Arg{in("fd", fd), in("cmd", fsconfigCommand), in("key", fsconfigKey), in("value", fsconfigValue), in("aux", fsconfigAux)}},
	{Name: "fsmount", Ret: fd, Args: []Arg{in("fd", fd), in("flags", fsmountFlags), in("attr_flags", fsmountAttr)}},
	{Name: "fspick", Ret: fd, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", fspickFlags)}},
	{Name: "move_mount", Args: []Arg{in("from_dfd", dirFD), in("from_pathname", arg.Path), in("to_dfd", dirFD), in("to_pathname", arg.Path), in("flags", moveMountFlags)}},
	{Name: "open_tree", Ret: fd, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", openTreeFlags)}},
	{Name: "open_tree_attr", Ret: fd, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", openTreeFlags),
		in("attr", arg.Growing{Of: mountAttr, Len: arg.ByArg(4)}), in("size", arg.Ulong)}},
	{Name: "mount_setattr", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", mountSetFlags),
		in("attr", arg.Growing{Of: mountAttr, Len: arg.ByArg(4)}), in("size", arg.Ulong)}},

	{Name: "statmount", Args: []Arg{in("req", statmountQuestion), out("buf", statmount), in("bufsize", arg.Ulong), in("flags", statmountFlags)}},
	{Name: "listmount", Args: []Arg{in("req", listmountQuestion), out("mnt_ids", arg.Array{Elem: hexOrZero64, Len: arg.ByRet()}), in("nr_mnt_ids", arg.Ulong),
		in("flags", listmountFlags)}},
	{Name: "listns", Args: []Arg{in("req", listnsQuestion), out("ns_ids", arg.Array{Elem: hexOrZero64, Len: arg.ByRet()}), in("nr_ns_ids", arg.Ulong), in("flags", hexOrZero32)}},
}
