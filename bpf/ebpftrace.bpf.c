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
#include "mark.h"
#include "select.h"
#include "stop.h"
#include "tally.h"
#include "hold.h"
#include "latency.h"
#include "seat.h"
#include "stack.h"

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

/* task_of is the current task, by its seat where it has one: Linux 6.2. */
static __always_inline struct task_struct *task_of(struct seat *seat)
{
	if (CAN_CAST && seat)
		return TYPED(struct task_struct, seat->task);
	return current_task();
}

/* begin_call and end_call run at tracepoints and at functions, see below: that
 * is why the number is not taken from the tracepoint. */
static __always_inline int begin_call(struct pt_regs *regs)
{
	struct task_struct *task;
	__u32 id = syscall_nr(regs);
	struct seat *seat;
	bool compat;
	const volatile struct spec *spec;
	struct scratch *s;
	struct state *st;
	__u32 cpu, i, n;

	if (!may_be_wanted(id) || !may_be_traced(regs))
		return 0;
	seat = seat_of(regs);
	task = task_of(seat);
	compat = is_compat(task);
	if (!is_wanted(id, compat))
		return 0;
	st = seat ? &seat->state : current_state(task);
	if (!st)
		return 0;
	i = syscall_index(id, compat);
	if (st->mark & MARK_SILENT &&
	    !(specs[index_in(i, SPECS_MAX)].flags & SPEC_EXEC))
		return 0;
	st->nr = id;
	st->compat = compat;
	split_begin(st);
	if (counting || can_shed)
		tally_entry(st, task);
	if (only_counted(id, compat)) {
		st->in_call = IN_CALL_COUNTED;
		return 0;
	}
	cpu = claim_scratch();
	s = begin(cpu, st, RECORD_ENTRY, id);
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
	if (want_stack) {
		/* Before the command's execve, it is the tracer's. */
		st->stacked = spec->flags & SPEC_STACK && !compat &&
			      !(st->mark & MARK_SILENT);
		if (st->stacked)
			put_stack(s, cpu);
	}
	if (stack_least)
		st->began = s->head.time;
	if (spec->flags & SPEC_SOCKET)
		note_netlink(cpu);
	if (spec->entry != NO_OP)
		capture_ops(s, cpu, spec->entry, ~0U);
	if (s->failed)
		s->head.flags |= RECORD_RETRY;
	st->retry = s->failed;
	st->spec = spec - specs;
	if (hold(s, st)) {
		release_scratch(s);
		return 0;
	}
	st->in_call = IN_CALL;
	send(s, cpu);
	return 0;
}

static __always_inline int end_call(void *ctx, struct pt_regs *regs, long ret)
{
	struct task_struct *task;
	struct seat *seat;
	bool compat;
	const volatile struct spec *spec;
	__u32 cpu, nr, retry;
	struct scratch *s;
	bool dropped;
	struct state *st;

	nr = syscall_nr(regs);
	if (!may_be_wanted(nr) || !may_be_traced(regs))
		return 0;
	seat = seat_of(regs);
	task = task_of(seat);
	compat = is_compat(task);
	if (!is_wanted(nr, compat))
		return 0;
	st = seat ? &seat->state : current_state(task);
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
	dropped = drops_call(st, ret);
	/* The budget compares what it counts with what is recorded. */
	if (counting == COUNTING_LATENCY && st->in_call)
		note_latency(st, ret);
	else if ((counting || (can_shed && !dropped)) && st->in_call)
		tally_exit(st, task, is_error(ret));
	if (counts_only() || st->in_call == IN_CALL_COUNTED || dropped) {
		st->in_call = 0;
		return 0;
	}
	send_held(st);
	cpu = claim_scratch();
	s = begin(cpu, st, RECORD_EXIT, nr);
	if (!s)
		return 0;
	if (compat)
		s->head.flags = RECORD_COMPAT;
	s->ret = ret;
	s->args[ARG_RET] = ret;
	put_word(s, ret);
	put_ip(s, regs);
	put_split(s, st);
	put_row(s, st, ret);
	retry = st->in_call ? st->retry : 0;
	/* A call that was in progress when its task was marked has no spec yet.
	 */
	if (!st->in_call) {
		read_args(s, regs, compat);
		st->spec = spec_of(s, syscall_index(nr, compat));
		st->began = s->head.time;
		st->stacked = 0;
	}
	st->in_call = 0;
	spec = &specs[index_in(st->spec, SPECS_MAX)];
	if (want_stack && !st->stacked && !compat &&
	    s->head.time - st->began >= stack_least) {
		put_frames(ctx, s);
		put_stack(s, cpu);
	}
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

SEC("tp_btf/sched_process_fork")
int BPF_PROG(sched_process_fork, struct task_struct *parent,
	     struct task_struct *child)
{
	struct task_record r = {};
	struct state *st, *born;
	__u8 mark;

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

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid,
	     struct linux_binprm *bprm)
{
	struct state *st = state_of(task);
	__u32 cpu;
	struct scratch *s;
	__u32 old_tid;
	bool privileged, leave;

	if (!st)
		return 0;
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

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
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
			  task->exit_code);
		r.head.flags = st->tid == st->tgid ? RECORD_LEADER : 0;
		put_task(&r.task, task, st);
		send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
	}
	unmark(task);
	return 0;
}

