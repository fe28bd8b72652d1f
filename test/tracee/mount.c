// SPDX-License-Identifier: Apache-2.0

/* mount: calls about mounts. None of them changes a mount of the machine: what is
 * not refused works on a mount that no folder shows. */
#include "io.h"
#include <sched.h>

#define OPEN_TREE 428 /* include/uapi/asm-generic/unistd.h */
#define MOVE_MOUNT 429
#define FSOPEN 430
#define FSCONFIG 431
#define FSMOUNT 432
#define FSPICK 433
#define MOUNT_SETATTR 442
#define STATMOUNT 457
#define LISTMOUNT 458
#define OPEN_TREE_ATTR 467
#define LISTNS 470

static const long bad[] = {0, -1, 1, DIRTY};
static char page[8192];

static void old_calls(void)
{
	static const char *const types[] = {"none", "tmpfs", "proc", "", "nfs", "a name that is quite long: more than thirty-two bytes"};

	for (size_t i = 0; i < COUNT(types); i++)
		call(SYS_mount, "source", "/none/target", types[i], 0, "data=1,more");
	for (int i = 0; i < 64; i++)
		call(SYS_mount, "source", "/none/target", "none", 1ul << i, "data");
	call(SYS_mount, "source", "/none/target", "none", 0xc0ed0000, "data");
	call(SYS_mount, "source", "/none/target", "none", 0xc0ed0021, "data");
	call(SYS_mount, "source", "/none/target", "none", 0xc0ee0001, "data");
	call(SYS_mount, "source", "/none/target", "none", 0x1000 | 0x4000, "data");
	call(SYS_mount, "source", "/none/target", "none", 0x20, 0);
	call(SYS_mount, "source", "/none/target", "none", 0x40000, "data");
	call(SYS_mount, "source", "/none/target", "none", 0x2000, "data");
	call(SYS_mount, "source", "/none/target", 0, 0x2000, 0);
	call(SYS_mount, 0, "/none/target", 0, 0x20 | 1, BAD);
	call(SYS_mount, "source", "/none/target", "none", ALL, "data");
	call(SYS_mount, "a name that is quite long: more than thirty-two bytes", "/none/target/a name that is quite long: more than thirty-two bytes", "none", 0, 0);
	call(SYS_mount, "source", "/none/target", "none", 0, "012345678901234567890123456789012345678901234567890123456789");
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(SYS_mount, bad[i], "/none/target", "none", 0, "data");
		call(SYS_mount, "source", bad[i] ? bad[i] : 2, "none", 0, "data");
		call(SYS_mount, "source", "/none/target", bad[i], 0, "data");
		call(SYS_mount, "source", "/none/target", "none", 0, bad[i]);
		call(SYS_umount2, bad[i], 0);
	}
	for (int i = 0; i < 32; i++)
		call(SYS_umount2, "/none/target", 1l << i);
	call(SYS_umount2, "/none/target", 0);
	call(SYS_umount2, "/none/target", ALL);
	call(SYS_umount2, "/none/target", DIRTY);
}

