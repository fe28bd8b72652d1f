// SPDX-License-Identifier: Apache-2.0

/* bpf: every command with attributes of all sizes as a user who may do nothing, and a
 * map and a program as one who may. */
#include "io.h"
#include <linux/bpf.h>
#include <linux/filter.h>

#define COMMANDS 42
#define P(i, p) (*(unsigned long *)(a + (i)) = (unsigned long)(p))

static unsigned a[1100];
static union bpf_attr u;
static char text[2000];

static long bpf(int command, unsigned size)
{
	return call(SYS_bpf, command, &u, size);
}

static void works(void)
{
	static struct bpf_insn ok[] = { { 0xb7, 0, 0, 0, 42 }, { 0x95, 0, 0, 0, 0 } };
	static unsigned key = 1, words[8] = { 10, 11, 12 };
	static long value = 77, values[4];
	int map, program;

	u.map_type = 2, u.key_size = 4, u.value_size = 8, u.max_entries = 3;
	strcpy(u.map_name, "tracee\n");
	bpf(0, 80);
	strcpy(u.map_name, "tracee");
	map = bpf(0, 80);
	memset(&u, 0, sizeof(u));
	u.map_fd = map, u.key = (long)&key, u.value = (long)&value;
	bpf(2, 32);
	bpf(1, 32);
	bpf(1, 24);
	u.flags = 4;
	bpf(3, 16);
	memset(&u, 0, sizeof(u));
	u.map_fd = map, u.key = (long)&key, u.next_key = (long)&value;
	bpf(4, 24);
	memset(&u, 0, sizeof(u));
	u.batch.keys = (long)words, u.batch.values = (long)values, u.batch.count = 3, u.batch.map_fd = map, u.batch.out_batch = (long)&key;
	bpf(24, 56);
	memset(&u, 0, sizeof(u));
	u.prog_type = 1, u.insn_cnt = 2, u.insns = (long)ok, u.license = (long)"GPL", u.log_level = 1, u.log_size = sizeof(text), u.log_buf = (long)text;
	strcpy(u.prog_name, "program");
	program = bpf(5, 144);
	memset(text, 0, sizeof(text));
	memset(&u, 0, sizeof(u));
	u.prog_type = 1, u.insn_cnt = 1, u.insns = (long)ok, u.license = (long)"GPL", u.log_level = 1, u.log_size = sizeof(text), u.log_buf = (long)text;
	bpf(5, 144);
	memset(text, 0, sizeof(text));
	for (int i = 0; i < 2; i++) {
		memset(&u, 0, sizeof(u));
		u.info.bpf_fd = i ? program : map, u.info.info_len = 0;
		bpf(15, 16);
		u.info.info = -1, u.info.info_len = 40;
		bpf(15, 16);
	}
	memset(&u, 0, sizeof(u));
	u.start_id = 0x7fffffff, u.next_id = 5;
	bpf(11, 8);
	bpf(12, 12);
	memset(&u, 0, sizeof(u));
	u.test.prog_fd = program, u.test.data_size_in = 20, u.test.data_in = (long)"0123456789012345678901234567890", u.test.data_size_out = 100, u.test.data_out = (long)text, u.test.repeat = 1;
	bpf(10, 80);
	memset(text, 0, sizeof(text));
	memset(&u, 0, sizeof(u));
	u.btf = (long)"\x9f\xeb\1", u.btf_size = 3, u.btf_log_buf = (long)text, u.btf_log_size = 2000, u.btf_log_level = 1;
	bpf(18, 32);
	memset(text, 0, sizeof(text));
	memset(&u, 0, sizeof(u));
	u.query.target_fd = 99, u.query.prog_ids = (long)words, u.query.prog_cnt = 5;
	bpf(16, 64);
	u.task_fd_query.pid = 1, u.task_fd_query.fd = 99, u.task_fd_query.buf = (long)"as it was", u.task_fd_query.buf_len = 100;
	bpf(20, 48);
	memset(&u, 0, sizeof(u));
	u.map_fd = map;
	bpf(22, 4);
}

static void matrix(void)
{
	static const unsigned sizes[] = { 4, 8, 12, 16, 20, 24, 28, 32, 40, 44, 48, 56, 60, 64, 72, 76, 80, 88, 92, 108, 112, 120, 128, 140, 144, 148, 152, 168 };

	for (int c = -1; c < COMMANDS; c++) {
		for (int i = 0; i < 45; i++)
			a[i] = 0x1000 + 4 * i;
		for (size_t i = 0; i < COUNT(sizes); i++) {
			if (c == 37 && sizes[i] > 8)
				a[2] = 0;
			call(SYS_bpf, c, a, sizes[i]);
		}
		memset(a, 0, sizeof(a));
		call(SYS_bpf, c, a, 168);
		a[43] = 7;
		call(SYS_bpf, c, a, 180);
		call(SYS_bpf, c, 0, 168);
		call(SYS_bpf, c, BAD, 16);
		call(SYS_bpf, c, a, 0);
		call(SYS_bpf, c, a, 4097);
		call(SYS_bpf, DIRTY | c, a, DIRTY | 4096);
		memset(a, 0, sizeof(a));
	}
}

