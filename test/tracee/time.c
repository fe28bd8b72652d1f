// SPDX-License-Identifier: Apache-2.0

/* time: the calls that ask and set clocks and timers, and that sleep, with right
 * and wrong arguments. No clock is set: each attempt has an argument that is
 * refused first. */
#include "io.h"
#include <sys/timex.h>
#include <time.h>
#include <sys/time.h>

#define L(...) ((long[]){__VA_ARGS__})

static const long clocks[] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 23, 24, -1, -2, -3, -4, -5, -6, -7, -8, -9, -16, 99, 0x7fffffff,
	0x80000000, DIRTY | 1, ALL, ~3l << 3 | 3, ~99l << 3, ~0l << 3 | 2, ~1l << 3 | 6, ~1l << 3 | 4, ~1l << 3 | 5, ~1l << 3 | 7,
};

static void gets(void)
{
	struct timespec t;

	for (size_t i = 0; i < COUNT(clocks); i++) {
		call(SYS_clock_gettime, clocks[i], &t);
		call(SYS_clock_getres, clocks[i], &t);
	}
	call(SYS_clock_gettime, 0, 0);
	call(SYS_clock_gettime, 0, BAD);
	call(SYS_clock_gettime, 0, edge - 8);
	call(SYS_clock_gettime, 0, edge - 16);
	call(SYS_clock_getres, 0, 0);
	call(SYS_clock_getres, 1, BAD);
	call(SYS_clock_getres, 99, 0);
	call(SYS_clock_settime, 1, L(0, 0));
	call(SYS_clock_settime, 1, 0);
	call(SYS_clock_settime, 0, 0);
	call(SYS_clock_settime, 0, BAD);
	call(SYS_clock_settime, 0, L(-1, 0));
	call(SYS_clock_settime, 0, L(1, -1));
	call(SYS_clock_settime, 0, L(1, 1000000000));
	call(SYS_clock_settime, 0, edge - 8);
	call(SYS_clock_settime, 99, L(ALL, ALL));
	call(SYS_clock_settime, 99, L(0x7fffffffffffffff, 1000000001));
	call(SYS_clock_settime, 99, at_edge(L(1, 2), 16));
}

static void sleeps(void)
{
	struct timespec rem;
	static const long flags[] = { 0, 1, 2, 3, ALL, DIRTY | 1, DIRTY };

	for (size_t i = 0; i < COUNT(flags); i++) {
		call(SYS_clock_nanosleep, 1, flags[i], L(0, 1), &rem);
		call(SYS_clock_nanosleep, 1, flags[i], L(0, 1000000000), &rem);
		call(SYS_clock_nanosleep, 99, flags[i], L(0, 1), 0);
	}
	call(SYS_clock_nanosleep, 0, 0, 0, 0);
	call(SYS_clock_nanosleep, 0, 0, BAD, BAD);
	call(SYS_clock_nanosleep, 0, 0, L(0, 1), BAD);
	call(SYS_clock_nanosleep, 0, 0, L(0, -1), BAD);
	call(SYS_clock_nanosleep, 2, 0, edge - 8, &rem);
	call(SYS_nanosleep, L(0, 1), &rem);
	call(SYS_nanosleep, L(0, 1), 0);
	call(SYS_nanosleep, L(0, 1), BAD);
	call(SYS_nanosleep, L(0, 1000000000), &rem);
	call(SYS_nanosleep, L(-1, 1), &rem);
	call(SYS_nanosleep, 0, &rem);
	call(SYS_nanosleep, BAD, &rem);
	call(SYS_nanosleep, edge - 8, 0);
}

static void nothing(int signal)
{
	(void)signal;
}

