// SPDX-License-Identifier: Apache-2.0

/* signals: sends itself signals and takes them in every way. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static sigjmp_buf back;

static void on_signal(int sig)
{
	write(1, "s", 1);
}

static void on_info(int sig, siginfo_t *si, void *context)
{
	write(1, "i", 1);
}

static void on_fault(int sig, siginfo_t *si, void *context)
{
	siglongjmp(back, 1);
}

static void handle(int sig, void (*handler)(int, siginfo_t *, void *), int flags)
{
	struct sigaction sa = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | flags };

	sigaddset(&sa.sa_mask, SIGUSR2);
	sigaddset(&sa.sa_mask, SIGTERM);
	sigaction(sig, &sa, NULL);
}

static void with_timers(void)
{
	struct itimerval it = { .it_value.tv_usec = 2000 };
	struct itimerspec its = { .it_value.tv_nsec = 2000000 };
	struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM, .sigev_value.sival_int = 7 };
	timer_t timer;
	sigset_t none, blocked; /* or the signal might come before the wait for it */

	sigemptyset(&none);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGALRM);
	sigprocmask(SIG_BLOCK, &blocked, NULL);
	signal(SIGALRM, on_signal);
	setitimer(ITIMER_REAL, &it, NULL);
	sigsuspend(&none);
	getitimer(ITIMER_REAL, &it);
	timer_create(CLOCK_MONOTONIC, &ev, &timer);
	timer_settime(timer, 0, &its, NULL);
	sigsuspend(&none);
	timer_gettime(timer, &its);
	timer_getoverrun(timer);
	timer_delete(timer);
	alarm(100);
	alarm(0);
}

static void with_waiting(void)
{
	struct timespec ts = { .tv_nsec = 1000 };
	union sigval v = { .sival_int = 0x1234 };
	siginfo_t si;
	sigset_t set, pending;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigaddset(&set, SIGRTMIN + 1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigqueue(getpid(), SIGRTMIN + 1, v);
	kill(getpid(), SIGUSR2);
	sigpending(&pending);
	sigwaitinfo(&set, &si);
	sigtimedwait(&set, &si, &ts);
	sigtimedwait(&set, &si, &ts);
	sigprocmask(SIG_UNBLOCK, &set, &pending);
	sigprocmask(77, &set, NULL);
}

int main(void)
{
	stack_t st = { .ss_sp = malloc(65536), .ss_size = 65536 };
	int p[2];

	sigaltstack(&st, NULL);
	sigaltstack(NULL, &st);
	signal(SIGUSR1, on_signal);
	raise(SIGUSR1);
	handle(SIGUSR1, on_info, SA_RESTART | SA_NODEFER | SA_ONSTACK);
	syscall(SYS_tgkill, getpid(), getpid(), SIGUSR1);
	syscall(SYS_tkill, getpid(), SIGUSR1);
	sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_ptr = &p });
	kill(getpid(), 0);
	kill(-0x7ffffff0, SIGTERM);
	kill(getpid(), 99);
	signal(SIGTERM, SIG_IGN);
	kill(getpid(), SIGTERM);
	kill(getpid(), SIGWINCH);
	kill(getpid(), SIGCONT);
	pipe(p);
	close(p[0]);
	signal(SIGPIPE, on_signal);
	write(p[1], "x", 1);
	with_timers();
	with_waiting();
	handle(SIGSEGV, on_fault, SA_RESETHAND);
	if (!sigsetjmp(back, 1))
		*(volatile int *)0x1000 = 1;
	handle(SIGFPE, on_fault, 0);
	handle(SIGBUS, on_fault, 0);
	if (!sigsetjmp(back, 1))
		raise(SIGFPE);
	signal(SIGKILL, on_signal);
	abort();
}
