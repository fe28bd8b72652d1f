// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"maps"
	"slices"
)

// A signal that stops a process is delivered to one of its threads; the others stop
// where they come back to user space (kernel/signal.c, do_signal_stop): those in a call
// at its end, which the signal brings about, and those outside of one at once.

// stop shows that a signal has stopped a thread, and the others of its process.
func (d *Decoder) stop(t *thread, time uint64, sig uint32) {
	d.Stopped(t.tid, time, sig)
	exited := d.group(t.tgid).leader
	for _, tid := range slices.Sorted(maps.Keys(d.threads)) {
		if o := d.threads[tid]; o != t && o != exited && o.tgid == t.tgid {
			o.stopping = sig
			d.stopAfterCall(o, time)
		}
	}
}

// stopAfterCall shows that a thread is stopped, unless it is in a call still.
func (d *Decoder) stopAfterCall(t *thread, time uint64) {
	returned := len(t.restart.body) > 0
	if t.stopping == 0 || t.inCall && !returned {
		return
	}
	if returned {
		d.resolve(t, false)
	}
	d.Stopped(t.tid, time, t.stopping)
	t.stopping = 0
}

// goOn takes note of SIGCONT: who has not stopped yet will not.
func (d *Decoder) goOn(tgid uint32) {
	for _, t := range d.threads {
		if t.tgid == tgid {
			t.stopping = 0
		}
	}
}

// Stopped shows that a signal has stopped a thread.
func (d *Decoder) Stopped(tid uint32, time uint64, sig uint32) {
	if d.opt.Signals != nil && !d.opt.Signals(sig) {
		return
	}
	t := d.thread(tid)
	d.begin(t, time)
	t.out.Stopped(sig)
	d.end(t.out)
}
