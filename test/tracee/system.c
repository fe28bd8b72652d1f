// SPDX-License-Identifier: Apache-2.0

/* system: the calls that ask about the machine and those that would change it, the
 * latter with arguments that are refused. */
#include "io.h"
#include <sched.h>

static const long odd[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 99, ALL, DIRTY, DIRTY | 2 };

static void about(void)
{
	char buf[512];

	call(SYS_uname, buf);
	call(SYS_uname, 0);
	call(SYS_uname, BAD);
	call(SYS_uname, edge - 100);
	call(SYS_uname, edge - 390);
	call(SYS_sysinfo, buf);
	call(SYS_sysinfo, 0);
	call(SYS_sysinfo, BAD);
	call(SYS_sysinfo, edge - 100);
	call(SYS_sysinfo, edge - 112);
	call(SYS_getrandom, buf, 8, 4);
	for (size_t i = 0; i < COUNT(odd); i++)
		call(SYS_getrandom, buf, 0, odd[i]);
	call(SYS_getrandom, 0, 8, 1);
	call(SYS_getrandom, BAD, 8, 1);
	call(SYS_getrandom, edge - 4, 8, 0);
	call(SYS_getrandom, edge - 4, 4, 0);
	call(SYS_getrandom, 0, 0, 0);
	call(SYS_getrandom, BAD, 0, 0);
	call(SYS_getrandom, buf, 40, 0);
	call(SYS_getrandom, buf, ALL, 8);
	call(SYS_getrandom, buf, 40, 9);
}

/* names are too long, or unreadable. */
static void names(void)
{
	static const char name[] = "a host of no name at all, whose name would be too long\n\"";

	call(SYS_sethostname, name, -1);
	call(SYS_sethostname, name, 65);
	call(SYS_sethostname, name, DIRTY | 65);
	call(SYS_sethostname, BAD, 5);
	call(SYS_sethostname, 0, 5);
	call(SYS_sethostname, at_edge(name, 5), 10);
	call(SYS_sethostname, at_edge(name, 40), 70);
	call(SYS_sethostname, at_edge(name, 10), -10);
	call(SYS_setdomainname, name, -1);
	call(SYS_setdomainname, name, 65);
	call(SYS_setdomainname, BAD, 5);
	call(SYS_setdomainname, 0, 5);
	call(SYS_setdomainname, 0, -5);
	call(SYS_setdomainname, at_edge(name, 5), 10);
}

/* hosts is in a namespace of its own, where names may be set. */
static void hosts(void)
{
	if (unshare(CLONE_NEWUTS))
		return;
	call(SYS_sethostname, "tracee\0\n\"host", 13);
	call(SYS_setdomainname, "a domain that has a long name of 64 bytes, so as to be cut here.", DIRTY | 64);
	call(SYS_sethostname, BAD, 0);
	call(SYS_sethostname, 0, 0);
	call(SYS_setdomainname, "", 0);
}

static void logs(void)
{
	char buf[64];

	for (long i = -2; i < 14; i++) {
		if (i == 5 || i == 4 || i == 6 || i == 7 || i == 2)
			continue; /* these would work */
		call(SYS_syslog, i, 0, -1);
		call(SYS_syslog, i, BAD, -5);
	}
	call(SYS_syslog, 2, 0, 0);
	call(SYS_syslog, 2, BAD, -1);
	call(SYS_syslog, 4, 0, -1);
	call(SYS_syslog, 4, BAD, -2);
	call(SYS_syslog, 3, buf, 1);
	call(SYS_syslog, 3, buf, 0);
	call(SYS_syslog, 3, edge, 16);
	call(SYS_syslog, 8, buf, 0);
	call(SYS_syslog, 8, buf, 9);
	call(SYS_syslog, 10, buf, 7);
	call(SYS_syslog, 9, buf, DIRTY | 7);
	call(SYS_syslog, 99, buf, 7);
	call(SYS_syslog, ALL, buf, 7);
}

static void fold(void)
{
	char buf[64];

	(void)buf;
#ifdef SYS_sysfs
	call(SYS_sysfs, 1, "proc");
	call(SYS_sysfs, 1, "nothing of that kind");
	call(SYS_sysfs, 1, 0);
	call(SYS_sysfs, 1, BAD);
	call(SYS_sysfs, 1, at_edge("abc", 3));
	call(SYS_sysfs, 2, 0, buf);
	call(SYS_sysfs, 2, DIRTY, buf);
	call(SYS_sysfs, 2, 9999, buf);
	call(SYS_sysfs, 2, 0, 0);
	call(SYS_sysfs, 2, 0, BAD);
	call(SYS_sysfs, 3);
	call(SYS_sysfs, 3, 1, 2);
	call(SYS_sysfs, 4, "proc", BAD);
	call(SYS_sysfs, ALL, 1, 2);
	call(SYS_sysfs, DIRTY | 3, 1, 2);
	call(SYS_ustat, 0, buf);
	call(SYS_ustat, 1, buf);
	call(SYS_ustat, DIRTY | 0x801, buf);
	call(SYS_ustat, 0xfffff, buf);
	call(SYS_ustat, ALL, BAD);
	call(SYS_ustat, 1, 0);
	call(SYS_ustat, 5, edge - 8);
	call(SYS_ustat, 0x15, buf);
	call(SYS_ustat, 0x16, buf);
	call(SYS_ustat, 0x17, edge - 4);
#endif
}

