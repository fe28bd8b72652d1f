// SPDX-License-Identifier: Apache-2.0

/* stops: children that stop, and that do not. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const int stopping[] = { SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU };

static void send_self(int sig)
{
	syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), sig);
}

static void on_signal(int sig)
{
	write(1, "s", 1);
}

static void nap(void)
{
	struct timespec t = { .tv_nsec = 100000000 };

	nanosleep(&t, NULL);
}

/* By default, by a handler, and ignored. */
static void stop(int sig)
{
	send_self(sig);
	if (sig == SIGSTOP)
		return;
	signal(sig, on_signal);
	send_self(sig);
	signal(sig, SIG_IGN);
	send_self(sig);
}

static void *reads(void *fd)
{
	char c;

	read(*(int *)fd, &c, 1);
	return NULL;
}

/* Who takes SIGCONT is a matter of chance, so it is blocked. */
static void stop_threads(int sig)
{
	pthread_t thread;
	sigset_t cont;
	int fds[2];

	sigemptyset(&cont);
	sigaddset(&cont, SIGCONT);
	sigprocmask(SIG_BLOCK, &cont, NULL);
	pipe(fds);
	pthread_create(&thread, NULL, reads, &fds[0]);
	nap();
	send_self(SIGTSTP);
	nap();
}

/* In an orphaned process group, terminals stop nobody. */
static void orphan(int sig)
{
	setsid();
	send_self(sig);
}

static void child(void (*run)(int), int sig, int stops)
{
	pid_t pid = fork();
	int status;

	if (!pid) {
		run(sig);
		_exit(0);
	}
	if (stops) {
		waitpid(pid, &status, WUNTRACED);
		kill(pid, SIGCONT);
	}
	waitpid(pid, &status, 0);
}

int main(void)
{
	size_t i;

	for (i = 0; i < sizeof(stopping) / sizeof(stopping[0]); i++)
		child(stop, stopping[i], 1);
	child(stop_threads, SIGTSTP, 1);
	child(orphan, SIGTSTP, 0);
	return 0;
}
