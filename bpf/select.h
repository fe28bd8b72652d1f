/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tasks chosen by what they are, not by who started them. The current task is
 * asked at each call, so that one that joins a cgroup or changes its user is
 * seen at once; nothing is remembered of those that are not chosen.
 */
#ifndef EBPFTRACE_SELECT_H
#define EBPFTRACE_SELECT_H

#include "filter.h"
#include "mark.h"
#include "pidns.h"
#include "ring.h"
#include "cgroup.h"

enum selecting {
	SELECT_ALL = 1, /* with no other, every task of the machine */
	SELECT_CGROUP = 2,
	SELECT_UID = 4,
	SELECT_COMM = 8,
	SELECT_EXE = 16,
};

#define EXCLUDED_MAX 16

const volatile __u8 selecting; /* 0: marked tasks only */
const volatile __u8 narrowing; /* of marked tasks, those that are selected */
const volatile __u32 selected_uid;
const volatile __u64 selected_comm[2];
const volatile __u64 selected_inode;
const volatile __u32 selected_device;

/* Who reads what is written, the first ones with all their descendants. */
const volatile __u32 excluded[EXCLUDED_MAX];
const volatile __u32 families;

static __always_inline bool is_excluded(__u32 tgid)
{
	int i;

	if (tgid == tracer)
		return true;
	for (i = 0; i < EXCLUDED_MAX; i++)
		if (excluded[i] && tgid == excluded[i])
			return true;
	return false;
}

/* has_excluded_children is about those that descend from the tracer: they read
 * -o's pipe. */
static __always_inline bool has_excluded_children(__u32 tgid)
{
	int i;

	if (tgid == tracer)
		return true;
	for (i = 0; i < EXCLUDED_MAX; i++)
		if (i < families && tgid == excluded[i])
			return true;
	return false;
}

static __always_inline bool runs_selected_file(struct task_struct *task)
{
	struct mm_struct *mm = READ(task, mm);
	struct file *file;
	struct inode *inode;

	if (!mm)
		return false;
	file = READ(mm, exe_file);
	if (!file)
		return false;
	inode = READ(file, f_inode);
	return READ(inode, i_ino) == selected_inode &&
	       READ(inode, i_sb, s_dev) == selected_device;
}

/* is_selected tells about the current task; the cheapest test is first. */
static __always_inline bool is_selected(struct task_struct *task)
{
	__u64 comm[2] = {};
	__u32 tgid = tgid_of(task);

	if (!tgid || is_excluded(tgid))
		return false;
	if (selecting & SELECT_UID &&
	    (__u32)bpf_get_current_uid_gid() != selected_uid)
		return false;
	if (selecting & SELECT_CGROUP && !is_in_chosen_cgroup())
		return false;
	if (selecting & SELECT_COMM) {
		bpf_get_current_comm(comm, sizeof(comm));
		if (comm[0] != selected_comm[0] || comm[1] != selected_comm[1])
			return false;
	}
	return !(selecting & SELECT_EXE) || runs_selected_file(task);
}

/*
 * introduce tells who a task is that was chosen. It has a frame of its own,
 * since those of the capture leave none for it: the frames of all that call
 * each other have 512 bytes together.
 */
static __noinline struct state *introduce(struct task_struct *task,
					  struct state *st)
{
	struct task_record r = {};

	if (!st) {
		count(COUNT_NO_STATE);
		return 0;
	}
	st->mark |= MARK_BORN | MARK_CHOSEN;
	if (st->mark & MARK_SILENT)
		return st;
	fill_head(&r.head, st->tid, st->seq++, RECORD_TASK, 0);
	put_task(&r.task, task, st);
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
	return st;
}

/* may_be_traced tells about the current task, before anybody knows which it is.
 */
static __always_inline bool may_be_traced(struct pt_regs *regs)
{
	return (selecting && !narrowing) || may_be_marked(regs);
}

/* current_state is the state of the current task if its calls are traced. */
static __always_inline struct state *current_state(struct task_struct *task)
{
	struct state *st;

	if (!selecting)
		return state_of(task);
	if (narrowing) {
		st = state_of(task);
		if (!st || !is_selected(task))
			return 0;
		return st->mark & MARK_CHOSEN ? st : introduce(task, st);
	}
	if (!is_selected(task))
		return 0;
	st = kept_for(task, &states);
	if (!st)
		return introduce(task, mark_task(task, 0));
	return st->mark & MARK_EXCLUDED ? 0 : st;
}

/* is_told tells whether records may be made of what becomes of a task. */
static __always_inline bool is_told(struct state *st)
{
	if (st->mark & (MARK_SILENT | MARK_EXCLUDED))
		return false;
	return !narrowing || st->mark & MARK_CHOSEN;
}

#endif
