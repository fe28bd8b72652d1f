// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Ptr is a pointer to one value. A scalar is printed in brackets, an aggregate as
// itself.
type Ptr struct {
	pointer
	To Type
	// Bare leaves out a scalar's brackets.
	Bare bool
}

// Plan copies the value, and what it points to.
func (t Ptr) Plan(c *Plan, at Place) {
	n := t.To.Size(c.ABI)
	inside := c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: uint32(n), Max: uint32(n)})
	count := len(*c.ops)
	t.To.Plan(c, inside)
	if len(*c.ops) > count {
		c.Elements(inside, max(n, 1), 1)
	}
}

// Append prints the value, or the address where it was not captured or the call
// failed to write it.
func (t Ptr) Append(p *Printer, v uint64) {
	if v == 0 || p.Call.Opaque {
		p.Addr(v)
		return
	}
	start := len(p.Out)
	_, plain := t.To.(Aggregate)
	plain = plain || t.Bare
	if !plain {
		p.Byte('[')
	}
	if !p.Value(t.To, v) {
		p.Out = p.Out[:start]
		p.Addr(v)
		return
	}
	if !plain {
		p.Byte(']')
	}
}
