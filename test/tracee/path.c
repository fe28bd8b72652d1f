// SPDX-License-Identifier: Apache-2.0

/* path: calls that make, remove, move and change what paths name. */
#include "io.h"
#include <sys/stat.h>

#define FCHMODAT2 452

static const long bad_paths[] = {0, -1, 1, DIRTY};

static void links(void)
{
	char buf[64];

#ifdef SYS_link
	call(SYS_link, "/none/a", "b");
	call(SYS_link, 0, BAD);
	call(SYS_symlink, "target", "no/link");
	call(SYS_symlink, BAD, 0);
	call(SYS_unlink, "none");
	call(SYS_unlink, 0);
	call(SYS_rename, "none", "other");
	call(SYS_rename, BAD, "other");
	call(SYS_readlink, "/proc/self/fd/none", buf, sizeof(buf));
	call(SYS_readlink, "/etc/mtab", buf, 5);
	call(SYS_readlink, "/etc/mtab", buf, 0);
	call(SYS_readlink, "/etc/mtab", buf, DIRTY | 64);
	call(SYS_readlink, "/etc/mtab", BAD, 64);
	call(SYS_readlink, 0, 0, ALL);
#endif
	call(SYS_linkat, AT_FDCWD, "none", 99, "other", AT_SYMLINK_FOLLOW);
	for (int i = 0; i < 32; i++)
		call(SYS_linkat, 99, "x", AT_FDCWD, "y", 1l << i);
	call(SYS_linkat, -1, 0, -1, BAD, ALL);
	call(SYS_symlinkat, "target", 99, "link");
	call(SYS_symlinkat, 0, -1, BAD);
	call(SYS_unlinkat, AT_FDCWD, "none", 0);
	call(SYS_unlinkat, AT_FDCWD, "none", 0x200);
	call(SYS_unlinkat, 99, "none", ALL);
	call(SYS_unlinkat, 99, 0, 0x400);
	call(SYS_unlinkat, 99, BAD, 0xffffffff);
#ifdef SYS_renameat
	call(SYS_renameat, AT_FDCWD, "none", 99, "other");
	call(SYS_renameat, -2, BAD, DIRTY | 3, 0);
#endif
	for (int i = 0; i < 5; i++)
		call(SYS_renameat2, AT_FDCWD, "none", AT_FDCWD, "other", 1 << i);
	call(SYS_renameat2, 1, "none", 2, "other", 0);
	call(SYS_renameat2, 1, "none", 2, "other", ALL);
	call(SYS_renameat2, 1, "none", 2, "other", DIRTY | 7);
	call(SYS_readlinkat, AT_FDCWD, "/proc/self/fd/none", buf, sizeof(buf));
	call(SYS_readlinkat, AT_FDCWD, "/etc/mtab", buf, sizeof(buf));
	call(SYS_readlinkat, AT_FDCWD, "/etc/mtab", buf, 3);
	call(SYS_readlinkat, -1, "/etc/mtab", edge - 3, 64);
	call(SYS_readlinkat, -1, "/etc/mtab", edge - 14, 64);
	call(SYS_readlinkat, -1, "x", BAD, 0xffffffff);
}

static void folders(void)
{
	static const long m[] = {0, 1, 0755, 07777, 0200755, DIRTY | 7, ALL, 0x7fffffff, 0100644, 0160000, 0120777};

	for (size_t i = 0; i < COUNT(m); i++) {
#ifdef SYS_mkdir
		call(SYS_mkdir, "/none/d", m[i]);
		call(SYS_chmod, "/none/d", m[i]);
		call(SYS_mknod, "/none/d", m[i], 0x1234567890);
#endif
		call(SYS_mkdirat, 99, "d", m[i]);
		call(SYS_fchmod, 99, m[i]);
		call(SYS_fchmodat, 99, "d", m[i]);
		call(SYS_mknodat, 99, "d", m[i], 0x501);
		call(SYS_umask, 022 | m[i] << 9);
		call(FCHMODAT2, 99, "d", m[i], i * 0x100);
	}
	call(SYS_umask, 022);
	for (size_t i = 0; i < COUNT(bad_paths); i++) {
#ifdef SYS_mkdir
		call(SYS_mkdir, bad_paths[i], 0);
		call(SYS_rmdir, bad_paths[i]);
		call(SYS_chmod, bad_paths[i], 0);
		call(SYS_mknod, bad_paths[i], S_IFBLK | 0600, 0x900);
		call(SYS_chown, bad_paths[i], 0, 0);
		call(SYS_lchown, bad_paths[i], 0, 0);
#endif
		call(SYS_mkdirat, -1, bad_paths[i], 0);
		call(SYS_fchmodat, -1, bad_paths[i], 0);
		call(SYS_mknodat, -1, bad_paths[i], S_IFCHR, 0);
		call(SYS_fchownat, -1, bad_paths[i], 0, 0, 0);
		call(SYS_truncate, bad_paths[i], 0);
		call(SYS_chdir, bad_paths[i]);
		call(SYS_chroot, bad_paths[i]);
		call(SYS_pivot_root, bad_paths[i], bad_paths[i]);
	}
}

