// SPDX-License-Identifier: Apache-2.0

/* sync: calls that write back, and others about descriptors and file systems that
 * take little: cachestat, memfd, swap, acct, landlock. */
#include "io.h"

#define MEMFD_SECRET 447
#define CACHESTAT 451
#define LANDLOCK_CREATE 444
#define LANDLOCK_ADD 445
#define LANDLOCK_RESTRICT 446

static const long bad[] = {0, -1, 1, DIRTY};

static void writing_back(void)
{
	int fd = a_file();
	static const long at[] = {0, 1, -1, 0x123456789, DIRTY};

	call(SYS_fsync, fd);
	call(SYS_fsync, 99);
	call(SYS_fdatasync, fd);
	call(SYS_fdatasync, DIRTY | 99);
	call(SYS_syncfs, fd);
	call(SYS_syncfs, -1);
	call(SYS_sync);
	for (int i = 0; i < 5; i++)
		call(SYS_sync_file_range, 99, 0, 4096, 1 << i);
	call(SYS_sync_file_range, fd, 0, 0, 7);
	call(SYS_sync_file_range, 99, 0, 0, ALL);
	call(SYS_sync_file_range, 99, 0, 0, DIRTY);
	for (size_t i = 0; i < COUNT(at); i++)
		call(SYS_sync_file_range, 99, at[i], at[i], 0);
}

static void caches(void)
{
	int fd = a_file();
	uint64_t range[2] = {0, 4096}, stat[5];

	call(CACHESTAT, fd, range, stat, 0);
	call(CACHESTAT, 99, range, stat, 0);
	call(CACHESTAT, fd, range, stat, 1);
	call(CACHESTAT, fd, range, stat, ALL);
	call(CACHESTAT, fd, range, stat, DIRTY);
	range[0] = range[1] = ~0ul;
	call(CACHESTAT, 99, range, stat, 0);
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(CACHESTAT, fd, bad[i], stat, 0);
		call(CACHESTAT, fd, range, bad[i], 0);
	}
	call(CACHESTAT, fd, edge - 8, stat, 0);
	call(CACHESTAT, fd, at_edge(range, 16), edge - 40, 0);
	call(CACHESTAT, fd, range, edge - 32, 0);
}

static void memories(void)
{
	static const long flags[] = {0, 1, 2, 3, 4, 5, 0x10, 0x18, 8, 0x20, ALL, DIRTY | 1, 21l << 26 | 4, 30l << 26 | 4, 30l << 26, 63l << 26 | 7, 0x40, 0x80000};

	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_memfd_create, "name", flags[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		call(SYS_memfd_create, bad[i], 0);
	call(SYS_memfd_create, "a name that is quite long: more than thirty-two bytes", 1);
	call(SYS_memfd_create, "", 1);
	{
		static char longest[300];

		memset(longest, 'x', 260);
		call(SYS_memfd_create, longest, 1);
		longest[249] = 0;
		call(SYS_memfd_create, longest, 1);
		longest[248] = 0;
		call(SYS_memfd_create, longest, 1);
	}
	for (int i = 0; i < 32; i++)
		call(MEMFD_SECRET, 1l << i);
	call(MEMFD_SECRET, ALL);
	call(MEMFD_SECRET, 0);
}

static void swaps(void)
{
	for (int i = 0; i < 32; i++)
		call(SYS_swapon, "/none", 1l << i);
	call(SYS_swapon, "/none", 0);
	call(SYS_swapon, "/none", 0x8005);
	call(SYS_swapon, "/none", 0x1ffff);
	call(SYS_swapon, "/none", ALL);
	call(SYS_swapoff, "/none");
	call(SYS_acct, "/none/file");
	for (size_t i = 1; i < COUNT(bad); i++) {
		call(SYS_swapon, bad[i], 0);
		call(SYS_swapoff, bad[i]);
		call(SYS_acct, bad[i]);
	}
}

static void landlocks(void)
{
	uint64_t a[8] = {0};
	int fd;
	struct __attribute__((packed)) {
		uint64_t allowed;
		int32_t fd;
	} beneath = {1, 3};
	uint64_t net[2] = {1, 80};

	for (int i = 0; i < 64; i++) {
		a[0] = 1ul << i;
		a[1] = 1ul << i;
		a[2] = 1ul << i;
		call(LANDLOCK_CREATE, a, 24, 0);
	}
	a[0] = a[1] = a[2] = a[3] = ~0ul;
	for (int i = 0; i < 40; i += 4)
		call(LANDLOCK_CREATE, a, i, 0);
	a[3] = 0;
	call(LANDLOCK_CREATE, a, 32, 0);
	a[0] = a[1] = a[2] = 1;
	fd = call(LANDLOCK_CREATE, a, 24, 0);
	call(LANDLOCK_CREATE, 0, 0, 1);
	call(LANDLOCK_CREATE, 0, 0, 2);
	call(LANDLOCK_CREATE, 0, 0, 4);
	call(LANDLOCK_CREATE, 0, 0, 3);
	call(LANDLOCK_CREATE, 0, 0, ALL);
	call(LANDLOCK_CREATE, 0, 0, 0);
	call(LANDLOCK_CREATE, a, 24, DIRTY);
	call(LANDLOCK_CREATE, at_edge(a, 8), 8, 0);
	call(LANDLOCK_CREATE, at_edge(a, 8), 16, 0);
	call(LANDLOCK_CREATE, at_edge(a, 16), 16, 0);
	call(LANDLOCK_CREATE, edge - 4, 8, 0);
	for (size_t i = 0; i < COUNT(bad); i++)
		call(LANDLOCK_CREATE, bad[i], 24, 0);
	for (int i = 0; i < 4; i++) {
		call(LANDLOCK_ADD, 99, i, &beneath, 0);
		call(LANDLOCK_ADD, fd, i, &beneath, 0);
		call(LANDLOCK_ADD, 99, i, net, 0);
		call(LANDLOCK_ADD, 99, i, BAD, 0);
		call(LANDLOCK_ADD, 99, i, 0, 1);
		call(LANDLOCK_ADD, 99, i, edge - 8, 0);
	}
	for (int i = 0; i < 64; i++) {
		beneath.allowed = net[0] = 1ul << i;
		beneath.fd = i;
		net[1] = 1ul << i;
		call(LANDLOCK_ADD, 99, 1, &beneath, 0);
		call(LANDLOCK_ADD, 99, 2, net, 0);
	}
	call(LANDLOCK_ADD, 99, 1, at_edge(&beneath, 12), ALL);
	call(LANDLOCK_ADD, 99, 1, at_edge(&beneath, 11), DIRTY);
	call(LANDLOCK_ADD, 99, ALL, &beneath, 0);
	for (int i = 0; i < 8; i++)
		call(LANDLOCK_RESTRICT, 99, 1 << i);
	call(LANDLOCK_RESTRICT, -1, 0);
	call(LANDLOCK_RESTRICT, DIRTY | 99, ALL);
}

int main(void)
{
	begin();
	writing_back();
	caches();
	memories();
	swaps();
	landlocks();
	return 0;
}
