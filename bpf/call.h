/* SPDX-License-Identifier: GPL-2.0 */
/* What is done at both ends of a call, wherever that is seen. */
#ifndef EBPFTRACE_CALL_H
#define EBPFTRACE_CALL_H

#include "capture.h"
#include "hold.h"
#include "latency.h"
#include "regs.h"
#include "ring.h"
#include "seat.h"
#include "select.h"
#include "socket.h"
#include "split.h"
#include "stack.h"
#include "tally.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct variant);
	__type(value, __u32);
} variants SEC(".maps");

/* spec_of chooses the spec of a call: by its number, then by the argument its
 * row names. */
static __always_inline __u32 spec_of(const __u64 *args, __u32 index)
{
	struct variant key;
	__u32 *other;

	if (!specs[index_in(index, SPECS_MAX)].selector)
		return index;
	key.spec = index;
	key.value = args[(specs[index_in(index, SPECS_MAX)].selector - 1) & 7];
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

/* begin_call and end_call run at tracepoints, at perf events and at functions:
 * that is why the number is not taken from the tracepoint. */
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
		read_args(s->args, regs, compat);
		i = spec_of(s->args, i);
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
		read_args(s->args, regs, compat);
		st->spec = spec_of(s->args, syscall_index(nr, compat));
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
		read_args(s->args, regs, compat);
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

#endif
