// SPDX-License-Identifier: Apache-2.0

/* rw: reading and writing, in all their variants. */
#include "io.h"
#include <sys/sendfile.h>

#ifndef RWF_NOAPPEND
#define RWF_NOAPPEND 0x20
#endif

static char buf[70000];

static void reads(int fd)
{
	call(SYS_read, fd, buf, 10);
	call(SYS_read, fd, buf, 100);
	call(SYS_read, fd, buf, 100);
	call(SYS_lseek, fd, 0, SEEK_SET);
	call(SYS_read, fd, buf, 0);
	call(SYS_read, fd, 0, 0);
	call(SYS_read, fd, 0, 5);
	call(SYS_read, fd, BAD, 5);
	call(SYS_read, fd, edge - 3, 100);
	call(SYS_read, 99, buf, 5);
	call(SYS_read, fd | DIRTY, buf, 5);
	call(SYS_read, -1, 0, ALL);
	call(SYS_pread64, fd, buf, 10, 4);
	call(SYS_pread64, fd, buf, 10, 400);
	call(SYS_pread64, fd, buf, 10, -1);
	call(SYS_pread64, fd, buf, 10, 0x7fffffffffffffff);
	call(SYS_pread64, -1, 0, 0, 0);
	call(SYS_pread64, fd, BAD, 3, 0);
}

static void writes(int fd)
{
	call(SYS_write, fd, "hello", 5);
	call(SYS_write, fd, "hello, this is more than thirty-two bytes", 41);
	call(SYS_write, fd, "exactly thirty-two bytes of data", 32);
	call(SYS_write, fd, "\0\1\2\0033\n\r\t\v\f\a\b\x1b\x7f\x80\xff", 17);
	call(SYS_write, fd, "", 0);
	call(SYS_write, fd, 0, 0);
	call(SYS_write, fd, 0, 1);
	call(SYS_write, fd, BAD, 1);
	call(SYS_write, fd, at_edge("edge", 4), 4);
	call(SYS_write, fd, edge - 4, 5);
	call(SYS_write, fd, edge - 40, 50);
	call(SYS_write, 99, "bad", 3);
	call(SYS_write, fd, "huge", ALL);
	call(SYS_write, fd, buf, 70000);
	call(SYS_pwrite64, fd, "hello", 5, 3);
	call(SYS_pwrite64, fd, "hello", 5, -3);
	call(SYS_pwrite64, fd, BAD, 5, 0);
	call(SYS_pwrite64, -1, "hello", 0, 0x100000000);
}

static void vectors(int fd)
{
	struct iovec v[40], bad[3] = {{"one", 3}, {(void *)-1l, 2}, {0, 0}};
	struct iovec big[2] = {{buf, 60}, {buf + 100, 0x7fffffffffffffff}};

	for (size_t i = 0; i < COUNT(v); i++)
		v[i] = (struct iovec){buf + 10 * i, i};
	memcpy(buf, "abcdefghijklmnopqrstuvwxyz", 26);
	call(SYS_writev, fd, v, 3);
	call(SYS_writev, fd, v, 40);
	call(SYS_writev, fd, v, 0);
	call(SYS_writev, fd, 0, 0);
	call(SYS_writev, fd, 0, 1);
	call(SYS_writev, fd, BAD, 1);
	call(SYS_writev, fd, bad, 3);
	call(SYS_writev, fd, big, 2);
	call(SYS_writev, fd, big, 1);
	call(SYS_writev, 99, v, -1);
	call(SYS_writev, fd, v, 1025);
	call(SYS_writev, fd, at_edge(v + 1, 2 * sizeof(v[0])), 2);
	call(SYS_writev, fd, edge - 2 * sizeof(v[0]), 3);
	call(SYS_writev, fd, edge - 8, 1);
	call(SYS_writev, fd, v, DIRTY | 2);
	call(SYS_lseek, fd, 0, SEEK_SET);
	v[0].iov_len = 7;
	v[1].iov_len = 0;
	v[2].iov_len = 5;
	v[3].iov_len = 5;
	call(SYS_readv, fd, v, 4);
	call(SYS_readv, fd, v, 40);
	call(SYS_lseek, fd, -9, SEEK_END);
	call(SYS_readv, fd, v, 4);
	call(SYS_readv, fd, v, 4);
	call(SYS_readv, fd, v, 0);
	call(SYS_readv, fd, 0, 0);
	call(SYS_readv, fd, 0, 1);
	call(SYS_readv, fd, BAD, 1);
	call(SYS_lseek, fd, 0, SEEK_SET);
	call(SYS_readv, fd, bad, 3);
	call(SYS_readv, 99, v, 3);
	call(SYS_readv, fd, edge - 2 * sizeof(v[0]), 3);
	call(SYS_readv, fd, big, 1);
	call(SYS_lseek, fd, 0, SEEK_SET);
	call(SYS_preadv, fd, v, 3, 1, 0);
	call(SYS_preadv, fd, v, 3, -1, 0);
	call(SYS_preadv, 99, v, 3, 0x123456789, 0x42);
	call(SYS_pwritev, fd, v, 3, 1, 0);
	call(SYS_pwritev, 99, v, 3, 0x8000000000000000, -1);
	for (int i = 0; i < 8; i++) {
		call(SYS_preadv2, fd, v, 3, 1, 0, 1 << i);
		call(SYS_pwritev2, fd, v, 3, 1, 0, 1 << i);
	}
	call(SYS_preadv2, fd, v, 1, -1, -1, 0);
	call(SYS_preadv2, fd, v, 1, 0, 0, ALL);
	call(SYS_preadv2, fd, v, 1, 0, 0, 0x10000);
	call(SYS_pwritev2, -1, 0, 0, 0, 0, DIRTY | 3);
}

