// SPDX-License-Identifier: Apache-2.0

/* threads: makes threads one after the other, which wake each other in turn. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *work(void *name)
{
	write(1, name, 4);
	return NULL;
}

int main(void)
{
	char names[4][5] = { "one\n", "two\n", "thr\n", "fou\n" };
	pthread_t t;

	for (int i = 0; i < 4; i++) {
		if (pthread_create(&t, NULL, work, names[i]))
			return 1;
		pthread_join(t, NULL);
	}
	return 0;
}
