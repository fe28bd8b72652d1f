// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestExtendedAttributes(t *testing.T) {
	name := at(0x100, "user.a\x00")
	testCalls(t, []callCase{
		{name: "a value is bytes", syscall: "fsetxattr", args: [6]uint64{3, 0x100, 0x200, 3, 1}, entry: memory(name, at(0x200, "a\x00\xff")), want: `fsetxattr(3, "user.a", "a\0\377", 3, XATTR_CREATE) = 0`},
		{name: "a NUL at the end is no part of a value", syscall: "fsetxattr", args: [6]uint64{3, 0x100, 0x200, 4, 0}, entry: memory(name, at(0x200, "a\x00b\x00")), want: `fsetxattr(3, "user.a", "a\0b", 4, 0) = 0`},
		{name: "nor is one where the string is cut", syscall: "fsetxattr", args: [6]uint64{3, 0x100, 0x200, 40, 0}, entry: memory(name, at(0x200, make([]byte, 40))),
			want: `fsetxattr(3, "user.a", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 40, 0) = 0`},
		{name: "one that is too long is not read", syscall: "fsetxattr", args: [6]uint64{3, 0x100, 0x200, 65537, 0}, ret: -7, entry: memory(name, at(0x200, "a")),
			want: `fsetxattr(3, "user.a", 0x200, 65537, 0) = -1 E2BIG (Argument list too long)`},
		{name: "no room: the size is asked", syscall: "fgetxattr", args: [6]uint64{3, 0x100, 0x200, 0}, ret: 5, entry: memory(name), want: `fgetxattr(3, "user.a", 0x200, 0) = 5`},
		{name: "names with their NULs", syscall: "flistxattr", args: [6]uint64{3, 0x200, 9}, ret: 4, exit: memory(at(0x200, "a\x00b\x00")), want: `flistxattr(3, "a\0b\0", 9) = 4`},
		{name: "what getxattrat got", syscall: "getxattrat", args: [6]uint64{3, 0x100, 0, 0x100, 0x300, 16}, ret: 2,
			entry: memory(name, at(0x300, uint64(0x200), uint32(9), uint32(0))), exit: memory(at(0x200, "hi"), at(0x300, uint64(0x200), uint32(9), uint32(0))),
			want: `getxattrat(3, "user.a", 0, "user.a", {value="hi", size=9, flags=0}, 16) = 2`},
		{name: "what it did not", syscall: "getxattrat", args: [6]uint64{3, 0x100, 0, 0x100, 0x300, 16}, ret: -61, entry: memory(name, at(0x300, uint64(0x200), uint32(9), uint32(0))),
			want: `getxattrat(3, "user.a", 0, "user.a", {value=0x200, size=9, flags=0}, 16) = -1 ENODATA (No data available)`},
		{name: "extents are told", syscall: "file_getattr", args: [6]uint64{3, 0x100, 0x300, 24, 0}, entry: memory(name), exit: memory(at(0x300, uint64(0x80000004), uint32(1), uint32(2), uint32(3), uint32(4))),
			want: `file_getattr(3, "user.a", {fa_xflags=FS_XFLAG_HASATTR|0x4, fa_extsize=1, fa_nextents=2, fa_projid=0x3, fa_cowextsize=4}, 24, 0) = 0`},
		{name: "and not set", syscall: "file_setattr", args: [6]uint64{3, 0x100, 0x300, 24, 0}, entry: memory(name, at(0x300, uint64(8), uint32(1), uint32(2), uint32(3), uint32(4))),
			want: `file_setattr(3, "user.a", {fa_xflags=FS_XFLAG_IMMUTABLE, fa_extsize=1, fa_projid=0x3, fa_cowextsize=4}, 24, 0) = 0`},
	})
}

