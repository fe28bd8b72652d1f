// SPDX-License-Identifier: Apache-2.0

// Package decode turns capture records into strace lines.
//
// It is pure: same records, same bytes out. It opens nothing and asks no clock, so
// every line it can print is tested without a kernel. Entries and exits are paired by
// thread; a gap in a thread's sequence numbers is shown where it happened, and never
// is an exit joined to another call's entry.
package decode

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Options are what the lines show, and of which calls.
type Options struct {
	Native, Compat arg.ABI
	// Output is the stream for a thread's lines.
	Output func(tid uint32) *format.Output
	// Ended is called when a thread's last line has been written. It may be nil.
	Ended func(tid uint32)
	// Notice is called with what strace tells about itself: "Process 1 attached". It
	// may be nil.
	Notice func(text string)

	// Show tells whether a syscall's calls are shown; records of others are possible
	// where the kernel's filter is coarser. nil is all.
	Show func(nr uint32, compat bool) bool
	// Only chooses among these calls by their arguments; nil is all.
	Only *Filter
	// Verbose, Raw and Opaque choose among a call's forms (-e abbrev=, raw=,
	// verbose=).
	Verbose, Raw, Opaque func(nr uint32, compat bool) bool
	// Status tells whether calls with an outcome are shown; nil is all. Calls are
	// then written when they are over.
	Status func(Status) bool
	// MinLatency leaves out calls that took less, in ns. Calls are then written when
	// they are over, too.
	MinLatency uint64

	// Stack appends lines about the stack of a call or signal behind its line. nil is
	// none.
	Stack func(dst []byte, s *Stack) []byte

	// Limit ends the output after so many calls; 0 is no limit.
	Limit int64

	Signals   func(sig uint32) bool // nil is all
	NoExits   bool                  // -q -q: no "+++ exited ... +++"
	NoLost    bool                  // no marks where records are missing: there are no lines
	NoAttach  bool                  // -q: no notices
	NoExecTID bool                  // no "superseded" lines
}

// Status is the outcome of a call.
type Status uint8

const (
	Successful Status = iota
	Failed
	Unfinished  // the thread ended first
	Unavailable // there was no return value to be had
	Detached    // tracing ended first
)

// Decoder pairs records and writes lines.
type Decoder struct {
	opt     Options
	threads map[uint32]*thread
	groups  map[uint32]*group
	traced  int     // threads whose end has not been shown
	last    *thread // of the last record: the next one is likely its too
	scratch format.Who
	outs    map[*format.Output]*output
	numbers numbers
	past    past
	notices []string // to be told when the open line has ended
	forms   [2][abi.SpecsNative]form

	stats Stats
}

// Stats counts what was decoded and what is missing.
type Stats struct {
	Calls     uint64 // paired
	Printed   int64  // calls whose lines are whole
	Lost      uint64 // records missing by their sequence numbers
	Unpaired  uint64 // exits without their entry
	Cut       uint64 // records that had no room for all that was to be captured
	Malformed uint64 // records too short to be read
}

// New makes a decoder.
func New(opt Options) *Decoder {
	d := &Decoder{
		opt:     opt,
		threads: map[uint32]*thread{},
		groups:  map[uint32]*group{},
		outs:    map[*format.Output]*output{},
	}
	for i := range d.forms {
		for nr := range d.forms[i] {
			d.forms[i][nr] = opt.form(uint32(nr), i == 1)
		}
	}
	return d
}

// Stats tells what was decoded so far.
func (d *Decoder) Stats() Stats { return d.stats }

