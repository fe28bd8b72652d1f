// SPDX-License-Identifier: Apache-2.0

/* epolls: epoll, and the descriptors that stand for events. */
#include "io.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>

#define NR_epoll_pwait2 441

static int p[2];

static void makes(void)
{
#ifdef SYS_epoll_create
	call(SYS_epoll_create, 1);
	call(SYS_epoll_create, 0);
	call(SYS_epoll_create, DIRTY | 7);
	call(SYS_epoll_create, ALL);
#endif
	call(SYS_epoll_create1, 0);
	call(SYS_epoll_create1, EPOLL_CLOEXEC);
	call(SYS_epoll_create1, EPOLL_CLOEXEC | 1);
	call(SYS_epoll_create1, 4);
	call(SYS_epoll_create1, ALL);
}

static void controls(int ep)
{
	struct epoll_event e = {EPOLLIN, {.u64 = 0x123456789abcdef0}}, f = {EPOLLOUT, {.fd = p[1]}};

	call(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], &e);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], &e);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[1], &f);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_MOD, p[1], at_edge(&f, sizeof(f)));
	call(SYS_epoll_ctl, ep, EPOLL_CTL_DEL, p[0], &e);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_DEL, p[0], 0);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], 0);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, p[0], BAD);
	call(SYS_epoll_ctl, ep, EPOLL_CTL_MOD, p[0], edge - 8);
	for (int op = 0; op < 6; op++)
		call(SYS_epoll_ctl, 99, op, -1, &e);
	call(SYS_epoll_ctl, 99 | DIRTY, ALL, 98 | DIRTY, &e);
	call(SYS_epoll_ctl, ep, DIRTY | EPOLL_CTL_ADD, p[0], &e);
	for (int i = 0; i < 32; i++) {
		e.events = 1u << i;
		call(SYS_epoll_ctl, 99, EPOLL_CTL_ADD, 98, &e);
	}
	e.events = 0;
	call(SYS_epoll_ctl, 99, EPOLL_CTL_ADD, 98, &e);
	e.events = -1;
	e.data.u64 = -1;
	call(SYS_epoll_ctl, 99, EPOLL_CTL_ADD, 98, &e);
}

static void waits(int ep)
{
	struct epoll_event e[40];
	struct timespec zero = {0, 0}, wrong = {0, -1};
	uint64_t set = 1 << (SIGUSR1 - 1);

#ifdef SYS_epoll_wait
	call(SYS_epoll_wait, ep, e, 40, 0);
	call(SYS_epoll_wait, ep, e, 1, 7);
	call(SYS_epoll_wait, ep, e, 0, 0);
	call(SYS_epoll_wait, ep, e, -1, 0);
	call(SYS_epoll_wait, ep, 0, 1, 0);
	call(SYS_epoll_wait, ep, BAD, 1, 0);
	call(SYS_epoll_wait, 99, e, 1, 0x7fffffff);
	call(SYS_epoll_wait, p[0], e, ALL, DIRTY | 0);
	call(SYS_epoll_wait, ep, edge - 12, 1, 0);
	call(SYS_epoll_wait, ep, edge - 12, 3, 0);
#endif
	call(SYS_epoll_pwait, ep, e, 40, 0, 0, 8);
	call(SYS_epoll_pwait, ep, e, 40, 0, &set, 8);
	call(SYS_epoll_pwait, ep, e, 40, 0, &set, 4);
	call(SYS_epoll_pwait, 99, e, 40, -1, BAD, 8);
	call(SYS_epoll_pwait, ep, e, 40, 0, BAD, 8);
	call(NR_epoll_pwait2, ep, e, 40, &zero, 0, 8);
	call(NR_epoll_pwait2, ep, e, 40, 0, &set, 8);
	call(NR_epoll_pwait2, ep, e, 40, &wrong, &set, 8);
	call(NR_epoll_pwait2, ep, e, 40, BAD, &set, 4);
	call(NR_epoll_pwait2, 99, BAD, ALL, edge - 8, edge - 4, 8);
}

static void many(int ep)
{
	struct epoll_event e[40], f = {EPOLLOUT, {.u32 = 7}};

	for (int i = 0; i < 40; i++)
		call(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, dup(p[1]), &f);
#ifdef SYS_epoll_wait
	call(SYS_epoll_wait, ep, e, 40, 0);
#endif
	call(SYS_epoll_pwait, ep, e, 40, 0, 0, 8);
}

