/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The current task, and the fields of tasks. There are two builds of the
 * probes: this file and kept.h are all that differs.
 *
 * The usual one reads a field by one instruction, since the kernel knows the
 * type of the pointer. That to the current task has none before Linux 5.11, so
 * that a helper reads from it where HASH_STATES is defined.
 */
#ifndef EBPFTRACE_TASK_H
#define EBPFTRACE_TASK_H

#include "kernel.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#ifndef HASH_STATES

#define KEPT_IN_HASHES false

/* READ(task, mm, arg_start) is task->mm->arg_start. */
#define READ(...)	   ___arrow(__VA_ARGS__)
#define READ_INTO(to, ...) (*(to) = (typeof(*(to)))___arrow(__VA_ARGS__))

static __always_inline struct task_struct *current_task(void)
{
	return bpf_get_current_task_btf();
}

/* bpf_task_pt_regs: Linux 5.15. */
static __always_inline struct pt_regs *user_regs(struct task_struct *task)
{
	return (struct pt_regs *)bpf_task_pt_regs(task);
}

#else

#define KEPT_IN_HASHES true

#define READ(...)	   BPF_CORE_READ(__VA_ARGS__)
#define READ_INTO(to, ...) BPF_CORE_READ_INTO(to, __VA_ARGS__)

static __always_inline struct task_struct *current_task(void)
{
	return (struct task_struct *)bpf_get_current_task();
}

/* arch/x86/include/asm/page_64_types.h; arch/arm64/include/asm/memory.h, where
 * pages have 4 KiB. */
#define THREAD_SIZE	   16384

/* The registers end where the kernel's stack of the task does: task_pt_regs. */
static __always_inline struct pt_regs *user_regs(struct task_struct *task)
{
	return READ(task, stack) + THREAD_SIZE -
	       bpf_core_type_size(struct pt_regs);
}

#endif

/* Before Linux 5.14, __state was called state. */
struct task_struct___before_5_14 {
	long state;
} __kernel_type;

static __always_inline __u32 state_bits(struct task_struct *task)
{
	struct task_struct___before_5_14 *old = (void *)task;

	if (bpf_core_field_exists(task->__state))
		return READ(task, __state);
	return READ(old, state);
}

#define PF_EXITING 0x4 /* include/linux/sched.h */

/* is_exiting tells about one that is, or has exited. */
static __always_inline bool is_exiting(struct task_struct *task)
{
	return READ(task, flags) & PF_EXITING;
}

#endif
