// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Names is what is printed of a descriptor behind its number (-y, -e decode-fds=).
type Names struct{ Path, Socket, Dev, PIDFD, EventFD, SignalFD bool }

// FD is a descriptor: an int.
type FD struct {
	// Cwd says that AT_FDCWD is a descriptor, too: that of the current folder.
	Cwd bool
	// Kind says that what it refers to decides how something else is printed with -v.
	Kind bool
	// Print appends it, named.
	Print func(p *Printer, v uint64)
}

// Size is that of an int.
func (FD) Size(ABI) int { return 4 }

// Plan asks what the descriptor refers to.
func (t FD) Plan(c *Plan, at Place) {
	if !c.Names && !(t.Kind && c.Kinds && c.Verbose) {
		return
	}
	op := abi.Op{Kind: abi.OpDescriptor}
	if t.Cwd {
		op.Flags = abi.OpCwd
	}
	c.Add(at, op)
}

// Append prints the descriptor.
func (t FD) Append(p *Printer, v uint64) { t.Print(p, v) }

// Rights are the descriptors in the control message that a pointer points to.
type Rights struct{ pointer }

// Plan asks what they refer to.
func (t Rights) Plan(c *Plan, at Place) {
	if c.Names {
		c.Add(at, abi.Op{Kind: abi.OpRights})
	}
}

// Append prints nothing: another type prints the message.
func (t Rights) Append(*Printer, uint64) {}

// Members are the descriptors in an fd_set, of as many bits as an argument says.
type Members struct {
	pointer
	Bits int // the argument
}

// Plan asks what they refer to, before the call.
func (t Members) Plan(c *Plan, at Place) {
	if c.Names && !c.Exit {
		c.Add(at, abi.Op{Kind: abi.OpFDSet, LengthArg: uint8(t.Bits)})
	}
}

// Append prints nothing: another type prints the set.
func (t Members) Append(*Printer, uint64) {}

// Describe finds what a descriptor referred to: when the call began, or when it was over if
// that is what is printed. After a failure nothing was captured at exit, and nothing has
// changed.
func (p *Printer) Describe(fd int32) (abi.Descriptor, bool) {
	c := p.Call
	first, second := &c.AtEntry, &c.AtExit
	if p.Exit {
		first, second = second, first
	}
	if d, ok := first.named(fd); ok {
		return d, true
	}
	if p.Exit && c.Failed() || !p.Exit && c.Retry {
		return second.named(fd)
	}
	return abi.Descriptor{}, false
}

func (m *Memory) named(fd int32) (abi.Descriptor, bool) {
	for i := range m.Chunks {
		if c := &m.Chunks[i]; c.Op == abi.OpNamed && int32(c.Addr) == fd {
			return abi.ParseDescriptor(c.Data)
		}
	}
	return abi.Descriptor{}, false
}
