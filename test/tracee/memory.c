// SPDX-License-Identifier: Apache-2.0

/* memory: the calls that change or ask about the address space, with right and
 * wrong arguments. The last page of `edge` is not mapped. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define PAGE 4096l
#define BAD ((long)-1)
#define DIRTY 0xdeadbeef00000000l
#define ALL (-1l)
#define call(nr, ...) call_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define call_(nr, a, b, c, d, e, f, ...) \
	syscall(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define L(...) (long[]){__VA_ARGS__}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#ifndef SYS_process_madvise
#define SYS_process_madvise 440
#endif
#define NR_process_mrelease 448
#define NR_set_mempolicy_home_node 450
#define NR_map_shadow_stack 453
#define NR_mseal 462

static char *edge;

/* at_edge puts n bytes so that they end where memory ends. */
static void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

static void brks(void)
{
	long now = call(SYS_brk, 0);

	call(SYS_brk, now + PAGE);
	call(SYS_brk, now);
	call(SYS_brk, BAD);
}

static void maps(void)
{
	static const long flags[] = {
		0, 1, 2, 3, 4, 0x10, 0x20, 0x22, 0x32, 0x40, 0x62, 0x80, 0x102, 0x122, 0x822, 0x1022, 0x2022,
		0x4022, 0x8022, 0x10022, 0x20022, 0x40022, 0x80022, 0x100022, 0x200022, 0x54040022,
		0x78040022, 0xffffffff, 0x400022, 0x800022, 0x2000022, 0x100000022, 0x22 | DIRTY, ALL, 0x0c000022,
		0x7c040022, 0x00040022, 0x3c000000, 0x04000000, 0x200023, 0x34000021, 0x100021, 0x83, 0xf, 0x8, 0x1000000, 0x4000000,
	};
	static const long prots[] = { 0, 1, 2, 3, 4, 7, 8, 0x10, 0x20, 0x100, 0x01000000, 0x02000000, 0x03000007, 0x40000001, DIRTY | 1, ALL };
	char *p;

	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_mmap, 0, 0, 1, flags[i], -1, 0);
	for (size_t i = 0; i < COUNT(prots); i++) {
		call(SYS_mmap, 0, 0, prots[i], 0x22, -1, 0);
		call(SYS_mprotect, 1, 0, prots[i]);
		call(329 /* pkey_mprotect, or nothing on arm64 */, 1, 0, prots[i], -1);
	}
	p = (char *)call(SYS_mmap, 0, 2 * PAGE, 3, 0x22, -1, 0);
	call(SYS_mmap, 0, PAGE, 3, 1, 99, PAGE);
	call(SYS_mmap, 1, PAGE, 3, 1, 99 | DIRTY, 0x123456789000);
	call(SYS_mmap, BAD, ALL, 3, 0x22, 0xffffffff, BAD);
	call(SYS_mprotect, p, PAGE, 1);
	call(SYS_mprotect, p, BAD, 3);
	call(SYS_munmap, p, PAGE);
	call(SYS_munmap, p, PAGE);
	call(SYS_munmap, 1, BAD);
	call(SYS_munmap, p + PAGE, PAGE);
	call(SYS_remap_file_pages, 0, PAGE, 0, 0, 0);
	call(SYS_remap_file_pages, 1, ALL, 7, 0x12345, 0x10000);
	call(SYS_remap_file_pages, BAD, ALL, ALL, ALL, ALL);
}

