// SPDX-License-Identifier: Apache-2.0

/* ids: the calls that ask and set users, groups and capabilities, with right and
 * wrong arguments. */
#include "io.h"
#include <linux/capability.h>

#define I(...) ((int[]){__VA_ARGS__})

static const long odd[] = { 0, -1, -2, 1000, DIRTY, DIRTY | 0xffffffff, 0x7fffffff, 0xffff, 0x10000 };

static void asks(void)
{
	int a, b, c;

	call(SYS_getuid);
	call(SYS_geteuid);
	call(SYS_getgid);
	call(SYS_getegid);
	call(SYS_getresuid, &a, &b, &c);
	call(SYS_getresgid, &a, &b, &c);
	call(SYS_getresuid, 0, 0, 0);
	call(SYS_getresuid, &a, BAD, &c);
	call(SYS_getresuid, edge - 2, &b, &c);
	call(SYS_getresgid, edge - 4, BAD, 0);
	for (size_t i = 0; i < COUNT(odd); i++) {
		call(SYS_setfsuid, -1);
		call(SYS_setfsgid, -1);
	}
}

/* sets is root's, whose ids do not change. */
static void sets(void)
{
	call(SYS_setuid, getuid());
	call(SYS_setgid, getgid() | DIRTY);
	call(SYS_setuid, -1);
	call(SYS_setgid, -1);
	call(SYS_setreuid, -1, -1);
	call(SYS_setregid, -1, -1);
	call(SYS_setreuid, getuid(), DIRTY | 0xffffffff);
	call(SYS_setregid, DIRTY | 0xffffffff, getgid());
	call(SYS_setresuid, -1, -1, -1);
	call(SYS_setresgid, -1, -1, -1);
	call(SYS_setresuid, getuid(), geteuid(), 0xffffffff);
	call(SYS_setresgid, getgid(), DIRTY | 0xffffffff, 0xffffffff);
	call(SYS_setfsuid, getuid() | DIRTY);
	call(SYS_setfsgid, getgid() | DIRTY);
}

static void groups(void)
{
	int list[40], n;

	n = call(SYS_getgroups, 0, 0);
	call(SYS_getgroups, 0, BAD);
	call(SYS_getgroups, 0, list);
	call(SYS_getgroups, 40, list);
	call(SYS_getgroups, n - 1, list);
	call(SYS_getgroups, -1, list);
	call(SYS_getgroups, DIRTY | 40, list);
	call(SYS_getgroups, 40, 0);
	call(SYS_getgroups, 40, BAD);
	call(SYS_getgroups, 40, edge - 4);
	for (int i = 0; i < 40; i++)
		list[i] = i * 1000 - 1;
	call(SYS_setgroups, 5, BAD);
	call(SYS_setgroups, 5, 0);
	call(SYS_setgroups, 5, edge - 8);
	call(SYS_setgroups, 5, edge - 20);
	call(SYS_setgroups, 65537, list);
	call(SYS_setgroups, -1, list);
	call(SYS_setgroups, 0x7fffffff, at_edge(list, 8));
	call(SYS_setgroups, 0, BAD);
	call(SYS_setgroups, 0, 0);
	call(SYS_setgroups, DIRTY, list);
	call(SYS_getgroups, 40, list);
	call(SYS_setgroups, 3, I(1, 2, 3));
	call(SYS_getgroups, 2, list);
	call(SYS_getgroups, 0, list);
	call(SYS_getgroups, 0, BAD);
	call(SYS_getgroups, 0, 0);
	call(SYS_getgroups, DIRTY, list);
	call(SYS_getgroups, 3, edge - 4);
	call(SYS_getgroups, 3, list);
	call(SYS_setgroups, 33, I(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33));
	call(SYS_getgroups, 40, list);
	call(SYS_setgroups, 32, I(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32));
	call(SYS_getgroups, DIRTY | 32, list);
}

static void capabilities(void)
{
	static const unsigned versions[] = { 0x19980330, 0x20071026, 0x20080522, 0, 1, 0xffffffff };
	unsigned h[2], d[6] = { 1, 2, 3, 4, 5, 6 };

	for (size_t i = 0; i < COUNT(versions); i++) {
		h[0] = versions[i];
		h[1] = 0;
		call(SYS_capget, h, d);
		h[0] = versions[i];
		call(SYS_capget, h, 0);
		h[0] = versions[i];
		call(SYS_capget, h, BAD);
		h[0] = versions[i];
		h[1] = -1;
		call(SYS_capget, h, d);
		h[0] = versions[i];
		h[1] = 1;
		call(SYS_capget, at_edge(h, 8), d);
		h[0] = versions[i];
		call(SYS_capget, h, at_edge(d, 24));
	}
	for (size_t i = 0; i < COUNT(versions); i++) {
		/* of another process, which is refused */
		h[0] = versions[i];
		h[1] = 1;
		memset(d, 0, sizeof(d));
		call(SYS_capset, h, d);
		h[0] = versions[i];
		for (int j = 0; j < 6; j++)
			d[j] = 1u << (2 * j) | 0x80000000;
		call(SYS_capset, h, d);
		h[0] = versions[i];
		memset(d, 0xff, sizeof(d));
		call(SYS_capset, h, d);
		h[0] = versions[i];
		d[0] = 0x1ffff, d[1] = 0xff00, d[2] = 5, d[3] = 0x1ff, d[4] = 0x100, d[5] = 0xfffffe00;
		call(SYS_capset, h, d);
		h[0] = versions[i];
		call(SYS_capset, h, 0);
		h[0] = versions[i];
		call(SYS_capset, h, BAD);
		h[0] = versions[i];
		call(SYS_capset, h, edge - 12);
		call(SYS_capset, h, edge - 8);
	}
	call(SYS_capget, 0, 0);
	call(SYS_capget, 0, d);
	call(SYS_capget, BAD, d);
	call(SYS_capget, edge - 4, d);
	call(SYS_capset, 0, 0);
	call(SYS_capset, BAD, d);
	call(SYS_capset, edge - 4, d);
	for (int i = 0; i < 32; i++) {
		memset(d, 0, sizeof(d));
		h[0] = 0x20080522;
		d[0] = d[5] = 1u << i;
		call(SYS_capset, h, d);
	}
}

int main(void)
{
	begin();
	asks();
	sets();
	groups();
	capabilities();
	return 0;
}
