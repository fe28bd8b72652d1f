// SPDX-License-Identifier: Apache-2.0

/* notify: inotify and fanotify. */
#include "io.h"

static const long bad[] = {0, -1, 1, DIRTY};

static void inotify(void)
{
	int fd;

#ifdef SYS_inotify_init
	call(SYS_inotify_init);
#endif
	for (int i = 0; i < 32; i++)
		call(SYS_inotify_init1, 1l << i);
	call(SYS_inotify_init1, 0x80800);
	call(SYS_inotify_init1, ALL);
	fd = call(SYS_inotify_init1, DIRTY);
	for (int i = 0; i < 32; i++)
		call(SYS_inotify_add_watch, 99, "/tmp", 1l << i);
	call(SYS_inotify_add_watch, fd, "/tmp", 0xfff);
	call(SYS_inotify_add_watch, fd, "/tmp", 0xc00 | 3);
	call(SYS_inotify_add_watch, fd, "/tmp", 0x18);
	call(SYS_inotify_add_watch, fd, "/tmp", 0xc0);
	call(SYS_inotify_add_watch, fd, "/none", 1);
	call(SYS_inotify_add_watch, 99, "/tmp", ALL);
	call(SYS_inotify_add_watch, 99, "/tmp", DIRTY | 2);
	call(SYS_inotify_add_watch, 99, "/tmp", 0);
	for (size_t i = 0; i < COUNT(bad); i++)
		call(SYS_inotify_add_watch, fd, bad[i], 1);
	call(SYS_inotify_rm_watch, fd, 1);
	call(SYS_inotify_rm_watch, fd, -1);
	call(SYS_inotify_rm_watch, 99, DIRTY | 7);
}

static void fanotify(void)
{
	static const long inits[] = {0, 4, 8, 12, 1, 2, 3, 0xf, 0x10, 0x20, 0x30, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0xc00, 0xe00, 0x1e00, 0x1000, 0x2000, 0x80000000};

	for (size_t i = 0; i < COUNT(inits); i++)
		call(SYS_fanotify_init, inits[i] | 0x40000000, 0);
	for (size_t i = 0; i < COUNT(inits); i++)
		call(SYS_fanotify_init, inits[i] | 0x40000000 | 8, 2);
	call(SYS_fanotify_init, 0, 0);
	call(SYS_fanotify_init, 3, 0x80000 | 2 | 0x8000);
	call(SYS_fanotify_init, ALL, ALL);
	call(SYS_fanotify_init, DIRTY, DIRTY);
	for (int i = 0; i < 32; i++) {
		call(SYS_fanotify_mark, 99, 1l << i, 0, AT_FDCWD, "/tmp");
		call(SYS_fanotify_mark, 99, 1, 1l << i, AT_FDCWD, "/tmp");
		call(SYS_fanotify_mark, 99, 1, 1l << (i + 32), 5, "x");
		call(SYS_fanotify_init, 1l << i, 0x40000000);
	}
	call(SYS_fanotify_mark, 99, ALL, ALL, AT_FDCWD, "/tmp");
	call(SYS_fanotify_mark, 99, 0x111, 0x3b, AT_FDCWD, "/tmp");
	call(SYS_fanotify_mark, 99, 0x101, 0x40000018, -1, 0);
	call(SYS_fanotify_mark, 99, 0x110, 0xc0, -1, 0);
	call(SYS_fanotify_mark, 99, 0x80, 0, -1, 0);
	call(SYS_fanotify_mark, 99, DIRTY, 0, DIRTY | 3, 0);
	call(SYS_fanotify_mark, 99, 0, 0xffffffff, -100, "x");
	for (size_t i = 0; i < COUNT(bad); i++)
		call(SYS_fanotify_mark, 99, 1, 2, AT_FDCWD, bad[i]);
}

int main(void)
{
	begin();
	chdir("/tmp"); /* the strings' page is in memory from here on */
	inotify();
	fanotify();
	return 0;
}
