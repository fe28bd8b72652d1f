// SPDX-License-Identifier: Apache-2.0

/* xattr: extended attributes, and the attributes of file systems. */
#include "io.h"

#define SETXATTRAT 463 /* include/uapi/asm-generic/unistd.h */
#define GETXATTRAT 464
#define LISTXATTRAT 465
#define REMOVEXATTRAT 466
#define FILE_GETATTR 468
#define FILE_SETATTR 469

struct xattr_args {
	uint64_t value;
	uint32_t size, flags;
};

static char buf[70000];
static const long bad[] = {0, -1, 1, DIRTY};

static void on_file(const char *path, int fd)
{
	static const long flags[] = {0, 1, 2, 3, 4, ALL, DIRTY};

	for (size_t i = 0; i < COUNT(flags); i++) {
		call(SYS_setxattr, path, "user.a", "value\0\1\xff", 8, flags[i]);
		call(SYS_lsetxattr, path, "user.b", "", 0, flags[i]);
		call(SYS_fsetxattr, fd, "user.c", "0123456789012345678901234567890123456789", 40, flags[i]);
	}
	call(SYS_getxattr, path, "user.a", buf, 100);
	call(SYS_lgetxattr, path, "user.a", buf, 0);
	call(SYS_fgetxattr, fd, "user.c", buf, 100);
	call(SYS_fgetxattr, fd, "user.c", buf, 10);
	call(SYS_getxattr, path, "user.none", buf, 100);
	call(SYS_getxattr, path, "user.a", BAD, 100);
	call(SYS_getxattr, path, "user.a", edge - 3, 100);
	call(SYS_getxattr, path, "user.a", 0, 0);
	call(SYS_getxattr, path, "user.a", 0, 100);
	call(SYS_listxattr, path, buf, 100);
	call(SYS_llistxattr, path, buf, 0);
	call(SYS_flistxattr, fd, buf, 100);
	call(SYS_flistxattr, fd, buf, 3);
	call(SYS_listxattr, path, BAD, 100);
	call(SYS_listxattr, path, 0, ALL);
	call(SYS_removexattr, path, "user.a");
	call(SYS_lremovexattr, path, "user.b");
	call(SYS_fremovexattr, fd, "user.c");
	call(SYS_fremovexattr, fd, "user.c");
	call(SYS_listxattr, path, buf, 100);
}

static void bad_ones(void)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(SYS_setxattr, bad[i], "user.a", "v", 1, 0);
		call(SYS_setxattr, "none", bad[i], "v", 1, 0);
		call(SYS_setxattr, "none", "user.a", bad[i], 1, 0);
		call(SYS_setxattr, "none", "user.a", "v", bad[i], 0);
		call(SYS_fsetxattr, 99, bad[i], bad[i], bad[i], bad[i]);
		call(SYS_getxattr, bad[i], bad[i], bad[i], bad[i]);
		call(SYS_lgetxattr, bad[i], bad[i], bad[i], bad[i]);
		call(SYS_listxattr, bad[i], bad[i], bad[i]);
		call(SYS_llistxattr, bad[i], bad[i], bad[i]);
		call(SYS_removexattr, bad[i], bad[i]);
		call(SYS_fremovexattr, 99, bad[i]);
	}
	call(SYS_setxattr, "none", "user.a", edge - 3, 4, 0);
	call(SYS_setxattr, "none", "user.a", at_edge("abcd", 4), 4, 0);
	call(SYS_setxattr, "none", "user.a", buf, 65537, 0);
	call(SYS_setxattr, "none", "a name that is quite long: more than thirty-two bytes", "v", 1, 0);
	call(SYS_getxattr, "none", "a name that is quite long: more than thirty-two bytes", buf, 1);
}

