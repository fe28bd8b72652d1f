// SPDX-License-Identifier: Apache-2.0

/* signal: the calls that handle, send and wait for signals, with right and wrong
 * arguments, and a siginfo of each layout. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096l
#define BAD ((long)-1)
#define DIRTY 0xdeadbeef00000000l
#define ALL (-1l)
#define call(nr, ...) call_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define call_(nr, a, b, c, d, e, f, ...) \
	syscall(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define L(...) (long[]){__VA_ARGS__}
#define I(...) (int[]){__VA_ARGS__}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define NR_pidfd_send_signal 424

static char *edge;

static void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

/* The kernel's struct, which libc's differs from: asm/signal.h. */
struct action {
	void *handler;
	unsigned long flags;
	void *restorer;
	unsigned long mask;
};

static void nothing(int signal)
{
	(void)signal;
}

static void actions(void)
{
	struct action a = { nothing, 0, NULL, 0 }, old;
	static const unsigned long flags[] = {
		0, 1, 2, 4, 8, 0x400, 0x800, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000, 0x80000000, 0x10, 0xffffffff, ALL, DIRTY | 4, 0xf4000007, 0x20000002,
	};
	static const unsigned long masks[] = {
		0, 1, 3, 1ul << 16, 1ul << 31, 1ul << 32, 1ul << 33, 1ul << 63, 0x80000000ul, ALL, ~1ul, ~3ul, ~(1ul << 63), 0x7fffffff, 0xffffffff, 0xfffffffe7ffbfeff,
		0x5555555555555555, 0xaaaaaaaaaaaaaaaa, 0x00000000ffffffff, 0xffffffff00000000, 0x1fffff, 0x3ffffffff, 0x7ffffffff,
	};

	for (size_t i = 0; i < COUNT(flags); i++) {
		a.flags = flags[i];
		call(SYS_rt_sigaction, 99, &a, 0, 8);
	}
	a.flags = 0x04000000;
	a.restorer = (void *)0x1234;
	for (size_t i = 0; i < COUNT(masks); i++) {
		a.mask = masks[i];
		call(SYS_rt_sigaction, 99, &a, 0, 8);
		call(SYS_rt_sigprocmask, 99, &a.mask, 0, 8);
	}
	a.mask = 0;
	for (long h = -2; h < 3; h++) {
		a.handler = (void *)h;
		call(SYS_rt_sigaction, 99, &a, 0, 8);
	}
	call(SYS_rt_sigaction, SIGUSR1, &a, &old, 8);
	call(SYS_rt_sigaction, SIGUSR1, 0, &old, 8);
	call(SYS_rt_sigaction, SIGUSR1, 0, 0, 8);
	call(SYS_rt_sigaction, SIGUSR1 | DIRTY, 0, at_edge(&a, sizeof(a)), 8);
	call(SYS_rt_sigaction, SIGUSR1, 0, edge - 8, 8);
	call(SYS_rt_sigaction, SIGUSR1, 0, BAD, 8);
	call(SYS_rt_sigaction, SIGUSR1, edge - 8, 0, 8);
	call(SYS_rt_sigaction, SIGUSR1, edge - 24, 0, 8);
	call(SYS_rt_sigaction, SIGUSR1, BAD, &old, 8);
	call(SYS_rt_sigaction, SIGUSR1, &a, &old, 4);
	call(SYS_rt_sigaction, SIGUSR1, &a, &old, 0);
	call(SYS_rt_sigaction, SIGUSR1, &a, &old, 16);
	call(SYS_rt_sigaction, SIGUSR1, &a, &old, ALL);
	call(SYS_rt_sigaction, 0, &a, &old, 8);
	call(SYS_rt_sigaction, 64, 0, &old, 8);
	call(SYS_rt_sigaction, 65, 0, &old, 8);
	call(SYS_rt_sigaction, 32, 0, &old, 8);
	call(SYS_rt_sigaction, 34, 0, &old, 8);
	call(SYS_rt_sigaction, ALL, 0, &old, 8);
	call(SYS_rt_sigaction, SIGKILL, &a, 0, 8);
}

