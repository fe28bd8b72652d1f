/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is known of a task, by its place: a look-up in an array, of a few
 * instructions, where the current task and what is kept for it take two
 * helpers. A task that finds its seat taken by another does without one, and
 * what is known of it is where its seat would be noted.
 */
#ifndef EBPFTRACE_SEAT_H
#define EBPFTRACE_SEAT_H

#include "descriptor.h"
#include "place.h"

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

/*
 * seat_of is the seat of the current task, NULL if it has none. Where the end
 * of a task may be missed, another one may have come to its place; there, since
 * Linux 7.0, the current task takes no helper to be known on amd64.
 */
static __always_inline struct seat *seat_of(struct pt_regs *regs)
{
	struct seat *s;
	__u64 place;
	__u32 i;

	if (KEPT_IN_HASHES || !seated)
		return 0;
	place = place_of(regs);
	i = seat_index(place);
	s = bpf_map_lookup_elem(&seats, &i);
	if (!s || s->place != place)
		return 0;
	return twice && s->task != (__u64)current_task() ? 0 : s;
}

/* seat_by is the seat that is noted in what is kept for a task, or NULL. */
static __always_inline struct seat *seat_by(struct state *kept)
{
	__u32 i = kept->seat - 1;

	return seated && kept->seat ? bpf_map_lookup_elem(&seats, &i) : 0;
}

/* state_of is what is known of a task, NULL for one that is not traced. */
static __always_inline struct state *state_of(struct task_struct *task)
{
	struct state *kept = kept_for(task, &states);
	struct seat *s;

	if (!kept || kept->mark & MARK_LEFT)
		return 0;
	s = seat_by(kept);
	return s ? &s->state : kept;
}

/*
 * claim_seat gives a task its seat, if that is free, with what is known of it
 * first. Nobody finds it there before what is kept for the task says so, and
 * the task itself not by its place before open_seat: one that runs on another
 * CPU must not have two states.
 */
static __always_inline void claim_seat(struct task_struct *task,
				       struct state *first)
{
	struct seat *s;
	__u32 i;

	if (KEPT_IN_HASHES || !seated)
		return;
	i = seat_index(place_of(user_regs(task)));
	s = bpf_map_lookup_elem(&seats, &i);
	if (!s || s->place)
		return;
	__sync_fetch_and_add(&s->claims, 1);
	if (*(volatile __u32 *)&s->claims != 1) {
		__sync_fetch_and_add(&s->claims, -1);
		return;
	}
	s->state = *first;
	s->task = (__u64)task;
	first->seat = i + 1;
}

static __always_inline void open_seat(struct task_struct *task,
				      struct state *kept)
{
	struct seat *s = seat_by(kept);

	if (!KEPT_IN_HASHES && s)
		s->place = place_of(user_regs(task));
}

static __always_inline void leave_seat(struct state *kept)
{
	struct seat *s = seat_by(kept);

	if (!s)
		return;
	kept->seat = 0;
	s->place = 0;
	barrier();
	__sync_fetch_and_add(&s->claims, -1);
}

#endif
