/* SPDX-License-Identifier: GPL-2.0 */
/* A call's number and arguments in the registers of each architecture. */
#ifndef EBPFTRACE_REGS_H
#define EBPFTRACE_REGS_H

#include "kernel.h"
#include "scratch.h"

#if defined(__TARGET_ARCH_x86)
static __always_inline __u32 syscall_nr(struct pt_regs *regs)
{
	return regs->orig_ax;
}

static __always_inline __u64 ip_of(struct pt_regs *regs)
{
	return regs->ip;
}

static __always_inline long ret_of(struct pt_regs *regs, bool compat)
{
	return regs->ax;
}

static __always_inline void read_args(__u64 *args, struct pt_regs *regs,
				      bool compat)
{
	args[ARG_STACK] = regs->sp;
	if (compat) {
		args[0] = (__u32)regs->bx;
		args[1] = (__u32)regs->cx;
		args[2] = (__u32)regs->dx;
		args[3] = (__u32)regs->si;
		args[4] = (__u32)regs->di;
		args[5] = (__u32)regs->bp;
		return;
	}
	args[0] = regs->di;
	args[1] = regs->si;
	args[2] = regs->dx;
	args[3] = regs->r10;
	args[4] = regs->r8;
	args[5] = regs->r9;
}
#else
static __always_inline __u32 syscall_nr(struct pt_regs *regs)
{
	return regs->syscallno;
}

static __always_inline __u64 ip_of(struct pt_regs *regs)
{
	return regs->pc;
}

/* arch/arm64/include/asm/syscall.h, syscall_get_return_value */
static __always_inline long ret_of(struct pt_regs *regs, bool compat)
{
	return compat ? (__s32)regs->regs[0] : (long)regs->regs[0];
}

static __always_inline void read_args(__u64 *args, struct pt_regs *regs,
				      bool compat)
{
	args[ARG_STACK] = regs->sp;
	args[0] = regs->orig_x0;
	args[1] = regs->regs[1];
	args[2] = regs->regs[2];
	args[3] = regs->regs[3];
	args[4] = regs->regs[4];
	args[5] = regs->regs[5];
}
#endif

#endif
