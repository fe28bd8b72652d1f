/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calls that belong to no family, or that no program makes by itself: each is here
 * so that it is recorded once.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef SYS_rseq_slice_yield
#define SYS_rseq_slice_yield 471 /* include/uapi/asm-generic/unistd.h */
#endif

static void ignore(int sig)
{
	(void)sig;
}

/* child makes one call that may end it. */
static void child(long number, long arg)
{
	pid_t pid = fork();

	if (pid == 0) {
		syscall(number, arg, 0, 0, 0, 0, 0);
		_exit(1);
	}
	waitpid(pid, NULL, 0);
}

int main(void)
{
	struct itimerval soon = { .it_value.tv_usec = 10000 };
	int value;
	socklen_t len = sizeof(value);

	signal(SIGALRM, ignore);
	setitimer(ITIMER_REAL, &soon, NULL);
#ifdef SYS_pause
	syscall(SYS_pause);
#else
	pause();
#endif
	child(SYS_exit, 7);
	child(SYS_restart_syscall, 0);
#ifdef __x86_64__
	child(335, 0); /* uretprobe: only the kernel's trampoline may */
	child(336, 0); /* uprobe */
#endif
#ifdef SYS_lookup_dcookie
	syscall(SYS_lookup_dcookie, 1L, NULL, 0L);
#endif
	syscall(SYS_rseq_slice_yield);
	syscall(SYS_ptrace, PTRACE_CONT, -1L, NULL, NULL);
	syscall(SYS_getsockopt, -1, SOL_SOCKET, SO_TYPE, &value, &len);
	syscall(SYS_getsockopt, -1, 99, 99, NULL, NULL);
	return 0;
}
