/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which cgroups the current task is in: in the hierarchy of version 2, and in
 * those of version 1, of which there may be one for each controller.
 */
#ifndef EBPFTRACE_CGROUP_H
#define EBPFTRACE_CGROUP_H

#include <bpf/bpf_core_read.h>
#include "filter.h"

#define CGROUPS_MAX	16
#define HIERARCHIES_MAX 32 /* more than there are controllers */
#define DEPTH_MAX	32

#define LEVEL_UNKNOWN (~0U)

struct chosen_cgroup {
	__u64 id;
	__u32 level;	 /* its depth below the root of version 2, if known */
	__u32 hierarchy; /* as /proc/PID/cgroup numbers it; 0 is version 2 */
};

/* The first without an id ends the list. */
const volatile struct chosen_cgroup chosen_cgroups[CGROUPS_MAX];

/* cgroup_in is the task's cgroup in a hierarchy, or NULL. */
static __always_inline struct cgroup *cgroup_in(struct task_struct *task,
						int hierarchy)
{
	struct css_set *set = BPF_CORE_READ(task, cgroups);
	__u64 back = bpf_core_field_offset(struct cgrp_cset_link, cgrp_link);
	struct list_head *next = BPF_CORE_READ(set, cgrp_links.next);
	int i;

	for (i = 0; i < HIERARCHIES_MAX; i++) {
		struct cgrp_cset_link *link = (void *)next - back;
		struct cgroup *cgroup = BPF_CORE_READ(link, cgrp);

		if (BPF_CORE_READ(cgroup, root, hierarchy_id) == hierarchy)
			return cgroup;
		next = BPF_CORE_READ(next, next);
		if ((void *)next ==
		    (void *)set +
			    bpf_core_field_offset(struct css_set, cgrp_links))
			break;
	}
	return NULL;
}

/*
 * is_below tells whether the current task is in the i-th chosen cgroup, or in
 * one below it, for any hierarchy; version 2 has a helper that is faster.
 */
__noinline int is_below(__u32 i)
{
	const volatile struct chosen_cgroup *chosen =
		&chosen_cgroups[index_in(i, CGROUPS_MAX)];
	struct cgroup *cgroup = cgroup_in(current_task(), chosen->hierarchy);
	__u64 id = chosen->id;
	int depth;

	for (depth = 0; cgroup && depth < DEPTH_MAX; depth++) {
		if (BPF_CORE_READ(cgroup, kn, id) == id)
			return 1;
		cgroup = BPF_CORE_READ(cgroup, self.parent, cgroup);
	}
	return 0;
}

/* The helper is not for programs of this type before Linux 5.15. */
#define WALKS_CGROUPS KEPT_IN_HASHES

/* is_in_chosen_cgroup tells about the current task. The options are constants:
 * what is behind the end of the list costs nothing. */
static __always_inline bool is_in_chosen_cgroup(void)
{
	int i;

	for (i = 0; i < CGROUPS_MAX && chosen_cgroups[i].id; i++) {
		if (WALKS_CGROUPS || chosen_cgroups[i].level == LEVEL_UNKNOWN) {
			if (is_below(i))
				return true;
		} else if (bpf_get_current_ancestor_cgroup_id(
				   chosen_cgroups[i].level) ==
			   chosen_cgroups[i].id) {
			return true;
		}
	}
	return false;
}

#endif
