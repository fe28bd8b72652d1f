/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The interpreter of capture ops: copies what a row asks for out of the
 * tracee's memory into the record that is being made. A work list takes the
 * place of recursion, so that structs in arrays in structs are no special case.
 *
 * Its functions are global, not static: the verifier sees each once, whatever
 * calls it. Kernels before 5.12 let such functions take numbers only, so each
 * finds the scratch by the CPU's number.
 */
#ifndef EBPFTRACE_CAPTURE_H
#define EBPFTRACE_CAPTURE_H

#include "abi.h"
#include "filter.h"

#define PAGE		4096
#define ITEMS_MAX	16
#define STEPS_ROUND	16
#define STEPS_ROUNDS	24
#define FAST_ROOTS	2
#define ROOTS_MAX	8
#define PAGES_MAX	18
#define GOES_ON		(1 << 30)
#define WORD_BLOCK	128 /* bytes: divides a page, so no block crosses one */
#define WORD_BLOCKS_MAX 64  /* 1,024 pointers */
#define DATA_SIZE	16384 /* the loader makes it larger where -s asks for it */
#define EFAULT		14    /* asm-generic/errno-base.h */

const volatile struct spec specs[SPECS_MAX];
const volatile struct op ops[OPS_MAX];
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

/* The record in the making, one for each CPU; tracepoints run with preemption
 * off. */
