// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestStat(t *testing.T) {
	path := memory(at(0x100, "x\x00"))
	amd64 := func(mode uint32) chunk {
		return at(0x200, uint64(0xfedcba9876543210), uint64(7), uint64(3), mode, uint32(1000), uint32(0xffffffff), uint32(0),
			uint64(0x103), uint64(allOnes), uint64(4096), uint64(8), uint64(0), uint64(500000000), uint64(allOnes), uint64(0), uint64(1), uint64(1000000000),
			uint64(0), uint64(0), uint64(0))
	}
	testCalls(t, []callCase{
		{name: "a file has a size", syscall: "stat", args: [6]uint64{0x100, 0x200}, entry: path, exit: memory(amd64(0o100644)),
			want: `stat("x", {st_mode=S_IFREG|0644, st_size=18446744073709551615, ...}) = 0`},
		{name: "a device has a number", syscall: "lstat", args: [6]uint64{0x100, 0x200}, entry: path, exit: memory(amd64(0o20666)),
			want: `lstat("x", {st_mode=S_IFCHR|0666, st_rdev=makedev(0x1, 0x3), ...}) = 0`},
		{name: "all fields in strace's order", syscall: "newfstatat", args: [6]uint64{cwd, 0x100, 0x200, 0x1000}, entry: path, exit: memory(amd64(0o41777)), verbose: true,
			want: `newfstatat(AT_FDCWD, "x", {st_dev=makedev(0xfedcb432, 0xa9876510), st_ino=7, st_mode=S_IFDIR|S_ISVTX|0777, st_nlink=3, st_uid=1000, st_gid=4294967295, ` +
				`st_blksize=4096, st_blocks=8, st_size=18446744073709551615, st_atime=0 /* 1970-01-01T00:00:00.500000000+0000 */, st_atime_nsec=500000000, ` +
				`st_mtime=-1 /* 1969-12-31T23:59:59+0000 */, st_mtime_nsec=0, st_ctime=1, st_ctime_nsec=1000000000}, AT_EMPTY_PATH) = 0`},
		{name: "arm64 has another layout", syscall: "fstat", abi: arg.ARM64, args: [6]uint64{3, 0x200}, verbose: true,
			exit: memory(at(0x200, uint64(1), uint64(2), uint32(0o100600), uint32(4), uint32(5), uint32(6), uint64(7), uint64(0), uint64(8), uint32(9), uint32(0),
				uint64(10), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0))),
			want: `fstat(3, {st_dev=makedev(0, 0x1), st_ino=2, st_mode=S_IFREG|0600, st_nlink=4, st_uid=5, st_gid=6, st_blksize=9, st_blocks=10, st_size=8, ` +
				`st_atime=0, st_atime_nsec=0, st_mtime=0, st_mtime_nsec=0, st_ctime=0, st_ctime_nsec=0}) = 0`},
		{name: "so has i386", syscall: "fstat64", abi: arg.I386, args: [6]uint64{3, 0x200}, verbose: true,
			exit: memory(at(0x200, uint64(1), uint32(0), uint32(2), uint32(0o100600), uint32(4), uint32(5), uint32(6), uint64(7), uint32(0), uint64(8), uint32(9), uint64(10),
				uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint64(2))),
			want: `fstat64(3, {st_dev=makedev(0, 0x1), st_ino=2, st_mode=S_IFREG|0600, st_nlink=4, st_uid=5, st_gid=6, st_blksize=9, st_blocks=10, st_size=8, ` +
				`st_atime=0, st_atime_nsec=0, st_mtime=0, st_mtime_nsec=0, st_ctime=0, st_ctime_nsec=0}) = 0`},
		{name: "a short copy is an address", syscall: "stat", args: [6]uint64{0x100, 0x200}, entry: path, exit: memory(at(0x200, uint64(1))),
			want: `stat("x", 0x200) = 0`},
		{name: "a failed call wrote nothing", syscall: "stat", args: [6]uint64{0x100, 0x200}, ret: enoent, entry: path, exit: memory(amd64(0)),
			want: `stat("x", 0x200) = -1 ENOENT (No such file or directory)`},
	})
}

