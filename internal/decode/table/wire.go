// SPDX-License-Identifier: Apache-2.0

package table

import (
	"encoding/binary"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// wire is bytes whose layout depends on themselves: socket addresses, control
// messages, netlink messages. Who calls its methods has compared the length.
type wire []byte

func (b wire) u8(i int) uint64  { return uint64(b[i]) }
func (b wire) u16(i int) uint64 { return uint64(binary.NativeEndian.Uint16(b[i:])) }
func (b wire) u32(i int) uint64 { return uint64(binary.NativeEndian.Uint32(b[i:])) }
func (b wire) u64(i int) uint64 { return binary.NativeEndian.Uint64(b[i:]) }

// be16 and be32 are in network order.
func (b wire) be16(i int) uint64 { return uint64(binary.BigEndian.Uint16(b[i:])) }
func (b wire) be32(i int) uint64 { return uint64(binary.BigEndian.Uint32(b[i:])) }

// le16 is in Bluetooth's order.
func (b wire) le16(i int) uint64 { return uint64(binary.LittleEndian.Uint16(b[i:])) }

// word is a long of the caller's.
func (b wire) word(i int, abi arg.ABI) uint64 {
	if abi.PointerSize() == 4 {
		return b.u32(i)
	}
	return b.u64(i)
}

// hexQuote appends bytes as a string of hex escapes only.
func hexQuote(p *arg.Printer, b []byte) {
	old := p.Opt.Hex
	p.Opt.Hex = arg.HexAll
	p.Quote(b)
	p.Opt.Hex = old
}

// hexBytes appends bytes as an array, whose zeros have two digits.
func hexBytes(p *arg.Printer, b []byte, cut bool) {
	p.Byte('[')
	for i, c := range b {
		if i > 0 {
			p.Text(", ")
		}
		if c == 0 {
			p.Text("00")
			continue
		}
		p.Hex(uint64(c))
	}
	if cut {
		p.Text(", ...")
	}
	p.Byte(']')
}

// colons appends bytes as a hardware address.
func colons(p *arg.Printer, b []byte) {
	for i, c := range b {
		if i > 0 {
			p.Byte(':')
		}
		p.Out = append(p.Out, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
	}
}

// wrapped appends a value in a call that makes it: htons(80).
func wrapped(p *arg.Printer, call string, t arg.Type, v uint64) {
	p.Text(call)
	p.Byte('(')
	t.Append(p, v)
	p.Byte(')')
}

// member appends a name and = behind a comma.
func member(p *arg.Printer, name string) {
	p.Text(", ")
	p.Text(name)
	p.Byte('=')
}

// bytesOr appends bytes that stand for something, as -X asks for: what they mean, the
// bytes, or the bytes with what they mean as a comment.
func bytesOr(p *arg.Printer, b []byte, meaning func()) {
	if p.Opt.Style == arg.StyleAbbrev {
		meaning()
		return
	}
	hexQuote(p, b)
	if p.Opt.Style == arg.StyleRaw || len(b) == 0 {
		return
	}
	p.Text(" /* ")
	plainly(p, meaning)
	p.Text(" */")
}

// port appends two bytes in network order as htons(80), for a type of numbers.
func port(p *arg.Printer, b wire, t arg.Type) {
	bytesOr(p, b[:2], func() { wrapped(p, "htons", t, b.be16(0)) })
}

// hardware appends a hardware address.
func hardware(p *arg.Printer, b []byte) { bytesOr(p, b, func() { colons(p, b) }) }

// interfaceIndex is the number of a network interface, in the caller's view.
var interfaceIndex = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	name := ""
	if p.Opt.Interface != nil && p.Opt.Style != arg.StyleRaw && v != 0 {
		name = p.Opt.Interface(uint32(v))
	}
	if name == "" {
		arg.Uint.Append(p, v)
		return
	}
	if p.Opt.Style == arg.StyleVerbose {
		arg.Uint.Append(p, v)
		p.Text(" /* ")
	}
	p.Text("if_nametoindex(")
	p.Quote([]byte(name))
	p.Byte(')')
	if p.Opt.Style == arg.StyleVerbose {
		p.Text(" */")
	}
}}
