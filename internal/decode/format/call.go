// SPDX-License-Identifier: Apache-2.0

package format

import (
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Lines are the options of what a line shows around the values.
type Lines struct {
	ArgNames bool // -N
	Raw      bool // the call's arguments in hex (-e raw=)
}

// Args appends arguments from index from on, separated from those before, as far as
// they are known: at entry, up to the first that the kernel writes or that could not
// be read yet. It returns the index of the first argument left out.
func Args(p *arg.Printer, row *table.Row, l Lines, from int) int {
	for i := from; i < len(row.Args); i++ {
		a := &row.Args[i]
		if !p.Call.Exited && a.AtExit() && !l.Raw {
			return i
		}
		if a.When != nil && !a.When(p.Call) {
			continue
		}
		start := len(p.Out)
		if i > 0 {
			p.Text(", ")
		}
		if l.ArgNames && a.Name != "" {
			p.Text(a.Name)
			p.Byte('=')
		}
		value(p, row, a, l.Raw, p.Call.Args[i])
		if p.Missing {
			p.Missing = false
			p.Out = p.Out[:start]
			return i
		}
	}
	return len(row.Args)
}

func value(p *arg.Printer, row *table.Row, a *table.Arg, raw bool, v uint64) {
	p.Exit = a.AtExit()
	switch {
	case raw:
		arg.Num{Form: arg.HexOrZero}.Append(p, v)
	case a.At == table.Out && p.Call.Failed() && !row.OnError:
		arg.Addr.Append(p, v)
	default:
		a.Type.Append(p, v)
	}
	p.Exit = false
}
