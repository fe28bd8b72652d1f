// SPDX-License-Identifier: Apache-2.0

/* thread: futexes, robust lists, restartable sequences, limits and the architecture's
 * own calls, with right and wrong arguments. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096l
#define BAD ((long)-1)
#define DIRTY 0xdeadbeef00000000l
#define ALL (-1l)
#define NOBODY 0x7fffffffl
#define call(nr, ...) call_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define call_(nr, a, b, c, d, e, f, ...) \
	syscall(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define L(...) (long[]){__VA_ARGS__}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#ifndef SYS_rseq
#define SYS_rseq 334
#endif
#define NR_futex_waitv 449
#define NR_futex_wake 454
#define NR_futex_wait 455
#define NR_futex_requeue 456

static char *edge;

static void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

static void futexes(void)
{
	static const unsigned modifiers[] = { 0, 128, 256, 384, 512, 0x40000000 };
	struct timespec zero = { 0, 1 }, wrong = { -1, 2000000000 };
	int *word = (int *)(edge - 64), *other = word + 1;

	*word = 5;
	for (unsigned op = 0; op < 16; op++)
		for (size_t i = 0; i < COUNT(modifiers); i++) {
			if ((op == 6 || op == 8 || op == 13) && i < 4)
				continue; /* these lock */
			call(SYS_futex, word, op | modifiers[i], 6, &wrong, other, 7);
		}
	call(SYS_futex, word, 0, 5, &zero, 0, 0);
	call(SYS_futex, word, 128, 6, 0, 0, 0);
	call(SYS_futex, word, 137, 5, &zero, 0, 0xffffffff);
	call(SYS_futex, word, 137 | 256, 5, at_edge(&zero, 16), 0, 3);
	call(SYS_futex, word, 137, 5, BAD, 0, 0);
	call(SYS_futex, word, 137 | DIRTY, 5 | DIRTY, edge - 8, 0, DIRTY);
	call(SYS_futex, word, 129, 1);
	call(SYS_futex, word, 129, 0x7fffffff);
	call(SYS_futex, word, 129, ALL);
	call(SYS_futex, word, 138, 1, 0, 0, 0xffffffff);
	call(SYS_futex, 0, 128, 0, 0, 0, 0);
	call(SYS_futex, 1, 0, 0, BAD, 0, 0);
	call(SYS_futex, BAD, ALL, ALL, ALL, BAD, ALL);
	call(SYS_futex, word, 6, 0, &wrong);
	call(SYS_futex, word, 0x7f, 1, 2, 3, 4);
	for (unsigned op = 0; op < 16; op++)
		for (unsigned cmp = 0; cmp < 16; cmp += op ? 5 : 1)
			call(SYS_futex, word, 5, 1, 2, other, op << 28 | cmp << 24 | 0xabc << 12 | 0x123);
	call(SYS_futex, word, 133, 1, 2 | DIRTY, other, DIRTY | 4 << 24 | 1);
	call(SYS_futex, word, 4, 1, 2, other, 9);
	call(SYS_futex, word, 3, 1, 2, other);
	call(SYS_futex, word, 140, 1, 2, other, ALL);
	call(SYS_futex, word, 139, 5, &wrong, other);
}

struct waiter {
	uint64_t value, address;
	uint32_t flags, reserved;
};

static void waiters(void)
{
	struct timespec zero = { 0, 1 };
	int *word = (int *)(edge - 256);
	struct waiter w[3] = {
		{ 1, (uintptr_t)word, 2, 0 }, { 0x123456789, 0, 0x82, 0 }, { ~0ull, ~0ull, ~0u, ~0u },
	};
	struct waiter many[130];

	memset(many, 0, sizeof(many));
	for (int i = 0; i < 130; i++)
		many[i] = w[0];
	call(NR_futex_waitv, w, 1, 0, &zero, 1);
	call(NR_futex_waitv, w, 3, 0, 0, 0);
	call(NR_futex_waitv, many, 130, 1, &zero, 2);
	call(NR_futex_waitv, many, 128, ALL, BAD, ALL);
	call(NR_futex_waitv, 0, 1, 0, 0, 1);
	call(NR_futex_waitv, BAD, ALL, 0, edge - 8, 1);
	call(NR_futex_waitv, w, 0, 0, 0, 1);
	call(NR_futex_waitv, at_edge(w, 48), 3, 0, 0, 1);
	for (unsigned i = 0; i < 8; i++) {
		w[0].flags = i | (i & 1 ? 0x80 : 0) | (i & 4 ? 0x40 : 0);
		call(NR_futex_waitv, w, 1, 2, 0, i);
		call(NR_futex_wake, word, i, 1, w[0].flags);
	}
	call(NR_futex_wake, word, 0xffffffff, 1, 2);
	call(NR_futex_wake, BAD, ALL, ALL, ALL);
	call(NR_futex_wake, 0, 1, 0x7fffffff, 2 | DIRTY);
	call(NR_futex_wait, word, 5, 0xffffffff, 0x82, &zero, 1);
	call(NR_futex_wait, word, ALL, ALL, ALL, BAD, ALL);
	call(NR_futex_wait, 0, 0, 0, 0, 0, 0);
	call(NR_futex_requeue, w, 0, 1, 2);
	call(NR_futex_requeue, w, ALL, ALL, ALL);
	call(NR_futex_requeue, 0, 0, 1, 2);
	call(NR_futex_requeue, BAD, 1, 1, 2);
	call(NR_futex_requeue, at_edge(w, 24), 1, 1, 2);
}