// Record takes one record. Its bytes are not needed any more when it returns.
func (d *Decoder) Record(b []byte) {
	r, ok := abi.Parse(b)
	if !ok {
		d.stats.Malformed++
	}
	if !ok || d.Full() {
		return
	}
	if r.Kind == abi.Numbers {
		d.numbers.add(r.TID, r.Body)
		return
	}
	t := d.thread(r.TID)
	if (r.Kind == abi.Exec || r.Kind == abi.Detach) && r.Nr != r.TID && d.threads[r.Nr] != nil {
		t = d.takeOver(t, d.threads[r.Nr], r.Time)
	}
	if r.Kind == abi.Signal && r.Flags&(abi.Ignored|abi.Generated) != 0 {
		d.sent(t, &r)
		return
	}
	if r.Seq != t.seq {
		d.lost(t, &r)
	}
	t.seq = r.Seq + 1
	if r.Flags&abi.Cut != 0 {
		d.stats.Cut++
	}
	if r.Kind == abi.Signal && r.Nr == uint32(unix.SIGKILL) {
		return // what ends the thread is told by its end
	}
	if r.Kind == abi.TaskExit {
		d.forget(t, r.Nr)
	}
	if len(t.restart.body) > 0 {
		d.resolve(t, r.Kind == abi.TaskExit && !d.ended(t, r.Nr))
	}
	switch r.Kind {
	case abi.Entry:
		d.entry(t, &r)
	case abi.Exit:
		d.exit(t, &r)
		d.stopAfterCall(t, r.Time)
	case abi.Fork:
		d.fork(&r)
	case abi.Exec:
		d.exec(t, &r)
	case abi.TaskExit:
		d.taskExit(t, &r)
	case abi.Signal:
		d.signal(t, &r)
	case abi.NewTask:
		id, _ := abi.ParseTask(r.Body)
		d.join(t, id)
	case abi.Detach:
		d.detach(t, &r)
	default:
		d.stats.Malformed++
	}
}

// Attach makes known a thread that was there before tracing began.
func (d *Decoder) Attach(tid, tgid uint32, comm string) {
	if d.threads[tid] == nil {
		d.add(tid, tgid).comm = comm
	}
}

// Live is what a thread's call can be asked while it is blocked.
type Live struct {
	Read func(addr uint64, n int) []byte
	// Name is the path of a descriptor, as in /proc/PID/fd; "" where it is not open.
	Name func(fd int32) string
}

// InFlight shows a call that a thread is blocked in and that began before tracing did.
// Exits pair with it as with an entry.
func (d *Decoder) InFlight(tid, nr uint32, args [6]uint64, time uint64, live Live) {
	t := d.thread(tid)
	d.start(t, &abi.Record{TID: tid, Nr: nr, Time: time}, args)
	t.entry = t.entry[:0]
	t.call.Live = func(addr uint64, n int) []byte {
		b := live.Read(addr, n)
		t.entry = abi.AppendChunk(t.entry, addr, b)
		return b
	}
	t.out.Touch(&t.call, func(fd int32) {
		if name := live.Name(fd); name != "" {
			t.entry = abi.AppendNamed(t.entry, fd, name)
		}
	})
	t.call.Live = nil
	t.call.AtEntry.Reset(t.entry)
	d.choose(t)
	d.show(t)
}

// lost shows a gap in a thread's records. What was in progress is over.
func (d *Decoder) lost(t *thread, r *abi.Record) {
	n := r.Seq - t.seq
	d.stats.Lost += uint64(n)
	d.endOpen(t.out)
	t.inCall = false
	t.held = t.held[:0]
	if d.opt.NoLost {
		return
	}
	d.begin(t, r.Time)
	t.out.Lost(n)
	d.end(t.out)
}

func (d *Decoder) abiOf(compat bool) arg.ABI {
	if compat {
		return d.opt.Compat
	}
	return d.opt.Native
}

func (d *Decoder) entry(t *thread, r *abi.Record) {
	if t.inCall { // its exit was seen by nobody, and no record is missing
		d.endOpen(t.out)
	}
	d.releaseBefore(t, r.Time)
	body := r.Body
	var args [6]uint64
	for i := range min(int(r.NArgs), len(args)) {
		args[i], body = abi.Word(body)
	}
	if t.hasIP = r.Flags&abi.HasIP != 0; t.hasIP {
		t.ip, body = abi.Word(body)
	}
	d.start(t, r, args)
	t.entry = append(t.entry[:0], body...)
	t.call.AtEntry.Reset(t.entry)
	if t.call.Row != nil && t.call.Row.Stands != nil && !t.call.Raw {
		t.out.Stand(&t.call)
	}
	t.dropStack()
	d.takeEntryStack(t, r.Time, t.entry)
	d.choose(t)
	d.show(t)
}

