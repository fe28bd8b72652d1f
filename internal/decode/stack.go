// SPDX-License-Identifier: Apache-2.0

package decode

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Stack is the user stack of a call or a signal. It is valid until the function that it
// is given to returns.
type Stack struct {
	abi.Stack
	TGID uint32
	Time uint64 // when it was captured
	// Call is the syscall that has returned, "" for a signal and for a call that does not
	// return; Duration is how long it took.
	Call     string
	Duration uint64
}

// takeStack remembers the stack among a record's chunks, if there is one, until the line
// that it belongs to has been written.
func (d *Decoder) takeStack(t *thread, time uint64, chunks []byte) {
	if d.opt.Stack == nil {
		return
	}
	if s := abi.ParseStack(chunks); s.Registers != nil {
		t.stack = Stack{Stack: s, Time: time}
	}
}

// takeEntryStack has the stack of an entry printed at once: until the exit, the process
// may run another program.
func (d *Decoder) takeEntryStack(t *thread, time uint64, chunks []byte) {
	d.takeStack(t, time, chunks)
	if t.stack.Registers != nil {
		t.stack.TGID = t.tgid
		t.stackText = d.opt.Stack(t.stackText[:0], &t.stack)
		t.stack = Stack{}
	}
}

// endCall ends the line of a call that has returned, with its stack.
func (d *Decoder) endCall(t *thread, duration uint64) {
	t.out.End()
	t.stack.Duration = duration
	if t.call.Row != nil {
		t.stack.Call = t.call.Row.Name
	}
	d.writeStack(t)
	t.out.open = nil
	d.tell()
}

// writeStack writes the stack that was taken behind a whole line.
func (d *Decoder) writeStack(t *thread) {
	p := &t.out.P
	p.Out = append(p.Out, t.stackText...)
	if t.stack.Registers != nil {
		t.stack.TGID = t.tgid
		p.Out = d.opt.Stack(p.Out, &t.stack)
	}
	t.dropStack()
}

// dropStack forgets a stack whose line is not written.
func (t *thread) dropStack() {
	t.stack = Stack{}
	t.stackText = t.stackText[:0]
}
