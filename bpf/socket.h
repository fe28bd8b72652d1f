/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a descriptor is, as far as the capture depends on it: the messages of a
 * netlink socket are decoded, so they are copied whole, and nothing in the
 * caller's memory tells them from other bytes.
 */
#ifndef EBPFTRACE_SOCKET_H
#define EBPFTRACE_SOCKET_H

#include <bpf/bpf_core_read.h>
#include "abi.h"
#include "capture.h"
#include "descriptor.h"

/* socket_of finds the socket behind a descriptor of the task's, or NULL. */
static __always_inline struct sock *socket_of(struct task_struct *task,
					      __u32 fd)
{
	struct fdtable *fdt = BPF_CORE_READ(task, files, fdt);
	struct file **fds, *file = NULL;
	struct socket *socket;

	if (!fdt || fd >= BPF_CORE_READ(fdt, max_fds))
		return NULL;
	fds = BPF_CORE_READ(fdt, fd);
	if (bpf_probe_read_kernel(&file, sizeof(file), fds + fd) || !file)
		return NULL;
	if ((BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK)
		return NULL;
	socket = BPF_CORE_READ(file, private_data);
	return BPF_CORE_READ(socket, sk);
}

/* note_netlink tells Go and the ops whether the call's socket is one of
 * AF_NETLINK, and of which protocol. */
__noinline int note_netlink(__u32 cpu)
{
	struct task_struct *task = current_task();
	struct scratch *s = scratch_of(cpu);
	struct sock *sk;

	if (!s)
		return 0;
	sk = socket_of(task, s->args[0]);
	s->netlink = 0;
	if (!sk || BPF_CORE_READ(sk, __sk_common.skc_family) != AF_NETLINK)
		return 0;
	s->netlink = 1;
	if (s->pos <= data_max)
		close_chunk(s, s->pos, BPF_CORE_READ(sk, sk_protocol), 0, 0,
			    CHUNK_OP_NETLINK);
	return 0;
}

#endif
