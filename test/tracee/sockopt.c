// SPDX-License-Identifier: Apache-2.0

/* sockopt: options of all levels, set without a socket and asked of some. */
#include "io.h"
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <sys/socket.h>

static unsigned char value[512];

static void set(long level, long option, long length) { call(SYS_setsockopt, -1, level, option, value, length); }

/* all_levels sets every option there is, and many there are not. */
static void all_levels(void)
{
	static const int lengths[] = {4, 5, 16, 64};
	static const int levels[] = {1, 0, 41, 6, 17, 58, 132, 255, 257, 263, 266, 268, 269, 270, 272, 274, 276, 278, 279, 280, 282, 283, 40, 101, 99, -1};

	for (size_t l = 0; l < COUNT(levels); l++)
		for (int option = 0; option < 140; option++) {
			if (levels[l] == 6 && option == 38)
				continue; /* TCP_AO_ADD_KEY is large, and read whole */
			set(levels[l], option, lengths[option % COUNT(lengths)]);
			set(levels[l], option, lengths[0]);
		}
	for (long level = 0; level < 300; level++)
		set(level, 1000, 4);
}

static void lengths(void)
{
	static const int of[] = {-1, 0, 1, 3, 4, 8, 12, 16, 20, 28, 136, 260};
	static const int options[][2] = {
		{1, 2}, {1, 13}, {1, 20}, {1, 25}, {1, 74}, {0, 35}, {0, 42}, {0, 51}, {41, 20}, {6, 13}, {263, 1}, {263, 5}, {270, 1},
	};

	for (size_t o = 0; o < COUNT(options); o++)
		for (size_t i = 0; i < COUNT(of); i++)
			set(options[o][0], options[o][1], of[i]);
}

static void setting(void)
{
	static const unsigned ports[] = {0, 1, 0x10000, 0x20001, 0xffffffff, 0x1388ea60};
	struct group_req group = {.gr_interface = 1, .gr_group.ss_family = AF_INET};
	struct sock_filter code[] = {{0x28, 0, 0, 12}, {0x15, 0, 1, 0x800}, {6, 0, 0, 0xffff}};
	struct sock_fprog program = {3, code};
	struct packet_mreq member = {1, PACKET_MR_MULTICAST, 6, {1, 2, 3, 4, 5, 6}};
	unsigned icmp = 0xfffffff6;
	int one = 1;

	for (size_t i = 0; i < COUNT(ports); i++) {
		memcpy(value, ports + i, 4);
		set(SOL_IP, 51, 4);
	}
	call(SYS_setsockopt, -1, SOL_IP, 42, &group, sizeof(group));
	call(SYS_setsockopt, -1, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
	call(SYS_setsockopt, -1, SOL_SOCKET, SO_ATTACH_FILTER, &program, 15);
	program.filter = (void *)BAD;
	call(SYS_setsockopt, -1, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof(program));
	for (int type = 0; type < 5; type++) {
		member.mr_type = type;
		call(SYS_setsockopt, -1, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &member, sizeof(member));
	}
	call(SYS_setsockopt, -1, SOL_RAW, 1, &icmp, 4);
	icmp = 0x18;
	call(SYS_setsockopt, -1, SOL_RAW, 1, &icmp, 4);
	call(SYS_setsockopt, -1, SOL_SOCKET, SO_REUSEADDR, 0, 4);
	call(SYS_setsockopt, -1, SOL_SOCKET, SO_REUSEADDR, BAD, 4);
	call(SYS_setsockopt, -1, DIRTY | SOL_SOCKET, DIRTY | SO_REUSEADDR, &one, DIRTY | 4);
	call(SYS_setsockopt, -1, SOL_SOCKET, SO_LINGER, at_edge(value, 4), 8);
}

static void ask(int fd, long level, long option, socklen_t room) { call(SYS_getsockopt, fd, level, option, value, &room); }

/* same are the options whose values do not depend on the machine. */
static const int same[][2] = {
	{1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 9}, {1, 13}, {1, 20}, {1, 25}, {1, 26}, {1, 38}, {1, 39}, {1, 74}, {0, 1}, {0, 4}, {0, 51}, {0, 52}, {41, 26},
	{6, 1}, {6, 31}, {17, 1}, {255, 1}, {263, 6}, {263, 10}, {270, 3}, {270, 9}, {99, 1},
};

static void asking(void)
{
	static const int rooms[] = {4, 0, 1, 3, 8, 16, 100, -1};
	int fds[] = {
		call(SYS_socket, AF_INET, SOCK_STREAM, 0), call(SYS_socket, AF_INET, SOCK_RAW, 1), call(SYS_socket, AF_UNIX, SOCK_STREAM, 0),
		call(SYS_socket, AF_NETLINK, SOCK_RAW, 0), call(SYS_socket, AF_PACKET, SOCK_RAW, 0), call(SYS_socket, AF_INET6, SOCK_DGRAM, 0), -1,
	};
	socklen_t room = 4;

	for (size_t o = 0; o < COUNT(same); o++)
		for (size_t i = 0; i < COUNT(fds); i++)
			for (size_t r = 0; r < COUNT(rooms); r++) {
				memset(value, 0, sizeof(value));
				ask(fds[i], same[o][0], same[o][1], rooms[r]);
			}
	call(SYS_getsockopt, fds[0], SOL_SOCKET, SO_TYPE, 0, &room);
	call(SYS_getsockopt, fds[0], SOL_SOCKET, SO_TYPE, BAD, &room);
	call(SYS_getsockopt, fds[0], SOL_SOCKET, SO_TYPE, value, 0);
	call(SYS_getsockopt, fds[0], SOL_SOCKET, SO_TYPE, value, BAD);
	for (int option = 60; option < 132; option++) {
		ask(-1, SOL_IP, option, 4);
		ask(-1, SOL_IPV6, option, 4);
	}
}

static void error(void)
{
	struct sockaddr_in nobody = {AF_INET, htons(1), {htonl(INADDR_LOOPBACK)}};
	int fd = call(SYS_socket, AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);

	call(SYS_connect, fd, &nobody, sizeof(nobody));
	ask(fd, SOL_SOCKET, SO_ERROR, 4);
	ask(fd, SOL_SOCKET, SO_ERROR, 4);
}

int main(void)
{
	begin();
	for (size_t i = 0; i < sizeof(value); i++)
		value[i] = i < 16 ? i % 4 == 0 : i;
	all_levels();
	lengths();
	setting();
	asking();
	error();
	return 0;
}
