// SPDX-License-Identifier: Apache-2.0

// Package table is what is known about syscalls: one row for each, by name, for all
// architectures; the numbers, classes, error and signal names around it.
//
// A row says what the arguments are called, how they are typed and when they are
// known. Capture (package plan) and printing (package format) both come from it.
package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Phase is when an argument is captured and printed.
type Phase uint8

const (
	In    Phase = iota // captured and printed at entry
	Out                // captured and printed at exit: the kernel writes it
	InOut              // captured at both, printed at exit
	Watch              // captured at both, printed at entry; Note shows what became of it
)

// Arg is an argument of a syscall.
type Arg struct {
	Name string
	Type arg.Type
	At   Phase
	// NameOf is the name where it depends on the registers: a multiplexer's.
	NameOf func(c *arg.Call) string
	// When decides whether the argument is there at all; nil is always. It is asked
	// with the registers only: no memory.
	When func(c *arg.Call) bool
	// Absent says that where When is false, the architecture has no such argument: raw
	// calls do not show it either.
	Absent bool
	// Implied says that no register holds the argument: raw calls show nothing of it.
	Implied bool
	// Became appends, at exit, what the kernel made of an argument that is printed
	// at entry. The next argument must be printed at exit.
	Became func(p *arg.Printer)
}

// Row is a syscall.
type Row struct {
	Name string
	Args []Arg
	// Ret is the type of a successful return value; nil is a signed decimal.
	Ret arg.Type
	// Note appends what strace shows in parentheses behind the return value, with
	// the parentheses and the space before; it may append nothing. It is called
	// after successful calls, and after failed ones too where NoteOnError is set.
	Note        func(p *arg.Printer)
	NoteOnError bool
	// DumpRead and DumpWritten append all data that a successful call moved from or to
	// the descriptor in its first argument (-e read=, write=), each line behind a newline.
	DumpRead, DumpWritten func(p *arg.Printer)
	// OnError captures and prints what the kernel wrote after failed calls too.
	OnError bool
	// Socket rows work on the socket in their first argument: what it is, is asked.
	Socket bool
	// Resumes rows go on with the call before, whose name is shown for arguments.
	Resumes bool
	// Stands tells which call a multiplexer makes, and with which arguments; nil, or a name
	// of "", is no other.
	Stands func(p *arg.Printer) (name string, args [6]uint64)
	// Exec rows replace the caller's memory when they succeed.
	Exec bool
	// StackAtEntry rows have the stack of their entry: they do not return, or not to
	// where they were called.
	StackAtEntry bool
}

// in is an argument that the kernel reads.
func in(name string, t arg.Type) Arg { return Arg{Name: name, Type: t} }

// out is an argument that the kernel writes.
func out(name string, t arg.Type) Arg { return Arg{Name: name, Type: t, At: Out} }

// inOut is an argument that the kernel reads and writes, printed at exit.
func inOut(name string, t arg.Type) Arg { return Arg{Name: name, Type: t, At: InOut} }

// watch is an argument that the kernel reads and writes, printed at entry; the row's
// Note shows what became of it.
func watch(name string, t arg.Type) Arg { return Arg{Name: name, Type: t, At: Watch} }

// when makes an argument depend on the registers.
func when(there func(c *arg.Call) bool, a Arg) Arg {
	a.When = there
	return a
}

// on makes an argument depend on the architecture.
func on(there func(c *arg.Call) bool, a Arg) Arg {
	a.When, a.Absent = there, true
	return a
}

// Captured tells whether the argument's memory is copied at entry and at exit.
func (a *Arg) Captured() (entry, exit bool) {
	return a.At != Out, a.At != In
}

// AtExit tells whether the argument is printed at exit.
func (a *Arg) AtExit() bool { return a.At == Out || a.At == InOut }

var byName = index()

func index() map[string]*Row {
	m := make(map[string]*Row, 512)
	for _, family := range families {
		for i := range family {
			m[family[i].Name] = &family[i]
		}
	}
	return m
}

// Find gives the row of a syscall by strace's name, or nil.
func Find(name string) *Row { return byName[name] }
