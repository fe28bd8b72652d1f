// SPDX-License-Identifier: Apache-2.0

/* memory: maps, moves and unmaps memory in all the ways there are. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <stddef.h>

#define PAGE 4096ul

int main(void)
{
	unsigned char resident[4];
	char *old = sbrk(0);
	char *p = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd = memfd_create("memory", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	p[0] = p[2 * PAGE] = 1;
	mincore(p, 4 * PAGE, resident);
	madvise(p, PAGE, MADV_DONTNEED);
	madvise(p, PAGE, MADV_WILLNEED);
	madvise(p, PAGE, 12345);
	mprotect(p + PAGE, PAGE, PROT_NONE);
	mprotect(p + PAGE, PAGE, PROT_READ | PROT_EXEC);
	mlock(p, PAGE);
	munlock(p, PAGE);
	mlock2(p, PAGE, MLOCK_ONFAULT);
	mlockall(77);
	munlockall();
	p = mremap(p, 4 * PAGE, 8 * PAGE, MREMAP_MAYMOVE);
	mremap(p, 8 * PAGE, PAGE, 0);
	munmap(p, PAGE);
	munmap((void *)1, PAGE);
	brk(old + 3 * PAGE);
	brk(old);
	ftruncate(fd, 2 * PAGE);
	p = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	p[0] = 1;
	msync(p, PAGE, MS_SYNC | MS_INVALIDATE);
	munmap(p, 2 * PAGE);
	mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, fd, PAGE);
	mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mmap((void *)0x10000000, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	mmap(NULL, PAGE, PROT_READ | 0x100, MAP_SHARED_VALIDATE | MAP_POPULATE | MAP_NORESERVE, fd, 0);
	mmap(NULL, 1ul << 62, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_GROWSDOWN, -1, 0);
	syscall(SYS_membarrier, 0, 0, 0);
	syscall(SYS_remap_file_pages, 0, 0, 0, 0, 0);
	syscall(SYS_mbind, NULL, PAGE, 0, NULL, 0, 0);
	syscall(SYS_get_mempolicy, NULL, NULL, 0, NULL, 0);
	syscall(SYS_pkey_alloc, 0x77, 0);
	syscall(SYS_process_madvise, -1, NULL, 0, 4, 0);
	close(fd);
	return 0;
}