static void masks(void)
{
	unsigned long *set = at_edge(L(0x4a00), 8);
	unsigned long old = 5;

	call(SYS_rt_sigprocmask, 0, set, &old, 8);
	call(SYS_rt_sigprocmask, 1, set, &old, 8);
	call(SYS_rt_sigprocmask, 2, set, &old, 8);
	call(SYS_rt_sigprocmask, 2, 0, &old, 8);
	call(SYS_rt_sigprocmask, 3, set, &old, 8);
	call(SYS_rt_sigprocmask, 3, 0, &old, 8);
	call(SYS_rt_sigprocmask, ALL, set, &old, 8);
	call(SYS_rt_sigprocmask, 1 | DIRTY, set, 0, 8);
	call(SYS_rt_sigprocmask, 1, BAD, BAD, 8);
	call(SYS_rt_sigprocmask, 1, 0, BAD, 8);
	call(SYS_rt_sigprocmask, 1, (char *)set + 4, &old, 8);
	call(SYS_rt_sigprocmask, 1, set, &old, 4);
	call(SYS_rt_sigprocmask, 1, set, &old, 16);
	call(SYS_rt_sigprocmask, 1, set, &old, 0);
	call(SYS_rt_sigprocmask, 1, set, &old, ALL);
	call(SYS_rt_sigprocmask, 1, set, &old, 8 | DIRTY);
	call(SYS_rt_sigprocmask, 1, set, 0, 8);
	call(SYS_rt_sigpending, &old, 8);
	call(SYS_rt_sigpending, &old, 4);
	call(SYS_rt_sigpending, &old, 9);
	call(SYS_rt_sigpending, 0, 8);
	call(SYS_rt_sigpending, BAD, 8);
	call(SYS_rt_sigpending, &old, ALL);
	call(SYS_rt_sigsuspend, BAD, 8);
	call(SYS_rt_sigsuspend, set, 4);
	call(SYS_rt_sigsuspend, set, 16);
	call(SYS_rt_sigsuspend, 0, 8);
	call(SYS_rt_sigsuspend, set, ALL);
}

static void stacks(void)
{
	stack_t s = { .ss_sp = edge - PAGE, .ss_flags = 0, .ss_size = PAGE }, old;
	static const unsigned flags[] = { 0, 1, 2, 3, 4, 0x80000000, 0x80000001, 0x7fffffff, 0xffffffff };

	for (size_t i = 0; i < COUNT(flags); i++) {
		s.ss_flags = flags[i];
		call(SYS_sigaltstack, &s, &old);
		call(SYS_sigaltstack, 0, &old);
	}
	s.ss_size = 1;
	s.ss_flags = 0;
	call(SYS_sigaltstack, &s, &old);
	s.ss_flags = 2;
	s.ss_sp = NULL;
	call(SYS_sigaltstack, at_edge(&s, sizeof(s)), 0);
	call(SYS_sigaltstack, edge - 8, BAD);
	call(SYS_sigaltstack, 0, edge - 8);
	call(SYS_sigaltstack, BAD, 0);
	call(SYS_sigaltstack, 0, 0);
}

/* infos sends siginfos that the kernel refuses, so that only their printing counts. */
static void infos(void)
{
	static const int codes[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0x80, -1, -2, -3, -4, -5, -6, -7, -8, -60, 0x7fffffff, 0x10001 };
	static const int signals[] = { SIGCHLD, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGIO, SIGSYS, SIGUSR1, SIGALRM, 34, 0, 99, -1 };
	int raw[32];

	for (size_t i = 0; i < COUNT(signals); i++)
		for (size_t j = 0; j < COUNT(codes); j++) {
			for (size_t k = 0; k < COUNT(raw); k++)
				raw[k] = 0x01010101 * (k + 1);
			raw[0] = signals[i];
			raw[2] = codes[j];
			call(SYS_rt_sigqueueinfo, 0x7fffffff, signals[i], raw);
			memset(raw, 0, sizeof(raw));
			raw[0] = signals[i];
			raw[2] = codes[j];
			raw[1] = j;
			call(SYS_rt_tgsigqueueinfo, 0x7fffffff, 0x7fffffff, SIGUSR1, raw);
			raw[4] = 2;
			raw[5] = 0x9f;
			raw[6] = 11;
			call(SYS_rt_sigqueueinfo, 0x7fffffff, signals[i], raw);
		}
	for (int status = -3; status < 300; status += 7) {
		memset(raw, 0, sizeof(raw));
		raw[0] = SIGCHLD;
		raw[2] = 1 + (status & 7);
		raw[6] = status;
		call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGCHLD, raw);
	}
	raw[0] = SIGIO;
	for (int i = 0; i < 8; i++) {
		raw[2] = i;
		raw[4] = 1 << i | 0x1000;
		raw[6] = -1;
		call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGIO, raw);
	}
	raw[0] = SIGUSR1;
	raw[1] = 3;
	raw[2] = -1;
	call(SYS_rt_sigqueueinfo, 0x7fffffff | DIRTY, SIGUSR1 | DIRTY, raw);
	call(SYS_rt_tgsigqueueinfo, 0x7fffffff | DIRTY, 0x7fffffff | DIRTY, SIGUSR1 | DIRTY, raw);
	call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGUSR1, at_edge(raw, 128));
	call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGUSR1, at_edge(raw, 127));
	call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGUSR1, at_edge(raw, 48));
	call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGUSR1, at_edge(raw, 12));
	call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGUSR1, 0);
	call(SYS_rt_sigqueueinfo, 0x7fffffff, SIGUSR1, BAD);
	call(SYS_rt_tgsigqueueinfo, ALL, ALL, ALL, BAD);
	call(NR_pidfd_send_signal, -1, SIGUSR1, raw, 0);
	call(NR_pidfd_send_signal, 99 | DIRTY, ALL, 0, 1);
	for (long i = 1; i < 16; i *= 2)
		call(NR_pidfd_send_signal, 99, 0, BAD, i);
	call(NR_pidfd_send_signal, 99, 65, BAD, ALL);
}

