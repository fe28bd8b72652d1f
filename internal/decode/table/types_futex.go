// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// futex's operations decide which of its arguments there are: futex(2).
const (
	futexWait = iota
	futexWake
	futexFD
	futexRequeue
	futexCmpRequeue
	futexWakeOp
	futexLockPI
	futexUnlockPI
	futexTrylockPI
	futexWaitBitset
	futexWakeBitset
	futexWaitRequeuePI
	futexCmpRequeuePI
	futexLockPI2
	futexOpsEnd
)

// futexCommand leaves out the flags.
const futexCommand = 0x7f

var futexOp = &arg.Enum{Bytes: 4, Unknown: "FUTEX_???", Form: arg.HexOrZero, Names: futexNames}

// futexHas makes a condition: the operation is one of those, or unknown.
func futexHas(ops ...int) func(*arg.Call) bool {
	var has [futexOpsEnd]bool
	for _, op := range ops {
		has[op] = true
	}
	return func(c *arg.Call) bool {
		op := c.Args[1] & futexCommand
		return op >= futexOpsEnd || has[op]
	}
}

func futexArgs(timeout arg.Type) []Arg {
	waits := in("timeout", futexTimeout(timeout))
	waits.NameOf = futexTimeoutName
	return []Arg{
		in("uaddr", arg.Addr), in("futex_op", futexOp),
		when(futexHas(futexWait, futexWake, futexFD, futexRequeue, futexCmpRequeue, futexWakeOp, futexWaitBitset, futexWakeBitset, futexWaitRequeuePI,
			futexCmpRequeuePI), in("val", arg.Uint)),
		when(futexHas(futexWait, futexRequeue, futexCmpRequeue, futexWakeOp, futexLockPI, futexWaitBitset, futexWaitRequeuePI, futexCmpRequeuePI,
			futexLockPI2), waits),
		when(futexHas(futexRequeue, futexCmpRequeue, futexWakeOp, futexWaitRequeuePI, futexCmpRequeuePI), in("uaddr2", arg.Addr)),
		when(futexHas(futexCmpRequeue, futexWakeOp, futexWaitBitset, futexWakeBitset, futexCmpRequeuePI), in("val3", futexValue)),
	}
}

// futexTimeoutName is the argument's name as the operation says.
func futexTimeoutName(c *arg.Call) string {
	switch c.Args[1] & futexCommand {
	case futexRequeue, futexCmpRequeue, futexWakeOp, futexCmpRequeuePI:
		return "val2"
	}
	return "timeout"
}

// futexTimeout is a time where the operation waits, a second value where it wakes. The
// flags may be any bits at all: so the time is what is copied, but for what is known.
func futexTimeout(timeout arg.Type) arg.Type {
	wait := arg.Ptr{To: timeout}
	s := &arg.Switch{On: 1, Mask: futexCommand, Default: arg.Func{Type: wait, Print: arg.Addr.Append}}
	for op := uint64(0); op < futexOpsEnd; op++ {
		t := futexOpTimeout(op, wait)
		for flags := uint64(0); flags <= 0x180; flags += 0x80 {
			s.Cases = append(s.Cases, arg.Case{Value: op | flags, Type: t})
		}
	}
	return s
}

func futexOpTimeout(op uint64, wait arg.Type) arg.Type {
	switch op {
	case futexWait, futexLockPI, futexWaitBitset, futexWaitRequeuePI, futexLockPI2:
		return wait
	case futexRequeue, futexCmpRequeue, futexWakeOp, futexCmpRequeuePI:
		return arg.Uint
	}
	return arg.Addr
}

var futexValue = &arg.Switch{On: 1, Mask: futexCommand, Default: hexOrZero32, Cases: []arg.Case{
	{futexCmpRequeue, arg.Uint}, {futexCmpRequeuePI, arg.Uint}, {futexWakeOp, futexWakeAction},
	{futexWaitBitset, futexBitset}, {futexWakeBitset, futexBitset},
}}

var futexBitset = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Names: []arg.Name{{0xffffffff, "FUTEX_BITSET_MATCH_ANY"}}}

// futexWakeAction is FUTEX_OP's word: an operation, a comparison and two operands.
var futexWakeAction = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	const shift = 8 // the operand is a number of bits
	v = arg.Truncate(v, 4)
	op := v >> 28
	if op&shift != 0 {
		p.Constant(shift, asHex32, "FUTEX_OP_OPARG_SHIFT")
		p.Text("<<28|")
	}
	futexPart(p, op&^shift, futexOps, "<<28", "FUTEX_OP_???")
	p.Byte('|')
	hexOrZero32.Append(p, v>>12&0xfff)
	p.Text("<<12|")
	futexPart(p, v>>24&0xf, futexComparisons, "<<24", "FUTEX_OP_CMP_???")
	p.Byte('|')
	hexOrZero32.Append(p, v&0xfff)
}}

func futexPart(p *arg.Printer, v uint64, names []arg.Name, shift, unknown string) {
	for _, n := range names {
		if n.Value == v && p.Opt.Style != arg.StyleRaw {
			p.Constant(v, asHex32, n.Name)
			p.Text(shift)
			return
		}
	}
	hexOrZero32.Append(p, v)
	p.Text(shift)
	p.Comment(unknown)
}

// futexFlags are those of futex_wait and its kin: a size, and flags.
var futexFlags = &arg.Flags{Bytes: 4, Mask: 3, Enum: futexSizes, Names: futex2Names}

// futexMask is a set of bits in a long.
var futexMask = &arg.Enum{Form: arg.HexOrZero, Names: []arg.Name{{0xffffffff, "FUTEX_BITSET_MATCH_ANY"}}}

const futexWaitersMost = 128 // FUTEX_WAITV_MAX of linux/futex.h

var futexWaiterArray = arg.Array{Elem: futexWaiter, Len: arg.ByUint(1)}

// futexWaiters are as many as the kernel takes, at most.
var futexWaiters = arg.Func{Type: futexWaiterArray, Print: func(p *arg.Printer, v uint64) {
	waiters := futexWaiterArray
	if p.Call.Verbose {
		waiters.Most = futexWaitersMost
	}
	waiters.Append(p, v)
}}

// futexWaiter is struct futex_waitv: linux/futex.h.
var futexWaiter = arg.NewStruct(
	arg.Field{Name: "val", Type: hexOrZero64},
	arg.Field{Name: "uaddr", Type: address64},
	arg.Field{Name: "flags", Type: futexFlags},
	arg.Field{Name: "__reserved", Type: hexOrZero32, When: func(p *arg.Printer) bool { return p.Field("__reserved") != 0 }},
)
