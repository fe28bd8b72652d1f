/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The place of a task's registers at its system calls, which no other task has
 * while it lives. Probes of calls are given it, while for the current task they
 * would call a helper, and to return from one takes some 7 ns where the CPU is
 * kept from guessing returns (Documentation/admin-guide/hw-vuln/srso.rst).
 */
#ifndef EBPFTRACE_PLACE_H
#define EBPFTRACE_PLACE_H

#include "filter.h"

/* 2^64 divided by the golden ratio: keys that are near each other are not
 * when multiplied by it (Knuth, The Art of Computer Programming, 6.4). */
#define SCATTER 0x9e3779b97f4a7c15

/* place_of is a number for an address: the verifier lets nobody calculate with
 * that, but subtract another from it. */
static __always_inline __u64 place_of(struct pt_regs *regs)
{
	__u64 place = (__u64)regs - (__u64)&alive;

	barrier_var(place);
	return place;
}

/*
 * How many traced threads there are whose places scatter alike, to tell of most
 * others by one load that they are not traced. What a task keeps in its storage
 * would tell as well, by two helpers.
 */
#define MARKED_LOG2 14
volatile __u32 marked[1 << MARKED_LOG2];

static __always_inline volatile __u32 *marked_at(struct pt_regs *regs)
{
	__u32 i = place_of(regs) * SCATTER >> (64 - MARKED_LOG2);

	return &marked[index_in(i, 1 << MARKED_LOG2)];
}

static __always_inline void count_marked(struct task_struct *task, int n)
{
	if (!KEPT_IN_HASHES)
		__sync_fetch_and_add(marked_at(user_regs(task)), n);
	__sync_fetch_and_add(&alive, n);
}

static __always_inline bool may_be_marked(struct pt_regs *regs)
{
	return KEPT_IN_HASHES || *marked_at(regs);
}

#endif
