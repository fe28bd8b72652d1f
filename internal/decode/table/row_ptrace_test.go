// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestPtrace(t *testing.T) {
	entry := at(0x100, uint32(1), uint32(0xc000003e), uint64(0x5000), uint64(0x6000), uint64(39), uint64(1), uint64(2), make([]byte, 32))
	testCalls(t, []callCase{
		{name: "no arguments", syscall: "ptrace", args: [6]uint64{0, 1, 2, 3}, want: "ptrace(PTRACE_TRACEME) = 0"},
		{name: "a signal", syscall: "ptrace", args: [6]uint64{7, 5, 0, 10}, want: "ptrace(PTRACE_CONT, 5, NULL, SIGUSR1) = 0"},
		{name: "a register", syscall: "ptrace", args: [6]uint64{3, 5, 16 * 8, 0x100}, exit: memory(at(0x100, uint64(7))), want: "ptrace(PTRACE_PEEKUSER, 5, 8*RIP, [0x7]) = 0"},
		{name: "between two fields", syscall: "ptrace", args: [6]uint64{6, 5, 0xe3, 1}, want: "ptrace(PTRACE_POKEUSER, 5, offsetof(struct user, i387)+3, 0x1) = 0"},
		{name: "beyond the user area", syscall: "ptrace", args: [6]uint64{6, 5, 0x391, 0}, want: "ptrace(PTRACE_POKEUSER, 5, 0x391, NULL) = 0"},
		{name: "no user area", syscall: "ptrace", abi: arg.ARM64, args: [6]uint64{6, 5, 0, 0}, want: "ptrace(PTRACE_POKEUSER, 5, 0, NULL) = 0"},
		{name: "some registers", syscall: "ptrace", args: [6]uint64{0x4204, 5, 1, 0x100},
			entry: memory(at(0x100, uint64(0x200), uint64(9999))), exit: memory(at(0x100, uint64(0x200), uint64(16)), at(0x200, uint64(1), uint64(2))),
			want: "ptrace(PTRACE_GETREGSET, 5, NT_PRSTATUS, {iov_base={r15=0x1, r14=0x2}, iov_len=9999 => 16}) = 0"},
		{name: "no registers after a failure", syscall: "ptrace", args: [6]uint64{0x4204, 5, 1, 0x100}, ret: einval,
			entry: memory(at(0x100, uint64(0x200), uint64(16)), at(0x200, uint64(1), uint64(2))),
			want:  "ptrace(PTRACE_GETREGSET, 5, NT_PRSTATUS, {iov_base=0x200, iov_len=16}) = -1 EINVAL (Invalid argument)"},
		{name: "registers of another architecture", syscall: "ptrace", abi: arg.ARM64, args: [6]uint64{0x4205, 5, 1, 0x100},
			entry: memory(at(0x100, uint64(0x200), uint64(8*34)), at(0x200, make([]byte, 8*31), uint64(1), uint64(2), uint64(3))),
			want: "ptrace(PTRACE_SETREGSET, 5, NT_PRSTATUS, {iov_base={regs=[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], " +
				"sp=0x1, pc=0x2, pstate=0x3}, iov_len=272}) = 0"},
		{name: "a syscall's entry", syscall: "ptrace", args: [6]uint64{0x420e, 5, 88, 0x100}, ret: 80, exit: memory(entry),
			want: "ptrace(PTRACE_GET_SYSCALL_INFO, 5, 88, {op=PTRACE_SYSCALL_INFO_ENTRY, arch=AUDIT_ARCH_X86_64, instruction_pointer=0x5000, stack_pointer=0x6000, " +
				"entry={nr=__NR_getpid, args=[0x1, 0x2, 0, 0, 0, 0]}}) = 80"},
		{name: "as much as there was room for", syscall: "ptrace", args: [6]uint64{0x420e, 5, 41, 0x100}, ret: 80, exit: memory(entry),
			want: "ptrace(PTRACE_GET_SYSCALL_INFO, 5, 41, {op=PTRACE_SYSCALL_INFO_ENTRY, arch=AUDIT_ARCH_X86_64, instruction_pointer=0x5000, stack_pointer=0x6000, " +
				"entry={nr=__NR_getpid, args=[0x1]}}) = 80"},
	})
}

func TestPerf(t *testing.T) {
	head := func(kind, size uint32, config, bits uint64) chunk {
		return at(0x100, kind, size, config, uint64(9), uint64(1), uint64(0), bits, make([]byte, 16))
	}
	testCalls(t, []callCase{
		{name: "bits that are set", syscall: "perf_event_open", args: [6]uint64{0x100, 0, allOnes, allOnes, 8}, ret: 3, entry: memory(head(0, 64, 1<<32|3, 1|1<<10|2<<15|1<<38)),
			want: "perf_event_open({type=PERF_TYPE_HARDWARE, size=PERF_ATTR_SIZE_VER0, config=0x1<<32|PERF_COUNT_HW_CACHE_MISSES, sample_freq=9, sample_type=PERF_SAMPLE_IP, read_format=0, " +
				"disabled=1, freq=1, precise_ip=2 /* requested to have 0 skid */, __reserved_1=0x1 /* Bits 63..38 */, ...}, 0, -1, -1, PERF_FLAG_FD_CLOEXEC) = 3"},
		{name: "the size that the kernel would take", syscall: "perf_event_open", args: [6]uint64{0x100, 5, 0, 3, 4}, ret: -7,
			entry: memory(head(3, 5000, 0x010200, 0)), exit: memory(head(3, 136, 0x010200, 0)),
			want: "perf_event_open({type=PERF_TYPE_HW_CACHE, size=0x1388 /* PERF_ATTR_SIZE_??? */ => PERF_ATTR_SIZE_VER8, " +
				"config=PERF_COUNT_HW_CACHE_RESULT_MISS<<16|PERF_COUNT_HW_CACHE_OP_PREFETCH<<8|PERF_COUNT_HW_CACHE_L1D, sample_period=9, sample_type=PERF_SAMPLE_IP, read_format=0, " +
				"precise_ip=0 /* arbitrary skid */, ...}, 5, 0, 3, PERF_FLAG_PID_CGROUP) = -1 E2BIG (Argument list too long)"},
		{name: "a size that is too small", syscall: "perf_event_open", args: [6]uint64{0x100, 0, 0, 0, 0}, ret: -7, entry: memory(head(0, 63, 0, 0)),
			want: "perf_event_open(0x100, 0, 0, 0, 0) = -1 E2BIG (Argument list too long)"},
	})
}