func TestFileTimes(t *testing.T) {
	const now, omit = 1<<30 - 1, 1<<30 - 2
	testCalls(t, []callCase{
		{name: "a time with its date", syscall: "utimensat", args: [6]uint64{cwd, 0, 0x200, 0x100}, entry: memory(at(0x200, uint64(1), uint64(2), uint64(0), uint64(0))),
			want: `utimensat(AT_FDCWD, NULL, [{tv_sec=1, tv_nsec=2} /* 1970-01-01T00:00:01.000000002+0000 */, {tv_sec=0, tv_nsec=0}], AT_SYMLINK_NOFOLLOW) = 0`},
		{name: "no time at all", syscall: "utimensat", args: [6]uint64{3, 0, 0x200, 0}, entry: memory(at(0x200, uint64(7), uint64(now), uint64(7), uint64(omit))),
			want: `utimensat(3, NULL, [UTIME_NOW, UTIME_OMIT], 0) = 0`},
		{name: "words of 32 bits", syscall: "utimensat", abi: arg.I386, args: [6]uint64{3, 0, 0x200, 0}, entry: memory(at(0x200, uint32(0xffffffff), uint32(5), uint32(7), uint32(omit))),
			want: `utimensat(3, NULL, [{tv_sec=-1, tv_nsec=5} /* 1969-12-31T23:59:59.000000005+0000 */, UTIME_OMIT], 0) = 0`},
		{name: "one of two is an address", syscall: "utimes", args: [6]uint64{0, 0x200}, ret: efault, entry: memory(at(0x200, uint64(1), uint64(2))),
			want: `utimes(NULL, 0x200) = -1 EFAULT (Bad address)`},
		{name: "microseconds that are none", syscall: "utimes", args: [6]uint64{0, 0x200}, ret: -22, entry: memory(at(0x200, uint64(1), uint64(allOnes), uint64(1), uint64(now))),
			want: `utimes(NULL, [{tv_sec=1, tv_usec=18446744073709551615}, {tv_sec=1, tv_usec=1073741823}]) = -1 EINVAL (Invalid argument)`},
	})
}

func TestFolders(t *testing.T) {
	entry := func(length uint64, kind byte, name string) []any {
		n := 19 + len(name) + 1
		pad := make([]byte, (n+7)/8*8-n+1)
		return []any{uint64(5), uint64(6), []byte{byte(length), byte(length >> 8), kind}, name, pad}
	}
	two := at(0x200, append(entry(24, 4, "."), entry(32, 8, "a\tname")...)...)
	testCalls(t, []callCase{
		{name: "entries are counted", syscall: "getdents64", args: [6]uint64{3, 0x200, 100}, ret: 56, exit: memory(two), want: `getdents64(3, 0x200 /* 2 entries */, 100) = 56`},
		{name: "or shown", syscall: "getdents64", args: [6]uint64{3, 0x200, 100}, ret: 56, exit: memory(two), verbose: true,
			want: `getdents64(3, [{d_ino=5, d_off=6, d_reclen=24, d_type=DT_DIR, d_name="."}, {d_ino=5, d_off=6, d_reclen=32, d_type=DT_REG, d_name="a\tname"}], 100) = 56`},
		{name: "more than was captured", syscall: "getdents64", args: [6]uint64{3, 0x200, 100}, ret: 80, exit: memory(two), want: `getdents64(3, 0x200 /* 2 or more entries */, 100) = 80`},
		{name: "or shown as far as it was", syscall: "getdents64", args: [6]uint64{3, 0x200, 100}, ret: 30, exit: memory(two), verbose: true,
			want: `getdents64(3, [{d_ino=5, d_off=6, d_reclen=24, d_type=DT_DIR, d_name="."}, ...], 100) = 30`},
		{name: "none", syscall: "getdents64", args: [6]uint64{3, 0x200, 100}, verbose: true, want: `getdents64(3, [], 100) = 0`},
		{name: "an entry of no length ends the list", syscall: "getdents64", args: [6]uint64{3, 0x200, 100}, ret: 24, exit: memory(at(0x200, entry(0, 4, ".")...)), verbose: true,
			want: `getdents64(3, [...], 100) = 24`},
		{name: "the kind is last in old entries", syscall: "getdents", abi: arg.I386, args: [6]uint64{3, 0x200, 100}, ret: 16, verbose: true,
			exit: memory(at(0x200, uint32(1), uint32(2), "\x10\x00a\x00\x00\x00\x00\x0a")), want: `getdents(3, [{d_ino=1, d_off=2, d_reclen=16, d_name="a", d_type=DT_LNK}], 100) = 16`},
		{name: "readdir reads one", syscall: "readdir", abi: arg.I386, args: [6]uint64{3, 0x200, 1}, ret: 1, exit: memory(at(0x200, uint32(1), uint32(2), "\x02\x00ab")),
			want: `readdir(3, {d_ino=1, d_off=2, d_reclen=2, d_name="ab"}) = 1`},
	})
}
