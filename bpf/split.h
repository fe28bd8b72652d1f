/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where a call's time went: on a CPU, waiting for one, or blocked. The
 * scheduler's probes look at traced tasks in a call only.
 */
#ifndef EBPFTRACE_SPLIT_H
#define EBPFTRACE_SPLIT_H

#include "filter.h"
#include "scratch.h"
#include "copy.h"

const volatile __u8 splitting;

static __always_inline void split_begin(struct state *st)
{
	if (!splitting)
		return;
	st->off_cpu = 0;
	st->run_queue = 0;
	st->blocked = 0;
}

/* split_until ends what the task has waited for since it left its CPU or was
 * woken up. */
static __always_inline void split_until(struct state *st, __u64 now)
{
	if (st->off_cpu == OFF_CPU_RUNNABLE)
		st->run_queue += now - st->since;
	else if (st->off_cpu == OFF_CPU_BLOCKED)
		st->blocked += now - st->since;
	st->since = now;
}

static __always_inline void put_split(struct scratch *s, struct state *st)
{
	__u32 pos = s->pos;

	if (!splitting || !st->in_call || pos > data_max)
		return;
	*(__u64 *)&s->data[pos + sizeof(struct chunk)] = st->run_queue;
	*(__u64 *)&s->data[pos + sizeof(struct chunk) + 8] = st->blocked;
	close_chunk(s, pos, 0, 16, 0, CHUNK_OP_SPLIT);
}

/* split_off: the task leaves its CPU. Who is preempted stays runnable, whatever
 * its state says; TASK_RUNNING is 0 (include/linux/sched.h). */
static __always_inline void split_off(struct state *st,
				      struct task_struct *task, bool preempted)
{
	st->since = bpf_ktime_get_ns();
	st->off_cpu = preempted || !state_bits(task) ? OFF_CPU_RUNNABLE
						     : OFF_CPU_BLOCKED;
}

/* split_on: the task has got a CPU. */
static __always_inline void split_on(struct state *st)
{
	split_until(st, bpf_ktime_get_ns());
	st->off_cpu = 0;
}

#endif
