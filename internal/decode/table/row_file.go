// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that name a file by its path, and their kin that take a descriptor.
var fileRows = []Row{
	{Name: "openat", Ret: fd, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", openFlags), when(hasAny(2, createBits), in("mode", mode))}},
	{Name: "open", Ret: fd, Args: []Arg{in("pathname", arg.Path), in("flags", openFlags), when(hasAny(1, createBits), in("mode", mode))}},
	{Name: "creat", Ret: fd, Args: []Arg{in("pathname", arg.Path), in("mode", mode)}},
	{Name: "openat2", Ret: fd, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("how", arg.Growing{Of: openHow, Len: arg.ByArg(3)}), in("size", arg.Ulong)}},

	{Name: "access", Args: []Arg{in("pathname", arg.Path), in("mode", accessMode)}},
	{Name: "faccessat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("mode", accessMode)}},
	{Name: "faccessat2", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("mode", accessMode), in("flags", atAccessFlags)}},

	{Name: "chdir", Args: []Arg{in("path", arg.Path)}},
	{Name: "fchdir", Args: []Arg{in("fd", fd)}},
	{Name: "chroot", Args: []Arg{in("path", arg.Path)}},
	{Name: "getcwd", Args: []Arg{out("buf", arg.Path), in("size", arg.Ulong)}},

	{Name: "chmod", Args: []Arg{in("pathname", arg.Path), in("mode", mode)}},
	{Name: "fchmod", Args: []Arg{in("fd", fd), in("mode", mode)}},
	{Name: "fchmodat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("mode", mode)}},
	{Name: "fchmodat2", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("mode", mode), in("flags", atChmodFlags)}},
	{Name: "umask", Ret: permissions(4), Args: []Arg{in("mask", mode)}},

	{Name: "chown", Args: []Arg{in("pathname", arg.Path), in("owner", oldUID), in("group", oldUID)}},
	{Name: "lchown", Args: []Arg{in("pathname", arg.Path), in("owner", oldUID), in("group", oldUID)}},
	{Name: "fchown", Args: []Arg{in("fd", fd), in("owner", oldUID), in("group", oldUID)}},
	{Name: "chown32", Args: []Arg{in("pathname", arg.Path), in("owner", uid), in("group", uid)}},
	{Name: "lchown32", Args: []Arg{in("pathname", arg.Path), in("owner", uid), in("group", uid)}},
	{Name: "fchown32", Args: []Arg{in("fd", fd), in("owner", uid), in("group", uid)}},
	{Name: "fchownat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("owner", uid), in("group", uid), in("flags", atFlags)}},

	{Name: "truncate", Args: []Arg{in("path", arg.Path), in("length", arg.Ulong)}},
	{Name: "ftruncate", Args: []Arg{in("fd", fd), in("length", arg.Ulong)}},
	{Name: "truncate64", Args: []Arg{in("path", arg.Path), in("length", wide{Num: arg.Uint64, at: 1}), more(), more()}},
	{Name: "ftruncate64", Args: []Arg{in("fd", fd), in("length", wide{Num: arg.Uint64, at: 1}), more(), more()}},
}

// Calls that name a file by a handle.
var handleRows = []Row{
	{Name: "name_to_handle_at", OnError: true, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), inOut("handle", newHandle),
		out("mount_id", arg.AtExit{Type: arg.Ptr{To: arg.Int}}), in("flags", handleFlags)}},
	{Name: "open_by_handle_at", Ret: fd, Args: []Arg{in("mount_fd", fd), in("handle", oldHandle), in("flags", openFlags)}},
}

// Calls that make, remove and rename what a folder holds.
var linkRows = []Row{
	{Name: "link", Args: []Arg{in("oldpath", arg.Path), in("newpath", arg.Path)}},
	{Name: "linkat", Args: []Arg{in("olddirfd", dirFD), in("oldpath", arg.Path), in("newdirfd", dirFD), in("newpath", arg.Path), in("flags", atFlags)}},
	{Name: "symlink", Args: []Arg{in("oldpath", arg.Path), in("newpath", arg.Path)}},
	{Name: "symlinkat", Args: []Arg{in("target", arg.Path), in("newdirfd", dirFD), in("linkpath", arg.Path)}},
	{Name: "readlink", Args: []Arg{in("pathname", arg.Path), out("buf", arg.Buffer{Len: arg.ByRet()}), in("bufsiz", arg.Ulong)}},
	{Name: "readlinkat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), out("buf", arg.Buffer{Len: arg.ByRet()}), in("bufsiz", arg.Ulong)}},
	{Name: "unlink", Args: []Arg{in("path", arg.Path)}},
	{Name: "unlinkat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", atFlags)}},
	{Name: "rename", Args: []Arg{in("oldpath", arg.Path), in("newpath", arg.Path)}},
	{Name: "renameat", Args: []Arg{in("olddirfd", dirFD), in("oldpath", arg.Path), in("newdirfd", dirFD), in("newpath", arg.Path)}},
	{Name: "renameat2", Args: []Arg{in("olddirfd", dirFD), in("oldpath", arg.Path), in("newdirfd", dirFD), in("newpath", arg.Path), in("flags", renameFlags)}},
	{Name: "mkdir", Args: []Arg{in("pathname", arg.Path), in("mode", mode)}},
	{Name: "mkdirat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("mode", mode)}},
	{Name: "rmdir", Args: []Arg{in("path", arg.Path)}},
	{Name: "mknod", Args: []Arg{in("pathname", arg.Path), in("mode", fileMode(2)), when(makesDevice(1), in("dev", deviceNumber))}},
	{Name: "mknodat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("mode", fileMode(2)), when(makesDevice(2), in("dev", deviceNumber))}},
}

// makesDevice tells whether argument i is the mode of a device.
func makesDevice(i int) func(*arg.Call) bool {
	return func(c *arg.Call) bool { return isDevice(c.Args[i]) }
}
