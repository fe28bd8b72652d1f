/* SPDX-License-Identifier: GPL-2.0 */
/* The rings, one for each CPU, and the counters of what did not get into them.
 */
#ifndef EBPFTRACE_RING_H
#define EBPFTRACE_RING_H

#include "abi.h"
#include "capture.h"
#include "filter.h"

struct ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096); /* the loader sets the size */
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1); /* the loader sets the number of CPUs */
	__type(key, __u32);
	__array(values, struct ring);
} rings SEC(".maps");

struct counts {
	__u64 n[COUNT_MAX];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct counts);
} counters SEC(".maps");

/* Set by the reader before it sleeps: the next record wakes it, once. */
volatile __u32 reader_sleeps;

static __always_inline void count(enum count what)
{
	__u32 zero = 0;
	struct counts *c = bpf_map_lookup_elem(&counters, &zero);

	if (c)
		c->n[what]++;
}

/* Wake-ups are the dearest part of a record, so only a reader that sleeps gets
 * one. */
static __always_inline __u64 wake_up(void)
{
	if (!reader_sleeps)
		return BPF_RB_NO_WAKEUP;
	reader_sleeps = 0;
	return BPF_RB_FORCE_WAKEUP;
}

/* send_bytes sends a record of len bytes; a full ring is counted. */
static __always_inline void send_bytes(__u32 cpu, void *record, __u64 len)
{
	void *ring = bpf_map_lookup_elem(&rings, &cpu);

	if (!ring || bpf_ringbuf_output(ring, record, len, wake_up()))
		count(COUNT_RING_FULL);
}

/* send sends the record in the scratch, with what was captured behind it. */
static __always_inline void send(struct scratch *s, __u32 cpu)
{
	__u32 pos;

	if (s->cut) {
		s->head.flags |= RECORD_CUT;
		count(COUNT_CUT);
	}
	if (preemptible)
		cpu = bpf_get_smp_processor_id();
	/* Read here, since Linux 6.1 does not know the bounds of what was moved
	 * to the stack before it was compared. */
	pos = *(volatile __u32 *)&s->pos;
	if (pos <= 2 * data_max) /* always: the verifier needs the bound */
		send_bytes(cpu, &s->head, sizeof(s->head) + pos);
	release_scratch(s);
}

static __always_inline void fill_head(struct record *r, __u32 tid, __u32 seq,
				      __u8 kind, __u32 nr)
{
	r->time = bpf_ktime_get_ns();
	r->tid = tid;
	r->seq = seq;
	r->nr = nr;
	r->kind = kind;
	r->flags = 0;
	r->nargs = 0;
	r->pad = 0;
}

/* begin starts a record in the CPU's scratch. */
static __always_inline struct scratch *begin(__u32 cpu, struct state *st,
					     __u8 kind, __u32 nr)
{
	struct scratch *s = scratch_of(cpu);

	if (!s) {
		count(COUNT_NO_STATE);
		st->seq++;
		return 0;
	}
	fill_head(&s->head, st->tid, st->seq++, kind, nr);
	s->pos = 0;
	s->failed = 0;
	s->cut = 0;
	return s;
}

static __always_inline void put_task(struct task_id *id,
				     struct task_struct *task, struct state *st)
{
	id->tid = st->tid;
	id->tgid = st->tgid;
	bpf_probe_read_kernel(id->comm, sizeof(id->comm), task->comm);
}

struct task_record {
	struct record head;
	struct task_id task;
};

#endif
