// SPDX-License-Identifier: Apache-2.0

package decode

import "github.com/ebpftrace/ebpftrace/internal/decode/format"

// begin starts a line that is no call's.
func (d *Decoder) begin(t *thread, time uint64) {
	d.endOpen(t.out)
	t.out.Begin(d.who(t), time)
}

// beginCall starts a line of the thread's call.
func (d *Decoder) beginCall(t *thread, time uint64) {
	d.endOpen(t.out)
	w := d.who(t)
	w.Nr, w.IP, w.HasIP = int64(t.call.Nr), t.ip, t.hasIP
	t.out.Begin(w, time)
}

// endOpen ends the line of a call that has not returned yet, if there is one.
func (d *Decoder) endOpen(o *format.Output) {
	if d.open[o] == nil {
		d.tell()
		return
	}
	o.P.Text(" <unfinished ...>")
	d.end(o)
}

// end ends the line, and tells what waited for that.
func (d *Decoder) end(o *format.Output) {
	o.End()
	d.open[o] = nil
	d.tell()
}

// notice tells something about the tracing itself, between two lines.
func (d *Decoder) notice(text string) {
	if d.opt.Notice == nil || d.opt.NoAttach {
		return
	}
	d.notices = append(d.notices, text)
	for _, t := range d.open {
		if t != nil {
			return
		}
	}
	d.tell()
}

func (d *Decoder) tell() {
	if len(d.notices) == 0 {
		return
	}
	for _, n := range d.notices {
		d.opt.Notice(n)
	}
	d.notices = d.notices[:0]
}
