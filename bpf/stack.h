/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The user stack of the current task: its registers, the return addresses that
 * frame pointers lead to, and a copy of the stack itself, from which user space
 * unwinds what was compiled without frame pointers.
 */
#ifndef EBPFTRACE_STACK_H
#define EBPFTRACE_STACK_H

#include "copy.h"
#include "task.h"

#define STACK_PAGES  17	 /* 64 KiB that begin anywhere in a page */
#define STACK_FRAMES 127 /* sysctl kernel.perf_event_max_stack */
#define STACK_POS    256 /* what may stand before: words of the call */
#define START_ROOM   64	 /* bytes above mm->start_stack: argc, argv */

const volatile __u8 want_stack;
const volatile __u32 stack_max;	  /* bytes of the stack copied at most */
const volatile __u64 stack_least; /* ns: no stack of calls that took less */

/* copy_stack copies the stack from sp on, as far as it is there. */
__noinline int copy_stack(__u32 cpu, __u64 sp, __u32 len)
{
	struct scratch *s = scratch_of(cpu);
	__u32 pos, at, n, done = 0;
	int i;

	if (!s)
		return 0;
	pos = s->pos;
	if (pos > data_max)
		return 0;
	for (i = 0; i < STACK_PAGES; i++) {
		at = pos + sizeof(struct chunk) + done;
		n = PAGE - ((sp + done) & (PAGE - 1));
		if (n > len - done)
			n = len - done;
		barrier_var(n);
		barrier_var(at);
		if (!n || n > PAGE || at > data_max)
			break;
		if (bpf_probe_read_user(&s->data[at], n, (void *)(sp + done)))
			break;
		done += n;
	}
	if (done > data_max) /* never: for the verifier */
		return 0;
	close_chunk(s, pos, sp, done, 0, CHUNK_OP_STACK);
	return 0;
}

#if defined(__TARGET_ARCH_x86)
/* In the order of DWARF: System V ABI, AMD64 supplement, figure 3.36. */
static __always_inline __u32 put_registers(__u64 *to, struct pt_regs *regs)
{
	to[0] = 0; /* rax, rdx, rcx: no frame is found by these */
	to[1] = 0;
	to[2] = 0;
	to[3] = READ(regs, bx);
	to[4] = READ(regs, si);
	to[5] = READ(regs, di);
	to[6] = READ(regs, bp);
	to[7] = READ(regs, sp);
	to[8] = READ(regs, r8);
	to[9] = READ(regs, r9);
	to[10] = READ(regs, r10);
	to[11] = 0;
	to[12] = READ(regs, r12);
	to[13] = READ(regs, r13);
	to[14] = READ(regs, r14);
	to[15] = READ(regs, r15);
	to[16] = READ(regs, ip);
	return 17 * 8;
}
#else
/* In the order of DWARF: DWARF for the Arm 64-bit Architecture, 4.1. */
static __always_inline __u32 put_registers(__u64 *to, struct pt_regs *regs)
{
	int i;

	for (i = 0; i < 31; i++)
		to[i] = READ(regs, regs[i]);
	to[31] = READ(regs, sp);
	to[32] = READ(regs, pc);
	return 33 * 8;
}
#endif

/* put_frames captures what frame pointers lead to. */
static __always_inline void put_frames(void *ctx, struct scratch *s)
{
	__u32 pos = s->pos;
	long n;

	if (pos > STACK_POS)
		return;
	n = bpf_get_stack(ctx, &s->data[pos + sizeof(struct chunk)],
			  STACK_FRAMES * 8, BPF_F_USER_STACK);
	if (n > 0 && n <= STACK_FRAMES * 8)
		close_chunk(s, pos, 0, n, 0, CHUNK_OP_FRAMES);
}

/*
 * put_stack captures the registers and the stack of the current task. What is
 * above the place where the main thread's stack began holds arguments only:
 * execve put them there. It is a function that asks for all itself for the sake
 * of its callers' frames: those of a probe and of all that it calls have 512
 * bytes together.
 */
static __noinline int put_stack(struct scratch *s, __u32 cpu)
{
	struct task_struct *task = current_task();
	struct pt_regs *regs = user_regs(task);
	struct mm_struct *mm = READ(task, mm);
	__u32 pos = s->pos, len = stack_max;
	__u64 sp = READ(regs, sp), start;
	long n;

	if (!mm || pos > STACK_POS + STACK_FRAMES * 8 + 16)
		return 0;
	n = put_registers((__u64 *)&s->data[pos + sizeof(struct chunk)], regs);
	close_chunk(s, pos, 0, n, 0, CHUNK_OP_REGISTERS);
	if (!stack_max)
		return 0;
	start = READ(mm, start_stack) + START_ROOM;
	if (sp < start && start - sp < len)
		len = start - sp;
	return copy_stack(cpu, sp, len);
}

#endif