struct scratch {
	__u64 args[8];
	__s64 ret;
	__u32 pos; /* in data */
	__u32 top; /* of items */
	__u32 failed;
	__u32 cut;
	__u32 ended;   /* a pointer was NULL: it ends an array of them */
	__u32 netlink; /* the call's socket is one of AF_NETLINK */
	__u32 pad;
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

/*
 * copy_bytes copies len bytes as one chunk; where they are not all readable,
 * the pages that are. It returns the bytes copied, or -EFAULT.
 */
__noinline int copy_bytes(__u32 cpu, __u64 addr, __u32 len, __u32 op)
{
	struct scratch *s = scratch_of(cpu);
	__u32 room = PAGE - (addr & (PAGE - 1));
	__u32 pos;

	if (!s)
		return 0;
	pos = s->pos;
	if (pos > data_max || len > data_max) {
		s->cut = 1;
		return 0;
	}
	if (bpf_probe_read_user(&s->data[pos + sizeof(struct chunk)], len,
				(void *)addr)) {
		len = room < len ? room : 0;
		if (!len ||
		    bpf_probe_read_user(&s->data[pos + sizeof(struct chunk)],
					len, (void *)addr)) {
			close_chunk(s, pos, addr, 0, -EFAULT, op);
			return -EFAULT;
		}
		close_chunk(s, pos, addr, len, -EFAULT, op);
		s->failed |= 1U << (ops[index_in(op, OPS_MAX)].root & 31);
		return len;
	}
	close_chunk(s, pos, addr, len, 0, op);
	return len;
}

/*
 * copy_page copies a string as far as its page goes, at most max bytes, to the
 * given place behind the chunk's head. It returns the bytes, with GOES_ON where
 * no NUL is among them, or -EFAULT. The helper ends what it copies with a NUL,
 * so the last byte of a page is read once more.
 */
__noinline int copy_page(__u32 cpu, __u64 from, __u32 at, __u32 max)
{
	struct scratch *s = scratch_of(cpu);
	__u32 room = PAGE - (from & (PAGE - 1));
	long n;
	char last;

	if (!s)
		return 0;
	at += s->pos + sizeof(struct chunk);
	if (at > data_max) {
		s->cut = 1;
		return 0;
	}
	if (room > max)
		room = max;
	barrier_var(room); /* the bound has to stand here, for the verifier */
	if (room > PAGE)
		return 0;
	n = bpf_probe_read_user_str(&s->data[at], room, (void *)from);
	if (n <= 0)
		return -EFAULT;
	if (n < room || room == max)
		return n;
	if (bpf_probe_read_user(&last, 1, (void *)(from + n - 1)) || !last)
		return n;
	at += n - 1;
	barrier_var(at);
	if (at > data_max + PAGE)
		return n;
	s->data[at] = last;
	return n | GOES_ON;
}

/*
 * copy_string copies up to max bytes, the NUL included, page by page: a string
 * may end just before a page that is not there.
 */
__noinline int copy_string(__u32 cpu, __u64 addr, __u32 max, __u32 op)
{
	struct scratch *s = scratch_of(cpu);
	__u32 pos, done = 0;
	int i, n = 0;

	if (!s)
		return 0;
	pos = s->pos;
	if (pos > data_max) {
		s->cut = 1;
		return 0;
	}
	for (i = 0; i < PAGES_MAX; i++) {
		n = copy_page(cpu, addr + done, done, max - done);
		if (n < 0)
			break;
		done += n & ~GOES_ON;
		if (!(n & GOES_ON))
			break;
	}
	if (done > data_max) /* never: for the verifier */
		return 0;
	close_chunk(s, pos, addr, done, n < 0 ? -EFAULT : 0, op);
	return n < 0 ? n : (int)done;
}

/*
 * copy_words copies the block of pointers at addr and returns its bytes, or
 * -EFAULT. Whether a NULL one is among them is left in s->ended. A word is
 * tested without a branch: the verifier walks each branch of a loop anew.
 */
__noinline int copy_words(__u32 cpu, __u64 addr, __u32 op)
{
	struct scratch *s = scratch_of(cpu);
	bool narrow = ops[index_in(op, OPS_MAX)].flags & OP_PTR32;
	__u32 len = WORD_BLOCK - (addr & (WORD_BLOCK - 1));
	__u64 all = 1, low = 1, *block;
	__u32 pos;
	int i;

	if (!s)
		return 0;
	pos = s->pos;
	if (pos > data_max) {
		s->cut = 1;
		return 0;
	}
	block = (__u64 *)&s->data[pos + sizeof(struct chunk)];
	for (i = 0; i < WORD_BLOCK / 8; i++)
		block[i] = ~0ULL;
	if (bpf_probe_read_user(block, len, (void *)addr)) {
		s->ended = 1;
		close_chunk(s, pos, addr, 0, -EFAULT, op);
		return -EFAULT;
	}
	for (i = 0; i < WORD_BLOCK / 8; i++) {
		__u64 word = block[i], half = word & 0xffffffff;

		all &= (word | -word) >> 63;
		low &= (half | -half) >> 63;
		half = word >> 32;
		low &= (half | -half) >> 63;
	}
	s->ended = !(narrow ? low : all);
	close_chunk(s, pos, addr, len, 0, op);
	return len;
}

static __always_inline __u64
units_of(struct scratch *s, const volatile struct op *op, __u64 element)
{
	__u64 word = 0;

	switch (op->length) {
	case LENGTH_CONST:
		return 1;
	case LENGTH_ARG:
		return s->args[op->length_arg & 7];
	case LENGTH_RET:
		return s->ret > 0 ? s->ret : 0;
	case LENGTH_IOC: /* asm-generic/ioctl.h: 14 bits of size */
		return s->args[op->length_arg & 7] >> 16 & 0x3fff;
	case LENGTH_BITS: /* select(2): in whole longs of 64 bits */
		return ((s->args[op->length_arg & 7] & 0xffffffff) + 63) / 64;
	case LENGTH_FIELD16:
		bpf_probe_read_user(&word, 2,
				    (void *)(element + op->length_offset));
		return word;
	case LENGTH_FIELD32:
		bpf_probe_read_user(&word, 4,
				    (void *)(element + op->length_offset));
		return word;
	case LENGTH_FIELD64:
		bpf_probe_read_user(&word, 8,
				    (void *)(element + op->length_offset));
		return word;
	case LENGTH_POINTEE:
		bpf_probe_read_user(&word, 4,
				    (void *)s->args[op->length_arg & 7]);
		return word;
	}
	return 0;
}

/*
 * run_op does an op for one element, or for the i-th block of pointers, and
 * returns the elements its children have.
 */
__noinline int run_op(__u32 cpu, __u32 index, __u64 element, __u32 i)
{
	struct scratch *s = scratch_of(cpu);
	const volatile struct op *op = &ops[index_in(index, OPS_MAX)];
	__u64 addr = element + op->offset;
	__u64 total, units;
	__u32 done, skipped = 0;
	int n;

	if (!s || (op->flags & OP_NETLINK && !s->netlink))
		return 0;
	if (can_shed && shed >= SHED_BUFFERS && op->kind == OP_BYTES &&
	    op->length != LENGTH_CONST)
		return 0;
	if (can_shed && shed >= SHED_STRINGS && op->kind != OP_BYTES)
		return 0;
	if (op->flags & OP_ROOT) {
		addr = s->args[op->arg & 7];
	} else if (!(op->flags & OP_INLINE)) {
		__u64 word = 0;

		if (bpf_probe_read_user(&word, op->flags & OP_PTR32 ? 4 : 8,
					(void *)addr))
			return 0;
		addr = word;
	}
	s->ended = !addr;
	if (!addr)
		return 0;
	s->items[ITEMS_MAX - 1].base =
		addr; /* for the children, which step pushes */
	if (op->kind == OP_STRING) {
		n = copy_string(cpu, addr, op->max, index);
	} else if (op->kind == OP_WORDS) {
		if (i) {
			/* the first block may have been a part of one */
			skipped = addr & (WORD_BLOCK - 1);
			addr = (addr & -WORD_BLOCK) + i * WORD_BLOCK;
		}
		s->items[ITEMS_MAX - 1].base = addr;
		n = copy_words(cpu, addr, index);
	} else {
		units = units_of(s, op, element);
		total = units > op->max ? op->max : units * op->scale;
		if (total > op->max)
			total = op->max;
		if (op->flags & OP_RETURNED && s->ret >= 0 && total > s->ret)
			total = s->ret;
		if (!total)
			return 0;
		n = copy_bytes(cpu, addr, total, index);
	}
	if (n < 0) {
		s->failed |= 1U << (op->root & 31);
		return 0;
	}
	if (!op->child || !op->stride)
		return 0;
	n = (__u32)n / op->stride;
	done = 0;
	if (op->kind == OP_WORDS)
		done = (i * WORD_BLOCK - skipped) / op->stride;
	if (done >= op->repeat)
		return 0;
	return n > op->repeat - done ? op->repeat - done : n;
}

/*
 * step does one op of the work list and returns 0 when there is none left. The
 * last item is no part of the list: run_op leaves the children's base there.
 */
__noinline int step(__u32 cpu)
{
	struct scratch *s = scratch_of(cpu);
	const volatile struct op *op;
	struct item *it;
	__u64 element;
	__u32 index, top, times;
	int count;

	if (!s)
		return 0;
	top = s->top;
	if (!top || top >= ITEMS_MAX)
		return 0;
	it = &s->items[index_in(top - 1, ITEMS_MAX)];
	index = it->op;
	op = &ops[index_in(index, OPS_MAX)];
	element = it->base + (__u64)it->i * it->stride;
	s->ended = 0;
	count = run_op(cpu, index, element, it->i);
	times = op->kind == OP_WORDS ? WORD_BLOCKS_MAX : it->count;
	it->i++;
	if (it->i >= times || (s->ended && op->flags & OP_UNTIL_NULL)) {
		it->i = 0;
		it->op = op->next;
		if (op->next == NO_OP || it->last)
			s->top = --top;
	}
	if (count <= 0)
		return 1;
	if (top >= ITEMS_MAX - 1) {
		s->cut = 1;
		return 1;
	}
	it = &s->items[top];
	it->base = s->items[ITEMS_MAX - 1].base;
	it->op = op->child;
	it->last = 0;
	it->i = 0;
	it->count = count;
	it->stride = op->stride;
	s->top = top + 1;
	return 1;
}

/* Loops in loops: the verifier walks each round, and compares it with all
 * before. */
__noinline int steps(__u32 cpu)
{
	int i;

	for (i = 0; i < STEPS_ROUND; i++)
		if (!step(cpu))
			return 0;
	return 1;
}

/* walk does one root op by the work list: what its elements point to, as well.
 */
__noinline int walk(__u32 cpu, __u32 index)
{
	struct scratch *s = scratch_of(cpu);
	int i;

	if (!s)
		return 0;
	s->items[0].base = 0;
	s->items[0].op = index;
	s->items[0].last = 1;
	s->items[0].i = 0;
	s->items[0].count = 1;
	s->items[0].stride = 0;
	s->top = 1;
	for (i = 0; i < STEPS_ROUNDS; i++)
		if (!steps(cpu))
			return 0;
	s->cut = 1;
	return 0;
}

/*
 * capture does the root ops from first on, but for those that are not in only.
 * Most have no children, and need no work list.
 */
__noinline int capture(__u32 cpu, __u32 first, __u32 only)
{
	__u32 index = first;
	int i;

	for (i = 0; i < ROOTS_MAX; i++) {
		const volatile struct op *op = &ops[index_in(index, OPS_MAX)];

		if (!(only >> (op->root & 31) & 1))
			;
		else if (op->child != NO_OP || op->kind == OP_WORDS)
			walk(cpu, index);
		else
			run_op(cpu, index, 0, 0);
		index = op->next;
		if (index == NO_OP)
			break;
	}
	return 0;
}

/*
 * capture_root does a root op in the program itself, if it is of the kinds that
 * most rows have: a string on one page, or bytes. Each call of a function costs
 * its return, which is dear where the CPU has to be kept from guessing it.
 */
static __always_inline bool
capture_root(struct scratch *s, const volatile struct op *op, __u16 index)
{
	__u64 addr = s->args[op->arg & 7], units = 1;
	__u32 pos = s->pos, len;
	long n;

	if (op->child != NO_OP || op->flags != OP_ROOT || can_shed ||
	    pos > data_max)
		return false;
	if (!addr)
		return true;
	if (op->kind == OP_STRING) {
		len = PAGE - (addr & (PAGE - 1));
		if (len > op->max)
			len = op->max;
		barrier_var(len);
		barrier_var(pos);
		if (len > PAGE || pos > data_max)
			return false;
		n = bpf_probe_read_user_str(
			&s->data[pos + sizeof(struct chunk)], len,
			(void *)addr);
		if (n <= 0 || n >= len)
			return false;
		len = n;
	} else if (op->kind == OP_BYTES && op->length <= LENGTH_RET) {
		if (op->length == LENGTH_ARG)
			units = s->args[op->length_arg & 7];
		else if (op->length == LENGTH_RET)
			units = s->ret > 0 ? s->ret : 0;
		if (units > op->max)
			units = op->max;
		units *= op->scale;
		if (units > op->max)
			units = op->max;
		if (!units)
			return true;
		len = units;
		barrier_var(len);
		barrier_var(pos);
		if (len > data_max || pos > data_max ||
		    bpf_probe_read_user(&s->data[pos + sizeof(struct chunk)],
					len, (void *)addr))
			return false;
	} else {
		return false;
	}
	close_chunk(s, pos, addr, len, 0, index);
	return true;
}

/* capture_ops is capture, with what is simple done in the program itself. */
static __always_inline void capture_ops(struct scratch *s, __u32 cpu,
					__u32 index, __u32 only)
{
	int i;

	for (i = 0; i < FAST_ROOTS && index != NO_OP; i++) {
		const volatile struct op *op = &ops[index_in(index, OPS_MAX)];

		if (only >> (op->root & 31) & 1 && !capture_root(s, op, index))
			break;
		index = op->next;
	}
	if (index != NO_OP)
		capture(cpu, index, only);
}

#endif
