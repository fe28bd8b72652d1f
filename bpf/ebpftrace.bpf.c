// SPDX-License-Identifier: GPL-2.0
/*
 * The probes. Each tests whether its task and call are wanted, fills a record
 * and sends it; what to capture is said by the ops (capture.h), so that there
 * is no code for any one syscall here.
 */
#include "kernel.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include "abi.h"
#include "filter.h"
#include "capture.h"
#include "socket.h"
#include "ring.h"
#include "regs.h"
#include "select.h"
#include "tally.h"

char _license[] SEC("license") = "GPL";

/* The part of struct kernel_siginfo that is not padding. */
#define SIGINFO_SIZE 48
/* include/trace/events/signal.h */
#define TRACE_SIGNAL_DELIVERED 0
#define TRACE_SIGNAL_IGNORED   1

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct variant);
	__type(value, __u32);
} variants SEC(".maps");

/* spec_of chooses the spec of a call: by its number, then by the argument its
 * row names. */
static __always_inline __u32 spec_of(struct scratch *s, __u32 index)
{
	struct variant key;
	__u32 *other;

	if (!specs[index_in(index, SPECS_MAX)].selector)
		return index;
	key.spec = index;
	key.value =
		s->args[(specs[index_in(index, SPECS_MAX)].selector - 1) & 7];
	other = bpf_map_lookup_elem(&variants, &key);
	return other ? *other : index;
}

static __always_inline void put_ip(struct scratch *s, struct pt_regs *regs)
{
	if (!want_ip)
		return;
	s->head.flags |= RECORD_IP;
	put_word(s, ip_of(regs));
}

/* include/linux/err.h: the values that are an errno; MAX_ERRNO is 4095. */
static __always_inline bool is_error(long ret)
{
	return (unsigned long)ret >= (unsigned long)-4095;
}

/* sys_enter and sys_exit also run at functions of calls, see jump_enter: that
 * is why the number is not taken from the tracepoint. */
SEC("tp_btf/sys_enter")
int BPF_PROG(sys_enter, struct pt_regs *regs)
{
	struct task_struct *task = bpf_get_current_task_btf();
	__u32 id = syscall_nr(regs);
	bool compat = is_compat(task);
	const volatile struct spec *spec;
	struct scratch *s;
	struct state *st;
	__u32 cpu, i, n;

	if (!is_wanted(id, compat))
		return 0;
	st = current_state(task);
	if (!st)
		return 0;
	i = syscall_index(id, compat);
	if (st->mark & MARK_SILENT &&
	    !(specs[index_in(i, SPECS_MAX)].flags & SPEC_EXEC))
		return 0;
	st->nr = id;
	st->compat = compat;
	if (counting || can_shed)
		tally_entry(st, task);
	if (only_counted(id, compat)) {
		st->in_call = IN_CALL_COUNTED;
		return 0;
	}
	cpu = bpf_get_smp_processor_id();
	s = begin(cpu, task, st, RECORD_ENTRY, id);
	if (!s)
		return 0;
	if (compat)
		s->head.flags = RECORD_COMPAT;
	spec = &specs[index_in(i, SPECS_MAX)];
	if (spec->nargs || spec->entry != NO_OP) {
		read_args(s, regs, compat);
		i = spec_of(s, i);
		spec = &specs[index_in(i, SPECS_MAX)];
		n = spec->nargs;
		s->head.nargs = n;
		for (i = 0; i < ARGS_MAX; i++)
			*(__u64 *)&s->data[i * 8] = s->args[i];
		s->pos = n > ARGS_MAX ? ARGS_MAX * 8 : n * 8;
	}
	put_ip(s, regs);
	if (spec->flags & SPEC_SOCKET)
		note_netlink(cpu);
	if (spec->entry != NO_OP)
		capture_ops(s, cpu, spec->entry, ~0U);
	if (s->failed)
		s->head.flags |= RECORD_RETRY;
	st->retry = s->failed;
	st->spec = spec - specs;
	st->in_call = IN_CALL;
	send(s, cpu);
	return 0;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long ret)
{
	struct task_struct *task = bpf_get_current_task_btf();
	bool compat = is_compat(task);
	const volatile struct spec *spec;
	__u32 cpu, nr, retry;
	struct scratch *s;
	struct state *st;

	nr = syscall_nr(regs);
	if (!is_wanted(nr, compat))
		return 0;
	st = current_state(task);
	if (!st)
		return 0;
	if (st->mark & (MARK_SILENT | MARK_BORN) && !st->in_call) {
		st->mark &= ~MARK_BORN;
		return 0;
	}
	/* rt_sigreturn restores registers, and with them no number. */
	if ((int)nr < 0 && !st->in_call)
		return 0;
	/* After an execve the registers are the new program's. */
	if (st->in_call) {
		nr = st->nr;
		compat = st->compat;
	}
	if ((counting || can_shed) && st->in_call)
		tally_exit(st, task, is_error(ret));
	if (counting == COUNTING_ONLY || st->in_call == IN_CALL_COUNTED) {
		st->in_call = 0;
		return 0;
	}
	cpu = bpf_get_smp_processor_id();
	s = begin(cpu, task, st, RECORD_EXIT, nr);
	if (!s)
		return 0;
	if (compat)
		s->head.flags = RECORD_COMPAT;
	s->ret = ret;
	s->args[ARG_RET] = ret;
	put_word(s, ret);
	put_ip(s, regs);
	retry = st->in_call ? st->retry : 0;
	/* A call that was in progress when its task was marked has no spec yet.
	 */
	if (!st->in_call) {
		read_args(s, regs, compat);
		st->spec = spec_of(s, syscall_index(nr, compat));
	}
	st->in_call = 0;
	spec = &specs[index_in(st->spec, SPECS_MAX)];
	if (spec->flags & SPEC_EXEC && !ret)
		retry = 0;
	if (retry || spec->exit != NO_OP)
		read_args(s, regs, compat);
	if (spec->flags & SPEC_SOCKET && spec->exit != NO_OP)
		note_netlink(cpu);
	if (retry)
		capture(cpu, spec->entry, retry);
	if (spec->exit != NO_OP &&
	    (!is_error(ret) || spec->flags & SPEC_EXIT_ON_ERROR))
		capture_ops(s, cpu, spec->exit, ~0U);
	send(s, cpu);
	return 0;
}

