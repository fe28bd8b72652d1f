// SPDX-License-Identifier: Apache-2.0

/* sched: the calls that ask for and set how and where a thread runs, with right and
 * wrong arguments. */
#define _GNU_SOURCE
#include <sched.h>
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
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static char *edge;

static void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

struct attr {
	uint32_t size, policy;
	uint64_t flags;
	int32_t nice;
	uint32_t priority;
	uint64_t runtime, deadline, period;
	uint32_t util_min, util_max;
	uint64_t more;
};

static void masks(void)
{
	unsigned long mask[32];

	call(SYS_sched_getaffinity, 0, 8, edge - 8);
	call(SYS_sched_getaffinity, 0, 128, edge - 128);
	call(SYS_sched_getaffinity, 0, 128, edge - 64);
	call(SYS_sched_getaffinity, 0, 1, edge - 8);
	call(SYS_sched_getaffinity, 0, 4, edge - 8);
	call(SYS_sched_getaffinity, NOBODY, 8, edge - 8);
	call(SYS_sched_getaffinity, 0, 8, 0);
	call(SYS_sched_getaffinity, 0, 8, BAD);
	call(SYS_sched_getaffinity, 0 | DIRTY, 8 | DIRTY, edge - 8);
	call(SYS_sched_getaffinity, 0, 0, edge - 8);
	call(SYS_sched_getaffinity, -1, ALL, edge - 8);
	memset(mask, 0, sizeof(mask));
	for (size_t n = 0; n < 130; n += 13)
		call(SYS_sched_setaffinity, NOBODY, n, mask);
	mask[0] = 1;
	call(SYS_sched_setaffinity, NOBODY, 8, mask);
	mask[0] = 3;
	call(SYS_sched_setaffinity, NOBODY, 8, mask);
	mask[0] = 0xf0f0f0f05;
	mask[1] = 0x8000000000000001;
	call(SYS_sched_setaffinity, NOBODY, 8, mask);
	call(SYS_sched_setaffinity, NOBODY, 16, mask);
	call(SYS_sched_setaffinity, NOBODY, 9, mask);
	call(SYS_sched_setaffinity, NOBODY, 3, mask);
	memset(mask, 0xff, sizeof(mask));
	call(SYS_sched_setaffinity, NOBODY, 4, mask);
	call(SYS_sched_setaffinity, NOBODY, 256, mask);
	call(SYS_sched_setaffinity, NOBODY, ALL, mask);
	call(SYS_sched_setaffinity, NOBODY, 0x100000, mask);
	call(SYS_sched_setaffinity, NOBODY, 16, at_edge(mask, 8));
	call(SYS_sched_setaffinity, NOBODY, 16, at_edge(mask, 16));
	call(SYS_sched_setaffinity, NOBODY, 16, 0);
	call(SYS_sched_setaffinity, NOBODY, 0, BAD);
	call(SYS_sched_setaffinity, NOBODY | DIRTY, 8 | DIRTY, BAD);
}

static void policies(void)
{
	int priority = 5;

	for (long i = -1; i < 10; i++) {
		call(SYS_sched_setscheduler, NOBODY, i, &priority);
		call(SYS_sched_get_priority_min, i);
		call(SYS_sched_get_priority_max, i);
	}
	call(SYS_sched_setscheduler, NOBODY, 0x40000000, &priority);
	call(SYS_sched_setscheduler, NOBODY, 0x40000002, &priority);
	call(SYS_sched_setscheduler, NOBODY, 0x40000004, &priority);
	call(SYS_sched_setscheduler, NOBODY, 0x80000001 | DIRTY, &priority);
	call(SYS_sched_setscheduler, NOBODY, 0x40000010, 0);
	call(SYS_sched_setscheduler, NOBODY, 1, BAD);
	call(SYS_sched_setscheduler, NOBODY, 1, edge - 2);
	priority = 0;
	call(SYS_sched_setscheduler, 0, 0x40000000, &priority);
	call(SYS_sched_getscheduler, 0);
	call(SYS_sched_setscheduler, 0, 3, &priority);
	call(SYS_sched_getscheduler, 0);
	call(SYS_sched_getscheduler, NOBODY);
	call(SYS_sched_setparam, NOBODY, &priority);
	call(SYS_sched_setparam, NOBODY, 0);
	call(SYS_sched_setparam, -1, BAD);
	call(SYS_sched_getparam, 0, &priority);
	call(SYS_sched_getparam, 0, 0);
	call(SYS_sched_getparam, 0, edge - 2);
	call(SYS_sched_getparam, NOBODY, &priority);
	call(SYS_sched_rr_get_interval, 0, edge - 16);
	call(SYS_sched_rr_get_interval, 0, 0);
	call(SYS_sched_rr_get_interval, -1, edge - 16);
	call(SYS_sched_rr_get_interval, 0, edge - 8);
	call(SYS_sched_yield);
}

