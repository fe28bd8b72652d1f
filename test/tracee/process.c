// SPDX-License-Identifier: Apache-2.0

/* process: the calls that make, run, wait for and end processes, with right and wrong
 * arguments, and those that ask about them. */
#define _GNU_SOURCE
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096l
#define BAD ((long)-1)
#define DIRTY 0xdeadbeef00000000l
#define ALL (-1l)
#define NOBODY 0x7fffffffl
#define call(nr, ...) call_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define call_(nr, a, b, c, d, e, f, ...) \
	syscall(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define L(...) (long[]){__VA_ARGS__}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define NR_pidfd_open 434
#define NR_pidfd_getfd 438

static char *edge;

static void *at_edge(const void *bytes, size_t n)
{
	return memcpy(edge - n, bytes, n);
}

static void execs(void)
{
	char *argv[50], *envp[] = { "A=1", "B=2", NULL }, *one[] = { "A=1", NULL };
	char longer[64];

	memset(longer, 'x', sizeof(longer));
	longer[63] = 0;
	for (int i = 0; i < 50; i++)
		argv[i] = i == 49 ? NULL : i == 1 ? longer : i == 2 ? "a \"b\"\n\1\0012\xff" : "arg";
	call(SYS_execve, "/nonexistent", argv + 45, envp);
	call(SYS_execve, "/nonexistent", argv, one);
	call(SYS_execve, "/nonexistent", argv + 49, envp + 2);
	call(SYS_execve, "/nonexistent", 0, 0);
	call(SYS_execve, 0, BAD, BAD);
	call(SYS_execve, BAD, argv + 47, one);
	call(SYS_execve, "/nonexistent", at_edge(argv + 47, 16), at_edge(envp, 16));
	argv[48] = (char *)BAD;
	argv[47] = NULL;
	call(SYS_execve, "/nonexistent", argv + 48, argv + 48);
	argv[48] = NULL;
	argv[47] = (char *)1;
	call(SYS_execve, "/nonexistent", argv + 46, argv + 47);
	call(SYS_execve, strcpy(edge - 3, "/n"), 0, 0);
	call(SYS_execve, memcpy(edge - 3, "/nn", 3), 0, 0);
	call(SYS_execve, "", 0, 0);
	call(SYS_execveat, -100, "nonexistent", argv + 48, envp, 0);
	call(SYS_execveat, 99, "", argv + 48, envp, 0x1000);
	call(SYS_execveat, 99 | DIRTY, 0, 0, 0, 0x1100);
	call(SYS_execveat, -1, BAD, BAD, BAD, ALL);
	call(SYS_execveat, 99, "x", argv + 46, one, 0x100 | DIRTY);
	call(SYS_execveat, 99, "x", 0, 0, 0x200);
	call(SYS_execveat, 99, "x", 0, 0, 0x10000);
}

static void makes(void)
{
	static const unsigned long flags[] = {
		0, 1, 17, 63, 64, 65, 0xff, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0x8000, 0x10000, 0x20000, 0x40000, 0x80000, 0x100000,
		0x200000, 0x400000, 0x800000, 0x1000000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000, 0x80000000,
	};
	int tid[2] = { 7, 7 }, status;

	/* CLONE_SIGHAND without CLONE_VM, and CLONE_THREAD without that: both refused. */
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_clone, (flags[i] | (flags[i] & 0x10000 ? 0 : 0x800)) & ~0x100ul, 0x1000, tid, tid + 1, 0x2000);
	call(SYS_clone, 0xfffffeff, BAD, BAD, BAD, BAD);
	call(SYS_clone, ALL & ~0x100l, 0, 0, 0, 0);
	call(SYS_clone, 0x10000 | DIRTY, 0, tid, 0, 0);
	if (call(SYS_clone, 17) == 0)
		_exit(1);
	wait4(-1, &status, 0, NULL);
	if (call(SYS_clone, 0x1300000 | 17, 0, tid, tid + 1) == 0)
		_exit(2);
	wait4(-1, &status, 0, NULL);
	if (call(SYS_clone, 0x100000 | 17, 0, BAD) == 0)
		_exit(3);
	wait4(-1, &status, 0, NULL);
#ifdef SYS_fork
	if (call(SYS_fork) == 0)
		_exit(4);
	wait4(-1, &status, 0, NULL);
#endif
	if (vfork() == 0)
		_exit(5);
	wait4(-1, &status, 0, NULL);
	if (call(SYS_clone, 0x1000 | 17, 0, tid) == 0)
		_exit(6);
	wait4(-1, &status, 0, NULL);
	close(tid[0]);
}