static void copies(int fd)
{
	off_t from = 3, to = 5;
	int out = a_file();

	call(SYS_sendfile, out, fd, &from, 10);
	call(SYS_sendfile, out, fd, 0, 10);
	call(SYS_sendfile, out, fd, BAD, 10);
	call(SYS_sendfile, out, fd, at_edge(&to, 8), 0);
	call(SYS_sendfile, out, fd, edge - 7, 1);
	call(SYS_sendfile, 99, 98, &from, ALL);
	from = -1;
	call(SYS_sendfile, out, fd, &from, 1);
	from = 1;
	call(SYS_copy_file_range, fd, &from, out, &to, 4, 0);
	call(SYS_copy_file_range, fd, 0, out, 0, 4, 0);
	call(SYS_copy_file_range, fd, BAD, out, edge - 3, 4, 0);
	call(SYS_copy_file_range, 98, &from, 99, &to, ALL, 1);
	call(SYS_copy_file_range, -1 | DIRTY, &from, 99, &to, 0, ALL);
}

static void seeks(int fd)
{
	for (int whence = 0; whence < 7; whence++)
		call(SYS_lseek, fd, 1, whence);
	call(SYS_lseek, fd, -5, SEEK_CUR);
	call(SYS_lseek, fd, 0x7fffffffffffffff, SEEK_SET);
	call(SYS_lseek, 99, 0x8000000000000000, SEEK_SET);
	call(SYS_lseek, fd, 0, DIRTY | 1);
	call(SYS_lseek, fd, 0, ALL);
}

static void hints(int fd)
{
	for (int i = 0; i < 9; i++)
		call(SYS_fadvise64, fd, 0, 100, i);
	call(SYS_fadvise64, 99, -1, -1, ALL);
	call(SYS_readahead, fd, 0, 100);
	call(SYS_readahead, 99, -1, ALL);
	for (int i = 0; i < 10; i++)
		call(SYS_fallocate, 99, 1 << i, 0, 10);
	call(SYS_fallocate, fd, 0, 0, 1000);
	call(SYS_fallocate, 99, ALL, -1, -1);
	call(SYS_fallocate, fd, 3, 0x100000000, 10);
	for (int i = 0; i < 10; i++)
		call(SYS_flock, 99, i);
	call(SYS_flock, fd, 2);
	call(SYS_flock, fd, 8);
	call(SYS_flock, 99, 0x20);
	call(SYS_flock, 99, 0xe0);
	call(SYS_flock, 99, 0x100);
	call(SYS_flock, 99, ALL);
	call(SYS_flock, 99, DIRTY | 1);
	call(SYS_sync_file_range, 99, 1, 2, 7);
	call(SYS_fsync, 99);
	call(SYS_ftruncate, 99, -1);
}

int main(void)
{
	int fd;

	begin();
	fd = a_file();
	reads(fd);
	writes(fd);
	vectors(fd);
	copies(fd);
	seeks(fd);
	hints(fd);
	return 0;
}
