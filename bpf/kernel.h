/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The few kernel types that are read here, for CO-RE: the loader relocates the
 * offsets to those of the running kernel. Fields not named are left out.
 */
#ifndef EBPFTRACE_KERNEL_H
#define EBPFTRACE_KERNEL_H

#include <linux/types.h>
#include <linux/bpf.h>
#include <stdbool.h>

/* include/linux/err.h: the values that are an errno; MAX_ERRNO is 4095. */
static inline __attribute__((always_inline)) bool is_error(long ret)
{
	return (unsigned long)ret >= (unsigned long)-4095;
}

#define __kernel_type __attribute__((preserve_access_index))

struct mm_struct {
	struct file *exe_file;
	unsigned long start_stack;
	unsigned long arg_start;
	unsigned long arg_end;
} __kernel_type;

struct thread_info {
	unsigned long flags; /* arm64: TIF_32BIT */
	__u32 status;	     /* x86: TS_COMPAT */
} __kernel_type;

struct sched_entity {
	__u64 sum_exec_runtime;
} __kernel_type;

struct super_block {
	__u32 s_dev;
	unsigned long s_magic;
} __kernel_type;

struct inode {
	unsigned long i_ino;
	struct super_block *i_sb;
	unsigned short i_mode;
	__u32 i_rdev;
	void *i_private;
} __kernel_type;

struct qstr {
	__u32 hash;
	__u32 len;
	const unsigned char *name;
};

struct hlist_bl_node {
	struct hlist_bl_node *next, **pprev;
};

struct dentry_operations {
	void *d_dname;
} __kernel_type;

struct seqcount {
	unsigned int sequence;
};

struct dentry {
	struct seqcount d_seq; /* a seqcount_spinlock_t, which begins so */
	struct hlist_bl_node d_hash;
	struct dentry *d_parent;
	struct qstr d_name;
	const struct dentry_operations *d_op;
} __kernel_type;

struct vfsmount {
	struct dentry *mnt_root;
} __kernel_type;

struct mount {
	struct mount *mnt_parent;
	struct dentry *mnt_mountpoint;
	struct vfsmount mnt;
} __kernel_type;

struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
} __kernel_type;

struct fs_struct {
	struct path root;
	struct path pwd;
} __kernel_type;

struct file {
	struct path f_path;
	struct inode *f_inode;
	void *private_data;
} __kernel_type;

struct proc_ns_operations {
	const char *name;
} __kernel_type;

struct ns_common {
	const struct proc_ns_operations *ops;
	unsigned int inum;
} __kernel_type;

struct eventfd_ctx {
	__u64 count;
	unsigned int flags;
	int id;
} __kernel_type;

struct signals {
	__u64 sig[1];
};

struct signalfd_ctx {
	struct signals sigmask;
} __kernel_type;

struct tty_struct {
	int index;
} __kernel_type;

struct tty_file_private {
	struct tty_struct *tty;
} __kernel_type;

struct fdtable {
	unsigned int max_fds;
	struct file **fd;
} __kernel_type;

struct files_struct {
	struct fdtable *fdt;
} __kernel_type;

struct proto {
	char name[32];
} __kernel_type;

struct in6_addr {
	__u8 bytes[16];
};

struct sock_common {
	unsigned short skc_family;
	__u32 skc_daddr;
	__u32 skc_rcv_saddr;
	__u16 skc_dport; /* of the network's order */
	__u16 skc_num;
	struct proto *skc_prot;
	struct in6_addr skc_v6_daddr;
	struct in6_addr skc_v6_rcv_saddr;
} __kernel_type;

struct sock {
	struct sock_common __sk_common;
	__u16 sk_protocol;
	struct socket *sk_socket;
} __kernel_type;

struct socket {
	struct sock *sk;
	struct file *file;
} __kernel_type;

struct socket_alloc {
	struct socket socket;
	struct inode vfs_inode;
} __kernel_type;

