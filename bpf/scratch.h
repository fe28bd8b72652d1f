/* SPDX-License-Identifier: GPL-2.0 */
/* The record in the making, and how its chunks are written. */
#ifndef EBPFTRACE_SCRATCH_H
#define EBPFTRACE_SCRATCH_H

#include "abi.h"
#include "task.h"

#define PAGE	  4096
#define ITEMS_MAX 16
#define DATA_SIZE 16384 /* the loader makes it larger where -s asks for it */
#define NAMES_MAX 64	/* of a path, mounts included */
#define EFAULT	  14	/* asm-generic/errno-base.h */

const volatile __u32 data_max =
	DATA_SIZE; /* bytes of chunks in a record, and in a chunk */

/* An op and the elements it has still to be done for. */
struct item {
	__u64 base;
	__u16 op;
	__u16 i;
	__u16 count;
	__u16 stride;
	__u16 last; /* the ops beside this one are not done */
	__u16 pad[3];
};

/* The part of a dentry that a path needs, as it stands in kernels that were not
 * built to find faults. */
struct entry {
	__u32 pad;
	__u32 seq;
	__u64 hash[2]; /* the second is 0 where it is deleted */
	__u64 parent;
	__u32 name_hash;
	__u32 len;
	__u64 name;
};

/* A dentry that a walk came through, as of seq; or a mount, and where it is
 * mounted. */
struct link {
	__u64 dentry;
	__u64 mount;
	__u64 mountpoint;
	__u64 parent; /* the mount that is in */
	__u64 seq;
};

/* A place in a path, the root that the task sees, and how the place was
 * reached. */
struct walk {
	__u64 mnt;
	__u64 dentry;
	__u64 first_mnt;
	__u64 first_dentry;
	__u64 root_mnt;
	__u64 root_dentry;
	__u64 mnt_root;
	__u64 file; /* 0: the current folder */
	__u64 order;
	__u32 nlinks;
	__u32 pos; /* of the chunk */
	struct link links[NAMES_MAX];
	struct entry entry;
};

/*
 * The record in the making. There is one for each CPU where probes run with
 * preemption off. At functions, since Linux 7.0 at tracepoints, and since 7.2
 * at those of calls, one task's probe may be preempted by another's: there
 * are several then, and who makes a record claims one.
 */
#define SCRATCHES 4 /* for a CPU, where probes are preemptible */
const volatile __u8 preemptible;

struct scratch {
	__u64 busy;
	__u64 args[8];
	__s64 ret;
	__u32 pos; /* in data */
	__u32 top; /* of items */
	__u32 failed;
	__u32 cut;
	__u32 ended;   /* a pointer was NULL: it ends an array of them */
	__u32 netlink; /* the call's socket is one of AF_NETLINK */
	__u32 end;     /* of the names that put_names has written, in data */
	struct walk walk;
	struct item items[ITEMS_MAX];
	struct record head; /* what follows is what travels */
	__u8 data[2 * DATA_SIZE + 2 * PAGE];
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1); /* the loader sets the number of CPUs */
	__type(key, __u32);
	__type(value, struct scratch);
} scratches SEC(".maps");

static __always_inline struct scratch *scratch_of(__u32 cpu)
{
	return bpf_map_lookup_elem(&scratches, &cpu);
}

/*
 * claim makes a scratch the caller's, unless it is another's. Kernels that need
 * hashes may have no instruction that compares and swaps (Linux 5.12): who
 * finds there that another has counted up as well takes that back.
 */
static __always_inline bool claim(struct scratch *s)
{
	if (!KEPT_IN_HASHES)
		return !__sync_val_compare_and_swap(&s->busy, 0, 1);
	__sync_fetch_and_add(&s->busy, 1);
	if (*(volatile __u64 *)&s->busy == 1)
		return true;
	__sync_fetch_and_add(&s->busy, -1);
	return false;
}

/* claim_scratch gives the key of a scratch of this CPU that is free; there is
 * no scratch of the key where none is. */
static __always_inline __u32 claim_scratch(void)
{
	__u32 cpu = bpf_get_smp_processor_id(), key, i;
	struct scratch *s;

	if (!preemptible)
		return cpu;
	for (i = 0; i < SCRATCHES; i++) {
		key = cpu * SCRATCHES + i;
		s = scratch_of(key);
		if (s && claim(s))
			return key;
	}
	return ~0U;
}

static __always_inline void release_scratch(struct scratch *s)
{
	if (!preemptible)
		return;
	barrier();
	if (KEPT_IN_HASHES)
		__sync_fetch_and_add(&s->busy, -1);
	else
		s->busy = 0;
}

static __always_inline struct chunk *chunk_at(struct scratch *s, __u32 pos)
{
	return (struct chunk *)&s->data[pos];
}

static __always_inline void put_word(struct scratch *s, __u64 word)
{
	__u32 pos = s->pos;

	if (pos > data_max)
		return;
	*(__u64 *)&s->data[pos] = word;
	s->pos = pos + 8;
}

/* close_chunk writes the head of the chunk whose bytes have been copied. */
static __always_inline void close_chunk(struct scratch *s, __u32 pos,
					__u64 addr, __u32 len, int err,
					__u16 op)
{
	struct chunk *c = chunk_at(s, pos);

	c->addr = addr;
	c->len = len;
	c->err = err;
	c->op = op;
	s->pos = pos + sizeof(*c) + ((len + 7) & ~7U);
}

#endif
