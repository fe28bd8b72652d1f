/* SPDX-License-Identifier: GPL-2.0 */
/* The two ends of a socket. */
#ifndef EBPFTRACE_PEER_H
#define EBPFTRACE_PEER_H

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include "abi.h"
#include "scratch.h"

#define AF_UNIX	   1 /* include/linux/socket.h */
#define AF_INET	   2
#define AF_INET6   10
#define AF_NETLINK 16
#define PATH_BYTES 128 /* a power of two above UNIX_PATH_MAX */

#define kernel_read(to, from) bpf_probe_read_kernel(&(to), sizeof(to), from)

/* Reads a field to where it travels, without a copy on the stack, which is
 * small.
 */
#define read_to(to, type, from, field)               \
	bpf_probe_read_kernel(&(to), sizeof(to),     \
			      (const void *)(from) + \
				      bpf_core_field_offset(type, field))

/* inode_of is the number of a socket's inode: net/core/sock.c, sock_i_ino(). */
static __always_inline __u64 inode_of(struct sock *sk)
{
	struct socket *socket = BPF_CORE_READ(sk, sk_socket);
	struct socket_alloc *both;

	if (!socket)
		return 0;
	both = (void *)socket -
	       bpf_core_field_offset(struct socket_alloc, socket);
	return BPF_CORE_READ(both, vfs_inode.i_ino);
}

/* put_unix tells the path of an AF_UNIX socket, and returns its bytes. */
static __always_inline __u32 put_unix(struct peer *p, struct sock *sk,
				      __u8 *path)
{
	const __u32 offset = bpf_core_field_offset(struct unix_address, name);
	struct unix_sock *u = (void *)sk;
	struct unix_address *address = BPF_CORE_READ(u, addr);
	struct sock *other = BPF_CORE_READ(u, peer);
	__u32 len;

	if (other)
		p->ino = inode_of(other);
	if (!address)
		return 0;
	len = BPF_CORE_READ(address, len) - 2; /* the family */
	len &= PATH_BYTES - 1;
	barrier_var(len);
	bpf_probe_read_kernel(path, len & (PATH_BYTES - 1),
			      (void *)address + offset + 2);
	return len;
}

static __always_inline void put_inet(struct peer *p, struct sock *sk)
{
	const struct sock_common *c = (void *)sk; /* it begins a sock */

	p->port = BPF_CORE_READ(c, skc_num);
	p->other_port = bpf_ntohs(BPF_CORE_READ(c, skc_dport));
	if (p->family == AF_INET) {
		BPF_CORE_READ_INTO((__u32 *)p->address, c, skc_rcv_saddr);
		BPF_CORE_READ_INTO((__u32 *)p->other, c, skc_daddr);
		return;
	}
	BPF_CORE_READ_INTO((struct in6_addr *)p->address, c, skc_v6_rcv_saddr);
	BPF_CORE_READ_INTO((struct in6_addr *)p->other, c, skc_v6_daddr);
}

/* put_peer describes a socket from this place in the record on, and returns
 * where that ends. */
static __always_inline __u32 put_peer(struct scratch *s, __u32 at,
				      struct socket *socket)
{
	struct sock *sk = BPF_CORE_READ(socket, sk);
	struct peer *p = (void *)&s->data[at];
	struct proto *protocol;
	__u32 len = 0;

	__builtin_memset(p, 0, sizeof(*p));
	at += sizeof(*p);
	if (!sk)
		return at;
	protocol = BPF_CORE_READ(sk, __sk_common.skc_prot);
	bpf_probe_read_kernel(p->protocol, sizeof(p->protocol), protocol->name);
	read_to(p->family, struct sock_common, sk, skc_family);
	read_to(p->number, struct sock, sk, sk_protocol);
	if (p->family == AF_UNIX && bpf_core_type_exists(struct unix_sock))
		len = put_unix(p, sk, &s->data[at]);
	else if (p->family == AF_INET || p->family == AF_INET6)
		put_inet(p, sk);
	else if (p->family == AF_NETLINK)
		read_to(p->portid, struct netlink_sock, sk, portid);
	p->path = len;
	return at + len;
}

#endif
