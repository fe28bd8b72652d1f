// SPDX-License-Identifier: Apache-2.0

/* sockets: talks to itself through sockets of several families. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

static void pass_fd(int to, int from)
{
	union {
		char buf[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control = { 0 };
	struct iovec iov[2] = { { "ab", 2 }, { "cdef", 4 } };
	struct msghdr m = { .msg_iov = iov, .msg_iovlen = 2, .msg_control = control.buf, .msg_controllen = sizeof(control.buf) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	char in[16];

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &(int){ 1 }, sizeof(int));
	sendmsg(to, &m, MSG_NOSIGNAL);
	iov[0] = (struct iovec){ in, sizeof(in) };
	m.msg_iovlen = 1;
	recvmsg(from, &m, MSG_CMSG_CLOEXEC);
	recvmsg(from, &m, MSG_DONTWAIT);
}

static void with_unix(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX, .sun_path = "sock" };
	struct sockaddr_un abstract = { .sun_family = AF_UNIX, .sun_path = "\0ebpftrace-test" };
	struct sockaddr_storage peer;
	socklen_t len = sizeof(peer);
	int sv[2], s, c;

	socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sv);
	pass_fd(sv[0], sv[1]);
	shutdown(sv[0], SHUT_WR);
	recv(sv[1], &peer, 1, 0);
	getsockname(sv[1], (void *)&peer, &len);
	s = socket(AF_UNIX, SOCK_STREAM, 0);
	bind(s, (void *)&a, sizeof(a));
	listen(s, 5);
	c = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	connect(c, (void *)&a, sizeof(a));
	len = sizeof(peer);
	close(accept4(s, (void *)&peer, &len, SOCK_CLOEXEC));
	bind(socket(AF_UNIX, SOCK_DGRAM, 0), (void *)&abstract, sizeof(sa_family_t) + 15);
	connect(c, (void *)&abstract, 3);
	unlink("sock");
}

static void with_options(int s)
{
	struct linger l = { 1, 2 };
	struct timeval tv = { 3, 4 };
	struct tcp_info info;
	socklen_t len = sizeof(int);
	int on = 1;

	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	setsockopt(s, SOL_SOCKET, SO_LINGER, &l, sizeof(l));
	setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
	setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	setsockopt(s, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3);
	setsockopt(s, SOL_SOCKET, 9999, &on, 3);
	setsockopt(s, IPPROTO_IP, IP_TOS, NULL, 4);
	getsockopt(s, SOL_SOCKET, SO_TYPE, &on, &len);
	getsockopt(s, SOL_SOCKET, SO_ERROR, &on, &len);
	len = sizeof(l);
	getsockopt(s, SOL_SOCKET, SO_LINGER, &l, &len);
	len = 8;
	getsockopt(s, IPPROTO_TCP, TCP_INFO, &info, &len);
	getsockopt(s, 99, 99, &on, &len);
}

static void with_tcp(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	int s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	int c = socket(AF_INET, SOCK_STREAM, 0), d;
	char buf[100];

	with_options(s);
	bind(s, (void *)&a, sizeof(a));
	listen(s, 1);
	getsockname(s, (void *)&a, &len);
	connect(c, (void *)&a, sizeof(a));
	d = accept(s, (void *)&a, &len);
	getpeername(d, (void *)&a, &len);
	send(c, "hello", 5, MSG_MORE);
	write(c, "\n", 1);
	recv(d, buf, sizeof(buf), MSG_WAITALL | MSG_DONTWAIT);
	writev(d, (struct iovec[]){ { "x", 1 }, { "yz", 2 } }, 2);
	readv(c, (struct iovec[]){ { buf, 2 }, { buf + 50, 50 } }, 2);
	recv(c, buf, sizeof(buf), MSG_PEEK | MSG_DONTWAIT);
	shutdown(d, SHUT_RDWR);
	close(d);
	close(c);
	close(s);
}

static void with_udp(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct iovec iov[2] = { { "first", 5 }, { "second", 6 } };
	struct mmsghdr mm[2] = { { .msg_hdr = { .msg_iov = &iov[0], .msg_iovlen = 1 } }, { .msg_hdr = { .msg_iov = &iov[1], .msg_iovlen = 1 } } };
	struct timespec ts = { .tv_nsec = 1 };
	socklen_t len = sizeof(a);
	char b1[8], b2[8];
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP);

	bind(s, (void *)&a, sizeof(a));
	getsockname(s, (void *)&a, &len);
	sendto(s, "datagram", 8, 0, (void *)&a, sizeof(a));
	recvfrom(s, b1, sizeof(b1), 0, (void *)&a, &len);
	connect(s, (void *)&a, sizeof(a));
	sendmmsg(s, mm, 2, 0);
	iov[0] = (struct iovec){ b1, sizeof(b1) };
	iov[1] = (struct iovec){ b2, sizeof(b2) };
	recvmmsg(s, mm, 2, MSG_DONTWAIT, &ts);
	recvmmsg(s, mm, 2, MSG_DONTWAIT, NULL);
	connect(s, &(struct sockaddr){ .sa_family = AF_UNSPEC }, sizeof(struct sockaddr));
	close(s);
}

static void with_ipv6(void)
{
	struct sockaddr_in6 a = { .sin6_family = AF_INET6, .sin6_port = htons(2399), .sin6_flowinfo = htonl(7), .sin6_addr = IN6ADDR_LOOPBACK_INIT, .sin6_scope_id = 1 };
	int s = socket(AF_INET6, SOCK_DGRAM, 0), on = 1;

	setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
	connect(s, (void *)&a, sizeof(a));
	close(s);
}

static void with_netlink(void)
{
	struct {
		struct nlmsghdr h;
		struct rtgenmsg g;
	} req = { .h = { .nlmsg_len = NLMSG_LENGTH(sizeof(struct rtgenmsg)), .nlmsg_type = RTM_GETLINK, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP, .nlmsg_seq = 1 }, .g.rtgen_family = AF_UNSPEC };
	struct sockaddr_nl a = { .nl_family = AF_NETLINK };
	int s = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);

	bind(s, (void *)&a, sizeof(a));
	sendto(s, &req, sizeof(req), 0, (void *)&a, sizeof(a));
	close(s);
}

int main(void)
{
	with_unix();
	with_tcp();
	with_udp();
	with_ipv6();
	with_netlink();
	socket(99, 99, 99);
	socket(AF_PACKET, SOCK_RAW, htons(0x0800));
	return 0;
}
