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
} __kernel_type;

struct inode {
	unsigned long i_ino;
	struct super_block *i_sb;
	unsigned short i_mode;
} __kernel_type;

struct file {
	struct inode *f_inode;
	void *private_data;
} __kernel_type;

struct fdtable {
	unsigned int max_fds;
	struct file **fd;
} __kernel_type;

struct files_struct {
	struct fdtable *fdt;
} __kernel_type;

struct sock_common {
	unsigned short skc_family;
} __kernel_type;

struct sock {
	struct sock_common __sk_common;
	__u16 sk_protocol;
} __kernel_type;

struct socket {
	struct sock *sk;
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

struct ns_common {
	unsigned int inum;
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
	unsigned long jobctl;
	struct sched_entity se;
	unsigned long nvcsw;
	unsigned long nivcsw;
	int pid;
	int tgid;
	int exit_code;
	int exit_state;
	struct mm_struct *mm;
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
