// SPDX-License-Identifier: Apache-2.0

/* prctl: each option with arguments that it takes and with such that it does not. */
#define _GNU_SOURCE
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGE 4096l
#define BAD ((long)-1)
#define DIRTY 0xdeadbeef00000000l
#define ALL (-1l)
#define call(nr, ...) call_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define call_(nr, a, b, c, d, e, f, ...) \
	syscall(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static char *edge;

static void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

static void every(void)
{
	static const int more[] = { 0x59616d61, 0x53564d41, 0x41555856, -1 };

	for (int op = 0; op < 100; op++) {
		call(SYS_prctl, op, ALL, ALL, ALL, ALL);
		if (op != 4 && op != 26 && op != 38 && op != 65 && op != 59)
			call(SYS_prctl, op, 0x7ffffff3, 0x7ffffff4, 0x7ffffff5, 0x7ffffff6);
	}
	for (size_t i = 0; i < COUNT(more); i++) {
		call(SYS_prctl, more[i], ALL, ALL, ALL, ALL);
		call(SYS_prctl, more[i], 3, 4, 5, 6);
		call(SYS_prctl, more[i], 0, 0, 0, 0);
	}
}

static void gets(void)
{
	static const int ops[] = {
		2, 3, 5, 7, 9, 11, 13, 16, 19, 21, 23, 25, 27, 30, 34, 37, 39, 40, 42, 46, 51, 52, 56, 58, 60, 64, 66, 70, 72, 74, 77, 79, 81,
	};

	for (size_t i = 0; i < COUNT(ops); i++) {
		memset(edge - 64, 5, 64);
		call(SYS_prctl, ops[i], edge - 64, 0, 0, 0);
		call(SYS_prctl, ops[i], edge - 2, 0, 0, 0);
		call(SYS_prctl, ops[i], 0, 0, 0, 0);
	}
}

static void small(void)
{
	/* Options that take small numbers. */
	static const int ops[] = { 2, 4, 6, 8, 10, 12, 14, 16, 20, 23, 24, 26, 28, 33, 36, 41, 45, 46, 47, 50, 52, 53, 54, 55, 57, 61, 65, 69, 71, 73, 75, 76, 78, 80, 82 };

	for (size_t i = 0; i < COUNT(ops); i++)
		for (unsigned v = 0; v < 9; v++) {
			if ((ops[i] == 4 || ops[i] == 26 || ops[i] == 24 || ops[i] == 28) && v < 5)
				continue;
			call(SYS_prctl, ops[i], v, v == 8 ? 0 : v, v, v == 8 ? 0 : v);
		}
	for (unsigned i = 0; i < 32; i++) {
		call(SYS_prctl, 28, 1u << i | 0x40000000, 1, 2, 3);
		call(SYS_prctl, 53, 1u << i, 2, 3, 4);
		call(SYS_prctl, 55, 1u << i | 1, 2, 3, 4);
		call(SYS_prctl, 50, 1u << i, 2, 3, 4);
		call(SYS_prctl, 63, 1u << i, 2, 3, 4);
		call(SYS_prctl, 45, 1u << i | 0x80, 2, 3, 4);
	}
	for (unsigned i = 0; i < 4; i++)
		for (unsigned j = 0; j < 3; j++)
			call(SYS_prctl, 52, i, j, 0, 0);
	for (unsigned i = 0; i < 6; i++)
		call(SYS_prctl, 53, i & 3, 1u << i, 0x10, 0x20);
	for (unsigned i = 0; i < 44; i++) {
		call(SYS_prctl, 23, i);
		call(SYS_prctl, 47, 1, i, 0, 0);
		call(SYS_prctl, 47, 2, i, 5, 5);
	}
	for (unsigned i = 3; i < 6; i++)
		call(SYS_prctl, 59, i, i, i, i);
	call(SYS_prctl, 59, 1, 1, 0, BAD);
	call(SYS_prctl, 59, 2, BAD, 5, 0);
	call(SYS_prctl, 1, 0);
	call(SYS_prctl, 1, 15);
	call(SYS_prctl, 1, 64);
	call(SYS_prctl, 1, 65);
	call(SYS_prctl, 2, edge - 4);
	call(SYS_prctl, 1, 0);
	call(SYS_prctl, 15, "name");
	call(SYS_prctl, 15, "a name that is much longer than 15");
	call(SYS_prctl, 15, memcpy(edge - 3, "abc", 3));
	call(SYS_prctl, 15, strcpy(edge - 3, "ab"));
	call(SYS_prctl, 15, memcpy(edge - 16, "0123456789abcdef", 16));
	call(SYS_prctl, 15, 0);
	call(SYS_prctl, 16, edge - 16);
	call(SYS_prctl, 15, "thread\n\1");
	call(SYS_prctl, 16, edge - 16);
	call(SYS_prctl, 16, edge - 8);
	call(SYS_prctl, 29, 50000);
	call(SYS_prctl, 30);
	call(SYS_prctl, 28);
	call(SYS_prctl, 27);
	call(SYS_prctl, 3);
	call(SYS_prctl, 21);
	call(SYS_prctl, 39, 0, 0, 0, 0);
	call(SYS_prctl, 42, 0, 0, 0, 0);
}

static void memory(void)
{
	unsigned long map[12] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0x2200000063 };

	for (unsigned i = 0; i < 18; i++)
		call(SYS_prctl, 35, i, 0x1000, 16, 0);
	call(SYS_prctl, 35, 14, map, 96, 0);
	call(SYS_prctl, 35, 14, map, 104, 0);
	call(SYS_prctl, 35, 14, at_edge(map, 96), 96, 0);
	call(SYS_prctl, 35, 14, at_edge(map, 88), 96, 0);
	call(SYS_prctl, 35, 15, edge - 4, 0, 0);
	call(SYS_prctl, 35, 15, edge - 2, 0, 0);
	call(SYS_prctl, 35, 12, map, 32, 0);
	call(SYS_prctl, 35, 12, map, 5, 0);
	call(SYS_prctl, 35, 12, BAD, 32, 0);
	call(SYS_prctl, 0x53564d41, 0, edge - PAGE, PAGE, "a name");
	call(SYS_prctl, 0x53564d41, 0, edge - PAGE, PAGE, 0);
	call(SYS_prctl, 0x53564d41, 0, edge - PAGE, PAGE, BAD);
	call(SYS_prctl, 0x53564d41, 0, edge - PAGE, 0, "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789");
	call(SYS_prctl, 0x53564d41, 1, edge - PAGE, PAGE, "a name");
	call(SYS_prctl, 0x59616d61, ALL);
	call(SYS_prctl, 0x59616d61, 0x7fffffff);
	call(SYS_prctl, 0x41555856, edge - 512, 512, 0, 0);
	call(SYS_prctl, 0x41555856, edge - 16, 512, 0, 0);
	call(SYS_prctl, 0x41555856, edge - 16, 16, 0, 0);
	call(SYS_prctl, 0x41555856, edge - 16, 20, 0, 0);
	call(SYS_prctl, 0x41555856, BAD, 16, 0, 0);
	call(SYS_prctl, 0x41555856, edge - 16, 16, 1, 0);
}

static void filters(void)
{
	struct sock_filter code[] = { BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };
	struct sock_fprog program = { 0, code };

	call(SYS_prctl, 22, 0, 0);
	call(SYS_prctl, 22, 2, &program);
	call(SYS_prctl, 22, 2, 0);
	call(SYS_prctl, 22, 2, BAD);
	call(SYS_prctl, 22, 3, &program);
	program.len = 2;
	program.filter = (void *)BAD;
	call(SYS_prctl, 22, 2, &program);
	call(SYS_prctl, 22, 2, at_edge(&program, 8));
	call(SYS_prctl, 38, 1, 0, 0, 0);
	call(SYS_prctl, 39, 0, 0, 0, 0);
}

int main(void)
{
	edge = (char *)call(SYS_mmap, 0, 3 * PAGE, 3, 0x22, -1, 0) + 2 * PAGE;
	call(SYS_munmap, edge, PAGE);
	gets();
	small();
	memory();
	every();
	filters();
	return 0;
}
