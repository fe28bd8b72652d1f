// SPDX-License-Identifier: Apache-2.0

/*
 * sweep: makes each call with zeros, with all bits set, with bad pointers, and with
 * pointers to zeros, to ones and to text, each call in a child of its own. It is run in
 * namespaces of its own, since some calls succeed.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define BAD 0xdead0000beefl
#define PAGE 4096
#define LAST 472
#define ZERO(i) ((long)zero + (i) * 640)
#define ONES(i) ((long)ones + (i) * 640)
#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

/* What would end the sweep, change the machine, or tell the time. */
static const int unswept[] = {
	SYS_exit, SYS_exit_group, SYS_fork, SYS_vfork, SYS_clone, SYS_pause, SYS_rt_sigreturn, SYS_rt_sigsuspend, SYS_restart_syscall,
	SYS_settimeofday, SYS_adjtimex, SYS_vhangup, SYS_sync, SYS_kill, SYS_swapon, SYS_getcpu, SYS_times, SYS_alarm, SYS_setitimer,
	SYS_ptrace, SYS_get_thread_area,
};

static char *zero, *ones, *text;

/* page is one page with none before and behind it. */
static char *page(void)
{
	char *p = mmap(NULL, 3 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	mprotect(p + PAGE, PAGE, PROT_READ | PROT_WRITE);
	p[PAGE] = 0;
	return p + PAGE;
}

static int swept(int nr)
{
	if (nr > 335 && nr < 424)
		return 0;
	for (int i = 0; i < COUNT(unswept); i++)
		if (unswept[i] == nr)
			return 0;
	return 1;
}

/* blocks tells whether a call with zeros does not return, or ends the process. */
static int blocks(int nr)
{
	return nr == SYS_select || nr == SYS_pselect6 || nr == SYS_ppoll || nr == SYS_seccomp;
}

static void calls(int nr)
{
	long t = (long)text;

	if (!blocks(nr))
		syscall(nr, 0l, 0l, 0l, 0l, 0l, 0l);
	syscall(nr, -1l, -1l, -1l, -1l, -1l, -1l);
	syscall(nr, BAD, BAD, BAD, BAD, BAD, BAD);
	syscall(nr, ZERO(0), ZERO(1), ZERO(2), ZERO(3), ZERO(4), ZERO(5));
	syscall(nr, ONES(0), ONES(1), ONES(2), ONES(3), ONES(4), ONES(5));
	syscall(nr, -1l, ZERO(1), 8l, ZERO(3), 8l, ZERO(5));
	syscall(nr, -1l, ONES(1), 8l, ONES(3), 8l, ONES(5));
	syscall(nr, -1l, 8l, ZERO(2), 8l, ZERO(4), 8l);
	syscall(nr, -1l, 8l, ONES(2), 8l, ONES(4), 8l);
	syscall(nr, -1l, ZERO(1), ZERO(2), 8l, 8l, 8l);
	syscall(nr, -1l, ONES(1), ONES(2), 8l, 8l, 8l);
	syscall(nr, ZERO(0), 8l, ZERO(2), 8l, ZERO(4), 8l);
	syscall(nr, ONES(0), 8l, ONES(2), 8l, ONES(4), 8l);
	syscall(nr, t, t, t, t, t, t);
	syscall(nr, t, 1l, 2l, 3l, 4l, 5l);
	syscall(nr, -100l, t, 1l, 2l, 3l, 4l);
	syscall(nr, -100l, t, ZERO(2), ZERO(3), 4l, 5l);
	syscall(nr, -100l, t, ONES(2), ONES(3), 4l, 5l);
	syscall(nr, -1l, t, -100l, t, 7l, 9l);
	syscall(nr, 0x7fffffffl, 0x7fffffffl, 0x7fffffffl, 0x7fffffffl, 0x7fffffffl, 0x7fffffffl);
	syscall(nr, 0xffffffff00000000, 0xffffffff00000001, 0xffffffff00000002, 0xffffffff00000003, 0xffffffff00000004, 0xffffffff00000005);
	syscall(nr, 0x5500000000l, 0x5500000000l, 0x5500000000l, 0x5500000000l, 0x5500000000l, 0x5500000000l);
}

int main(void)
{
	zero = page();
	ones = page();
	text = page();
	memset(ones, 0xff, PAGE);
	strcpy(text, "/dev/null/missing");
	for (int nr = 0; nr <= LAST; nr++) {
		struct rlimit limit = { 2, 2 };
		int pid;

		if (!swept(nr))
			continue;
		pid = fork();
		if (pid == 0) {
			setrlimit(RLIMIT_CPU, &limit);
			mprotect(ones, PAGE, PROT_READ);
			mprotect(text, PAGE, PROT_READ);
			close(0);
			close(1);
			close(2);
			alarm(1);
			calls(nr);
			_exit(0);
		}
		waitpid(pid, NULL, 0);
	}
	return 0;
}
