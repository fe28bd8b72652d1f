/* SPDX-License-Identifier: GPL-2.0 */
/* The execve of a task: what its ops could not read, and whether it is left. */
#ifndef EBPFTRACE_EXEC_H
#define EBPFTRACE_EXEC_H

#include "capture.h"

/*
 * put_exec_memory captures what execve's ops could not read: the file name is
 * the kernel's own copy, the arguments stand on the new stack.
 */
static __always_inline void put_exec_memory(struct scratch *s,
					    struct task_struct *task,
					    struct linux_binprm *bprm)
{
	__u64 start = BPF_CORE_READ(task, mm, arg_start);
	__u64 len = BPF_CORE_READ(task, mm, arg_end) - start;
	__u32 pos = s->pos;
	long n;

	if (pos > 64)
		return;
	n = bpf_probe_read_kernel_str(&s->data[pos + sizeof(struct chunk)],
				      PAGE, bprm->filename);
	if (n > 0 && n <= PAGE)
		close_chunk(s, pos, 0, n, 0, CHUNK_OP_EXEC_PATH);
	if (len > PAGE)
		len = PAGE;
	barrier_var(len);
	pos = s->pos;
	if (pos > data_max)
		return;
	if (!bpf_probe_read_user(&s->data[pos + sizeof(struct chunk)], len,
				 (void *)start))
		close_chunk(s, pos, start, len, 0, CHUNK_OP_EXEC_ARGV);
}

#define BINPRM_FLAGS_ENFORCE_NONDUMP 1 /* include/linux/binfmts.h */

/*
 * is_privileged tells whether a new program may do or see more than the user
 * who started it: it is set-user-ID, set-group-ID or has capabilities, or is a
 * file that may be executed but not read. ptrace(2) would take the privileges
 * away, or refuse to look.
 */
static __always_inline bool is_privileged(struct linux_binprm *bprm)
{
	return BPF_CORE_READ_BITFIELD(bprm, secureexec) ||
	       bprm->interp_flags & BINPRM_FLAGS_ENFORCE_NONDUMP;
}

#endif
