// SPDX-License-Identifier: Apache-2.0

/* ptrace: every request, with right and wrong arguments, to a child of its own. */
#include "io.h"
#include <elf.h>
#include <linux/filter.h>
#include <linux/ptrace.h>
#include <linux/seccomp.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <asm/ldt.h>

#define NONE 0x7ffffff0l
#define L(...) ((long[]){__VA_ARGS__})

static int child(int filtered)
{
	static struct sock_filter f[] = { BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };
	static struct sock_fprog p = { 2, f };
	int pid = fork();

	if (pid)
		return pid;
	call(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0);
	if (filtered)
		call(SYS_seccomp, 1, 0, &p);
	call(SYS_kill, getpid(), SIGSTOP);
	for (int i = 0; i < 20; i++)
		call(SYS_getuid);
	_exit(3);
}

/* nobody is there: every request, of a process that is not. */
static void nobody(void)
{
	static const long sets[][2] = {
		{ 0, 32 }, { 0x100, 18 }, { 0x200, 8 }, { 0x300, 16 }, { 0x400, 24 }, { 0x500, 4 }, { 0x600, 2 }, { 0x700, 2 }, { 0x800, 5 }, { 0x900, 5 }, { 0xa00, 8 }, { 0xb00, 3 },
	};
	static char buf[1024];

	for (long r = 1; r < 40; r++) {
		call(SYS_ptrace, r, NONE, 0x1234, buf);
		call(SYS_ptrace, r, NONE, 0, 0);
	}
	for (long r = 0x4200; r < 0x4218; r++) {
		call(SYS_ptrace, r, NONE, 0x1234, buf);
		call(SYS_ptrace, r, NONE, 0, 0);
		call(SYS_ptrace, r, NONE, BAD, BAD);
	}
	for (long r = 0; r < 40; r++)
		call(SYS_ptrace, PTRACE_CONT, NONE, 1, r * 2 + 1);
	call(SYS_ptrace, ALL, NONE, 1, 2);
	call(SYS_ptrace, 1000, -1, 1, 2);
	for (long i = 0; i < 32; i++)
		call(SYS_ptrace, PTRACE_SETOPTIONS, NONE, 0, 1l << i);
	call(SYS_ptrace, PTRACE_SETOPTIONS, NONE, 0, ALL);
	call(SYS_ptrace, PTRACE_SETOPTIONS, NONE, 0, 0x3000ff);
	call(SYS_ptrace, PTRACE_SEIZE, NONE, 0, 0x3000ff);
	call(SYS_ptrace, PTRACE_SEIZE, NONE, 5, DIRTY);
	for (long i = 0; i < 1200; i += 8)
		call(SYS_ptrace, PTRACE_PEEKUSR, NONE, i);
	call(SYS_ptrace, PTRACE_PEEKUSR, NONE, 3);
	call(SYS_ptrace, PTRACE_POKEUSR, NONE, 8, 0x123456789abcdef0);
	call(SYS_ptrace, PTRACE_POKEUSR, NONE, BAD, BAD);
	for (size_t i = 0; i < COUNT(sets); i++)
		for (long j = 0; j < sets[i][1]; j++)
			call(SYS_ptrace, PTRACE_GETREGSET, NONE, sets[i][0] + j, 0);
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 0x404, LONGS((long)buf, 0));
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 0x404, LONGS(BAD, 16));
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 0x404, edge - 8);
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 1000, BAD);
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 0x46e62b7f, 0);
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 0x53494749, 0);
	call(SYS_ptrace, PTRACE_SETREGSET, NONE, 0x46494c45, 0);
}

static void memory(int pid)
{
	static long word = 0x1122334455667788;
	long got;

	call(SYS_ptrace, PTRACE_PEEKDATA, pid, &word, &got);
	call(SYS_ptrace, PTRACE_PEEKTEXT, pid, memory, &got);
	call(SYS_ptrace, PTRACE_PEEKDATA, pid, &word, 0);
	call(SYS_ptrace, PTRACE_PEEKDATA, pid, 0, &got);
	call(SYS_ptrace, PTRACE_PEEKDATA, pid, BAD, BAD);
	call(SYS_ptrace, PTRACE_PEEKDATA, pid, &word, BAD);
	call(SYS_ptrace, PTRACE_POKEDATA, pid, &word, 5);
	call(SYS_ptrace, PTRACE_POKEDATA, pid, &word, BAD);
	call(SYS_ptrace, PTRACE_POKETEXT, pid, 0, 0);
	call(SYS_ptrace, PTRACE_PEEKUSR, pid, 8, &got);
	call(SYS_ptrace, PTRACE_PEEKUSR, pid, 120, &got);
	call(SYS_ptrace, PTRACE_PEEKUSR, pid, BAD, &got);
	call(SYS_ptrace, PTRACE_PEEKUSR, pid, 8, BAD);
}

