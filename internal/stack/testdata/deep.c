/* SPDX-License-Identifier: Apache-2.0 */
/* Stops itself deep in calls: in a callback of the C library's. */
#include <signal.h>
#include <stdlib.h>

#define KEEP __attribute__((noinline, noclone))

static int KEEP compare(const void *a, const void *b)
{
	static int stopped;

	if (!stopped++)
		raise(SIGSTOP);
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
	volatile char room[333];

	room[n] = n;
	return (n ? recurses(n - 1) : sorts(7)) + room[n];
}

int main(void)
{
	return recurses(5) & 1;
}
