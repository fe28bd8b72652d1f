// SPDX-License-Identifier: Apache-2.0

/* netlink: messages of all protocols, which no one reads: with MSG_OOB the kernel
 * refuses them. The sockets are bound, since strace knows the protocol of those
 * only. */
#include "io.h"
#include <linux/netlink.h>
#include <sys/socket.h>

static int fd;
static union {
	struct nlmsghdr head;
	unsigned char bytes[8192];
} buffer;
static size_t size;

static void open_socket(long protocol)
{
	struct sockaddr_nl me = {AF_NETLINK};

	fd = call(SYS_socket, AF_NETLINK, SOCK_RAW, protocol);
	call(SYS_bind, fd, &me, sizeof(me));
}

static void send_bytes(size_t n) { call(SYS_sendto, fd, &buffer, n, MSG_OOB); }

static void start(int type, int flags)
{
	memset(&buffer, 0, sizeof(buffer));
	size = sizeof(buffer.head);
	buffer.head.nlmsg_type = type;
	buffer.head.nlmsg_flags = flags;
	buffer.head.nlmsg_seq = 1;
}

static void put(const void *data, size_t n)
{
	memcpy(buffer.bytes + size, data, n);
	size += NLMSG_ALIGN(n);
}

static void attribute(int type, const void *data, size_t n)
{
	struct nlattr *a = (void *)(buffer.bytes + size);

	a->nla_len = NLA_HDRLEN + n;
	a->nla_type = type;
	size += NLA_HDRLEN;
	put(data, n);
}

static void finish(void)
{
	buffer.head.nlmsg_len = size;
	send_bytes(size);
}

static const int protocols[] = {NETLINK_ROUTE, NETLINK_USERSOCK, NETLINK_SOCK_DIAG, NETLINK_XFRM, NETLINK_SELINUX, NETLINK_AUDIT, NETLINK_NETFILTER, NETLINK_GENERIC};

static void headers(void)
{
	static const int lengths[] = {0, 10, 15, 16, 17, 20, 100, -1};

	for (int type = 0; type < 128; type++) {
		start(type, NLM_F_REQUEST | NLM_F_DUMP);
		finish();
	}
	for (int bit = 0; bit < 16; bit++)
		for (int type = 16; type < 20; type++) {
			start(type, 1 << bit);
			finish();
		}
	for (size_t i = 0; i < COUNT(lengths); i++) {
		start(18, NLM_F_REQUEST);
		buffer.head.nlmsg_len = lengths[i];
		send_bytes(16);
		send_bytes(20);
		send_bytes(40);
		send_bytes(10);
	}
}

static void answers(void)
{
	struct nlmsgerr e = {-2, {32, 18, NLM_F_REQUEST}};
	char body[16] = {2};
	int done = -5;

	start(NLMSG_ERROR, 0);
	put(&e, sizeof(e));
	put(body, sizeof(body));
	finish();
	start(NLMSG_ERROR, NLM_F_CAPPED | NLM_F_ACK_TLVS);
	put(&e, sizeof(e));
	attribute(NLMSGERR_ATTR_MSG, "not this way", 13);
	attribute(NLMSGERR_ATTR_OFFS, &done, 4);
	attribute(NLMSGERR_ATTR_COOKIE, body, 2);
	finish();
	e.error = 0;
	start(NLMSG_ERROR, NLM_F_CAPPED);
	put(&e, sizeof(e));
	finish();
	start(NLMSG_ERROR, 0);
	put(&e, 4);
	finish();
	start(NLMSG_DONE, NLM_F_MULTI);
	put(&done, sizeof(done));
	finish();
	start(NLMSG_DONE, NLM_F_MULTI);
	put(&e, 8);
	finish();
	start(NLMSG_NOOP, 0);
	put(body, sizeof(body));
	finish();
}