static void sends(void)
{
	long self = getpid();

	call(SYS_kill, self, 0);
	call(SYS_kill, 0x7fffffff, SIGTERM);
	call(SYS_kill, 0x7fffffff | DIRTY, 64 | DIRTY);
	call(SYS_kill, 0x7fffffff, 65);
	call(SYS_kill, -2147483647, -1);
	call(SYS_tkill, self, 0);
	call(SYS_tkill, -1, 32);
	call(SYS_tkill, 0x7fffffff, 33 | DIRTY);
	call(SYS_tgkill, self, self, 0);
	call(SYS_tgkill, -1, -1, SIGKILL);
	call(SYS_tgkill, self | DIRTY, self | DIRTY, ALL);
}

static void waits(void)
{
	unsigned long set = 1ul << (SIGUSR2 - 1) | 1ul << 33 | 1ul << (SIGCHLD - 1) | 1ul << (SIGALRM - 1);
	siginfo_t info;
	struct timespec zero = { 0, 1 }, wrong = { -1, 2000000000 }, second = { 1, 0 };
	int raw[32] = { 34, 0, -1 };
	long self = getpid();

	call(SYS_rt_sigprocmask, 0, &set, 0, 8);
	call(SYS_rt_sigtimedwait, &set, &info, &zero, 8);
	call(SYS_kill, self, SIGUSR2);
	call(SYS_rt_sigtimedwait, &set, &info, &zero, 8);
	call(SYS_tgkill, self, self, SIGUSR2);
	call(SYS_rt_sigtimedwait, &set, &info, 0, 8);
	call(SYS_tkill, self, SIGUSR2);
	call(SYS_rt_sigtimedwait, &set, 0, &second, 8);
	raw[3] = 0;
	raw[4] = 1;
	raw[6] = 0x1234;
	call(SYS_rt_sigqueueinfo, self, 34, raw);
	call(SYS_rt_sigtimedwait, &set, &info, &second, 8);
	call(SYS_rt_tgsigqueueinfo, self, self, 34, raw);
	call(SYS_rt_sigtimedwait, &set, &info, &second, 8);
	call(SYS_rt_sigtimedwait, &set, edge - 8, &zero, 8);
	call(SYS_kill, self, SIGUSR2);
	call(SYS_rt_sigtimedwait, &set, edge - 8, &zero, 8);
	call(SYS_rt_sigtimedwait, &set, &info, &wrong, 8);
	call(SYS_rt_sigtimedwait, BAD, BAD, BAD, 8);
	call(SYS_rt_sigtimedwait, 0, 0, 0, 8);
	call(SYS_rt_sigtimedwait, &set, &info, at_edge(&zero, 16), 4);
	call(SYS_rt_sigtimedwait, &set, &info, edge - 8, 8);
	call(SYS_rt_sigtimedwait, &set, &info, &zero, ALL);
	if (call(SYS_clone, SIGCHLD) == 0)
		_exit(3);
	call(SYS_rt_sigtimedwait, &set, &info, 0, 8);
	wait(NULL);
#ifdef SYS_alarm
	call(SYS_alarm, 1);
	call(SYS_rt_sigtimedwait, &set, &info, 0, 8);
#endif
}

int main(void)
{
	edge = (char *)call(SYS_mmap, 0, 3 * PAGE, 3, 0x22, -1, 0) + 2 * PAGE;
	call(SYS_munmap, edge, PAGE);
	actions();
	masks();
	stacks();
	infos();
	sends();
	waits();
	return 0;
}
