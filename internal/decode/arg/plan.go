// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// PathMax is the most a path can have, its NUL included: linux/limits.h.
const PathMax = 4096

// Plan collects the capture ops of one syscall at one phase.
type Plan struct {
	ABI         ABI
	StringLimit int  // bytes of a string or buffer that are printed (-s)
	Verbose     bool // whole structs and environments (-v)
	Exit        bool // the ops are for the exit
	Full        bool // whole buffers, for dumps
	Names       bool // what descriptors refer to
	Filter      bool // calls are chosen by what they work on
	Kinds       bool // the same where something else depends on it

	moved func(arg int) Place // where arguments stand that are no registers; nil is nowhere else

	ops     *[]abi.Op
	first   uint16
	last    int // index of the last root op, -1 for none
	roots   uint8
	frame   *Struct // the struct whose fields are being planned
	fieldAt int     // the field
}

// NewPlan starts a list of root ops; they are appended to ops, whose index 0 must
// be in use, since it stands for "no op".
func NewPlan(ops *[]abi.Op, like Plan) *Plan {
	like.ops, like.first, like.last, like.roots, like.frame = ops, 0, -1, 0, nil
	return &like
}

// First is the index of the first root op, 0 for none.
func (c *Plan) First() uint16 { return c.first }

// Place is where a value stands: in an argument, or in bytes that an op copies.
type Place struct {
	arg    int // valid where parent is 0
	parent int // the op that copies the bytes
	offset int // of the value from the start of the parent's element
}

// InArg is the place of argument i.
func InArg(i int) Place { return Place{arg: i} }

// InRet is the place of the return value, at exit.
func InRet() Place { return Place{arg: abi.ArgRet} }

// Plus is the place n bytes further in memory.
func (at Place) Plus(n int) Place {
	at.offset += n
	return at
}

// Root tells whether the place is an argument.
func (at Place) Root() bool { return at.parent == 0 }

// Add adds an op that copies what the value at the place points to, and returns the
// place of its first byte.
func (c *Plan) Add(at Place, op abi.Op) Place {
	if c.ABI.PointerSize() == 4 {
		op.Flags |= abi.OpPtr32
	}
	if at.Root() && c.moved != nil {
		at, op = c.moved(at.arg), c.movedLength(op)
	}
	i := len(*c.ops)
	if at.Root() {
		op.Flags |= abi.OpRoot
		op.Arg = uint8(at.arg)
		op.Root = c.roots
		c.roots++
	} else {
		op.Offset = uint16(at.offset)
		op.Root = (*c.ops)[at.parent].Root
	}
	if op.Kind == abi.OpWords || !at.Root() && (*c.ops)[at.parent].Kind == abi.OpWords {
		op.Flags |= abi.OpUntilNull
	}
	*c.ops = append(*c.ops, op)
	c.chain(at, i)
	return Place{parent: i}
}

// Moved plans with f, to which the arguments stand elsewhere: in other registers, or in
// memory. A multiplexer passes those of the call that it stands for so.
func (c *Plan) Moved(to func(arg int) Place, f func()) {
	c.moved = to
	f()
	c.moved = nil
}

// movedLength is an op whose length is that of an argument that has been moved. What such
// an argument points to is not known: as much is copied as there may be.
func (c *Plan) movedLength(op abi.Op) abi.Op {
	if op.Length != abi.LengthArg && op.Length != abi.LengthPointee {
		return op
	}
	at := c.moved(int(op.LengthArg))
	switch {
	case at.Root():
		op.LengthArg = uint8(at.arg)
	case op.Length == abi.LengthArg:
		op.Length, op.LengthOffset = abi.LengthField32, uint16(at.offset)
	default:
		op.Length, op.Scale = abi.LengthConst, op.Max
	}
	return op
}

// chain hangs op i behind its parent's last child, or behind the last root op.
func (c *Plan) chain(at Place, i int) {
	ops := *c.ops
	if at.Root() {
		if c.last < 0 {
			c.first = uint16(i)
		} else {
			ops[c.last].Next = uint16(i)
		}
		c.last = i
		return
	}
	p := &ops[at.parent].Child
	for *p != 0 {
		p = &ops[*p].Next
	}
	*p = uint16(i)
}

// Elements says that the bytes at the place are elements of the given size, whose
// own pointers are followed for at most n of them.
func (c *Plan) Elements(at Place, size, n int) {
	op := &(*c.ops)[at.parent]
	op.Stride = uint16(size)
	op.Repeat = uint16(n)
}
