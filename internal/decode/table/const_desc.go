// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// seekWhence is lseek's: include/uapi/linux/fs.h.
var seekWhence = &arg.Enum{Bytes: 4, Unknown: "SEEK_???", Names: []arg.Name{
	{unix.SEEK_SET, "SEEK_SET"}, {unix.SEEK_CUR, "SEEK_CUR"}, {unix.SEEK_END, "SEEK_END"}, {unix.SEEK_DATA, "SEEK_DATA"}, {unix.SEEK_HOLE, "SEEK_HOLE"},
}}

// rwFlags are preadv2's; include/uapi/linux/fs.h of 6.18 has those above RWF_APPEND.
var rwFlags = &arg.Flags{Bytes: 4, Unknown: "RWF_???", Names: []arg.Name{
	{unix.RWF_HIPRI, "RWF_HIPRI"}, {unix.RWF_DSYNC, "RWF_DSYNC"}, {unix.RWF_SYNC, "RWF_SYNC"}, {unix.RWF_NOWAIT, "RWF_NOWAIT"}, {unix.RWF_APPEND, "RWF_APPEND"},
	{0x20, "RWF_NOAPPEND"}, {0x40, "RWF_ATOMIC"}, {0x80, "RWF_DONTCACHE"}, {0x100, "RWF_NOSIGNAL"},
}}

// fadviseAdvice is include/uapi/linux/fadvise.h.
var fadviseAdvice = &arg.Enum{Bytes: 4, Unknown: "POSIX_FADV_???", Names: []arg.Name{
	{unix.FADV_NORMAL, "POSIX_FADV_NORMAL"}, {unix.FADV_RANDOM, "POSIX_FADV_RANDOM"}, {unix.FADV_SEQUENTIAL, "POSIX_FADV_SEQUENTIAL"},
	{unix.FADV_WILLNEED, "POSIX_FADV_WILLNEED"}, {unix.FADV_DONTNEED, "POSIX_FADV_DONTNEED"}, {unix.FADV_NOREUSE, "POSIX_FADV_NOREUSE"},
}}

// lenOrAdvice is fadvise64's argument 3: an offset in two registers moves it.
var lenOrAdvice = &arg.ByABI{Default: fadviseAdvice, Of: arg.PerABI{arg.I386: arg.Ulong, arg.ARM: arg.Ulong}}

// fallocateMode is include/uapi/linux/falloc.h; the last one is of 6.17.
var fallocateMode = &arg.Flags{Bytes: 4, Unknown: "FALLOC_FL_???", Names: []arg.Name{
	{unix.FALLOC_FL_KEEP_SIZE, "FALLOC_FL_KEEP_SIZE"}, {unix.FALLOC_FL_PUNCH_HOLE, "FALLOC_FL_PUNCH_HOLE"}, {unix.FALLOC_FL_NO_HIDE_STALE, "FALLOC_FL_NO_HIDE_STALE"},
	{unix.FALLOC_FL_COLLAPSE_RANGE, "FALLOC_FL_COLLAPSE_RANGE"}, {unix.FALLOC_FL_ZERO_RANGE, "FALLOC_FL_ZERO_RANGE"}, {unix.FALLOC_FL_INSERT_RANGE, "FALLOC_FL_INSERT_RANGE"},
	{unix.FALLOC_FL_UNSHARE_RANGE, "FALLOC_FL_UNSHARE_RANGE"}, {0x80, "FALLOC_FL_WRITE_ZEROES"},
}}

// flockOp is flock(2); the mandatory ones are of include/uapi/asm-generic/fcntl.h.
var flockOp = &arg.Flags{Bytes: 4, Unknown: "LOCK_???", Names: flockOps}

var flockOps = []arg.Name{
	{unix.LOCK_SH, "LOCK_SH"}, {unix.LOCK_EX, "LOCK_EX"}, {unix.LOCK_NB, "LOCK_NB"}, {unix.LOCK_UN, "LOCK_UN"},
	{0x20, "LOCK_MAND"}, {0xc0, "LOCK_RW"}, {0x40, "LOCK_READ"}, {0x80, "LOCK_WRITE"},
}

// closeRangeFlags is include/uapi/linux/close_range.h.
var closeRangeFlags = &arg.Flags{Bytes: 4, Unknown: "CLOSE_RANGE_???", Names: []arg.Name{
	{unix.CLOSE_RANGE_UNSHARE, "CLOSE_RANGE_UNSHARE"}, {unix.CLOSE_RANGE_CLOEXEC, "CLOSE_RANGE_CLOEXEC"},
}}

// spliceFlags is include/linux/splice.h; splice(2).
var spliceFlags = &arg.Flags{Bytes: 4, Unknown: "SPLICE_F_???", Names: []arg.Name{
	{1, "SPLICE_F_MOVE"}, {2, "SPLICE_F_NONBLOCK"}, {4, "SPLICE_F_MORE"}, {8, "SPLICE_F_GIFT"},
}}

// pollEvents is include/uapi/asm-generic/poll.h.
var pollEvents = &arg.Flags{Bytes: 2, Unknown: "POLL???", Names: []arg.Name{
	{unix.POLLIN, "POLLIN"}, {unix.POLLPRI, "POLLPRI"}, {unix.POLLOUT, "POLLOUT"}, {unix.POLLERR, "POLLERR"}, {unix.POLLHUP, "POLLHUP"}, {unix.POLLNVAL, "POLLNVAL"},
	{0x40, "POLLRDNORM"}, {0x80, "POLLRDBAND"}, {0x100, "POLLWRNORM"}, {0x200, "POLLWRBAND"}, {0x400, "POLLMSG"}, {0x1000, "POLLREMOVE"}, {unix.POLLRDHUP, "POLLRDHUP"},
	{0x8000, "POLL_BUSY_LOOP"},
}}
