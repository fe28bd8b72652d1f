// SPDX-License-Identifier: Apache-2.0

/* handle: name_to_handle_at and open_by_handle_at. */
#include "io.h"

struct handle {
	uint32_t bytes;
	int32_t type;
	unsigned char f[300];
};

static const long bad[] = {0, -1, 1, DIRTY};

int main(void)
{
	struct handle h = {0};
	int id;
	long id64;

	begin();
	h.bytes = 128;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, &id, 0);
	call(SYS_open_by_handle_at, AT_FDCWD, &h, O_RDONLY);
	call(SYS_open_by_handle_at, 99, &h, O_RDWR | O_CREAT);
	h.bytes = 128;
	call(SYS_name_to_handle_at, AT_FDCWD, "/", &h, &id64, 1); /* AT_HANDLE_MNT_ID_UNIQUE */
	h.bytes = 0;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, &id, 0);
	h.bytes = 4;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, &id, 0);
	h.bytes = 129;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, &id, 0);
	call(SYS_open_by_handle_at, AT_FDCWD, &h, O_RDONLY);
	h.bytes = 128;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, 0, 0);
	h.bytes = 128;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, BAD, 0);
	h.bytes = 128;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", &h, edge - 4, 0);
	h.bytes = 128;
	call(SYS_name_to_handle_at, AT_FDCWD, "/none", &h, &id, 0x400);
	h.bytes = 128;
	call(SYS_name_to_handle_at, 99, "", &h, &id, 0x1000);
	for (int i = 0; i < 32; i++)
		call(SYS_name_to_handle_at, 99, "x", &h, &id, 1l << i);
	call(SYS_name_to_handle_at, 99, "x", &h, &id, ALL);
	call(SYS_name_to_handle_at, 99, "x", &h, &id, DIRTY);
	for (size_t i = 0; i < COUNT(bad); i++) {
		call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", bad[i], &id, 0);
		call(SYS_name_to_handle_at, AT_FDCWD, bad[i], &h, bad[i], 0);
		call(SYS_open_by_handle_at, AT_FDCWD, bad[i], 0);
	}
	for (size_t i = 0; i < COUNT(h.f); i++)
		h.f[i] = i;
	for (int type = -2; type < 16; type++) {
		h.type = type * 16;
		h.bytes = type;
		call(SYS_open_by_handle_at, 99, &h, O_RDONLY);
	}
	for (int i = 0; i < 32; i++) {
		h.type = 1u << i;
		h.bytes = 8;
		call(SYS_open_by_handle_at, 99, &h, O_RDONLY);
		h.type = i;
		h.bytes = 100 + i;
		call(SYS_open_by_handle_at, 99, &h, O_RDONLY);
	}
	h.bytes = 8;
	h.type = 0x81;
	call(SYS_open_by_handle_at, 99, at_edge(&h, 16), O_PATH);
	call(SYS_open_by_handle_at, 99, at_edge(&h, 12), O_PATH);
	call(SYS_open_by_handle_at, 99, at_edge(&h, 8), O_PATH);
	call(SYS_open_by_handle_at, 99, at_edge(&h, 7), O_PATH);
	call(SYS_open_by_handle_at, 99, at_edge(&h, 4), O_PATH);
	call(SYS_name_to_handle_at, 99, "x", edge - 4, &id, 0);
	call(SYS_name_to_handle_at, 99, "x", edge - 8, &id, 0);
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", edge - 16, &id, 0);
	h.bytes = 8;
	call(SYS_name_to_handle_at, AT_FDCWD, "/etc/passwd", at_edge(&h, 16), &id, 0);
	return 0;
}
