// SPDX-License-Identifier: Apache-2.0

/* compatfiles: calls about files through the table of i386, whose structs and
 * argument lists differ. Memory is below 4 GiB. */
#include "io.h"
#include <sys/stat.h>
#include <time.h>

#ifdef __x86_64__

static char *low; /* a page, and one that is not there */

static long call32(long nr, long a, long b, long c, long d, long e, long f)
{
	long ret;

	asm volatile("push %%rbp\n\tmov %7, %%rbp\n\tint $0x80\n\tpop %%rbp"
		     : "=a"(ret)
		     : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e), "r"(f)
		     : "memory", "r8", "r9", "r10", "r11");
	return ret;
}

#define WORD(a) ((long)(a) & 0xffffffff)
#define c32(nr, ...) c32_(nr, ##__VA_ARGS__, 0l, 0l, 0l, 0l, 0l, 0l)
#define c32_(nr, a, b, c, d, e, f, ...) call32(nr, WORD(a), WORD(b), WORD(c), WORD(d), WORD(e), WORD(f))

static char *str(const char *s)
{
	static char *at;

	if (!at)
		at = low + 1024;
	if (at + strlen(s) + 1 > low + 2048)
		at = low + 1024;
	strcpy(at, s);
	at += strlen(s) + 1;
	return at - strlen(s) - 1;
}

/* Numbers are those of arch/x86/entry/syscalls/syscall_32.tbl. */
int main(void)
{
	static const int stats[] = {106, 107, 195, 196, 18, 84};
	static const char *const files[] = {"/dev/null", "/etc/passwd", "/tmp", "/none"};
	static const int gone[] = {17, 31, 32, 35, 44, 53, 56, 58, 98, 112, 134};

	begin();
	low = mmap((void *)0x10000000, 3 * PAGE, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	munmap(low + 2 * PAGE, PAGE);
	memset(low, 0, 2 * PAGE);
	c32(5, str("/dev/null"), O_RDWR);
	c32(5, str("/none/x"), O_CREAT | O_EXCL, 0640);
	c32(5, 0, -1, -1);
	c32(295, -100, str("/dev/null"), 0x8000 | 2);
	c32(8, str("/none/x"), 0777);
	c32(33, str("/dev/null"), 4);
	for (size_t i = 0; i < COUNT(stats); i++)
		for (size_t j = 0; j < COUNT(files); j++)
			c32(stats[i], str(files[j]), low);
	for (size_t i = 0; i < COUNT(stats); i++) {
		c32(stats[i], str("/dev/null"), 0);
		c32(stats[i], str("/dev/null"), -1);
		c32(stats[i], str("/dev/null"), low + 2 * PAGE - 8);
	}
	c32(108, 0, low);
	c32(197, 3, low);
	c32(28, 3, low);
	c32(300, -100, str("/etc/passwd"), low, 0x100);
	c32(383, -100, str("/etc/passwd"), 0, 0xfff, low);
	c32(99, str("/"), low);
	c32(100, 3, low);
	c32(268, str("/"), 84, low);
	c32(268, str("/"), 88, low);
	c32(268, str("/"), 64, low);
	c32(269, 3, 84, low);
	c32(62, 5, low);
	c32(85, str("/etc/mtab"), low, 100);
	c32(193, str("/none"), 0x12345678, 0x9abcdef0);
	c32(194, 99, 0x12345678, 1);
	c32(92, str("/none"), 0x80000000);
	c32(93, 99, -1);
	c32(182, str("/none"), 0xffff, 0x12345);
	c32(198, str("/none"), 0xffff, -1);
	c32(207, 99, 0x12345, 0xffffffff);
	c32(95, 99, 0x12345, 0xffffffff);
	memcpy(low, (int[]){1, 2, 3, 4}, 16);
	c32(30, str("/none"), low);
	c32(271, str("/none"), low);
	c32(299, -100, str("/none"), low);
	c32(320, -100, str("/none"), low, 0);
	memcpy(low, (long[]){1, 2, 1700000000, (1l << 30) - 1}, 32);
	c32(412, -100, str("/none"), low, 0);
	memcpy(low, (int[]){1, (1 << 30) - 2, -5, (1 << 30) - 1}, 16);
	c32(320, -100, str("/none"), low, 0);
	c32(5, str("/proc/self/fd"), O_RDONLY | O_DIRECTORY);
	c32(89, 5, low, 1);
	c32(89, 99, low, 1);
	c32(89, 5, 0, 7);
	c32(141, 5, low, 200);
	c32(220, 5, low, 200);
	memset(low, 0, 1024);
	c32(14, str("/none/x"), S_IFBLK | 0600, 0x801);
	c32(297, 99, str("x"), S_IFCHR | 0600, 0x801);
	c32(60, 022);
	c32(21, str("src"), str("/none/t"), str("none"), 1, str("data"));
	c32(22, str("/none/t"));
	c32(52, str("/none/t"), 2);
	c32(217, str("/none/a"), str("/none/b"));
	c32(339, 99, 1, 2, 3, 4, str("x"));
	c32(339, 99, 1, 0xffffffff, 0xffffffff, -1, str("x"));
	c32(314, 99, 1, 2, 3, 4, 7);
	c32(131, 0x80000700, str("/none/d"), 5, low);
	c32(341, -100, str("/none"), low, low + 64, 0);
	c32(229, str("/none"), str("user.a"), low, 10);
	c32(226, str("/none"), str("user.a"), str("value"), 5, 1);
	c32(437, 99, str("x"), low, 24);
	c32(356, str("name"), 1);
	for (size_t i = 0; i < COUNT(gone); i++)
		c32(gone[i], 1, 2, 3, 4, 5, 6);
	return 0;
}

#else

int main(void)
{
	return 0;
}

#endif
