// SPDX-License-Identifier: Apache-2.0

package arg

// growingMax is how many bytes of a struct that grows are looked at: a page, as the
// kernel does in copy_struct_from_user.
const growingMax = 4096

// Growing is a pointer to a struct that grows from one kernel to the next, whose caller
// says how many bytes his has: openat2's open_how.
type Growing struct {
	pointer
	Of    *Struct
	Len   Len // in bytes
	Least int // the size of the first version; 0 is that of the whole struct
	Most  int // what claims to be larger is printed as its address; 0 is no limit
}

// Plan copies as many bytes as the caller has.
func (t Growing) Plan(c *Plan, at Place) {
	inside := c.Add(at, t.Len.op(c, at, 1, growingMax))
	count := len(*c.ops)
	t.Of.Plan(c, inside)
	if len(*c.ops) > count {
		c.Elements(inside, t.least(c.ABI), 1)
	}
}

func (t Growing) least(abi ABI) int {
	if t.Least > 0 {
		return t.Least
	}
	return t.Of.Size(abi)
}

// Append prints the fields that the caller has, and bytes behind those that are known
// where one of them is not 0.
func (t Growing) Append(p *Printer, v uint64) {
	count, ok := t.Len.count(p)
	size := t.Of.Size(p.Call.ABI)
	least := t.least(p.Call.ABI)
	n := int(min(count, growingMax))
	if !ok || v == 0 || n < least || t.Most > 0 && count > uint64(t.Most) || p.Call.Opaque {
		p.Addr(v)
		return
	}
	if _, ok := p.Bytes(v, min(n, size)); !ok {
		p.Addr(v)
		return
	}
	t.Of.append(p, v, min(n, size), func() {
		if n > size {
			p.unknownTail(v, size, n)
		}
	})
}

// unknownTail appends the bytes from..to-1 of what stands at addr, unless all are 0.
func (p *Printer) unknownTail(addr uint64, from, to int) {
	b, ok := p.Bytes(addr+uint64(from), to-from)
	if !ok {
		p.Text(", ???")
		return
	}
	if zeros(b) {
		return
	}
	p.Text(", /* bytes ")
	p.Uint(uint64(from))
	p.Text("..")
	p.Uint(uint64(to - 1))
	p.Text(" */ ")
	old := p.Opt.Hex
	p.Opt.Hex = HexAll
	limit := p.Opt.StringLimit
	p.QuoteCut(b[:min(len(b), limit)], len(b) > limit)
	p.Opt.Hex = old
}

func zeros(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

// SelfSized is a pointer to a struct that grows, whose first field is its size: 32 bits.
// What it points to is an argument's.
type SelfSized struct {
	pointer
	Of    *Struct
	Least int // the size of the first version
}

// Plan copies as many bytes as the struct says it has.
func (t SelfSized) Plan(c *Plan, at Place) {
	inside := c.Add(at, ByPointee(at.arg).op(c, at, 1, growingMax))
	count := len(*c.ops)
	t.Of.Plan(c, inside)
	if len(*c.ops) > count {
		c.Elements(inside, t.Least, 1)
	}
	c.Add(at, Fixed(4).op(c, at, 1, 4))
}

// Append prints the size, and the fields where there is room for the first version's.
func (t SelfSized) Append(p *Printer, v uint64) {
	size, ok := p.Load(v, 4)
	if !ok || p.Call.Opaque {
		p.Addr(v)
		return
	}
	full := t.Of.Size(p.Call.ABI)
	n := int(min(size, growingMax))
	if _, ok := p.Bytes(v, min(n, full)); ok && n >= t.Least {
		t.Of.append(p, v, min(n, full), func() {
			if n > full {
				p.unknownTail(v, full, n)
			}
		})
		return
	}
	p.Byte('{')
	p.Text(t.Of.Fields[0].Name)
	p.Byte('=')
	p.Uint(size)
	if n >= t.Least {
		p.Text(", ???")
	}
	p.Byte('}')
}
