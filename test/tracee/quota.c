// SPDX-License-Identifier: Apache-2.0

/* quota: quotactl and quotactl_fd, on a file system that no folder shows. */
#include "io.h"

#define FSOPEN 430
#define FSCONFIG 431
#define FSMOUNT 432
#define QUOTACTL_FD 443

static const long bad[] = {0, -1, 1, DIRTY};

static void quotas(void)
{
	static const unsigned commands[] = {
		0x800001, 0x800002, 0x800003, 0x800004, 0x800005, 0x800006, 0x800007, 0x800008, 0x800009, 0x80000a,
		0x5801, 0x5802, 0x5803, 0x5804, 0x5805, 0x5806, 0x5807, 0x5808, 0x5809, 0x580a, 0, 1, 0x100, 0x300, 0x400, 0x500, 0x600, 0x700, 0x800, 0xffffff,
	};
	static char data[512];

	for (int i = 0; i < 512; i++)
		data[i] = i;
	for (size_t i = 0; i < COUNT(commands); i++)
		for (int type = 0; type < 5; type++) {
			call(SYS_quotactl, commands[i] << 8 | type, "/none/device", 7, type < 3 ? (long)data : BAD);
			if (type < 2) {
				call(SYS_quotactl, commands[i] << 8 | type, "/none/device", -1, 0);
				call(SYS_quotactl, commands[i] << 8 | type | DIRTY, BAD, DIRTY, BAD);
				call(QUOTACTL_FD, 99, commands[i] << 8 | type, 7, data);
			}
		}
	for (int i = 0; i < 8; i++)
		call(SYS_quotactl, 0x80000200 | i << 8, "/none/device", i, "/a/path");
	for (int i = 0; i < 8; i++)
		call(SYS_quotactl, 0x80000200, "/none/device", i, "/a/path");
	call(SYS_quotactl, 0x80000200, "/none/device", ALL, BAD);
	call(SYS_quotactl, 0x80000800, "/none/device", 1, edge - 8);
	call(SYS_quotactl, 0x80000800, "/none/device", 1, at_edge(data, 72));
	call(SYS_quotactl, 0x80000600, "/none/device", 1, at_edge(data, 24));
	call(SYS_quotactl, 0x580400, "/none/device", 1, at_edge(data, 112));
	call(SYS_quotactl, 0x80000800, 0, 1, data);
	call(SYS_quotactl, ALL, "x", ALL, data);
	for (int i = 0; i < 32; i++) {
		uint32_t d[28] = {0};

		d[16] = 1u << i;
		call(SYS_quotactl, 0x80000800, "/none/device", 1, d);
		d[4] = 1u << i;
		call(SYS_quotactl, 0x80000600, "/none/device", 1, d);
		d[0] = 0xff02 + i;
		d[0] = 1 | (1 << i % 8) << 8;
		((unsigned char *)d)[1] = 1 << i % 8;
		((unsigned short *)d)[1] = 1u << i % 16;
		call(SYS_quotactl, 0x580400, "/none/device", 1, d);
		call(SYS_quotactl, 0x580100, "/none/device", 1, d);
		call(SYS_quotactl, 0x580200, "/none/device", 1, d);
	}
}

static void answers(void)
{
	static const unsigned commands[] = {
		0x800001, 0x800004, 0x800005, 0x800007, 0x800009, 0x5803, 0x5805, 0x5807, 0x5808, 0x5809, 0x800006, 0x800008, 0x5804, 0x800003, 0x5806,
	};
	static char data[512];
	int fs = call(FSOPEN, "tmpfs", 1), fd;

	call(FSCONFIG, fs, 0, "usrquota", 0, 0);
	call(FSCONFIG, fs, 1, "usrquota_block_hardlimit", "1048576", 0);
	call(FSCONFIG, fs, 6, 0, 0, 0);
	fd = call(FSMOUNT, fs, 1, 0);
	close(openat(fd, "file", O_CREAT | O_WRONLY, 0600));
	for (size_t i = 0; i < COUNT(commands); i++) {
		memset(data, 0, sizeof(data));
		if (commands[i] == 0x5808)
			data[0] = 1;
		call(QUOTACTL_FD, fd, commands[i] << 8, 0, data);
		call(QUOTACTL_FD, fd, commands[i] << 8, 7, data);
		call(QUOTACTL_FD, fd, commands[i] << 8 | 1, 0, data);
		call(QUOTACTL_FD, fd, commands[i] << 8, 0, edge - 4);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(QUOTACTL_FD, fd, 0x80000700, 0, bad[i]);
		call(QUOTACTL_FD, fd, 0x80000400, 0, bad[i]);
	}
}

int main(void)
{
	begin();
	quotas();
	answers();
	return 0;
}