/* reboots have the wrong magic. */
static void reboots(void)
{
	static const unsigned magic2[] = { 672274793, 85072278, 369367448, 537993216, 0, 1 };
	static const unsigned op[] = { 0x01234567, 0xcdef0123, 0x89abcdef, 0, 0x4321fedc, 0xa1b2c3d4, 0xd000fce2, 0x45584543, 1, 0xffffffff };

	for (size_t i = 0; i < COUNT(magic2); i++)
		call(SYS_reboot, 0xfee1deaf, magic2[i], 1, 2);
	for (size_t i = 0; i < COUNT(op); i++)
		call(SYS_reboot, 0xfee1dead, 7, DIRTY | op[i], "again");
	call(SYS_reboot, 0xfee1dead, 7, 0xa1b2c3d4, 0);
	call(SYS_reboot, 0xfee1dead, 7, 0xa1b2c3d4, BAD);
	call(SYS_reboot, 0xfee1dead, 7, 0xa1b2c3d4, at_edge("abc", 3));
	call(SYS_reboot, DIRTY | 0xfee1dead, DIRTY | 7, 0, 0);
	call(SYS_reboot, ALL, ALL, ALL, ALL);
}

/* modules that are none. */
static void modules(void)
{
	static const long flags[] = { 0, 1, 2, 3, 4, 7, 8, ALL, DIRTY | 1 };
	static const long how[] = { 0, 0200, 04000, 01000, 05000, 05200, 0100000, ALL, DIRTY, 1 };

	call(SYS_init_module, "ab\0cdefgh", 0, "x=1");
	call(SYS_init_module, "ab\0cdefgh", 9, BAD);
	call(SYS_init_module, BAD, 9, "x=1\n");
	call(SYS_init_module, 0, 9, 0);
	call(SYS_init_module, edge, ALL, at_edge("abc", 3));
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_finit_module, -1, "a=b", flags[i]);
	call(SYS_finit_module, DIRTY | 99, BAD, 0);
	call(SYS_finit_module, 99, 0, 0);
	for (size_t i = 0; i < COUNT(how); i++)
		call(SYS_delete_module, "no_such_module_at_all", how[i]);
	call(SYS_delete_module, 0, 0);
	call(SYS_delete_module, BAD, 0);
	call(SYS_delete_module, at_edge("abc", 3), 0);
	call(SYS_delete_module, "", 0);
}

/* kernels that are none: flags or segments that are refused. */
static void kernels(void)
{
	static const long segments[] = { 0x1000, 0x2000, 0x3000, 0x4000, 5, 6, 7, 8 };
	static const long load[] = { 0, 1, 2, 3, 4, 8, 0xf, 0x10, 3 << 16, 62 << 16, 0x003e0001, 0xffff0000, ALL, DIRTY, 0x00b70000, 0x00280002, 0x12340007, 40 << 16, 50 << 16, 20 << 16, 21 << 16, 22 << 16, 42 << 16, 8 << 16, 10 << 16, 15 << 16, 183 << 16, 243 << 16, 258 << 16, 167 << 16, 188 << 16, 0x5441 << 16 };
	static const long file[] = { 1, 2, 3, 4, 5, 6, 7, 8, 0x10, 0x20, ALL, DIRTY | 4 };

	for (size_t i = 0; i < COUNT(load); i++)
		call(SYS_kexec_load, 0x1234, 17, 0, 0xff0 | load[i]);
	for (size_t i = 0; i < COUNT(load); i++)
		call(SYS_kexec_load, 0x1234, 17, segments, load[i]);
	call(SYS_kexec_load, 0, 2, segments, 0xffe0);
	call(SYS_kexec_load, ALL, 1, segments, 0xffe0);
	call(SYS_kexec_load, 1, 17, segments, 0xffe0);
	call(SYS_kexec_load, 1, 2, at_edge(segments, 64), 0xffe0);
	call(SYS_kexec_load, 1, 2, at_edge(segments, 40), 0xffe0);
	call(SYS_kexec_load, 1, 2, at_edge(segments, 24), 0xffe0);
	call(SYS_kexec_load, 1, 1, BAD, 0xffe0);
	call(SYS_kexec_load, 1, 0, segments, 0xffe0);
	call(SYS_kexec_load, 1, ALL, segments, 0xffe0);
	for (size_t i = 0; i < COUNT(file); i++)
		call(SYS_kexec_file_load, -1, -2, 3, "abc", file[i] | 0x100);
	for (size_t i = 0; i < COUNT(file); i++)
		call(SYS_kexec_file_load, 99, 98, 4, "abc\n", file[i]);
	call(SYS_kexec_file_load, DIRTY | 99, -2, 0, "abc", 0x100);
	call(SYS_kexec_file_load, 99, -2, 5, BAD, 0x100);
	call(SYS_kexec_file_load, 99, -2, 5, 0, 0x100);
	call(SYS_kexec_file_load, 99, -2, 5, at_edge("abc", 3), 0x100);
	call(SYS_kexec_file_load, 99, -2, 3, at_edge("abc", 3), 0x100);
	call(SYS_kexec_file_load, 99, -2, 100, "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789", 0x100);
}

