// SPDX-License-Identifier: Apache-2.0

/* dirents: the entries of folders. */
#include "io.h"
#include <sys/stat.h>

static char buf[8192];

static void read_all(int fd, int nr)
{
	lseek(fd, 0, SEEK_SET);
	call(nr, fd, buf, sizeof(buf));
	call(nr, fd, buf, sizeof(buf));
	lseek(fd, 0, SEEK_SET);
	call(nr, fd, buf, 100);
	call(nr, fd, buf, 48);
	call(nr, fd, buf, 8);
	call(nr, fd, buf, 0);
	lseek(fd, 0, SEEK_SET);
	call(nr, fd, buf, DIRTY | 4096);
	lseek(fd, 0, SEEK_SET);
	call(nr, fd, 0, 4096);
	call(nr, fd, BAD, 4096);
	call(nr, fd, edge - 8, 4096);
	call(nr, fd, edge - 64, 4096);
	call(nr, 99, buf, 4096);
	call(nr, -1, buf, ALL);
	call(nr, 0, 0, 0);
}

int main(void)
{
	int fd;

	begin();
	if (chdir("/tmp") || mkdir("tracee-dirents", 0700) || chdir("tracee-dirents"))
		return 1;
	mkdir("folder", 0700);
	mknod("pipe", S_IFIFO | 0600, 0);
	if (symlink("nowhere", "a link") || mknod("file", S_IFREG | 0600, 0) || mknod("x\ty\"z\\\n\x01\xff", S_IFREG | 0600, 0) ||
	    mknod("a name that is quite long: more than thirty-two bytes", S_IFREG | 0600, 0))
		return 1;
	fd = open(".", O_RDONLY | O_DIRECTORY);
#ifdef SYS_getdents
	read_all(fd, SYS_getdents);
#endif
	read_all(fd, SYS_getdents64);
	for (int i = 0; i < 40; i++) {
		char name[] = "f00";

		name[1] += i / 10;
		name[2] += i % 10;
		mknod(name, S_IFREG | 0600, 0);
	}
	lseek(fd, 0, SEEK_SET);
	call(SYS_getdents64, fd, buf, sizeof(buf));
#ifdef SYS_getdents
	lseek(fd, 0, SEEK_SET);
	call(SYS_getdents, fd, buf, sizeof(buf));
#endif
	for (int i = 0; i < 40; i++) {
		char name[] = "f00";

		name[1] += i / 10;
		name[2] += i % 10;
		unlink(name);
	}
	fd = open("/dev", O_RDONLY | O_DIRECTORY);
	read_all(fd, SYS_getdents64);
	unlink("pipe");
	unlink("file");
	unlink("a link");
	unlink("x\ty\"z\\\n\x01\xff");
	unlink("a name that is quite long: more than thirty-two bytes");
	rmdir("folder");
	if (chdir(".."))
		return 1;
	rmdir("tracee-dirents");
	return 0;
}