static void advice(void)
{
	char *p = (char *)call(SYS_mmap, 0, 4 * PAGE, 3, 0x22, -1, 0);
	struct iovec v[2] = { { p, PAGE }, { p + PAGE, PAGE } };

	for (long i = -1; i < 32; i++)
		call(SYS_madvise, 1, PAGE, i);
	for (long i = 99; i < 106; i++)
		call(SYS_madvise, 1, PAGE, i);
	call(SYS_madvise, p, PAGE, 4);
	call(SYS_madvise, p, PAGE, 4 | DIRTY);
	call(SYS_madvise, p, ALL, 0x7fffffff);
	call(SYS_process_madvise, -1, v, 2, 4, 0);
	call(SYS_process_madvise, -1, at_edge(v, sizeof(v)), 3, 20, 1);
	call(SYS_process_madvise, 99 | DIRTY, 0, 1, 21, ALL);
	call(SYS_process_madvise, 99, BAD, ALL, 0xffff, ALL);
	call(SYS_process_madvise, 99, v, 0, 0, 0);
	for (long i = 0; i < 9; i++)
		call(SYS_msync, p, PAGE, i);
	call(SYS_msync, BAD, ALL, ALL);
	call(SYS_msync, 1, PAGE, 4 | DIRTY);
	call(SYS_mincore, p, 4 * PAGE, edge - 16);
	call(SYS_mincore, p, PAGE, edge - 1);
	call(SYS_mincore, p, PAGE + 1, edge - 2);
	call(SYS_mincore, p, 4 * PAGE, edge - 1);
	call(SYS_mincore, p, 4 * PAGE, 0);
	call(SYS_mincore, p, 4 * PAGE, BAD);
	call(SYS_mincore, p, 0, edge - 1);
	call(SYS_mincore, 1, PAGE, edge - 1);
	call(SYS_mincore, p, ALL, edge - 1);
	call(SYS_munmap, p, 4 * PAGE);
	p = (char *)call(SYS_mmap, 0, 64 * PAGE, 3, 0x22, -1, 0);
	p[5 * PAGE] = 1;
	call(SYS_mincore, p, 64 * PAGE, edge - 64);
	call(SYS_munmap, p, 64 * PAGE);
}

static void locks(void)
{
	call(SYS_mlock, edge - 1, 1);
	call(SYS_munlock, edge - 1, 1);
	call(SYS_mlock, 1, ALL);
	call(SYS_munlock, 1, ALL);
	for (long i = 0; i < 4; i++)
		call(SYS_mlock2, 1, ALL, i);
	call(SYS_mlock2, 1, ALL, ALL);
	call(SYS_mlock2, 1, ALL, 1 | DIRTY);
	call(SYS_mlockall, 0);
	call(SYS_mlockall, 8);
	call(SYS_mlockall, 4);
	call(SYS_mlockall, 0xf);
	call(SYS_mlockall, 0xff | DIRTY);
	call(SYS_mlockall, ALL);
	call(SYS_munlockall);
}

static void moves(void)
{
	char *p = (char *)call(SYS_mmap, 0, 4 * PAGE, 3, 0x22, -1, 0);

	p = (char *)call(SYS_mremap, p, 4 * PAGE, 8 * PAGE, 1, 0);
	call(SYS_mremap, p, 8 * PAGE, 4 * PAGE, 0, 0);
	call(SYS_mremap, 1, 8 * PAGE, 4 * PAGE, 3, 1);
	call(SYS_mremap, 1, 8 * PAGE, 4 * PAGE, 2, BAD);
	call(SYS_mremap, 1, 8 * PAGE, 4 * PAGE, 4, 0x1000);
	call(SYS_mremap, 1, 8 * PAGE, 4 * PAGE, 5, 0x1000);
	call(SYS_mremap, 1, 8 * PAGE, 4 * PAGE, 8, 0x1000);
	call(SYS_mremap, 1, ALL, ALL, ALL, ALL);
	call(SYS_mremap, 1, 0, 0, 1 | DIRTY, 0);
	call(SYS_munmap, p, 4 * PAGE);
	call(NR_mseal, 1, PAGE, 0);
	call(NR_mseal, 1, ALL, ALL);
	call(NR_mseal, 0, 0, 1);
	call(NR_map_shadow_stack, 1, PAGE, 0);
	call(NR_map_shadow_stack, 1, PAGE, 1);
	call(NR_map_shadow_stack, 1, PAGE, 3);
	call(NR_map_shadow_stack, 1, PAGE, 4 | DIRTY);
	call(NR_map_shadow_stack, 0, ALL, ALL);
	call(NR_process_mrelease, -1, 0);
	call(NR_process_mrelease, 99, 1);
	call(NR_process_mrelease, DIRTY | 99, ALL);
}

