/* SPDX-License-Identifier: GPL-2.0 */
/* How a task becomes a traced one, and stops being one. */
#ifndef EBPFTRACE_MARK_H
#define EBPFTRACE_MARK_H

#include "filter.h"
#include "hold.h"
#include "seat.h"
#include "pidns.h"
#include "ring.h"

const volatile __u8 want_numbers; /* of tasks in other pid namespaces */

struct numbers_record {
	struct record head;
	struct task_number numbers[NUMBERS_MAX];
};

/*
 * tell_numbers tells what a task is called in the tracer's pid namespace and in
 * those below. Where there is none below, nothing needs to be told.
 */
static __always_inline void tell_numbers(struct task_struct *task, __u32 tid)
{
	struct pid *pid = BPF_CORE_READ(task, thread_pid);
	__u32 last = BPF_CORE_READ(pid, level);
	__u32 first = pidns ? own_level(task) : 0;
	struct numbers_record r = {};
	__u32 i;

	if (first >= last)
		return;
	if (last - first >= NUMBERS_MAX)
		first = last - NUMBERS_MAX + 1;
	for (i = 0; i < NUMBERS_MAX && first + i <= last; i++) {
		struct upid *number = number_at(pid, first + i);

		r.numbers[i].ns = BPF_CORE_READ(number, ns, ns.inum);
		r.numbers[i].nr = BPF_CORE_READ(number, nr);
	}
	fill_head(&r.head, tid, 0, RECORD_NUMBERS, i);
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
}

/*
 * unmark lets a task run on as one that is not traced. Task storage refuses to
 * drop where another task is preempted in its helpers on this CPU
 * (kernel/bpf/bpf_task_storage.c), or is one of another tool: what is kept then
 * stays until the task's end, and says that it is nothing.
 */
static __always_inline void unmark(struct task_struct *task)
{
	struct state *kept = kept_for(task, &states);

	if (KEPT_IN_HASHES && holding)
		drop_for(task, &holds);
	if (!kept || kept->mark & MARK_LEFT)
		return;
	leave_seat(kept);
	kept->mark |= MARK_LEFT;
	if (!drop_for(task, &states) || !KEPT_IN_HASHES)
		count_marked(task, -1);
}

/*
 * mark_task makes a task a traced one. It has a frame of its own, since those
 * of the capture leave none for it.
 *
 * The exit of a task may be seen before its mark is there. Task storage goes
 * with the task; in a hash, the next task at its address would be traced.
 */
static __noinline struct state *mark_task(struct task_struct *task, __u8 mark)
{
	struct state fresh = { .mark = mark };
	struct state *st;

	st = state_of(task);
	if (st)
		return st;
	fresh.tid = tid_of(task);
	fresh.tgid = tgid_of(task);
	count_marked(task, 1);
	claim_seat(task, &fresh);
	if (keep_for(task, &states, &fresh, (void **)&st)) {
		count_marked(task, -1);
		leave_seat(&fresh);
		return 0;
	}
	if (KEPT_IN_HASHES && is_exiting(task)) {
		unmark(task);
		return 0;
	}
	if (!st)
		return 0;
	if (st->seat == fresh.seat)
		open_seat(task, st);
	else
		leave_seat(&fresh); /* it was marked by another CPU meanwhile */
	if (want_numbers)
		tell_numbers(task, fresh.tid);
	return state_of(task);
}

#endif
