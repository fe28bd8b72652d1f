// SPDX-License-Identifier: Apache-2.0

/* compat: makes calls of the 32-bit table from a 64-bit program. */
#include <unistd.h>

#ifdef __x86_64__
static long call32(long nr, long a, long b, long c)
{
	long ret;

	asm volatile("int $0x80" : "=a"(ret) : "a"(nr), "b"(a), "c"(b), "d"(c) : "memory", "r8", "r9", "r10", "r11");
	return ret;
}
#else
#define call32(nr, a, b, c) 0
#endif

int main(void)
{
	call32(20, 0, 0, 0);       /* getpid */
	call32(6, 99, 0, 0);       /* close */
	call32(5, 0, 0, 0);        /* open */
	call32(9999, 1, 2, 3);     /* none */
	getpid();
	return 0;
}
