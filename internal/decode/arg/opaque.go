// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Follows tells whether a type's values are addresses of what -e verbose= is about:
// memory that is not just a string or a buffer of bytes.
func Follows(t Type, c *Call) bool {
	switch t := t.(type) {
	case Buffer, String, ExecPath, Stack, Shown, Hidden:
		return false
	case Func:
		return Follows(t.Type, c)
	case Netlink:
		return Follows(t.Type, c)
	case *Switch:
		return Follows(t.Pick(c.Args[t.On]), c)
	case AtEntry:
		return Follows(t.Type, c)
	case AtExit:
		return Follows(t.Type, c)
	}
	ops := make([]abi.Op, 1)
	t.Plan(NewPlan(&ops, Plan{ABI: c.ABI, StringLimit: 1}), InArg(0))
	return len(ops) > 1 && ops[1].Kind != abi.OpString
}

// Empty tells whether a value is the address of an array without elements, which is shown
// as one whatever -e verbose= says.
func (p *Printer) Empty(t Type, v uint64) bool {
	switch t := t.(type) {
	case Func:
		return p.Empty(t.Type, v)
	case ByPhase:
		return p.Empty(t.Exit, v)
	case AtEntry:
		return p.Empty(t.Type, v)
	case *Switch:
		return p.Empty(t.Pick(p.Call.Args[t.On]), v)
	case Array:
		n, ok := t.Len.count(p)
		return ok && n == 0 && v != 0
	}
	return false
}

// Shown is a type that strace shows even where structs are not to be.
type Shown struct{ Type }

// Append prints it as if they were.
func (t Shown) Append(p *Printer, v uint64) {
	old := p.Call.Opaque
	p.Call.Opaque = false
	t.Type.Append(p, v)
	p.Call.Opaque = old
}

// Hidden is a type that is printed as another one where structs are not to be shown.
type Hidden struct {
	Type
	As Type
}

// Append prints one or the other.
func (t Hidden) Append(p *Printer, v uint64) {
	if p.Call.Opaque {
		t.As.Append(p, v)
		return
	}
	t.Type.Append(p, v)
}
