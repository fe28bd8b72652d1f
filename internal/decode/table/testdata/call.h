/* SPDX-License-Identifier: Apache-2.0 */

/*
 * call.h is what the tracees of this folder are made of: system calls without a
 * libc, and a seccomp filter under which none takes place. A tracer sees them
 * still, since the entry is reported before the filter runs; so reboot, fork,
 * exit and pause need no exception.
 *
 * Without a libc one compiler builds them for any architecture:
 *	cc -O1 -static -nostdlib -fno-stack-protector -o NAME NAME.c
 */
#include <stddef.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>

enum { DONE = 77 }; /* the exit code that says that all went well */

#if defined(__x86_64__)

enum { NR_GETPID = 39, NR_KILL = 62, NR_RT_SIGQUEUEINFO = 129, NR_PRCTL = 157, NR_EXIT_GROUP = 231 };

static long call(long nr, long a, long b, long c, long rest)
{
	register long r10 __asm__("r10") = rest, r8 __asm__("r8") = rest, r9 __asm__("r9") = rest;
	long ret;

	__asm__ volatile("syscall" : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return ret;
}

#elif defined(__aarch64__)

enum { NR_GETPID = 172, NR_KILL = 129, NR_RT_SIGQUEUEINFO = 138, NR_PRCTL = 167, NR_EXIT_GROUP = 94 };

static long call(long nr, long a, long b, long c, long rest)
{
	register long x8 __asm__("x8") = nr, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c;
	register long x3 __asm__("x3") = rest, x4 __asm__("x4") = rest, x5 __asm__("x5") = rest;

	__asm__ volatile("svc 0" : "+r"(x0)
			 : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
			 : "memory");
	return x0;
}

#elif defined(__arm__)

enum { NR_GETPID = 20, NR_KILL = 37, NR_RT_SIGQUEUEINFO = 178, NR_PRCTL = 172, NR_EXIT_GROUP = 248 };

static long call(long nr, long a, long b, long c, long rest)
{
	register long r7 __asm__("r7") = nr, r0 __asm__("r0") = a, r1 __asm__("r1") = b, r2 __asm__("r2") = c;
	register long r3 __asm__("r3") = rest, r4 __asm__("r4") = rest, r5 __asm__("r5") = rest;

	__asm__ volatile("svc 0" : "+r"(r0)
			 : "r"(r7), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5)
			 : "memory");
	return r0;
}

#endif

/*
 * deny_all gives every later call the error EPERM, except for exit_group(DONE)
 * and for getpid(N), which fails with errno N.
 */
static long deny_all(void)
{
	static struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NR_GETPID, 2, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NR_EXIT_GROUP, 5, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xfff), /* MAX_ERRNO of include/linux/err.h */
		BPF_STMT(BPF_ALU | BPF_OR | BPF_K, SECCOMP_RET_ERRNO),
		BPF_STMT(BPF_RET | BPF_A, 0),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, DONE, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog prog = { sizeof(filter) / sizeof(*filter), filter };

	return call(NR_PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0, 0) ||
	       call(NR_PRCTL, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, (long)&prog, 0);
}

static void call_all(void);

void _start(void)
{
	long failed = deny_all();

	if (!failed)
		call_all();
	call(NR_EXIT_GROUP, failed ? 1 : DONE, 0, 0, 0);
}
