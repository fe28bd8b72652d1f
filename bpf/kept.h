/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Maps of what is kept for each task: task storage, which programs of this type
 * can have since Linux 5.13; for older kernels, hashes by the address of the
 * task. That is the same from fork to exit, where its thread id changes in the
 * execve of a thread that is not the leader (fs/exec.c, de_thread).
 */
#ifndef EBPFTRACE_KEPT_H
#define EBPFTRACE_KEPT_H

#include "task.h"

#ifndef HASH_STATES

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

/* keep_for gives a task its place in a map, with what first points to in it. An
 * exit may have taken that away at once: *place is NULL then. */
static __always_inline long keep_for(struct task_struct *task, void *map,
				     void *first, void **place)
{
	*place = bpf_task_storage_get(map, task, first,
				      BPF_LOCAL_STORAGE_GET_F_CREATE);
	return !*place;
}

/* room_for is a task's place in a map, new or not; what is in a new one is to
 * be written, and may come from any until then. */
static __always_inline void *room_for(struct task_struct *task, void *map,
				      void *any)
{
	return bpf_task_storage_get(map, task, 0,
				    BPF_LOCAL_STORAGE_GET_F_CREATE);
}

/* drop_for is 0 if there was something to be dropped. */
static __always_inline long drop_for(struct task_struct *task, void *map)
{
	return bpf_task_storage_delete(map, task);
}

#else

/*
 * Without preallocation an entry that is deleted stays what it is until no
 * program uses it any more; else, another task would get it at once. Programs
 * of type tracing may have such maps in all kernels. Those of type tracepoint
 * must not: before Linux 6.1 the kernel warns, and where it is a real-time one,
 * refuses (kernel/bpf/verifier.c, is_tracing_prog_type).
 */
#define TASKS_MAX 65536
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

static __always_inline long keep_for(struct task_struct *task, void *map,
				     void *first, void **place)
{
	__u64 key = (__u64)task;
	long err = bpf_map_update_elem(map, &key, first, BPF_NOEXIST);

	*place = err ? NULL : bpf_map_lookup_elem(map, &key);
	return err;
}

static __always_inline void *room_for(struct task_struct *task, void *map,
				      void *any)
{
	void *room = kept_for(task, map);

	if (!room)
		keep_for(task, map, any, &room);
	return room;
}

static __always_inline long drop_for(struct task_struct *task, void *map)
{
	__u64 key = (__u64)task;

	return bpf_map_delete_elem(map, &key);
}

#endif

#endif