static void contexts(void)
{
	int fs, mnt;

	for (size_t i = 0; i < COUNT(bad); i++)
		call(FSOPEN, bad[i], 0);
	for (int i = 0; i < 4; i++)
		call(FSOPEN, "nofs", 1 << i);
	call(FSOPEN, "nofs", ALL);
	call(FSOPEN, "nofs", DIRTY);
	fs = call(FSOPEN, "tmpfs", 1);
	for (int cmd = 0; cmd < 10; cmd++) {
		call(FSCONFIG, 99, cmd, "key", "value", 4);
		call(FSCONFIG, 99, cmd, 0, 0, 0);
		call(FSCONFIG, 99, cmd, BAD, BAD, BAD);
		call(FSCONFIG, fs, cmd | DIRTY, "key", cmd == 6 ? 1 : 0, DIRTY);
	}
	call(FSCONFIG, 99, ALL, "key", "value", 4);
	call(FSCONFIG, 99, 1, "a name that is quite long: more than thirty-two bytes", "a name that is quite long: more than thirty-two bytes", 0);
	call(FSCONFIG, 99, 2, "key", "\0\1\2\xff", 4);
	call(FSCONFIG, 99, 2, "key", "012345678901234567890123456789012345678901234567890123456789", 60);
	call(FSCONFIG, 99, 2, "key", "012345678901234567890123456789012345678901234567890123456789", 0);
	call(FSCONFIG, 99, 2, "key", at_edge("abcd", 4), 5);
	call(FSCONFIG, 99, 2, "key", at_edge("abcd", 4), -5);
	call(FSCONFIG, 99, 2, "key", "abcd", 2 << 20);
	call(FSCONFIG, 99, 3, "key", "/a/path", AT_FDCWD);
	call(FSCONFIG, 99, 4, "key", "", 99);
	fs = call(FSOPEN, "tmpfs", 0);
	call(FSCONFIG, fs, 1, "size", "1048576", 0);
	call(FSCONFIG, fs, 0, "noswap", 0, 0);
	call(FSCONFIG, fs, 6, 0, 0, 0);
	mnt = call(FSMOUNT, fs, 1, 0);
	call(MOUNT_SETATTR, mnt, "", 0x1000, LONGS(1, 0, 0, 0), 32);
	for (int i = 0; i < 4; i++)
		call(FSMOUNT, 99, 1 << i, 0);
	for (int i = 0; i < 32; i++)
		call(FSMOUNT, 99, 0, 1l << i);
	call(FSMOUNT, 99, ALL, ALL);
	call(FSMOUNT, 99, DIRTY, DIRTY);
	call(FSMOUNT, 99, 0, 0x30);
	call(FSMOUNT, 99, 0, 0x71);
	for (int i = 0; i < 6; i++)
		call(FSPICK, 99, "x", 1 << i);
	call(FSPICK, AT_FDCWD, "/none", 0);
	call(FSPICK, 99, "", ALL);
	for (size_t i = 0; i < COUNT(bad); i++)
		call(FSPICK, 99, bad[i], bad[i]);
}

static void trees(void)
{
	call(OPEN_TREE, AT_FDCWD, "/", 0);
	call(OPEN_TREE, AT_FDCWD, "/none", 0x80001);
	for (int i = 0; i < 32; i++) {
		call(OPEN_TREE, 99, "x", 1l << i);
		call(MOVE_MOUNT, 99, "x", 98, "y", 1l << i);
	}
	call(OPEN_TREE, 99, "x", ALL);
	call(OPEN_TREE, 99, "x", DIRTY);
	call(MOVE_MOUNT, 99, "x", 98, "y", ALL);
	call(MOVE_MOUNT, 99, "x", AT_FDCWD, "y", 0);
	call(MOVE_MOUNT, 99, "", AT_FDCWD, "y", 0x77);
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(OPEN_TREE, 99, bad[i], 0);
		call(MOVE_MOUNT, 99, bad[i], 98, bad[i], 0);
	}
}

static void attributes(long nr)
{
	static uint64_t a[1024];

	memset(a, 0, sizeof(a));

	call(nr, 99, "x", 0, a, 32);
	for (int i = 0; i < 32; i++) {
		call(nr, 99, "x", 1l << i, 0, 0);
		a[0] = 1ul << i;
		a[1] = 1ul << (i + 32);
		a[2] = 1ul << i;
		a[3] = i;
		call(nr, 99, "x", 0, a, 32);
	}
	call(nr, 99, "x", ALL, a, 32);
	a[0] = a[1] = a[2] = a[3] = ~0ul;
	call(nr, 99, "x", DIRTY, a, 32);
	a[1] = 0x30;
	a[0] = 0x71;
	a[4] = 1;
	call(nr, 99, "x", 0x9100, a, 40);
	call(nr, 99, "x", 0x9100, a, 64);
	call(nr, 99, "x", 0x8800, a, 31);
	call(nr, 99, "x", 0, a, 0);
	call(nr, 99, "x", 0, a, ALL);
	call(nr, 99, "x", 0, at_edge(a, 32), 32);
	call(nr, 99, "x", 0, at_edge(a, 32), 40);
	call(nr, 99, "x", 0, at_edge(a, 24), 32);
	for (size_t i = 0; i < COUNT(bad); i++)
		call(nr, 99, bad[i], 0, bad[i], 32);
}