static void at_calls(const char *path)
{
	static struct {
		struct xattr_args a;
		char rest[8192];
	} x;
	struct xattr_args *a = &x.a;

	memset(&x, 0, sizeof(x));
	*a = (struct xattr_args){(long)"value\0\xff", 7, 0};
	call(SETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 16);
	call(SETXATTRAT, AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, "user.a", a, 24);
	for (int i = 0; i < 5; i++) {
		a->flags = i;
		call(SETXATTRAT, 99, path, AT_EMPTY_PATH, "user.a", a, 16);
	}
	a->flags = -1;
	a->size = -1;
	call(SETXATTRAT, 99, path, ALL, "user.a", a, 16);
	a->size = 65537;
	a->flags = 0;
	call(SETXATTRAT, 99, path, DIRTY, "user.a", a, 16);
	a->value = 0;
	call(SETXATTRAT, 99, path, 0, "user.a", a, 16);
	a->value = -1;
	a->size = 3;
	call(SETXATTRAT, 99, path, 0, "user.a", a, 16);
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(SETXATTRAT, 99, bad[i], 0, bad[i], bad[i], 16);
		call(GETXATTRAT, 99, bad[i], 0, bad[i], bad[i], 16);
		call(LISTXATTRAT, 99, bad[i], 0, bad[i], 16);
		call(REMOVEXATTRAT, 99, bad[i], 0, bad[i]);
	}
	for (int i = 0; i < 32; i++)
		call(REMOVEXATTRAT, 99, "x", 1l << i, "user.a");
	call(REMOVEXATTRAT, 99, "x", ALL, "user.a");
	*a = (struct xattr_args){(long)buf, 100, 0};
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 16);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 24);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.none", a, 16);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 15);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 0);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 5000);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, ALL);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", at_edge(a, 16), 16);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", edge - 16, 32);
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", edge - 8, 16);
	a->size = 2;
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 16);
	a->size = 0;
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 16);
	a->value = 0;
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 16);
	a->flags = 5;
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 16);
	x.rest[4] = 1;
	call(GETXATTRAT, AT_FDCWD, path, 0, "user.a", a, 24);
	call(LISTXATTRAT, AT_FDCWD, path, 0, buf, 100);
	call(LISTXATTRAT, AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, buf, 0);
	call(LISTXATTRAT, AT_FDCWD, path, 0, buf, 3);
	call(REMOVEXATTRAT, AT_FDCWD, path, 0, "user.a");
}

static void file_attributes(const char *path)
{
	static uint64_t f[1024]; /* struct file_attr: xflags, extsize nextents, projid cowextsize */

	memset(f, 0, sizeof(f));
	call(FILE_GETATTR, AT_FDCWD, path, f, 24, 0);
	call(FILE_GETATTR, AT_FDCWD, path, f, 32, 0);
	call(FILE_GETATTR, AT_FDCWD, path, f, 23, 0);
	call(FILE_GETATTR, AT_FDCWD, path, f, 0, 0);
	call(FILE_GETATTR, AT_FDCWD, path, f, 4096, 0);
	call(FILE_GETATTR, AT_FDCWD, path, f, 4097, 0);
	call(FILE_GETATTR, AT_FDCWD, path, f, ALL, AT_SYMLINK_NOFOLLOW);
	call(FILE_GETATTR, AT_FDCWD, "/dev/null", f, 24, 0);
	call(FILE_GETATTR, 99, "", f, 24, AT_EMPTY_PATH);
	call(FILE_GETATTR, 99, "x", f, 24, ALL);
	call(FILE_GETATTR, AT_FDCWD, path, edge - 24, 24, 0);
	call(FILE_GETATTR, AT_FDCWD, path, edge - 16, 24, 0);
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(FILE_GETATTR, AT_FDCWD, bad[i], bad[i], 24, 0);
		call(FILE_SETATTR, AT_FDCWD, bad[i], bad[i], 24, 0);
	}
	for (int i = 0; i < 64; i++) {
		f[0] = 1ul << i;
		f[1] = i | (i + 1ul) << 32;
		f[2] = i | (i * 3ul) << 32;
		call(FILE_SETATTR, 99, "x", f, 24, 0);
	}
	f[0] = ~0ul;
	call(FILE_SETATTR, 99, "x", f, 24, 0x1100);
	f[3] = 1;
	call(FILE_SETATTR, 99, "x", f, 32, 0);
	call(FILE_SETATTR, 99, "x", f, 31, 0);
	call(FILE_SETATTR, 99, "x", f, 24, DIRTY);
	call(FILE_SETATTR, 99, "x", f, 8, 0);
	call(FILE_SETATTR, 99, "x", f, 20, 0);
	call(FILE_SETATTR, 99, "x", f, 5000, 0);
	call(FILE_SETATTR, 99, "x", at_edge(f, 24), 24, 0);
	call(FILE_SETATTR, 99, "x", edge - 24, 32, 0);
	call(FILE_SETATTR, 99, "x", edge - 16, 24, 0);
}

int main(void)
{
	int fd;

	begin();
	if (chdir("/tmp"))
		return 1;
	fd = open("tracee-xattr", O_CREAT | O_RDWR, 0600);
	on_file("tracee-xattr", fd);
	on_file("none", 99);
	bad_ones();
	at_calls("tracee-xattr");
	file_attributes("tracee-xattr");
	unlink("tracee-xattr");
	return 0;
}
