// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Netlink is a type of bytes of which more are copied, and which are printed
// otherwise, where the call's socket is one of AF_NETLINK. Nothing in the caller's
// memory tells that: the kernel side looks at the socket, for the rows that ask for
// it.
type Netlink struct {
	Type // of other sockets
	Len  Len
	Max  int
	// Share says that the buffer is one of many that a call filled in turn: see Buffer.
	Share bool
	// Returned says that the call returned the number of bytes that all such buffers
	// hold together, so that no more are copied of one.
	Returned bool
	// Messages appends the n bytes at addr; it reports false where they are no
	// messages.
	Messages func(p *Printer, protocol, addr, n uint64) bool
}

// Plan copies what the other type needs, and all bytes of a netlink socket's.
func (t Netlink) Plan(c *Plan, at Place) {
	t.Type.Plan(c, at)
	op := t.Len.op(c, at, 1, t.Max)
	op.Flags |= abi.OpIfNetlink
	if t.Returned {
		op.Flags |= abi.OpReturned
	}
	c.Add(at, op)
}

// Append prints messages as such, and other bytes as the type does.
func (t Netlink) Append(p *Printer, v uint64) {
	protocol, ok := p.Call.Netlink()
	if !ok || v == 0 || p.Call.Opaque {
		t.Type.Append(p, v)
		return
	}
	n, known := t.Len.count(p)
	start, left := len(p.Out), p.Left
	if t.Share {
		n = min(n, p.Left)
		p.Left -= n
	}
	if !known || !t.Messages(p, protocol, v, n) {
		p.Out, p.Left = p.Out[:start], left
		t.Type.Append(p, v)
	}
}

// Netlink tells whether the call's socket is one of AF_NETLINK, and of which protocol.
func (c *Call) Netlink() (protocol uint64, ok bool) {
	for _, m := range [2]*Memory{&c.AtEntry, &c.AtExit} {
		for i := range m.Chunks {
			if m.Chunks[i].Op == abi.OpNetlink {
				return m.Chunks[i].Addr, true
			}
		}
	}
	return 0, false
}
