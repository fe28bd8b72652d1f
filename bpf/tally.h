/* SPDX-License-Identifier: GPL-2.0 */
/* Counting calls where they are made: what -c shows needs no record. */
#ifndef EBPFTRACE_TALLY_H
#define EBPFTRACE_TALLY_H

#include "abi.h"
#include "filter.h"

enum counting {
	COUNTING_ONLY = 1, /* no records */
	COUNTING_TOO,	   /* and records */
	COUNTING_LATENCY,  /* in histograms, and no records: latency.h */
};

const volatile __u8 keeping_slow; /* records of the slowest calls: slow.h */
const volatile __u8 counting;	  /* 0: no */
const volatile __u64 min_latency; /* ns; calls that take less do not count */
const volatile __u8
	count_wall; /* least and most are of wall time, not of CPU's */

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2 * SPECS_NATIVE);
	__type(key, __u32);
	__type(value, struct tally);
} tallies SEC(".maps");

static __always_inline bool counts_only(void)
{
	return counting == COUNTING_ONLY ||
	       (counting == COUNTING_LATENCY && !keeping_slow);
}

/* only_counted tells whether no records are made of a call. */
static __always_inline bool only_counted(__u32 nr, bool compat)
{
	if (counts_only())
		return true;
	return can_shed &&
	       muted[index_in(syscall_index(nr, compat), 2 * SPECS_NATIVE)];
}

static __always_inline __u64 switches_of(struct task_struct *task)
{
	return READ(task, nvcsw) + READ(task, nivcsw);
}

static __always_inline void tally_entry(struct state *st,
					struct task_struct *task)
{
	st->began = bpf_ktime_get_ns();
	if (counting == COUNTING_LATENCY)
		return;
	st->ran = READ(task, se.sum_exec_runtime);
	st->switches = switches_of(task);
}

/*
 * tally_exit counts a call that returns. While a task stays on its CPU all time
 * is CPU time. Where it was switched away, the scheduler's account tells: it is
 * as exact as the last tick before the entry.
 */
static __always_inline void tally_exit(struct state *st,
				       struct task_struct *task, bool error)
{
	__u32 index = syscall_index(st->nr, st->compat);
	__u64 wall = bpf_ktime_get_ns() - st->began, cpu = wall, time;
	struct tally *t;

	if (wall < min_latency)
		return;
	t = bpf_map_lookup_elem(&tallies, &index);
	if (!t)
		return;
	if (switches_of(task) != st->switches) {
		cpu = READ(task, se.sum_exec_runtime) - st->ran;
		if (cpu > wall)
			cpu = wall;
	}
	time = count_wall ? wall : cpu;
	if (!t->calls || time < t->least)
		t->least = time;
	if (time > t->most)
		t->most = time;
	t->calls++;
	t->errors += error;
	t->wall += wall;
	t->cpu += cpu;
}

#endif
