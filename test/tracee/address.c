// SPDX-License-Identifier: Apache-2.0

/* address: addresses of all families, right ones and ones of all lengths, given to
 * bind without a socket. */
#include "io.h"
#include <sys/socket.h>

static unsigned char address[256];

static void bind_to(long length) { call(SYS_bind, -1, address, length); }

/* hex fills the address with a family and bytes. */
static void hex(short family, const char *bytes)
{
	size_t n = 2;
	unsigned byte;

	memset(address, 0, sizeof(address));
	memcpy(address, &family, sizeof(family));
	for (; *bytes; bytes++) {
		if (*bytes == ' ')
			continue;
		byte = strtoul((char[]){bytes[0], bytes[1], 0}, 0, 16);
		address[n++] = byte;
		bytes++;
	}
}

static const struct {
	short family;
	const char *bytes;
	long length;
} cases[] = {
	{AF_UNIX, "2f746d702f78", 110}, {AF_UNIX, "2f746d702f78", 5}, {AF_UNIX, "2f746d702f78", 200}, {AF_UNIX, "00 616273740122", 9},
	{AF_UNIX, "00 616273740122", 110}, {AF_UNIX, "00", 3}, {AF_UNIX, "", 2},
	{AF_INET, "095f 7f000001", 16}, {AF_INET, "095f 7f000001", 20}, {AF_INET, "095f 7f000001", 15},
	{AF_INET6, "0050 00012345 fe800000000000000000000000000001 07000000", 28},
	{AF_INET6, "0050 00012345 fe800000000000000000000000000001 01000000", 28},
	{AF_INET6, "0050 00000000 ff020000000000000000000000000001 01000000", 28},
	{AF_INET6, "0050 00000000 00000000000000000000000000000001 01000000", 28},
	{AF_INET6, "0050 00000000 00000000000000000000000001020304 00000000", 28},
	{AF_INET6, "0050 00000000 00000000000000000000ffff7f000001 00000000", 28},
	{AF_INET6, "0050 00000000 00010000000000010000000000010000 00000000", 28},
	{AF_INET6, "0050 00000000 00010002000300040000000600070008 00000000", 24},
	{AF_INET6, "0050 00000000 00010002000300040000000600070008 00000000", 23},
	{AF_NETLINK, "0000 4d000000 ff000000", 12}, {AF_NETLINK, "0300 ffffffff 00000000", 12}, {AF_NETLINK, "0000 4d000000 ff000000", 11},
	{AF_PACKET, "0003 01000000 0100 00 06 aabbccddeeff", 20}, {AF_PACKET, "0003 01000000 0403 04 00", 20},
	{AF_PACKET, "0800 63000000 0100 02 20 010203040506070801", 24},
	{AF_VSOCK, "0000 ffffffff 02000000 01 000000", 16}, {AF_VSOCK, "0100 00000000 03000000 00 010203", 16},
	{AF_ALG, "68617368 00000000000000000000 0f000000 00100000 73686131", 88}, {AF_ALG, "736b6369706865720000000000000000000000000000", 24},
	{AF_XDP, "0000 01000000 02000000 03000000", 16}, {AF_XDP, "ff00 00000000 02000000 ffffffff", 16},
	{AF_TIPC, "01 01 01000000 02000000 03000000", 16}, {AF_TIPC, "02 02 01000000 02000000 03000000", 16},
	{AF_TIPC, "03 03 01000000 02000000 03000000", 16}, {AF_TIPC, "04 ff 01000000 02000000 03000000", 16},
	{AF_BLUETOOTH, "ffff", 4}, {AF_BLUETOOTH, "0100 0100", 6}, {AF_BLUETOOTH, "010203040506", 8}, {AF_BLUETOOTH, "010203040506 07", 10},
	{AF_BLUETOOTH, "0100 010203040506 0400 00", 14}, {AF_BLUETOOTH, "0f10 010203040506 4500 02", 14}, {AF_BLUETOOTH, "8500 010203040506 ffff", 12},
	{AF_NFC, "0000 63000000 02000000 05000000 20 04 616263", 96}, {AF_NFC, "0000 63000000 02000000 03000000", 16}, {AF_NFC, "", 40},
	{AF_QIPCRTR, "0000 01000000 feffffff", 12}, {AF_MCTP, "0000 01000000 08 01 08 00", 12}, {AF_MCTP, "0100 00000000 ff 01 08 02", 14},
	{AF_IEEE802154, "0000 02000000 0100 feff", 20}, {AF_IEEE802154, "0000 03000000 ffff 0102030405060708", 20},
	{AF_RXRPC, "0100 0200 1000 0200 1234 7f000001", 36}, {AF_RXRPC, "3400 0200 1c00 0a00 04d2 00000000 20010000000000000000000000000001", 36},
	{AF_IPX, "0001 00000002 0a0000000000 00 01", 16}, {AF_X25, "31323334350000", 18}, {AF_X25, "31313131313131313131313131313131", 18},
	{AF_AX25, "9c94609298a0 e0 0000000000", 16}, {AF_AX25, "82404040404040 00 00000001000000 82844040404060", 23}, {AF_AX25, "4040404040406000", 16},
	{AF_CAN, "0000 01000000", 16}, {AF_APPLETALK, "", 16},
};

int main(void)
{
	static const int lengths[] = {-1, 0, 1, 2, 3, 7, 15, 16, 20, 24, 27, 28, 30, 64, 88, 110, 111, 128, 129, 255};

	begin();
	call(SYS_bind, -1, 0, 16);
	call(SYS_bind, -1, BAD, 16);
	call(SYS_bind, -1, at_edge("12345678", 8), 16);
	call(SYS_connect, -1, at_edge("12345678", 8), 8);
	for (size_t i = 0; i < COUNT(cases); i++) {
		hex(cases[i].family, cases[i].bytes);
		bind_to(cases[i].length);
	}
	for (int family = 0; family < 48; family++)
		for (size_t i = 0; i < COUNT(lengths); i++) {
			for (size_t k = 2; k < sizeof(address); k++)
				address[k] = k;
			address[0] = family;
			address[1] = 0;
			bind_to(lengths[i]);
		}
	bind_to(DIRTY | 16);
	return 0;
}
