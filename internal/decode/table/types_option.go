// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// option is one of prctl's.
type option struct {
	value  uint64
	name   string
	params []param  // of the arguments behind the option
	rest   bool     // the arguments behind these are printed too, in hex
	ret    arg.Type // of a successful return value; nil is decimal
	note   arg.Type // of the return value again, in parentheses
}

// param is an argument of an option.
type param struct {
	name string
	t    arg.Type
	// when the argument is there; where it is not, nor are those behind it, unless
	// the option has a rest.
	when func(c *arg.Call) bool
	last bool // there is no rest where this argument is there
}

// optionOf finds an option by the value in argument 0.
func optionOf(c *arg.Call) *option {
	value := arg.Truncate(c.Args[0], 4)
	for i := range options {
		if options[i].value == value {
			return &options[i]
		}
	}
	return &unknownOption
}

var unknownOption = option{rest: true}

// param finds what argument i is, nil where it is of the rest or is not there.
func (o *option) param(c *arg.Call, i int) *param {
	if i > len(o.params) {
		return nil
	}
	for j := range o.params[:i] {
		if when := o.params[j].when; when != nil && !when(c) {
			return nil
		}
	}
	return &o.params[i-1]
}

// has tells whether argument i is there.
func (o *option) has(c *arg.Call, i int) bool {
	if o.param(c, i) != nil {
		return true
	}
	n := len(o.params)
	return o.rest && !(i > n && n > 0 && o.params[n-1].last && o.param(c, n) != nil)
}

var optionOp = &arg.Enum{Bytes: 4, Unknown: "PR_???", Form: arg.HexOrZero, Names: optionNames()}

func optionNames() (names []arg.Name) {
	for i := range options {
		names = append(names, arg.Name{Value: options[i].value, Name: options[i].name})
	}
	return names
}

// optionArg is prctl's argument i, which has a default name and a type for each option.
func optionArg(i int, name string) Arg {
	printed := func(p *arg.Printer, v uint64) { printOptionArg(p, i, v) }
	s := &arg.Switch{On: 0, Default: hexOrZeroL}
	for j := range options {
		if o := &options[j]; i <= len(o.params) {
			s.Cases = append(s.Cases, arg.Case{Value: o.value, Type: arg.Func{Type: o.params[i-1].t, Print: printed}})
		}
	}
	return Arg{
		Name: name, At: Watch, Type: s,
		When:   func(c *arg.Call) bool { return optionOf(c).has(c, i) },
		NameOf: func(c *arg.Call) string { return optionArgName(c, i, name) },
	}
}

func printOptionArg(p *arg.Printer, i int, v uint64) {
	if param := optionOf(p.Call).param(p.Call, i); param != nil {
		param.t.Append(p, v)
		return
	}
	hexOrZeroL.Append(p, v)
}

func optionArgName(c *arg.Call, i int, name string) string {
	if param := optionOf(c).param(c, i); param != nil {
		return param.name
	}
	return name
}

// optionRet is the return value, as the option says.
var optionRet = arg.Func{Type: arg.Long, Print: func(p *arg.Printer, v uint64) {
	if t := optionOf(p.Call).ret; t != nil {
		t.Append(p, v)
		return
	}
	arg.Long.Append(p, v)
}}

func noteOption(p *arg.Printer) {
	o := optionOf(p.Call)
	// A set of flags is explained where there are some, and names are wanted.
	if o.note == nil || o.ret != nil && (p.Call.Ret == 0 || p.Opt.Style == arg.StyleRaw) {
		return
	}
	p.Text(" (")
	plainly(p, func() { o.note.Append(p, uint64(p.Call.Ret)) })
	p.Byte(')')
}
