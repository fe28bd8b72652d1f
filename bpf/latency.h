/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How long calls take, counted where they return: a histogram for each key,
 * and no record. One entry of the map is one bucket of one histogram, so that a
 * key takes room for the buckets it has.
 */
#ifndef EBPFTRACE_LATENCY_H
#define EBPFTRACE_LATENCY_H

#include "abi.h"
#include "filter.h"
#include "slot.h"
#include "split.h"
#include "tally.h"

/* What keys are made of. */
enum latency_by {
	BY_SYSCALL = 1,
	BY_ERROR = 2,
	BY_PROCESS = 4,
	BY_THREAD = 8,
	BY_UID = 16,
	BY_CGROUP = 32,
	BY_COMM = 64,
};
const volatile __u8 latency_by;
const volatile __u8 latency_of; /* outcomes: 1 successes, 2 failures */

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__uint(max_entries, 1);
	__type(key, struct latency_key);
	__type(value, struct latency);
} latencies SEC(".maps");

/* What finds no room there, by bucket and outcome. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2 * LATENCY_BUCKETS);
	__type(key, __u32);
	__type(value, struct latency);
} other_latencies SEC(".maps");

/* The names of threads that have keys, as they were when these came up, or at
 * their last execve. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, __u32);
	__type(value, __u64[2]);
} names SEC(".maps");

static __always_inline __u32 log2_of(__u64 v)
{
	__u32 n = 0;

	if (v >> 32) {
		v >>= 32;
		n += 32;
	}
	if (v >> 16) {
		v >>= 16;
		n += 16;
	}
	if (v >> 8) {
		v >>= 8;
		n += 8;
	}
	if (v >> 4) {
		v >>= 4;
		n += 4;
	}
	if (v >> 2) {
		v >>= 2;
		n += 2;
	}
	return n + (v >> 1);
}

/*
 * bucket_of has 16 buckets for each power of two, and one for each ns below 32:
 * a bucket is at most 1/16 as wide as the least time in it.
 */
static __always_inline __u32 bucket_of(__u64 ns)
{
	__u32 shift, bucket;

	if (ns < 32)
		return ns;
	shift = log2_of(ns) - 4;
	bucket = shift * 16 + (ns >> shift);
	return bucket < LATENCY_BUCKETS ? bucket : LATENCY_BUCKETS - 1;
}

static __always_inline void add_latency(struct latency *l, struct state *st,
					__u64 ns)
{
	if (splitting) {
		l->run_queue += st->run_queue;
		l->blocked += st->blocked;
	}
	l->calls++;
	l->total += ns;
	if (ns > l->most)
		l->most = ns;
}

static __always_inline void note_name(__u32 id, __u64 how)
{
	struct task_struct *task;
	__u64 comm[2];

	if (!(latency_by & (BY_PROCESS | BY_THREAD)) || latency_by & BY_COMM)
		return;
	task = current_task();
	bpf_probe_read_kernel(comm, sizeof(comm),
			      latency_by & BY_PROCESS
				      ? READ(task, group_leader)->comm
				      : task->comm);
	bpf_map_update_elem(&names, &id, comm, how);
}

/* note_in_map counts a call whose bucket has no slot. It has a frame of its
 * own, which that of the capture does not add to. */
static __noinline int note_in_map(struct latency_key *key, struct state *st,
				  __u64 ns)
{
	__u32 i = key->bucket * 2 + !!key->error;
	struct latency first = {};
	struct latency *l;

	l = bpf_map_lookup_elem(&latencies, key);
	if (l) {
		add_latency(l, st, ns);
		return 0;
	}
	note_name(key->id, BPF_NOEXIST);
	add_latency(&first, st, ns);
	if (!bpf_map_update_elem(&latencies, key, &first, BPF_NOEXIST))
		return 0;
	l = bpf_map_lookup_elem(&latencies, key); /* another CPU was first */
	if (!l)
		l = bpf_map_lookup_elem(&other_latencies, &i);
	if (l)
		add_latency(l, st, ns);
	return 0;
}

/* note_in_slot counts a call in its bucket's slot, or tells that there is none.
 */
static __always_inline bool note_in_slot(__u32 which, struct owner owner,
					 struct state *st, __u64 ns)
{
	struct latency_slot *slot;
	__u32 id = owner.id;

	if (latency_by & BY_COMM)
		return false; /* slots have no room for names */
	slot = slot_of(which, owner);
	if (!slot)
		return false; /* never */
	if (!is_slot_of(slot, which, owner)) {
		if (!claim_slot(slot, which, owner))
			return false;
		note_name(id, BPF_NOEXIST);
	}
	add_latency(&slot->sum, st, ns);
	return true;
}

static __always_inline void note_for(__u32 which, struct owner owner,
				     struct state *st, __u64 ns)
{
	if (note_in_slot(which, owner, st, ns))
		return;
	struct latency_key key = {
		.call = SLOT_CALL(which),
		.bucket = SLOT_BUCKET(which),
		.error = SLOT_ERROR(which),
		.id = owner.id,
		.uid = owner.uid,
		.cgroup = owner.cgroup,
	};
	if (latency_by & BY_COMM)
		bpf_get_current_comm(key.comm, sizeof(key.comm));
	note_in_map(&key, st, ns);
}

static __always_inline struct owner owner_of(struct state *st)
{
	const __u8 by = latency_by;
	struct owner owner = {};

	if (by & BY_PROCESS)
		owner.id = st->tgid;
	if (by & BY_THREAD)
		owner.id = st->tid;
	if (by & BY_UID)
		owner.uid = bpf_get_current_uid_gid();
	if (by & BY_CGROUP)
		owner.cgroup = bpf_get_current_cgroup_id();
	return owner;
}

static __always_inline void note_latency(struct state *st, long ret)
{
	const struct owner nobody = {};
	__u32 error = is_error(ret), call = 0, which;
	__u64 ns;

	if (!(latency_of >> error & 1))
		return;
	ns = bpf_ktime_get_ns() - st->began;
	if (ns < min_latency)
		return;
	if (latency_by & BY_ERROR && error)
		error = -ret;
	if (latency_by & BY_SYSCALL)
		call = syscall_index(st->nr, st->compat);
	which = SLOT_OF(call, bucket_of(ns), error);
	if (latency_by & ~(BY_SYSCALL | BY_ERROR))
		note_for(which, owner_of(st), st, ns);
	else
		note_for(which, nobody, st, ns);
}

#endif
