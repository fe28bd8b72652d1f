// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

func (d *Decoder) fork(r *abi.Record) {
	id, _ := abi.ParseTask(r.Body)
	if id.TID == 0 || d.threads[id.TID] != nil {
		return
	}
	t := d.add(id.TID, id.TGID)
	t.comm = string(id.Comm)
	d.notice(fmt.Sprintf("Process %d attached", id.TID))
}

// exec takes note of a new program.
func (d *Decoder) exec(t *thread, r *abi.Record) {
	id, chunks := abi.ParseTask(r.Body)
	d.join(t, id)
	t.exec = append(t.exec[:0], chunks...)
}

// takeOver makes a thread that called execve the leader: it has got its id, and the
// kernel has ended the others.
func (d *Decoder) takeOver(leader, old *thread, time uint64) *thread {
	if !d.opt.NoExecTID {
		d.begin(leader, time)
		leader.out.Superseded(old.tid)
		d.end(leader.out)
	}
	if old.out.open == old {
		d.endOpen(old.out)
	}
	delete(d.threads, old.tid)
	d.numbers.remove(old.tid)
	d.group(leader.tgid).leader = nil
	d.leave(leader.tgid)
	d.traced--
	old.tid, old.out, old.call.TID = leader.tid, leader.out, leader.tid
	d.threads[leader.tid] = old
	d.last = old
	return old
}

// taskExit shows the end of a thread. A call that was in progress has no result.
func (d *Decoder) taskExit(t *thread, r *abi.Record) {
	id, _ := abi.ParseTask(r.Body)
	d.join(t, id)
	if t.inCall {
		d.noExit(t, r.Time)
	}
	d.release(t)
	d.killed(t, r.Nr)
	g := d.group(t.tgid)
	if r.Flags&abi.Leader != 0 && g.live > 1 {
		g.leader, g.code = t, r.Nr
		return
	}
	d.gone(t, r.Nr, r.Time)
	if g.live == 1 && g.leader != nil {
		d.gone(g.leader, g.code, r.Time)
	}
}

func (d *Decoder) gone(t *thread, code uint32, time uint64) {
	if sig := code & 0x7f; !d.opt.NoExits && (sig == 0 || d.opt.Signals == nil || d.opt.Signals(sig)) {
		d.begin(t, time)
		t.out.Exited(code)
		d.end(t.out)
	}
	d.writeStack(t)
	d.leave(t.tgid)
	d.remove(t)
}

// noExit writes the end of a call that did not return.
func (d *Decoder) noExit(t *thread, time uint64) {
	t.inCall = false
	if d.late() {
		if !d.wants(t, Unfinished, time) {
			t.dropStack()
			return
		}
		d.writeEntry(t)
	}
	if !t.written {
		return
	}
	if t.out.open != t {
		d.beginCall(t, time)
		t.out.Resumed(&t.call)
	}
	t.out.NoExit(&t.call)
	d.end(t.out)
}

// resolve decides about an exit that asked for the call to be made again.
func (d *Decoder) resolve(t *thread, dies bool) {
	r := t.restart.Record
	r.Body = t.restart.body
	t.restart.body = t.restart.body[:0]
	if !dies {
		d.returned(t, &r)
	}
}

// signal shows a signal that is delivered.
func (d *Decoder) signal(t *thread, r *abi.Record) {
	d.group(t.tgid).sent.sig = 0
	info := r.Body[:min(len(r.Body), signalInfo)]
	d.takeStack(t, r.Time, r.Body[len(info):])
	d.writeSignal(t, r.Time, r.Nr, info)
	if r.Flags&abi.Stops != 0 || r.Nr == uint32(unix.SIGSTOP) {
		d.stop(t, r.Time, r.Nr)
	}
}

// sent takes note of a signal that somebody sends. What the tracee ignores comes in
// the middle of a call, and is shown behind it.
func (d *Decoder) sent(t *thread, r *abi.Record) {
	if r.Nr == uint32(unix.SIGCONT) {
		d.goOn(t.tgid)
	}
	switch {
	case r.Flags&abi.Generated != 0:
		d.group(t.tgid).sent = hold(r)
	case t.inCall, r.Flags&abi.InCall != 0:
		t.held = append(t.held, hold(r))
	default:
		d.writeSignal(t, r.Time, r.Nr, r.Body)
	}
}

// ended tells whether an end is that of the thread which got the deadly signal: a call
// it was in has ended before.
func (d *Decoder) ended(t *thread, code uint32) bool {
	sig := code & 0x7f
	return sig != 0 && sig == d.group(t.tgid).sent.sig && sig != uint32(unix.SIGKILL) && t.tid == t.tgid
}

