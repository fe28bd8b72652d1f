/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Buckets that are found without a search. Each CPU has an array of slots; a
 * bucket's key says which is its, and the first bucket that comes there keeps
 * it: the others are in the hash map of latencies. The JIT compiles a look-up
 * in an array into a few instructions, while one in a hash map is a call.
 */
#ifndef EBPFTRACE_SLOT_H
#define EBPFTRACE_SLOT_H

#include "place.h"

const volatile __u32 slots_of_cpu; /* a power of two */

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE); /* begins at a page, then */
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct latency_slot);
} slots SEC(".maps");

/* Whose a bucket is, beside its call's. What the key has not is 0. */
struct owner {
	__u32 id;
	__u32 uid;
	__u64 cgroup;
};

static __always_inline struct latency_slot *slot_of(__u32 which,
						    struct owner owner)
{
	__u64 mix = which ^ (__u64)owner.id << 32;
	__u32 i;

	mix ^= (owner.cgroup ^ (__u64)owner.uid << 32) * SCATTER;
	i = mix * SCATTER >> 32 & (slots_of_cpu - 1);
	i += bpf_get_smp_processor_id() * slots_of_cpu;
	return bpf_map_lookup_elem(&slots, &i);
}

static __always_inline bool is_slot_of(struct latency_slot *s, __u32 which,
				       struct owner owner)
{
	return s->which == which && s->id == owner.id && s->uid == owner.uid &&
	       s->cgroup == owner.cgroup;
}

/*
 * claim_slot gives a free slot to a key. Where probes are preemptible, another
 * task may come between: if both claim it, one of them or none gets it.
 */
static __always_inline bool claim_slot(struct latency_slot *s, __u32 which,
				       struct owner owner)
{
	if (s->which)
		return false;
	__sync_fetch_and_add(&s->claims, 1);
	if (*(volatile __u32 *)&s->claims != 1) {
		__sync_fetch_and_add(&s->claims, -1);
		return false;
	}
	s->id = owner.id;
	s->uid = owner.uid;
	s->cgroup = owner.cgroup;
	barrier();
	s->which = which;
	return true;
}

#endif
