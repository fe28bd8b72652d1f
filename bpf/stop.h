/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Whether a signal stops the thread group it is delivered to. There is no event
 * for the stop itself but the context switch of each thread, which is too dear
 * to watch; so this decides as get_signal in kernel/signal.c does.
 */
#ifndef EBPFTRACE_STOP_H
#define EBPFTRACE_STOP_H

#include "task.h"

/* include/uapi/asm-generic/signal.h; x86 and arm64 agree. */
#define SIGTSTP 20
#define SIGTTOU 22 /* with SIGTTIN in between */

#define SIGNAL_UNKILLABLE 0x40 /* include/linux/sched/signal.h */
/* Processes of a group that are looked at; the verifier walks each. */
#define GROUP_MAX 4

/* process_in is the process whose place in a list of a process group is
 * node.
 */
static __always_inline struct task_struct *process_in(struct hlist_node *node)
{
	__u64 offset = bpf_core_field_offset(struct task_struct, pid_links) +
		       PIDTYPE_PGID * bpf_core_type_size(struct hlist_node);

	return (void *)node - offset;
}

/*
 * keeps_group tells whether a process keeps its group from being an orphaned
 * one: its parent is in the same session, and in another group.
 */
static __always_inline bool keeps_group(struct task_struct *process,
					struct pid *group)
{
	struct signal_struct *own = BPF_CORE_READ(process, signal);
	struct signal_struct *parents =
		BPF_CORE_READ(process, real_parent, signal);

	return !BPF_CORE_READ(process, exit_state) &&
	       BPF_CORE_READ(process, real_parent, tgid) != 1 &&
	       BPF_CORE_READ(parents, pids[PIDTYPE_PGID]) != group &&
	       BPF_CORE_READ(parents, pids[PIDTYPE_SID]) ==
		       BPF_CORE_READ(own, pids[PIDTYPE_SID]);
}

/*
 * in_orphaned_group is the kernel's is_current_pgrp_orphaned (kernel/exit.c).
 * Of a group larger than is looked at it says no: most are not.
 */
static __noinline bool in_orphaned_group(struct task_struct *task)
{
	struct pid *group = BPF_CORE_READ(task, signal, pids[PIDTYPE_PGID]);
	struct hlist_node *node =
		BPF_CORE_READ(group, tasks[PIDTYPE_PGID].first);
	int i;

	for (i = 0; i < GROUP_MAX && node; i++) {
		if (keeps_group(process_in(node), group))
			return false;
		node = BPF_CORE_READ(node, next);
	}
	return !node;
}

/* stops is not asked about SIGSTOP, which always does. It reads by a helper: to
 * load a pointer from a task takes the verifier a search of all types. */
static __always_inline bool stops(struct task_struct *task, int sig,
				  struct k_sigaction *action)
{
	if (sig < SIGTSTP || sig > SIGTTOU || action->sa.sa_handler)
		return false;
	return !(BPF_CORE_READ(task, signal, flags) & SIGNAL_UNKILLABLE) &&
	       !in_orphaned_group(task);
}

/* include/linux/sched/jobctl.h: the signal of the last group stop. */
#define JOBCTL_STOP_SIGMASK 0xffff
/* include/linux/sched.h */
#define TASK_STOPPED 4

/* stopped_by is the signal that has stopped a task, or 0. */
static __always_inline __u32 stopped_by(struct task_struct *task)
{
	if (!(state_bits(task) & TASK_STOPPED))
		return 0;
	return BPF_CORE_READ(task, jobctl) & JOBCTL_STOP_SIGMASK;
}

#endif
