// SPDX-License-Identifier: Apache-2.0

package table_test

import "testing"

func TestFutex(t *testing.T) {
	testCalls(t, []callCase{
		{name: "a wait has a time", syscall: "futex", args: [6]uint64{0x100, 137 | 256, 5, 0x200, 0, 0xffffffff}, ret: -110, entry: memory(at(0x200, uint64(1), uint64(2))),
			want: "futex(0x100, FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME, 5, {tv_sec=1, tv_nsec=2}, FUTEX_BITSET_MATCH_ANY) = -1 ETIMEDOUT (Connection timed out)"},
		{name: "a wake has none", syscall: "futex", args: [6]uint64{0x100, 129, allOnes, 0x200, 3, 4}, want: "futex(0x100, FUTEX_WAKE_PRIVATE, 4294967295) = 0"},
		{name: "an unlock has nothing", syscall: "futex", args: [6]uint64{0x100, 7, 1, 2, 3, 4}, want: "futex(0x100, FUTEX_UNLOCK_PI) = 0"},
		{name: "a requeue has a second value", syscall: "futex", args: [6]uint64{0x100, 132, 1, 2, 0x300, 9}, want: "futex(0x100, FUTEX_CMP_REQUEUE_PRIVATE, 1, 2, 0x300, 9) = 0"},
		{name: "an operation on the other word", syscall: "futex", args: [6]uint64{0x100, 5, 1, dirty | 2, 0x300, dirty | 0x94abc123},
			want: "futex(0x100, FUTEX_WAKE_OP, 1, 2, 0x300, FUTEX_OP_OPARG_SHIFT<<28|FUTEX_OP_ADD<<28|0xabc<<12|FUTEX_OP_CMP_GT<<24|0x123) = 0"},
		{name: "parts that are none", syscall: "futex", args: [6]uint64{0x100, 5, 1, 2, 0x300, 0x56000000},
			want: "futex(0x100, FUTEX_WAKE_OP, 1, 2, 0x300, 0x5<<28 /* FUTEX_OP_??? */|0<<12|0x6<<24 /* FUTEX_OP_CMP_??? */|0) = 0"},
		{name: "an operation nobody knows", syscall: "futex", args: [6]uint64{0x100, dirty | 0x7f, 1, 2, 3, 4}, ret: -38,
			want: "futex(0x100, 0x7f /* FUTEX_??? */, 1, 0x2, 0x3, 0x4) = -1 ENOSYS (Function not implemented)"},
		{name: "waiters of which one ends memory", syscall: "futex_waitv", args: [6]uint64{0x100, 2, 0, 0, 1}, ret: efault,
			entry: memory(at(0x100, uint64(1), uint64(0x40), uint32(0x82), uint32(7))),
			want:  "futex_waitv([{val=0x1, uaddr=0x40, flags=FUTEX2_SIZE_U32|FUTEX2_PRIVATE, __reserved=0x7}, ... /* 0x118 */], 2, 0, NULL, CLOCK_MONOTONIC) = -1 EFAULT (Bad address)"},
	})
}

func TestThreadCalls(t *testing.T) {
	area := at(0x100, uint32(1), uint32(0xffffffff), uint64(0), uint32(4), uint32(2), uint32(3), []byte{1, 2, 5, 0}, []byte{9})
	testCalls(t, []callCase{
		{name: "a rseq area", syscall: "rseq", args: [6]uint64{0x100, 32, 0, 0x53053053}, entry: memory(area),
			want: "rseq({cpu_id_start=1, cpu_id=RSEQ_CPU_ID_UNINITIALIZED, rseq_cs=NULL, flags=RSEQ_CS_FLAG_NO_RESTART_ON_MIGRATE, node_id=2, mm_cid=3, " +
				"slice_ctrl={request=1, granted=2, __reserved=0x5}, __reserved=0}, 32, 0, 0x53053053) = 0"},
		{name: "a rseq area that is not aligned", syscall: "rseq", args: [6]uint64{0x101, 32, 1, 0}, ret: einval, entry: memory(area),
			want: "rseq(0x101, 32, RSEQ_FLAG_UNREGISTER, 0) = -1 EINVAL (Invalid argument)"},
		{name: "limits are kibibytes where they can", syscall: "prlimit64", args: [6]uint64{0, 3, 0x100, 0x200},
			entry: memory(at(0x100, uint64(1024), uint64(1025))), exit: memory(at(0x200, uint64(8192*1024), uint64(allOnes))),
			want: "prlimit64(0, RLIMIT_STACK, {rlim_cur=1024, rlim_max=1025}, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0"},
		{name: "CPUs are the bits that are set", syscall: "sched_setaffinity", args: [6]uint64{0, dirty | 9, 0x100}, entry: memory(at(0x100, uint64(0x8000000000000005), []byte{1})),
			want: "sched_setaffinity(0, 9, [0 2 63 64]) = 0"},
		{name: "as many as the kernel says", syscall: "sched_getaffinity", args: [6]uint64{0, 128, 0x100}, ret: 8, exit: memory(at(0x100, uint64(3))),
			want: "sched_getaffinity(0, 128, [0 1]) = 8"},
		{name: "CPUs that are not there", syscall: "sched_setaffinity", args: [6]uint64{0, 16, 0x100}, ret: efault, entry: memory(at(0x100, uint64(3))),
			want: "sched_setaffinity(0, 16, 0x100) = -1 EFAULT (Bad address)"},
		{name: "a policy with its flag", syscall: "sched_getscheduler", ret: 0x40000000, want: "sched_getscheduler(0) = 0x40000000 (SCHED_RESET_ON_FORK|SCHED_OTHER)"},
		{name: "a struct that tells its size", syscall: "sched_setattr", args: [6]uint64{0, 0x100, 0}, ret: -7,
			entry: memory(at(0x100, uint32(64), uint32(6), uint64(8), uint32(1), uint32(2), uint64(3), uint64(4), uint64(5), uint32(6), uint32(7))), exit: memory(at(0x100, uint32(56))),
			want: "sched_setattr(0, {size=64, sched_flags=SCHED_FLAG_KEEP_POLICY, sched_nice=1, sched_priority=2, sched_runtime=3, sched_deadline=4, sched_period=5, " +
				"sched_util_min=6, sched_util_max=7, ...} => {size=56}, 0) = -1 E2BIG (Argument list too long)"},
		{name: "a level of a class", syscall: "ioprio_get", args: [6]uint64{1}, ret: 16391, want: "ioprio_get(IOPRIO_WHO_PROCESS, 0) = 16391 (IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 7))"},
	})
}

