// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// described says that a descriptor is of an object without a path.
func described(fd int32, kind string) chunk {
	c, _, _ := abi.ParseChunk(abi.AppendNamed(nil, fd, "anon_inode:"+kind))
	return c
}

func TestBPF(t *testing.T) {
	lookup := at(0x100, uint32(3), uint32(0), uint64(0x1000), uint64(0x2000), uint64(4))
	testCalls(t, []callCase{
		{name: "an element", syscall: "bpf", args: [6]uint64{1, 0x100, 32}, entry: memory(lookup),
			want: "bpf(BPF_MAP_LOOKUP_ELEM, {map_fd=3, key=0x1000, value=0x2000, flags=BPF_F_LOCK}, 32) = 0"},
		{name: "a caller who knows no flags", syscall: "bpf", args: [6]uint64{1, 0x100, 24}, entry: memory(lookup),
			want: "bpf(BPF_MAP_LOOKUP_ELEM, {map_fd=3, key=0x1000, value=0x2000}, 24) = 0"},
		{name: "what is not there counts as 0", syscall: "bpf", args: [6]uint64{2, 0x100, 4}, ret: einval, entry: memory(at(0x100, uint32(3))),
			want: "bpf(BPF_MAP_UPDATE_ELEM, {map_fd=3, key=NULL, value=NULL, flags=BPF_ANY}, 4) = -1 EINVAL (Invalid argument)"},
		{name: "zeroes behind what is known", syscall: "bpf", args: [6]uint64{22, 0x100, 16}, entry: memory(at(0x100, uint32(3), make([]byte, 12))),
			want: "bpf(BPF_MAP_FREEZE, {map_fd=3}, 16) = 0"},
		{name: "more behind what is known", syscall: "bpf", args: [6]uint64{22, 0x100, 8}, ret: einval, entry: memory(at(0x100, uint32(3), uint32(9))),
			want: "bpf(BPF_MAP_FREEZE, {map_fd=3, ...}, 8) = -1 EINVAL (Invalid argument)"},
		{name: "the same with -v", syscall: "bpf", args: [6]uint64{22, 0x100, 8}, ret: einval, verbose: true, entry: memory(at(0x100, uint32(3), uint32(9))),
			want: `bpf(BPF_MAP_FREEZE, {map_fd=3, extra_data="\x09\x00\x00\x00" /* bytes 4..7 */}, 8) = -1 EINVAL (Invalid argument)`},
		{name: "more than a page", syscall: "bpf", args: [6]uint64{22, 0x100, 4097}, ret: -7, entry: memory(lookup),
			want: "bpf(BPF_MAP_FREEZE, 0x100, 4097) = -1 E2BIG (Argument list too long)"},
		{name: "an id that the kernel writes", syscall: "bpf", args: [6]uint64{11, 0x100, 8}, entry: memory(at(0x100, uint32(3), uint32(0))), exit: memory(at(0x100, uint32(3), uint32(9))),
			want: "bpf(BPF_PROG_GET_NEXT_ID, {start_id=3, next_id=9}, 8) = 0"},
		{name: "a size that the kernel changes", syscall: "bpf", args: [6]uint64{15, 0x100, 16},
			entry: memory(at(0x100, uint32(3), uint32(300), uint64(0x5000))), exit: memory(at(0x100, uint32(3), uint32(104), uint64(0x5000))),
			want: "bpf(BPF_OBJ_GET_INFO_BY_FD, {info={bpf_fd=3, info_len=300 => 104, info=0x5000}}, 16) = 0"},
		{name: "a program with -v", syscall: "bpf", args: [6]uint64{5, 0x100, 24}, ret: 4, verbose: true,
			entry: memory(at(0x100, uint32(1), uint32(2), uint64(0x200), uint64(0x300)), at(0x200, "\xb7\xa1\xff\xff", uint32(5), "\x95\x00\x00\x00", uint32(0)), at(0x300, "GPL\x00")),
			want: `bpf(BPF_PROG_LOAD, {prog_type=BPF_PROG_TYPE_SOCKET_FILTER, insn_cnt=2, insns=[{code=BPF_ALU64|BPF_K|BPF_MOV, dst_reg=BPF_REG_1, src_reg=BPF_REG_10, off=-1, imm=0x5}, ` +
				`{code=BPF_JMP|BPF_K|BPF_EXIT, dst_reg=BPF_REG_0, src_reg=BPF_REG_0, off=0, imm=0}], license="GPL"}, 24) = 4`},
		{name: "a link's own end", syscall: "bpf", args: [6]uint64{28, 0x100, 24}, ret: 5, entry: memory(at(0x100, uint32(3), uint32(4), uint32(41), uint32(0), uint64(7))),
			want: "bpf(BPF_LINK_CREATE, {link_create={prog_fd=3, target_fd=4, attach_type=BPF_PERF_EVENT, flags=0, perf_event={bpf_cookie=0x7}}}, 24) = 5"},
		{name: "what is told about a map", syscall: "bpf", args: [6]uint64{15, 0x100, 16}, verbose: true,
			entry: memory(at(0x100, uint32(3), uint32(28), uint64(0x200)), described(3, "bpf-map")),
			exit:  memory(at(0x100, uint32(3), uint32(28), uint64(0x200)), at(0x200, uint32(2), uint32(7), uint32(4), uint32(8), uint32(3), uint32(0), "name")),
			want:  `bpf(BPF_OBJ_GET_INFO_BY_FD, {info={bpf_fd=3, info_len=28, info={type=BPF_MAP_TYPE_ARRAY, id=7, key_size=4, value_size=8, max_entries=3, map_flags=0, name="name"}}}, 16) = 0`},
		{name: "about an object of another kind", syscall: "bpf", args: [6]uint64{15, 0x100, 16}, verbose: true,
			entry: memory(at(0x100, uint32(3), uint32(4), uint64(0x200)), described(3, "bpf-link")), exit: memory(at(0x100, uint32(3), uint32(4), uint64(0x200)), at(0x200, uint32(2))),
			want: "bpf(BPF_OBJ_GET_INFO_BY_FD, {info={bpf_fd=3, info_len=4, info=0x200}}, 16) = 0"},
		{name: "an unknown command", syscall: "bpf", args: [6]uint64{99, 0x100, 24}, ret: einval, entry: memory(lookup), want: "bpf(0x63 /* BPF_??? */, 0x100, 24) = -1 EINVAL (Invalid argument)"},
	})
}

