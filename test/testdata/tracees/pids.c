// SPDX-License-Identifier: Apache-2.0

/* pids: makes calls that have the id of a thread, a process or a group in them, of its
 * own and of a child that holds a lock and then ends. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/sockios.h>
#include <mqueue.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int go_on[2], ready[2];

static int child(void)
{
	struct flock lock = { F_WRLCK, SEEK_SET, 10, 5 };
	int pid = fork();
	char c;

	if (pid) {
		read(ready[0], &c, 1);
		return pid;
	}
	close(go_on[1]);
	fcntl(open("lock", O_RDWR | O_CREAT, 0600), F_SETLK, &lock);
	write(ready[1], "x", 1);
	read(go_on[0], &c, 1);
	_exit(3);
}

static void owners(int fd, int me)
{
	int owner[2], x = me;

	for (int type = 0; type < 4; type++) {
		owner[0] = type;
		owner[1] = type == 2 ? getpgrp() : me;
		fcntl(fd, F_SETOWN_EX, owner);
		fcntl(fd, F_GETOWN_EX, owner);
	}
	fcntl(fd, F_SETOWN, me);
	fcntl(fd, F_GETOWN);
	fcntl(fd, F_SETOWN, -getpgrp());
	ioctl(fd, FIOSETOWN, &x);
	ioctl(fd, FIOGETOWN, &x);
	ioctl(fd, SIOCSPGRP, &x);
	ioctl(fd, SIOCGPGRP, &x);
}

static void sockets(int me)
{
	struct ucred peer;
	socklen_t len = sizeof(peer);
	char c, control[256];
	struct iovec iov = { &c, 1 };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };
	int s[2], one = 1;

	socketpair(AF_UNIX, SOCK_STREAM, 0, s);
	owners(s[0], me);
	setsockopt(s[0], SOL_SOCKET, SO_PASSCRED, &one, sizeof(one));
	write(s[1], "y", 1);
	recvmsg(s[0], &m, 0);
	getsockopt(s[0], SOL_SOCKET, SO_PEERCRED, &peer, &len);
}

static void signals(int me, int pid)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1 };
	siginfo_t info;
	int timer;

	event._sigev_un._tid = me;
	syscall(SYS_timer_create, CLOCK_REALTIME, &event, &timer);
	memset(&info, 0, sizeof(info));
	info.si_code = SI_QUEUE;
	info.si_pid = me;
	kill(pid, 0);
	kill(-getpgrp(), 0);
	tgkill(me, me, 0);
	syscall(SYS_tkill, pid, 0);
	syscall(SYS_rt_sigqueueinfo, pid, 0, &info);
	syscall(SYS_rt_tgsigqueueinfo, pid, pid, 0, &info);
}

static void groups(int pid)
{
	getpgid(0);
	getpgid(pid);
	getsid(pid);
	setpgid(pid, pid);
	getpriority(PRIO_PROCESS, pid);
	getpriority(PRIO_PGRP, pid);
	getpriority(PRIO_USER, pid);
	syscall(SYS_ioprio_get, 1, pid);
	syscall(SYS_ioprio_get, 2, pid);
}

static void others(int me, int pid)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, pid };
	struct __user_cap_data_struct data[2];
	struct rlimit limit;
	struct sched_param param;
	struct timespec time;
	int queue = msgget(IPC_PRIVATE, 0600 | IPC_CREAT), fd;
	struct msqid_ds about;
	struct { long type; char text[1]; } message = { 1 };
	unsigned long long core;

	prlimit(pid, RLIMIT_CORE, NULL, &limit);
	sched_getparam(pid, &param);
	sched_getscheduler(pid);
	fd = syscall(SYS_pidfd_open, pid, 0);
	syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0);
	syscall(SYS_get_robust_list, pid, NULL, NULL);
	syscall(SYS_move_pages, pid, 0, NULL, NULL, NULL, 0);
	syscall(SYS_migrate_pages, pid, 0, NULL, NULL);
	process_vm_readv(pid, NULL, 0, NULL, 0, 0);
	syscall(SYS_capget, &head, data);
	prctl(PR_SET_PTRACER, pid);
	clock_gettime(~(clockid_t)pid << 3 | 2, &time);
	syscall(SYS_perf_event_open, NULL, pid, -1, -1, 0);
	msgsnd(queue, &message, 1, 0);
	msgctl(queue, IPC_STAT, &about);
	msgctl(queue, IPC_RMID, NULL);
}

int main(void)
{
	struct flock lock = { F_WRLCK, SEEK_SET, 0, 100 };
	int me = getpid(), pid, status;
	siginfo_t info;

	pipe(go_on);
	pipe(ready);
	pid = child();
	fcntl(open("lock", O_RDWR), F_GETLK, &lock);
	sockets(me);
	signals(me, pid);
	groups(pid);
	others(me, pid);
	close(go_on[1]);
	waitid(P_PID, pid, &info, WEXITED | WNOWAIT);
	kill(pid, 0);
	wait4(pid, &status, 0, NULL);
	kill(pid, 0);
	return 0;
}
