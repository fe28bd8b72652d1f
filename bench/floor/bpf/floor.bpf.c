// SPDX-License-Identifier: GPL-2.0
/*
 * Two programs that do nothing, at entry to and exit from every system call:
 * what they cost, any tracer that sits there costs at least.
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

SEC("tp_btf/sys_enter")
int floor_entry(void *ctx)
{
	return 0;
}

SEC("tp_btf/sys_exit")
int floor_exit(void *ctx)
{
	return 0;
}