func TestSeccomp(t *testing.T) {
	program := memory(at(0x100, "\x02\x00\x00\x00\x00\x00\x00\x00", uint64(0x200)), at(0x200, "\x15\x00\x01\x00", uint32(59), "\x06\x00\x00\x00", uint32(0x5000d)))
	testCalls(t, []callCase{
		{name: "a filter without -v", syscall: "seccomp", args: [6]uint64{1, 0, 0x100}, entry: program, want: "seccomp(SECCOMP_SET_MODE_FILTER, 0, {len=2, filter=0x200}) = 0"},
		{name: "a filter with -v", syscall: "seccomp", args: [6]uint64{1, 0, 0x100}, entry: program, verbose: true,
			want: "seccomp(SECCOMP_SET_MODE_FILTER, 0, {len=2, filter=[BPF_JUMP(BPF_JMP|BPF_K|BPF_JEQ, 0x3b, 0x1, 0), BPF_STMT(BPF_RET|BPF_K, SECCOMP_RET_ERRNO|0xd)]}) = 0"},
		{name: "an action", syscall: "seccomp", args: [6]uint64{2, 0, 0x100}, ret: -95, entry: memory(at(0x100, uint32(5))),
			want: "seccomp(SECCOMP_GET_ACTION_AVAIL, 0, [0x5 /* SECCOMP_RET_??? */]) = -1 EOPNOTSUPP (Operation not supported)"},
	})
}
