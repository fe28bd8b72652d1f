// SPDX-License-Identifier: Apache-2.0

/* open: open, openat, openat2, creat and the access calls. */
#include "io.h"
#include <linux/openat2.h>

#ifndef SYS_faccessat2
#define SYS_faccessat2 439
#endif

static const long flag_sets[] = {
	0, 1, 2, 3, 0x40, 0x40 | 0x80, O_TMPFILE | O_RDWR, 0x400000, 020000000 | O_RDONLY, O_TMPFILE | O_CREAT | O_WRONLY, O_SYNC, O_DSYNC,
	0x100000, ALL, DIRTY, DIRTY | O_CREAT, 0x80000000, 0x7fffffff, 0xffffffff, O_PATH | O_NOFOLLOW, ~0x100000l, ~0x1000l, ~(long)O_DIRECTORY, ~020000000l,
};

static void each_flag(void)
{
	for (int i = 0; i < 32; i++)
		call(SYS_openat, 99, "", 1l << i, 0644);
	for (size_t i = 0; i < COUNT(flag_sets); i++) {
		call(SYS_openat, 99, "", flag_sets[i], 0644);
#ifdef SYS_open
		call(SYS_open, "", flag_sets[i], 0644);
#endif
	}
}

static void modes(void)
{
	static const long m[] = {0, 1, 07777, 0170000, 0644 | DIRTY, 0x10000, 0xffff, ALL, 0x7fffffff};

	for (size_t i = 0; i < COUNT(m); i++) {
		call(SYS_openat, 99, "x", O_CREAT, m[i]);
#ifdef SYS_open
		call(SYS_open, "no/x", O_CREAT | O_WRONLY, m[i]);
		call(SYS_creat, "no/x", m[i]);
#endif
	}
}

static void paths(void)
{
	static char longest[4097];

	memset(longest, 'x', 4096);
	call(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR);
	call(SYS_openat, AT_FDCWD | DIRTY, "/dev/null", O_RDWR | O_CLOEXEC);
	call(SYS_openat, (unsigned)AT_FDCWD, "/dev/null", 0);
	call(SYS_openat, -1, "a", 0);
	call(SYS_openat, AT_FDCWD, 0, 0);
	call(SYS_openat, AT_FDCWD, BAD, 0);
	call(SYS_openat, AT_FDCWD, 1, 0);
	call(SYS_openat, AT_FDCWD, edge, 0);
	call(SYS_openat, AT_FDCWD, at_edge("abc", 3), 0);
	call(SYS_openat, AT_FDCWD, at_edge("abc", 4), 0);
	call(SYS_openat, AT_FDCWD, "", 0);
	call(SYS_openat, AT_FDCWD, "a\tb\nc\"\\\x01\x80\xff" "1\0011", 0);
	call(SYS_openat, AT_FDCWD, longest, 0);
	longest[4095] = 0;
	call(SYS_openat, AT_FDCWD, longest, 0);
	longest[4094] = 0;
	call(SYS_openat, AT_FDCWD, longest, 0);
#ifdef SYS_open
	call(SYS_open, "/dev/null", 0);
	call(SYS_open, 0, 0);
	call(SYS_open, BAD, O_CREAT, 0);
	call(SYS_creat, 0, 0);
	call(SYS_creat, BAD, 07777);
#endif
}