/* interrupted sleeps have time left. */
static void interrupted(void)
{
	struct sigaction a = { .sa_handler = nothing };
	struct itimerval v = { .it_value.tv_usec = 10000 };
	struct timespec rem, now;

	sigaction(SIGALRM, &a, 0);
	call(SYS_setitimer, 0, &v, 0);
	call(SYS_nanosleep, L(100, 0), &rem);
	call(SYS_setitimer, 0, &v, 0);
	call(SYS_nanosleep, L(100, 0), 0);
	call(SYS_setitimer, 0, &v, 0);
	call(SYS_nanosleep, L(100, 0), BAD);
	call(SYS_setitimer, 0, &v, 0);
	call(SYS_clock_nanosleep, 1, 0, L(100, 0), &rem);
	call(SYS_setitimer, 0, &v, 0);
	call(SYS_clock_nanosleep, 1, 0, L(100, 0), 0);
	call(SYS_clock_gettime, 1, &now);
	now.tv_sec += 100;
	call(SYS_setitimer, 0, &v, 0);
	call(SYS_clock_nanosleep, 1, 1, &now, &rem);
}

static void oldest(void)
{
	struct timeval t;
	struct timezone z = { 5, 6 };
	long l;

	call(SYS_gettimeofday, &t, 0);
	call(SYS_gettimeofday, &t, &z);
	call(SYS_gettimeofday, 0, &z);
	call(SYS_gettimeofday, 0, 0);
	call(SYS_gettimeofday, BAD, &z);
	call(SYS_gettimeofday, &t, BAD);
	call(SYS_gettimeofday, edge - 8, 0);
	call(SYS_settimeofday, 0, 0);
	call(SYS_settimeofday, BAD, 0);
	call(SYS_settimeofday, 0, BAD);
	call(SYS_settimeofday, edge - 8, &z);
	call(SYS_settimeofday, L(0, 1000000), 0);
	call(SYS_settimeofday, L(0, 1000000), &z);
	call(SYS_settimeofday, L(-1, -1), at_edge(L(-2), 8));
	call(SYS_settimeofday, L(-1, -1), BAD);
	call(SYS_settimeofday, L(0, 1000000), edge - 4);
#ifdef SYS_time
	call(SYS_time, 0);
	call(SYS_time, &l);
	call(SYS_time, BAD);
	call(SYS_time, edge - 4);
	call(SYS_alarm, 0);
	call(SYS_alarm, 100);
	call(SYS_alarm, DIRTY);
	call(SYS_alarm, ALL);
	call(SYS_alarm, 0);
#endif
	(void)l;
}

static void interval(void)
{
	struct itimerval v, w = { { 1, 2 }, { 3, 4 } };

	for (long i = -1; i < 4; i++) {
		call(SYS_getitimer, i, &v);
		call(SYS_setitimer, i, L(0, 0, 0, 0), &v);
	}
	call(SYS_getitimer, DIRTY, &v);
	call(SYS_getitimer, 0, 0);
	call(SYS_getitimer, 0, BAD);
	call(SYS_getitimer, 0, edge - 16);
	call(SYS_setitimer, 0, 0, 0);
	call(SYS_setitimer, 0, 0, &v);
	call(SYS_setitimer, 0, BAD, &v);
	call(SYS_setitimer, 0, edge - 16, &v);
	call(SYS_setitimer, 0, edge - 8, &v);
	call(SYS_setitimer, 9, L(1, 2, 3, 4), &v);
	call(SYS_setitimer, 0, L(1, 1000000, 3, -1), 0);
	call(SYS_setitimer, 1, &w, 0);
	call(SYS_setitimer, 1, L(0, 0, 0, 0), BAD);
	call(SYS_setitimer, 1, L(0, 0, 0, 0), 0);
}

struct event { long value; int signo, notify; int rest[12]; };