static void attrs(void)
{
	struct attr a = { 48, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

	call(SYS_sched_getattr, 0, edge - 56, 56, 0);
	call(SYS_sched_getattr, 0, edge - 48, 48, 0);
	call(SYS_sched_getattr, 0, edge - 64, 64, 0);
	call(SYS_sched_getattr, 0, edge - 56, 47, 0);
	call(SYS_sched_getattr, 0, edge - 48, 56, 0);
	call(SYS_sched_getattr, 0, edge - 56, 50, 0);
	call(SYS_sched_getattr, 0, 0, 48, 0);
	call(SYS_sched_getattr, 0, BAD, 48, ALL);
	call(SYS_sched_getattr, NOBODY, edge - 48, 48, 0);
	call(SYS_sched_getattr, 0, edge - 48, 0, 1);
	call(SYS_sched_getattr, 0, edge - 48, ALL, 0);
	for (unsigned i = 0; i < 10; i++) {
		a.policy = i;
		a.flags = i ? 1u << (i - 1) : 0;
		a.nice = i - 5;
		a.priority = i;
		a.runtime = a.deadline = a.period = i * 1000;
		call(SYS_sched_setattr, NOBODY, &a, i & 1);
	}
	a.flags = ALL;
	a.policy = ALL;
	for (unsigned size = 0; size < 80; size += 7) {
		a.size = size;
		call(SYS_sched_setattr, NOBODY, &a, 0);
	}
	a.size = 56;
	a.util_min = 5;
	a.util_max = 1024;
	a.flags = 0x20;
	call(SYS_sched_setattr, NOBODY, &a, 0);
	a.flags = 0x60;
	call(SYS_sched_setattr, NOBODY, &a, 0);
	a.flags = 0x78;
	call(SYS_sched_setattr, NOBODY, &a, 0);
	a.size = 64;
	call(SYS_sched_setattr, NOBODY, &a, 0);
	a.more = 7;
	call(SYS_sched_setattr, NOBODY, &a, 0);
	a.size = 4096;
	call(SYS_sched_setattr, NOBODY, at_edge(&a, 64), 0);
	a.size = 0xffffffff;
	call(SYS_sched_setattr, NOBODY, &a, 0);
	a.size = 48;
	call(SYS_sched_setattr, NOBODY, at_edge(&a, 48), 0);
	a.size = 56;
	call(SYS_sched_setattr, NOBODY, at_edge(&a, 48), 0);
	a.size = 48;
	call(SYS_sched_setattr, NOBODY, at_edge(&a, 4), 0);
	call(SYS_sched_setattr, NOBODY, at_edge(&a, 2), 0);
	call(SYS_sched_setattr, NOBODY, 0, 0);
	call(SYS_sched_setattr, NOBODY, BAD, ALL);
	a.policy = 0;
	a.flags = 0;
	a.nice = 0;
	a.priority = 0;
	call(SYS_sched_setattr, 0, &a, 0);
}

static void priorities(void)
{
	for (long i = -1; i < 4; i++) {
		call(SYS_getpriority, i, NOBODY);
		call(SYS_setpriority, i, NOBODY, 5);
		call(SYS_ioprio_get, i, NOBODY);
		call(SYS_ioprio_set, i, NOBODY, 0x2004);
	}
	call(SYS_getpriority, 0, 0);
	call(SYS_setpriority, 0, 0, 0);
	call(SYS_setpriority, 0 | DIRTY, NOBODY | DIRTY, -5 | DIRTY);
	call(SYS_setpriority, 0, NOBODY, ALL);
	call(SYS_ioprio_get, 1, 0);
	call(SYS_ioprio_get, 3, 0);
	for (unsigned i = 0; i < 10; i++)
		call(SYS_ioprio_set, 1, NOBODY, i << 13 | i);
	for (unsigned i = 0; i < 8; i++)
		call(SYS_ioprio_set, 1, NOBODY, 2 << 13 | i << 3 | 7);
	call(SYS_ioprio_set, 1, NOBODY, ALL);
	call(SYS_ioprio_set, 1, NOBODY, 0xffff);
	call(SYS_ioprio_set, 1, NOBODY, 0x10000);
	call(SYS_ioprio_set, 1, 0, 0x4007);
	call(SYS_ioprio_get, 1, 0);
	call(SYS_ioprio_set, 1, 0, 0x6000);
	call(SYS_ioprio_get, 1, 0);
	call(SYS_ioprio_set, 1, 0, 0);
	call(SYS_ioprio_get, 1, 0);
	call(SYS_ioprio_set, 1 | DIRTY, NOBODY | DIRTY, 0x4004 | DIRTY);
}

int main(void)
{
	edge = (char *)call(SYS_mmap, 0, 3 * PAGE, 3, 0x22, -1, 0) + 2 * PAGE;
	call(SYS_munmap, edge, PAGE);
	masks();
	policies();
	attrs();
	priorities();
	return 0;
}
