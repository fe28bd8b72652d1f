/* SPDX-License-Identifier: Apache-2.0 */

/*
 * everycall makes every system call below CALLS, in each mode of the machine,
 * with all arguments -1. None of them takes place: see call.h.
 */
#include "call.h"

enum { CALLS = 600 };

#if defined(__x86_64__)

enum { NR_URETPROBE = 335, X32_BIT = 0x40000000 };

static void call32(long nr)
{
	long ret;

	__asm__ volatile("int $0x80" : "=a"(ret)
			 : "a"(nr), "b"(-1L), "c"(-1L), "d"(-1L), "S"(-1L), "D"(-1L)
			 : "memory");
}

static void call_all(void)
{
	for (long nr = 0; nr < CALLS; nr++)
		if (nr != NR_URETPROBE) /* the kernel answers it with SIGILL, filter or not */
			call(nr, -1, -1, -1, -1);
	for (long nr = 0; nr < CALLS; nr++)
		call(X32_BIT + nr, -1, -1, -1, -1);
	for (long nr = 0; nr < CALLS; nr++)
		call32(nr);
}

#else

enum { ARM_PRIVATE = 0xf0000, ARM_PRIVATE_CALLS = 8 };

static void call_all(void)
{
	for (long nr = 0; nr < CALLS; nr++)
		call(nr, -1, -1, -1, -1);
	for (long nr = 0; nr < ARM_PRIVATE_CALLS; nr++)
		call(ARM_PRIVATE + nr, -1, -1, -1, -1);
}

#endif
