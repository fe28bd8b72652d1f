// SPDX-License-Identifier: Apache-2.0

/* socket: sockets are made, connected and asked for their addresses, with right
 * and wrong arguments. An impossible type keeps the kernel from making one. */
#include "io.h"
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>

#define NO_TYPE 15

static void protocols(void)
{
	static const short families[] = {AF_INET, AF_INET6, AF_NETLINK, AF_BLUETOOTH, AF_CAN, AF_NFC, AF_CAIF, AF_PHONET, AF_ALG, AF_UNIX};

	for (size_t i = 0; i < COUNT(families); i++)
		for (long p = 0; p < 40; p++)
			call(SYS_socket, families[i], NO_TYPE, p);
	for (long f = 0; f < 50; f++)
		call(SYS_socket, f, NO_TYPE, 0);
	for (long t = 0; t < 17; t++)
		call(SYS_socket, 99, t, 0);
	call(SYS_socket, 99, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	call(SYS_socket, 99, 0xffffffff, ALL);
	call(SYS_socket, ALL, SOCK_CLOEXEC | NO_TYPE, ALL);
	call(SYS_socket, DIRTY | AF_INET, DIRTY | NO_TYPE, DIRTY | IPPROTO_UDP);
	call(SYS_socket, AF_PACKET, NO_TYPE, htons(0x0003));
	call(SYS_socket, AF_PACKET, NO_TYPE, htons(0x1234));
	call(SYS_socket, AF_AX25, NO_TYPE, 0xf0);
}

static void pairs(void)
{
	int fds[2];

	call(SYS_socketpair, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds);
	call(SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, at_edge(fds, 4));
	call(SYS_socketpair, AF_INET, NO_TYPE, IPPROTO_TCP, fds);
	call(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, 0);
	call(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, BAD);
}

static int server;
static struct sockaddr_in where;

/* accepts a connection to the server with the given room for the address. */
static void accepts(long nr, struct sockaddr_storage *peer, socklen_t *room, long flags)
{
	int client = call(SYS_socket, AF_INET, SOCK_STREAM, 0);

	call(SYS_connect, client, &where, sizeof(where));
	close(call(nr, server, peer, room, flags));
	close(client);
}

static void connections(void)
{
	static const int rooms[] = {128, 16, 2, 1, 0};
	struct sockaddr_storage peer = {0};
	socklen_t room = sizeof(where);
	struct sockaddr_in any = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};

	server = call(SYS_socket, AF_INET, SOCK_STREAM, IPPROTO_TCP);
	call(SYS_bind, server, &any, sizeof(any));
	call(SYS_listen, server, 5);
	call(SYS_listen, -1, DIRTY | 5);
	call(SYS_getsockname, server, &where, &room);
	for (size_t i = 0; i < COUNT(rooms); i++) {
		room = rooms[i];
		accepts(SYS_accept, &peer, &room, 0);
	}
	room = sizeof(peer);
	accepts(SYS_accept4, &peer, &room, SOCK_CLOEXEC | SOCK_NONBLOCK);
	accepts(SYS_accept4, 0, 0, 0);
	accepts(SYS_accept4, 0, &room, 0);
	accepts(SYS_accept4, &peer, 0, 0);
	call(SYS_accept4, -1, &peer, &room, ALL);
	call(SYS_accept4, -1, &peer, BAD, 1);
}

static void names(void)
{
	static const int rooms[] = {128, 16, 1, 0, -1, 1000000};
	struct sockaddr_storage name = {0};
	socklen_t room;

	for (size_t i = 0; i < COUNT(rooms); i++) {
		room = rooms[i];
		call(SYS_getsockname, server, &name, &room);
		room = rooms[i];
		call(SYS_getpeername, server, &name, &room);
	}
	room = 16;
	call(SYS_getsockname, server, 0, &room);
	call(SYS_getsockname, server, BAD, &room);
	call(SYS_getsockname, server, &name, BAD);
	call(SYS_getsockname, server, 0, 0);
	call(SYS_getsockname, -1, &name, &room);
	call(SYS_getsockname, 0, &name, &room);
}

static void shutdowns(void)
{
	for (long how = 0; how < 4; how++)
		call(SYS_shutdown, server, how);
	call(SYS_shutdown, -1, ALL);
}

int main(void)
{
	begin();
	protocols();
	pairs();
	connections();
	names();
	shutdowns();
	return 0;
}