#define SI_KERNEL 0x80 /* asm-generic/siginfo.h */
struct signal_info {
	__u8 bytes[SIGINFO_SIZE];
};

struct signal_record {
	struct record head;
	struct signal_info info;
};

/* include/linux/sched/signal.h: SEND_SIG_NOINFO is 0, SEND_SIG_PRIV is 1. What
 * they stand for, the kernel writes later: __send_signal_locked in
 * kernel/signal.c. */
static __always_inline void read_info(struct signal_info *to,
				      struct kernel_siginfo *info, int sig)
{
	unsigned long which = (unsigned long)info;
	__u32 *words = (__u32 *)to;

	__builtin_memset(to, 0, sizeof(*to));
	if (which > 1) {
		bpf_probe_read_kernel(to, sizeof(*to), info);
		return;
	}
	words[0] = sig;
	/* The verifier takes no argument for NULL: a test for that would be
	 * gone. */
	barrier_var(which);
	if (which == 1) {
		words[2] = SI_KERNEL;
	} else {
		words[4] = bpf_get_current_pid_tgid() >> 32;
		words[5] = bpf_get_current_uid_gid();
	}
}

static __always_inline void send_signal(struct state *st, int sig,
					struct kernel_siginfo *info, __u8 flags)
{
	struct signal_record r = {};

	if (!(wanted_signals >> ((sig - 1) & 63) & 1))
		return;
	/* Who sends a signal may run beside its target: no number then. */
	fill_head(&r.head, st->tid,
		  flags & (RECORD_GENERATED | RECORD_IGNORED) ? 0 : st->seq++,
		  RECORD_SIGNAL, sig);
	r.head.flags = flags;
	if (flags & RECORD_IGNORED && is_held(st)) {
		r.head.flags |= RECORD_IN_CALL;
		st->noted = 1;
	}
	read_info(&r.info, info, sig);
	send_bytes(bpf_get_smp_processor_id(), &r, sizeof(r));
}

/* put_signal sends a signal with the stack that it interrupts. */
static __always_inline void put_signal(void *ctx, struct task_struct *task,
				       struct state *st, int sig,
				       struct kernel_siginfo *info, __u8 flags)
{
	__u32 cpu;
	struct scratch *s;

	if (!(wanted_signals >> ((sig - 1) & 63) & 1))
		return;
	cpu = claim_scratch();
	s = begin(cpu, st, RECORD_SIGNAL, sig);
	if (!s)
		return;
	s->head.flags = flags;
	read_info((struct signal_info *)s->data, info, sig);
	s->pos = SIGINFO_SIZE;
	if (!is_compat(task)) {
		put_frames(ctx, s);
		put_stack(s, cpu);
	}
	send(s, cpu);
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(signal_deliver, int sig, struct kernel_siginfo *info,
	     struct k_sigaction *action)
{
	struct task_struct *task = current_task();
	struct state *st = state_of(task);
	__u8 flags;

	if (!st || !is_told(st))
		return 0;
	send_held(st);
	flags = stops(task, sig, action) ? RECORD_STOPS : 0;
	if (want_stack && !stack_least)
		put_signal(ctx, task, st, sig, info, flags);
	else
		send_signal(st, sig, info, flags);
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
	if (st && is_told(st))
		send_signal(st, sig, info,
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
	__type(key, __u32);  /* a process as the user calls it */
	__type(value, __u8); /* enum mark */
} targets SEC(".maps");

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
