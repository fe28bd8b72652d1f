// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"fmt"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// detach shows the last of a process that is left at its execve.
func (d *Decoder) detach(t *thread, r *abi.Record) {
	id, _ := abi.ParseTask(r.Body)
	d.join(t, id)
	if t.inCall {
		d.leaveCall(t)
	}
	d.release(t)
	d.notice(fmt.Sprintf("Process %d detached", t.tid))
	d.leave(t.tgid)
	d.remove(t)
}

// leaveCall ends the line of a call that goes on without being traced. Where it was
// broken off already, strace shows nothing more.
func (d *Decoder) leaveCall(t *thread) {
	t.inCall = false
	if d.opt.Status != nil && d.opt.Status(Detached) && t.shown {
		d.writeEntry(t)
	}
	if t.out.open == t {
		t.out.P.Text(" <detached ...>")
		d.end(t.out)
	}
}
