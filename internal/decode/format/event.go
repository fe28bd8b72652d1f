// SPDX-License-Identifier: Apache-2.0

package format

import (
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Exited appends the end of a thread; code is as wait(2) gives it.
func (o *Output) Exited(code uint32) {
	if sig := code & 0x7f; sig != 0 {
		o.P.Text("+++ killed by ")
		o.P.Text(table.SignalName(uint64(sig)))
		if code&0x80 != 0 {
			o.P.Text(" (core dumped)")
		}
	} else {
		o.P.Text("+++ exited with ")
		o.P.Uint(uint64(code >> 8 & 0xff))
	}
	o.P.Text(" +++")
}

// Superseded appends the end of a thread whose pid an execve in another took over.
func (o *Output) Superseded(by uint32) {
	o.P.Text("+++ superseded by execve in pid ")
	o.P.Uint(uint64(by))
	o.P.Text(" +++")
}

// Signal appends a signal with its siginfo, the kernel's bytes.
func (o *Output) Signal(sig uint32, info []byte) {
	o.P.Text("--- ")
	o.P.Text(table.SignalName(uint64(sig)))
	o.P.Byte(' ')
	o.P.Call = &o.kernel
	table.AppendSiginfo(&o.P, info)
	o.P.Text(" ---")
}

// Stopped appends that a signal stopped the process.
func (o *Output) Stopped(sig uint32) {
	o.P.Text("--- stopped by ")
	o.P.Text(table.SignalName(uint64(sig)))
	o.P.Text(" ---")
}

// Lost appends the mark of records that are missing.
func (o *Output) Lost(n uint32) {
	o.P.Text("<... ")
	o.P.Uint(uint64(n))
	if n == 1 {
		o.P.Text(" record lost ...>")
		return
	}
	o.P.Text(" records lost ...>")
}
