// SPDX-License-Identifier: Apache-2.0

/* files: does to files all that can be done without a second process. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <linux/stat.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>

static void opening(void)
{
	struct open_how how = { .flags = O_RDWR | O_CREAT | O_CLOEXEC, .mode = 0640, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };

	close(open("a", O_RDWR | O_CREAT | O_TRUNC, 0644));
	close(open("a", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOATIME));
	close(open("a", O_WRONLY | O_APPEND | O_SYNC | O_DSYNC | O_NOCTTY));
	close(open(".", O_PATH | O_DIRECTORY | O_CLOEXEC));
	close(open(".", O_TMPFILE | O_RDWR, 0600));
	close(open("a", O_CREAT | O_EXCL | O_WRONLY, 07777));
	close(open("missing", O_RDONLY));
	close(open("a/b", O_RDONLY | 0x40000000));
	close(creat("b", 0600));
	close(syscall(SYS_openat2, AT_FDCWD, "a", &how, sizeof(how)));
	how.resolve = 0x100;
	syscall(SYS_openat2, 99, "a", &how, sizeof(how));
	syscall(SYS_openat2, AT_FDCWD, "a", &how, 8);
}

static void reading(void)
{
	char b1[8], b2[64];
	struct iovec iov[3] = { { "one", 3 }, { "\0\1\2\377", 4 }, { "three\n", 6 } };
	int fd = open("a", O_RDWR), out = open("b", O_RDWR), p[2], q[2];
	off_t off = 1;

	write(fd, "hello \"world\"\\\t\n\033[0m\177\200\3770", 24);
	writev(fd, iov, 3);
	pwrite(fd, "x", 1, 1000);
	lseek(fd, 0, SEEK_SET);
	lseek(fd, -1, SEEK_SET);
	lseek(fd, 0, SEEK_DATA);
	lseek(fd, 0, 77);
	read(fd, b1, 0);
	read(fd, b2, sizeof(b2));
	readv(fd, (struct iovec[]){ { b1, 8 }, { b2, 3 } }, 2);
	pread(fd, b2, 10, 5);
	preadv(fd, (struct iovec[]){ { b1, 8 }, { b2, 3 } }, 2, 3);
	preadv2(fd, (struct iovec[]){ { b1, 8 } }, 1, 0, RWF_HIPRI);
	pwritev2(fd, iov, 2, -1, RWF_APPEND | RWF_SYNC);
	read(fd, b2, 5);
	copy_file_range(fd, &off, out, NULL, 5, 0);
	sendfile(out, fd, &off, 7);
	sendfile(out, fd, NULL, 7);
	pipe2(p, O_CLOEXEC | O_NONBLOCK);
	pipe(q);
	splice(fd, &off, p[1], NULL, 5, SPLICE_F_MOVE | SPLICE_F_MORE);
	tee(p[0], q[1], 5, SPLICE_F_NONBLOCK);
	vmsplice(q[1], iov, 2, SPLICE_F_GIFT);
	read(q[0], b2, sizeof(b2));
	read(p[1], b2, 1);
	readahead(fd, 0, 4096);
	posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 4096);
	fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 100);
	ftruncate(fd, 100);
	truncate("b", 3);
	fsync(fd);
	fdatasync(fd);
	sync_file_range(fd, 0, 100, SYNC_FILE_RANGE_WRITE);
	flock(fd, LOCK_EX | LOCK_NB);
	flock(fd, LOCK_UN);
	close(fd);
	close(fd);
}

static void naming(void)
{
	char buf[100];

	link("a", "c");
	linkat(AT_FDCWD, "a", AT_FDCWD, "d", AT_SYMLINK_FOLLOW);
	symlink("a", "s");
	symlinkat("target", AT_FDCWD, "s2");
	readlink("s", buf, sizeof(buf));
	readlinkat(AT_FDCWD, "s", buf, 1);
	readlink("a", buf, sizeof(buf));
	rename("c", "c2");
	renameat(AT_FDCWD, "c2", AT_FDCWD, "c");
	renameat2(AT_FDCWD, "c", AT_FDCWD, "d", RENAME_EXCHANGE);
	renameat2(AT_FDCWD, "c", AT_FDCWD, "d", RENAME_NOREPLACE);
	mkdir("dir", 0755);
	mkdirat(AT_FDCWD, "dir/sub", 01777);
	mknod("fifo", S_IFIFO | 0600, 0);
	mknod("null", S_IFCHR | 0666, 0x103);
	rmdir("dir");
	unlink("dir");
	unlinkat(AT_FDCWD, "dir/sub", AT_REMOVEDIR);
	rmdir("dir");
	unlink("fifo");
	unlink("null");
	chdir("/");
	fchdir(99);
	getcwd(buf, sizeof(buf));
	getcwd(buf, 1);
}

static void describing(void)
{
	struct statx stx;
	struct stat st;
	struct statfs sf;
	struct timespec ts[2] = { { 1000000000, 5 }, { 0, UTIME_OMIT } };
	struct timeval tv[2] = { { 1000000000, 5 }, { 1000000000, 6 } };
	struct utimbuf ut = { 1000000000, 1000000001 };
	char list[100];

	stat("a", &st);
	lstat("s", &st);
	fstatat(AT_FDCWD, "missing", &st, AT_SYMLINK_NOFOLLOW);
	stat("/dev/null", &st);
	stat("/", &st);
	syscall(SYS_statx, AT_FDCWD, "a", AT_STATX_SYNC_AS_STAT | AT_NO_AUTOMOUNT, STATX_BASIC_STATS | STATX_BTIME, &stx);
	syscall(SYS_statx, AT_FDCWD, "missing", 0, STATX_ALL, &stx);
	statfs("/proc", &sf);
	statfs("missing", &sf);
	access("a", R_OK | W_OK);
	access("a", F_OK);
	faccessat(AT_FDCWD, "a", X_OK, AT_EACCESS);
	chmod("a", 04711);
	fchmodat(AT_FDCWD, "a", 0600, 0);
	chown("a", 0, -1);
	fchownat(AT_FDCWD, "s", -1, 0, AT_SYMLINK_NOFOLLOW);
	utimensat(AT_FDCWD, "a", ts, 0);
	utimensat(AT_FDCWD, "a", NULL, AT_SYMLINK_NOFOLLOW);
	utimes("a", tv);
	utime("a", &ut);
	setxattr("a", "user.test", "value", 5, XATTR_CREATE);
	getxattr("a", "user.test", list, sizeof(list));
	getxattr("a", "user.none", list, 0);
	listxattr("a", list, sizeof(list));
	removexattr("a", "user.test");
	setxattr("a", "bad", "", 0, 0x77);
	umask(027);
	umask(022);
}

int main(void)
{
	DIR *d;

	opening();
	reading();
	describing();
	d = opendir(".");
	while (d && readdir(d))
		;
	if (d)
		closedir(d);
	naming();
	sync();
	return 0;
}
