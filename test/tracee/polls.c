// SPDX-License-Identifier: Apache-2.0

/* polls: waiting for descriptors with poll and select. */
#include "io.h"
#include <poll.h>
#include <sys/select.h>
#include <time.h>

static int p[2];

static void polls(void)
{
	struct pollfd f[40] = {{p[0], POLLIN, 0}, {p[1], POLLOUT, 0}, {99, POLLIN | POLLPRI, 0}, {-1, POLLIN, 0}};
	struct timespec t = {0, 1000}, zero = {0, 0}, wrong = {-1, 2000000000};
	uint64_t set = 1 << (SIGUSR1 - 1);

	for (size_t i = 4; i < COUNT(f); i++)
		f[i] = (struct pollfd){p[1], 1 << i % 16, 0};
#ifdef SYS_poll
	call(SYS_poll, f, 1, 0);
	call(SYS_poll, f, 1, 1);
	call(SYS_poll, f, 2, -1);
	call(SYS_poll, f, 4, 100);
	call(SYS_poll, f, 40, 0x7fffffff);
	call(SYS_poll, f, 0, 0);
	call(SYS_poll, 0, 0, 0);
	call(SYS_poll, 0, 1, 0);
	call(SYS_poll, BAD, 1, 0);
	call(SYS_poll, edge - 12, 2, 0);
	call(SYS_poll, edge - 12, 1, DIRTY | 0);
	call(SYS_poll, f, ALL, 0);
	call(SYS_poll, f, 0x100000, 0);
	call(SYS_poll, f, DIRTY | 1, 0);
	f[0].events = 0;
	call(SYS_poll, f, 1, 0);
	f[0].events = -1;
	f[1].revents = -1;
	call(SYS_poll, f, 2, 5);
	f[0].events = POLLIN;
#endif
	call(SYS_ppoll, f, 1, &zero, 0, 8);
	t.tv_nsec = 0;
	call(SYS_ppoll, f, 1, &t, &set, 8);
	call(SYS_ppoll, f, 2, &zero, &set, 8);
	call(SYS_ppoll, f, 2, 0, &set, 8);
	call(SYS_ppoll, f, 2, 0, 0, 0);
	call(SYS_ppoll, f, 4, &zero, &set, 8);
	call(SYS_ppoll, f, 1, &wrong, 0, 8);
	call(SYS_ppoll, f, 1, BAD, BAD, 8);
	call(SYS_ppoll, f, 1, 0, &set, 4);
	call(SYS_ppoll, f, 1, &t, &set, 16);
	call(SYS_ppoll, 0, 0, &zero, 0, 0);
	call(SYS_ppoll, BAD, 1, &zero, 0, 0);
	call(SYS_ppoll, f, ALL, &zero, at_edge(&set, 8), 8);
	call(SYS_ppoll, f, 1, edge - 8, edge - 4, 8);
}

static void selects(void)
{
	fd_set in, out, ex, none;
	struct timeval t = {0, 1000}, zero = {0, 0}, wrong = {-1, 5};
	struct timespec ts = {0, 1000}, zero_ts = {0, 0};
	uint64_t set = 1 << (SIGUSR1 - 1);
	struct { const void *set; size_t size; } arg = {&set, 8}, no = {0, 8}, bad = {(void *)-1l, 8}, odd = {&set, 4};

	FD_ZERO(&none);
	FD_ZERO(&in);
	FD_ZERO(&out);
	FD_ZERO(&ex);
	FD_SET(p[0], &in);
	FD_SET(p[1], &out);
	FD_SET(p[0], &ex);
#ifdef SYS_select
	call(SYS_select, 10, &in, 0, 0, &zero);
	FD_SET(p[0], &in);
	call(SYS_select, 10, &in, 0, 0, &t);
	FD_SET(p[0], &in);
	call(SYS_select, 10, &in, &out, &ex, &t);
	FD_SET(p[0], &in);
	FD_SET(p[1], &out);
	call(SYS_select, 10, &in, &out, &ex, &zero);
	call(SYS_select, 10, 0, &out, 0, 0);
	call(SYS_select, 0, 0, 0, 0, &zero);
	call(SYS_select, 0, &in, &out, &ex, &zero);
	call(SYS_select, 10, &none, &none, &none, &zero);
	FD_SET(p[0], &in);
	call(SYS_select, -1, &in, 0, 0, &zero);
	call(SYS_select, 10, &in, 0, 0, &wrong);
	call(SYS_select, 10, BAD, 0, 0, &zero);
	call(SYS_select, 10, 0, BAD, BAD, BAD);
	FD_SET(99, &in);
	call(SYS_select, 100, &in, 0, 0, &zero);
	call(SYS_select, 3, &out, 0, 0, &zero);
	FD_ZERO(&out);
	for (int i = 0; i < 64; i++)
		FD_SET(p[1], &out), FD_SET(i, &none);
	call(SYS_select, 1024, 0, &none, 0, &zero);
	call(SYS_select, 200, 0, &out, 0, &zero);
	call(SYS_select, 0x7fffffff, 0, &out, 0, &zero);
	call(SYS_select, DIRTY | 10, 0, &out, 0, &zero);
	FD_ZERO(&none);
	memset(edge - 8, 0, 8);
	call(SYS_select, 64, edge - 8, 0, 0, &zero);
	call(SYS_select, 65, edge - 8, 0, 0, &zero);
#endif
	FD_ZERO(&in);
	FD_ZERO(&out);
	FD_ZERO(&ex);
	FD_SET(p[0], &in);
	FD_SET(p[1], &out);
	call(SYS_pselect6, 10, &in, 0, 0, &zero_ts, 0);
	FD_SET(p[0], &in);
	call(SYS_pselect6, 10, &in, 0, 0, &ts, &arg);
	FD_SET(p[0], &in);
	call(SYS_pselect6, 10, &in, &out, &ex, &zero_ts, &arg);
	call(SYS_pselect6, 10, 0, &out, 0, 0, &no);
	call(SYS_pselect6, 10, 0, &out, 0, 0, &bad);
	call(SYS_pselect6, 10, 0, &out, 0, 0, &odd);
	call(SYS_pselect6, 10, 0, &out, 0, 0, BAD);
	call(SYS_pselect6, 10, 0, &out, 0, 0, edge - 8);
	call(SYS_pselect6, -1, 0, 0, 0, BAD, 0);
	call(SYS_pselect6, 0, 0, 0, 0, &zero_ts, 0);
}

int main(void)
{
	begin();
	if (pipe(p))
		return 1;
	polls();
	selects();
	if (write(p[1], "x", 1) != 1)
		return 1;
	polls();
	return 0;
}