// forget drops the signals that came after the deadly one: the kernel ignored them,
// and the tracee had no chance to.
func (d *Decoder) forget(t *thread, code uint32) {
	deadly := &d.group(t.tgid).sent
	if deadly.sig == 0 || deadly.sig != code&0x7f {
		return
	}
	t.held = slices.DeleteFunc(t.held, func(s heldSignal) bool { return s.time >= deadly.time })
}

// killed shows the signal that ended a process: it was sent, and never delivered.
func (d *Decoder) killed(t *thread, code uint32) {
	g := d.group(t.tgid)
	if sig := code & 0x7f; sig == 0 || sig != g.sent.sig || sig == uint32(unix.SIGKILL) {
		return
	}
	if leader := d.threads[t.tgid]; leader != nil {
		t = leader
	}
	d.writeSignal(t, g.sent.time, g.sent.sig, g.sent.info)
	g.sent.sig = 0
}

// signalInfo is the length of a siginfo in a record: bpf/signal.h, SIGINFO_SIZE.
const signalInfo = 48

func (d *Decoder) writeSignal(t *thread, time uint64, sig uint32, info []byte) {
	if d.opt.Signals != nil && !d.opt.Signals(sig) {
		return
	}
	d.begin(t, time)
	t.out.Signal(sig, info)
	d.end(t.out)
	d.writeStack(t)
}

// release shows the signals that waited for the call's end.
func (d *Decoder) release(t *thread) {
	for _, s := range t.held {
		d.writeSignal(t, s.time, s.sig, s.info)
	}
	t.held = t.held[:0]
}

// releaseBefore shows the signals that waited for a call which was not sent. A call that
// is sent late began before the signals that wait for its own end.
func (d *Decoder) releaseBefore(t *thread, time uint64) {
	for len(t.held) > 0 && t.held[0].time < time {
		d.writeSignal(t, t.held[0].time, t.held[0].sig, t.held[0].info)
		t.held = t.held[1:]
	}
}

// unpaired shows an exit whose entry is not there: it was lost, or made before
// tracing began.
func (d *Decoder) unpaired(t *thread, r *abi.Record, ret int64) {
	d.stats.Unpaired++
	compat := r.Flags&abi.Compat != 0
	if t.inCall || d.late() || d.opt.Only != nil || !d.formOf(r.Nr, compat).shown {
		return
	}
	c := &t.call
	c.ABI = d.abiOf(compat)
	c.Nr, c.Row = r.Nr, table.Lookup(c.ABI, uint64(r.Nr))
	c.Exited, c.Ret, c.Next = true, ret, abi.ArgsMax
	c.AtEntry.Reset(nil)
	c.AtExit.Reset(nil)
	t.hasIP = false
	d.beginCall(t, r.Time)
	t.out.Resumed(c)
	t.out.Exit(c, 0)
	d.end(t.out)
}

// NotStarted shows the end of a command whose execve failed. Its process is not the
// command's, and the probes tell nothing of it.
func (d *Decoder) NotStarted(status uint32) {
	for _, t := range d.threads {
		d.gone(t, status<<8, t.began)
	}
}

// showHeld shows calls that were to be shown when they are over.
func (d *Decoder) showHeld() {
	if d.opt.Status == nil || !d.opt.Status(Detached) || d.opt.MinLatency > 0 {
		return
	}
	for _, tid := range slices.Sorted(maps.Keys(d.threads)) {
		if t := d.threads[tid]; t.inCall && t.shown && !d.Full() {
			d.writeEntry(t)
			t.out.P.Text(" <detached ...>")
			d.end(t.out)
		}
	}
}

// Finish writes what is left when tracing ends: calls in progress are unfinished.
// With detached, the threads live on.
func (d *Decoder) Finish(detached bool) {
	for _, t := range d.threads {
		if len(t.restart.body) > 0 {
			d.resolve(t, false)
		}
	}
	for _, o := range d.outs {
		if o.open == nil {
			continue
		}
		if detached {
			o.P.Text(" <detached ...>")
		} else {
			o.P.Text(" <unfinished ...>")
		}
		d.end(o)
	}
	if detached {
		d.showHeld()
	}
	d.tell()
	if detached {
		for _, tgid := range slices.Sorted(maps.Keys(d.groups)) {
			d.notice(fmt.Sprintf("Process %d detached", tgid))
		}
	}
}
