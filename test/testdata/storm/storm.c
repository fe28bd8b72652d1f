/* SPDX-License-Identifier: Apache-2.0 */
/*
 * THREADS threads that come and go, WAVE at a time, and make CALLS calls of
 * getsid each; beside them EXECS processes, each of which becomes another
 * program by an execve of a thread that is not its first.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define WAVE  200
#define CALLS 5

static void *call(void *unused)
{
	for (int i = 0; i < CALLS; i++)
		syscall(SYS_getsid, 0);
	return unused;
}

static void *become(void *unused)
{
	execl("/bin/true", "true", NULL);
	_exit(99);
	return unused;
}

static void *exec(void *execs)
{
	for (long i = 0; i < (long)execs; i++) {
		pthread_t t;
		pid_t pid = fork();

		if (!pid) {
			if (pthread_create(&t, NULL, become, NULL))
				_exit(98);
			for (;;)
				pause();
		}
		waitpid(pid, NULL, 0);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t wave[WAVE], beside;
	long threads = argc > 2 ? atol(argv[1]) : 0;

	if (threads < 1 || pthread_create(&beside, NULL, exec, (void *)atol(argv[2])))
		return 2;
	while (threads > 0) {
		int n = threads < WAVE ? threads : WAVE;

		for (int i = 0; i < n; i++)
			if (pthread_create(&wave[i], NULL, call, NULL))
				return 1;
		for (int i = 0; i < n; i++)
			pthread_join(wave[i], NULL);
		threads -= n;
	}
	return pthread_join(beside, NULL);
}