static void lists(void)
{
	void *head = edge - 64;
	long size = 7;

	call(SYS_get_robust_list, 0, &head, &size);
	call(SYS_get_robust_list, NOBODY, &head, &size);
	call(SYS_get_robust_list, 0, 0, 0);
	call(SYS_get_robust_list, 0, BAD, &size);
	call(SYS_get_robust_list, 0, &head, BAD);
	call(SYS_set_robust_list, edge - 64, 24);
	call(SYS_set_robust_list, 0, 0);
	call(SYS_set_robust_list, BAD, ALL);
	call(SYS_get_robust_list, -1 | DIRTY, at_edge(L(1), 8), &size);
}

static void sequences(void)
{
	struct {
		uint32_t cpu_start, cpu;
		uint64_t cs;
		uint32_t flags, node, mm, pad;
	} r __attribute__((aligned(32))) = { 0, -1, 0, 0, 0, 0, 0 };
	char larger[128] __attribute__((aligned(64))) = { 1, 2, 3 };
	static const unsigned cpus[] = { 0, 1, -1, -2, -3 };

	for (size_t i = 0; i < COUNT(cpus); i++) {
		r.cpu = cpus[i];
		r.flags = 1 << i;
		call(SYS_rseq, &r, 32, 1 << i, 0x123);
	}
	r.cs = 0x1234;
	r.flags = 7;
	call(SYS_rseq, &r, 32, 0, 0x53053053);
	r.flags = 0xffffffff;
	call(SYS_rseq, &r, 32, ALL, ALL);
	call(SYS_rseq, &r, 28, 0, 0);
	call(SYS_rseq, &r, 20, 0, 0);
	call(SYS_rseq, &r, 8, 0, 0);
	call(SYS_rseq, &r, 0, 0, 0);
	call(SYS_rseq, &r, 33, 0, 0);
	call(SYS_rseq, &r, 31, 0, 0);
	call(SYS_rseq, &r, 64, 0, 0);
	call(SYS_rseq, &r, ALL, 0, 0);
	call(SYS_rseq, 0, 32, 0, 0);
	call(SYS_rseq, BAD, 32, 0, 0);
	call(SYS_rseq, at_edge(&r, 32), 32, 1, 0);
	call(SYS_rseq, at_edge(&r, 16), 32, 1, 0);
	call(SYS_rseq, &r, 32 | DIRTY, 1 | DIRTY, 1 | DIRTY);
	call(SYS_rseq, (char *)&r + 4, 32, 1, 0);
	for (long i = 0; i < 130; i += 13)
		call(SYS_rseq, larger, i, 1, 0);
	larger[40] = 7;
	call(SYS_rseq, larger, 64, 1, 0);
	call(SYS_rseq, larger, 128, 1, 0);
}

static void limits(void)
{
	static const unsigned long values[] = {
		0, 1, 1023, 1024, 1025, 2048, 8192 * 1024, 1ul << 30, 0x7fffffff, 0xffffffff, 0x80000000, 0xfffffc00, 1ul << 63, (1ul << 63) - 1, ~0ul, ~0ul - 1, ~0ul - 1023,
	};
	struct rlimit r, *old = (struct rlimit *)(edge - 256);
	struct rusage *usage = (struct rusage *)(edge - 512);

	for (long i = -1; i < 18; i++) {
		call(SYS_prlimit64, NOBODY, i, 0, old);
		call(SYS_getrlimit, i, BAD);
	}
	for (size_t i = 0; i < COUNT(values); i++) {
		r = (struct rlimit){ values[i], values[(i + 5) % COUNT(values)] };
		call(SYS_prlimit64, NOBODY, RLIMIT_NOFILE, &r, old);
		call(SYS_setrlimit, 99, &r);
	}
	call(SYS_getrlimit, RLIMIT_STACK, old);
	call(SYS_getrlimit, RLIMIT_STACK, 0);
	call(SYS_getrlimit, RLIMIT_STACK | DIRTY, edge - 8);
	call(SYS_getrlimit, RLIMIT_CORE, &r);
	call(SYS_setrlimit, RLIMIT_CORE, &r);
	call(SYS_setrlimit, RLIMIT_CORE, 0);
	call(SYS_setrlimit, RLIMIT_CORE, BAD);
	call(SYS_setrlimit, RLIMIT_CORE, at_edge(&r, 8));
	call(SYS_prlimit64, 0, RLIMIT_CORE, &r, old);
	call(SYS_prlimit64, 0, RLIMIT_CORE, BAD, BAD);
	call(SYS_prlimit64, getpid() | DIRTY, RLIMIT_CORE | DIRTY, 0, 0);
	for (long i = -4; i < 3; i++)
		call(SYS_getrusage, i, usage);
	call(SYS_getrusage, 0, 0);
	call(SYS_getrusage, 0, BAD);
	call(SYS_getrusage, 0, edge - 8);
	call(SYS_getrusage, 1 | DIRTY, usage);
}

