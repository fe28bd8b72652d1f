// SPDX-License-Identifier: Apache-2.0

package format

import (
	"cmp"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Call is a call that is being written.
type Call struct {
	arg.Call
	Row  *table.Row // nil for a syscall nobody knows
	Nr   uint32
	Raw  bool // arguments in hex (-e raw=)
	Next int  // the first argument that has not been written

	Before string // the name of the thread's call before
}

// unknown stands in for a row that nobody wrote: six words in hex.
var unknown = &table.Row{Args: []table.Arg{
	{Name: "arg1", Type: word}, {Name: "arg2", Type: word}, {Name: "arg3", Type: word},
	{Name: "arg4", Type: word}, {Name: "arg5", Type: word}, {Name: "arg6", Type: word},
}}

var word = arg.Num{Form: arg.HexOrZero}

func (c *Call) row() *table.Row {
	if c.Row == nil {
		return unknown
	}
	return c.Row
}

// Stand makes a multiplexer's call the one that it stands for.
func (o *Output) Stand(c *Call) {
	o.P.Call = &c.Call
	name, args := c.Row.Stands(&o.P)
	if row := table.Find(name); row != nil {
		c.Row, c.Args = row, args
	}
}

// Name appends the syscall's name.
func (o *Output) Name(c *Call) {
	if c.Row != nil {
		o.P.Text(c.Row.Name)
		return
	}
	if name := table.ABI(c.ABI).Name(uint64(c.Nr)); name != "" {
		o.P.Text(name)
		return
	}
	o.P.Text("syscall_")
	if c.ABI.PointerSize() == 8 {
		o.P.Hex(uint64(int64(int32(c.Nr)))) // the register, which the kernel reads as an int
		return
	}
	o.P.Hex(uint64(c.Nr))
}

// Entry appends the call as far as its entry tells.
func (o *Output) Entry(c *Call) {
	o.Name(c)
	o.P.Byte('(')
	if c.row().Resumes {
		o.P.Text("<... resuming interrupted ")
		o.P.Text(cmp.Or(c.Before, "system call"))
		o.P.Text(" ...>")
	}
	o.args(c)
}

// Resumed appends the start of the line that goes on with a call.
func (o *Output) Resumed(c *Call) {
	o.P.Text("<... ")
	o.Name(c)
	o.P.Text(" resumed>")
}

// became appends what has become of the argument before, if the row knows.
func became(p *arg.Printer, a *table.Arg, c *Call) {
	if a.Became == nil || !c.Exited || c.Raw {
		return
	}
	p.Exit = true
	a.Became(p)
	p.Exit = false
}

// args appends the arguments that have not been written, as far as they are known:
// at entry, up to the first that the kernel writes or that could not be read yet.
func (o *Output) args(c *Call) {
	p, row := &o.P, c.row()
	p.Call = &c.Call
	for i := c.Next; i < len(row.Args); i++ {
		a := &row.Args[i]
		if !c.Exited && a.AtExit() && !c.Raw {
			return
		}
		if !o.shown(c, a) {
			c.Next = i + 1
			continue
		}
		start := len(p.Out)
		if i > 0 {
			became(p, &row.Args[i-1], c)
			p.Text(", ")
		}
		if o.Opt.ArgNames {
			o.argName(c, a)
		}
		o.value(c, a, c.Args[i])
		if p.Missing {
			p.Missing = false
			p.Out = p.Out[:start]
			return
		}
		c.Next = i + 1
	}
}

// shown tells whether an argument is: raw calls show all there are.
func (o *Output) shown(c *Call, a *table.Arg) bool {
	if c.Raw && (a.Implied || !a.Absent) {
		return !a.Implied
	}
	return a.When == nil || a.When(&c.Call)
}

func (o *Output) argName(c *Call, a *table.Arg) {
	name := a.Name
	if a.NameOf != nil {
		name = a.NameOf(&c.Call)
	}
	if name != "" {
		o.P.Text(name)
		o.P.Byte('=')
	}
}

func (o *Output) value(c *Call, a *table.Arg, v uint64) {
	p := &o.P
	p.Exit = a.AtExit()
	switch {
	case c.Raw:
		arg.Num{Form: arg.HexOrZero}.Append(p, v)
	case c.Opaque && arg.Follows(a.Type, &c.Call) && !p.Empty(a.Type, v):
		arg.Addr.Append(p, v)
	case a.At == table.Out && c.Failed() && !c.row().OnError:
		arg.Addr.Append(p, v)
	default:
		a.Type.Append(p, v)
	}
	p.Exit = false
}

// Exit appends what the exit tells: the rest of the arguments and the return value.
// The duration is in nanoseconds.
func (o *Output) Exit(c *Call, duration uint64) {
	o.args(c)
	o.close()
	o.result(c)
	if o.Opt.Duration {
		o.P.Text(" <")
		o.seconds(duration, o.Opt.DurationDigits)
		o.split(c, duration)
		o.P.Byte('>')
	}
}

// split appends where the time went, where that is known.
func (o *Output) split(c *Call, duration uint64) {
	runQueue, blocked, ok := c.AtExit.Split()
	if !ok {
		return
	}
	away := runQueue + blocked
	o.P.Text(" cpu ")
	o.seconds(duration-min(away, duration), o.Opt.DurationDigits)
	o.P.Text(" run-queue ")
	o.seconds(runQueue, o.Opt.DurationDigits)
	o.P.Text(" blocked ")
	o.seconds(blocked, o.Opt.DurationDigits)
}

// Dump appends the data that the call moved, where its descriptor is one to be dumped.
func (o *Output) Dump(c *Call) {
	fd := uint32(c.Args[0])
	if c.Failed() || int32(fd) < 0 {
		return
	}
	row := c.row()
	o.P.Call = &c.Call
	if row.DumpRead != nil && o.Opt.DumpRead != nil && o.Opt.DumpRead(fd) {
		o.P.After(row.DumpRead)
	}
	if row.DumpWritten != nil && o.Opt.DumpWritten != nil && o.Opt.DumpWritten(fd) {
		o.P.Before(row.DumpWritten)
	}
}

// NoExit appends the end of a call that never returned.
func (o *Output) NoExit(c *Call) {
	if c.Next < len(c.row().Args) && !c.optional() {
		o.P.Text(" <unfinished ...>")
	}
	o.close()
	o.P.Byte('?')
}

// optional tells whether the arguments that are left would not be written anyway.
func (c *Call) optional() bool {
	row := c.row()
	for i := c.Next; i < len(row.Args); i++ {
		if a := &row.Args[i]; a.When == nil || a.When(&c.Call) {
			return false
		}
	}
	return true
}

// close appends the parenthesis, and the = at its column.
func (o *Output) close() {
	o.P.Byte(')')
	o.P.Byte(' ')
	for o.column() < o.Opt.Columns {
		o.P.Byte(' ')
	}
	o.P.Text("= ")
}

func (o *Output) result(c *Call) {
	p, row := &o.P, c.row()
	p.Call = &c.Call
	p.Exit = true
	switch {
	case c.Failed():
		o.failure(int(-c.Ret), c.Raw)
		if row.NoteOnError && !c.Raw {
			row.Note(p)
		}
	case c.Raw:
		arg.Num{Form: arg.HexOrZero}.Append(p, uint64(c.Ret))
	default:
		if row.Ret != nil {
			row.Ret.Append(p, uint64(c.Ret))
		} else {
			p.Int(c.Ret)
		}
		if row.Note != nil {
			row.Note(p)
		}
	}
	p.Exit = false
}

// failure appends an errno. Where the kernel makes the call again, strace shows no
// value.
func (o *Output) failure(n int, raw bool) {
	name, text := table.Errno(n)
	restarts := table.ErrnoRestarts(n)
	if restarts && raw {
		o.P.Text("-1 ")
		o.P.Text(name)
		o.P.Text(" (Unknown error ")
		o.P.Int(int64(n))
		o.P.Byte(')')
		return
	}
	if restarts {
		o.P.Text("? ")
	} else {
		o.P.Text("-1 ")
	}
	if name == "" {
		o.P.Text("(errno ")
		o.P.Int(int64(n))
		o.P.Byte(')')
		return
	}
	o.P.Text(name)
	o.P.Text(" (")
	o.P.Text(text)
	o.P.Byte(')')
}

// Touch asks for all memory that the call's arguments may need, and for what its
// descriptors refer to: OnFD is called with each.
func (o *Output) Touch(c *Call, onFD func(int32)) {
	p := arg.Printer{Call: &c.Call, Opt: o.Opt.Values, OnFD: onFD}
	for i := range c.row().Args {
		touch(c, &p, i)
	}
}

// TouchEntry asks for what is printed at entry only.
func TouchEntry(c *Call, p *arg.Printer) {
	missing := false
	for i := range c.row().Args {
		if a := &c.row().Args[i]; a.AtExit() && a.At != table.InOut || a.When != nil && !a.When(&c.Call) {
			continue
		}
		touch(c, p, i)
		missing = missing || p.Missing
		p.Missing = false
	}
	p.Missing = missing
}

func touch(c *Call, p *arg.Printer, i int) {
	c.row().Args[i].Type.Append(p, c.Args[i])
	p.Out = p.Out[:0]
}
