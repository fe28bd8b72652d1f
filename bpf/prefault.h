/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The probes of calls cannot copy from a page that is not resident: they try
 * again at the exit, when the kernel may have brought it in, but not where a
 * call failed before that. Where the tracepoint of calls may sleep, a program
 * that runs before them touches what they are going to copy.
 */
#ifndef EBPFTRACE_PREFAULT_H
#define EBPFTRACE_PREFAULT_H

#include "call.h"

/* A string that begins so near to a page's end may go on in the next page. */
#define NEAR_END 256

static __always_inline void touch(__u64 addr)
{
	__u8 byte;

	bpf_copy_from_user(&byte, sizeof(byte), (void *)addr);
}

/* touch_root touches what a root op copies: at most the first two pages. What
 * that points to is left to the exit. */
static __always_inline void touch_root(const volatile struct op *op,
				       const __u64 *args)
{
	__u64 addr = args[op->arg & 7], len = op->max;

	if (op->kind >= OP_DESCRIPTOR || !addr || !len)
		return;
	if (op->kind != OP_BYTES)
		len = NEAR_END;
	else if (op->length == LENGTH_ARG &&
		 args[op->length_arg & 7] < len / op->scale)
		len = args[op->length_arg & 7] * op->scale;
	if (!len)
		return;
	touch(addr);
	if ((addr & (PAGE - 1)) + len > PAGE)
		touch((addr | (PAGE - 1)) + 1);
}

/*
 * is_recorded tells whether a record is made of what the current task calls. It
 * does not ask task storage, which refuses others on this CPU where a task is
 * preempted in its helpers (kernel/bpf/bpf_task_storage.c): one without a seat
 * does without this.
 */
static __always_inline bool is_recorded(struct pt_regs *regs,
					struct task_struct *task)
{
	struct seat *seat;

	if (selecting)
		return is_selected(task);
	seat = seat_of(regs);
	return seat && !(seat->state.mark & MARK_SILENT);
}

static __always_inline int prefault(struct pt_regs *regs)
{
	struct task_struct *task;
	__u32 id = syscall_nr(regs), index, i;
	__u64 args[8] = {};
	bool compat;

	if (!may_be_wanted(id) || !may_be_traced(regs))
		return 0;
	task = current_task();
	compat = is_compat(task);
	if (!is_wanted(id, compat) || only_counted(id, compat))
		return 0;
	index = syscall_index(id, compat);
	if (specs[index_in(index, SPECS_MAX)].entry == NO_OP ||
	    !is_recorded(regs, task))
		return 0;
	read_args(args, regs, compat);
	index = spec_of(args, index);
	index = specs[index_in(index, SPECS_MAX)].entry;
	for (i = 0; i < ROOTS_MAX && index != NO_OP; i++) {
		const volatile struct op *op = &ops[index_in(index, OPS_MAX)];

		touch_root(op, args);
		index = op->next;
	}
	return 0;
}

#endif