static void events(void)
{
	uint64_t n = 5;
	int fd;

#ifdef SYS_eventfd
	call(SYS_eventfd, 3);
	call(SYS_eventfd, ALL);
	call(SYS_eventfd, DIRTY | 1);
#endif
	for (int i = 0; i < 32; i++)
		if (i != 0 && i != 11 && i != 19)
			call(SYS_eventfd2, 0, 1u << i);
	call(SYS_eventfd2, 1, ALL);
	fd = call(SYS_eventfd2, 2, EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK);
	call(SYS_read, fd, &n, 8);
	call(SYS_write, fd, &n, 8);
	call(SYS_close, fd);
}

static void signals(void)
{
	uint64_t set = 1 << (SIGUSR1 - 1) | 1 << (SIGCHLD - 1), all = -1;
	struct signalfd_siginfo s;
	int fd;

#ifdef SYS_signalfd
	call(SYS_signalfd, -1, &set, 8);
	call(SYS_signalfd, 99, &set, 4);
	call(SYS_signalfd, -1, 0, 8);
#endif
	fd = call(SYS_signalfd4, -1, &set, 8, SFD_CLOEXEC | SFD_NONBLOCK);
	call(SYS_signalfd4, fd, &all, 8, 0);
	call(SYS_signalfd4, -1, at_edge(&set, 8), 8, 0);
	call(SYS_signalfd4, -1, edge - 4, 8, 0);
	call(SYS_signalfd4, -1, BAD, 8, 0);
	call(SYS_signalfd4, -1, 0, 8, 0);
	call(SYS_signalfd4, -1, &set, 16, 0);
	call(SYS_signalfd4, 99, &set, 8, ALL);
	call(SYS_signalfd4, 99, &set, 8, 1);
	call(SYS_signalfd4, p[0] | DIRTY, &set, 8, DIRTY | SFD_NONBLOCK);
	call(SYS_read, fd, &s, sizeof(s));
}

static void timers(void)
{
	struct itimerspec t = {{1, 2}, {1000, 4}}, old, bad = {{0, -1}, {1, 1}}, none = {};
	int fd;

	for (int clock = -2; clock < 13; clock++)
		call(SYS_timerfd_create, clock, 0);
	call(SYS_timerfd_create, 0, TFD_CLOEXEC | TFD_NONBLOCK);
	call(SYS_timerfd_create, 0, TFD_CLOEXEC | 1);
	call(SYS_timerfd_create, 0, 2);
	call(SYS_timerfd_create, DIRTY | 1, DIRTY | TFD_CLOEXEC);
	fd = call(SYS_timerfd_create, CLOCK_MONOTONIC, TFD_NONBLOCK);
	call(SYS_timerfd_settime, fd, 0, &t, 0);
	call(SYS_timerfd_settime, fd, 0, &none, 0);
	call(SYS_timerfd_gettime, fd, &old);
	call(SYS_timerfd_settime, fd, TFD_TIMER_ABSTIME, &none, &old);
	call(SYS_timerfd_settime, fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &none, at_edge(&old, sizeof(old)));
	call(SYS_timerfd_settime, fd, ALL, &none, BAD);
	call(SYS_timerfd_settime, fd, 4, 0, &old);
	call(SYS_timerfd_settime, fd, 0, BAD, &old);
	call(SYS_timerfd_settime, fd, 0, &bad, &old);
	call(SYS_timerfd_settime, fd, 0, edge - 24, edge - 24);
	call(SYS_timerfd_settime, 99, DIRTY | 1, &t, &old);
	call(SYS_timerfd_gettime, fd, 0);
	call(SYS_timerfd_gettime, fd, BAD);
	call(SYS_timerfd_gettime, fd, edge - 24);
	call(SYS_timerfd_gettime, 99, &old);
	call(SYS_read, fd, &old, 8);
}

static void faults(void)
{
	call(SYS_userfaultfd, 0x10);
	call(SYS_userfaultfd, 3);
	call(SYS_userfaultfd, ALL);
	call(SYS_userfaultfd, DIRTY | 0x100);
	call(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | 1);
}

int main(void)
{
	int ep;

	begin();
	if (pipe(p))
		return 1;
	makes();
	ep = epoll_create1(0);
	controls(ep);
	waits(ep);
	if (write(p[1], "x", 1) != 1)
		return 1;
	waits(ep);
	many(ep);
	events();
	signals();
	timers();
	faults();
	return 0;
}
