// SPDX-License-Identifier: Apache-2.0

package decode

import "github.com/ebpftrace/ebpftrace/internal/decode/format"

// statusOf is the outcome of a call that has returned.
func statusOf(c *format.Call) Status {
	if c.Failed() {
		return Failed
	}
	return Successful
}

// late tells whether calls are written when they are over, since only their end tells
// whether they are shown.
func (d *Decoder) late() bool { return d.opt.Status != nil || d.opt.MinLatency > 0 }

// wants tells whether a call that is over is shown.
func (d *Decoder) wants(t *thread, s Status, time uint64) bool {
	return t.shown && (d.opt.Status == nil || d.opt.Status(s)) && time-t.began >= d.opt.MinLatency
}
