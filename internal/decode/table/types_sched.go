// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// policy is SCHED_: linux/sched.h.
var policy = &arg.Enum{Bytes: 4, Unknown: "SCHED_???", Form: arg.HexOrZero, Names: []arg.Name{
	{0, "SCHED_OTHER"}, {1, "SCHED_FIFO"}, {2, "SCHED_RR"}, {3, "SCHED_BATCH"}, {4, "SCHED_ISO"}, {5, "SCHED_IDLE"}, {6, "SCHED_DEADLINE"},
	{7, "SCHED_EXT"},
}}

// policyWithFlag is a policy that a flag may stand before.
var policyWithFlag = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	const reset = 0x40000000
	v = arg.Truncate(v, 4)
	if v&reset == 0 || int32(v) < 0 {
		policy.Append(p, v)
		return
	}
	styled(p, v, func() {
		p.Text("SCHED_RESET_ON_FORK|")
		nameOrHex(p, v&^reset, policy.Names)
	})
}}

func notePolicy(p *arg.Printer) {
	p.Text(" (")
	plainly(p, func() { policyWithFlag.Append(p, uint64(p.Call.Ret)) })
	p.Byte(')')
}

// schedParam is struct sched_param: linux/sched/types.h.
var schedParam = arg.NewStruct(arg.Field{Name: "sched_priority", Type: arg.Int})

// cpusMax is how many bytes of a set of CPUs are read: libc's sets have no more.
const cpusMax = 1024 / 8

// cpus is a set of CPUs whose size in bytes is argument size.
func cpus(size int) arg.Type {
	return arg.Func{Type: arg.Array{Elem: arg.Uint8, Len: arg.ByArg(size), Most: cpusMax}, Print: func(p *arg.Printer, v uint64) {
		appendCPUs(p, v, arg.Truncate(p.Call.Args[size], 4))
	}}
}

// cpusFound is a set of which the call returned the size.
var cpusFound = arg.Func{Type: arg.Array{Elem: arg.Uint8, Len: arg.ByRet(), Most: cpusMax}, Print: func(p *arg.Printer, v uint64) {
	appendCPUs(p, v, uint64(max(p.Call.Ret, 0)))
}}

// appendCPUs appends the numbers of the bits that are set.
func appendCPUs(p *arg.Printer, v, size uint64) {
	n := int(min(size, cpusMax))
	b, ok := p.Bytes(v, n)
	if v == 0 || n > 0 && !ok {
		p.Addr(v)
		return
	}
	p.Byte('[')
	start := len(p.Out)
	for i := range 8 * len(b) {
		if b[i/8]>>(i%8)&1 == 0 {
			continue
		}
		if len(p.Out) > start {
			p.Byte(' ')
		}
		p.Uint(uint64(i))
	}
	if size > cpusMax {
		if len(p.Out) > start {
			p.Byte(' ')
		}
		p.Text("...")
	}
	p.Byte(']')
}

// priorityOf is whose priority: linux/resource.h; ioPriorityOf: linux/ioprio.h.
var (
	priorityOf = &arg.Enum{Bytes: 4, Unknown: "PRIO_???", Form: arg.HexOrZero, Names: []arg.Name{{0, "PRIO_PROCESS"}, {1, "PRIO_PGRP"}, {2, "PRIO_USER"}}}

	ioPriorityOf = &arg.Enum{Bytes: 4, Unknown: "IOPRIO_WHO_???", Form: arg.HexOrZero, Names: []arg.Name{
		{1, "IOPRIO_WHO_PROCESS"}, {2, "IOPRIO_WHO_PGRP"}, {3, "IOPRIO_WHO_USER"},
	}}

	ioClass = &arg.Enum{Bytes: 4, Unknown: "IOPRIO_CLASS_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "IOPRIO_CLASS_NONE"}, {1, "IOPRIO_CLASS_RT"}, {2, "IOPRIO_CLASS_BE"}, {3, "IOPRIO_CLASS_IDLE"},
	}}
)

// ioPriority is a class and a level in it: linux/ioprio.h.
var ioPriority = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	appendPriority(p, arg.Truncate(v, 4), arg.Int)
}}

// appendPriority appends a priority by its parts, and as a number where the style is to
// have it.
func appendPriority(p *arg.Printer, v uint64, number arg.Num) {
	style := p.Opt.Style
	if style != arg.StyleAbbrev {
		number.Append(p, v)
	}
	switch style {
	case arg.StyleRaw:
		return
	case arg.StyleVerbose:
		p.Text(" /* ")
	}
	appendIOPriority(p, v)
	if style == arg.StyleVerbose {
		p.Text(" */")
	}
}

func appendIOPriority(p *arg.Printer, v uint64) {
	const shift, level = 13, 1<<13 - 1
	p.Text("IOPRIO_PRIO_VALUE(")
	ioClass.Append(p, v>>shift)
	p.Text(", ")
	p.Uint(v & level)
	p.Byte(')')
}

func noteIOPriority(p *arg.Printer) {
	if p.Opt.Style == arg.StyleRaw {
		return
	}
	p.Text(" (")
	appendIOPriority(p, uint64(p.Call.Ret))
	p.Byte(')')
}
