/* SPDX-License-Identifier: Apache-2.0 */

/* What the tracees of the descriptor calls share: exact arguments, and bytes
 * that end where memory ends. */
#ifndef IO_H
#define IO_H

#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define PAGE 4096l
#ifndef O_NOTIFICATION_PIPE
#define O_NOTIFICATION_PIPE O_EXCL
#endif

#define BAD ((long)-1)
#define DIRTY 0xdeadbeef00000000l
#define ALL (-1l)
#define call(nr, ...) call_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define call_(nr, a, b, c, d, e, f, ...) \
	syscall(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define LONGS(...) (const long[]){__VA_ARGS__}

static char *edge;

/* at_edge puts n bytes so that they end where memory ends. */
static inline void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

/* begin makes an empty folder to work in, and a page with nothing to read behind. */
static inline void begin(void)
{
	char folder[] = "/tmp/tracee-XXXXXX";

	if (!mkdtemp(folder) || chdir(folder) || rmdir(folder))
		_exit(1);
	edge = mmap(0, 2 * PAGE, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memset(edge, 0, PAGE);
	edge += PAGE;
	mprotect(edge, PAGE, 0);
}

/* a_file opens a new file that has no name, with some text in it. */
static inline int a_file(void)
{
	int fd = memfd_create("tracee", 0);
	static const char text[] = "The quick brown fox jumps over the lazy dog. 0123456789\n\t\x01\x7f\xff\"\\";

	if (fd < 0 || write(fd, text, sizeof(text)) < 0 || lseek(fd, 0, SEEK_SET))
		_exit(1);
	return fd;
}

#endif
