// SPDX-License-Identifier: Apache-2.0

package table_test

import "testing"

func TestMounting(t *testing.T) {
	strs := memory(at(0x100, "src\x00"), at(0x200, "/t\x00"), at(0x300, "tmpfs\x00"), at(0x400, "size=1\x00"))
	mount := func(flags uint64) [6]uint64 { return [6]uint64{0x100, 0x200, 0x300, flags, 0x400} }
	testCalls(t, []callCase{
		{name: "a new mount has a type and data", syscall: "mount", args: mount(3), entry: strs, want: `mount("src", "/t", "tmpfs", MS_RDONLY|MS_NOSUID, "size=1") = 0`},
		{name: "a bind has neither", syscall: "mount", args: mount(0x5000), entry: strs, want: `mount("src", "/t", 0x300, MS_BIND|MS_REC, 0x400) = 0`},
		{name: "a changed one has data", syscall: "mount", args: mount(0x1020), entry: strs, want: `mount("src", "/t", 0x300, MS_REMOUNT|MS_BIND, "size=1") = 0`},
		{name: "the old magic number is no flag", syscall: "mount", args: mount(0xc0ed1000), entry: strs, want: `mount("src", "/t", 0x300, MS_MGC_VAL|MS_BIND, 0x400) = 0`},
		{name: "and may be all there is", syscall: "mount", args: mount(0xc0ed0000), entry: strs, want: `mount("src", "/t", "tmpfs", MS_MGC_VAL, "size=1") = 0`},
		{name: "unknown flags", syscall: "umount2", args: [6]uint64{0x200, 0x12}, ret: -22, entry: strs, want: `umount2("/t", MNT_DETACH|0x10) = -1 EINVAL (Invalid argument)`},
		{name: "a binary value is in hex", syscall: "fsconfig", args: [6]uint64{3, 2, 0x100, 0x200, 2}, entry: strs, want: `fsconfig(3, FSCONFIG_SET_BINARY, "src", "\x2f\x74", 2) = 0`},
		{name: "of a negative length it is none", syscall: "fsconfig", args: [6]uint64{3, 2, 0x100, 0x200, 0xfffffffb}, ret: -22, entry: strs,
			want: `fsconfig(3, FSCONFIG_SET_BINARY, "src", 0x200, -5) = -1 EINVAL (Invalid argument)`},
		{name: "a path starts in a folder", syscall: "fsconfig", args: [6]uint64{3, dirty | 3, 0x100, 0x200, cwd}, entry: strs, want: `fsconfig(3, FSCONFIG_SET_PATH, "src", "/t", AT_FDCWD) = 0`},
		{name: "a command that is none", syscall: "fsconfig", args: [6]uint64{3, 9, 0x100, 0x200, 0}, ret: -95, entry: strs,
			want: `fsconfig(3, 0x9 /* FSCONFIG_??? */, 0x100, 0x200, 0) = -1 EOPNOTSUPP (Operation not supported)`},
		{name: "attributes that grew", syscall: "mount_setattr", args: [6]uint64{3, 0x200, 0x8000, 0x500, 33}, ret: -7,
			entry: memory(at(0x200, "/t\x00"), at(0x500, uint64(0x71), uint64(0x30), uint64(0), uint64(allOnes), "\x01")),
			want: `mount_setattr(3, "/t", AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY|MOUNT_ATTR__ATIME, attr_clr=MOUNT_ATTR_NOATIME|MOUNT_ATTR_STRICTATIME, ` +
				`propagation=0 /* MS_??? */, userns_fd=18446744073709551615, /* bytes 32..32 */ "\x01"}, 33) = -1 E2BIG (Argument list too long)`},
	})
}

func TestStatmount(t *testing.T) {
	question := at(0x100, uint32(24), uint32(0), uint64(5), uint64(0x400))
	answer := func(size uint32, mask uint64, number, offset uint32) []chunk {
		words := []any{size, uint32(0), mask}
		for len(words) < 31 { // up to opt_num, which is word 32
			words = append(words, uint32(0))
		}
		words = append(words, number, offset)
		c := at(0x200, words...)
		for len(c.Data) < 512 {
			c.Data = append(c.Data, 0)
		}
		c.Data = append(c.Data, "zero\x00one\x00end"...)
		return memory(c)
	}
	testCalls(t, []callCase{
		{name: "strings one behind the other", syscall: "statmount", args: [6]uint64{0x100, 0x200, 4096, 0}, entry: memory(question), exit: answer(524, 0x400, 2, 0),
			want: `statmount({size=24, mnt_ns_fd=0, mnt_id=0x5, param=STATMOUNT_OPT_ARRAY}, {size=524, mask=STATMOUNT_OPT_ARRAY, opt_num=2, opt_array=["zero", "one"]}, 4096, 0) = 0`},
		{name: "fewer than there should be, the last without its end", syscall: "statmount", args: [6]uint64{0x100, 0x200, 4096, 0}, entry: memory(question), exit: answer(524, 0x400, 0x7fffffff, 5),
			want: `statmount({size=24, mnt_ns_fd=0, mnt_id=0x5, param=STATMOUNT_OPT_ARRAY}, {size=524, mask=STATMOUNT_OPT_ARRAY, opt_num=2147483647, opt_array=["one", "end"..., ???]}, 4096, 0) = 0`},
		{name: "an offset beyond all strings", syscall: "statmount", args: [6]uint64{0x100, 0x200, 4096, 0}, entry: memory(question), exit: answer(524, 0x400, 1, 12),
			want: `statmount({size=24, mnt_ns_fd=0, mnt_id=0x5, param=STATMOUNT_OPT_ARRAY}, {size=524, mask=STATMOUNT_OPT_ARRAY, opt_num=1, opt_array=0xc}, 4096, 0) = 0`},
		{name: "a size that is too large", syscall: "statmount", args: [6]uint64{0x100, 0x200, 523, 0}, entry: memory(question), exit: answer(524, 0x400, 1, 0),
			want: `statmount({size=24, mnt_ns_fd=0, mnt_id=0x5, param=STATMOUNT_OPT_ARRAY}, {size=524, mask=STATMOUNT_OPT_ARRAY, opt_num=1, opt_array=0}, 523, 0) = 0`},
		{name: "a question that is too short", syscall: "listmount", args: [6]uint64{0x100, 0x200, 4, 1}, ret: -22, entry: memory(at(0x100, uint32(23))),
			want: `listmount({size=23}, 0x200, 4, LISTMOUNT_REVERSE) = -1 EINVAL (Invalid argument)`},
		{name: "a question at the edge of memory", syscall: "listmount", args: [6]uint64{0x100, 0x200, 4, 0}, ret: efault, entry: memory(at(0x100, uint32(24), uint32(0))),
			want: `listmount({size=24, ???}, 0x200, 4, 0) = -1 EFAULT (Bad address)`},
		{name: "the root of all mounts", syscall: "listmount", args: [6]uint64{0x100, 0x200, 4, 0}, ret: 2, entry: memory(at(0x100, uint32(32), uint32(0), uint64(allOnes), uint64(0), uint64(9))),
			exit: memory(at(0x200, uint64(1), uint64(2))), want: `listmount({size=32, mnt_ns_fd=0, mnt_id=LSMT_ROOT, param=0, mnt_ns_id=0x9}, [0x1, 0x2], 4, 0) = 2`},
	})
}
