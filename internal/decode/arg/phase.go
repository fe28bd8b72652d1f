// SPDX-License-Identifier: Apache-2.0

package arg

// The types here are for the cases of a Switch, and for fields, where one argument
// is read by the kernel in some calls and written in others. The row says watch: it
// is captured at both times and printed at entry, but where one of these waits.

// AtEntry is a type that the kernel reads.
type AtEntry struct{ Type }

// Plan copies at entry only.
func (t AtEntry) Plan(c *Plan, at Place) {
	if !c.Exit {
		t.Type.Plan(c, at)
	}
}

// AtExit is a type that the kernel writes: printed at exit, as its address where the
// call failed.
type AtExit struct{ Type }

// Plan copies at exit only.
func (t AtExit) Plan(c *Plan, at Place) {
	if c.Exit {
		t.Type.Plan(c, at)
	}
}

// Append prints what was written.
func (t AtExit) Append(p *Printer, v uint64) {
	switch {
	case p.Waits():
	case p.Call.Failed():
		Addr.Append(p, v)
	default:
		p.appendAfter(t.Type, v)
	}
}

// AtBoth is a type that the kernel reads and writes, printed at exit: what was written,
// or after a failure what was read.
type AtBoth struct{ Type }

// Append prints it.
func (t AtBoth) Append(p *Printer, v uint64) {
	if !p.Waits() {
		p.appendAfter(t.Type, v)
	}
}

// Waits tells whether the call has not returned; what is being printed is put off till
// then.
func (p *Printer) Waits() bool {
	if p.Call.Exited {
		return false
	}
	p.Missing = true
	return true
}

func (p *Printer) appendAfter(t Type, v uint64) {
	old := p.Exit
	p.Exit = true
	t.Append(p, v)
	p.Exit = old
}

// ByPhase is a type at entry, and another one at exit.
type ByPhase struct{ Entry, Exit Type }

// Size is that of both.
func (t ByPhase) Size(abi ABI) int { return t.Entry.Size(abi) }

// Plan is that of the type for the phase.
func (t ByPhase) Plan(c *Plan, at Place) {
	if c.Exit {
		t.Exit.Plan(c, at)
		return
	}
	t.Entry.Plan(c, at)
}

// Append is that of the type for the phase.
func (t ByPhase) Append(p *Printer, v uint64) {
	if p.Exit {
		t.Exit.Append(p, v)
		return
	}
	t.Entry.Append(p, v)
}