func TestStatx(t *testing.T) {
	words := make([]any, 64)
	for i := range words {
		words[i] = uint32(0x1000 + i)
	}
	with := func(mask uint32, attributes uint32) []chunk {
		w := append([]any(nil), words...)
		w[0], w[2], w[3], w[7] = mask, attributes, uint32(0), uint32(0o100644)
		return memory(at(0x200, w...))
	}
	path := memory(at(0x100, "x\x00"))
	testCalls(t, []callCase{
		{name: "no flag at all asks for what stat would do", syscall: "statx", args: [6]uint64{cwd, 0x100, 0, 0x7ff, 0x200}, entry: path, exit: with(0x7ff, 0),
			want: `statx(AT_FDCWD, "x", AT_STATX_SYNC_AS_STAT, STATX_BASIC_STATS, {stx_mask=STATX_BASIC_STATS, stx_attributes=0, stx_mode=S_IFREG|0644, ` +
				`stx_size=17639430688778, ...}) = 0`},
		{name: "unknown flags", syscall: "statx", args: [6]uint64{99, 0x100, 0x4011, 0x80000000, 0x200}, ret: ebadf, entry: path,
			want: `statx(99, "x", AT_STATX_DONT_SYNC|0x11, 0x80000000 /* STATX_??? */, 0x200) = -1 EBADF (Bad file descriptor)`},
		{name: "what the mask says is not there is not shown", syscall: "statx", args: [6]uint64{cwd, 0x100, 0x6100, allOnes, 0x200}, entry: path, exit: with(0x4000, 0x804), verbose: true,
			want: `statx(AT_FDCWD, "x", AT_STATX_FORCE_SYNC|AT_STATX_DONT_SYNC|AT_SYMLINK_NOFOLLOW, STATX_ALL|STATX_MNT_ID|STATX_DIOALIGN|STATX_MNT_ID_UNIQUE|STATX_SUBVOL|` +
				`STATX_WRITE_ATOMIC|STATX_DIO_READ_ALIGN|0xfffc0000, {stx_mask=STATX_MNT_ID_UNIQUE, stx_blksize=4097, stx_attributes=STATX_ATTR_COMPRESSED|STATX_ATTR_ENCRYPTED, ` +
				`stx_attributes_mask=STATX_ATTR_COMPRESSED|STATX_ATTR_AUTOMOUNT|0x100f0000000a, stx_rdev_major=4128, stx_rdev_minor=4129, stx_dev_major=4130, stx_dev_minor=4131, ` +
				`stx_atomic_write_unit_min=4138, stx_atomic_write_unit_max=4139, stx_atomic_write_segments_max=4140, stx_atomic_write_unit_max_opt=4142}) = 0`},
	})
}

func TestStatfs(t *testing.T) {
	words := func(kind, flags uint64) []chunk {
		return memory(at(0x200, kind, uint64(4096), uint64(1), uint64(2), uint64(3), uint64(4), uint64(5), uint32(0x1a), uint32(0), uint64(255), uint64(6), flags,
			uint64(0), uint64(0), uint64(0), uint64(0)))
	}
	testCalls(t, []callCase{
		{name: "flags that are valid", syscall: "fstatfs", args: [6]uint64{3, 0x200}, exit: words(0x9fa0, 0x1020),
			want: "fstatfs(3, {f_type=PROC_SUPER_MAGIC, f_bsize=4096, f_blocks=1, f_bfree=2, f_bavail=3, f_files=4, f_ffree=5, f_fsid={val=[0x1a, 0]}, f_namelen=255, " +
				"f_frsize=6, f_flags=ST_VALID|ST_RELATIME}) = 0"},
		{name: "flags that are not, and a system nobody knows", syscall: "fstatfs", args: [6]uint64{3, 0x200}, exit: words(allOnes, 0x1),
			want: "fstatfs(3, {f_type=0xffffffffffffffff, f_bsize=4096, f_blocks=1, f_bfree=2, f_bavail=3, f_files=4, f_ffree=5, f_fsid={val=[0x1a, 0]}, f_namelen=255, f_frsize=6}) = 0"},
		{name: "a size that is none", syscall: "fstatfs64", abi: arg.I386, args: [6]uint64{3, 64, 0x200}, ret: -22, want: "fstatfs64(3, 64, 0x200) = -1 EINVAL (Invalid argument)"},
	})
}
