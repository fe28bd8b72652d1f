// SPDX-License-Identifier: Apache-2.0

/* controls: calls the multiplexers: fcntl and ioctl. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/fs.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

static void with_fcntl(int fd)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1, .l_len = 10 };
	struct f_owner_ex own = { F_OWNER_PID, 0 };
	int m, p[2];

	fcntl(fd, F_GETFD);
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	fcntl(fd, F_GETFL);
	fcntl(fd, F_SETFL, O_NONBLOCK | O_APPEND);
	close(fcntl(fd, F_DUPFD, 20));
	close(fcntl(fd, F_DUPFD_CLOEXEC, 30));
	fcntl(fd, F_SETLK, &l);
	fcntl(fd, F_GETLK, &l);
	l = (struct flock){ .l_type = F_UNLCK, .l_whence = SEEK_END };
	fcntl(fd, F_SETLKW, &l);
	l.l_type = F_RDLCK;
	fcntl(fd, F_OFD_SETLK, &l);
	fcntl(fd, F_OFD_GETLK, &l);
	fcntl(fd, F_SETOWN, 0);
	fcntl(fd, F_GETOWN);
	fcntl(fd, F_SETOWN_EX, &own);
	fcntl(fd, F_GETOWN_EX, &own);
	fcntl(fd, F_SETSIG, 10);
	fcntl(fd, F_GETSIG);
	fcntl(fd, F_SETLEASE, F_RDLCK);
	fcntl(fd, F_GETLEASE);
	fcntl(fd, F_NOTIFY, DN_CREATE | DN_MULTISHOT);
	m = memfd_create("sealed", MFD_ALLOW_SEALING);
	fcntl(m, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_WRITE);
	fcntl(m, F_GET_SEALS);
	pipe(p);
	fcntl(p[0], F_SETPIPE_SZ, 8192);
	fcntl(p[0], F_GETPIPE_SZ);
	fcntl(99, F_GETFD);
	dup(fd);
	dup2(fd, 40);
	dup3(fd, 41, O_CLOEXEC);
	close_range(40, 41, 0);
}

static void with_ioctl(int fd)
{
	struct winsize w = { 24, 80, 0, 0 };
	struct termios t;
	struct ifreq ifr;
	int n, p[2], master = posix_openpt(O_RDWR | O_NOCTTY);
	int s = socket(AF_INET, SOCK_DGRAM, 0);

	ioctl(fd, TCGETS, &t);
	ioctl(fd, TIOCGWINSZ, &w);
	ioctl(fd, FIOCLEX);
	ioctl(fd, FIONCLEX);
	ioctl(fd, FS_IOC_GETFLAGS, &n);
	ioctl(fd, FICLONE, 99);
	ioctl(fd, FIGETBSZ, &n);
	ioctl(fd, BLKGETSIZE64, &n);
	pipe(p);
	write(p[1], "abc", 3);
	ioctl(p[0], FIONREAD, &n);
	n = 1;
	ioctl(p[0], FIONBIO, &n);
	unlockpt(master);
	ioctl(master, TIOCGPTN, &n);
	ioctl(master, TCGETS, &t);
	t.c_lflag &= ~ECHO;
	ioctl(master, TCSETSW, &t);
	ioctl(master, TIOCSWINSZ, &w);
	ioctl(master, TIOCGWINSZ, &w);
	ioctl(master, TIOCGPGRP, &n);
	ioctl(master, TCFLSH, TCIOFLUSH);
	memset(&ifr, 0, sizeof(ifr));
	strcpy(ifr.ifr_name, "lo");
	ioctl(s, SIOCGIFINDEX, &ifr);
	ioctl(s, SIOCGIFFLAGS, &ifr);
	ioctl(s, SIOCGIFMTU, &ifr);
	ioctl(s, SIOCGIFADDR, &ifr);
	ioctl(s, 0x1234, 0x5678);
	ioctl(s, _IOWR('z', 5, long), &n);
	ioctl(s, _IO('z', 6), 7);
}

int main(void)
{
	int fd = open("controlled", O_RDWR | O_CREAT, 0644);

	with_fcntl(fd);
	with_ioctl(fd);
	return 0;
}
