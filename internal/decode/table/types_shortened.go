// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// onVerbose makes fields that are printed with -v; "..." stands in their place without.
func onVerbose(fields ...arg.Field) []arg.Field {
	for i := range fields {
		fields[i].When = func(p *arg.Printer) bool { return p.Call.Verbose }
	}
	return append(fields, arg.Field{Type: dots, When: func(p *arg.Printer) bool { return !p.Call.Verbose }})
}

// dots stand for fields that are not shown.
var dots = byteField{arg.Raw{}, func(p *arg.Printer, _ uint64) { p.Text("...") }}

// shortened is an array that stands behind a struct, of which only -v shows anything.
type shortened struct {
	arg.Following
	count string // the field with the number of elements
}

// Plan copies the elements where they are printed.
func (t shortened) Plan(c *arg.Plan, at arg.Place) {
	if c.Verbose {
		t.Following.Plan(c, at)
	}
}

// Append prints the elements, or that there are some.
func (t shortened) Append(p *arg.Printer, addr uint64) {
	switch {
	case p.Call.Verbose:
		t.Following.Append(p, addr)
	case p.Field(t.count) == 0:
		p.Text("[]")
	default:
		p.Text("[...]")
	}
}
