// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Following is the array at the end of a struct whose length is another field of it, or
// an argument: C's flexible array member.
type Following struct {
	Elem Type
	Len  Len
	Most int // how many are printed at most, unless -v; 0 is as many as of any array
}

// Size is none: the struct's size is without it.
func (t Following) Size(ABI) int { return 0 }

// Align is that of an element.
func (t Following) Align(abi ABI) int { return alignOf(t.Elem, abi) }

// array is the same without the field.
func (t Following) array(verbose bool) Array {
	a := Array{Elem: t.Elem}
	if !verbose {
		a.Most = t.Most
	}
	return a
}

// Plan copies the elements that are printed, which stand behind the struct itself.
func (t Following) Plan(c *Plan, at Place) {
	n := max(t.Elem.Size(c.ABI), 1)
	most := min(t.array(c.Verbose).limit(c.StringLimit, c.Verbose), arrayBytesMax/n)
	op := t.Len.op(c, at, n, n*most)
	op.Flags |= abi.OpInline
	inside := c.Add(at, op)
	count := len(*c.ops)
	t.Elem.Plan(c, inside)
	if len(*c.ops) > count {
		c.Elements(inside, n, min(most, repeatMax))
	}
}

// Append prints the elements in brackets.
func (t Following) Append(p *Printer, addr uint64) {
	n, ok := t.Len.count(p)
	if !ok {
		p.Addr(addr)
		return
	}
	p.Array(addr, n, t.array(p.Call.Verbose))
}

// FollowingBytes is the same of bytes, printed as a string cut at the string limit.
type FollowingBytes struct{ Len Len }

// Size is none.
func (t FollowingBytes) Size(ABI) int { return 0 }

// Align is that of a byte.
func (t FollowingBytes) Align(ABI) int { return 1 }

// Plan copies as many bytes as are printed.
func (t FollowingBytes) Plan(c *Plan, at Place) {
	op := t.Len.op(c, at, 1, c.StringLimit)
	op.Flags |= abi.OpInline
	c.Add(at, op)
}

// Append prints the bytes.
func (t FollowingBytes) Append(p *Printer, addr uint64) {
	n, ok := t.Len.count(p)
	if !ok {
		p.Addr(addr)
		return
	}
	p.Buffer(addr, n)
}