static void registers(int pid)
{
	static struct user_regs_struct r;
	static struct user_fpregs_struct f;
	static char big[4096];
	static struct iovec io[3] = { { &r, sizeof(r) }, { &f, sizeof(f) }, { big, 40 } };

#ifdef __x86_64__
	call(SYS_ptrace, PTRACE_GETREGS, pid, 0, &r);
	call(SYS_ptrace, PTRACE_SETREGS, pid, 5, &r);
	call(SYS_ptrace, PTRACE_GETREGS, pid, 0, BAD);
	call(SYS_ptrace, PTRACE_GETREGS, pid, 0, 0);
	call(SYS_ptrace, PTRACE_GETREGS, pid, 0, edge - 32);
	call(SYS_ptrace, PTRACE_SETREGS, pid, 0, edge - 32);
	call(SYS_ptrace, PTRACE_SETREGS, pid, 0, BAD);
	call(SYS_ptrace, PTRACE_GETFPREGS, pid, 0, &f);
	call(SYS_ptrace, PTRACE_SETFPREGS, pid, 0, &f);
	call(SYS_ptrace, PTRACE_GETFPREGS, pid, 0, BAD);
	call(SYS_ptrace, PTRACE_SETFPREGS, pid, 0, BAD);
	call(SYS_ptrace, 30, pid, 0x1234, 0x1003);
	call(SYS_ptrace, 30, pid, &r, 0x1003);
	call(SYS_ptrace, 25, pid, 12, big);
	call(SYS_ptrace, 26, pid, 99, at_edge((long[]){ 12, 0, 0, 0 }, 16));
#endif
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, &io[0]);
	call(SYS_ptrace, PTRACE_SETREGSET, pid, NT_PRSTATUS, &io[0]);
	io[0].iov_len = 16;
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, &io[0]);
	io[0].iov_len = 12;
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, &io[0]);
	call(SYS_ptrace, PTRACE_SETREGSET, pid, NT_PRSTATUS, &io[0]);
	io[0].iov_len = 10000;
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, &io[0]);
	io[0].iov_len = sizeof(r);
	io[0].iov_base = 0;
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, &io[0]);
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRFPREG, &io[1]);
	call(SYS_ptrace, PTRACE_SETREGSET, pid, NT_PRFPREG, &io[1]);
	io[1].iov_len = 16;
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRFPREG, &io[1]);
	call(SYS_ptrace, PTRACE_GETREGSET, pid, 0x202, &io[2]);
	call(SYS_ptrace, PTRACE_GETREGSET, pid, 1000, &io[2]);
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, BAD);
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, 0);
	call(SYS_ptrace, PTRACE_GETREGSET, pid, NT_PRSTATUS, edge - 8);
}

