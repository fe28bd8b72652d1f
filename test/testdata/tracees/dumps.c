// SPDX-License-Identifier: Apache-2.0

/* dumps: data of all sizes, by every call that -e read= and -e write= are about. */
#include "../../tracee/io.h"
#include <mqueue.h>
#include <sys/socket.h>

static char big[70000];
static struct iovec parts[] = {{big, 3}, {big + 10, 5}, {big + 20, 20}};

static void written(int fd)
{
	struct iovec torn[] = {{big, 3}, {0, 0}, {edge - 6, 20}, {big, 3}};

	for (int n = 0; n < 36; n++)
		call(SYS_write, fd, big, n);
	call(SYS_write, fd, big, 65536);
	call(SYS_write, fd, big, 65537);
	call(SYS_write, fd, 0, 5);
	call(SYS_write, fd, edge - 6, 20);
	call(SYS_write, fd, edge, 20);
	call(SYS_write, BAD, big, 5);
	call(SYS_write, fd | DIRTY, big, 2);
	call(SYS_pwrite64, fd, big, 7, 3);
	for (int n = 0; n <= 4; n++)
		call(SYS_writev, fd, torn, n);
	call(SYS_writev, fd, 0, 1);
	call(SYS_writev, fd, 8, 2);
	call(SYS_pwritev, fd, parts, 3, 1);
	call(SYS_pwritev2, fd, parts, 3, 1, 0, 0);
}

static void many(int fd)
{
	struct iovec of[200];

	for (int i = 0; i < COUNT(of); i++)
		of[i] = (struct iovec){big + i, i % 20};
	call(SYS_writev, fd, of, COUNT(of));
	call(SYS_writev, fd, of + 1, COUNT(of) - 1);
	for (int i = 0; i < COUNT(of); i++)
		of[i].iov_len++;
	call(SYS_writev, fd, of, COUNT(of));
}

static void read_all(int fd)
{
	static char b[70000];

	for (int n = 0; n < 36; n++)
		call(SYS_read, fd, b, n);
	call(SYS_read, fd, b, sizeof(b));
	call(SYS_read, fd, 0, 5);
	call(SYS_pread64, fd, b, 7, 3);
	call(SYS_preadv, fd, parts, 3, 1);
	call(SYS_preadv2, fd, parts, 3, 1, 0, 0);
	for (int n = 0; n <= 3; n++)
		call(SYS_readv, fd, parts, n);
}

static void piped(void)
{
	int ends[2];

	call(SYS_pipe, ends);
	call(SYS_write, ends[1], "hello", 5);
	call(SYS_readv, ends[0], parts, 3);
	call(SYS_vmsplice, ends[1], parts, 2, 0);
	call(SYS_read, ends[0], big, 100);
}

static void queued(void)
{
	struct mq_attr size = {0, 4, 100};
	int q = call(SYS_mq_open, "tracee-dumps", O_CREAT | O_RDWR, 0600, &size);

	call(SYS_mq_unlink, "tracee-dumps");
	call(SYS_mq_timedsend, q, "message", 7, 1, 0);
	call(SYS_mq_timedreceive, q, big, 100, 0, 0);
	call(SYS_mq_timedreceive, q, big, 3, 0, 0);
}

static void messages(void)
{
	int s[2];
	struct msghdr none = {0}, m = {.msg_iov = parts, .msg_iovlen = 3};
	struct mmsghdr two[] = {{m, 7}, {none, 8}, {m, 9}};

	call(SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, s);
	call(SYS_sendto, s[0], "datagram", 8, 0);
	call(SYS_recvfrom, s[1], big, 100, 0);
	call(SYS_sendto, s[0], "datagram", 8, 0);
	call(SYS_recvfrom, s[1], big, 2, MSG_TRUNC);
	call(SYS_sendmsg, s[0], &m, 0);
	call(SYS_recvmsg, s[1], &m, 0);
	call(SYS_sendmsg, s[0], &none, 0);
	call(SYS_recvmsg, s[1], &none, 0);
	call(SYS_sendmsg, s[0], 0, 0);
	call(SYS_sendmmsg, s[0], two, 3, 0);
	call(SYS_recvmmsg, s[1], two, 2, 0, 0);
	call(SYS_recvmmsg, s[1], two, 3, MSG_DONTWAIT, 0);
	call(SYS_recvmmsg, s[1], two, 3, MSG_DONTWAIT, 0);
}

int main(void)
{
	begin();
	for (int i = 0; i < sizeof(big); i++)
		big[i] = i * 7;
	written(open("/dev/null", O_RDWR));
	many(3);
	read_all(open("/dev/zero", O_RDWR));
	read_all(open("/proc/self/exe", O_RDONLY));
	piped();
	queued();
	messages();
	return 0;
}
