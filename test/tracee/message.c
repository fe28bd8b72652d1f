// SPDX-License-Identifier: Apache-2.0

/* message: what is sent and received, with names, several buffers and control
 * messages. What it sends stands on the stack, so that it can be read at once. */
#include "io.h"
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

static int from, to;
static struct sockaddr_un name = {AF_UNIX};

/* sockets makes two that know each other's names, which no file has. */
static void sockets(void)
{
	struct sockaddr_un sender = {AF_UNIX};

	memcpy(name.sun_path, "\0tracee-message", 15);
	memcpy(sender.sun_path, "\0tracee-sender", 14);
	to = call(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
	from = call(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
	call(SYS_bind, to, &name, 17);
	call(SYS_bind, from, &sender, 16);
	call(SYS_connect, from, &name, 17);
}

static char hello[] = "hello \x01 world, which goes on beyond the limit of strings";

static void sends(void)
{
	for (int bit = 0; bit < 32; bit++)
		call(SYS_sendto, -1, hello, 5, 1l << bit);
	call(SYS_sendto, from, hello, 8, MSG_NOSIGNAL);
	call(SYS_sendto, from, hello, sizeof(hello), 0, &name, 17);
	call(SYS_sendto, from, hello, 0, 0);
	call(SYS_sendto, from, 0, 0, 0);
	call(SYS_sendto, from, BAD, 5, 0, BAD, 17);
	call(SYS_sendto, -1, 0, 5, ALL, 0, 17);
	call(SYS_sendto, -1, at_edge(hello, 5), 10, 0, at_edge(&name, 8), 16);
	call(SYS_sendto, from, hello, 8, DIRTY, &name, DIRTY | 17);
}

static void receives(void)
{
	char b[100];
	struct sockaddr_un who = {0};
	socklen_t room = sizeof(who);

	call(SYS_recvfrom, to, b, sizeof(b), 0);
	call(SYS_recvfrom, to, b, 5, MSG_PEEK | MSG_TRUNC, &who, &room);
	room = 5;
	call(SYS_recvfrom, to, b, sizeof(b), 0, &who, &room);
	call(SYS_recvfrom, to, b, sizeof(b), MSG_DONTWAIT, 0, &room);
	room = 1;
	call(SYS_recvfrom, to, b, sizeof(b), MSG_DONTWAIT, &who, &room);
	call(SYS_recvfrom, to, BAD, sizeof(b), MSG_DONTWAIT, BAD, BAD);
	for (int i = 0; i < 3; i++)
		call(SYS_recvfrom, to, b, sizeof(b), MSG_DONTWAIT, &who, 0);
}

/* send_parts sends a message of several buffers. */
static void send_parts(struct msghdr *m, int fd)
{
	struct iovec parts[] = {{hello, 5}, {hello + 5, 50}, {0, 0}, {(void *)BAD, 4}};
	struct iovec many[50];

	m->msg_iov = parts;
	for (m->msg_iovlen = 0; m->msg_iovlen <= 4; m->msg_iovlen++)
		call(SYS_sendmsg, fd, m, 0);
	m->msg_iovlen = -1;
	call(SYS_sendmsg, fd, m, 0);
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = parts[0];
	m->msg_iov = many;
	m->msg_iovlen = COUNT(many);
	call(SYS_sendmsg, -1, m, MSG_DONTWAIT);
	m->msg_iov = (void *)BAD;
	m->msg_iovlen = 2;
	call(SYS_sendmsg, -1, m, 0);
	m->msg_iov = 0;
	m->msg_iovlen = 0;
}

static void messages(void)
{
	struct msghdr m = {0};

	call(SYS_sendmsg, -1, 0, 0);
	call(SYS_sendmsg, -1, BAD, 0);
	call(SYS_sendmsg, -1, &m, ALL);
	call(SYS_sendmsg, -1, at_edge(&m, 20), 0);
	send_parts(&m, -1);
	m.msg_name = &name;
	m.msg_namelen = 17;
	m.msg_flags = MSG_OOB | MSG_DONTWAIT;
	send_parts(&m, -1);
	m.msg_name = (void *)BAD;
	call(SYS_sendmsg, -1, &m, 0);
}

static char control[4096];
static size_t control_size;

static void add(int level, int type, const void *data, size_t n)
{
	struct cmsghdr *c = (void *)(control + control_size);

	c->cmsg_len = CMSG_LEN(n);
	c->cmsg_level = level;
	c->cmsg_type = type;
	memcpy(CMSG_DATA(c), data, n);
	control_size += CMSG_SPACE(n);
}

static void send_control(size_t n)
{
	struct msghdr m = {.msg_control = control, .msg_controllen = n};

	call(SYS_sendmsg, -1, &m, 0);
	control_size = 0;
}

static void controls(void)
{
	static const int levels[] = {SOL_SOCKET, SOL_IP, SOL_IPV6, 6, SOL_NETLINK, 99, -1};
	int fds[50];
	long times[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
	struct ucred me = {1, 0, 7};
	struct sockaddr_in where = {AF_INET, htons(80), {htonl(INADDR_LOOPBACK)}};

	memset(control, 0, sizeof(control));
	for (size_t i = 0; i < COUNT(fds); i++)
		fds[i] = i;
	for (size_t n = 0; n < 14; n++) {
		add(SOL_SOCKET, SCM_RIGHTS, fds, n);
		send_control(control_size);
	}
	add(SOL_SOCKET, SCM_RIGHTS, fds, sizeof(fds));
	add(SOL_SOCKET, SCM_CREDENTIALS, &me, sizeof(me));
	add(SOL_SOCKET, SCM_CREDENTIALS, &me, 5);
	send_control(control_size);
	for (int type = 0; type < 90; type++) {
		add(SOL_SOCKET, type, times, sizeof(times) / 2);
		send_control(control_size);
	}
	for (int type = 0; type < 56; type++)
		for (size_t n = 1; n < 16; n += 3) {
			add(SOL_IP, type, &where, n);
			send_control(control_size);
		}
	for (size_t i = 0; i < COUNT(levels); i++) {
		add(levels[i], 20, &where, sizeof(where));
		send_control(control_size);
	}
	for (int i = 0; i < 60; i++)
		add(SOL_SOCKET, SCM_RIGHTS, fds, 4);
	send_control(control_size);
}

static void bad_controls(void)
{
	static const size_t lengths[] = {0, 5, 15, 16, 17, 20, 23, 24, 40, 100};
	struct msghdr m = {.msg_control = (void *)BAD, .msg_controllen = 30};
	int fd = 1;

	for (size_t i = 0; i < COUNT(lengths); i++) {
		add(SOL_SOCKET, SCM_RIGHTS, &fd, sizeof(fd));
		((struct cmsghdr *)control)->cmsg_len = lengths[i];
		send_control(24);
		send_control(lengths[i]);
	}
	call(SYS_sendmsg, -1, &m, 0);
	m.msg_control = 0;
	call(SYS_sendmsg, -1, &m, 0);
	m.msg_control = control;
	m.msg_controllen = -1;
	call(SYS_sendmsg, -1, &m, 0);
}

static void receive(struct msghdr *m, long flags)
{
	call(SYS_sendto, from, hello, 8, 0);
	call(SYS_recvmsg, to, m, flags);
}

static void replies(void)
{
	char a[3], b[50];
	struct sockaddr_un who = {0};
	struct iovec parts[] = {{a, sizeof(a)}, {b, sizeof(b)}, {b, 5}};
	struct msghdr m = {&who, sizeof(who), parts, 2, control, 100, -1};

	receive(&m, 0);
	m.msg_namelen = 4;
	m.msg_iovlen = 1;
	receive(&m, MSG_TRUNC);
	m = (struct msghdr){.msg_iov = parts, .msg_iovlen = 3};
	receive(&m, 0);
	m = (struct msghdr){0};
	receive(&m, MSG_TRUNC);
	m.msg_namelen = 7;
	call(SYS_recvmsg, to, &m, MSG_DONTWAIT);
	call(SYS_recvmsg, -1, &m, ALL);
	call(SYS_recvmsg, -1, 0, 0);
	call(SYS_recvmsg, -1, BAD, 0);
	call(SYS_recvmsg, -1, at_edge(&m, 20), 0);
}

static void vectors(void)
{
	char a[3], b[50];
	struct sockaddr_un who = {0};
	struct iovec in[] = {{a, sizeof(a)}, {b, sizeof(b)}}, out[] = {{hello, 3}, {hello + 3, 4}};
	struct mmsghdr sent[] = {{{0, 0, out, 2}, 77}, {{&name, 17, out, 1}, 78}, {{0, 0, out, 0}, 79}};
	struct mmsghdr got[] = {{{&who, sizeof(who), in, 2}, 77}, {{0, 0, in, 1, control, 100}, 78}, {{0, 0, in, 2}, 79}};
	struct timespec second = {1, 5};
	struct mmsghdr many[40];

	call(SYS_sendmmsg, from, sent, 2, 0);
	call(SYS_recvmmsg, to, got, 3, MSG_DONTWAIT);
	call(SYS_recvmmsg, to, got, 3, MSG_DONTWAIT);
	call(SYS_sendmmsg, from, sent, 3, MSG_NOSIGNAL);
	call(SYS_recvmmsg, to, got, 1, MSG_WAITFORONE, &second);
	call(SYS_recvmmsg, to, got, 0, MSG_DONTWAIT, 0);
	call(SYS_recvmmsg, to, 0, 1, MSG_DONTWAIT, BAD);
	call(SYS_recvmmsg, -1, BAD, ALL, ALL, 0);
	call(SYS_sendmmsg, from, sent, 0, 0);
	call(SYS_sendmmsg, -1, sent, 2, 0);
	call(SYS_sendmmsg, from, 0, 2, 0);
	call(SYS_sendmmsg, from, BAD, 2, 0);
	call(SYS_sendmmsg, from, at_edge(sent, sizeof(*sent)), 2, 0);
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = sent[0];
	call(SYS_sendmmsg, -1, many, COUNT(many), DIRTY);
}

int main(void)
{
	begin();
	sockets();
	sends();
	receives();
	messages();
	controls();
	bad_controls();
	replies();
	vectors();
	return 0;
}
