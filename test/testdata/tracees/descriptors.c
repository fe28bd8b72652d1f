// SPDX-License-Identifier: Apache-2.0

/* descriptors: has descriptors of each kind, which -y and -yy name. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void files(void)
{
	char path[200], buf[8];
	struct stat st;
	int fd, other, i;

	fd = open("file", O_CREAT | O_RDWR, 0600);
	other = dup(fd);
	write(other, "x", 1);
	unlink("file");
	read(fd, buf, 8);
	mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
	close(other);
	fd = openat(AT_FDCWD, "file (deleted)", O_CREAT | O_RDWR, 0600);
	close(fd);
	fd = open("odd\n\t<>\"\\\377\x7f\033[1m", O_CREAT | O_RDWR, 0600);
	fstat(fd, &st);
	close(fd);
	unlink("odd\n\t<>\"\\\377\x7f\033[1m");
	mkdir("d", 0700);
	fd = open("d", O_RDONLY | O_DIRECTORY);
	for (i = 0; i < 3; i++) {
		memset(path, 'a' + i, 150);
		path[150] = 0;
		mkdirat(fd, path, 0700);
		other = openat(fd, path, O_PATH);
		close(fd);
		fd = other;
	}
	fchdir(fd);
	faccessat(AT_FDCWD, "x", R_OK, 0);
	faccessat(fd, "x", R_OK, 0);
	chdir("../../../..");
	close(fd);
	fd = open("/", O_RDONLY);
	fstat(fd, &st);
	close(fd);
	fd = open("/proc/self/status", O_RDONLY);
	close(fd);
	fd = open("/dev/null", O_RDWR);
	write(fd, "x", 1);
	dup2(fd, 77);
	close(77);
	close(fd);
	fd = open("/dev/zero", O_RDONLY);
	close(fd);
	fd = open("/dev/loop0", O_RDONLY);
	close(fd);
	fd = open("/dev/ptmx", O_RDWR | O_NOCTTY);
	close(fd);
	close(1234);
	close(-1);
	close(-100);
	faccessat(-100, ".", R_OK, 0);
	mkfifo("fifo", 0600);
	fd = open("fifo", O_RDWR);
	close(fd);
	unlink("fifo");
	fd = memfd_create("memory", 0);
	ftruncate(fd, 10);
	close(fd);
	fd = open(".", O_TMPFILE | O_RDWR, 0600);
	close(fd);
	fd = open("/proc/self/ns/mnt", O_RDONLY);
	close(fd);
	fd = open("/proc/self/ns/pid", O_RDONLY);
	close(fd);
}

static void anonymous(void)
{
	struct epoll_event e = { EPOLLIN }, got[4];
	struct itimerspec its = { .it_value = { 100 } };
	sigset_t set;
	int fds[2], fd, ep;
	struct pollfd p[2], many[60] = {};
	fd_set r;
	char params[200] = {}, perf[128] = { 1, 0, 0, 0, 128 };
	pid_t pid;
	unsigned long long n = 7;

	pipe(fds);
	write(fds[1], "x", 1);
	ep = epoll_create1(0);
	epoll_ctl(ep, EPOLL_CTL_ADD, fds[0], &e);
	epoll_wait(ep, got, 4, 0);
	p[0].fd = fds[0];
	p[0].events = POLLIN;
	p[1].fd = -1;
	p[1].events = POLLIN;
	poll(p, 2, 0);
	for (int i = 0; i < 59; i++)
		many[i].fd = 1;
	many[59].fd = fds[0];
	poll(many, 60, 0);
	FD_ZERO(&r);
	FD_SET(fds[0], &r);
	FD_SET(ep, &r);
	select(ep + 1, &r, NULL, NULL, &(struct timeval){});
	close(fds[0]);
	close(fds[1]);
	close(ep);
	fd = eventfd(3, 0);
	write(fd, &n, 8);
	read(fd, &n, 8);
	close(fd);
	fd = eventfd(0, EFD_SEMAPHORE);
	close(fd);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGUSR1);
	fd = signalfd(-1, &set, 0);
	sigaddset(&set, SIGRTMIN);
	signalfd(fd, &set, 0);
	close(fd);
	sigfillset(&set);
	fd = signalfd(-1, &set, 0);
	close(fd);
	sigemptyset(&set);
	fd = signalfd(-1, &set, 0);
	close(fd);
	fd = timerfd_create(CLOCK_MONOTONIC, 0);
	timerfd_settime(fd, 0, &its, NULL);
	close(fd);
	fd = inotify_init1(0);
	inotify_add_watch(fd, ".", IN_CREATE);
	close(fd);
	fd = fanotify_init(0, O_RDONLY);
	close(fd);
	fd = syscall(SYS_pidfd_open, getpid(), 0);
	close(fd);
	pid = fork();
	if (!pid)
		_exit(3);
	fd = syscall(SYS_pidfd_open, pid, 0);
	waitid(P_PIDFD, fd, NULL, WEXITED);
	syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0);
	close(fd);
	fd = syscall(SYS_userfaultfd, 0);
	close(fd);
	fd = syscall(SYS_io_uring_setup, 4, params);
	close(fd);
	fd = syscall(SYS_fsopen, "tmpfs", 0);
	close(fd);
	fd = syscall(SYS_perf_event_open, perf, 0, -1, -1, 0);
	close(fd);
}

static void unix_sockets(void)
{
	struct sockaddr_un a = { AF_UNIX, "sock" }, none = { AF_UNIX };
	struct sockaddr_un abs = { AF_UNIX, "\0abstract-name" };
	char buf[100], control[100];
	struct iovec iov = { buf, 1 };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control };
	struct cmsghdr *c = (void *)control;
	int sv[2], l, s, conn;

	socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
	m.msg_controllen = CMSG_SPACE(8);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(8);
	((int *)CMSG_DATA(c))[0] = 1;
	((int *)CMSG_DATA(c))[1] = sv[0];
	sendmsg(sv[0], &m, 0);
	recvmsg(sv[1], &m, 0);
	close(((int *)CMSG_DATA(c))[0]);
	close(((int *)CMSG_DATA(c))[1]);
	close(sv[0]);
	close(sv[1]);
	socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
	write(sv[1], "x", 1);
	close(sv[0]);
	close(sv[1]);
	socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sv);
	write(sv[1], "x", 1);
	close(sv[0]);
	close(sv[1]);
	unlink("sock");
	l = socket(AF_UNIX, SOCK_STREAM, 0);
	bind(l, (void *)&a, sizeof(a));
	listen(l, 5);
	s = socket(AF_UNIX, SOCK_STREAM, 0);
	connect(s, (void *)&a, sizeof(a));
	conn = accept(l, NULL, NULL);
	write(conn, "x", 1);
	read(s, buf, 1);
	close(conn);
	close(s);
	close(l);
	unlink("sock");
	l = socket(AF_UNIX, SOCK_STREAM, 0);
	bind(l, (void *)&abs, 2 + 14);
	listen(l, 5);
	s = socket(AF_UNIX, SOCK_STREAM, 0);
	connect(s, (void *)&abs, 2 + 14);
	conn = accept(l, NULL, NULL);
	write(conn, "x", 1);
	close(conn);
	close(s);
	close(l);
	l = socket(AF_UNIX, SOCK_DGRAM, 0);
	bind(l, (void *)&none, 2);
	close(l);
	strcpy(a.sun_path, "odd\n<>\"\\\377\"");
	l = socket(AF_UNIX, SOCK_DGRAM, 0);
	bind(l, (void *)&a, sizeof(a));
	close(l);
	unlink(a.sun_path);
}

static void inet(int family, const char *text, unsigned short port)
{
	union {
		struct sockaddr_in in;
		struct sockaddr_in6 in6;
	} a = {}, b;
	socklen_t n = family == AF_INET ? sizeof(a.in) : sizeof(a.in6);
	int l, s, c, one = 1;
	char buf[4];

	a.in.sin_family = family;
	a.in.sin_port = htons(port);
	inet_pton(family, text, family == AF_INET ? (void *)&a.in.sin_addr : (void *)&a.in6.sin6_addr);
	l = socket(family, SOCK_STREAM, 0);
	setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &one, 4);
	bind(l, (void *)&a, n);
	listen(l, 5);
	s = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	connect(s, (void *)&a, n);
	c = accept(l, NULL, NULL);
	write(c, "x", 1);
	read(s, buf, 4);
	shutdown(c, SHUT_RDWR);
	close(c);
	close(s);
	close(l);
	s = socket(family, SOCK_DGRAM, 0);
	connect(s, (void *)&a, n);
	write(s, "x", 1);
	close(s);
	b = a;
	b.in.sin_port = htons(port + 1);
	s = socket(family, SOCK_DGRAM, 0);
	bind(s, (void *)&b, n);
	connect(s, (void *)&a, n);
	write(s, "x", 1);
	close(s);
	s = socket(family, SOCK_RAW, family == AF_INET ? IPPROTO_ICMP : IPPROTO_ICMPV6);
	write(s, "x", 1);
	close(s);
	s = socket(family, SOCK_RAW, IPPROTO_RAW);
	close(s);
}

static void other_sockets(void)
{
	struct sockaddr_nl nl = { AF_NETLINK };
	int s, i;

	for (i = 0; i < 23; i++) {
		s = socket(AF_NETLINK, SOCK_RAW, i);
		if (s < 0)
			continue;
		bind(s, (void *)&nl, sizeof(nl));
		close(s);
	}
	s = socket(AF_NETLINK, SOCK_RAW, 0);
	close(s);
	s = socket(AF_NETLINK, SOCK_DGRAM, 0);
	nl.nl_pid = 4242;
	bind(s, (void *)&nl, sizeof(nl));
	close(s);
	s = socket(AF_PACKET, SOCK_RAW, htons(3));
	close(s);
	s = socket(AF_VSOCK, SOCK_STREAM, 0);
	close(s);
}

int main(void)
{
	files();
	anonymous();
	unix_sockets();
	inet(AF_INET, "127.0.0.1", 20711);
	inet(AF_INET6, "::1", 20711);
	other_sockets();
	return 0;
}
