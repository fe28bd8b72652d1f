// SPDX-License-Identifier: Apache-2.0

/* bad: makes calls with wrong pointers, unknown flags and dirty high halves. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BAD ((void *)0xdead0000beef)
#define DIRTY(x) ((long)(x) | 0x7700000000l)

int main(void)
{
	/* Its second page is missing: what ends at the edge can be read, what crosses it cannot. */
	char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *edge = page + 4096;

	munmap(edge, 4096);
	edge[-2] = 'x';
	open(edge - 2, O_RDONLY);
	edge[-1] = 'y';
	open(edge - 2, O_RDONLY);
	open(NULL, O_RDONLY);
	open(BAD, O_RDONLY);
	open("", O_RDONLY);
	syscall(SYS_openat, DIRTY(99), "relative", DIRTY(O_RDONLY), 0);
	syscall(SYS_openat, -100l, "x", ~0l, ~0l);
	syscall(SYS_read, 0, BAD, 10);
	syscall(SYS_read, DIRTY(99), NULL, -1l);
	syscall(SYS_write, 1, BAD, 10);
	syscall(SYS_write, 1, edge - 2, 2);
	syscall(SYS_write, 1, edge - 2, 3);
	syscall(SYS_write, -1l, "some text that is longer than the thirty-two bytes shown", 56);
	syscall(SYS_writev, 1, BAD, 2);
	syscall(SYS_writev, 1, edge - 16, 2);
	syscall(SYS_writev, 1, NULL, -1l);
	poll(BAD, 1, 0);
	poll((void *)(edge - 8), 2, 0);
	syscall(SYS_fstat, 1, BAD);
	syscall(SYS_fstat, 1, NULL);
	syscall(SYS_nanosleep, BAD, NULL);
	syscall(SYS_nanosleep, edge - 8, NULL);
	syscall(SYS_nanosleep, (long[]){ -1, -1 }, NULL);
	syscall(SYS_execve, BAD, BAD, BAD);
	syscall(SYS_execve, "/nonexistent", NULL, NULL);
	syscall(SYS_execve, "/nonexistent", (char *[]){ "a", BAD, NULL }, (char *[]){ NULL });
	syscall(SYS_execve, "/nonexistent", edge - 8, edge);
	syscall(SYS_rt_sigaction, 5, BAD, NULL, 8);
	syscall(SYS_rt_sigaction, 99, NULL, NULL, 4);
	syscall(SYS_rt_sigprocmask, 0, BAD, NULL, 8);
	syscall(SYS_connect, 1, BAD, 16);
	syscall(SYS_connect, 1, "", -1l);
	syscall(SYS_sendmsg, 1, BAD, 0);
	syscall(SYS_ioctl, 1, 0xdeadbeefl, BAD);
	syscall(SYS_ioctl, -1l, DIRTY(0x5401), 0);
	syscall(SYS_fcntl, 1, 9999, -1l);
	syscall(SYS_fcntl, -1l, F_GETLK, BAD);
	syscall(SYS_mmap, -1l, -1l, -1l, -1l, -1l, -1l);
	syscall(SYS_close, DIRTY(77));
	syscall(SYS_lseek, -1l, -1l, -1l);
	syscall(SYS_socket, -1l, -1l, -1l);
	syscall(SYS_wait4, -1l, BAD, 0x77, BAD);
	syscall(SYS_kill, 0x7fffffff, -1l);
	syscall(SYS_futex, BAD, -1l, 0, NULL, NULL, 0);
	syscall(SYS_futex, NULL, 0, 0, BAD, NULL, 0);
	syscall(SYS_prctl, -1l, -1l, -1l, -1l, -1l);
	syscall(SYS_getdents64, 0, BAD, 100);
	syscall(SYS_clock_gettime, 99, BAD);
	syscall(SYS_setsockopt, 1, -1l, -1l, BAD, -1l);
	syscall(SYS_statx, -1l, BAD, ~0l, ~0l, BAD);
	syscall(SYS_epoll_ctl, -1l, -1l, -1l, BAD);
	syscall(SYS_mount, BAD, NULL, BAD, -1l, BAD);
	syscall(567l, 1l, 2l, 3l, 4l, 5l, 6l);
	syscall(-1l, 1l, -1l, 3l, 4l, 5l, 6l);
	return 0;
}
