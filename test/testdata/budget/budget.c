/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pairs of getppid and read, as many as go into SECONDS with short rests, or COUNT
 * pairs without; it prints how many there were: a tracee whose calls are known.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int fd;

static void pairs(long n)
{
	char byte;

	while (n--) {
		syscall(SYS_getppid);
		syscall(SYS_read, fd, &byte, 1);
	}
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t); /* in the vDSO: no call */
	return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	long done = 0, count = argc > 2 ? atol(argv[2]) : 0;
	double end = seconds() + (argc > 1 ? atof(argv[1]) : 0);

	fd = open("/dev/zero", O_RDONLY);
	if (fd < 0)
		return 1;
	pairs(count);
	done += count;
	while (seconds() < end) {
		pairs(100);
		done += 100;
		usleep(1000); /* or the lines of a second would fill a disk */
	}
	printf("%ld\n", done);
	return 0;
}
