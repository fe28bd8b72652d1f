/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The interpreter of capture ops: copies what a row asks for out of the
 * tracee's memory into the record that is being made. A work list takes the
 * place of recursion, so that structs in arrays in structs are no special case.
 */
#ifndef EBPFTRACE_CAPTURE_H
#define EBPFTRACE_CAPTURE_H

#include "copy.h"
#include "descriptor.h"

#define STEPS_ROUND	16
#define STEPS_ROUNDS	24
#define FAST_ROOTS	2
#define ROOTS_MAX	8
#define WORD_BLOCKS_MAX 64 /* 1,024 pointers */
#define SET_WORDS_MAX	16 /* 1,024 descriptors */
#define RIGHTS_MAX	32
#define SOL_SOCKET	1 /* asm-generic/socket.h */
#define SCM_RIGHTS	1 /* include/linux/socket.h */
#define SCM_PIDFD	4

const volatile struct spec specs[SPECS_MAX];

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
 * put_members tells about the descriptors whose bits are set in a word of an
 * fd_set, the first of which is number fd.
 */
__noinline int put_members(__u32 cpu, __u64 word, __u32 fd)
{
	int i;

	if (!want_names)
		return 0;
	for (i = 0; i < 64; i++)
		if (word >> i & 1)
			put_descriptor(cpu, fd + i, 0);
	return 0;
}

/* put_set tells about the descriptors in the fd_set at addr. */
static __always_inline void put_set(__u32 cpu, __u64 addr, __u32 bits)
{
	__u64 word;
	int i;

	for (i = 0; i < SET_WORDS_MAX; i++) {
		if (i * 64 >= bits ||
		    bpf_probe_read_user(&word, 8, (void *)addr + i * 8))
			break;
		if (bits - i * 64 < 64)
			word &= (1ULL << (bits - i * 64)) - 1;
		if (word)
			put_members(cpu, word, i * 64);
	}
}

/* put_rights tells about the descriptors in the first of the control messages
 * at addr. */
static __always_inline void put_rights(__u32 cpu, __u64 addr, bool narrow)
{
	__u32 head = narrow ? 12 : 16, level_type[2], i, fd;
	__u64 len = 0;

	bpf_probe_read_user(&len, narrow ? 4 : 8, (void *)addr);
	if (bpf_probe_read_user(level_type, 8, (void *)addr + head - 8) ||
	    level_type[0] != SOL_SOCKET ||
	    (level_type[1] != SCM_RIGHTS && level_type[1] != SCM_PIDFD))
		return;
	for (i = 0; i < RIGHTS_MAX; i++) {
		if (head + i * 4 + 4 > len ||
		    bpf_probe_read_user(&fd, 4, (void *)addr + head + i * 4))
			break;
		put_descriptor(cpu, fd, 0);
	}
}

/* name_descriptors does an op that asks what descriptors refer to. */
static __always_inline void name_descriptors(struct scratch *s, __u32 cpu,
					     const volatile struct op *op,
					     __u64 element)
{
	__u64 at = element + op->offset, addr = 0;
	bool root = op->flags & OP_ROOT, narrow = op->flags & OP_PTR32;
	__u32 fd;

	if (op->kind == OP_DESCRIPTOR) {
		fd = s->args[op->arg & 7];
		if (!root && bpf_probe_read_user(&fd, 4, (void *)at))
			return;
		put_descriptor(cpu, fd, op->flags & OP_CWD);
		return;
	}
	if (root)
		addr = s->args[op->arg & 7];
	else
		bpf_probe_read_user(&addr, narrow ? 4 : 8, (void *)at);
	if (!addr)
		return;
	if (op->kind == OP_RIGHTS)
		put_rights(cpu, addr, narrow);
	else
		put_set(cpu, addr, s->args[op->length_arg & 7]);
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
	if (op->kind >= OP_DESCRIPTOR) {
		if (want_names)
			name_descriptors(s, cpu, op, element);
		return 0;
	}
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

/*
 * Loops in loops: the verifier walks each round, and compares it with all
 * before. They are not unrolled, since it follows each place of a call anew
 * when it adds up stacks.
 */
__noinline int steps(__u32 cpu)
{
	int i;

#pragma clang loop unroll(disable)
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
#pragma clang loop unroll(disable)
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
static __always_inline bool capture_root(struct scratch *s, __u32 cpu,
					 const volatile struct op *op,
					 __u16 index)
{
	__u64 addr = s->args[op->arg & 7], units = 1;
	__u32 pos = s->pos, len;
	long n;

	if (want_names && op->kind == OP_DESCRIPTOR) {
		put_descriptor(cpu, addr, op->flags & OP_CWD);
		return true;
	}
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

		if (only >> (op->root & 31) & 1 &&
		    !capture_root(s, cpu, op, index))
			break;
		index = op->next;
	}
	if (index != NO_OP)
		capture(cpu, index, only);
}

#endif
