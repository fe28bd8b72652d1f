/* SPDX-License-Identifier: Apache-2.0 */

/* How a load tells what it measured: one line on standard output. */
#ifndef RESULT_H
#define RESULT_H

#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static inline uint64_t now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t); /* in the vDSO: no system call, so no tracer sees it */
	return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static inline uint64_t cpu_of(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return ((u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000ull + u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1000;
}

/* tell prints units done, the nanoseconds they took, and the CPU time that this
 * process and its children have used, which is not the tracer's. */
static inline void tell(uint64_t units, uint64_t ns)
{
	printf("bench: units=%llu ns=%llu cpu=%llu\n", (unsigned long long)units, (unsigned long long)ns,
	       (unsigned long long)(cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN)));
}

#endif
