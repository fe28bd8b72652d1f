// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Wide is an argument of 64 bits. 32-bit ABIs pass it in two registers, the low half
// first; ARM's begins at an even one: syscall(2).
type wide struct {
	arg.Num
	at    int // the index of its first register
	plain bool
}

// offsetAt is an offset in a file whose first register is argument i.
func offsetAt(i int) wide { return wide{Num: arg.Int64, at: i} }

// halvesAt is an offset in two arguments of the syscall itself, a low half and a high
// one, which ABIs of 64 bits pass whole in the first: preadv(2).
func halvesAt(i int) wide { return wide{Num: arg.Int64, at: i, plain: true} }

// Size is that of a register.
func (wide) Size(abi arg.ABI) int { return abi.PointerSize() }

// Append prints the 64 bits.
func (t wide) Append(p *arg.Printer, v uint64) { t.Num.Append(p, t.value(p.Call)) }

func (t wide) value(c *arg.Call) uint64 {
	i := t.at
	if !isSplit(c) {
		return c.Args[i]
	}
	if c.ABI == arg.ARM && !t.plain {
		i += i & 1
	}
	return arg.Truncate(c.Args[i], 4) | c.Args[min(i+1, len(c.Args)-1)]<<32
}

// never is for an argument that only makes others travel, such as an offset's half.
func never(*arg.Call) bool { return false }

// more is an argument that is not printed.
func more() Arg { return on(never, in("", arg.Ulong)) }

// unseen is an argument that is not printed, but for raw calls.
func unseen() Arg { return when(never, in("", arg.Ulong)) }

// isSplit tells whether the ABI passes 64 bits in two registers; isWhole the opposite.
var (
	isSplit = onABI(arg.I386, arg.ARM)
	isWhole = onABI(arg.AMD64, arg.ARM64, arg.X32)
)

// highLow is _llseek's offset: the high half, then the low one.
var highLow = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	arg.Int64.Append(p, v<<32|arg.Truncate(p.Call.Args[2], 4))
}}

// movedOffset is a pointer to an offset that the call moves: [3 => 13].
func movedOffset(of arg.Num) arg.Type {
	return arg.Func{Type: arg.Ptr{To: of}, Print: func(p *arg.Printer, v uint64) {
		n := of.Size(p.Call.ABI)
		var was, is uint64
		var before, after bool
		p.Before(func(p *arg.Printer) { was, before = p.Load(v, n) })
		if !before || v == 0 {
			p.Addr(v)
			return
		}
		p.Byte('[')
		of.Append(p, was)
		p.After(func(p *arg.Printer) { is, after = p.Load(v, n) })
		if after && p.Call.Ret > 0 {
			p.Text(" => ")
			of.Append(p, is)
		}
		p.Byte(']')
	}}
}
