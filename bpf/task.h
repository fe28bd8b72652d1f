/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The current task, the fields of tasks, and what is kept for each of them: all
 * that differs between the two builds of the probes.
 *
 * Where programs can have task storage (Linux 5.13, or 5.11 with
 * CONFIG_BPF_LSM), that is used, and fields are read by one instruction each.
 * For older kernels, HASH_STATES has the same kept in hashes by the address of
 * the task, which is the same from fork to exit, where its thread id changes in
 * an execve (fs/exec.c, de_thread). There is no typed pointer to the current
 * task there, so that a helper reads its fields.
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

#define FOR_EACH_TASK(what)                              \
	struct {                                         \
		__uint(type, BPF_MAP_TYPE_TASK_STORAGE); \
		__uint(map_flags, BPF_F_NO_PREALLOC);    \
		__type(key, int);                        \
		__type(value, what);                     \
	}

/* kept_for is what a map has for a task, or NULL. */
static __always_inline void *kept_for(struct task_struct *task, void *map)
{
	return bpf_task_storage_get(map, task, 0, 0);
}

/* keep_for makes a map have something for a task, which begins as first. */
static __always_inline void *keep_for(struct task_struct *task, void *map,
				      void *first)
{
	return bpf_task_storage_get(map, task, first,
				    BPF_LOCAL_STORAGE_GET_F_CREATE);
}

/* room_for is what a map has for a task, or new, whatever it begins as: with
 * what stands at any, or not. */
static __always_inline void *room_for(struct task_struct *task, void *map,
				      void *any)
{
	return bpf_task_storage_get(map, task, 0,
				    BPF_LOCAL_STORAGE_GET_F_CREATE);
}

static __always_inline long drop_for(struct task_struct *task, void *map)
{
	return bpf_task_storage_delete(map, task);
}

#else

#define KEPT_IN_HASHES true

#define READ(...)	   BPF_CORE_READ(__VA_ARGS__)
#define READ_INTO(to, ...) BPF_CORE_READ_INTO(to, __VA_ARGS__)

static __always_inline struct task_struct *current_task(void)
{
	return (struct task_struct *)bpf_get_current_task();
}

/* arch/x86/include/asm/page_64_types.h, arch/arm64/include/asm/memory.h, for
 * pages of 4 KiB. The registers end where the stack does: task_pt_regs. */
#define THREAD_SIZE	   16384

static __always_inline struct pt_regs *user_regs(struct task_struct *task)
{
	return READ(task, stack) + THREAD_SIZE -
	       bpf_core_type_size(struct pt_regs);
}

/*
 * Without preallocation an entry that is deleted stays what it is until no
 * program uses it any more; another task would get it at once else. Programs of
 * this type may have such maps in all kernels (kernel/bpf/verifier.c,
 * is_tracing_prog_type).
 */
#define TASKS_MAX	   65536
#define FOR_EACH_TASK(what)                           \
	struct {                                      \
		__uint(type, BPF_MAP_TYPE_HASH);      \
		__uint(max_entries, TASKS_MAX);       \
		__uint(map_flags, BPF_F_NO_PREALLOC); \
		__type(key, __u64);                   \
		__type(value, what);                  \
	}

static __always_inline void *kept_for(struct task_struct *task, void *map)
{
	__u64 key = (__u64)task;

	return bpf_map_lookup_elem(map, &key);
}

#define PF_EXITING 0x4 /* include/linux/sched.h */

static __always_inline bool is_exiting(struct task_struct *task)
{
	return READ(task, flags) & PF_EXITING;
}

/*
 * What is kept is dropped at the task's exit. One that is exiting may have been
 * there already, and would leave its entry to the next task at its address; so
 * that is looked at once more when the entry is there.
 */
static __always_inline void *keep_for(struct task_struct *task, void *map,
				      void *first)
{
	__u64 key = (__u64)task;

	if (is_exiting(task) ||
	    bpf_map_update_elem(map, &key, first, BPF_NOEXIST))
		return NULL;
	if (is_exiting(task)) {
		bpf_map_delete_elem(map, &key);
		return NULL;
	}
	return bpf_map_lookup_elem(map, &key);
}

static __always_inline void *room_for(struct task_struct *task, void *map,
				      void *any)
{
	void *room = kept_for(task, map);

	return room ? room : keep_for(task, map, any);
}

static __always_inline long drop_for(struct task_struct *task, void *map)
{
	__u64 key = (__u64)task;

	return bpf_map_delete_elem(map, &key);
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

#endif