static void makes3(void)
{
	struct clone_args a = { .exit_signal = 17 };
	int tid[2] = { 7, 7 }, pidfd = 8, set[] = { 1, 2, 3 }, status;

	call(SYS_clone3, 0, 64);
	call(SYS_clone3, BAD, 64);
	call(SYS_clone3, &a, 0);
	call(SYS_clone3, &a, 8);
	call(SYS_clone3, &a, 63);
	call(SYS_clone3, &a, ALL);
	call(SYS_clone3, &a, 4097);
	a.flags = 0x800;
	call(SYS_clone3, &a, 64);
	call(SYS_clone3, &a, 72);
	call(SYS_clone3, &a, 80);
	call(SYS_clone3, &a, 88);
	call(SYS_clone3, at_edge(&a, 88), 88);
	call(SYS_clone3, at_edge(&a, 64), 88);
	call(SYS_clone3, at_edge(&a, 64), 64);
	memset(&a, 0, sizeof(a));
	a.flags = 0x800 | 0x1000000 | 0x200000 | 0x100000 | 0x1000 | 0x80000 | 0x200000000;
	a.pidfd = (uintptr_t)&pidfd;
	a.child_tid = (uintptr_t)tid;
	a.parent_tid = (uintptr_t)(tid + 1);
	a.exit_signal = 10;
	a.stack = 0x1000;
	a.stack_size = 0x2000;
	a.tls = 0x3000;
	a.set_tid = (uintptr_t)set;
	a.set_tid_size = 3;
	a.cgroup = 99;
	call(SYS_clone3, &a, 64);
	call(SYS_clone3, &a, 80);
	call(SYS_clone3, &a, 88);
	a.flags = 0x800 | 0x100000000 | 0x100000;
	a.set_tid_size = 0;
	call(SYS_clone3, &a, 88);
	a.set_tid = 1;
	a.set_tid_size = 40;
	call(SYS_clone3, &a, 88);
	a.flags = ALL;
	a.exit_signal = ALL;
	call(SYS_clone3, &a, 88);
	a.flags = 0x100000000000;
	a.exit_signal = 65;
	call(SYS_clone3, &a, 88);
	{
		struct { struct clone_args a; long more; } b = { .more = 5 };

		call(SYS_clone3, &b, sizeof(b));
		b.a.flags = 0x800;
		b.more = 0;
		call(SYS_clone3, &b, sizeof(b));
		call(SYS_clone3, at_edge(&b, 92), sizeof(b));
	}
	memset(&a, 0, sizeof(a));
	a.exit_signal = 17;
	if (call(SYS_clone3, &a, 64) == 0)
		_exit(1);
	wait4(-1, &status, 0, NULL);
	a.flags = 0x1000000 | 0x200000 | 0x100000 | 0x1000;
	a.pidfd = (uintptr_t)&pidfd;
	a.child_tid = (uintptr_t)tid;
	a.parent_tid = (uintptr_t)(tid + 1);
	if (call(SYS_clone3, &a, 88) == 0)
		_exit(2);
	wait4(-1, &status, 0, NULL);
	call(SYS_close, pidfd);
}

/* born makes a child that ends as told, and waits until it has. */
static long born(int how)
{
	siginfo_t info = { 0 };
	long child = call(SYS_clone, 17);

	if (child == 0) {
		if (how >= 0)
			call(SYS_exit_group, how);
		call(SYS_kill, getpid(), -how);
		_exit(0);
	}
	waitid(P_PID, child, &info, WEXITED | WNOWAIT | WSTOPPED);
	return child;
}

static void waits(void)
{
	struct rusage *usage = (void *)(edge - 512);
	siginfo_t info;
	int status = 7;
	long child;

	call(SYS_wait4, -1, &status, 0, 0);
	call(SYS_wait4, -1, &status, 1, usage);
	call(SYS_wait4, NOBODY | DIRTY, &status, ALL, usage);
	for (unsigned i = 0; i < 32; i++)
		call(SYS_wait4, NOBODY, &status, 1u << i, 0);
	child = born(0);
	call(SYS_wait4, child, &status, 0, usage);
	child = born(255);
	call(SYS_wait4, -1, &status, 0, 0);
	child = born(7);
	call(SYS_wait4, child, 0, 0, 0);
	child = born(8);
	call(SYS_wait4, child, BAD, 0, BAD);
	child = born(9);
	call(SYS_wait4, child, &status, 0, edge - 8);
	child = born(-SIGTERM);
	call(SYS_wait4, child, &status, 0, 0);
	child = born(-SIGSTOP);
	call(SYS_wait4, child, &status, WUNTRACED, 0);
	call(SYS_wait4, child, &status, WNOHANG | WUNTRACED, usage);
	call(SYS_kill, child, SIGCONT);
	call(SYS_wait4, child, &status, 0, 0);
	child = born(3);
	call(SYS_waitid, P_PID, child, &info, WEXITED | WNOWAIT, 0);
	call(SYS_waitid, P_PID, child, 0, WEXITED | WNOWAIT, 0);
	call(SYS_waitid, P_PID, child, BAD, WEXITED | WNOWAIT, 0);
	call(SYS_waitid, P_PID, child, &info, WEXITED, usage);
	call(SYS_waitid, P_ALL, 0, &info, WEXITED, usage);
	call(SYS_waitid, P_ALL, ALL, &info, ALL, usage);
	call(SYS_waitid, P_PGID, 0, &info, 0, 0);
	call(SYS_waitid, 3, 99, &info, WEXITED, 0);
	call(SYS_waitid, 4 | DIRTY, 99, 0, WEXITED | DIRTY, 0);
	child = born(-SIGUSR1);
	call(SYS_waitid, P_ALL, 0, &info, WEXITED, 0);
	child = call(SYS_clone, 17);
	if (child == 0) {
		pause();
		_exit(0);
	}
	call(SYS_waitid, P_PID, child, &info, WEXITED | WNOHANG, usage);
	call(SYS_waitid, P_PID, child, 0, WEXITED | WNOHANG, 0);
	call(SYS_kill, child, SIGKILL);
	call(SYS_wait4, child, &status, 0x40000000, 0);
}

