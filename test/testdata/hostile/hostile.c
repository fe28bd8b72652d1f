/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hostile MODE: a tracee that does its worst. It ends with status 0, whatever
 * its calls return.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define ESCAPES "\033[31m\r\n\a\033]0;title\007\177\233\302\233"

static char *edge;	 /* the last byte before a page that is not there */
static char *none;	 /* a page that may not be read */
static char *beyond;	 /* a page beyond its file's end: SIGBUS */
static char *fresh;	 /* 1 GiB that nobody has touched */
static char *clock_page; /* not of memory, but mapped by its frame, as devices
			  * are: the kernel's, for the vDSO */
static const char *self; /* this program */

static void map(void)
{
	int fd = memfd_create(ESCAPES, 0);
	char *two = mmap(0, 8192, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	munmap(two + 4096, 4096);
	edge = two + 4095;
	*edge = 'x';
	none = mmap(0, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	beyond = mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 0);
	clock_page = (char *)getauxval(AT_SYSINFO_EHDR) - 4096;
	fresh = mmap(0, 1UL << 30, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

/* Memory that changes between entry and exit, and while it is copied. */
static char *volatile pointer;
static struct iovec vector[64];
static volatile int over;

static void *flip(void *unused)
{
	static const char *texts[] = { "/", ESCAPES, "/missing" };
	char *pointers[] = { pointer, none, (char *)-1, NULL };
	unsigned i = 0;

	while (!over) {
		strcpy(pointer, texts[i % 3]);
		vector[i % 64].iov_base = pointers[i / 3 % 4];
		vector[i % 64].iov_len = i & 1 ? -1UL : i % 4096;
		vector[i % 64].iov_base = pointer;
		i++;
	}
	return unused;
}

static void flips(void)
{
	static char text[4096];
	int null = open("/dev/null", O_WRONLY);
	pthread_t thread;

	pointer = text;
	pthread_create(&thread, NULL, flip, NULL);
	for (int i = 0; i < 1500; i++) {
		struct msghdr m = { .msg_iov = vector, .msg_iovlen = 64 };

		close(open(text, O_RDONLY));
		writev(null, vector, 64);
		sendmsg(null, &m, 0);
		syscall(SYS_openat, AT_FDCWD, vector[0].iov_base, 0);
	}
	over = 1;
	pthread_join(thread, NULL);
}

/* Any call, with any argument. What ends or blocks the process is left out. */
static int harmless(long nr)
{
	static const long not[] = {
		SYS_exit,
		SYS_exit_group,
		SYS_clone,
		SYS_clone3,
		SYS_munmap,
		SYS_mprotect,
		SYS_mremap,
		SYS_brk,
		SYS_mmap,
		SYS_shmdt,
		SYS_shmat,
		SYS_kill,
		SYS_tkill,
		SYS_tgkill,
		SYS_pidfd_send_signal,
		SYS_rt_sigreturn,
		SYS_rt_sigaction,
		SYS_rt_sigprocmask,
		SYS_rt_sigqueueinfo,
		SYS_rt_tgsigqueueinfo,
		SYS_sigaltstack,
		SYS_setitimer,
		SYS_prctl,
		SYS_seccomp,
		SYS_prlimit64,
		SYS_setrlimit,
		SYS_ptrace,
		SYS_reboot,
		SYS_personality,
		SYS_process_madvise,
		SYS_madvise,
		SYS_remap_file_pages,
		SYS_mlockall,
		SYS_mlock,
		SYS_mlock2,
		SYS_unshare,
		SYS_setns,
		SYS_close_range,
		SYS_close,
		SYS_dup3,
		SYS_set_tid_address,
		SYS_set_robust_list,
		SYS_userfaultfd,
		SYS_sched_setscheduler,
		SYS_sched_setattr,
		SYS_sched_setparam,
		SYS_setpriority,
		SYS_landlock_restrict_self,
		SYS_chroot,
		SYS_vhangup,
		SYS_rseq,
		SYS_pkey_mprotect,
		SYS_rt_sigsuspend,
		SYS_setuid,
		SYS_setresuid,
		SYS_setreuid,
		SYS_fallocate,
		SYS_ftruncate,
		SYS_mbind,
		SYS_move_pages,
		SYS_restart_syscall,
		SYS_timer_create,
#ifdef __x86_64__
		SYS_fork,
		SYS_vfork,
		SYS_arch_prctl,
		SYS_alarm,
		SYS_dup2,
		SYS_modify_ldt,
		SYS_ioperm,
		SYS_iopl,
		335 /* uretprobe */,
		336 /* uprobe */,
#endif
	};

	for (unsigned i = 0; i < sizeof(not) / sizeof(*not); i++)
		if (nr == not[i])
			return 0;
	return nr != 453; /* map_shadow_stack */
}

static void awake(int sig)
{
	(void)sig;
}

static void calls(void)
{
	struct sigaction action = { .sa_handler = awake };
	struct itimerval often = { { 0, 5000 }, { 0, 5000 } };
	static char words[4096];
	long values[] = {
		0,
		1,
		-1,
		-2,
		1L << 31,
		1L << 32,
		1L << 62,
		1L << 63,
		3,
		1024,
		4096,
		AT_FDCWD,
		(long)edge,
		(long)none,
		(long)beyond,
		(long)fresh,
		(long)words,
		(long)words + 4095,
		0x7ffffffff000,
		(long)ESCAPES,
		(long)clock_page,
		-1L << 32,  /* the kernel's */
		-10L << 20, /* the page of vsyscalls, on amd64 */
	};
	unsigned long random = 88172645463325252UL;

	sigaction(SIGALRM, &action, NULL);
	signal(SIGSYS, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGIO, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	memset(words, 0xff, sizeof(words));
	for (int i = 0; i < 16; i++)
		memcpy(words + 8 * i, &values[i + 4], 8);
	setitimer(ITIMER_REAL, &often, NULL);
	for (int i = 0; i < 12000; i++) {
		long a[6], nr = i % 470;

		for (int j = 0; j < 6; j++) {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			a[j] = values[random %
				      (sizeof(values) / sizeof(*values))];
		}
		if (harmless(nr))
			syscall(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
	}
}

static void vectors(void)
{
	static struct iovec v[1024];
	static char text[4096];
	int null = open("/dev/null", O_WRONLY);
	struct msghdr m = { .msg_iov = v,
			    .msg_iovlen = -1UL,
			    .msg_control = fresh,
			    .msg_controllen = -1UL };

	for (int i = 0; i < 1024; i++) {
		v[i].iov_base = text;
		v[i].iov_len = i & 1 ? 1UL << 40 : 4096;
	}
	for (int i = 0; i < 40; i++) {
		writev(null, v, 1024);
		syscall(SYS_writev, null, v, -1UL);
		syscall(SYS_process_vm_readv, getpid(), v, 1024, v, 1024, 0);
		sendmsg(null, &m, 0);
		write(null, fresh, 1UL << 30);
	}
}

static void names(void)
{
	static char path[4096 * 2];
	char *argv[] = { ESCAPES, ESCAPES, NULL };

	prctl(PR_SET_NAME, ESCAPES);
	for (int n = 4090; n < 4100; n++) {
		memset(path, '\033', n);
		path[n] = 0;
		open(path, O_RDONLY);
		mkdir(path, 0777);
	}
	if (!fork()) {
		open(ESCAPES, O_RDONLY);
		symlink(self, ESCAPES);
		execve(ESCAPES, argv, argv);
		_exit(0);
	}
	wait(NULL);
}

/* More than one record can hold, and than strace would print. */
static void arguments(void)
{
	char **argv = calloc(100001, sizeof(*argv));

	for (int i = 0; i < 100000; i++)
		argv[i] = "x\033";
	argv[1] = "nothing";
	execve(self, argv, NULL);
}

/* Process ids come again soon where there are few: see hostile_test.go. */
static void forks(void)
{
	for (int i = 0; i < 1500; i++) {
		pid_t pid = vfork();

		if (!pid)
			_exit(i & 0x7f);
		waitpid(pid, NULL, 0);
	}
}

static void deleted(void)
{
	char *argv[] = { "deleted", "nothing", NULL };

	unlink(self);
	execve("/proc/self/exe", argv, NULL);
}

int main(int argc, char **argv)
{
	const struct {
		const char *name;
		void (*run)(void);
	} modes[] = {
		{ "flips", flips },	    { "calls", calls },
		{ "vectors", vectors },	    { "names", names },
		{ "arguments", arguments }, { "forks", forks },
		{ "deleted", deleted },
	};

	if (argc < 2)
		return 2;
	self = argv[0];
	map();
	for (unsigned i = 0; i < sizeof(modes) / sizeof(*modes); i++)
		if (!strcmp(argv[1], modes[i].name))
			modes[i].run();
	return 0;
}
