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

#define __kernel_type __attribute__((preserve_access_index))

struct mm_struct {
	struct file *exe_file;
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

struct task_struct {
	struct thread_info thread_info;
	struct sched_entity se;
	unsigned long nvcsw;
	unsigned long nivcsw;
	int pid;
	int tgid;
	int exit_code;
	struct mm_struct *mm;
	struct files_struct *files;
	struct task_struct *group_leader;
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
