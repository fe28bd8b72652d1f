// SPDX-License-Identifier: Apache-2.0

/* bpfinfo: asks for the information about a map, a program and another file, with room of
 * each size, and with bytes that may not be there. */
#include "io.h"
#include <linux/bpf.h>

static char text[512];

static long bpf(int command, union bpf_attr *attr, unsigned size)
{
	return call(SYS_bpf, command, attr, size);
}

static void ask(int fd)
{
	for (unsigned n = 4; n <= 304; n += 20) {
		union bpf_attr a;

		memset(&a, 0, sizeof(a));
		memset(text, 0, sizeof(text));
		a.info.bpf_fd = fd;
		a.info.info = (long)text;
		a.info.info_len = n;
		bpf(15, &a, 16);
		memset(text, 0xff, sizeof(text));
		a.info.info_len = n;
		bpf(15, &a, 16);
		a.info.info = n > 100 ? 0 : BAD;
		bpf(15, &a, 16);
	}
}

int main(void)
{
	static struct bpf_insn ok[] = { { 0xb7, 0, 0, 0, 42 }, { 0x95, 0, 0, 0, 0 } };
	union bpf_attr map, program;

	begin();
	memset(&map, 0, sizeof(map));
	map.map_type = 2, map.key_size = 4, map.value_size = 8, map.max_entries = 3;
	strcpy(map.map_name, "fifteen letters");
	ask(bpf(0, &map, 48));
	memset(&program, 0, sizeof(program));
	program.prog_type = 1, program.insn_cnt = 2, program.insns = (long)ok, program.license = (long)"GPL";
	ask(bpf(5, &program, 48));
	ask(0);
	ask(-1);
	return 0;
}