struct sockaddr_un {
	__u16 sun_family;
	char sun_path[108];
};

struct unix_address {
	int len;
	struct sockaddr_un name[0];
} __kernel_type;

struct unix_sock {
	struct unix_address *addr;
	struct sock *peer;
} __kernel_type;

struct netlink_sock {
	__u32 portid;
} __kernel_type;

struct list_head {
	struct list_head *next;
} __kernel_type;

struct kernfs_node {
	__u64 id;
} __kernel_type;

struct cgroup_root {
	int hierarchy_id;
} __kernel_type;

struct cgroup_subsys_state {
	struct cgroup *cgroup;
	struct cgroup_subsys_state *parent;
} __kernel_type;

struct cgroup {
	struct cgroup_subsys_state self;
	struct kernfs_node *kn;
	struct cgroup_root *root;
} __kernel_type;

struct css_set {
	struct list_head cgrp_links;
} __kernel_type;

struct cgrp_cset_link {
	struct cgroup *cgrp;
	struct list_head cgrp_link;
} __kernel_type;

enum pid_type {
	PIDTYPE_PID,
	PIDTYPE_TGID,
	PIDTYPE_PGID,
	PIDTYPE_SID,
	PIDTYPE_MAX,
};

struct hlist_node {
	struct hlist_node *next;
} __kernel_type;

struct hlist_head {
	struct hlist_node *first;
} __kernel_type;

struct pid_namespace {
	struct ns_common ns;
} __kernel_type;

struct upid {
	int nr;
	struct pid_namespace *ns;
} __kernel_type;

struct pid {
	unsigned int level;
	struct hlist_head tasks[PIDTYPE_MAX];
	struct upid numbers[];
} __kernel_type;

struct signal_struct {
	struct pid *pids[PIDTYPE_MAX];
	unsigned int flags;
} __kernel_type;

struct sigaction {
	void *sa_handler; /* SIG_DFL is 0 */
} __kernel_type;

struct k_sigaction {
	struct sigaction sa;
} __kernel_type;

struct task_struct {
	struct thread_info thread_info;
	unsigned int __state;
	unsigned int flags;
	void *stack;
	unsigned long jobctl;
	struct sched_entity se;
	unsigned long nvcsw;
	unsigned long nivcsw;
	int pid;
	int tgid;
	int exit_code;
	int exit_state;
	struct mm_struct *mm;
	struct fs_struct *fs;
	struct files_struct *files;
	struct css_set *cgroups;
	struct task_struct *real_parent;
	struct task_struct *group_leader;
	struct pid *thread_pid;
	struct hlist_node pid_links[PIDTYPE_MAX];
	struct signal_struct *signal;
	char comm[16];
} __kernel_type;

struct linux_binprm {
	unsigned int secureexec : 1;
	unsigned int interp_flags;
	const char *filename;
} __kernel_type;

struct kernel_siginfo {
	int si_signo;
	int si_errno;
	int si_code;
} __kernel_type;

struct seq_file {
	void *private;
} __kernel_type;

struct bpf_iter_meta {
	struct seq_file *seq;
} __kernel_type;

struct bpf_iter__task {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
} __kernel_type;

#if defined(__TARGET_ARCH_x86)
struct pt_regs {
	unsigned long r15;
	unsigned long r14;
	unsigned long r13;
	unsigned long r12;
	unsigned long r10;
	unsigned long r9;
	unsigned long r8;
	unsigned long dx;
	unsigned long si;
	unsigned long di;
	unsigned long orig_ax;
	unsigned long ip;
	unsigned long bx;
	unsigned long bp;
	unsigned long ax;
	unsigned long cx;
	unsigned long sp;
} __kernel_type;
#elif defined(__TARGET_ARCH_arm64)
struct pt_regs {
	__u64 regs[31];
	__u64 sp;
	__u64 pc;
	__u64 orig_x0;
	__s32 syscallno;
} __kernel_type;
#else
#error "no pt_regs for this architecture"
#endif

#endif
