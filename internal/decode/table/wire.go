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

// interfaceIndex is the number of a network interface, in the caller's view.
var interfaceIndex = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	if p.Opt.Interface != nil && p.Opt.Style == arg.StyleAbbrev && v != 0 {
		if name := p.Opt.Interface(uint32(v)); name != "" {
			p.Text("if_nametoindex(")
			p.Quote([]byte(name))
			p.Byte(')')
			return
		}
	}
	arg.Uint.Append(p, v)
}}
