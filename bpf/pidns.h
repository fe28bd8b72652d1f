/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a task is called: in the pid namespace of the tracer, since that is what
 * the user sees, and in those below it. pid_namespaces(7).
 */
#ifndef EBPFTRACE_PIDNS_H
#define EBPFTRACE_PIDNS_H

#include "task.h"

/* The tracer's pid namespace, as its inode in /proc; 0 is the initial one, of
 * which a task has the numbers at hand. */
const volatile __u32 pidns;

/* include/linux/pid_namespace.h: MAX_PID_NS_LEVEL is 32. */
#define PIDNS_LEVELS 33

/* number_at is what a task is called in the namespace of one level. */
static __always_inline struct upid *number_at(struct pid *pid, __u32 level)
{
	__u64 first = bpf_core_field_offset(struct pid, numbers);

	return (void *)pid + first + level * bpf_core_type_size(struct upid);
}

/*
 * own_level is the level of the tracer's namespace. A task that is not in there
 * gives PIDNS_LEVELS.
 */
static __noinline __u32 own_level(struct task_struct *task)
{
	struct pid *pid = BPF_CORE_READ(task, thread_pid);
	__u32 i, last = BPF_CORE_READ(pid, level);
	struct upid *number;

	for (i = 0; i < PIDNS_LEVELS && i <= last; i++) {
		number = number_at(pid, i);
		if (BPF_CORE_READ(number, ns, ns.inum) == pidns)
			return i;
	}
	return PIDNS_LEVELS;
}

static __always_inline __u32 own_number(struct task_struct *task)
{
	struct pid *pid = BPF_CORE_READ(task, thread_pid);
	__u32 level = own_level(task);
	struct upid *number;

	if (level >= PIDNS_LEVELS)
		return 0;
	number = number_at(pid, level);
	return BPF_CORE_READ(number, nr);
}

/* tid_of is a thread's number in the tracer's namespace; 0 if it has none. */
static __always_inline __u32 tid_of(struct task_struct *task)
{
	return pidns ? own_number(task) : READ(task, pid);
}

static __always_inline __u32 tgid_of(struct task_struct *task)
{
	return pidns ? own_number(READ(task, group_leader)) : READ(task, tgid);
}

#endif
