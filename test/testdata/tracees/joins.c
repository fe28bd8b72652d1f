// SPDX-License-Identifier: Apache-2.0

/* joins: a thread waits for input, the first thread waits for it. */
#include <pthread.h>
#include <unistd.h>

static void *reads(void *arg)
{
	char c;

	read(0, &c, 1);
	write(1, "read\n", 5);
	return NULL;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, NULL, reads, NULL);
	pthread_join(t, NULL);
	return 4;
}
