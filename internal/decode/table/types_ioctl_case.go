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

// completed is for a struct that the kernel reads and adds to: the fields made by added
// are there after a success.
func completed(t *arg.Struct, names ...string) requests {
	return asArg(arg.AtBoth{Type: arg.Ptr{To: t}}, names...)
}

func added(name string, t arg.Type) arg.Field {
	return arg.Field{Name: name, Type: t, When: succeeded}
}

func succeeded(p *arg.Printer) bool { return !p.Call.Failed() }

// noArgument is for requests whose argument is not looked at.
func noArgument(names ...string) requests { return asArg(ioctlNothing, names...) }

// ioctlNothing is the type of an argument that is not printed.
var ioctlNothing = &arg.Enum{}

// exchanged is for a struct of which the kernel reads some fields and writes others:
// {asked} => {answer}. The second part is there after a success.
func exchanged(asked, answer *arg.Struct, names ...string) requests {
	return asArg(exchange{asked: asked, answer: answer}, names...)
}

type exchange struct {
	asked, answer *arg.Struct
	// cleared says that all of what is asked has to be 0: it is not printed where it is,
	// and the call succeeds.
	cleared bool
}

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
	switch {
	case len(p.Out) == start || p.Out[start] != '{':
		return // an address
	case t.cleared && !p.Call.Failed() && isZero(p.Read(v, t.asked.Size(p.Call.ABI))):
		p.Out = p.Out[:start]
	case t.cleared || !p.Call.Failed():
		p.Text(" => ")
	default:
		return
	}
	p.After(func(p *arg.Printer) {
		if p.Call.Failed() || !p.Value(t.answer, v) {
			p.Addr(v)
		}
	})
}

func isZero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}