static void keys(void)
{
	call(SYS_pkey_alloc, 0, 0);
	for (long i = 0; i < 5; i++)
		call(SYS_pkey_alloc, 1, i);
	call(SYS_pkey_alloc, ALL, 8);
	call(SYS_pkey_alloc, ALL, ALL);
	call(SYS_pkey_free, -1);
	call(SYS_pkey_free, 0);
	call(SYS_pkey_free, 99 | DIRTY);
	call(SYS_pkey_mprotect, 1, PAGE, 3, -1);
	call(SYS_pkey_mprotect, 1, ALL, ALL, 99 | DIRTY);
}

static void policies(void)
{
	unsigned long *mask = at_edge(L(5, 0x8000000000000000), 16);
	int *mode = (int *)(edge - 64);
	void *pages[] = { edge - 1, (void *)1, NULL };
	int nodes[] = { 0, 1, -1 }, status[3] = { 7, 7, 7 };

	for (long i = 0; i < 10; i++)
		call(SYS_mbind, 1, PAGE, i, mask, 128, i);
	call(SYS_mbind, 1, PAGE, 0x8000, 0, 0, 0);
	call(SYS_mbind, 1, PAGE, 0x4002, 0, 64, 7);
	call(SYS_mbind, 1, PAGE, 0x2001, mask, 0, 15);
	call(SYS_mbind, 1, PAGE, 0xe001, mask, 1, ALL);
	call(SYS_mbind, 1, PAGE, 0x1001, mask, 129, 8);
	call(SYS_mbind, 1, PAGE, 0x8000 | DIRTY, BAD, 64, DIRTY);
	call(SYS_mbind, BAD, ALL, ALL, BAD, ALL, ALL);
	call(SYS_mbind, 1, PAGE, 1, mask + 1, 64, 0);
	call(SYS_mbind, 1, PAGE, 1, mask + 1, 65, 0);
	call(SYS_mbind, 1, PAGE, 1, mask, 70, 0);
	call(SYS_set_mempolicy, 0, 0, 0);
	call(SYS_set_mempolicy, 99, mask, 128);
	call(SYS_set_mempolicy, 0x8001, mask, 8);
	call(SYS_set_mempolicy, 0x4002, BAD, 8);
	call(SYS_set_mempolicy, ALL, mask, ALL);
	call(SYS_set_mempolicy, 0x8001 | DIRTY, mask, 0);
	call(SYS_get_mempolicy, 0, 0, 0, 0, 0);
	call(SYS_get_mempolicy, mode, 0, 0, 0, 0);
	call(SYS_get_mempolicy, mode, mask - 256, 1024, 0, 0);
	call(SYS_get_mempolicy, mode, mask - 256, 1, 0, 0);
	call(SYS_get_mempolicy, BAD, BAD, 1024, 0, 0);
	call(SYS_get_mempolicy, 0, mask - 256, 1024, 0, 4);
	call(SYS_get_mempolicy, mode, 0, 0, mode, 3);
	call(SYS_get_mempolicy, mode, 0, 0, mode, 1);
	call(SYS_get_mempolicy, mode, 0, 0, mode, 2);
	call(SYS_get_mempolicy, mode, 0, 0, 1, 0xf);
	call(SYS_get_mempolicy, mode, 0, ALL, 1, 8);
	call(SYS_get_mempolicy, mode, 0, 0, 1, ALL);
	call(SYS_get_mempolicy, mode, 0, 0, 1, 1 | DIRTY);
	call(NR_set_mempolicy_home_node, 1, PAGE, 1, 0);
	call(NR_set_mempolicy_home_node, 1, ALL, ALL, ALL);
	call(SYS_migrate_pages, -1, 64, 0, 0);
	call(SYS_migrate_pages, 1 | DIRTY, 128, mask, mask);
	call(SYS_migrate_pages, 0x7fffffff, 64, mask, mask + 1);
	call(SYS_migrate_pages, -1, ALL, BAD, mask);
	call(SYS_migrate_pages, -1, 0, mask, BAD);
	call(SYS_move_pages, 0, 0, 0, 0, 0, 0);
	call(SYS_move_pages, 0, 1, pages, 0, status, 0);
	call(SYS_move_pages, 0, 3, pages, nodes, status, 2);
	call(SYS_move_pages, 0x7fffffff, 3, pages, nodes, status, 4);
	call(SYS_move_pages, 0, 3, pages, at_edge(nodes, 8), status, 6);
	call(SYS_move_pages, 0, 3, at_edge(pages, 16), 0, status, 8);
	call(SYS_move_pages, 0, 2, pages, nodes, edge - 4, 2);
	call(SYS_move_pages, 0, 2, BAD, BAD, BAD, ALL);
	call(SYS_move_pages, 0 | DIRTY, ALL, pages, nodes, status, 2 | DIRTY);
	call(SYS_move_pages, 0, 2, 0, 0, 0, 2);
}