static void ids(void)
{
	struct tms t;
	long fd;

	call(SYS_getpid);
	call(SYS_getppid);
	call(SYS_gettid);
	call(SYS_getpgid, 0);
	call(SYS_getpgid, NOBODY | DIRTY);
	call(SYS_setpgid, 0, 0);
	call(SYS_setpgid, NOBODY, -1);
	call(SYS_getsid, 0);
	call(SYS_getsid, -1);
	call(SYS_setsid);
#ifdef SYS_getpgrp
	call(SYS_getpgrp);
#endif
	call(SYS_set_tid_address, edge - 8);
	call(SYS_set_tid_address, 0);
	call(SYS_set_tid_address, BAD);
	call(SYS_times, &t);
	call(SYS_times, 0);
	call(SYS_times, BAD);
	call(SYS_times, edge - 8);
	fd = call(NR_pidfd_open, getpid(), 0);
	call(NR_pidfd_getfd, fd, 1, 0);
	close(fd + 1);
	close(fd);
	call(NR_pidfd_open, -1, 0);
	call(NR_pidfd_open, NOBODY | DIRTY, 0x800);
	call(NR_pidfd_open, NOBODY, 0x80);
	call(NR_pidfd_open, NOBODY, 0x880);
	call(NR_pidfd_open, NOBODY, 1);
	call(NR_pidfd_open, NOBODY, ALL);
	call(NR_pidfd_getfd, -1, -1, 0);
	call(NR_pidfd_getfd, 99, 99 | DIRTY, 1);
	call(NR_pidfd_getfd, 99, 99, ALL);
	for (long i = -1; i < 10; i++)
		call(SYS_kcmp, NOBODY, NOBODY, i, 1, 2);
	call(SYS_kcmp, getpid(), getpid(), 0, 1, 1);
	call(SYS_kcmp, getpid(), getpid(), 0, 1, 2);
	call(SYS_kcmp, getpid(), getpid(), 1, 1, 2);
	call(SYS_kcmp, getpid(), getpid(), 7, 99, L(99 | 5l << 32, 1));
	call(SYS_kcmp, NOBODY | DIRTY, NOBODY | DIRTY, ALL, ALL, BAD);
	call(SYS_kcmp, NOBODY, NOBODY, 7, 1, at_edge(L(5), 8));
}

static void spaces(void)
{
	static const unsigned flags[] = {
		0, 0x80, 0x200, 0x400, 0x800, 0x10000, 0x20000, 0x40000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000,
	};

	for (size_t i = 0; i < COUNT(flags); i++) {
		call(SYS_unshare, flags[i] | 0x1000);
		call(SYS_setns, 99, flags[i] | 1);
		call(SYS_setns, 99, flags[i]);
	}
	call(SYS_unshare, 0);
	call(SYS_unshare, ALL);
	call(SYS_unshare, 0x1000 | DIRTY);
	call(SYS_unshare, 1);
	call(SYS_setns, -1, 0);
	call(SYS_setns, 99 | DIRTY, ALL);
	call(SYS_setns, 99, 0x20000 | DIRTY);
}

static void kinds(void)
{
	long old = call(SYS_personality, 0xffffffff);

	call(SYS_personality, 0x0040000);
	call(SYS_personality, old);
	for (unsigned i = 0; i < 32; i++)
		call(SYS_personality, i & 15 ? 1u << i | 8 : i);
	for (unsigned i = 0; i < 0x14; i++)
		call(SYS_personality, i);
	call(SYS_personality, ALL - 1);
	call(SYS_personality, 0x7fffffff);
	call(SYS_personality, DIRTY | 0x1000008);
	call(SYS_personality, old);
}

int main(void)
{
	edge = (char *)call(SYS_mmap, 0, 3 * PAGE, 3, 0x22, -1, 0) + 2 * PAGE;
	call(SYS_munmap, edge, PAGE);
	execs();
	makes();
	makes3();
	waits();
	ids();
	spaces();
	kinds();
	call(SYS_exit_group, 0x100 | DIRTY);
	return 0;
}
