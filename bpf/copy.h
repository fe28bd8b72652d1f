/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Copying the tracee's memory into the record: bytes, strings, arrays of
 * pointers.
 *
 * These functions, and those of capture.h, are global, not static: the verifier
 * sees each once, whatever calls it. Kernels before 5.12 let such functions
 * take numbers only, so each finds the scratch by the CPU's number.
 */
#ifndef EBPFTRACE_COPY_H
#define EBPFTRACE_COPY_H

#include "scratch.h"
#include "filter.h"

#define PAGES_MAX  18
#define GOES_ON	   (1 << 30)
#define WORD_BLOCK 128 /* bytes: divides a page, so no block crosses one */

const volatile struct op ops[OPS_MAX];

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
	if (n < 0)
		return -EFAULT;
	/* Before Linux 6.15 the helper returns 0 for an empty string:
	 * mm/maccess.c, strncpy_from_user_nofault(). */
	if (!n) {
		s->data[at] = 0;
		return 1;
	}
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
 * tested without a branch, and both of its halves at once: the verifier walks
 * each branch and each turn of a loop anew.
 */
__noinline int copy_words(__u32 cpu, __u64 addr, __u32 op)
{
	struct scratch *s = scratch_of(cpu);
	bool narrow = ops[index_in(op, OPS_MAX)].flags & OP_PTR32;
	__u32 len = WORD_BLOCK - (addr & (WORD_BLOCK - 1));
	/* Where a part of a word is 0, to take 1 from it sets its highest bit.
	 */
	__u64 one = narrow ? 0x0000000100000001 : 1;
	__u64 highest = narrow ? 0x8000000080000000 : 0x8000000000000000;
	__u64 ended = 0, *block;
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
	for (i = 0; i < WORD_BLOCK / 8; i++)
		ended |= (block[i] - one) & ~block[i] & highest;
	s->ended = ended != 0;
	close_chunk(s, pos, addr, len, 0, op);
	return len;
}

#endif
