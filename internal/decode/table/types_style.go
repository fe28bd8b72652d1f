// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// styled appends a value in the style that -X asks for: names are what it is made of,
// printed alone, behind the number as a comment, or not at all.
func styled(p *arg.Printer, v uint64, names func()) {
	style := p.Opt.Style
	if style != arg.StyleAbbrev {
		hexOrZero64.Append(p, v)
	}
	switch style {
	case arg.StyleRaw:
		return
	case arg.StyleVerbose:
		p.Text(" /* ")
	}
	plainly(p, names)
	if style == arg.StyleVerbose {
		p.Text(" */")
	}
}

// plainly calls a function that prints names whatever the style.
func plainly(p *arg.Printer, names func()) {
	style := p.Opt.Style
	p.Opt.Style = arg.StyleAbbrev
	names()
	p.Opt.Style = style
}

// The types of numbers that have names, as interfaces: made once, so that printing
// does not allocate.
var (
	asInt    arg.Type = arg.Int
	asUint   arg.Type = arg.Uint
	asLong   arg.Type = arg.Long
	asUint64 arg.Type = arg.Uint64
	asHex32  arg.Type = hexOrZero32
)
