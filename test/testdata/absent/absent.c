/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens a file whose name stands on a page that was never touched: it has no entry
 * in the page table, so that a probe at the call's entry cannot read it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGE 4096

int main(void)
{
	static const char name[] = "/nonexistent/on-a-page-never-touched";
	int fd = memfd_create("names", 0);
	char *page;

	if (fd < 0 || ftruncate(fd, 4 * PAGE) || pwrite(fd, name, sizeof(name), 2 * PAGE) != sizeof(name))
		return 1;
	page = mmap(NULL, 4 * PAGE, PROT_READ, MAP_SHARED, fd, 0);
	if (page == MAP_FAILED || madvise(page, 4 * PAGE, MADV_RANDOM))
		return 1;
	syscall(SYS_openat, AT_FDCWD, page + 2 * PAGE, O_RDONLY);
	syscall(SYS_openat, AT_FDCWD, 0xdead0000beefL, O_RDONLY);
	return 0;
}
