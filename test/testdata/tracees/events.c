// SPDX-License-Identifier: Apache-2.0

/* events: waits on everything that can be waited for, with something always ready. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <fcntl.h>

static void with_epoll(int fd)
{
	struct epoll_event ev = { .events = EPOLLIN | EPOLLET, .data.u64 = 0x1122334455667788 };
	struct epoll_event out[4];
	int ep = epoll_create1(EPOLL_CLOEXEC);

	epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev);
	epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev);
	epoll_wait(ep, out, 4, 0);
	ev.events = EPOLLIN | EPOLLONESHOT | EPOLLRDHUP;
	epoll_ctl(ep, EPOLL_CTL_MOD, fd, &ev);
	epoll_pwait(ep, out, 4, 100, NULL);
	epoll_wait(ep, out, 4, 1);
	epoll_ctl(ep, EPOLL_CTL_DEL, fd, NULL);
	epoll_ctl(ep, 77, -1, NULL);
	epoll_wait(ep, out, -1, 0);
	close(ep);
}

static void with_timer(void)
{
	struct itimerspec it = { .it_value.tv_nsec = 1000000, .it_interval.tv_sec = 100 };
	uint64_t n;
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);

	read(fd, &n, sizeof(n));
	timerfd_settime(fd, 0, &it, NULL);
	poll(&(struct pollfd){ .fd = fd, .events = POLLIN }, 1, -1);
	read(fd, &n, sizeof(n));
	it.it_value.tv_nsec = 0;
	timerfd_settime(fd, TFD_TIMER_ABSTIME, &it, &it);
	timerfd_gettime(fd, &it);
	timerfd_create(99, ~0);
	close(fd);
}

static void with_signal(void)
{
	struct signalfd_siginfo si;
	sigset_t set;
	int fd;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGRTMIN + 3);
	sigprocmask(SIG_BLOCK, &set, NULL);
	fd = signalfd(-1, &set, SFD_NONBLOCK);
	kill(getpid(), SIGUSR1);
	read(fd, &si, sizeof(si));
	close(fd);
}

static void with_inotify(void)
{
	char buf[4096];
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	int wd = inotify_add_watch(fd, ".", IN_CREATE | IN_DELETE | IN_ONLYDIR);

	close(open("watched", O_CREAT | O_WRONLY, 0600));
	unlink("watched");
	read(fd, buf, sizeof(buf));
	inotify_rm_watch(fd, wd);
	inotify_rm_watch(fd, 99);
	close(fd);
}

int main(void)
{
	struct timeval tv = { .tv_usec = 500 };
	struct timespec ts = { .tv_nsec = 500 };
	uint64_t n = 3;
	fd_set r, w, x;
	sigset_t set;
	int fd = eventfd(5, EFD_CLOEXEC | EFD_NONBLOCK);

	with_epoll(fd);
	with_timer();
	with_signal();
	with_inotify();
	write(fd, &n, sizeof(n));
	FD_ZERO(&r);
	FD_ZERO(&w);
	FD_ZERO(&x);
	FD_SET(fd, &r);
	FD_SET(fd, &w);
	select(fd + 1, &r, &w, &x, &tv);
	FD_CLR(fd, &w);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	pselect(fd + 1, &r, NULL, NULL, &ts, &set);
	read(fd, &n, sizeof(n));
	read(fd, &n, sizeof(n));
	select(fd + 1, &r, NULL, NULL, &tv);
	poll(&(struct pollfd){ .fd = fd, .events = POLLIN | POLLPRI | POLLRDHUP }, 1, 0);
	ppoll(&(struct pollfd){ .fd = fd, .events = POLLOUT }, 1, &ts, &set);
	poll(NULL, 0, 1);
	poll((struct pollfd[]){ { .fd = 99, .events = 0x7fff }, { .fd = -1 } }, 2, 0);
	return 0;
}
