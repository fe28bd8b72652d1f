// SPDX-License-Identifier: Apache-2.0

/* mq: POSIX message queues, in a namespace of their own if that is allowed. */
#include "io.h"
#include <mqueue.h>
#include <sched.h>
#include <time.h>

#define L(...) ((long[]){__VA_ARGS__})

static const long flags[] = { 0, 1, 2, 3, 0100, 0101, 0300, 04000, 04100, 02000000, 0100000, 040000000, 0x10000000, 0xffffffbf, DIRTY | 2 };

static void opens(void)
{
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_mq_open, "", flags[i], 0600, L(0, 10, 100, 0, 0, 0, 0, 0));
	call(SYS_mq_open, "/a", 0102, 0600, L(04000, -1, -1, 5));
	call(SYS_mq_open, 0, 0102, 0600, 0);
	call(SYS_mq_open, BAD, 0102, 0777777, BAD);
	call(SYS_mq_open, at_edge("abc", 3), 0102, DIRTY, edge - 16);
	call(SYS_mq_open, "0123456789012345678901234567890123456789", 2, 0600, 0);
	call(SYS_mq_open, "", 0102, 0, at_edge(L(0, 1, 2, 3, 4, 5, 6, 7), 32));
}

static void uses(void)
{
	char text[64] = "";
	unsigned prio = 0;
	long attr[8];
	int q = call(SYS_mq_open, "queue", 0102 | 04000, 0600, L(0, 2, 40, 0, 0, 0, 0, 0));

	call(SYS_mq_timedsend, q, "a message\n", 10, 5, 0);
	call(SYS_mq_timedsend, q, "0123456789012345678901234567890123456789", 40, DIRTY | 6, L(1, 2));
	call(SYS_mq_timedsend, q, "more", 4, 7, L(1, 2));
	call(SYS_mq_timedsend, q, "more", BAD, 7, L(1, -1));
	call(SYS_mq_timedsend, -1, at_edge("more", 4), 5, ALL, BAD);
	call(SYS_mq_timedsend, 99, at_edge("more", 4), 4, 0, edge - 8);
	call(SYS_mq_timedsend, 99, 0, 4, 0, 0);
	call(SYS_mq_timedsend, 99, 0, 0, 0, 0);
	call(SYS_mq_getsetattr, q, 0, attr);
	call(SYS_mq_getsetattr, q, L(0, 1, 2, 3), attr);
	call(SYS_mq_getsetattr, q, L(04000, 1, 2, 3), 0);
	call(SYS_mq_getsetattr, q, L(0xffff, 1, 2, 3), attr);
	call(SYS_mq_getsetattr, q, BAD, BAD);
	call(SYS_mq_getsetattr, q, edge - 16, edge - 16);
	call(SYS_mq_getsetattr, q | DIRTY, 0, BAD);
	call(SYS_mq_getsetattr, -1, L(DIRTY, -1, -2, -3), attr);
	call(SYS_mq_timedreceive, q, text, 64, &prio, 0);
	call(SYS_mq_timedreceive, q, text, 64, 0, L(5, 6));
	call(SYS_mq_timedreceive, q, text, 64, &prio, L(5, 6));
	call(SYS_mq_timedreceive, q, text, 5, &prio, L(5, 1000000000));
	call(SYS_mq_timedreceive, q, BAD, 64, BAD, BAD);
	call(SYS_mq_timedreceive, -1, 0, BAD, 0, edge - 8);
	call(SYS_mq_timedsend, q, "", 0, 32767, 0);
	call(SYS_mq_timedreceive, q, text, 64, &prio, 0);
	call(SYS_mq_timedsend, q, "x", 1, 32768, 0);
	call(SYS_mq_timedsend, q, "xyz", 3, 1, 0);
	call(SYS_mq_timedreceive, q, text, 64, BAD, 0);
}

struct event { long value; int signo, notify; long rest[6]; };

static void notices(void)
{
	struct event e = { 0x1122334455667788, SIGUSR1, 0, { 77, 88 } };

	for (int i = 0; i < 7; i++) {
		e.notify = i;
		call(SYS_mq_notify, -1, &e);
	}
	call(SYS_mq_notify, -1, 0);
	call(SYS_mq_notify, DIRTY | 99, BAD);
	call(SYS_mq_notify, 99, at_edge(&e, 32));
	call(SYS_mq_notify, 99, at_edge(&e, 24));
}

static void ends(void)
{
	call(SYS_mq_unlink, "queue");
	call(SYS_mq_unlink, "queue");
	call(SYS_mq_unlink, 0);
	call(SYS_mq_unlink, BAD);
	call(SYS_mq_unlink, at_edge("abc", 3));
	call(SYS_mq_unlink, "0123456789012345678901234567890123456789\n");
}

int main(void)
{
	begin();
	unshare(CLONE_NEWIPC);
	opens();
	uses();
	notices();
	ends();
	return 0;
}
