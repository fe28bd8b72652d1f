// SPDX-License-Identifier: Apache-2.0

/* ids: asks and sets what belongs to a process. */
#define _GNU_SOURCE
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/fsuid.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static void credentials(void)
{
	struct __user_cap_header_struct h = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct d[2];
	gid_t groups[64] = { 1, 2, 3 };
	uid_t r, e, s;

	getuid();
	geteuid();
	getgid();
	getegid();
	getresuid(&r, &e, &s);
	getresgid(&r, &e, &s);
	syscall(SYS_setresuid, -1, 0, -1);
	syscall(SYS_setreuid, -1, -1);
	syscall(SYS_setuid, 0);
	setfsuid(-1);
	setfsgid(0);
	getgroups(64, groups);
	syscall(SYS_setgroups, 3, groups);
	getgroups(0, NULL);
	getgroups(64, groups);
	syscall(SYS_capget, &h, d);
	d[0].inheritable = 0;
	syscall(SYS_capset, &h, d);
	h.version = 77;
	syscall(SYS_capget, &h, d);
}

static void limits(void)
{
	struct rlimit l = { 100, RLIM_INFINITY };
	struct rusage u;

	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	getrlimit(RLIMIT_CORE, &l);
	prlimit(0, 99, &l, NULL);
	prlimit(0, RLIMIT_FSIZE, NULL, &l);
	l.rlim_cur = 1048576;
	prlimit(0, RLIMIT_FSIZE, &l, NULL);
	getrusage(RUSAGE_CHILDREN, &u);
	getrusage(77, &u);
	getpriority(PRIO_PROCESS, 0);
	setpriority(PRIO_PROCESS, 0, 1);
	nice(0);
}

static void scheduling(void)
{
	struct sched_param sp = { 0 };
	struct timespec ts;
	cpu_set_t set;

	sched_getscheduler(0);
	sched_setscheduler(0, SCHED_BATCH, &sp);
	sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &(struct sched_param){ 1000 });
	sched_getparam(0, &sp);
	sched_get_priority_max(SCHED_RR);
	sched_get_priority_min(77);
	sched_rr_get_interval(0, &ts);
	CPU_ZERO(&set);
	CPU_SET(0, &set);
	sched_setaffinity(0, sizeof(set), &set);
	sched_getaffinity(0, sizeof(set), &set);
	sched_yield();
}

static void controls(void)
{
	char name[16];
	int n;

	prctl(PR_SET_NAME, "a name");
	prctl(PR_GET_NAME, name);
	prctl(PR_GET_DUMPABLE);
	prctl(PR_SET_PDEATHSIG, 9);
	prctl(PR_GET_PDEATHSIG, &n);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_CAPBSET_READ, 12);
	prctl(PR_GET_SECCOMP);
	prctl(PR_SET_TIMERSLACK, 50000);
	prctl(PR_GET_TIMERSLACK);
	prctl(PR_SET_CHILD_SUBREAPER, 0);
	prctl(PR_GET_KEEPCAPS);
	prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, 0, 4096, "anon");
	prctl(PR_GET_TSC, &n);
	personality(0xffffffff);
}

int main(void)
{
	struct utsname u;
	struct timespec ts;
	struct tms t;
	unsigned cpu;

	credentials();
	limits();
	scheduling();
	controls();
	uname(&u);
	times(&t);
	syscall(SYS_getcpu, &cpu, NULL, NULL);
	syscall(SYS_gettid);
	getppid();
	getpgid(0);
	getsid(0);
	setpgid(0, 0);
	setsid();
	syscall(SYS_clock_gettime, CLOCK_REALTIME, &ts);
	syscall(SYS_clock_getres, CLOCK_MONOTONIC, &ts);
#ifdef SYS_time
	syscall(SYS_time, NULL);
	syscall(SYS_iopl, 77);
#endif
	syscall(SYS_gettimeofday, &ts, NULL);
	nanosleep(&(struct timespec){ 0, 1000 }, NULL);
	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &(struct timespec){ 1, 5 }, NULL);
	sethostname("", -1);
	syscall(SYS_sysinfo, NULL);
	syscall(SYS_reboot, 1, 2, 3, NULL);
	chroot("/nonexistent");
	syscall(SYS_pivot_root, "/nonexistent", "/none");
	acct("/nonexistent");
	return 0;
}
