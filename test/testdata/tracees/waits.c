// SPDX-License-Identifier: Apache-2.0

/* waits: maps memory after it has read a byte from its standard input, so that a tracer can attach first. */
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
	char c;
	void *p;

	read(0, &c, 1);
	p = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(p, 4096, PROT_READ);
	madvise(p, 4096, MADV_DONTNEED);
	munmap(p, 1 << 20);
	sbrk(4096);
	return 0;
}
