// SPDX-License-Identifier: Apache-2.0

/* aio: the kernel's asynchronous input and output, io_submit(2). */
#include "io.h"
#include <linux/aio_abi.h>
#include <poll.h>
#include <time.h>

static char buf[4][64] = {"first buffer", "second one, which is longer than thirty-two bytes", "third", ""};

static aio_context_t setups(void)
{
	aio_context_t ctx = 0, other = 0x1234;

	call(SYS_io_setup, 4, &ctx);
	call(SYS_io_setup, 0, &other);
	call(SYS_io_setup, 0x7fffffff, &other);
	call(SYS_io_setup, 1, &other);
	call(SYS_io_setup, 1, 0);
	call(SYS_io_setup, DIRTY | 1, BAD);
	call(SYS_io_setup, 1, edge - 4);
	call(SYS_io_setup, ALL, &other);
	return ctx;
}

static void submits(aio_context_t ctx, int fd)
{
	struct iovec v[2] = {{buf[0], 5}, {buf[2], 3}};
	struct iocb cb[12] = {
		{.aio_lio_opcode = IOCB_CMD_PWRITE, .aio_fildes = fd, .aio_buf = (long)buf[0], .aio_nbytes = 12, .aio_data = 1},
		{.aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = fd, .aio_buf = (long)buf[3], .aio_nbytes = 5, .aio_offset = 3, .aio_data = 0x123456789},
		{.aio_lio_opcode = IOCB_CMD_PWRITEV, .aio_fildes = fd, .aio_buf = (long)v, .aio_nbytes = 2, .aio_offset = 100},
		{.aio_lio_opcode = IOCB_CMD_PREADV, .aio_fildes = fd, .aio_buf = (long)v, .aio_nbytes = 2, .aio_reqprio = -3},
		{.aio_lio_opcode = IOCB_CMD_FSYNC, .aio_fildes = fd},
		{.aio_lio_opcode = IOCB_CMD_FDSYNC, .aio_fildes = fd, .aio_key = 7},
		{.aio_lio_opcode = IOCB_CMD_POLL, .aio_fildes = fd, .aio_buf = POLLIN | POLLOUT},
		{.aio_lio_opcode = IOCB_CMD_NOOP, .aio_fildes = 99},
		{.aio_lio_opcode = 99, .aio_fildes = -1, .aio_buf = 5, .aio_nbytes = 6, .aio_offset = 7},
		{.aio_lio_opcode = IOCB_CMD_PWRITE, .aio_fildes = fd, .aio_buf = -1, .aio_nbytes = 5, .aio_flags = IOCB_FLAG_RESFD, .aio_resfd = 99},
		{.aio_lio_opcode = IOCB_CMD_PWRITE, .aio_fildes = fd, .aio_buf = (long)buf[1], .aio_nbytes = 50, .aio_flags = IOCB_FLAG_RESFD | IOCB_FLAG_IOPRIO, .aio_reqprio = 0x4002, .aio_rw_flags = 3},
		{.aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = fd, .aio_buf = (long)buf[1], .aio_nbytes = 50, .aio_flags = -1, .aio_rw_flags = -1, .aio_offset = -1},
	};
	struct iocb *list[40], *wrong[3] = {cb, (void *)-1l, 0};

	for (size_t i = 0; i < COUNT(list); i++)
		list[i] = cb + i % 12;
	call(SYS_io_submit, ctx, 1, list);
	call(SYS_io_submit, ctx, 2, list + 1);
	for (size_t i = 0; i < COUNT(cb); i++)
		call(SYS_io_submit, 0x7000, 1, list + i);
	call(SYS_io_submit, ctx, 0, list);
	call(SYS_io_submit, ctx, 0, 0);
	call(SYS_io_submit, ctx, 1, 0);
	call(SYS_io_submit, ctx, 1, BAD);
	call(SYS_io_submit, ctx, -1, list);
	call(SYS_io_submit, 0, 3, wrong);
	call(SYS_io_submit, 0, 40, list);
	call(SYS_io_submit, 0, 2, edge - 8);
	wrong[0] = (void *)(edge - 32);
	call(SYS_io_submit, 0, 1, wrong);
	call(SYS_io_submit, 0, 1, at_edge(list, 8));
}

static void waits(aio_context_t ctx)
{
	struct io_event e[40];
	struct timespec zero = {0, 0}, wrong = {-1, 2};
	uint64_t set = 1 << (SIGUSR1 - 1);
	struct { const void *set; size_t size; } arg = {&set, 8}, none = {0, 8}, bad = {(void *)-1l, 8}, odd = {&set, 4};
	struct iocb cb = {.aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = 3, .aio_data = 9, .aio_nbytes = 4};

	call(SYS_io_getevents, ctx, 1, 1, e, &zero);
	call(SYS_io_getevents, ctx, 0, 40, e, &zero);
	call(SYS_io_getevents, ctx, 0, 40, e, &zero);
	call(SYS_io_getevents, 0, 1, 2, e, 0);
	call(SYS_io_getevents, 0x7000, -1, ALL, 0, &wrong);
	call(SYS_io_getevents, ctx, 0, 1, BAD, BAD);
	call(SYS_io_pgetevents, ctx, 0, 2, e, &zero, 0);
	call(SYS_io_pgetevents, ctx, 0, 2, e, &zero, &arg);
	call(SYS_io_pgetevents, ctx, 0, 2, e, &zero, &none);
	call(SYS_io_pgetevents, ctx, 0, 2, e, &zero, &bad);
	call(SYS_io_pgetevents, ctx, 0, 2, e, 0, &odd);
	call(SYS_io_pgetevents, 0, 0, 2, e, &wrong, &arg);
	call(SYS_io_pgetevents, ctx, 0, 2, e, &zero, BAD);
	call(SYS_io_cancel, ctx, &cb, e);
	call(SYS_io_cancel, ctx, 0, 0);
	call(SYS_io_cancel, 0, BAD, BAD);
	call(SYS_io_cancel, 0x7000, edge - 32, e);
	call(SYS_io_destroy, ctx);
	call(SYS_io_destroy, ctx);
	call(SYS_io_destroy, 0);
	call(SYS_io_destroy, BAD);
}

int main(void)
{
	aio_context_t ctx;
	int fd;

	begin();
	fd = a_file();
	ctx = setups();
	submits(ctx, fd);
	waits(ctx);
	return 0;
}