static void several(void)
{
	struct nlmsghdr one = {16, NLMSG_DONE, NLM_F_MULTI};

	for (int i = 0; i < 40; i++) {
		one.nlmsg_seq = i;
		memcpy(buffer.bytes + 16 * i, &one, sizeof(one));
	}
	send_bytes(640);
	send_bytes(32);
	send_bytes(40);
	send_bytes(17);
}

/* groups are the first type of the messages of rtnetlink with one struct, and its size. */
static const struct {
	int type, size, types;
} groups[] = {{16, 16, 52}, {20, 8, 11}, {24, 12, 30}, {28, 12, 16}, {32, 12, 26}, {36, 20, 10}, {64, 4, 9}, {80, 4, 9}, {88, 4, 5}, {92, 12, 5}, {104, 8, 13}};

static void routes(void)
{
	unsigned char fixed[32];
	unsigned data[16];

	for (size_t i = 0; i < COUNT(data); i++)
		data[i] = i + 1;
	for (size_t g = 0; g < COUNT(groups); g++) {
		for (int fill = 0; fill < 256; fill += 51) {
			memset(fixed, fill, sizeof(fixed));
			fixed[0] = AF_INET;
			start(groups[g].type, NLM_F_REQUEST);
			put(fixed, groups[g].size);
			finish();
			buffer.head.nlmsg_len = size - 1;
			send_bytes(size - 1);
			send_bytes(17);
		}
		memset(fixed, 0, sizeof(fixed));
		fixed[0] = AF_INET;
		for (int type = 0; type <= groups[g].types; type++)
			for (int n = 1; n <= 4; n *= 2) {
				start(groups[g].type, NLM_F_REQUEST);
				put(fixed, groups[g].size);
				attribute(type, data, n);
				finish();
			}
	}
}

static void attributes(void)
{
	int head[4] = {0}, mtu = 1500;

	start(18, NLM_F_REQUEST);
	put(head, sizeof(head));
	attribute(3, "eth0", 5);
	finish();
	attribute(4 | NLA_F_NESTED, &mtu, 4);
	attribute(200 | NLA_F_NET_BYTEORDER, buffer.bytes, 40);
	attribute(3, "eth0", 4);
	attribute(3, "", 0);
	finish();
	put("\x20\0\3\0", 4);
	finish();
	put("\3\0\3\0\0\0\0", 8);
	finish();
	start(18, NLM_F_REQUEST);
	put(head, sizeof(head));
	for (int i = 0; i < 40; i++)
		attribute(4, &mtu, 4);
	finish();
}

static void diagnosis(void)
{
	static const int families[] = {AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK};
	unsigned char body[80];

	for (size_t i = 0; i < sizeof(body); i++)
		body[i] = i + 1;
	for (size_t f = 0; f < COUNT(families); f++)
		for (int flags = 1; flags <= 2; flags++)
			for (int type = 18; type <= 21; type++) {
				body[0] = families[f];
				start(type, flags);
				put(body, type == 19 ? 1 : sizeof(body));
				finish();
			}
}

static void events(void)
{
	char add[] = "add@/devices/x\0ACTION=add\0DEVPATH=/devices/x";
	char udev[] = "libudev\0\xfe\xed\xca\xfe\x28\0\0\0\x28\0\0\0\x40\0\0\0\1\2\3\4\5\6\7\x8\0\0\0\0\1\0\0\0ACTION=add\0SUBSYSTEM=net";

	memcpy(&buffer, add, sizeof(add));
	send_bytes(sizeof(add));
	send_bytes(5);
	memcpy(&buffer, udev, sizeof(udev));
	send_bytes(sizeof(udev));
	send_bytes(20);
}

int main(void)
{
	begin();
	memset(&buffer, 0, sizeof(buffer));
	for (size_t i = 0; i < COUNT(protocols); i++) {
		open_socket(protocols[i]);
		headers();
		answers();
		several();
		if (protocols[i] == NETLINK_ROUTE) {
			routes();
			attributes();
		}
		if (protocols[i] == NETLINK_SOCK_DIAG)
			diagnosis();
	}
	open_socket(NETLINK_KOBJECT_UEVENT);
	events();
	return 0;
}
