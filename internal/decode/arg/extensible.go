// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Extensible is a pointer to a struct that grew over time, whose size the caller
// tells in another argument: copy_struct_from_user of the kernel. Fields that an
// older caller does not have need a When.
type Extensible struct {
	pointer
	To      *Struct
	SizeArg int // the index of the argument that is the size
	Least   int // the size of the first version
}

// extensibleMax is the most the kernel takes: a page.
const extensibleMax = 4096

// Plan copies what the caller gave, and what the fields point to.
func (t Extensible) Plan(c *Plan, at Place) {
	inside := c.Add(at, abi.Op{Kind: abi.OpBytes, Length: abi.LengthArg, LengthArg: uint8(t.SizeArg), Scale: 1, Max: extensibleMax})
	count := len(*c.ops)
	t.To.Plan(c, inside)
	if len(*c.ops) > count {
		c.Elements(inside, t.Least, 1)
	}
}

// Append prints the struct, and bytes behind it that are not all 0.
func (t Extensible) Append(p *Printer, v uint64) {
	size, known := p.Call.Args[t.SizeArg], uint64(t.To.Size(p.Call.ABI))
	if _, ok := p.Bytes(v, int(min(size, known))); !ok || size < uint64(t.Least) || p.Call.Opaque {
		p.Addr(v)
		return
	}
	t.To.Append(p, v)
	if size > known {
		p.Out = p.Out[:len(p.Out)-1] // the brace, which closes behind the rest
		p.rest(v, int(known), int(min(size, extensibleMax)))
		p.Byte('}')
	}
}

// rest appends the bytes of a struct from an offset on, which nobody knows.
func (p *Printer) rest(v uint64, from, to int) {
	b, ok := p.Bytes(v+uint64(from), to-from)
	if !ok {
		p.Text(", ???")
		return
	}
	zero := true
	for _, c := range b {
		zero = zero && c == 0
	}
	if zero {
		return
	}
	p.Text(", /* bytes ")
	p.Uint(uint64(from))
	p.Text("..")
	p.Uint(uint64(to - 1))
	p.Text(" */ ")
	hex := p.Opt.Hex
	p.Opt.Hex = HexAll
	p.QuoteCut(b[:min(len(b), p.Opt.StringLimit)], len(b) > p.Opt.StringLimit)
	p.Opt.Hex = hex
}