/* gone calls do nothing. */
static void gone(void)
{
	call(SYS_nfsservctl, 1, 2, 3, 4, 5, 6);
	call(464 + 2000, 1, 2, 3, 4, 5, 6);
	call(464 + 2000);
#ifdef __x86_64__
	call(SYS__sysctl, 0);
	call(SYS__sysctl, BAD);
	call(SYS__sysctl, LONGS((long)(int[]){ 1, 4 }, 0xffffffff00000002, (long)"x", (long)LONGS(7), (long)"y", 2));
	call(SYS_afs_syscall, 1, 2, 3, 4, 5, 6);
	call(SYS_tuxcall, 1, 2, 3, 4, 5, 6);
	call(SYS_security, 1, 2, 3, 4, 5, 6);
	call(SYS_vserver, 1, 2, 3, 4, 5, 6);
	call(SYS_putpmsg, 1, "a", "b", 4, 5, 6);
	call(SYS_getpmsg, 1, edge, edge, 4, 5, 6);
	call(SYS_create_module, "a", 2, 3, 4, 5, 6);
	call(SYS_get_kernel_syms, edge - 64, 2, 3, 4, 5, 6);
	call(SYS_query_module, "a", 2, edge - 64, 4, edge - 8, 6);
	call(SYS_uselib, "/nonexistent");
	call(SYS_uselib, BAD);
	call(SYS_epoll_ctl_old, 1, 2, 3, 4, 5, 6);
	call(SYS_epoll_wait_old, 1, 2, 3, 4, 5, 6);
	call(SYS_lookup_dcookie, 1, edge - 64, 3, 4, 5, 6);
#endif
}

struct lsm { unsigned long id, flags, len, ctx_len; char ctx[16]; };

static void modules_of_security(void)
{
	char buf[4096];
	static const long attr[] = { 0, 99, 100, 101, 102, 103, 104, 105, 106, 107, 1000, ALL, DIRTY | 100 };
	struct lsm a = { 104, 0, sizeof(a), 8, "context" };
	unsigned size = 4096;
	unsigned long ids[] = { 0, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 1000, ALL };

	for (size_t i = 0; i < COUNT(attr); i++) {
		size = 4096;
		call(459, attr[i], buf, &size, 0);
		call(460, attr[i], &a, sizeof(a), 1);
	}
	size = 4096;
	call(459, 100, 0, &size, 0);
	call(459, 100, 0, 0, 0);
	call(459, 100, buf, BAD, 0);
	size = 4096;
	call(459, 100, &a, &size, 1);
	call(459, 100, &a, &size, 2);
	call(459, 100, &a, &size, ALL);
	call(459, 100, BAD, &size, DIRTY | 1);
	size = 1;
	call(459, 100, &a, &size, 0);
	for (size_t i = 0; i < COUNT(ids); i++) {
		a.id = ids[i];
		a.flags = i;
		call(460, 100, &a, sizeof(a), 1);
	}
	a.ctx_len = 100;
	call(460, 100, &a, sizeof(a), 1);
	call(460, 100, at_edge(&a, sizeof(a)), sizeof(a), 1);
	call(460, 100, at_edge(&a, sizeof(a) - 4), sizeof(a), 1);
	call(460, 100, at_edge(&a, 16), sizeof(a), 1);
	call(460, 100, &a, 16, 1);
	call(460, 100, &a, 0, 1);
	call(460, 100, &a, 100000, 1);
	call(460, 100, 0, 32, 0);
	call(460, 100, BAD, 32, ALL);
	size = 4096;
	call(461, buf, &size, 0);
	call(461, buf, &size, 1);
	size = 1;
	call(461, buf, &size, 0);
	size = 4096;
	call(461, 0, &size, 0);
	call(461, BAD, &size, 0);
	call(461, buf, 0, 0);
	call(461, buf, BAD, ALL);
	call(461, edge - 8, &size, DIRTY);
}

int main(void)
{
	begin();
	about();
	names();
	hosts();
	logs();
	fold();
	reboots();
	modules();
	kernels();
	gone();
	modules_of_security();
	return 0;
}
