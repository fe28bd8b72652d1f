// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"strings"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

const (
	cwd    = 0xffffff9c // AT_FDCWD
	ebadf  = -9
	enoent = -2
)

func TestOpening(t *testing.T) {
	path := memory(at(0x100, "/x\x00"))
	testCalls(t, []callCase{
		{name: "reading is a name, not a bit", syscall: "openat", args: [6]uint64{cwd, 0x100, 0}, ret: 3, entry: path,
			want: `openat(AT_FDCWD, "/x", O_RDONLY) = 3`},
		{name: "a mode is there where a file may be made", syscall: "openat", args: [6]uint64{5, 0x100, 0x41, dirty | 0o644}, ret: 3, entry: path,
			want: `openat(5, "/x", O_WRONLY|O_CREAT, 0644) = 3`},
		{name: "or a temporary one", syscall: "open", args: [6]uint64{0x100, 0x410002, 0}, ret: 3, entry: path,
			want: `open("/x", O_RDWR|O_TMPFILE, 000) = 3`},
		{name: "half of O_TMPFILE and of O_SYNC", syscall: "open", args: [6]uint64{0x100, 0x500003, 7}, ret: enoent, entry: path,
			want: `open("/x", O_ACCMODE|__O_SYNC|__O_TMPFILE, 007) = -1 ENOENT (No such file or directory)`},
		{name: "the path is not there", syscall: "open", args: [6]uint64{0x100, 0x80000000}, ret: efault,
			want: `open(0x100, O_RDONLY|0x80000000) = -1 EFAULT (Bad address)`},
		{name: "four flags are others on arm64", syscall: "openat", abi: arg.ARM64, args: [6]uint64{cwd, 0x100, 0x3c000}, ret: 3, entry: path,
			want: `openat(AT_FDCWD, "/x", O_RDONLY|O_DIRECT|O_LARGEFILE|O_NOFOLLOW|O_DIRECTORY) = 3`},
		{name: "which on amd64 are these", syscall: "openat", args: [6]uint64{cwd, 0x100, 0x3c000}, ret: 3, entry: path,
			want: `openat(AT_FDCWD, "/x", O_RDONLY|O_DIRECT|O_LARGEFILE|O_NOFOLLOW|O_DIRECTORY) = 3`},
		{name: "O_DIRECTORY of arm64 is O_DIRECT elsewhere", syscall: "openat", args: [6]uint64{cwd, 0x100, 0x4000}, ret: 3, entry: path,
			want: `openat(AT_FDCWD, "/x", O_RDONLY|O_DIRECT) = 3`},
		{name: "and the other way round", syscall: "openat", abi: arg.ARM64, args: [6]uint64{cwd, 0x100, 0x4000}, ret: 3, entry: path,
			want: `openat(AT_FDCWD, "/x", O_RDONLY|O_DIRECTORY) = 3`},
		{name: "openat2 has bits above 32", syscall: "openat2", args: [6]uint64{cwd, 0x100, 0x200, 24}, ret: -22,
			entry: memory(at(0x100, "/x\x00"), at(0x200, uint64(1<<32|1<<33), uint64(5), uint64(0x48))),
			want:  `openat2(AT_FDCWD, "/x", {flags=O_RDONLY|OPENAT2_REGULAR|0x200000000, mode=005, resolve=RESOLVE_BENEATH|0x40}, 24) = -1 EINVAL (Invalid argument)`},
		{name: "too few bytes are an address", syscall: "openat2", args: [6]uint64{cwd, 0x100, 0x200, 23}, ret: -22,
			entry: memory(at(0x100, "/x\x00"), at(0x200, uint64(0), uint64(0), uint64(0))),
			want:  `openat2(AT_FDCWD, "/x", 0x200, 23) = -1 EINVAL (Invalid argument)`},
		{name: "more bytes than are known", syscall: "openat2", args: [6]uint64{cwd, 0x100, 0x200, 26}, ret: -7,
			entry: memory(at(0x100, "/x\x00"), at(0x200, uint64(0), uint64(0), uint64(0), "\x00\x07")),
			want:  `openat2(AT_FDCWD, "/x", {flags=O_RDONLY, resolve=0, /* bytes 24..25 */ "\x00\x07"}, 26) = -1 E2BIG (Argument list too long)`},
		{name: "the longest path, and one more", syscall: "chdir", args: [6]uint64{0x1000}, ret: -36, entry: memory(at(0x1000, strings.Repeat("x", 4096)+"\x00")),
			want: `chdir("` + strings.Repeat("x", 4095) + `"...) = -1 ENAMETOOLONG (File name too long)`},
	})
}

