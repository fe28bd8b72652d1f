// SPDX-License-Identifier: Apache-2.0

/* fcntl: every command with its argument and result. */
#include "io.h"

#ifndef F_GETOWNER_UIDS
#define F_GETOWNER_UIDS 17
#endif

static char buf[64];

/* Commands that are new: include/uapi/linux/fcntl.h. */
static const long plain[] = {
	F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_SETOWN, F_GETOWN, F_SETSIG, F_GETSIG, F_GETOWN_EX, F_SETOWN_EX, 17,
	F_SETLEASE, F_GETLEASE, F_NOTIFY, 1027, 1028, 1029, F_DUPFD_CLOEXEC, F_SETPIPE_SZ, F_GETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS, 1035,
	1036, 1037, 1038, 1039, 1040, 1041, 1042, 1043, 1044, 18, 19, 20, 36, 37, 38, 39, 40, 100, 1000, 0x80000000,
};
static const long values[] = {0, 1, 2, 3, 0x400, 0x8002, 0x7fffffff, 0x80000000, 0xffffffff, -1, DIRTY | 1};

static void every_command(int fd)
{
	for (size_t i = 0; i < COUNT(plain); i++)
		for (size_t j = 0; j < COUNT(values); j++)
			call(SYS_fcntl, -1, plain[i], values[j]);
	for (size_t i = 0; i < COUNT(plain); i++)
		if (plain[i] != F_SETOWN && plain[i] != F_SETOWN_EX && plain[i] != F_NOTIFY)
			call(SYS_fcntl, fd, plain[i], 0);
}

static void flags(int fd)
{
	int p[2];

	call(SYS_fcntl, fd, F_GETFD);
	call(SYS_fcntl, fd, F_SETFD, FD_CLOEXEC);
	call(SYS_fcntl, fd, F_GETFD);
	call(SYS_fcntl, fd, F_SETFD, 0);
	call(SYS_fcntl, fd, F_GETFL);
	call(SYS_fcntl, fd, F_SETFL, O_APPEND | O_NONBLOCK);
	call(SYS_fcntl, fd, F_GETFL);
	call(SYS_fcntl, fd, F_SETFL, 0);
	for (int i = 0; i < 32; i++)
		call(SYS_fcntl, 99, F_SETFL, 1l << i);
	call(SYS_fcntl, fd, F_DUPFD, 20);
	call(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 30);
	call(SYS_fcntl, 30, F_GETFD);
	call(SYS_fcntl, fd | DIRTY, F_GETFD | DIRTY);
	call(SYS_fcntl, fd, 1027, 20);
	call(SYS_fcntl, fd, 1027, fd);
	call(SYS_pipe2, p, 0);
	call(SYS_fcntl, p[0], F_GETFL);
	call(SYS_fcntl, p[1], F_GETFL);
	call(SYS_fcntl, p[1], F_SETPIPE_SZ, 8192);
	call(SYS_fcntl, p[1], F_GETPIPE_SZ);
	call(SYS_fcntl, p[1], F_SETSIG, SIGUSR1);
	call(SYS_fcntl, p[1], F_GETSIG);
	call(SYS_fcntl, p[1], F_SETSIG, 34);
	call(SYS_fcntl, p[1], F_GETSIG);
	call(SYS_fcntl, p[1], F_SETOWN, getpid());
	call(SYS_fcntl, p[1], F_GETOWN);
	call(SYS_fcntl, p[1], F_SETOWN, -getpgrp());
	call(SYS_fcntl, p[1], F_GETOWN);
	call(SYS_fcntl, p[1], F_SETOWN, 0);
	call(SYS_close, p[0]);
	call(SYS_close, p[1]);
}

