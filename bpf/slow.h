/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The slowest calls of each row of latencies: those that take as long as the
 * least of what Go keeps of the row are sent, and say which row that is.
 */
#ifndef EBPFTRACE_SLOW_H
#define EBPFTRACE_SLOW_H

#include "latency.h"

/* How long calls of a row must take, ns. All of a row that is not there are
 * sent. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, struct latency_key);
	__type(value, __u64);
} slow SEC(".maps");

volatile __u32 slow_full; /* Go takes no other rows */

static __always_inline void put_row_key(struct latency_key *row,
					struct state *st, long ret)
{
	struct owner owner = owner_of(st);

	__builtin_memset(row, 0, sizeof(*row));
	if (latency_by & BY_ERROR && is_error(ret))
		row->error = -ret;
	if (latency_by & BY_SYSCALL)
		row->call = syscall_index(st->nr, st->compat);
	row->id = owner.id;
	row->uid = owner.uid;
	row->cgroup = owner.cgroup;
	if (latency_by & BY_COMM)
		bpf_get_current_comm(row->comm, sizeof(row->comm));
}

/* slow_least has a frame of its own, which that of the capture does not add to.
 */
static __noinline __u64 slow_least(struct state *st, long ret)
{
	struct latency_key row;
	__u64 *least;

	put_row_key(&row, st, ret);
	least = bpf_map_lookup_elem(&slow, &row);
	if (least)
		return *least;
	return slow_full ? ~0ULL : 0;
}

static __always_inline void put_row(struct scratch *s, struct state *st,
				    long ret)
{
	__u32 pos = s->pos;

	if (!keeping_slow || !st->in_call || pos > data_max)
		return;
	put_row_key((struct latency_key *)&s->data[pos + sizeof(struct chunk)],
		    st, ret);
	close_chunk(s, pos, 0, sizeof(struct latency_key), 0, CHUNK_OP_ROW);
}

#endif
