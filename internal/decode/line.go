// SPDX-License-Identifier: Apache-2.0

package decode

import "github.com/ebpftrace/ebpftrace/internal/decode/format"

// output is a stream of lines, and the thread whose call is its open line.
type output struct {
	*format.Output
	open *thread
	uses int // threads that write to it
}

// outputOf finds the stream of a thread's lines.
func (d *Decoder) outputOf(tid uint32) *output {
	to := d.opt.Output(tid)
	o := d.outs[to]
	if o == nil {
		o = &output{Output: to}
		d.outs[to] = o
	}
	o.uses++
	return o
}

// begin starts a line that is no call's.
func (d *Decoder) begin(t *thread, time uint64) {
	d.endOpen(t.out)
	w := d.who(t)
	if t.called {
		w.Nr = number(t)
	}
	t.out.Begin(w, time)
}

// number is the syscall's number as -n shows it, the x32 bit included: the kernel takes 32
// bits of it, with their sign.
func number(t *thread) int64 { return int64(int32(t.call.Nr)) }

// beginCall starts a line of the thread's call.
func (d *Decoder) beginCall(t *thread, time uint64) {
	d.endOpen(t.out)
	w := d.who(t)
	w.Nr, w.IP, w.HasIP = number(t), t.ip, t.hasIP
	t.out.Begin(w, time)
}

// endOpen ends the line of a call that has not returned yet, if there is one.
func (d *Decoder) endOpen(o *output) {
	if o.open == nil {
		d.tell()
		return
	}
	o.P.Text(" <unfinished ...>")
	d.end(o)
}

// end ends the line, and tells what waited for that.
func (d *Decoder) end(o *output) {
	o.End()
	o.open = nil
	d.tell()
}

// Interrupt ends all open lines, so that something that is no call's can be written
// behind them.
func (d *Decoder) Interrupt() {
	for _, o := range d.outs {
		d.endOpen(o)
	}
}

// notice tells something about the tracing itself, between two lines.
func (d *Decoder) notice(text string) {
	if d.opt.Notice == nil || d.opt.NoAttach {
		return
	}
	d.notices = append(d.notices, text)
	for _, o := range d.outs {
		if o.open != nil {
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