static void knowing(void)
{
	static struct {
		uint32_t size, fd;
		uint64_t id, param, ns, more[1024];
	} r;
	static uint64_t buf[1024];
	static const unsigned sizes[] = {0, 1, 4, 8, 16, 23, 24, 28, 32, 33, 40, 64, 4096, 0xffffffff};
	uint64_t root;

	memset(&r, 0, sizeof(r));
	r.id = 1;
	syscall(332 /* statx */, AT_FDCWD, "/", 0, 0x4000, page);
	memcpy(&root, page + 0x90, 8);
#ifndef __x86_64__
	syscall(SYS_statx, AT_FDCWD, "/", 0, 0x4000, page);
	memcpy(&root, page + 0x90, 8);
#endif
	for (size_t i = 0; i < COUNT(sizes); i++) {
		r.size = sizes[i];
		r.param = ~0ul;
		call(STATMOUNT, &r, buf, 512, 0);
		call(LISTMOUNT, &r, buf, 4, 0);
	}
	r.size = 32;
	for (int i = 0; i < 64; i++) {
		r.param = 1ul << i;
		r.id = i;
		r.ns = i;
		r.fd = i;
		call(STATMOUNT, &r, buf, 512, 0);
		call(LISTMOUNT, &r, buf, 4, 1ul << i);
	}
	r.more[0] = 7;
	r.size = 40;
	call(STATMOUNT, &r, buf, 512, 0);
	call(LISTMOUNT, &r, buf, 4, 0);
	r.size = 24;
	r.fd = 0;
	r.id = root;
	r.ns = 0;
	static const uint64_t masks[] = {0, 1, 2, 3, 4, 8, 16, 32, 64, 0x7f, 0x1000, 0x2000, 0x7fffff};
	for (size_t i = 0; i < COUNT(masks); i++) {
		r.param = masks[i];
		call(STATMOUNT, &r, buf, sizeof(buf), 0);
	}
	r.param = 0x7f;
	call(STATMOUNT, &r, buf, 512, 0);
	call(STATMOUNT, &r, buf, 520, 1);
	call(STATMOUNT, &r, buf, 100, 0);
	call(STATMOUNT, &r, buf, 0, 0);
	call(STATMOUNT, &r, edge - 512, 512, 0);
	call(STATMOUNT, &r, BAD, 512, ALL);
	r.id = ~0ul;
	r.param = 0;
	call(LISTMOUNT, &r, buf, 1000, 0);
	call(LISTMOUNT, &r, buf, 2, 0);
	call(LISTMOUNT, &r, buf, 2, 1);
	call(LISTMOUNT, &r, buf, 0, 0);
	call(LISTMOUNT, &r, 0, 2, 0);
	call(LISTMOUNT, &r, BAD, ALL, ALL);
	call(LISTMOUNT, &r, edge - 8, 2, 0);
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(STATMOUNT, bad[i], bad[i], 512, 0);
		call(LISTMOUNT, bad[i], bad[i], 4, 0);
	}
	call(STATMOUNT, at_edge(&r, 24), buf, 512, 0);
	call(STATMOUNT, at_edge(&r, 23), buf, 512, 0);
	call(STATMOUNT, at_edge(&r, 4), buf, 512, 0);
	call(STATMOUNT, at_edge(&r, 3), buf, 512, 0);
}

static void namespaces(void)
{
	uint64_t r[8] = {24, 0, 0};
	static uint64_t ids[64];

	for (int i = 0; i < 32; i++) {
		r[0] = 32 | (uint64_t)i << 32;
		r[1] = i;
		r[2] = 1ul << i;
		r[3] = i;
		call(LISTNS, r, ids, 8, 1l << i);
	}
	for (int i = 0; i < 48; i += 4) {
		r[0] = i;
		call(LISTNS, r, ids, 8, 0);
	}
	r[0] = 32;
	r[2] = ~0ul;
	call(LISTNS, r, ids, 8, 0);
	for (size_t i = 0; i < COUNT(bad); i++)
		call(LISTNS, bad[i], bad[i], bad[i], bad[i]);
}

int main(void)
{
	begin();
	if (unshare(CLONE_NEWNS))
		return 0;
	old_calls();
	contexts();
	trees();
	attributes(MOUNT_SETATTR);
	attributes(OPEN_TREE_ATTR);
	knowing();
	namespaces();
	return 0;
}
