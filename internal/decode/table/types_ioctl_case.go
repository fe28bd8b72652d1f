// SPDX-License-Identifier: Apache-2.0

package table

import (
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// A row of the tables of requests says what the argument of some of them is.
type requests []arg.Case

// requestByName finds a request in the generated table, whose entries may have more
// names than one.
var requestByName = func() map[string]uint64 {
	m := make(map[string]uint64, len(ioctlNames))
	for i := range ioctlNames {
		for name := range strings.SplitSeq(ioctlNames[i].Name, " or ") {
			m[name] = ioctlNames[i].Value
		}
	}
	return m
}()

// asArg gives requests an argument type. A name that no header has is a bug of ours.
func asArg(t arg.Type, names ...string) requests {
	var r requests
	for _, name := range names {
		value, ok := requestByName[name]
		if !ok {
			panic("table: no ioctl request " + name)
		}
		r = append(r, arg.Case{Value: value, Type: t})
	}
	return r
}

// given is for what the kernel reads, at the address in the argument.
func given(t arg.Type, names ...string) requests {
	return asArg(arg.AtEntry{Type: arg.Ptr{To: t}}, names...)
}

// answered is for what the kernel writes.
func answered(t arg.Type, names ...string) requests {
	return asArg(arg.AtExit{Type: arg.Ptr{To: t}}, names...)
}

// noArgument is for requests whose argument is not looked at.
func noArgument(names ...string) requests { return asArg(ioctlNothing, names...) }

// ioctlNothing is the type of an argument that is not printed.
var ioctlNothing = &arg.Enum{}

// exchanged is for a struct of which the kernel reads some fields and writes others:
// {asked} => {answer}. The second part is there after a success.
func exchanged(asked, answer *arg.Struct, names ...string) requests {
	return asArg(exchange{asked, answer}, names...)
}

type exchange struct{ asked, answer *arg.Struct }

// Size is that of an address.
func (exchange) Size(abi arg.ABI) int { return abi.PointerSize() }

// Plan copies the struct at both times.
func (t exchange) Plan(c *arg.Plan, at arg.Place) {
	arg.ByPhase{Entry: arg.Ptr{To: t.asked}, Exit: arg.Ptr{To: t.answer}}.Plan(c, at)
}

// Append prints both parts once the second is known.
func (t exchange) Append(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	start := len(p.Out)
	arg.Ptr{To: t.asked}.Append(p, v)
	if p.Call.Failed() || len(p.Out) == start || p.Out[start] != '{' {
		return
	}
	p.After(func(p *arg.Printer) {
		end := len(p.Out)
		p.Text(" => ")
		if !p.Value(t.answer, v) {
			p.Out = p.Out[:end]
			p.Text(" => ")
			p.Addr(v)
		}
	})
}
