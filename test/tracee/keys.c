// SPDX-License-Identifier: Apache-2.0

/* keys: the calls about keys and keyrings, in a session keyring of their own. */
#include "io.h"
#include <linux/keyctl.h>

#define L(...) ((long[]){__VA_ARGS__})
#define JOIN_SESSION 1

static const long ids[] = { 0, -1, -2, -3, -4, -5, -6, -7, -8, -9, 5, 0x7ffffff0, DIRTY | 0xfffffffe };

static void adds(void)
{
	for (size_t i = 0; i < COUNT(ids); i++) {
		call(SYS_add_key, "no such type", "name", "payload", 7, ids[i]);
		call(SYS_request_key, "no such type", "name", "info", ids[i]);
	}
	call(SYS_add_key, 0, 0, 0, 0, 0);
	call(SYS_add_key, BAD, BAD, BAD, 5, -2);
	call(SYS_add_key, at_edge("abc", 3), "a\nb", at_edge("abc", 3), 4, -2);
	call(SYS_add_key, "user", "name", 0, 5, -2);
	call(SYS_add_key, "user", "name", "x", BAD, -2);
	call(SYS_add_key, "0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789", 40, 99);
	call(SYS_request_key, "0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789", 99);
	call(SYS_request_key, 0, 0, 0, 0);
	call(SYS_request_key, BAD, BAD, BAD, -2);
	call(SYS_request_key, at_edge("abc", 3), "x", 0, DIRTY);
}

static void ring(void)
{
	char buf[128];
	int key;

	call(SYS_keyctl, JOIN_SESSION, "a session\n");
	key = call(SYS_add_key, "user", "tracee:a", "payload\0\n", 9, -3);
	call(SYS_keyctl, 0, -3, 1);
	call(SYS_keyctl, 0, DIRTY | 0xfffffffd, 0);
	call(SYS_keyctl, 6, key, buf, sizeof(buf));
	call(SYS_keyctl, 6, key, buf, 5);
	call(SYS_keyctl, 6, key, 0, 0);
	call(SYS_keyctl, 6, key, BAD, 128);
	call(SYS_keyctl, 11, key, buf, sizeof(buf));
	call(SYS_keyctl, 11, key, buf, 5);
	call(SYS_keyctl, 11, -3, buf, sizeof(buf));
	call(SYS_keyctl, 11, key, 0, 0);
	call(SYS_keyctl, 11, key, BAD, 9);
	call(SYS_keyctl, 2, key, "new", 3);
	call(SYS_keyctl, 2, key, BAD, 3);
	call(SYS_keyctl, 5, key, 0x3f3f0000);
	call(SYS_keyctl, 4, key, 0, -1);
	call(SYS_keyctl, 4, key, -1, 0);
	call(SYS_keyctl, 15, key, 1000);
	call(SYS_keyctl, 10, -3, "user", "tracee:a", 0);
	call(SYS_keyctl, 17, key, buf, sizeof(buf));
	call(SYS_keyctl, 17, key, buf, 0);
	call(SYS_keyctl, 8, key, -3);
	call(SYS_keyctl, 30, -3, key, -3, 1);
	call(SYS_keyctl, 9, key, -3);
	call(SYS_keyctl, 21, key);
	call(SYS_keyctl, 3, key);
	call(SYS_keyctl, 7, -3);
	call(SYS_keyctl, 31, buf, 128);
}

