// SPDX-License-Identifier: Apache-2.0

/* uring: the calls of io_uring. */
#include "io.h"
#include <linux/io_uring.h>
#include <time.h>

#define NR_io_uring_setup 425
#define NR_io_uring_enter 426
#define NR_io_uring_register 427

static void setups(void)
{
	struct io_uring_params p = {0};

	call(NR_io_uring_setup, 4, &p);
	memset(&p, 0, sizeof(p));
	call(NR_io_uring_setup, 0, &p);
	call(NR_io_uring_setup, 1, 0);
	call(NR_io_uring_setup, 1, BAD);
	call(NR_io_uring_setup, DIRTY | 1, edge - 100);
	for (int i = 0; i < 32; i++) {
		memset(&p, 0, sizeof(p));
		p.flags = 1u << i;
		call(NR_io_uring_setup, 0, &p);
	}
	memset(&p, 0xff, sizeof(p));
	call(NR_io_uring_setup, ALL, &p);
	memset(&p, 0, sizeof(p));
	p.flags = IORING_SETUP_CQSIZE | IORING_SETUP_SQPOLL | IORING_SETUP_ATTACH_WQ;
	p.cq_entries = 5;
	p.sq_thread_cpu = 1;
	p.sq_thread_idle = 7;
	p.wq_fd = 99;
	p.resv[1] = 5;
	call(NR_io_uring_setup, 1, &p);
}

static void enters(int ring)
{
	uint64_t set = 1 << (SIGUSR1 - 1);
	struct __kernel_timespec t = {0, 0};
	struct io_uring_getevents_arg arg = {(long)&set, 8, 0, (long)&t};

	call(NR_io_uring_enter, ring, 0, 0, 0, 0, 8);
	call(NR_io_uring_enter, ring, 1, 2, 0, &set, 8);
	for (int i = 0; i < 32; i++)
		if (i != 1)
			call(NR_io_uring_enter, 99, 1, 2, 1u << i, 0, 8);
	call(NR_io_uring_enter, 99, 1, 2, ALL, &set, 8);
	call(NR_io_uring_enter, 99 | DIRTY, ALL, DIRTY | 1, DIRTY | 1, &set, 4);
	call(NR_io_uring_enter, 99, 1, 2, 1, BAD, 8);
	call(NR_io_uring_enter, 99, 1, 2, 1, edge - 4, 8);
	call(NR_io_uring_enter, 99, 1, 2, IORING_ENTER_EXT_ARG, &arg, sizeof(arg));
	call(NR_io_uring_enter, ring, 0, 0, IORING_ENTER_EXT_ARG | IORING_ENTER_GETEVENTS, &arg, sizeof(arg));
	call(NR_io_uring_enter, ring, 0, 0, IORING_ENTER_EXT_ARG | IORING_ENTER_GETEVENTS, &arg, 8);
}

static void registers(int ring, int fd)
{
	static char buf[200] = "some bytes", probe[sizeof(struct io_uring_probe) + 8 * sizeof(struct io_uring_probe_op)];
	struct iovec v[2] = {{buf, 10}, {buf + 10, 5}};
	int fds[40] = {fd, -1, 99};

	for (int op = 0; op < 40; op++) {
		call(NR_io_uring_register, -1, op, 0, 0);
		call(NR_io_uring_register, -1, op, buf, 1);
		call(NR_io_uring_register, -1, op, BAD, 2);
		call(NR_io_uring_register, -1, op, edge - 4, 3);
	}
	call(NR_io_uring_register, -1, 0x80000000, 0, 0);
	call(NR_io_uring_register, -1, 0x80000002, fds, 2);
	call(NR_io_uring_register, -1, ALL, 0, ALL);
	call(NR_io_uring_register, ring, IORING_REGISTER_BUFFERS, v, 2);
	call(NR_io_uring_register, ring, IORING_UNREGISTER_BUFFERS, 0, 0);
	call(NR_io_uring_register, ring, IORING_REGISTER_FILES, fds, 2);
	call(NR_io_uring_register, 99, IORING_REGISTER_FILES, fds, 40);
	call(NR_io_uring_register, 99, IORING_REGISTER_FILES, fds, ALL);
	call(NR_io_uring_register, ring, IORING_UNREGISTER_FILES, 0, 0);
	call(NR_io_uring_register, ring, IORING_REGISTER_EVENTFD, fds, 1);
	call(NR_io_uring_register, ring, IORING_REGISTER_PROBE, probe, 8);
}

int main(void)
{
	struct io_uring_params p = {0};
	int ring, fd;

	begin();
	fd = a_file();
	setups();
	ring = call(NR_io_uring_setup, 2, &p);
	enters(ring);
	registers(ring, fd);
	return 0;
}