static void others(void)
{
	char from[] = "0123456789abcdef0123456789abcdef0123456789", to[64] = "";
	struct iovec local[3] = { { to, 4 }, { to + 8, 8 }, { NULL, 0 } };
	struct iovec remote[2] = { { from, 10 }, { from + 10, 2 } };
	struct iovec large[40];
	long self = getpid();

	for (int i = 0; i < 40; i++)
		large[i] = (struct iovec){ from, 40 };
	call(SYS_process_vm_readv, self, local, 2, remote, 2, 0);
	call(SYS_process_vm_writev, self, local, 2, remote, 2, 0);
	call(SYS_process_vm_readv, self, local, 3, remote, 1, 0);
	call(SYS_process_vm_readv, self, local, 1, remote, 2, 0);
	call(SYS_process_vm_readv, self, large, 40, large, 40, 0);
	call(SYS_process_vm_writev, self, large, 40, large, 40, 0);
	call(SYS_process_vm_readv, 0x7fffffff, local, 2, remote, 2, 1);
	call(SYS_process_vm_writev, 0x7fffffff | DIRTY, local, 2, remote, 2, ALL);
	call(SYS_process_vm_readv, self, 0, 2, BAD, 2, 0);
	call(SYS_process_vm_writev, self, 0, 2, BAD, 2, 0);
	call(SYS_process_vm_readv, self, BAD, ALL, 0, ALL, 0);
	call(SYS_process_vm_writev, self, BAD, ALL, 0, ALL, 0);
	call(SYS_process_vm_readv, self, local, 0, remote, 0, 0);
	call(SYS_process_vm_readv, self, at_edge(local, 32), 3, remote, 2, 0);
	call(SYS_process_vm_writev, self, at_edge(local, 32), 3, remote, 2, 0);
	call(SYS_process_vm_readv, self, local, 2, at_edge(remote, 16), 2, 0);
	call(SYS_process_vm_readv, self, local, 2, remote, 2000, 0);
	local[1].iov_base = (void *)1;
	call(SYS_process_vm_readv, self, local, 2, remote, 2, 0);
	call(SYS_process_vm_writev, self, local, 2, remote, 2, 0);
}

int main(void)
{
	edge = (char *)call(SYS_mmap, 0, 3 * PAGE, 3, 0x22, -1, 0) + 2 * PAGE;
	call(SYS_munmap, edge, PAGE);
	brks();
	maps();
	advice();
	locks();
	moves();
	keys();
	policies();
	others();
	return 0;
}
