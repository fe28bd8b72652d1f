/* SPDX-License-Identifier: GPL-2.0 */
/* What is told of a signal that reaches a task, or is ignored. */
#ifndef EBPFTRACE_SIGNAL_H
#define EBPFTRACE_SIGNAL_H

#include "mark.h"
#include "ring.h"
#include "scratch.h"
#include "stack.h"

/* The part of struct kernel_siginfo that is not padding. */
#define SIGINFO_SIZE 48
/* include/trace/events/signal.h */
#define TRACE_SIGNAL_DELIVERED 0
#define TRACE_SIGNAL_IGNORED   1

#define SI_KERNEL 0x80 /* asm-generic/siginfo.h */
struct signal_info {
	__u8 bytes[SIGINFO_SIZE];
};

struct signal_record {
	struct record head;
	struct signal_info info;
};

/* include/linux/sched/signal.h: SEND_SIG_NOINFO is 0, SEND_SIG_PRIV is 1. What
 * they stand for, the kernel writes later: __send_signal_locked in
 * kernel/signal.c. */
static __always_inline void read_info(struct signal_info *to,
				      struct kernel_siginfo *info, int sig)
{
	unsigned long which = (unsigned long)info;
	__u32 *words = (__u32 *)to;

	__builtin_memset(to, 0, sizeof(*to));
	if (which > 1) {
		bpf_probe_read_kernel(to, sizeof(*to), info);
		return;
	}
	words[0] = sig;
	/* The verifier takes no argument for NULL: a test for that would be
	 * gone. */
	barrier_var(which);
	if (which == 1) {
		words[2] = SI_KERNEL;
	} else {
		words[4] = bpf_get_current_pid_tgid() >> 32;
		words[5] = bpf_get_current_uid_gid();
	}
}

/*
 * is_done tells the second of two probes whether the first has done it. Nobody
 * comes between: a signal is delivered to the current task, and generated with
 * the lock of its target's signals held.
 */
static __always_inline bool is_done(__u8 *first, bool again)
{
	bool done = *first;

	if (!twice)
		return false;
	*first = !again;
	return again && done;
}

static __always_inline void send_signal(struct state *st, int sig,
					struct kernel_siginfo *info, __u8 flags)
{
	struct signal_record r = {};

	if (!(wanted_signals >> ((sig - 1) & 63) & 1))
		return;
	/* Who sends a signal may run beside its target: no number then. */
	fill_head(&r.head, st->tid,
		  flags & (RECORD_GENERATED | RECORD_IGNORED) ? 0 : st->seq++,
		  RECORD_SIGNAL, sig);
	r.head.flags = flags;
	if (flags & RECORD_IGNORED && is_held(st)) {
		r.head.flags |= RECORD_IN_CALL;
		st->noted = 1;
	}
	read_info(&r.info, info, sig);
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
}

/* put_signal sends a signal with the stack that it interrupts. */
static __always_inline void put_signal(void *ctx, struct task_struct *task,
				       struct state *st, int sig,
				       struct kernel_siginfo *info, __u8 flags)
{
	__u32 cpu;
	struct scratch *s;

	if (!(wanted_signals >> ((sig - 1) & 63) & 1))
		return;
	cpu = claim_scratch();
	s = begin(cpu, st, RECORD_SIGNAL, sig);
	if (!s)
		return;
	s->head.flags = flags;
	read_info((struct signal_info *)s->data, info, sig);
	s->pos = SIGINFO_SIZE;
	if (!is_compat(task)) {
		put_frames(ctx, s);
		put_stack(s, cpu);
	}
	send(s, cpu);
}

#endif
