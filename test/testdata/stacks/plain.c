/* SPDX-License-Identifier: Apache-2.0 */
/* Makes calls from many places: callbacks, recursion, a signal handler, a
 * thread, stdio. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef KEEP
#define KEEP __attribute__((noinline, noclone))
#endif

static int KEEP compare(const void *a, const void *b)
{
	access("/nonexistent", R_OK);
	return *(const int *)a - *(const int *)b;
}

static int KEEP sorts(int n)
{
	int v[4] = { n, 2, 1, 3 };

	qsort(v, 4, sizeof(v[0]), compare);
	return v[0] + n;
}

static int KEEP recurses(int n)
{
	volatile char room[199];

	room[n] = n;
	getppid();
	return (n ? recurses(n - 1) : sorts(7)) + room[n];
}

static void KEEP reads(const char *path)
{
	char line[256];
	FILE *f = fopen(path, "r");

	if (!f)
		return;
	while (fgets(line, sizeof(line), f))
		if (strlen(line) > 250)
			abort();
	fclose(f);
}

static void handler(int sig)
{
	getuid();
	recurses(sig & 1);
}

static void *thread(void *arg)
{
	reads("/etc/passwd");
	recurses(4);
	return arg;
}

int main(void)
{
	pthread_t t;
	struct stat st;
	int i;

	for (i = 0; i < 10; i++) {
		recurses(i);
		reads("/etc/passwd");
		stat("/", &st);
	}
	signal(SIGUSR1, handler);
	raise(SIGUSR1);
	if (!pthread_create(&t, NULL, thread, NULL))
		pthread_join(t, NULL);
	return 0;
}