static void signals(int pid)
{
	static char info[128];
	static unsigned long set, message;
	static struct { unsigned long off; unsigned flags; int nr; } args = { 0, 0, 3 };

	call(SYS_ptrace, PTRACE_GETSIGINFO, pid, 0, info);
	call(SYS_ptrace, PTRACE_GETSIGINFO, pid, 5, BAD);
	call(SYS_ptrace, PTRACE_SETSIGINFO, pid, 0, info);
	call(SYS_ptrace, PTRACE_SETSIGINFO, pid, 0, BAD);
	call(SYS_ptrace, PTRACE_GETSIGMASK, pid, 8, &set);
	call(SYS_ptrace, PTRACE_GETSIGMASK, pid, 4, &set);
	call(SYS_ptrace, PTRACE_GETSIGMASK, pid, 8, BAD);
	set = 5;
	call(SYS_ptrace, PTRACE_SETSIGMASK, pid, 8, &set);
	call(SYS_ptrace, PTRACE_SETSIGMASK, pid, 4, &set);
	call(SYS_ptrace, PTRACE_SETSIGMASK, pid, 100, &set);
	call(SYS_ptrace, PTRACE_SETSIGMASK, pid, 8, BAD);
	call(SYS_ptrace, PTRACE_GETEVENTMSG, pid, 0, &message);
	call(SYS_ptrace, PTRACE_GETEVENTMSG, pid, 5, BAD);
	kill(pid, SIGUSR1);
	call(SYS_ptrace, PTRACE_PEEKSIGINFO, pid, &args, memset(malloc(1024), 0, 1024));
	args.flags = 1;
	call(SYS_ptrace, PTRACE_PEEKSIGINFO, pid, &args, memset(malloc(1024), 0, 1024));
	args.flags = 3;
	call(SYS_ptrace, PTRACE_PEEKSIGINFO, pid, &args, info);
	args.nr = -1;
	args.flags = 0;
	call(SYS_ptrace, PTRACE_PEEKSIGINFO, pid, &args, info);
	call(SYS_ptrace, PTRACE_PEEKSIGINFO, pid, BAD, BAD);
	call(SYS_ptrace, PTRACE_PEEKSIGINFO, pid, edge - 8, 0);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_FILTER, pid, 0, 0);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_FILTER, pid, 3, info);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 16, memset(info, 0, 16));
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 8, info);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 4, info);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 16, BAD);
	call(SYS_ptrace, 0x420f, pid, 24, info);
	call(SYS_ptrace, 0x420f, pid, 8, info);
	call(SYS_ptrace, 0x420f, pid, 0, info);
	call(SYS_ptrace, 0x420f, pid, 100, info);
	call(SYS_ptrace, 0x420f, pid, 24, BAD);
}

static void syscalls(int pid)
{
	static char info[256];
	static const long sizes[] = { 88, 0, 4, 8, 16, 24, 25, 32, 33, 40, 80, 84, 100, 200, ALL };

	call(SYS_ptrace, PTRACE_SETOPTIONS, pid, 0, 1 | 0x100000);
	for (size_t i = 0; i < COUNT(sizes); i++)
		call(SYS_ptrace, PTRACE_GET_SYSCALL_INFO, pid, sizes[i], info);
	call(SYS_ptrace, PTRACE_GET_SYSCALL_INFO, pid, 80, BAD);
	call(SYS_ptrace, PTRACE_GET_SYSCALL_INFO, pid, 80, 0);
	for (int round = 0; round < 4; round++) {
		call(SYS_ptrace, PTRACE_SYSCALL, pid, 0, 0);
		waitpid(pid, 0, 0);
		for (size_t i = 0; i < COUNT(sizes); i++)
			call(SYS_ptrace, PTRACE_GET_SYSCALL_INFO, pid, sizes[i], memset(info, 0, sizeof(info)));
		call(SYS_ptrace, 0x4212, pid, 88, info);
		call(SYS_ptrace, 0x4212, pid, 40, info);
		call(SYS_ptrace, 0x4212, pid, 16, info);
	}
}

/* end looks at a filter, and at the message of an exit. */
static void end(int pid)
{
	static struct sock_filter f[8];
	static unsigned long message, metadata[2];

	waitpid(pid, 0, 0);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_FILTER, pid, 0, 0);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_FILTER, pid, 0, f);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 16, metadata);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 8, metadata);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 12, metadata);
	call(SYS_ptrace, PTRACE_SECCOMP_GET_METADATA, pid, 100, metadata);
	call(SYS_ptrace, PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACEEXIT);
	call(SYS_ptrace, PTRACE_CONT, pid, 0, 0);
	waitpid(pid, 0, 0);
	call(SYS_ptrace, PTRACE_GETEVENTMSG, pid, 0, &message);
	call(SYS_ptrace, PTRACE_DETACH, pid, 0, 0);
	waitpid(pid, 0, 0);
}

int main(void)
{
	int pid;

	begin();
	nobody();
	pid = child(0);
	waitpid(pid, 0, 0);
	memory(pid);
	registers(pid);
	signals(pid);
	syscalls(pid);
	call(SYS_ptrace, PTRACE_SINGLESTEP, pid, 0, 0);
	waitpid(pid, 0, 0);
	call(SYS_ptrace, PTRACE_INTERRUPT, pid, 0, 0);
	call(SYS_ptrace, PTRACE_LISTEN, pid, 0, 0);
	call(SYS_ptrace, PTRACE_CONT, pid, 0, SIGUSR1);
	waitpid(pid, 0, 0);
	call(SYS_ptrace, PTRACE_DETACH, pid, 0, 0);
	end(child(1));
	return 0;
}
