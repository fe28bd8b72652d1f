// SPDX-License-Identifier: Apache-2.0

/* pipes: the calls that make, double, close and join descriptors. */
#include "io.h"

#define NR_pidfd_open 434
#define NR_close_range 436
#define NR_pidfd_getfd 438

static char buf[100];

static void doubles(int fd)
{
	int me;

	call(SYS_dup, fd);
	call(SYS_dup, 99);
	call(SYS_dup, fd | DIRTY);
	call(SYS_dup, -1);
#ifdef SYS_dup2
	call(SYS_dup2, fd, 40);
	call(SYS_dup2, fd, fd);
	call(SYS_dup2, 99, 40);
	call(SYS_dup2, fd | DIRTY, 41 | DIRTY);
	call(SYS_dup2, fd, -1);
#endif
	call(SYS_dup3, fd, 42, 0);
	call(SYS_dup3, fd, 43, O_CLOEXEC);
	call(SYS_dup3, fd, 43, O_CLOEXEC | 1);
	call(SYS_dup3, fd, fd, 0);
	call(SYS_dup3, fd, 44, ALL);
	call(SYS_dup3, fd, 44, DIRTY | O_NONBLOCK);
	call(SYS_close, 43);
	call(SYS_close, 43);
	call(SYS_close, 42 | DIRTY);
	call(SYS_close, -1);
	call(NR_close_range, 40, 44, 0);
	call(NR_close_range, 44, 40, 0);
	call(NR_close_range, 1000, -1, 4);
	call(NR_close_range, 1000 | DIRTY, DIRTY | 0xffffffff, 2);
	call(NR_close_range, 10, 5, 6);
	call(NR_close_range, 10, 5, 0xff);
	call(NR_close_range, 10, 5, 0x10);
	call(NR_pidfd_getfd, 99, 1, 0);
	call(NR_pidfd_getfd, -1, -1, 1);
	me = call(NR_pidfd_open, getpid(), 0);
	call(NR_pidfd_getfd, me, fd, 0);
	call(NR_pidfd_getfd, fd, 1 | DIRTY, ALL);
}

static void pipes(void)
{
	int *p = (int *)(edge - 8), q[2];

#ifdef SYS_pipe
	call(SYS_pipe, p);
	call(SYS_pipe, 0);
	call(SYS_pipe, BAD);
	call(SYS_pipe, edge - 4);
#endif
	call(SYS_pipe2, p, 0);
	call(SYS_pipe2, q, O_CLOEXEC | O_NONBLOCK | O_DIRECT);
	call(SYS_pipe2, q, O_CLOEXEC | O_NONBLOCK | O_NOTIFICATION_PIPE);
	call(SYS_pipe2, 0, ALL);
	call(SYS_pipe2, BAD, 0);
	call(SYS_pipe2, q, 1);
	call(SYS_pipe2, q, DIRTY | O_CLOEXEC);
}

static void joins(int fd)
{
	int p[2], q[2];
	loff_t at = 2;
	struct iovec v[40] = {{"hello", 5}, {" ", 1}, {"world", 5}};

	call(SYS_pipe2, p, 0);
	call(SYS_pipe2, q, 0);
	call(SYS_splice, fd, &at, p[1], 0, 10, 0);
	call(SYS_splice, fd, 0, p[1], 0, 10, 1);
	call(SYS_splice, fd, BAD, p[1], edge - 4, 10, 15);
	call(SYS_splice, p[0], 0, fd, &at, 3, 2);
	call(SYS_splice, 99, &at, 98, &at, ALL, ALL);
	call(SYS_splice, 99, 0, -1 | DIRTY, 0, 0, 0x10);
	at = -1;
	call(SYS_splice, fd, &at, p[1], 0, 10, DIRTY | 4);
	call(SYS_tee, p[0], q[1], 5, 0);
	call(SYS_tee, 99, 98, ALL, 15);
	call(SYS_tee, p[0] | DIRTY, q[1] | DIRTY, 0, 0x20);
	call(SYS_vmsplice, p[1], v, 3, 0);
	call(SYS_vmsplice, p[1], v, 3, 8);
	call(SYS_vmsplice, 99, v, 40, ALL);
	call(SYS_vmsplice, p[1], 0, 3, 0);
	call(SYS_vmsplice, p[1], BAD, 1, 2);
	call(SYS_vmsplice, p[1], edge - 24, 2, 0x100);
	v[0] = (struct iovec){buf, 7};
	v[1] = (struct iovec){buf + 10, 3};
	call(SYS_vmsplice, p[0], v, 2, 0);
	call(SYS_vmsplice, 99, v, ALL, 0);
}

int main(void)
{
	int fd;

	begin();
	fd = a_file();
	doubles(fd);
	pipes();
	joins(fd);
	return 0;
}