// choose asks the filter whether the call is shown; some calls tell at their exit only.
func (d *Decoder) choose(t *thread) {
	t.undecided = false
	if d.opt.Only == nil || !t.shown {
		return
	}
	m := d.opt.Only.match(&t.call)
	t.shown = m == matchYes
	t.undecided = m == matchLater && !t.call.Exited
}

// start makes a call the one in progress.
func (d *Decoder) start(t *thread, r *abi.Record, args [6]uint64) {
	compat := r.Flags&abi.Compat != 0
	c := &t.call
	c.ABI = d.abiOf(compat)
	c.Before = ""
	if c.Row != nil {
		c.Before = c.Row.Name
	}
	c.Nr, c.Row = r.Nr, table.Lookup(c.ABI, uint64(r.Nr))
	c.Args, c.TID = args, r.TID
	c.Exited, c.Ret, c.Next = false, 0, 0
	c.Retry = r.Flags&abi.Retry != 0
	f := d.formOf(r.Nr, compat)
	c.Raw, c.Verbose, c.Opaque, t.shown = f.raw, f.verbose, f.opaque, f.shown
	c.AtEntry.Reset(nil)
	c.AtExit.Reset(nil)
	t.exec = t.exec[:0]
	t.inCall, t.called, t.written, t.began = true, true, false, r.Time
}

// show writes a call's entry, where that is not to wait for its outcome.
func (d *Decoder) show(t *thread) {
	if !d.late() && t.shown {
		d.writeEntry(t)
	}
}

// writeEntry begins the call's line.
func (d *Decoder) writeEntry(t *thread) {
	d.beginCall(t, t.began)
	t.out.Entry(&t.call)
	t.written = true
	t.out.open = t
}

func (d *Decoder) exit(t *thread, r *abi.Record) {
	ret, _ := abi.Word(r.Body)
	if !t.inCall || t.call.Nr != r.Nr || t.call.ABI != d.abiOf(r.Flags&abi.Compat != 0) {
		d.unpaired(t, r, int64(ret))
		return
	}
	if table.ErrnoRestarts(int(-int64(ret))) {
		t.restart.Record = *r
		t.restart.body = append(t.restart.body[:0], r.Body...)
		return
	}
	d.returned(t, r)
}

// returned writes the call in progress with its result.
func (d *Decoder) returned(t *thread, r *abi.Record) {
	ret, body := abi.Word(r.Body)
	if r.Flags&abi.HasIP != 0 {
		ip, rest := abi.Word(body)
		body = rest
		if !t.hasIP {
			t.ip, t.hasIP = ip, true
		}
	}
	d.stats.Calls++
	c := &t.call
	c.Exited, c.Ret = true, int64(ret)
	if c.ABI.PointerSize() == 4 {
		c.Ret = int64(int32(ret))
	}
	c.AtExit.Reset(body)
	d.takeStack(t, r.Time, body)
	if len(t.exec) > 0 {
		c.AtExit.Reset(t.exec)
	}
	t.inCall = false
	if t.undecided {
		t.shown = true
		d.choose(t)
		d.show(t)
	}
	d.reaped(c)
	d.writeExit(t, r.Time)
	renamed(t)
	t.dropStack()
	d.release(t)
}

func (d *Decoder) writeExit(t *thread, time uint64) {
	if d.late() {
		if !d.wants(t, statusOf(&t.call), time) {
			return
		}
		d.beginCall(t, t.began)
		t.out.Entry(&t.call)
	} else {
		if !t.written {
			return
		}
		if t.out.open != t {
			d.beginCall(t, time)
			t.out.Resumed(&t.call)
		}
	}
	t.out.Exit(&t.call, time-t.began)
	t.out.Dump(&t.call)
	d.stats.Printed++
	d.endCall(t, time-t.began)
}

// Full tells whether the limit of calls is reached. Records are ignored then.
func (d *Decoder) Full() bool { return d.opt.Limit > 0 && d.stats.Printed >= d.opt.Limit }