static void timers(void)
{
	static const int notifies[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, -1 };
	struct event e = { 0x1122334455667788, SIGUSR1, 0, { 77 } };
	int id = -1, other;
	long v[4];

	for (size_t i = 0; i < COUNT(notifies); i++) {
		e.notify = notifies[i];
		call(SYS_timer_create, 99, &e, &id);
		call(SYS_timer_create, 1, &e, &id);
	}
	e.notify = 0;
	e.signo = 0;
	call(SYS_timer_create, 1, &e, &id);
	e.signo = 99;
	call(SYS_timer_create, 1, &e, &id);
	e.signo = -1;
	e.value = 0;
	call(SYS_timer_create, 1, &e, &id);
	call(SYS_timer_create, 1, at_edge(&e, 32), &id);
	call(SYS_timer_create, 1, at_edge(&e, sizeof(e)), &id);
	call(SYS_timer_create, 1, BAD, &id);
	call(SYS_timer_create, 1, 0, 0);
	call(SYS_timer_create, 1, 0, BAD);
	for (size_t i = 0; i < COUNT(clocks); i++)
		call(SYS_timer_create, clocks[i], BAD, &other);
	call(SYS_timer_create, 0, 0, &id);
	call(SYS_timer_settime, id, 0, L(0, 0, 100, 5), v);
	call(SYS_timer_settime, id, 1, L(1, 2, 1, 5), v);
	call(SYS_timer_settime, id, 3, L(0, 0, 0, 0), v);
	call(SYS_timer_settime, id | DIRTY, ALL, L(0, 0, 0, 0), 0);
	call(SYS_timer_settime, id, 2, L(0, -1, 0, 0), 0);
	call(SYS_timer_settime, id, 0, 0, v);
	call(SYS_timer_settime, id, 0, BAD, v);
	call(SYS_timer_settime, id, 0, L(0, 0, 0, 0), BAD);
	call(SYS_timer_settime, id, 0, edge - 16, 0);
	call(SYS_timer_settime, 9999, 0, L(1, 2, 3, 4), v);
	call(SYS_timer_gettime, id, v);
	call(SYS_timer_gettime, id, 0);
	call(SYS_timer_gettime, id, BAD);
	call(SYS_timer_gettime, id, edge - 16);
	call(SYS_timer_gettime, ALL, v);
	call(SYS_timer_getoverrun, id | DIRTY);
	call(SYS_timer_getoverrun, ALL);
	call(SYS_timer_delete, id);
	call(SYS_timer_delete, id | DIRTY);
	call(SYS_timer_delete, ALL);
}

/* clock_adjtime of a clock that nobody can adjust; adjtimex with a tick that is
 * too short. */
static void adjust(void)
{
	struct timex t;
	static const unsigned modes[] = { 1, 2, 4, 8, 0x10, 0x20, 0x80, 0x100, 0x1000, 0x2000, 0x4000, 0x40, 0x3f };

	memset(&t, 0, sizeof(t));
	call(SYS_adjtimex, &t);
	call(SYS_adjtimex, 0);
	call(SYS_adjtimex, BAD);
	call(SYS_adjtimex, edge - 64);
	for (size_t i = 0; i < COUNT(modes); i++) {
		t.modes = modes[i] | 0x4000;
		t.status = 1u << i;
		t.tick = 1;
		call(SYS_adjtimex, &t);
		call(SYS_clock_adjtime, 1, &t);
	}
	for (size_t i = 0; i < COUNT(clocks); i++) {
		memset(&t, 0, sizeof(t));
		call(SYS_clock_adjtime, clocks[i], &t);
	}
	memset(&t, 0xff, sizeof(t));
	call(SYS_clock_adjtime, 1, &t);
	call(SYS_clock_adjtime, 99, at_edge(&t, sizeof(t)));
	call(SYS_clock_adjtime, 0, 0);
	call(SYS_clock_adjtime, 0, BAD);
	call(SYS_clock_adjtime, 0, edge - 64);
	memset(&t, 0, sizeof(t));
	t.modes = 0xa001;
	call(SYS_adjtimex, &t);
	call(SYS_clock_adjtime, 0, at_edge(memset(&t, 0, sizeof(t)), sizeof(t)));
}

int main(void)
{
	begin();
	gets();
	sleeps();
	interrupted();
	oldest();
	interval();
	timers();
	adjust();
	return 0;
}
