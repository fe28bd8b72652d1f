// SPDX-License-Identifier: Apache-2.0

/* stat: what is known about files and file systems. */
#include "io.h"
#include <linux/stat.h>
#include <sys/vfs.h>

static char buf[512];
static const char *const files[] = {"/dev/null", "/dev/tty", "/", "/proc/self/exe", "/bin/sh", "/etc/passwd", "/none", "/tmp", "/dev/vda", "/dev/loop0"};

static void by_path(const char *path)
{
#ifdef SYS_stat
	call(SYS_stat, path, buf);
	call(SYS_lstat, path, buf);
#endif
	call(SYS_newfstatat, AT_FDCWD, path, buf, 0);
	call(SYS_newfstatat, AT_FDCWD, path, buf, AT_SYMLINK_NOFOLLOW);
	call(SYS_statx, AT_FDCWD, path, 0, 0, buf);
	call(SYS_statx, AT_FDCWD, path, AT_SYMLINK_NOFOLLOW | AT_STATX_SYNC_AS_STAT, STATX_BASIC_STATS, buf);
	call(SYS_statx, AT_FDCWD, path, AT_STATX_DONT_SYNC, STATX_ALL, buf);
	call(SYS_statx, AT_FDCWD, path, AT_STATX_FORCE_SYNC, 0x7fffffff, buf);
	call(SYS_statx, AT_FDCWD, path, 0, STATX_TYPE | STATX_MODE, buf);
	call(SYS_statx, AT_FDCWD, path, 0, STATX_SIZE | 0x1000, buf);
	call(SYS_statfs, path, buf);
}

static void bad(void)
{
	static const long at[] = {0, -1, 1, DIRTY};

	for (size_t i = 0; i < COUNT(at); i++) {
#ifdef SYS_stat
		call(SYS_stat, "/", at[i]);
		call(SYS_stat, at[i], buf);
		call(SYS_lstat, at[i], at[i]);
		call(SYS_ustat, at[i], at[i]);
#endif
		call(SYS_fstat, 0, at[i]);
		call(SYS_newfstatat, AT_FDCWD, "/", at[i], 0);
		call(SYS_newfstatat, AT_FDCWD, at[i], at[i], 0);
		call(SYS_statx, AT_FDCWD, "/", 0, 0, at[i]);
		call(SYS_statx, AT_FDCWD, at[i], 0, 0, buf);
		call(SYS_statfs, "/", at[i]);
		call(SYS_statfs, at[i], buf);
		call(SYS_fstatfs, 0, at[i]);
	}
	call(SYS_fstat, -1, buf);
	call(SYS_fstat, 99, buf);
	call(SYS_fstatfs, 99, buf);
	call(SYS_newfstatat, AT_FDCWD, "/", edge - 144, 0);
	call(SYS_newfstatat, AT_FDCWD, "/", edge - 143, 0);
	call(SYS_statfs, "/", edge - 120);
	call(SYS_statfs, "/", edge - 64);
	call(SYS_statx, AT_FDCWD, "/", 0, 0, edge - 256);
	call(SYS_statx, AT_FDCWD, "/", 0, 0, edge - 255);
}

static void flags(void)
{
	for (int i = 0; i < 32; i++) {
		call(SYS_newfstatat, 99, "x", buf, 1l << i);
		call(SYS_statx, 99, "x", 1l << i, 0, buf);
		call(SYS_statx, 99, "x", 0, 1l << i, buf);
	}
	call(SYS_newfstatat, 99, "x", buf, ALL);
	call(SYS_statx, 99, "x", ALL, ALL, buf);
	call(SYS_statx, 99, "x", 0x6000, 0xfff, buf);
	call(SYS_statx, 99, "x", 0x6100, 0x7ff, buf);
	call(SYS_statx, 99, "x", DIRTY, DIRTY, buf);
	call(SYS_statx, 99, "x", 0x4000 | 0x10, 0x80000000, buf);
}

int main(void)
{
	int fd, p[2];

	begin();
	fd = a_file();
	for (size_t i = 0; i < COUNT(files); i++)
		by_path(files[i]);
	call(SYS_fstat, fd, buf);
	call(SYS_fstat, DIRTY | fd, buf);
	call(SYS_newfstatat, fd, "", buf, AT_EMPTY_PATH);
	call(SYS_statx, fd, "", AT_EMPTY_PATH, 0x17ff, buf);
	call(SYS_statx, fd, 0, AT_EMPTY_PATH, 0x17ff, buf);
	call(SYS_fstatfs, fd, buf);
	call(SYS_pipe2, p, 0);
	call(SYS_fstat, p[0], buf);
	call(SYS_fstatfs, p[0], buf);
	call(SYS_statfs, "/proc", buf);
	call(SYS_statfs, "/sys", buf);
	call(SYS_statfs, "/dev", buf);
	call(SYS_statfs, "/dev/pts", buf);
	call(SYS_statfs, "/sys/fs/cgroup", buf);
#ifdef SYS_ustat
	call(SYS_ustat, 0x12345, buf);
	call(SYS_ustat, 5, buf);
	call(SYS_stat, "/proc", buf);
	if (!syscall(SYS_stat, "/", buf))
		call(SYS_ustat, *(long *)buf, buf);
#endif
	bad();
	flags();
	return 0;
}
