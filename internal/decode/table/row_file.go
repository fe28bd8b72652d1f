// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls that name a file by its path.
var fileRows = []Row{
	{Name: "openat", Ret: fd, Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("flags", openFlags),
		when(creates(2), in("mode", mode))}},
	{Name: "access", Args: []Arg{in("pathname", arg.Path), in("mode", accessMode)}},
}

// creates tells whether open's flags make its mode an argument: open(2).
func creates(flags int) func(*arg.Call) bool {
	return func(c *arg.Call) bool {
		return c.Args[flags]&unix.O_CREAT != 0 || c.Args[flags]&unix.O_TMPFILE == unix.O_TMPFILE
	}
}

var mode = arg.Num{Bytes: 2, Form: arg.Octal}

// openFlags are those of open(2); asm-generic/fcntl.h. O_TMPFILE and O_SYNC cover
// other flags' bits, so they come first.
var openFlags = &arg.Flags{Bytes: 4, Mask: unix.O_ACCMODE, Enum: []arg.Name{
	{unix.O_RDONLY, "O_RDONLY"}, {unix.O_WRONLY, "O_WRONLY"}, {unix.O_RDWR, "O_RDWR"}, {3, "O_ACCMODE"},
}, Names: []arg.Name{
	{unix.O_CREAT, "O_CREAT"}, {unix.O_EXCL, "O_EXCL"}, {unix.O_NOCTTY, "O_NOCTTY"}, {unix.O_TRUNC, "O_TRUNC"},
	{unix.O_APPEND, "O_APPEND"}, {unix.O_NONBLOCK, "O_NONBLOCK"}, {unix.O_SYNC, "O_SYNC"}, {unix.O_DSYNC, "O_DSYNC"},
	{unix.O_ASYNC, "O_ASYNC"}, {unix.O_DIRECT, "O_DIRECT"}, {0x8000, "O_LARGEFILE"}, {unix.O_NOFOLLOW, "O_NOFOLLOW"},
	{unix.O_NOATIME, "O_NOATIME"}, {unix.O_CLOEXEC, "O_CLOEXEC"}, {unix.O_PATH, "O_PATH"},
	{unix.O_TMPFILE, "O_TMPFILE"}, {unix.O_DIRECTORY, "O_DIRECTORY"},
}}

var accessMode = &arg.Flags{Bytes: 4, Zero: "F_OK", Unknown: "?_OK", Names: []arg.Name{{unix.R_OK, "R_OK"}, {unix.W_OK, "W_OK"}, {unix.X_OK, "X_OK"}}}
