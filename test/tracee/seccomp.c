// SPDX-License-Identifier: Apache-2.0

/* seccomp: filters that are refused for the last argument, and one that allows all. */
#include "io.h"
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

#define PROG(...) \
	(struct sock_fprog){ sizeof((struct sock_filter[]){ __VA_ARGS__ }) / 8, (struct sock_filter[]){ __VA_ARGS__ } }

/* show makes a call that is refused: no operation has this flag. */
static void show(struct sock_fprog *p)
{
	call(SYS_seccomp, 1, 0x4000, p);
}

/* every operation code, and bits beyond. */
static void codes(void)
{
	struct sock_filter f[256];
	struct sock_fprog p = { 1, f };

	for (unsigned i = 0; i < 256; i++) {
		f[0] = (struct sock_filter){ i, 1, 2, 0x12345678 };
		show(&p);
	}
	for (unsigned i = 0; i < 256; i += 7) {
		f[0] = (struct sock_filter){ i | 0x1200, 0, 0, i };
		show(&p);
		f[0] = (struct sock_filter){ i, 0, 3, 0xffffffff };
		show(&p);
	}
}

static void programs(void)
{
	static const unsigned rets[] = {
		0, 0x7fff0000, 0x00030000, 0x00050001, 0x00050000 | 99, 0x00051000, 0x7ff00000, 0x7ff0ffff, 0x7ffc0000, 0x7fc00000, 0x80000000, 0x80000001, 0x00030005, 0xffff0000, 0x7fff0001, 0x00040000, 1, 0xffffffff, 0x0005ffff, 0x80001234,
	};
	static const unsigned flags[] = { 0, 1, 2, 3, 4, 8, 0x10, 0x20, 0x40, 0x80, 0xff, 0xffffffff };
	static const unsigned data[] = { 0, 4, 8, 16, 20, 24, 60, 64, 1, 0xfffff000, 0xfffff004, 0xfffff01c, 0xfffff040, 0xfffff03c, 0xffffffff };
	struct sock_fprog p = PROG(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 4), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 59, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 13), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)), q;
	struct sock_filter many[1000] = { { 6, 0, 0, 0x7fff0000 } };

	show(&p);
	show(at_edge(&p, sizeof(p)));
	show(at_edge(&p, 8));
	for (size_t i = 0; i < COUNT(rets); i++) {
		q = PROG(BPF_STMT(BPF_RET | BPF_K, rets[i]), BPF_STMT(BPF_RET | BPF_A, rets[i]));
		show(&q);
	}
	for (size_t i = 0; i < COUNT(data); i++) {
		q = PROG(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, data[i]), BPF_STMT(BPF_LD | BPF_B | BPF_IND, data[i]), BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, data[i]));
		show(&q);
	}
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_seccomp, 1, flags[i], 0);
	q = (struct sock_fprog){ 3, (void *)BAD };
	show(&q);
	q.filter = 0;
	show(&q);
	q = (struct sock_fprog){ 0, p.filter };
	show(&q);
	q = (struct sock_fprog){ 3, at_edge(p.filter, 24) };
	show(&q);
	q.len = 4;
	show(&q);
	q = (struct sock_fprog){ 3, at_edge(p.filter, 20) };
	show(&q);
	q = (struct sock_fprog){ 1000, many };
	show(&q);
	show((void *)BAD);
	show(0);
}

static void operations(void)
{
	static const long ops[] = { 2, 3, 4, ALL, DIRTY | 5 };
	unsigned action;
	static const unsigned actions[] = { 0, 0x7fff0000, 0x30000, 0x50000, 0x7ff00000, 0x7ffc0000, 0x7fc00000, 0x80000000, 0x12340000, 5 };
	unsigned short sizes[4];

	for (size_t i = 0; i < COUNT(ops); i++)
		call(SYS_seccomp, ops[i], 7, 0x123456);
	for (size_t i = 0; i < COUNT(actions); i++) {
		action = actions[i];
		call(SYS_seccomp, 2, 0, &action);
	}
	call(SYS_seccomp, 2, 0, BAD);
	call(SYS_seccomp, 2, 0, 0);
	call(SYS_seccomp, 2, 1, &action);
	call(SYS_seccomp, 3, 0, sizes);
	call(SYS_seccomp, 3, 0, BAD);
	call(SYS_seccomp, 3, 0, edge - 4);
	call(SYS_seccomp, 3, 1, sizes);
	call(SYS_seccomp, 0, 1, 0);
	call(SYS_seccomp, 0, 0, 1);
	call(SYS_seccomp, 0, ALL, BAD);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	struct sock_fprog p = PROG(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
	call(SYS_seccomp, DIRTY | 1, DIRTY, &p);
}

int main(void)
{
	begin();
	codes();
	programs();
	operations();
	return 0;
}
