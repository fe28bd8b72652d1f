/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Entries that are held back until the call's end tells whether it is wanted:
 * --min-latency, -e status=. An entry is sent before whatever else is sent of
 * its thread, with the time it was made at: so a thread's records stay in the
 * order of their times. In doubt a call is sent, since Go decides once more.
 */
#ifndef EBPFTRACE_HOLD_H
#define EBPFTRACE_HOLD_H

#include "filter.h"
#include "ring.h"
#include "slow.h"
#include "tally.h"

#define HELD_MAX 2048 /* bytes of words and chunks; larger ones go at once */

/* include/linux/errno.h: the call may be made again */
#define ERESTARTSYS	      512
#define ERESTART_RESTARTBLOCK 516

enum holding {
	HOLDING = 1,
	HOLDING_SUCCESSFUL = 2, /* such calls are wanted */
	HOLDING_FAILED = 4,
	HOLDING_UNFINISHED = 8,
};
const volatile __u8 holding; /* 0: entries are sent as they are made */

struct held {
	__u32 len;
	__u32 pad;
	struct record head;
	__u8 body[HELD_MAX];
};

FOR_EACH_TASK(struct held) holds SEC(".maps");

static __always_inline bool is_held(struct state *st)
{
	return holding && st->in_call == IN_CALL_HELD;
}

/* hold keeps the current task's entry in the scratch back; false if it has to
 * go at once. */
static __always_inline bool hold(struct scratch *s, struct state *st)
{
	__u32 len = s->pos;
	struct held *h;

	if (!holding || s->cut)
		return false;
	barrier_var(len);
	if (len > HELD_MAX)
		return false;
	h = room_for(current_task(), &holds, s);
	if (!h)
		return false;
	h->len = len;
	h->head = s->head;
	if (bpf_probe_read_kernel(h->body, len, s->data))
		return false;
	st->seq--; /* its number is given when it is sent */
	if (!counting && !can_shed)
		st->began = s->head.time;
	st->noted = 0;
	st->in_call = IN_CALL_HELD;
	return true;
}

/* send_held sends the current task's entry that is held back, if there is one.
 */
static __always_inline void send_held(struct state *st)
{
	struct held *h;
	__u32 len;

	if (!is_held(st))
		return;
	st->in_call = IN_CALL;
	h = kept_for(current_task(), &holds);
	if (!h)
		return; /* never */
	h->head.seq = st->seq++;
	len = h->len;
	barrier_var(len);
	if (len > HELD_MAX)
		return; /* never: for the verifier */
	send_bytes(bpf_get_smp_processor_id(), &h->head, sizeof(h->head) + len);
}

/* is_short tells whether a call that ends now took less than is asked for. */
static __always_inline bool is_short(struct state *st, long ret)
{
	__u64 least = min_latency, of_row;

	if (keeping_slow) {
		of_row = slow_least(st, ret);
		if (of_row > least)
			least = of_row;
	}
	return least && bpf_ktime_get_ns() - st->began < least;
}

/* drops_call tells whether the call that returns is not wanted. */
static __always_inline bool drops_call(struct state *st, long ret)
{
	if (!is_held(st) || st->noted)
		return false;
	if (is_short(st, ret))
		return true;
	if (st->compat)
		ret = (int)ret;
	if (ret <= -ERESTARTSYS && ret >= -ERESTART_RESTARTBLOCK)
		return false; /* what comes next decides about it */
	return !(holding &
		 (is_error(ret) ? HOLDING_FAILED : HOLDING_SUCCESSFUL));
}

/* drops_last tells whether the call that the thread dies in is not wanted. */
static __always_inline bool drops_last(struct state *st)
{
	if (!is_held(st) || st->noted)
		return false;
	return !(holding & HOLDING_UNFINISHED) || is_short(st, 0);
}

#endif
