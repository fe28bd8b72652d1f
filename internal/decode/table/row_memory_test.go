// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

const (
	allOnes = 1<<64 - 1
	dirty   = 0xdeadbeef00000000
	einval  = -22
	efault  = -14
)

func TestMemoryCalls(t *testing.T) {
	testCalls(t, []callCase{
		{name: "flags of mmap are a type, flags and a size", syscall: "mmap", args: [6]uint64{0, 4096, 3, 0x54040022, allOnes, 0x1000}, ret: 0x7f00000000,
			want: "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_HUGETLB|21<<MAP_HUGE_SHIFT, -1, 0x1000) = 0x7f00000000"},
		{name: "no type is MAP_FILE", syscall: "mmap", args: [6]uint64{0, 0, 0, 0}, ret: einval,
			want: "mmap(NULL, 0, PROT_NONE, MAP_FILE, 0, 0) = -1 EINVAL (Invalid argument)"},
		{name: "a type that is none is a number", syscall: "mmap", args: [6]uint64{1, 0, 0x100, 0x14}, ret: einval,
			want: "mmap(0x1, 0, 0x100 /* PROT_??? */, 0x4 /* MAP_??? */|MAP_FIXED, 0, 0) = -1 EINVAL (Invalid argument)"},
		{name: "only 32 bits of mmap's flags count", syscall: "mmap", args: [6]uint64{0, 0, 1, dirty | 0x22}, ret: einval,
			want: "mmap(NULL, 0, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, 0, 0) = -1 EINVAL (Invalid argument)"},
		{name: "bit 6 is x86's", syscall: "mmap", args: [6]uint64{0, 0, 1, 0x62}, ret: einval,
			want: "mmap(NULL, 0, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_32BIT, 0, 0) = -1 EINVAL (Invalid argument)"},
		{name: "and unknown on arm64", syscall: "mmap", abi: arg.ARM64, args: [6]uint64{0, 0, 0x10, 0x62}, ret: einval,
			want: "mmap(NULL, 0, PROT_BTI, MAP_PRIVATE|MAP_ANONYMOUS|0x40, 0, 0) = -1 EINVAL (Invalid argument)"},
		{name: "i386's mmap takes a pointer to its arguments", syscall: "mmap", abi: arg.I386, args: [6]uint64{0x1000}, ret: 0x2000,
			entry: memory(at(0x1000, uint32(0), uint32(4096), uint32(3), uint32(0x22), uint32(0xffffffff), uint32(0))),
			want:  "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x2000"},
		{name: "which may be a bad one", syscall: "mmap", abi: arg.I386, args: [6]uint64{0x1000}, ret: efault,
			want: "mmap(0x1000) = -1 EFAULT (Bad address)"},
		{name: "mmap2 counts in pages", syscall: "mmap2", abi: arg.I386, args: [6]uint64{0, 8192, 1, 2, 3, 0x12}, ret: 0x5000,
			want: "mmap2(NULL, 8192, PROT_READ, MAP_PRIVATE, 3, 0x12000) = 0x5000"},
		{name: "a new address is there where mremap may move", syscall: "mremap", args: [6]uint64{0x1000, 1, 2, 3, 0x2000}, ret: 0x2000,
			want: "mremap(0x1000, 1, 2, MREMAP_MAYMOVE|MREMAP_FIXED, 0x2000) = 0x2000"},
		{name: "and not there where it may not", syscall: "mremap", args: [6]uint64{0x1000, 1, 2, 2, 0x2000}, ret: einval,
			want: "mremap(0x1000, 1, 2, MREMAP_FIXED) = -1 EINVAL (Invalid argument)"},
		{name: "mincore has a byte for each page begun", syscall: "mincore", args: [6]uint64{0x10000, 4097, 0x500},
			exit: memory(at(0x500, []byte{1, 0xfe})), want: "mincore(0x10000, 4097, [1, 0]) = 0"},
		{name: "mincore of what is too much", syscall: "mincore", args: [6]uint64{0x10000, allOnes, 0x500}, ret: -12,
			want: "mincore(0x10000, 18446744073709551615, 0x500) = -1 ENOMEM (Cannot allocate memory)"},
		{name: "a policy with a flag", syscall: "set_mempolicy", args: [6]uint64{0x8001, 0x500, 8}, entry: memory(at(0x500, uint64(5))),
			want: "set_mempolicy(MPOL_PREFERRED|MPOL_F_STATIC_NODES, [0x00000000000005], 8) = 0"},
		{name: "nodes of no word", syscall: "set_mempolicy", args: [6]uint64{dirty | 99, 0x500, 1}, ret: einval, entry: memory(at(0x500, uint64(5))),
			want: "set_mempolicy(0x63 /* MPOL_??? */, 0x500, 1) = -1 EINVAL (Invalid argument)"},
		{name: "nodes of two words, the first of them empty", syscall: "get_mempolicy", args: [6]uint64{0x400, 0x500, 128},
			exit: memory(at(0x400, uint32(2)), at(0x500, uint64(0), uint64(1<<63))),
			want: "get_mempolicy([MPOL_BIND], [0000000000000000, 0x8000000000000000], 128, NULL, 0) = 0"},
		{name: "a page's status is a node or an error", syscall: "move_pages", args: [6]uint64{0, 2, 0x400, 0, 0x500, 2},
			entry: memory(at(0x400, uint64(0x7000), uint64(0))), exit: memory(at(0x500, uint32(1), uint32(0xfffffffe))),
			want: "move_pages(0, 2, [0x7000, NULL], NULL, [1, -ENOENT], MPOL_MF_MOVE) = 0"},
	})
}
