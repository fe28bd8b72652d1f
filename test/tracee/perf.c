// SPDX-License-Identifier: Apache-2.0

/* perf: perf_event_open with attributes of every kind, refused for their flags. */
#include "io.h"
#include <linux/perf_event.h>

#define NO 0x100l /* a flag that there is not */

static struct perf_event_attr a;
static char big[4096 + 64];

static void show(void)
{
	if (!a.size)
		a.size = sizeof(a);
	memcpy(big, &a, sizeof(a));
	call(SYS_perf_event_open, big, -1, -1, -1, NO);
	memset(&a, 0, sizeof(a));
	memset(big, 0, sizeof(big));
}

static void kinds(void)
{
	static const long caches[] = { 0, 1, 6, 7, 8, 0x100, 0x200, 0x300, 0x10000, 0x20000, 0x010203, 0xffffff, 0x1000000, ALL, 0x010106 };

	for (unsigned t = 0; t < 8; t++) {
		a.type = t;
		a.config = 1;
		show();
	}
	a.type = ~0u;
	a.config = ALL;
	show();
	for (unsigned c = 0; c < 12; c++) {
		a.type = 0;
		a.config = c;
		show();
	}
	a.type = 0;
	a.config = 0x500000001;
	show();
	for (unsigned c = 0; c < 14; c++) {
		a.type = 1;
		a.config = c;
		show();
	}
	for (size_t i = 0; i < COUNT(caches); i++) {
		a.type = 3;
		a.config = caches[i];
		show();
	}
	for (unsigned t = 0; t < 6; t++) {
		a.type = 5;
		a.bp_type = t;
		a.bp_addr = 0x1234;
		a.bp_len = t ? t : 8;
		show();
	}
	a.type = 5;
	a.bp_type = 8;
	a.config = 5;
	show();
}

static void fields(void)
{
	for (int i = 0; i < 64; i++) {
		a.sample_type = 1ul << i;
		a.read_format = 1ul << (i % 8);
		show();
	}
	a.sample_type = a.read_format = ALL;
	show();
	for (int i = 0; i < 64; i++) {
		((unsigned long *)&a)[5] = 1ul << i;
		show();
	}
	((unsigned long *)&a)[5] = ALL;
	show();
	for (int i = 0; i < 64; i++) {
		a.branch_sample_type = 1ul << i;
		show();
	}
	a.branch_sample_type = ALL;
	a.sample_type = PERF_SAMPLE_BRANCH_STACK;
	show();
	a.freq = 1;
	a.sample_freq = 1000;
	show();
	a.sample_period = 1000;
	show();
	a.watermark = 1;
	a.wakeup_watermark = 5;
	show();
	a.wakeup_events = 5;
	show();
	a.precise_ip = 2;
	a.clockid = 1;
	a.use_clockid = 1;
	show();
	a.clockid = 99;
	a.sample_regs_user = 0xff;
	a.sample_stack_user = 8192;
	a.sample_regs_intr = 0x100ff;
	a.aux_watermark = 7;
	a.sample_max_stack = 127;
	a.aux_sample_size = 9;
	((unsigned *)&a)[29] = 0xffffffff;
	a.sig_data = 0x1122334455667788;
	a.config1 = 5;
	a.config2 = 6;
	show();
	memset(&a, 0xff, sizeof(a));
	a.size = sizeof(a);
	show();
	memset(&a, 0x11, sizeof(a));
	a.size = sizeof(a);
	show();
	a.type = 6;
	a.config1 = a.config2 = 0x123;
	show();
	a.type = 2;
	a.config = 300;
	show();
	a.type = 4;
	a.config = 0x1c2;
	show();
}

static void sizes(void)
{
	static const unsigned s[] = { 0, 1, 4, 8, 40, 63, 64, 65, 68, 72, 79, 80, 88, 96, 100, 104, 108, 110, 112, 116, 120, 128, 129, 136, 137, 144, 200, 4096, 4097, 0xffffffff };

	for (size_t i = 0; i < COUNT(s); i++)
		for (int fill = 0; fill < 2; fill++) {
			memset(big, fill ? 0x22 : 0, sizeof(big));
			((unsigned *)big)[0] = 1;
			((unsigned *)big)[1] = s[i];
			call(SYS_perf_event_open, big, 0, 1, 2, NO);
			call(SYS_perf_event_open, at_edge(big, 64), 0, 1, 2, NO);
		}
	memset(big, 0, sizeof(big));
	((unsigned *)big)[1] = 112;
	call(SYS_perf_event_open, at_edge(big, 112), -1, 0, -1, NO);
	call(SYS_perf_event_open, at_edge(big, 8), -1, 0, -1, NO);
	call(SYS_perf_event_open, at_edge(big, 100), -1, 0, -1, NO);
	call(SYS_perf_event_open, edge - 4, -1, 0, -1, NO);
	call(SYS_perf_event_open, 0, -1, 0, -1, NO);
	call(SYS_perf_event_open, BAD, DIRTY | 5, DIRTY, DIRTY | 3, 0);
	call(SYS_perf_event_open, 0, -1, 0, -1, 1);
	for (int i = 0; i < 6; i++)
		call(SYS_perf_event_open, 0, -1, 0, -1, 1l << i);
	call(SYS_perf_event_open, 0, 1, 0, 4, 0xf);
	call(SYS_perf_event_open, 0, 1, 0, 4, ALL);
	call(SYS_perf_event_open, 0, 1, 0, 4, 4 | NO);
}

int main(void)
{
	begin();
	kinds();
	fields();
	sizes();
	memset(&a, 0, sizeof(a));
	a.type = 1;
	a.config = 9;
	a.size = sizeof(a);
	call(SYS_perf_event_open, &a, 0, -1, -1, 8);
	a.size = 5000;
	call(SYS_perf_event_open, memcpy(big, &a, sizeof(a)), 0, -1, -1, 8);
	a.size = 8;
	call(SYS_perf_event_open, memcpy(big, &a, sizeof(a)), 0, -1, -1, 8);
	return 0;
}
