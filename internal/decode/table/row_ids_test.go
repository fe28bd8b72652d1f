// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestIDs(t *testing.T) {
	testCalls(t, []callCase{
		{name: "-1 leaves an id", syscall: "setresuid", args: [6]uint64{0xffffffff, 1 << 32, 1000}, want: "setresuid(-1, 0, 1000) = 0"},
		{name: "16 bits", syscall: "setuid", abi: arg.I386, args: [6]uint64{0x1ffff}, want: "setuid(-1) = 0"},
		{name: "32 bits", syscall: "setuid32", abi: arg.I386, args: [6]uint64{0x1ffff}, want: "setuid32(131071) = 0"},
		{name: "as many groups as returned", syscall: "getgroups", args: [6]uint64{9, 0x100}, ret: 2, exit: memory(at(0x100, uint32(1), uint32(2), uint32(3))),
			want: "getgroups(9, [1, 2]) = 2"},
		{name: "more groups than the kernel takes", syscall: "setgroups", args: [6]uint64{65537, 0x100}, ret: einval, entry: memory(at(0x100, uint32(1))),
			want: "setgroups(65537, 0x100) = -1 EINVAL (Invalid argument)"},
		{name: "groups that end with the memory", syscall: "setgroups", args: [6]uint64{2, 0x100}, ret: efault, entry: memory(at(0x100, uint32(1))),
			want: "setgroups(2, [1, ... /* 0x104 */]) = -1 EFAULT (Bad address)"},
	})
}

func TestCapabilities(t *testing.T) {
	v1, v3 := at(0x100, uint32(0x19980330), uint32(0)), at(0x100, uint32(0x20080522), uint32(5))
	data := at(0x200, uint32(1), uint32(0), uint32(0), uint32(1<<6), uint32(1<<31), uint32(0))
	testCalls(t, []callCase{
		{name: "two structs make one set", syscall: "capset", args: [6]uint64{0x100, 0x200}, entry: memory(v3, data),
			want: "capset({version=_LINUX_CAPABILITY_VERSION_3, pid=5}, {effective=1<<CAP_CHOWN|1<<CAP_PERFMON, permitted=0x80000000 /* CAP_??? */, inheritable=0}) = 0"},
		{name: "one struct", syscall: "capset", args: [6]uint64{0x100, 0x200}, entry: memory(v1, data),
			want: "capset({version=_LINUX_CAPABILITY_VERSION_1, pid=0}, {effective=1<<CAP_CHOWN, permitted=0, inheritable=0}) = 0"},
		{name: "half of two structs", syscall: "capset", args: [6]uint64{0x100, 0x200}, ret: efault, entry: memory(v3, at(0x200, make([]byte, 12))),
			want: "capset({version=_LINUX_CAPABILITY_VERSION_3, pid=5}, 0x200) = -1 EFAULT (Bad address)"},
		{name: "no header", syscall: "capget", args: [6]uint64{0, 0x200}, ret: efault, want: "capget(NULL, 0x200) = -1 EFAULT (Bad address)"},
	})
}
