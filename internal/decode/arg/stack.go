// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Stack is memory at the caller's stack pointer, which is no argument: the frame that
// sigreturn takes down. It must be the only thing that its row copies.
type Stack struct {
	pointer
	Bytes int
	Print func(p *Printer, frame []byte)
}

// Plan copies the bytes, wherever the argument is.
func (t Stack) Plan(c *Plan, _ Place) {
	c.Add(InArg(abi.ArgStack), abi.Op{Kind: abi.OpBytes, Scale: uint32(t.Bytes), Max: uint32(t.Bytes)})
}

// Append prints what was copied, which is nothing where the stack is not there.
func (t Stack) Append(p *Printer, _ uint64) {
	t.Print(p, p.Call.AtEntry.first())
}