/*
 * Where few calls are wanted, the probes run at the kernel's functions of these
 * calls, whose one argument are the registers, so that no other call pays. They
 * are verified once: what is attached to each function only jumps here.
 */
struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} enters SEC(".maps"), exits SEC(".maps");

SEC("fentry/call")
int BPF_PROG(jump_enter, struct pt_regs *regs)
{
	bpf_tail_call(ctx, &enters, 0);
	return 0;
}

SEC("fexit/call")
int BPF_PROG(jump_exit, struct pt_regs *regs, long ret)
{
	bpf_tail_call(ctx, &exits, 0);
	return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(sched_process_fork, struct task_struct *parent,
	     struct task_struct *child)
{
	struct task_record r = {};
	struct state *st;
	__u8 mark;

	if (launcher && (__u32)parent->pid == launcher &&
	    (__u32)child->tgid != tracer) {
		command = child->tgid;
		mark_task(child, MARK_SILENT);
		return 0;
	}
	st = bpf_task_storage_get(&states, parent, 0, 0);
	if (!st)
		return 0;
	mark = st->mark & MARK_THREADS;
	if (!follow_forks && !(mark && child->tgid == parent->tgid))
		return 0;
	if (!mark_task(child, mark | MARK_BORN)) {
		count(COUNT_NO_STATE);
		return 0;
	}
	fill_head(&r.head, parent->pid, st->seq++, RECORD_FORK, 0);
	put_task(&r.task, child);
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
	return 0;
}

/*
 * put_exec_memory captures what execve's ops could not read: the file name is
 * the kernel's own copy, the arguments stand on the new stack.
 */
static __always_inline void put_exec_memory(struct scratch *s,
					    struct task_struct *task,
					    struct linux_binprm *bprm)
{
	__u64 start = task->mm->arg_start, len = task->mm->arg_end - start;
	__u32 pos = s->pos;
	long n;

	if (pos > 64)
		return;
	n = bpf_probe_read_kernel_str(&s->data[pos + sizeof(struct chunk)],
				      PAGE, bprm->filename);
	if (n > 0 && n <= PAGE)
		close_chunk(s, pos, 0, n, 0, CHUNK_OP_EXEC_PATH);
	pos = s->pos;
	if (pos > data_max)
		return;
	if (len > PAGE)
		len = PAGE;
	if (!bpf_probe_read_user(&s->data[pos + sizeof(struct chunk)], len,
				 (void *)start))
		close_chunk(s, pos, start, len, 0, CHUNK_OP_EXEC_ARGV);
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid,
	     struct linux_binprm *bprm)
{
	struct state *st = state_of(task);
	__u32 cpu = bpf_get_smp_processor_id();
	struct scratch *s;

	if (!st)
		return 0;
	st->mark &= ~MARK_SILENT;
	s = begin(cpu, task, st, RECORD_EXEC, old_pid);
	if (!s)
		return 0;
	put_task((struct task_id *)s->data, task);
	s->pos = sizeof(struct task_id);
	if (st->retry)
		put_exec_memory(s, task, bprm);
	send(s, cpu);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	struct state *st = state_of(task);
	struct task_record r = {};

	if (!st)
		return 0;
	if (!(st->mark & MARK_SILENT)) {
		fill_head(&r.head, task->pid, st->seq++, RECORD_TASK_EXIT,
			  task->exit_code);
		r.head.flags = task->pid == task->tgid ? RECORD_LEADER : 0;
		put_task(&r.task, task);
		send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
	}
	bpf_task_storage_delete(&states, task);
	__sync_fetch_and_sub(&alive, 1);
	return 0;
}

struct signal_record {
	struct record head;
	__u8 info[SIGINFO_SIZE];
};

static __always_inline void send_signal(struct task_struct *task,
					struct state *st, int sig,
					struct kernel_siginfo *info, __u8 flags)
{
	struct signal_record r = {};

	if (!(wanted_signals >> ((sig - 1) & 63) & 1))
		return;
	/* Who sends a signal may run beside its target: no number then. */
	fill_head(&r.head, task->pid, flags ? 0 : st->seq++, RECORD_SIGNAL,
		  sig);
	r.head.flags = flags;
	/* include/linux/sched/signal.h: SEND_SIG_NOINFO is 0, SEND_SIG_PRIV is
	 * 1 */
	if ((unsigned long)info > 1)
		bpf_probe_read_kernel(r.info, sizeof(r.info), info);
	else
		*(int *)r.info = sig;
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(signal_deliver, int sig, struct kernel_siginfo *info)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct state *st = state_of(task);

	if (st && !(st->mark & MARK_SILENT))
		send_signal(task, st, sig, info, 0);
	return 0;
}

/*
 * An ignored signal is never delivered, but strace shows it. Neither is one
 * that kills: complete_signal (kernel/signal.c) makes SIGKILL of it for each
 * thread.
 */
SEC("tp_btf/signal_generate")
int BPF_PROG(signal_generate, int sig, struct kernel_siginfo *info,
	     struct task_struct *task, int group, int result)
{
	struct state *st;

	if (result != TRACE_SIGNAL_IGNORED && result != TRACE_SIGNAL_DELIVERED)
		return 0;
	st = state_of(task);
	if (st && !(st->mark & MARK_SILENT))
		send_signal(task, st, sig, info,
			    result == TRACE_SIGNAL_IGNORED ? RECORD_IGNORED
							   : RECORD_GENERATED);
	return 0;
}

/*
 * Attaching: an iterator marks the threads that exist, in one walk and without
 * a file descriptor for each. A fork in between is seen by the probe above.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, __u32);
	__type(value, __u8);
} targets SEC(".maps");

SEC("iter/task")
int mark_targets(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	struct state *st;
	__u32 tgid, tid;

	if (!task)
		return 0;
	tgid = task->tgid;
	tid = task->pid; /* Linux 6.1 writes from the stack, not from a task */
	if (!bpf_map_lookup_elem(&targets, &tgid))
		return 0;
	st = bpf_task_storage_get(&states, task, 0, 0);
	if (st)
		return 0;
	if (!mark_task(task, MARK_THREADS)) {
		count(COUNT_NO_STATE);
		return 0;
	}
	bpf_seq_write(ctx->meta->seq, &tid, sizeof(tid));
	return 0;
}
