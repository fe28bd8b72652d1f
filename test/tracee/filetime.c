// SPDX-License-Identifier: Apache-2.0

/* filetime: calls that set the times of files. */
#include "io.h"
#include <sys/time.h>
#include <utime.h>

#define NOW ((1l << 30) - 1)
#define OMIT ((1l << 30) - 2)

static const long bad[] = {0, -1, 1, DIRTY};

static void specs(const char *path)
{
	static const struct timespec t[][2] = {
		{{0, 0}, {0, 0}}, {{1, 2}, {1700000000, 123456789}}, {{5, NOW}, {6, OMIT}}, {{0, OMIT}, {0, OMIT}}, {{0, NOW}, {0, NOW}},
		{{-1, 999999999}, {-1, 1000000000}}, {{0x7fffffffffffffff, 0}, {1l << 62, -1}}, {{10, OMIT}, {11, 5}}, {{1l << 40, 1}, {-(1l << 40), 2}},
		{{3, NOW}, {9, 7}},
	};

	for (size_t i = 0; i < COUNT(t); i++) {
		call(SYS_utimensat, AT_FDCWD, path, t[i], 0);
		call(SYS_utimensat, 99, path, t[i], AT_SYMLINK_NOFOLLOW);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(SYS_utimensat, AT_FDCWD, path, bad[i], 0);
		call(SYS_utimensat, 99, bad[i], t[1], 0);
	}
	call(SYS_utimensat, AT_FDCWD, path, edge - 16, 0);
	call(SYS_utimensat, AT_FDCWD, path, at_edge(t[1], sizeof(t[1])), 0);
	for (int i = 0; i < 32; i++)
		call(SYS_utimensat, 99, "x", t[1], 1l << i);
	call(SYS_utimensat, 99, "x", t[0], ALL);
	call(SYS_utimensat, 99 | DIRTY, "x", t[0], DIRTY);
}

#ifdef SYS_utimes
static void vals(const char *path)
{
	static const struct timeval t[][2] = {
		{{0, 0}, {0, 0}}, {{1, 2}, {1700000000, 123456}}, {{-1, 999999}, {-1, 1000000}}, {{1l << 40, NOW}, {7, OMIT}}, {{1, -1}, {2, 1l << 40}},
	};

	for (size_t i = 0; i < COUNT(t); i++) {
		call(SYS_utimes, path, t[i]);
		call(SYS_futimesat, 99, path, t[i]);
		call(SYS_futimesat, AT_FDCWD, path, t[i]);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(SYS_utimes, path, bad[i]);
		call(SYS_utimes, bad[i], t[1]);
		call(SYS_futimesat, 99, path, bad[i]);
		call(SYS_futimesat, -1, bad[i], t[1]);
		call(SYS_utime, path, bad[i]);
		call(SYS_utime, bad[i], bad[i]);
	}
	call(SYS_utimes, path, edge - 16);
	call(SYS_utimes, path, at_edge(t[1], 32));
}

static void buffers(const char *path)
{
	static const struct utimbuf t[] = {{0, 0}, {1, 1700000000}, {-1, 1l << 40}, {1l << 62, -(1l << 62)}, {0x7fffffff, 0x80000000}};

	for (size_t i = 0; i < COUNT(t); i++)
		call(SYS_utime, path, &t[i]);
	call(SYS_utime, path, edge - 8);
	call(SYS_utime, path, at_edge(&t[1], 16));
}
#endif

int main(void)
{
	begin();
	if (chdir("/tmp"))
		return 1;
	int fd = open("tracee-filetime", O_CREAT | O_WRONLY, 0600);
	specs("none");
	specs("tracee-filetime");
	call(SYS_utimensat, fd, 0, 0, 0);
#ifdef SYS_utimes
	vals("none");
	vals("tracee-filetime");
	buffers("none");
	buffers("tracee-filetime");
#endif
	unlink("tracee-filetime");
	return 0;
}