static void names(void)
{
	for (int i = 0; i < 40; i++) {
		memset(a, 0, sizeof(a));
		a[0] = i, a[4] = 1u << i % 32;
		call(SYS_bpf, 0, a, 20);
		memset(a, 0, sizeof(a));
		a[0] = i, a[11] = 1u << i % 32;
		call(SYS_bpf, 5, a, 48);
		memset(a, 0, sizeof(a));
		a[6] = 1u << i % 32, a[7] = i / 32;
		call(SYS_bpf, 2, a, 32);
		a[2] = a[3] = 1u << i % 32;
		call(SYS_bpf, 16, a, 16);
		call(SYS_bpf, 6, a, 16);
		a[16] = a[7] = 1u << i % 32;
		call(SYS_bpf, 10, a, 80);
		a[7] = i;
		call(SYS_bpf, 20, a, 48);
		a[0] = i;
		call(SYS_bpf, 32, a, 4);
	}
	for (int i = 0; i < 4; i++) {
		memset(a, 0, sizeof(a));
		a[6] = i;
		call(SYS_bpf, 2, a, 32);
	}
	for (int i = 0; i < 70; i++) {
		memset(a, 0, sizeof(a));
		a[2] = i, a[3] = 1u << i % 32;
		call(SYS_bpf, 8, a, 16);
	}
}

static void links(void)
{
	static unsigned long words[] = { 1, 2, 3 };

	for (int t = 0; t < 64; t++) {
		memset(a, 0, sizeof(a));
		a[2] = t;
		call(SYS_bpf, 28, a, 16);
		call(SYS_bpf, 28, a, 64);
		a[4] = 5;
		call(SYS_bpf, 28, a, 64);
		for (int i = 3; i < 17; i++)
			a[i] = 0x100 + 4 * i;
		call(SYS_bpf, 28, a, 68);
	}
	for (int i = 0; i < 4; i++) {
		memset(a, 0, sizeof(a));
		a[2] = 42, a[4] = 1u << i, a[5] = 3, P(6, words), P(8, words), P(10, words);
		call(SYS_bpf, 28, a, 48);
		memset(a, 0, sizeof(a));
		a[2] = 48, P(4, "/a/path"), P(6, words), P(8, words), P(10, words), a[12] = 3, a[13] = 1u << i, a[14] = a[15] = -1;
		call(SYS_bpf, 28, a, 64);
		memset(a, 0, sizeof(a));
		a[2] = 45, a[4] = i, a[5] = i, a[6] = -i, a[7] = 1u << i;
		call(SYS_bpf, 28, a, 32);
	}
	memset(a, 0, sizeof(a));
	a[2] = 59, P(4, words), P(6, words), a[8] = 3;
	call(SYS_bpf, 28, a, 40);
	a[2] = 28, a[6] = 3, a[7] = a[8] = 0;
	call(SYS_bpf, 28, a, 32);
	memset(a, 0, sizeof(a));
	a[0] = 3, a[1] = 4, a[2] = 4, a[3] = 5;
	call(SYS_bpf, 29, a, 16);
	a[2] = 8;
	call(SYS_bpf, 29, a, 16);
}

static void programs(void)
{
	static struct bpf_insn insns[] = {
		{ 0x07, 1, 2, 3, 4 }, { 0x0f, 3, 4, -1, -1 }, { 0x05, 5, 6, 7, 8 }, { 0x85, 7, 8, 0, 9 }, { 0x56, 9, 10, 1, 2 }, { 0xdb, 11, 12, 5, 0x41 },
		{ 0xc3, 13, 14, 15, 0xe1 }, { 0x18, 1, 2, 0, 7 }, { 0, 0, 0, 0, 0 }, { 0x95, 0, 0, 0, 0 },
	}, one;

	memset(&u, 0, sizeof(u));
	u.prog_type = 1, u.insn_cnt = COUNT(insns), u.insns = (long)insns, u.license = (long)"a license\n";
	bpf(5, 24);
	u.insn_cnt = 1, u.insns = (long)&one;
	for (int i = 0; i < 256; i++) {
		one.code = i;
		bpf(5, 24);
	}
	u.insns = (long)at_edge(insns, 16), u.insn_cnt = 3, u.license = (long)edge - 3;
	bpf(5, 24);
	u.insns = -1, u.license = -1, u.kern_version = 0x060102;
	bpf(5, 48);
	u.insns = 0, u.insn_cnt = 0, u.license = 0;
	bpf(5, 24);
	memset(a, 0, sizeof(a));
	P(38, "signature\n\1"), a[40] = 11, a[41] = -1;
	call(SYS_bpf, 5, a, 168);
	P(38, -1), a[40] = 200, a[41] = -3;
	call(SYS_bpf, 5, a, 168);
	memset(a, 0, sizeof(a));
	P(0, "/a/path/that/is/longer/than/thirty-two/bytes"), a[2] = 3;
	call(SYS_bpf, 6, a, 20);
	call(SYS_bpf, 7, a, 12);
	memset(a, 0, sizeof(a));
	P(0, "a\n"), a[2] = 1, P(4, 7);
	call(SYS_bpf, 17, a, 16);
	call(SYS_bpf, 17, a, 24);
	call(SYS_bpf, 17, at_edge(a, 24), 24);
	call(SYS_bpf, 17, at_edge(a, 16), 16);
}

int main(void)
{
	begin();
	works();
	call(SYS_setresuid, 65534, 65534, 65534);
	matrix();
	names();
	links();
	programs();
	return 0;
}