static void devices(void)
{
	static const long dev[] = {0, 1, 0x103, 0xfff00, 0x12345678, 0x123456789abcdef0, 0xffffffff, ALL, 0x100000000000};
	static const long type[] = {0, S_IFREG, S_IFDIR, S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK, S_IFLNK, 0170000, 0xe000, 0xffff0000 | S_IFCHR};

	for (size_t i = 0; i < COUNT(dev); i++)
		call(SYS_mknodat, 99, "d", S_IFBLK | 0644, dev[i]);
	for (size_t i = 0; i < COUNT(type); i++)
		call(SYS_mknodat, 99, "d", type[i] | 0640, 0x803);
}

static void owners(void)
{
	static const long id[] = {0, 1000, -1, 0x7fffffff, 0x80000000, 0xffffffff, DIRTY | 5, ALL, 65535};

	for (size_t i = 0; i < COUNT(id); i++) {
#ifdef SYS_chown
		call(SYS_chown, "none", id[i], id[COUNT(id) - 1 - i]);
		call(SYS_lchown, "none", id[i], id[i]);
#endif
		call(SYS_fchown, 99, id[i], id[i]);
		call(SYS_fchownat, 99, "none", id[i], id[i], i * 0x80);
	}
	call(SYS_fchownat, AT_FDCWD, "none", 1, 2, ALL);
	for (int i = 0; i < 32; i++) {
		call(SYS_fchownat, 99, "none", 0, 0, 1l << i);
		call(FCHMODAT2, 99, "none", 0, 1l << i);
	}
	call(FCHMODAT2, 99, 0, 0, ALL);
	call(FCHMODAT2, AT_FDCWD, BAD, 0, DIRTY | 0x1100);
}

static void sizes(void)
{
	static const long size[] = {0, 1, -1, 0x7fffffff, 0x80000000, 0xffffffff, 0x123456789, DIRTY};
	int fd = a_file();

	for (size_t i = 0; i < COUNT(size); i++) {
		call(SYS_truncate, "none", size[i]);
		call(SYS_ftruncate, 99, size[i]);
	}
	call(SYS_ftruncate, fd, 10);
	call(SYS_ftruncate, DIRTY | fd, 5);
	call(SYS_close, fd);
}

static void where(void)
{
	char buf[4096];

	call(SYS_getcwd, buf, sizeof(buf));
	call(SYS_chdir, "/");
	call(SYS_getcwd, buf, sizeof(buf));
	call(SYS_getcwd, buf, 2);
	call(SYS_getcwd, buf, 1);
	call(SYS_getcwd, buf, 0);
	call(SYS_getcwd, 0, 100);
	call(SYS_getcwd, BAD, ALL);
	call(SYS_getcwd, edge - 2, 100);
	call(SYS_getcwd, edge - 1, 100);
	call(SYS_chdir, "/usr/bin");
	call(SYS_getcwd, buf, DIRTY | 100);
	call(SYS_fchdir, 99);
	call(SYS_fchdir, -1);
	call(SYS_chdir, "/none");
	call(SYS_chroot, "/none");
	call(SYS_pivot_root, "/none", "/other");
}

static void made(void)
{
	char buf[64];

	if (chdir("/tmp") || mkdir("tracee-path", 0700))
		return;
	call(SYS_chdir, "tracee-path");
	call(SYS_mkdirat, AT_FDCWD, "d", 0755);
	call(SYS_mknodat, AT_FDCWD, "f", S_IFREG | 0644, 0);
	call(SYS_mknodat, AT_FDCWD, "p", S_IFIFO | 0600, 0);
	call(SYS_symlinkat, "f", AT_FDCWD, "s");
	call(SYS_readlinkat, AT_FDCWD, "s", buf, 64);
	call(SYS_linkat, AT_FDCWD, "f", AT_FDCWD, "g", 0);
	call(SYS_renameat2, AT_FDCWD, "f", AT_FDCWD, "h", 1);
	call(SYS_fchmodat, AT_FDCWD, "h", 04711);
	call(FCHMODAT2, AT_FDCWD, "h", 0600, 0);
	call(SYS_fchownat, AT_FDCWD, "h", 1, 2, 0);
	call(SYS_truncate, "h", 100);
	call(SYS_unlinkat, AT_FDCWD, "d", AT_REMOVEDIR);
	call(SYS_unlinkat, AT_FDCWD, "g", 0);
	call(SYS_unlinkat, AT_FDCWD, "h", 0);
	call(SYS_unlinkat, AT_FDCWD, "p", 0);
	call(SYS_unlinkat, AT_FDCWD, "s", 0);
	call(SYS_chdir, "..");
	rmdir("tracee-path");
}

int main(void)
{
	begin();
	links();
	folders();
	devices();
	owners();
	sizes();
	where();
	made();
	return 0;
}
