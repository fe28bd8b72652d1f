/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where calls are only counted, what is known of a task is found by its place:
 * a look-up in an array, of a few instructions, instead of two helpers. What is
 * known of a call in progress is at one of both places: a task that finds its
 * seat taken by another does without.
 */
#ifndef EBPFTRACE_SEAT_H
#define EBPFTRACE_SEAT_H

#include "descriptor.h"
#include "latency.h"
#include "place.h"
#include "tally.h"

#define SEATS_LOG2 12 /* the loader makes them, where they are wanted */

const volatile __u8 seated;

struct seat {
	__u32 claims; /* of tasks: one that is alone with its own has the seat
		       */
	__u32 pad;
	__u64 place; /* of its registers; 0 while there is no task */
	__u64 task;
	struct state state;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct seat);
} seats SEC(".maps");

static __always_inline __u32 seat_index(__u64 place)
{
	return place * SCATTER >> (64 - SEATS_LOG2);
}

/* seat_of is the seat of the current task, NULL if it has none. */
static __always_inline struct seat *seat_of(struct pt_regs *regs)
{
	__u64 place = place_of(regs);
	__u32 i = seat_index(place);
	struct seat *s = bpf_map_lookup_elem(&seats, &i);

	return s && s->place == place ? s : 0;
}

/* take_seat moves the call in progress of the current task to its seat, if that
 * is free. */
static __always_inline void
take_seat(struct pt_regs *regs, struct task_struct *task, struct state *st)
{
	__u64 place;
	struct seat *s;
	__u32 i;

	if (!seated || !CAN_CAST || st->seat ||
	    st->mark & (MARK_SILENT | MARK_BORN))
		return;
	place = place_of(regs);
	i = seat_index(place);
	s = bpf_map_lookup_elem(&seats, &i);
	if (!s || s->place)
		return;
	__sync_fetch_and_add(&s->claims, 1);
	if (*(volatile __u32 *)&s->claims != 1) {
		__sync_fetch_and_add(&s->claims, -1);
		return;
	}
	s->state = *st;
	s->task = (__u64)task;
	s->place = place;
	st->in_call = 0;
	st->seat = i + 1;
}

static __always_inline struct seat *own_seat(struct state *st)
{
	__u32 i = st->seat - 1;

	return st->seat ? bpf_map_lookup_elem(&seats, &i) : 0;
}

/* leave_seat and follow_exec have registers of their own: Linux 6.1 forgets the
 * bounds of what their callers would move to the stack else. */
static __noinline int leave_seat(struct state *st)
{
	struct seat *s = own_seat(st);

	if (!s)
		return 0;
	st->seat = 0;
	s->place = 0;
	barrier();
	__sync_fetch_and_add(&s->claims, -1);
	return 0;
}

/* follow_exec is for a task with another program. A thread may have become the
 * leader by that. */
static __noinline int follow_exec(struct state *st)
{
	struct seat *s = own_seat(st);

	if (s)
		s->state.tid = st->tid;
	if (counting == COUNTING_LATENCY)
		note_name(st->tgid, BPF_ANY);
	return 0;
}

/* count_seated_entry tells whether the current task has a seat: nothing else is
 * to be done then. */
static __always_inline bool count_seated_entry(struct pt_regs *regs)
{
	struct task_struct *task;
	struct seat *s;
	__u32 nr;
	bool compat;

	if (!seated || !CAN_CAST)
		return false;
	s = seat_of(regs);
	if (!s)
		return false;
	task = TYPED(struct task_struct, s->task);
	nr = syscall_nr(regs);
	compat = is_compat(task);
	if (!is_wanted(nr, compat))
		return true;
	s->state.nr = nr;
	s->state.compat = compat;
	tally_entry(&s->state, task);
	s->state.in_call = IN_CALL_COUNTED;
	return true;
}

static __always_inline bool count_seated_exit(struct pt_regs *regs, long ret)
{
	struct seat *s;

	if (!seated || !CAN_CAST)
		return false;
	s = seat_of(regs);
	if (!s)
		return false;
	if (!s->state.in_call)
		return true;
	if (counting == COUNTING_LATENCY)
		note_latency(&s->state, ret);
	else
		tally_exit(&s->state, TYPED(struct task_struct, s->task),
			   is_error(ret));
	s->state.in_call = 0;
	return true;
}

#endif