static void commands(void)
{
	static const long perms[] = { 0, 1, 0x3f3f3f3f, 0xffffffff, 0x01020408, 0x10204080, 0x3f000000, 0x40000000, 0x80808080, DIRTY | 0x3f, 0x00010101 };
	static const long defaults[] = { -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 99, DIRTY | 1 };
	static const long wants[] = { 0, 1, 2, 3, ALL, DIRTY | 1 };
	static const long moves[] = { 0, 1, 2, 3, ALL, DIRTY };

	for (size_t i = 0; i < COUNT(ids); i++)
		call(SYS_keyctl, 0, ids[i], 0);
	for (size_t i = 0; i < COUNT(perms); i++)
		call(SYS_keyctl, 5, 99, perms[i]);
	for (size_t i = 0; i < COUNT(defaults); i++)
		call(SYS_keyctl, 14, defaults[i] == 0 ? 20 : defaults[i] | 0x40);
	for (long i = -2; i < 9; i++)
		call(SYS_keyctl, 14, i);
	call(SYS_keyctl, 14, -1);
	for (size_t i = 0; i < COUNT(wants); i++)
		call(SYS_keyctl, 0, 99, wants[i]);
	for (size_t i = 0; i < COUNT(moves); i++)
		call(SYS_keyctl, 30, 99, 98, 97, moves[i]);
	for (long c = -1; c < 40; c++) {
		if (c == 1 || c == 18 || c == 28 || c == 14)
			continue;
		call(SYS_keyctl, c, 0x7fffff01, 0x7fffff02, 0x7fffff03, 0x7fffff04);
	}
	call(SYS_keyctl, 1, 0);
	call(SYS_keyctl, 1, BAD);
	call(SYS_keyctl, 1, at_edge("abc", 3));
	call(SYS_keyctl, DIRTY | 7, DIRTY | 99);
	call(SYS_keyctl, ALL, 1, 2, 3, 4);
	call(SYS_keyctl, 2, 99, "payload", 7);
	call(SYS_keyctl, 2, 99, 0, 0);
	call(SYS_keyctl, 2, 99, "payload", BAD);
	call(SYS_keyctl, 10, 99, "type", "name", -3);
	call(SYS_keyctl, 10, 99, 0, BAD, 98);
	call(SYS_keyctl, 12, 99, "payload", 7, -3);
	call(SYS_keyctl, 12, 99, 0, 0, -3);
	call(SYS_keyctl, 13, 99, 1000, -3);
	call(SYS_keyctl, 13, DIRTY | 99, ALL, 98);
	call(SYS_keyctl, 16, 0);
	call(SYS_keyctl, 16, 99);
	call(SYS_keyctl, 19, 99, 1000, 126, -3);
	call(SYS_keyctl, 19, 99, 1000, 1000, -3);
	call(SYS_keyctl, 19, 99, DIRTY, ALL, -4);
	call(SYS_keyctl, 20, 99, L((long)"pay", 3, (long)"load", 4), 2, -3);
	call(SYS_keyctl, 20, 99, L((long)"pay", 3, BAD, 4), 2, -3);
	call(SYS_keyctl, 20, 99, 0, 0, -3);
	call(SYS_keyctl, 20, 99, BAD, 1, -3);
	call(SYS_keyctl, 20, 99, L(0), BAD, -3);
	call(SYS_keyctl, 22, -1, -9);
	call(SYS_keyctl, 22, DIRTY | 1, 99);
}

static void crypto(void)
{
	char buf[64] = "";
	struct { int a, b, c; } dh = { 1, -2, 3 };
	struct { const char *hash; const char *other; unsigned len; unsigned spare[8]; } kdf = { "sha256", "other", 5, { 0 } };
	unsigned query[17] = { 0 };
	struct { int key; unsigned in, out; unsigned spare[7]; } params = { 99, 10, 20, { 0 } };

	call(SYS_keyctl, 23, &dh, buf, 64, 0);
	call(SYS_keyctl, 23, &dh, buf, 64, &kdf);
	call(SYS_keyctl, 23, &dh, 0, 0, BAD);
	call(SYS_keyctl, 23, 0, buf, 64, 0);
	call(SYS_keyctl, 23, BAD, buf, 64, 0);
	call(SYS_keyctl, 23, at_edge(&dh, 8), buf, 64, 0);
	kdf.len = 100;
	kdf.spare[3] = 7;
	kdf.hash = (char *)BAD;
	call(SYS_keyctl, 23, &dh, buf, 64, &kdf);
	kdf.other = 0;
	call(SYS_keyctl, 23, &dh, buf, 64, &kdf);
	call(SYS_keyctl, 24, 99, 0, "enc=pkcs1 hash=sha1", query);
	call(SYS_keyctl, 24, 99, DIRTY, 0, 0);
	call(SYS_keyctl, 24, 99, 1, BAD, BAD);
	for (long c = 25; c < 29; c++) {
		call(SYS_keyctl, c, &params, "enc=pkcs1", "0123456789abcdef", buf);
		call(SYS_keyctl, c, 0, 0, 0, 0);
		call(SYS_keyctl, c, BAD, BAD, BAD, BAD);
		call(SYS_keyctl, c, at_edge(&params, 12), "x", edge - 4, edge - 4);
	}
	params.spare[0] = 1;
	call(SYS_keyctl, 25, &params, "enc=pkcs1", "0123456789abcdef", buf);
	call(SYS_keyctl, 29, "asymmetric", "rsa", "key");
	call(SYS_keyctl, 29, -1, "keyring", 0, "dns_resolver");
	call(SYS_keyctl, 29, -1, 0, "restriction");
	call(SYS_keyctl, 29, 99, BAD, BAD);
	call(SYS_keyctl, 31, buf, 64);
	call(SYS_keyctl, 31, buf, 1);
	call(SYS_keyctl, 31, 0, 0);
	call(SYS_keyctl, 31, BAD, 64);
	call(SYS_keyctl, 32, 99, 98, 97, 96);
	call(SYS_keyctl, 32, 99, 98);
}

int main(void)
{
	begin();
	adds();
	ring();
	commands();
	crypto();
	return 0;
}
