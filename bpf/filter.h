/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which calls of which tasks: the options as read-only constants, the marks on
 * tasks, and the tests in the order of their cost.
 */
#ifndef EBPFTRACE_FILTER_H
#define EBPFTRACE_FILTER_H

#include "abi.h"
#include "kept.h"

/* What is not set is dead code to the verifier, and costs nothing. */
const volatile __u64 wanted[WANTED_WORDS];
const volatile __u32 launcher; /* the thread that starts the command */
const volatile __u32 tracer;   /* ebpftrace itself: never traced */
const volatile __u8 follow_forks;
const volatile __u8 detach_on_exec; /* a task is left at its execve */
const volatile __u8 want_ip;
const volatile __u8 twice;	     /* probes of tasks, lest both be skipped */
const volatile __u8 unprivileged;    /* the tracer, so ptrace's rules hold */
const volatile __u64 wanted_signals; /* bit n-1 is signal n */

enum mark {
	MARK_SILENT = 1,    /* the command before its first execve */
	MARK_THREADS = 2,   /* its new threads are traced, its children not */
	MARK_BORN = 4,	    /* it has returned from its parent's fork only */
	MARK_CHOSEN = 8,    /* a call of its was selected */
	MARK_EXCLUDED = 16, /* it must never be selected */
	MARK_LEFT = 32,	    /* it is no traced one any more: unmark */
};

/* Whether a call is in progress. */
enum in_call {
	IN_CALL = 1,	 /* its entry was recorded */
	IN_CALL_COUNTED, /* no records are made of it */
	IN_CALL_HELD,	 /* its entry is held back: hold.h */
};

/* What is known about a traced thread; there is none for others. */
struct state {
	__u32 seq;
	__u32 nr;    /* of the call in progress */
	__u32 retry; /* root ops that were not readable at entry */
	__u16 spec;  /* of the call in progress, its variant chosen */
	__u8 in_call;
	__u8 compat;
	__u8 mark;
	__u8 noted; /* a signal's record refers to the call that is held back */
	__u8 off_cpu; /* since when: split.h */
	__u8 stacked; /* the entry's record has the stack */
	__u32 tid;    /* as the tracer's pid namespace numbers it */
	__u32 tgid;
	__u32 seat; /* 1 + the index of the task's own, 0 in that and without */
	/* Only where probes run twice. */
	__u64 mm;	/* at the last execve */
	__u8 delivered; /* a signal, by the first of two probes */
	__u8 generated;
	__u64 began;	/* time of the entry, ns; only where somebody asks */
	__u64 ran;	/* time on a CPU until then */
	__u64 switches; /* context switches until then */
	/* Only where times are split: split.h. */
	__u64 since;	 /* time of the last change */
	__u64 run_queue; /* ns in the call in progress */
	__u64 blocked;
};

enum off_cpu {
	OFF_CPU_RUNNABLE = 1,
	OFF_CPU_BLOCKED,
};

FOR_EACH_TASK(struct state) states SEC(".maps");

/*
 * What --max-overhead has given up so far. It changes while the probes run, so
 * it is no constant; where there is no budget, can_shed lets the verifier
 * remove it.
 */
enum shed {
	SHED_BUFFERS = 1, /* whatever has a variable length, but no strings */
	SHED_STRINGS = 2, /* and strings */
};
const volatile __u8 can_shed;
volatile __u32 shed;
volatile __u8 muted[2 * SPECS_NATIVE]; /* syscalls that are only counted */

/* Traced threads alive; ebpftrace ends when there is none left. */
volatile __u32 alive;

/*
 * index_in bounds an index by a mask in the way the verifier wants: the
 * compiler, which knows the value to be small, would drop a plain &.
 */
static __always_inline __u32 index_in(__u32 i, __u32 size)
{
	barrier_var(i);
	return i & (size - 1);
}

/*
 * syscall_index is a syscall's place in the tables. Unknown numbers, and those
 * of x32, share the last one.
 */
static __always_inline __u32 syscall_index(__u32 nr, bool compat)
{
	if (nr >= SPECS_NATIVE)
		nr = SPECS_NATIVE - 1;
	return compat ? nr + SPECS_NATIVE : nr;
}

static __always_inline bool is_wanted(__u32 nr, bool compat)
{
	__u32 i = syscall_index(nr, compat);

	return wanted[index_in(i / 64, WANTED_WORDS)] >> (i & 63) & 1;
}

/* may_be_wanted asks before anybody knows which table a number belongs to. */
static __always_inline bool may_be_wanted(__u32 nr)
{
	return is_wanted(nr, false) || is_wanted(nr, true);
}

#if defined(__TARGET_ARCH_x86)
#define TS_COMPAT 0x2 /* arch/x86/include/asm/thread_info.h */
static __always_inline bool is_compat(struct task_struct *task)
{
	return READ(task, thread_info.status) & TS_COMPAT;
}
#else
#define TIF_32BIT 22 /* arch/arm64/include/asm/thread_info.h */
static __always_inline bool is_compat(struct task_struct *task)
{
	return READ(task, thread_info.flags) >> TIF_32BIT & 1;
}
#endif

#endif
