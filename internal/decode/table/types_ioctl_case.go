// SPDX-License-Identifier: Apache-2.0

package table

import (
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// A row of the tables of requests says what the argument of some of them is.
type requests []arg.Case

// requestByName finds a request in the generated tables, whose entries may have more
// names than one.
var requestByName = func() map[string]uint64 {
	m := make(map[string]uint64, len(ioctlNames)+len(ioctlNewerNames))
	for _, names := range [2][]arg.Name{ioctlNames, ioctlNewerNames} {
		for i := range names {
			for name, rest, more := strings.Cut(names[i].Name, " or "); ; name, rest, more = strings.Cut(rest, " or ") {
				m[name] = names[i].Value
				if !more {
					break
				}
			}
		}
	}
	return m
}()

// asArg gives requests an argument type. A name that no header has is a bug of ours.
func asArg(t arg.Type, names ...string) requests {
	r := make(requests, 0, len(names))
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

func field(name string, t arg.Type) arg.Field { return arg.Field{Name: name, Type: t} }

// unlessZero is a field that is left out where all of its bytes are 0.
func unlessZero(name string, t arg.Type) arg.Field {
	return arg.Field{Name: name, Type: t, When: func(p *arg.Printer) bool { return p.AnySet(name) }}
}

// and makes what a field depends on depend on something else as well.
func and(when func(*arg.Printer) bool, f arg.Field) arg.Field {
	if first := f.When; first != nil {
		f.When = func(p *arg.Printer) bool { return when(p) && first(p) }
		return f
	}
	f.When = when
	return f
}

// fieldIs makes a field depend on the value of another one.
func fieldIs(other string, value uint64, f arg.Field) arg.Field {
	return and(func(p *arg.Printer) bool { return p.Field(other) == value }, f)
}

// fieldHas makes a field depend on bits of another one.
func fieldHas(other string, bits uint64, f arg.Field) arg.Field {
	return and(func(p *arg.Printer) bool { return p.Field(other)&bits != 0 }, f)
}

func added(name string, t arg.Type) arg.Field {
	return arg.Field{Name: name, Type: t, When: succeeded}
}

func succeeded(p *arg.Printer) bool { return !p.Call.Failed() }

// noArgument is for requests whose argument is not looked at.
func noArgument(names ...string) requests { return asArg(ioctlNothing, names...) }

// ioctlNothing is the type of an argument that is not printed.
var ioctlNothing = &arg.Enum{}

// alwaysShown makes the arguments of requests such that are always shown.
func alwaysShown(r requests) requests {
	for i := range r {
		r[i].Type = arg.Shown{Type: r[i].Type}
	}
	return r
}

// numbersUnseen makes the arguments of requests numbers where structs are not shown: 0 is
// no NULL then.
func numbersUnseen(r requests) requests {
	for i := range r {
		r[i].Type = arg.Hidden{Type: r[i].Type, As: hexOrZeroL}
	}
	return r
}

// exchanged is for a struct of which the kernel reads some fields and writes others:
// {asked} => {answer}. The second part is there after a success.
func exchanged(asked *arg.Struct, answer arg.Type, names ...string) requests {
	return asArg(exchange{asked: asked, answer: answer}, names...)
}

type exchange struct {
	asked  *arg.Struct
	answer arg.Type
	// cleared says that all of what is asked has to be 0: it is not printed where it is.
	cleared bool
	// failing says that a failed call has an answer, too: the address.
	failing bool
	// silent tells whether there is no answer; nil is never.
	silent func(p *arg.Printer, v uint64) bool
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
	case t.silent != nil && t.silent(p, v):
		return
	case t.cleared && isZero(p.Read(v, t.asked.Size(p.Call.ABI))):
		p.Out = p.Out[:start]
	case t.cleared || t.failing || !p.Call.Failed():
		p.Text(" => ")
	default:
		return
	}
	p.After(func(p *arg.Printer) {
		if p.Call.Failed() {
			p.Addr(v)
			return
		}
		arg.Ptr{To: t.answer}.Append(p, v)
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
