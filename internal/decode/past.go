// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
)

// pastMax is how many names of threads that have ended are remembered.
const pastMax = 1024

// past has the names of threads that have ended, until they are waited for: strace finds
// those in /proc, which may be too late here.
type past struct {
	names map[uint32]string
	order []uint32 // the oldest first; some are gone
}

func (p *past) add(tid uint32, name string) {
	if name == "" {
		return
	}
	if p.names == nil {
		p.names = map[uint32]string{}
	}
	for len(p.order) >= pastMax {
		delete(p.names, p.order[0])
		p.order = p.order[1:]
	}
	p.names[tid] = name
	p.order = append(p.order, tid)
}

// PastComm is the name that a traced thread had when it ended, "" where it is not known, or
// has been waited for.
func (d *Decoder) PastComm(tid uint32) string { return d.past.names[tid] }

// reaped forgets a process that a call has waited for.
func (d *Decoder) reaped(c *format.Call) {
	if len(d.past.names) == 0 || c.Row == nil || c.Ret < 0 {
		return
	}
	switch c.Row.Name {
	case "wait4", "waitpid":
		delete(d.past.names, uint32(c.Ret))
	case "waitid":
		siPID := uint64(12) // siginfo_t: asm-generic/siginfo.h
		if c.ABI.PointerSize() == 8 {
			siPID = 16
		}
		p := arg.Printer{Call: &c.Call, Exit: true}
		if b := p.Read(c.Args[2]+siPID, 4); len(b) == 4 && c.Args[3]&unix.WNOWAIT == 0 {
			delete(d.past.names, binary.NativeEndian.Uint32(b))
		}
	}
}

// renamed takes note of the name that a thread has given itself: prctl(2).
func renamed(t *thread) {
	c := &t.call
	if c.Args[0] != unix.PR_SET_NAME || c.Ret != 0 || c.Row == nil || c.Row.Name != "prctl" {
		return
	}
	const most = 15 // TASK_COMM_LEN, less its NUL
	p := arg.Printer{Call: &c.Call}
	name, _, _ := bytes.Cut(p.Read(c.Args[1], most), []byte{0})
	t.comm = string(name)
}
