// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Attributes of netlink messages: struct nlattr of include/uapi/linux/netlink.h, a
// length, a type, and a value whose meaning the type and the message decide.

// attrPrint appends a value; it reports false where the value is not as it should be,
// and is then shown in hex. The family of the message tells an address from another.
type attrPrint func(p *arg.Printer, b wire, family uint64) bool

// attr is a type; without a function, its value is shown in hex.
type attr struct {
	kind  uint64
	name  string
	print attrPrint
}

// attrs are the types of one place.
type attrs struct {
	unknown string
	list    []attr
}

// attrEach is a list of attributes whose types are only numbers, all of one kind.
func attrEach(print attrPrint) attrPrint {
	s := &attrs{list: []attr{{anyKind, "", print}}}
	return attrNest(s)
}

const anyKind = 1 << 16 // more than a type has bits

const attrHead = 4 // struct nlattr

// Flags beside an attribute's type.
const (
	attrNested    = 1 << 15
	attrByteOrder = 1 << 14
	attrMask      = attrNested | attrByteOrder
)

// append appends the attributes in b; a list of one has no brackets.
func (s *attrs) append(p *arg.Printer, b wire, family uint64) {
	many := nextAttr(b) > 0
	if many {
		p.Byte('[')
	}
	for i := 0; ; i++ {
		if i > 0 {
			p.Text(", ")
		}
		if tooMany(p, i) {
			p.Text("...")
			break
		}
		if len(b) < attrHead {
			hexCut(p, b)
			break
		}
		next := nextAttr(b)
		s.one(p, b[:min(uint64(len(b)), max(b.u16(0), attrHead))], family)
		if next == 0 {
			break
		}
		b = b[next:]
	}
	if many {
		p.Byte(']')
	}
}

// nextAttr is how far the next attribute is; 0 where there is none.
func nextAttr(b wire) int {
	if len(b) < attrHead {
		return 0
	}
	n := int(b.u16(0)+3) &^ 3
	if b.u16(0) < attrHead || n >= len(b) {
		return 0
	}
	return n
}

func (s *attrs) one(p *arg.Printer, b wire, family uint64) {
	value := b[attrHead:]
	if len(value) > 0 {
		p.Byte('[')
	}
	kind := b.u16(2)
	a := s.find(kind &^ attrMask)
	p.Text("{nla_len=")
	p.Uint(b.u16(0))
	member(p, "nla_type")
	s.kind(p, kind, a)
	p.Byte('}')
	if len(value) == 0 {
		return
	}
	p.Text(", ")
	start := len(p.Out)
	if a == nil || a.print == nil || !a.print(p, value, family) {
		p.Out = p.Out[:start]
		hexCut(p, value)
	}
	p.Byte(']')
}

func (s *attrs) find(kind uint64) *attr {
	if kind < uint64(len(s.list)) && s.list[kind].kind == kind {
		return &s.list[kind]
	}
	for i := range s.list {
		if s.list[i].kind == kind {
			return &s.list[i]
		}
	}
	if len(s.list) == 1 && s.list[0].kind == anyKind {
		return &s.list[0]
	}
	return nil
}

func (s *attrs) kind(p *arg.Printer, kind uint64, a *attr) {
	if kind&attrMask != 0 {
		attrFlagBits.Append(p, kind&attrMask)
		p.Byte('|')
	}
	kind &^= attrMask
	if a != nil && a.name != "" {
		p.Constant(kind, hex16, a.name)
		return
	}
	hex16.Append(p, kind)
	if s.unknown != "" && p.Opt.Style != arg.StyleRaw {
		p.Comment(s.unknown)
	}
}

var attrFlagBits = &arg.Flags{Bytes: 2, Names: []arg.Name{{attrNested, "NLA_F_NESTED"}, {attrByteOrder, "NLA_F_NET_BYTEORDER"}}}
