// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// joined is one of an enum in the low bits and flags in the others, each in its style.
type joined struct {
	arg.Num
	mask uint64
	low  *arg.Enum
	high *arg.Flags
}

// Append prints the enum, and the flags if there are any.
func (t joined) Append(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, t.Size(p.Call.ABI))
	t.low.Append(p, v&t.mask)
	if v &^= t.mask; v != 0 {
		p.Byte('|')
		t.high.Append(p, v)
	}
}

// persona is an execution domain with its bugs. All ones asks for the present one.
var persona = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	const ask = 0xffffffff
	if v = arg.Truncate(v, 4); v == ask {
		p.Hex(v)
		return
	}
	personas.Append(p, v)
}}

var personas = joined{Num: arg.Uint, mask: 0xff, low: personaKind, high: personaFlags}

// notePersona explains the one there was.
func notePersona(p *arg.Printer) {
	p.Text(" (")
	personas.Append(p, uint64(p.Call.Ret))
	p.Byte(')')
}
