// SPDX-License-Identifier: Apache-2.0

/* execs: runs another program from a thread that is not the first. */
#include <pthread.h>
#include <unistd.h>

static void *other(void *arg)
{
	usleep(50000); /* the first thread waits by then */
	execl("/bin/echo", "echo", "from a thread", NULL);
	return NULL;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, NULL, other, NULL);
	pthread_join(t, NULL);
	return 1;
}