static void owners(int fd)
{
	struct f_owner_ex o = {F_OWNER_PID, getpid()};
	unsigned ids[2];

	for (int type = -1; type < 5; type++) {
		o.type = type;
		o.pid = type == 2 ? getpgrp() : getpid();
		call(SYS_fcntl, fd, F_SETOWN_EX, &o);
		call(SYS_fcntl, fd, F_GETOWN_EX, &o);
	}
	o.pid = 0;
	call(SYS_fcntl, fd, F_SETOWN_EX, &o);
	call(SYS_fcntl, fd, F_SETOWN_EX, BAD);
	call(SYS_fcntl, fd, F_GETOWN_EX, BAD);
	call(SYS_fcntl, fd, F_SETOWN_EX, edge - 4);
	call(SYS_fcntl, fd, F_GETOWN_EX, edge - 4);
	call(SYS_fcntl, 99, F_GETOWN_EX, &o);
	call(SYS_fcntl, fd, F_GETOWNER_UIDS, ids);
	call(SYS_fcntl, fd, F_GETOWNER_UIDS, BAD);
	call(SYS_fcntl, 99, F_GETOWNER_UIDS, ids);
}

static void locks(int fd)
{
	static const long commands[] = {F_GETLK, F_SETLK, F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW};
	struct flock l = {F_RDLCK, SEEK_SET, 1, 10, 0};

	for (size_t i = 0; i < COUNT(commands); i++) {
		for (int type = -1; type < 6; type++) {
			struct flock other = {type, SEEK_CUR, -1, 0x100000000, 77};

			call(SYS_fcntl, 99, commands[i], &other);
		}
		l.l_type = F_WRLCK;
		l.l_whence = SEEK_SET;
		l.l_pid = 0;
		call(SYS_fcntl, fd, commands[i], &l);
		l.l_pid = 0;
		l.l_type = F_WRLCK;
		l.l_whence = 9;
		call(SYS_fcntl, fd, commands[i], &l);
		call(SYS_fcntl, fd, commands[i], 0);
		call(SYS_fcntl, fd, commands[i], BAD);
		call(SYS_fcntl, fd, commands[i], edge - 12);
		l.l_whence = SEEK_SET;
		l.l_type = F_UNLCK;
		call(SYS_fcntl, fd, commands[i], at_edge(&l, sizeof(l)));
		l.l_whence = SEEK_SET;
		l.l_pid = 0;
		call(SYS_fcntl, fd, i < 3 ? F_SETLK : F_OFD_SETLK, &l);
	}
}

static void leases(int fd)
{
	for (int i = 0; i < 4; i++)
		call(SYS_fcntl, fd, F_SETLEASE, i);
	call(SYS_fcntl, fd, F_GETLEASE);
	call(SYS_fcntl, 99, F_NOTIFY, 0x8000003f);
	call(SYS_fcntl, 99, F_NOTIFY, 0x7fffffc1);
	call(SYS_fcntl, 99, F_NOTIFY, 0x40);
	call(SYS_fcntl, 99, F_NOTIFY, 0);
}

static void seals(void)
{
	int fd = memfd_create("sealed", 3);

	call(SYS_fcntl, fd, F_GET_SEALS);
	for (int i = 1; i < 0x100; i *= 2)
		call(SYS_fcntl, fd, F_ADD_SEALS, i);
	call(SYS_fcntl, fd, F_GET_SEALS);
	call(SYS_fcntl, fd, F_ADD_SEALS, ALL);
	call(SYS_close, fd);
	fd = memfd_create("sealed", 2);
	for (int i = 2; i < 0x100; i *= 2) {
		call(SYS_fcntl, fd, F_ADD_SEALS, i);
		call(SYS_fcntl, fd, F_GET_SEALS);
	}
}

static void hints(int fd)
{
	for (uint64_t h = 0; h < 8; h++)
		for (int command = 1035; command < 1043; command++) {
			uint64_t given = h;

			call(SYS_fcntl, fd, command, &given);
		}
	*(uint64_t *)buf = 0x123456789;
	call(SYS_fcntl, fd, 1036, buf);
	call(SYS_fcntl, fd, 1038, buf);
	for (int command = 1035; command < 1043; command++) {
		call(SYS_fcntl, fd, command, 0);
		call(SYS_fcntl, fd, command, BAD);
		call(SYS_fcntl, 99, command, buf);
		call(SYS_fcntl, fd, command, edge - 4);
	}
}

int main(void)
{
	int fd;

	begin();
	fd = a_file();
	every_command(fd);
	flags(fd);
	owners(fd);
	locks(fd);
	leases(fd);
	seals();
	hints(fd);
	return 0;
}