#ifdef __x86_64__
static void machine(void)
{
	static const int ops[] = {
		0x1000, 0x1001, 0x1002, 0x1003, 0x1004, 0x1005, 0x1011, 0x1012, 0x1013, 0x1021, 0x1022, 0x1023, 0x1024, 0x1025, 0x1026, 0x2000, 0x2001, 0x2002,
		0x2003, 0x2004, 0x3000, 0x3001, 0x3002, 0x3003, 0x4000, 0x4001, 0x4002, 0x4003, 0x4004, 0x5000, 0x5001, 0x5002, 0x5003, 0x5004, 0x5005, 0x5006, 0, -1,
	};
	unsigned long word[2] = { 7, 7 };
	struct { unsigned entry, base, limit, flags; } desc = { 12, 0x1000, 0x2000, 0x51 };
	char ldt[64];

	for (size_t i = 0; i < COUNT(ops); i++) {
		if (ops[i] == 0x1001 || ops[i] == 0x1002 || ops[i] == 0x1012)
			continue;
		call(SYS_arch_prctl, ops[i], BAD);
		call(SYS_arch_prctl, ops[i], word);
		call(SYS_arch_prctl, ops[i], 0x4000000000000001);
	}
	call(SYS_arch_prctl, 0x1001, BAD);
	call(SYS_arch_prctl, 0x1002, BAD);
	call(SYS_arch_prctl, 0x1012, 1);
	call(SYS_arch_prctl, 0x1003, edge - 4);
	call(SYS_arch_prctl, 0x1003 | DIRTY, 0);
	for (unsigned i = 0; i < 4; i++)
		call(SYS_arch_prctl, 0x5001, 1u << i);
	for (long i = -1; i < 22; i++)
		call(SYS_arch_prctl, 0x1023, i);
	call(SYS_iopl, 4);
	call(SYS_iopl, ALL);
	call(SYS_ioperm, 0x10000, 1, 1);
	call(SYS_ioperm, ALL, ALL, ALL);
	call(SYS_modify_ldt, 0, ldt, 16);
	call(SYS_modify_ldt, 2, ldt, 16);
	call(SYS_modify_ldt, 1, &desc, 8);
	call(SYS_modify_ldt, 1, &desc, 16 | DIRTY);
	call(SYS_modify_ldt, 0x11, at_edge(&desc, 16), 16);
	call(SYS_modify_ldt, 0x11, at_edge(&desc, 8), 16);
	desc.flags = 0xffffffff;
	call(SYS_modify_ldt, 17, &desc, 16);
	call(SYS_modify_ldt, 1, 0, 16);
	call(SYS_modify_ldt, ALL, BAD, ALL);
	call(SYS_set_thread_area, &desc);
	call(SYS_get_thread_area, &desc);
	call(SYS_set_thread_area, 0);
	call(SYS_get_thread_area, BAD);
}
#else
static void machine(void) {}
#endif

static void barriers(void)
{
	for (unsigned i = 0; i < 11; i++)
		call(SYS_membarrier, i ? 1u << (i - 1) : 0, i & 1, 5);
	call(SYS_membarrier, 3, 0);
	call(SYS_membarrier, ALL, ALL, ALL);
	call(SYS_membarrier, 1 << 8, 1, 99);
	call(SYS_membarrier, 0 | DIRTY, 2, 0);
	call(SYS_getcpu, 0, 0, 0);
	call(SYS_getcpu, edge - 4, 0, BAD);
	call(SYS_getcpu, BAD, BAD, 0);
	call(SYS_getcpu, edge - 2, 0, 0);
}

int main(void)
{
	edge = (char *)call(SYS_mmap, 0, 3 * PAGE, 3, 0x22, -1, 0) + 2 * PAGE;
	call(SYS_munmap, edge, PAGE);
	futexes();
	waiters();
	lists();
	sequences();
	limits();
	machine();
	barriers();
	return 0;
}
