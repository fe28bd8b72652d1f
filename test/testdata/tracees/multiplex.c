// SPDX-License-Identifier: Apache-2.0

/* multiplex: the calls that i386 makes by socketcall and ipc, with their arguments in
 * memory and in other registers. */
#include "../../tracee/io.h"
#include <netinet/in.h>
#include <sys/socket.h>

#define BASE 0x10000000l
#define PAGES 16

static long call32(long nr, long a, long b, long c, long d, long e)
{
	long ret;

	asm volatile("int $0x80" : "=a"(ret) : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e) : "memory", "r8", "r9", "r10", "r11");
	return ret;
}

static unsigned int *words = (void *)BASE;

#define socketcall(code, ...) \
	(memcpy(words, (unsigned int[]){__VA_ARGS__}, sizeof((unsigned int[]){__VA_ARGS__})), call32(102, code, BASE, 0, 0, 0))
#define ipc(...) call32(117, __VA_ARGS__)

static void sockets(void)
{
	enum { name = BASE + 0x1000, length = BASE + 0x2000, buffer = BASE + 0x3000, header = BASE + 0x4000, vector = BASE + 0x4100, many = BASE + 0x5000 };

	*(struct sockaddr_in *)name = (struct sockaddr_in){AF_INET, htons(80)};
	*(int *)length = 16;
	strcpy((char *)buffer, "hello");
	socketcall(1, AF_UNIX, SOCK_STREAM, 0);
	socketcall(2, 3, name, 16);
	socketcall(2, 3, name, 1000);
	socketcall(3, 3, name, 16);
	socketcall(3, 3, 0, 16);
	socketcall(4, 3, 5);
	socketcall(5, 3, name, length);
	socketcall(6, 3, name, length);
	socketcall(7, 3, name, length);
	socketcall(8, AF_UNIX, SOCK_STREAM, 0, buffer + 0x80);
	socketcall(9, 4, buffer, 5, 0);
	socketcall(10, 5, buffer + 100, 10, 0);
	socketcall(11, 4, buffer, 5, 0, 0, 0);
	socketcall(12, 5, buffer + 100, 10, 0, 0, 0);
	socketcall(13, 4, 2);
	socketcall(14, 4, SOL_SOCKET, SO_REUSEADDR, buffer, 4);
	socketcall(15, 4, SOL_SOCKET, SO_REUSEADDR, buffer, length);
	memcpy((void *)header, (unsigned int[]){0, 0, vector, 1}, 16);
	memcpy((void *)vector, (unsigned int[]){buffer, 3}, 8);
	memcpy((void *)many, (void *)header, 16);
	socketcall(16, 5, header, 0);
	socketcall(17, 4, header, 0);
	socketcall(18, 4, name, length, 0);
	socketcall(19, 4, many, 1, 0, 0);
	socketcall(20, 5, many, 1, 0);
	socketcall(21, 1, 2, 3, 4);
	socketcall(0, 1, 2, 3);
	socketcall(0x30002, 1, 2, 3);
	call32(102, 2, 0, 0, 0, 0);
	call32(102, 2, BASE + (PAGES - 1) * PAGE - 4, 0, 0, 0);
}

static void queues(void)
{
	enum { data = BASE + 0x6000 };

	memcpy((void *)data, (unsigned int[]){data + 16, 7, 0, 0, 5, 0x6c6c6568}, 24);
	ipc(1, 9, 1, 0, data);
	ipc(2, 7, 1, 0600, 0);
	ipc(4, 9, 1, 0, data);
	ipc(11, 9, 5, 0, data);
	ipc(12, 9, 5, 0, data);
	ipc(0x1000c, 9, 5, 3, data);
	ipc(13, 7, 0600, 0, 0);
	ipc(14, 9, 2, 0, data);
	ipc(21, 9, 0, data, 0);
	ipc(0x10015, 9, 0, data, 0x1234);
	ipc(22, 0, 0, 0, data);
	ipc(23, 7, 4096, 0600, 0);
	ipc(24, 9, 2, 0, data);
	ipc(99, 1, 2, 3, 4);
}

int main(void)
{
	mmap((void *)BASE, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	memset((void *)BASE, 0, PAGES * PAGE);
	munmap((void *)(BASE + (PAGES - 1) * PAGE), PAGE);
	signal(SIGPIPE, SIG_IGN);
	sockets();
	queues();
	return 0;
}
