/* SPDX-License-Identifier: Apache-2.0 */

/*
 * loop NAME TIMEms | COUNT: makes the same system calls again and again, for a
 * time or a number of calls, and tells how long they took.
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "result.h"

#define BATCH 32 /* calls between two looks at the clock */

static int zero, null, pair[2];
static char bytes[64];
static uint32_t word;

static long do_getppid(void) { return syscall(SYS_getppid); }
static long do_read(void) { return read(zero, bytes, 1); }
static long do_write(void) { return write(null, bytes, sizeof(bytes)); }
static long do_futex(void) { return syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0); }

static long do_stat(void)
{
	struct stat st;

	return stat("/etc/passwd", &st);
}

static long do_open(void) { return close(open("/etc/passwd", O_RDONLY)); }

static long do_message(void)
{
	struct iovec iov = {bytes, sizeof(bytes)};
	struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};

	if (sendmsg(pair[0], &msg, 0) < 0)
		return -1;
	return recvmsg(pair[1], &msg, 0);
}

static const struct loop {
	const char *name;
	long (*once)(void);
	int calls; /* that it makes */
} loops[] = {
	{"getppid", do_getppid, 1},
	{"read", do_read, 1},
	{"write", do_write, 1},
	{"stat", do_stat, 1},
	{"open", do_open, 2},
	{"message", do_message, 2},
	{"futex", do_futex, 1},
};

static const struct loop *find(const char *name)
{
	for (size_t i = 0; i < sizeof(loops) / sizeof(*loops); i++)
		if (!strcmp(loops[i].name, name))
			return &loops[i];
	errx(2, "no loop %s", name);
}

int main(int argc, char **argv)
{
	const struct loop *loop;
	uint64_t most = UINT64_MAX, until = UINT64_MAX, calls = 0, start, end;
	char *unit;

	if (argc != 3)
		errx(2, "usage: loop NAME TIMEms|COUNT");
	loop = find(argv[1]);
	zero = open("/dev/zero", O_RDONLY);
	null = open("/dev/null", O_WRONLY);
	if (zero < 0 || null < 0 || socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		err(2, "set up");
	if (loop->once() < 0)
		err(2, "%s", loop->name);

	start = end = now(CLOCK_MONOTONIC);
	most = strtoull(argv[2], &unit, 10);
	if (!strcmp(unit, "ms")) {
		until = start + most * 1000000;
		most = UINT64_MAX;
	}
	while (calls < most && end < until) {
		for (int i = 0; i < BATCH && calls < most; i++, calls += loop->calls)
			loop->once();
		end = now(CLOCK_MONOTONIC);
	}
	tell(calls, end - start);
	return 0;
}
