// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
)

// thread is a traced thread.
type thread struct {
	tid, tgid uint32
	comm      string
	seq       uint32 // of the record expected next
	out       *output

	call      format.Call // the one in progress, or the last one
	inCall    bool
	called    bool   // it has made a call
	written   bool   // its entry has been written
	shown     bool   // it is not filtered out
	undecided bool   // or not yet: its exit tells
	began     uint64 // time of the entry
	ip        uint64
	hasIP     bool
	entry     []byte // the entry's chunks, which outlive their record
	stack     Stack  // that waits for the end of the line it belongs to
	stackText []byte // the same, printed already
	exec      []byte // chunks that were read at the exec itself

	// Signals that the tracee ignores show up while a call is in progress; strace
	// shows them behind it.
	held []heldSignal

	stopping uint32 // the signal that stops it at the end of its call; 0 is none

	// An exit that asks the kernel to make the call again. If the thread dies instead,
	// the call never returned.
	restart struct {
		abi.Record
		body []byte
	}
}

type heldSignal struct {
	time uint64
	sig  uint32
	info []byte
}

func hold(r *abi.Record) heldSignal {
	return heldSignal{r.Time, r.Nr, slices.Clone(r.Body)}
}

// who describes the thread to the line's beginning.
func (d *Decoder) who(t *thread) *format.Who {
	d.scratch = format.Who{
		TID:     t.tid,
		Comm:    t.comm,
		Several: d.traced > 1,
		Nr:      -1,
	}
	return &d.scratch
}

// thread finds a thread, or makes it known.
func (d *Decoder) thread(tid uint32) *thread {
	if d.last != nil && d.last.tid == tid {
		return d.last
	}
	t := d.threads[tid]
	if t == nil {
		t = d.add(tid, tid)
	}
	d.last = t
	return t
}

func (d *Decoder) add(tid, tgid uint32) *thread {
	t := &thread{tid: tid, tgid: tgid, out: d.outputOf(tid)}
	delete(d.past.names, tid)
	d.threads[tid] = t
	d.group(tgid).live++
	d.traced++
	return t
}

// join corrects the process of a thread that was known by its first record only.
func (d *Decoder) join(t *thread, id abi.Task) {
	if len(id.Comm) > 0 && t.comm != string(id.Comm) {
		t.comm = string(id.Comm)
	}
	if t.tgid == id.TGID || id.TGID == 0 {
		return
	}
	d.leave(t.tgid)
	t.tgid = id.TGID
	d.group(id.TGID).live++
}

// group is a thread group: a process.
type group struct {
	live int
	// The leader's end is shown when no other thread is left, as wait(2) tells it.
	leader *thread
	code   uint32
	// The last signal that was sent. One that kills is never delivered.
	sent heldSignal
}

func (d *Decoder) group(tgid uint32) *group {
	g := d.groups[tgid]
	if g == nil {
		g = &group{}
		d.groups[tgid] = g
	}
	return g
}

func (d *Decoder) leave(tgid uint32) *group {
	g := d.group(tgid)
	g.live--
	if g.live <= 0 {
		delete(d.groups, tgid)
	}
	return g
}

func (d *Decoder) remove(t *thread) {
	d.past.add(t.tid, t.comm)
	delete(d.threads, t.tid)
	d.numbers.end(t.tid)
	if t.out.uses--; t.out.uses == 0 {
		delete(d.outs, t.out.Output)
	}
	if d.opt.Ended != nil {
		d.opt.Ended(t.tid)
	}
	if d.last == t {
		d.last = nil
	}
	d.traced--
}

// Comm is the name of a traced thread, "" where it is not known.
func (d *Decoder) Comm(tid uint32) string {
	if t := d.threads[tid]; t != nil {
		return t.comm
	}
	return ""
}
