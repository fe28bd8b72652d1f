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
#include "call.h"
#include "exec.h"
#include "mark.h"
#include "prefault.h"
#include "signal.h"
#include "stop.h"

char _license[] SEC("license") = "GPL";

SEC("tp_btf/sys_enter")
int BPF_PROG(sys_enter, struct pt_regs *regs)
{
	return begin_call(regs);
}

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long ret)
{
	return end_call(ctx, regs, ret);
}

/* The loader makes it sleepable. It is attached before the probes of calls. */
SEC("tp_btf/sys_enter")
int BPF_PROG(touch_memory, struct pt_regs *regs)
{
	return prefault(regs);
}

/*
 * The same as perf events, of all calls or of some. An event of a single call
 * has the arguments of that call only, so that its context is not used.
 */
SEC("tp/raw_syscalls/sys_enter")
int event_enter(void *ctx)
{
	return begin_call(user_regs(current_task()));
}

SEC("tp/raw_syscalls/sys_exit")
int event_exit(void *ctx)
{
	struct task_struct *task = current_task();
	struct pt_regs *regs = user_regs(task);

	return end_call(ctx, regs, ret_of(regs, is_compat(task)));
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

/* include/trace/events/sched.h */
SEC("tp_btf/sched_switch")
int BPF_PROG(sched_switch, bool preempted, struct task_struct *prev,
	     struct task_struct *next)
{
	struct state *st;

	st = state_of(prev);
	if (st && st->in_call)
		split_off(st, prev, preempted);
	st = state_of(next);
	if (st && st->in_call)
		split_on(st);
	return 0;
}

SEC("tp_btf/sched_wakeup")
int BPF_PROG(sched_wakeup, struct task_struct *task)
{
	struct state *st = state_of(task);

	if (!st || !st->in_call || st->off_cpu != OFF_CPU_BLOCKED)
		return 0;
	split_until(st, bpf_ktime_get_ns());
	st->off_cpu = OFF_CPU_RUNNABLE;
	return 0;
}

/*
 * Since Linux 7.0 a program at a tracepoint is skipped on a CPU where another
 * task is preempted in it. So there are two of each there, and the second does
 * what the first was skipped for.
 */
static __always_inline int see_fork(struct task_struct *parent,
				    struct task_struct *child)
{
	struct task_record r = {};
	struct state *st, *born;
	__u8 mark;

	if (twice && state_of(child))
		return 0;
	if (launcher && child->tgid != parent->tgid &&
	    tid_of(parent) == launcher) {
		mark_task(child, MARK_SILENT);
		return 0;
	}
	st = state_of(parent);
	if (selecting && !narrowing &&
	    (has_excluded_children(tgid_of(parent)) ||
	     (st && st->mark & MARK_EXCLUDED))) {
		mark_task(child, MARK_EXCLUDED);
		return 0;
	}
	if (!st || st->mark & MARK_SILENT)
		return 0;
	mark = st->mark & MARK_THREADS;
	if (!follow_forks && !(mark && child->tgid == parent->tgid))
		return 0;
	born = mark_task(child, mark | MARK_BORN);
	if (!born) {
		count(COUNT_NO_STATE);
		return 0;
	}
	if (narrowing)
		return 0; /* it is introduced when a call of its is selected */
	send_held(st);
	fill_head(&r.head, st->tid, st->seq++, RECORD_FORK, 0);
	put_task(&r.task, child, born);
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
	return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(sched_process_fork, struct task_struct *parent,
	     struct task_struct *child)
{
	return see_fork(parent, child);
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(sched_process_fork_again, struct task_struct *parent,
	     struct task_struct *child)
{
	return see_fork(parent, child);
}

static __always_inline int see_exec(struct task_struct *task,
				    struct linux_binprm *bprm)
{
	struct state *st = state_of(task);
	__u32 cpu;
	struct scratch *s;
	__u32 old_tid;
	bool privileged, leave;

	if (!st)
		return 0;
	if (twice) { /* each execve comes with an mm that the last one had not
		      */
		if (st->mm == (__u64)task->mm)
			return 0;
		st->mm = (__u64)task->mm;
	}
	/* A thread that calls execve becomes the leader: fs/exec.c, de_thread.
	 */
	old_tid = st->tid;
	st->tid = st->tgid;
	privileged = unprivileged && is_privileged(bprm);
	leave = privileged || (detach_on_exec && !(st->mark & MARK_SILENT));
	st->mark &= ~MARK_SILENT;
	if (counting == COUNTING_LATENCY)
		note_name(st->tgid, BPF_ANY);
	if (is_told(st)) {
		send_held(st);
		cpu = claim_scratch();
		s = begin(cpu, st, leave ? RECORD_DETACH : RECORD_EXEC,
			  old_tid);
		if (s) {
			if (privileged)
				s->head.flags = RECORD_PRIVILEGED;
			put_task((struct task_id *)s->data, task, st);
			s->pos = sizeof(struct task_id);
			if (st->retry && !leave)
				put_exec_memory(s, task, bprm);
			send(s, cpu);
		}
	}
	if (leave)
		unmark(task);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid,
	     struct linux_binprm *bprm)
{
	return see_exec(task, bprm);
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec_again, struct task_struct *task, int old_pid,
	     struct linux_binprm *bprm)
{
	return see_exec(task, bprm);
}

static __always_inline int end_task(struct task_struct *task)
{
	struct state *st = state_of(task);
	struct task_record r = {};

	if (!st)
		return 0;
	/* A launcher's child that is silent has failed to become the command;
	 * Go knows. */
	if (is_told(st) || (!launcher && st->mark & MARK_SILENT)) {
		if (!drops_last(st))
			send_held(st);
		fill_head(&r.head, st->tid, st->seq++, RECORD_TASK_EXIT,
			  READ(task, exit_code));
		r.head.flags = st->tid == st->tgid ? RECORD_LEADER : 0;
		put_task(&r.task, task, st);
		send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
	}
	unmark(task);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	return end_task(task);
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit_again, struct task_struct *task)
{
	return end_task(task);
}

/* The same as a perf event: it is the current task that ends. */
SEC("tp/sched/sched_process_exit")
int event_task_exit(void *ctx)
{
	return end_task(current_task());
}

static __always_inline int see_delivered(void *ctx, int sig,
					 struct kernel_siginfo *info,
					 struct k_sigaction *action, bool again)
{
	struct task_struct *task = current_task();
	struct state *st = state_of(task);
	__u8 flags;

	if (!st || !is_told(st) || is_done(&st->delivered, again))
		return 0;
	send_held(st);
	flags = stops(task, sig, action) ? RECORD_STOPS : 0;
	if (want_stack && !stack_least)
		put_signal(ctx, task, st, sig, info, flags);
	else
		send_signal(st, sig, info, flags);
	return 0;
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(signal_deliver, int sig, struct kernel_siginfo *info,
	     struct k_sigaction *action)
{
	return see_delivered(ctx, sig, info, action, false);
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(signal_deliver_again, int sig, struct kernel_siginfo *info,
	     struct k_sigaction *action)
{
	return see_delivered(ctx, sig, info, action, true);
}

/*
 * An ignored signal is never delivered, but strace shows it. Neither is one
 * that kills: complete_signal (kernel/signal.c) makes SIGKILL of it for each
 * thread.
 */
static __always_inline int see_generated(int sig, struct kernel_siginfo *info,
					 struct task_struct *task, int result,
					 bool again)
{
	struct state *st;

	if (result != TRACE_SIGNAL_IGNORED && result != TRACE_SIGNAL_DELIVERED)
		return 0;
	st = state_of(task);
	if (st && is_told(st) && !is_done(&st->generated, again))
		send_signal(st, sig, info,
			    result == TRACE_SIGNAL_IGNORED ? RECORD_IGNORED
							   : RECORD_GENERATED);
	return 0;
}

SEC("tp_btf/signal_generate")
int BPF_PROG(signal_generate, int sig, struct kernel_siginfo *info,
	     struct task_struct *task, int group, int result)
{
	return see_generated(sig, info, task, result, false);
}

SEC("tp_btf/signal_generate")
int BPF_PROG(signal_generate_again, int sig, struct kernel_siginfo *info,
	     struct task_struct *task, int group, int result)
{
	return see_generated(sig, info, task, result, true);
}

/*
 * Attaching: an iterator marks the threads that exist, in one walk and without
 * a file descriptor for each. A fork in between is seen by the probe above.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, __u32);  /* a process as the user calls it */
	__type(value, __u8); /* enum mark */
} targets SEC(".maps");

/* The iterator tells who is traced, and marks nobody. */
volatile __u8 only_look;

/* What the iterator tells of a thread that it has marked. */
struct marked {
	__u32 tid;
	__u32 stopped_by; /* a signal, or 0 */
};

SEC("iter/task")
int mark_targets(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	struct marked marked = {};
	struct state *st;
	__u32 tgid;
	__u8 *mark;

	if (!task)
		return 0;
	if (only_look) {
		st = kept_for(task, &states);
		if (!st || st->mark & MARK_LEFT || is_exiting(task))
			return 0;
		marked.tid = st->tid;
		bpf_seq_write(ctx->meta->seq, &marked, sizeof(marked));
		return 0;
	}
	tgid = tgid_of(task);
	mark = bpf_map_lookup_elem(&targets, &tgid);
	if (!tgid || !mark || is_exiting(task))
		return 0;
	/* A process that is to become the command runs ebpftrace until then. */
	if (*mark & MARK_SILENT && task->pid != task->tgid)
		return 0;
	if (kept_for(task, &states))
		return 0;
	st = mark_task(task, *mark);
	if (!st) {
		count(COUNT_NO_STATE);
		return 0;
	}
	/* Linux 6.1 writes from the stack, not from a task. */
	marked.tid = st->tid;
	marked.stopped_by = stopped_by(task);
	bpf_seq_write(ctx->meta->seq, &marked, sizeof(marked));
	return 0;
}