static void how(void)
{
	static struct { struct open_how h; char more[48], rest[8192]; } x;
	struct open_how *h = &x.h;

	memset(x.rest, 0, sizeof(x.rest));
	h->flags = O_RDONLY | O_CLOEXEC;
	call(437, AT_FDCWD, "/dev/null", h, sizeof(*h));
	call(437, AT_FDCWD, "/dev/null", h, sizeof(*h) + 8);
	call(437, AT_FDCWD | DIRTY, "/", h, 24);
	call(437, AT_FDCWD, "/", h, 0);
	call(437, AT_FDCWD, "/", h, 1);
	call(437, AT_FDCWD, "/", h, 23);
	call(437, AT_FDCWD, "/", h, 16);
	call(437, AT_FDCWD, "/", h, 8);
	call(437, AT_FDCWD, "/", h, ALL);
	call(437, AT_FDCWD, "/", h, 4096);
	call(437, AT_FDCWD, "/", h, 4097);
	call(437, AT_FDCWD, "/", 0, 24);
	call(437, AT_FDCWD, "/", BAD, 24);
	call(437, AT_FDCWD, "/", edge - 16, 24);
	call(437, AT_FDCWD, "/", at_edge(h, 24), 24);
	call(437, AT_FDCWD, "/", at_edge(h, 24), 32);
	call(437, AT_FDCWD, 0, h, 24);
	h->flags = O_CREAT | O_WRONLY;
	h->mode = 0644;
	call(437, 99, "new", h, 24);
	h->mode = 0xffffffffffffffff;
	h->resolve = 0xffffffffffffffff;
	call(437, 99, "new", h, 24);
	h->mode = 0x10000;
	call(437, 99, "new", h, 24);
	h->mode = 5;
	h->flags = 0;
	h->resolve = 0x40;
	call(437, 99, "new", h, 24);
	h->flags = O_TMPFILE;
	call(437, 99, "new", h, 24);
	h->flags = ~0ull;
	call(437, 99, "new", h, 24);
	h->flags = 0x1234567800000000;
	h->mode = 0;
	for (int i = 0; i < 8; i++) {
		h->resolve = 1 << i;
		call(437, 99, "new", h, 24);
	}
	h->resolve = 0x3f;
	memset(x.more, 0xee, sizeof(x.more));
	call(437, 99, "new", h, (24 + sizeof(x.more)));
	call(437, 99, "new", h, 25);
	call(437, 99, "new", h, 24 + 33);
	memset(x.more, 0, sizeof(x.more));
	x.more[47] = 1;
	call(437, 99, "new", h, (24 + sizeof(x.more)));
	call(437, 99, "new", h, (24 + sizeof(x.more)) - 1);
}

/* Sizes beyond all known ones, with a byte that is not 0 at one place. */
static void how_long(void)
{
	static const long at[] = {24, 100, 4095, 4096, 4119, 4120, 5000};
	char *page = mmap(0, 2 * PAGE, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	for (size_t i = 0; i < COUNT(at); i++) {
		page[at[i]] = 7;
		call(437, 99, "new", page, 4096);
		call(437, 99, "new", page, 4097);
		call(437, 99, "new", page, 4120);
		call(437, 99, "new", page, 6000);
		call(437, 99, "new", page, ALL);
		page[at[i]] = 0;
	}
}

static void access_calls(void)
{
	for (int i = -1; i < 10; i++) {
#ifdef SYS_access
		call(SYS_access, "/dev/null", i);
#endif
		call(SYS_faccessat, AT_FDCWD, "/dev/null", i);
		call(SYS_faccessat2, AT_FDCWD, "/dev/null", i, 0);
	}
#ifdef SYS_access
	call(SYS_access, "/none", DIRTY | 4);
	call(SYS_access, "/none", 0x7ffffff8);
	call(SYS_access, 0, 0);
	call(SYS_access, BAD, 1);
#endif
	call(SYS_faccessat, AT_FDCWD, 0, DIRTY | 4);
	call(SYS_faccessat, 99, BAD, 7);
	for (int i = 0; i < 32; i++)
		call(SYS_faccessat2, 99, "x", 4, 1l << i);
	call(SYS_faccessat2, 99, "x", 4, ALL);
	call(SYS_faccessat2, 99, "x", 4, DIRTY);
	call(SYS_faccessat2, 99, "x", 4, 0x4000);
	call(SYS_faccessat2, 99, "x", 4, 0x8000 | 0x200 | 0x100);
}

int main(void)
{
	begin();
	each_flag();
	modes();
	paths();
	how();
	how_long();
	access_calls();
	return 0;
}