func TestPrctl(t *testing.T) {
	testCalls(t, []callCase{
		{name: "a name is cut where the kernel cuts it", syscall: "prctl", args: [6]uint64{15, 0x100}, entry: memory(at(0x100, "a name that is much longer\x00")),
			want: `prctl(PR_SET_NAME, "a name that is "...) = 0`},
		{name: "a name that is read", syscall: "prctl", args: [6]uint64{16, 0x100}, exit: memory(at(0x100, "ab\n\x00")), want: `prctl(PR_GET_NAME, "ab\n") = 0`},
		{name: "a pointer after a failure", syscall: "prctl", args: [6]uint64{2, 0x100}, ret: efault, want: "prctl(PR_GET_PDEATHSIG, 0x100) = -1 EFAULT (Bad address)"},
		{name: "a value that means something", syscall: "prctl", args: [6]uint64{3}, ret: 1, want: "prctl(PR_GET_DUMPABLE) = 1 (SUID_DUMP_USER)"},
		{name: "an argument that others depend on", syscall: "prctl", args: [6]uint64{47, 2, 1, 0, 0}, want: "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0) = 0"},
		{name: "and is without the others", syscall: "prctl", args: [6]uint64{47, 4, 1, 0, 0}, want: "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0x1, 0, 0) = 0"},
		{name: "an argument behind which there is nothing", syscall: "prctl", args: [6]uint64{22, 2, 0x100, 3, 4}, ret: einval, entry: memory(at(0x100, uint64(2), uint64(0x500))),
			want: "prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=2, filter=0x500}) = -1 EINVAL (Invalid argument)"},
		{name: "a mode of three parts", syscall: "prctl", args: [6]uint64{55, 1<<20 | 0x8b, 0, 0, 0}, ret: einval,
			want: "prctl(PR_SET_TAGGED_ADDR_CTRL, PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_SYNC|0x11<<PR_MTE_TAG_SHIFT|0x100000, 0, 0, 0) = -1 EINVAL (Invalid argument)"},
		{name: "an option nobody knows", syscall: "prctl", args: [6]uint64{dirty | 0x52, 1, 2, 3, 4}, ret: einval, want: "prctl(0x52 /* PR_??? */, 0x1, 0x2, 0x3, 0x4) = -1 EINVAL (Invalid argument)"},
		{name: "a register that is read", syscall: "arch_prctl", args: [6]uint64{0x1003, 0x100}, exit: memory(at(0x100, uint64(0x7000))), want: "arch_prctl(ARCH_GET_FS, [0x7000]) = 0"},
		{name: "a set of states with its names", syscall: "arch_prctl", args: [6]uint64{0x1022, 0x100}, exit: memory(at(0x100, uint64(0xe7))),
			want: "arch_prctl(ARCH_GET_XCOMP_PERM, [0xe7 /* XFEATURE_MASK_FPSSE|XFEATURE_MASK_YMM|XFEATURE_MASK_AVX512 */]) = 0"},
		{name: "what was ARCH_CET_STATUS once", syscall: "arch_prctl", args: [6]uint64{0x3001, 0x100}, ret: einval, want: "arch_prctl(0x3001 /* ARCH_??? */, 0x100) = -1 EINVAL (Invalid argument)"},
		{name: "a descriptor's bits", syscall: "modify_ldt", args: [6]uint64{17, 0x100, 16}, entry: memory(at(0x100, uint32(12), uint32(0x1000), uint32(0), uint32(0x53))),
			want: "modify_ldt(17, {entry_number=12, base_addr=0x001000, limit=00000000, seg_32bit=1, contents=1, read_exec_only=0, limit_in_pages=1, seg_not_present=0, useable=1, lm=0}, 16) = 0"},
		{name: "an error in 32 bits", syscall: "modify_ldt", args: [6]uint64{17, 0, 16}, ret: 0xffffffea, want: "modify_ldt(17, NULL, 16) = 4294967274 EINVAL (Invalid argument)"},
	})
}