func TestModesAndOwners(t *testing.T) {
	path := memory(at(0x100, "x\x00"))
	testCalls(t, []callCase{
		{name: "three digits at least", syscall: "chmod", args: [6]uint64{0x100, 7}, entry: path, want: `chmod("x", 007) = 0`},
		{name: "16 bits count", syscall: "fchmod", args: [6]uint64{99, allOnes}, ret: ebadf, want: `fchmod(99, 0177777) = -1 EBADF (Bad file descriptor)`},
		{name: "umask tells the old one", syscall: "umask", args: [6]uint64{0o77}, ret: 0o22, want: `umask(077) = 022`},
		{name: "-1 leaves an owner", syscall: "fchownat", args: [6]uint64{99, 0x100, 0xffffffff, 0x80000000, 0x1100}, ret: ebadf, entry: path,
			want: `fchownat(99, "x", -1, 2147483648, AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH) = -1 EBADF (Bad file descriptor)`},
		{name: "owners have 16 bits in i386's old call", syscall: "chown", abi: arg.I386, args: [6]uint64{0x100, 0x1ffff, 0x10005}, ret: enoent, entry: path,
			want: `chown("x", -1, 5) = -1 ENOENT (No such file or directory)`},
		{name: "a device has a number", syscall: "mknod", args: [6]uint64{0x100, 0o60644, dirty | 0x12345678}, entry: path,
			want: `mknod("x", S_IFBLK|0644, makedev(0x456, 0x12378)) = 0`},
		{name: "a pipe has none", syscall: "mknodat", args: [6]uint64{cwd, 0x100, 0o14711, 5}, entry: path,
			want: `mknodat(AT_FDCWD, "x", S_IFIFO|S_ISUID|0711) = 0`},
		{name: "no kind at all", syscall: "mknod", args: [6]uint64{0x100, 0o7007}, entry: path, want: `mknod("x", S_ISUID|S_ISGID|S_ISVTX|007) = 0`},
		{name: "a kind that is none is a number", syscall: "mknod", args: [6]uint64{0x100, 0o170000}, ret: -22, entry: path,
			want: `mknod("x", 0170000) = -1 EINVAL (Invalid argument)`},
		{name: "64 bits in two registers", syscall: "truncate64", abi: arg.I386, args: [6]uint64{0x100, 0x89abcdef, 0xf1234567}, ret: -22, entry: path,
			want: `truncate64("x", 17375808098319191535) = -1 EINVAL (Invalid argument)`},
		{name: "getcwd counts the NUL", syscall: "getcwd", args: [6]uint64{0x200, 100}, ret: 2, exit: memory(at(0x200, "/\x00")), want: `getcwd("/", 100) = 2`},
		{name: "a link's text ends where the call says", syscall: "readlink", args: [6]uint64{0x100, 0x200, 3}, ret: 3, entry: path, exit: memory(at(0x200, "/pr")),
			want: `readlink("x", "/pr", 3) = 3`},
	})
}

func TestHandles(t *testing.T) {
	path := at(0x100, "x\x00")
	testCalls(t, []callCase{
		{name: "the room, and what was used of it", syscall: "name_to_handle_at", args: [6]uint64{cwd, 0x100, 0x200, 0x400, 0},
			entry: memory(path, at(0x200, uint32(128), uint32(0))), exit: memory(at(0x200, uint32(2), uint32(1), "\x01\xff"), at(0x400, uint32(27))),
			want: `name_to_handle_at(AT_FDCWD, "x", {handle_bytes=128 => 2, handle_type=1, f_handle="\x01\xff"}, [27], 0) = 0`},
		{name: "too little room", syscall: "name_to_handle_at", args: [6]uint64{cwd, 0x100, 0x200, 0x400, 1}, ret: -75,
			entry: memory(path, at(0x200, uint32(4), uint32(0))), exit: memory(at(0x200, uint32(8), uint32(0))),
			want: `name_to_handle_at(AT_FDCWD, "x", {handle_bytes=4 => 8}, 0x400, AT_HANDLE_MNT_ID_UNIQUE) = -1 EOVERFLOW (Value too large for defined data type)`},
		{name: "a handle at the edge of memory", syscall: "open_by_handle_at", args: [6]uint64{cwd, 0x200, 0x10000}, ret: ebadf,
			entry: memory(at(0x200, uint32(8), uint32(0xffffffff), "1234")),
			want:  `open_by_handle_at(-100, {handle_bytes=8, handle_type=-1, f_handle=???}, O_RDONLY|O_DIRECTORY) = -1 EBADF (Bad file descriptor)`},
		{name: "a handle that claims too much", syscall: "open_by_handle_at", args: [6]uint64{3, 0x200, 0}, ret: -22,
			entry: memory(at(0x200, uint32(0xffffffff), uint32(1), strings.Repeat("\x01", 128))),
			want:  `open_by_handle_at(3, {handle_bytes=4294967295, handle_type=1, f_handle="` + strings.Repeat(`\x01`, 128) + `"...}, O_RDONLY) = -1 EINVAL (Invalid argument)`},
	})
}
