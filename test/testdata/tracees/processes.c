// SPDX-License-Identifier: Apache-2.0

/* processes: makes processes in every way, waits for them, and lets them end in every way. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char stack[65536];

static int in_clone(void *arg)
{
	return 3;
}

static void wait_all(void)
{
	int status;

	while (wait4(-1, &status, 0, NULL) > 0)
		;
}

static void children(void)
{
	struct clone_args a = { .flags = CLONE_PARENT_SETTID, .exit_signal = SIGCHLD };
	struct rusage u;
	siginfo_t si;
	int parent_tid, status;
	pid_t pid;

	if (!fork())
		_exit(1);
	wait_all();
	if (!vfork())
		_exit(2);
	wait_all();
	clone(in_clone, stack + sizeof(stack), CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
	wait_all();
	a.parent_tid = (uintptr_t)&parent_tid;
	if (!syscall(SYS_clone3, &a, sizeof(a)))
		_exit(4);
	waitid(P_ALL, 0, &si, WEXITED | WNOWAIT);
	waitid(P_ALL, 0, &si, WEXITED);
	waitid(P_PGID, 0, &si, WNOHANG | WEXITED);
	pid = fork();
	if (!pid) {
		raise(SIGTERM);
		_exit(5);
	}
	wait4(pid, &status, WUNTRACED | WCONTINUED, &u);
	pid = fork();
	if (!pid) {
		execl("/nonexistent", "nonexistent", NULL);
		execl("/bin/true", "true", "argument", NULL);
		_exit(6);
	}
	waitpid(pid, &status, __WALL);
	wait4(-1, NULL, WNOHANG, NULL);
}

static void by_pidfd(void)
{
	siginfo_t si;
	pid_t pid = fork();
	int fd;

	if (!pid)
		for (;;)
			pause();
	fd = syscall(SYS_pidfd_open, pid, 0);
	syscall(SYS_pidfd_getfd, fd, 1, 0);
	syscall(SYS_pidfd_send_signal, fd, SIGKILL, NULL, 0);
	waitid(P_PIDFD, fd, &si, WEXITED);
	syscall(SYS_pidfd_open, -1, 77);
	close(fd);
}

int main(void)
{
	children();
	by_pidfd();
	unshare(CLONE_FS);
	syscall(SYS_setns, -1, CLONE_NEWNS);
	syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 1);
	execveat(AT_FDCWD, "/bin/echo", (char *[]){ "echo", "done", NULL }, (char *[]){ "A=B", NULL }, 0);
	return 1;
}
