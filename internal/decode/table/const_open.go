// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Flags of open(2), in strace's order. Their values are those of
// asm-generic/fcntl.h; four differ on ARM: arch/arm64/include/uapi/asm/fcntl.h. Written
// as numbers are those that x/sys/unix has for the host only.

var openModes = []arg.Name{{unix.O_RDONLY, "O_RDONLY"}, {unix.O_WRONLY, "O_WRONLY"}, {unix.O_RDWR, "O_RDWR"}, {3, "O_ACCMODE"}}

var openStart = []arg.Name{
	{unix.O_CREAT, "O_CREAT"}, {unix.O_EXCL, "O_EXCL"}, {unix.O_NOCTTY, "O_NOCTTY"}, {unix.O_TRUNC, "O_TRUNC"}, {unix.O_APPEND, "O_APPEND"},
	{unix.O_NONBLOCK, "O_NONBLOCK"}, {unix.O_SYNC, "O_SYNC"}, {0x100000, "__O_SYNC"}, {unix.O_DSYNC, "O_DSYNC"},
}

// O_TMPFILE covers O_DIRECTORY. O_EMPTYPATH is include/uapi/asm-generic/fcntl.h of 7.0,
// OPENAT2_REGULAR include/uapi/linux/openat2.h of 7.0.
var (
	openX86 = []arg.Name{
		{0x4000, "O_DIRECT"}, {0x8000, "O_LARGEFILE"}, {0x20000, "O_NOFOLLOW"}, {unix.O_NOATIME, "O_NOATIME"}, {unix.O_CLOEXEC, "O_CLOEXEC"},
		{unix.O_PATH, "O_PATH"}, {tmpfileBit | 0x10000, "O_TMPFILE"}, {tmpfileBit, "__O_TMPFILE"}, {0x10000, "O_DIRECTORY"},
	}
	openARM = []arg.Name{
		{0x10000, "O_DIRECT"}, {0x20000, "O_LARGEFILE"}, {0x8000, "O_NOFOLLOW"}, {unix.O_NOATIME, "O_NOATIME"}, {unix.O_CLOEXEC, "O_CLOEXEC"},
		{unix.O_PATH, "O_PATH"}, {tmpfileBit | 0x4000, "O_TMPFILE"}, {tmpfileBit, "__O_TMPFILE"}, {0x4000, "O_DIRECTORY"},
	}
	openEnd = []arg.Name{{0x4000000, "O_EMPTYPATH"}, {unix.O_ASYNC, "FASYNC"}, {1 << 32, "OPENAT2_REGULAR"}}
)

const tmpfileBit = 0x400000 // __O_TMPFILE

var (
	openNamesX86 = slices.Concat(openStart, openX86, openEnd)
	openNamesARM = slices.Concat(openStart, openARM, openEnd)
)

// include/uapi/linux/openat2.h
var resolveNames = []arg.Name{
	{unix.RESOLVE_NO_XDEV, "RESOLVE_NO_XDEV"}, {unix.RESOLVE_NO_MAGICLINKS, "RESOLVE_NO_MAGICLINKS"}, {unix.RESOLVE_NO_SYMLINKS, "RESOLVE_NO_SYMLINKS"},
	{unix.RESOLVE_BENEATH, "RESOLVE_BENEATH"}, {unix.RESOLVE_IN_ROOT, "RESOLVE_IN_ROOT"}, {0x20, "RESOLVE_CACHED"},
}

// AT_ flags: include/uapi/linux/fcntl.h. Calls that give a bit another meaning have
// tables of their own.
var (
	atNames = []arg.Name{
		{unix.AT_SYMLINK_NOFOLLOW, "AT_SYMLINK_NOFOLLOW"}, {unix.AT_REMOVEDIR, "AT_REMOVEDIR"}, {unix.AT_SYMLINK_FOLLOW, "AT_SYMLINK_FOLLOW"},
		{unix.AT_NO_AUTOMOUNT, "AT_NO_AUTOMOUNT"}, {unix.AT_EMPTY_PATH, "AT_EMPTY_PATH"}, {unix.AT_RECURSIVE, "AT_RECURSIVE"},
	}
	atAccessNames = []arg.Name{
		{unix.AT_SYMLINK_NOFOLLOW, "AT_SYMLINK_NOFOLLOW"}, {unix.AT_EACCESS, "AT_EACCESS"}, {unix.AT_EMPTY_PATH, "AT_EMPTY_PATH"},
	}
	atChmodNames = []arg.Name{{unix.AT_SYMLINK_NOFOLLOW, "AT_SYMLINK_NOFOLLOW"}, {unix.AT_EMPTY_PATH, "AT_EMPTY_PATH"}}
)
