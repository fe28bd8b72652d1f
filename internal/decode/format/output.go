// SPDX-License-Identifier: Apache-2.0

// Package format writes calls, signals and ends of processes as strace's lines.
//
// It decides what stands around the values; the values print themselves.
package format

import (
	"strconv"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Output is a stream of lines that is being written. The last line may be open: a
// call that has not returned yet.
type Output struct {
	P   arg.Printer
	Opt *Options

	kernel   arg.Call // what is no call of a tracee's has the kernel's own layouts
	start    int      // where the open line began; negative where that was taken already
	lastTime uint64   // of the line before, for -r
}

// NewOutput makes an empty stream.
func NewOutput(opt *Options) *Output {
	return &Output{Opt: opt, P: arg.Printer{Opt: opt.Values}}
}

// Bytes are what has been written since the last Taken.
func (o *Output) Bytes() []byte { return o.P.Out }

// Taken empties the buffer; an open line goes on where it was.
func (o *Output) Taken() {
	o.start -= len(o.P.Out)
	o.P.Out = o.P.Out[:0]
}

func (o *Output) column() int { return len(o.P.Out) - o.start }

// Who is the thread a line is about.
type Who struct {
	TID     uint32
	Comm    string
	Several bool // more than one thread is traced
	Nr      int64
	IP      uint64
	HasIP   bool
}

// Begin starts a line with what stands before a call: pid, time, number, address.
func (o *Output) Begin(w *Who, time uint64) {
	o.start = len(o.P.Out)
	o.kernel.TID = w.TID
	o.pid(w)
	o.time(time)
	if o.Opt.Number {
		o.number(w.Nr)
	}
	if o.Opt.IP {
		o.ip(w)
	}
}

// End ends the line.
func (o *Output) End() { o.P.Byte('\n') }

func (o *Output) pid(w *Who) {
	switch o.Opt.PIDs {
	case PIDsNever:
		return
	case PIDsSome:
		if w.Several {
			o.plainPID(w)
		}
		return
	case PIDsPlain:
		o.plainPID(w)
		return
	case PIDsAuto:
		if !w.Several {
			return
		}
	}
	o.P.Text("[pid ")
	o.pad(uint64(w.TID), 5)
	o.comm(w)
	o.P.Text("] ")
}

// plainPID appends the id as a column.
func (o *Output) plainPID(w *Who) {
	start := len(o.P.Out)
	o.P.Uint(uint64(w.TID))
	o.comm(w)
	for len(o.P.Out)-start < 5 {
		o.P.Byte(' ')
	}
	o.P.Byte(' ')
}

// comm appends the thread's name, escaped: the tracee chose it.
func (o *Output) comm(w *Who) {
	if o.Opt.Values.Comm == nil || w.Comm == "" {
		return
	}
	o.P.Byte('<')
	o.P.Escape([]byte(w.Comm), '>')
	o.P.Byte('>')
}

// pad appends a number, right-aligned.
func (o *Output) pad(v uint64, width int) {
	for n := digits(v); n < width; n++ {
		o.P.Byte(' ')
	}
	o.P.Uint(v)
}

func digits(v uint64) int {
	n := 1
	for ; v >= 10; v /= 10 {
		n++
	}
	return n
}

func (o *Output) number(nr int64) {
	o.P.Text("[")
	if nr == -1 { // no call, or the one that is never made
		o.P.Text("???")
	} else {
		o.pad(uint64(nr), 4)
	}
	o.P.Text("] ")
}

func (o *Output) ip(w *Who) {
	o.P.Byte('[')
	if w.HasIP {
		for shift := 60; shift >= 0; shift -= 4 {
			o.P.Byte("0123456789abcdef"[w.IP>>shift&15])
		}
	} else {
		o.P.Text("????????????????")
	}
	o.P.Text("] ")
}

func (o *Output) time(t uint64) {
	if o.Opt.Relative {
		o.relative(t)
	}
	switch o.Opt.Time {
	case TimeClock:
		o.clock(o.Opt.Clock(t))
	case TimeUnix:
		ns := o.Opt.Clock(t)
		o.P.Int(ns / 1e9)
		o.fraction(uint64(ns%1e9), o.Opt.TimeDigits)
	default:
		return
	}
	o.P.Byte(' ')
}

func (o *Output) relative(t uint64) {
	if o.lastTime == 0 {
		o.lastTime = t
	}
	delta := t - min(o.lastTime, t)
	o.lastTime = max(t, o.lastTime)
	if o.Opt.Time != TimeNone {
		o.P.Text("(+")
	}
	o.pad(delta/1e9, 6)
	o.fraction(delta%1e9, o.Opt.RelativeDigits)
	if o.Opt.Time != TimeNone {
		o.P.Byte(')')
	}
	o.P.Byte(' ')
}

// clock appends hours, minutes and seconds of a time whose zone is applied already.
func (o *Output) clock(ns int64) {
	s := ns / 1e9
	for i, n := range [3]int64{s / 3600 % 24, s / 60 % 60, s % 60} {
		if i > 0 {
			o.P.Byte(':')
		}
		o.P.Byte(byte('0' + n/10))
		o.P.Byte(byte('0' + n%10))
	}
	o.fraction(uint64(ns%1e9), o.Opt.TimeDigits)
}

// fraction appends a dot and as many digits of the nanoseconds; nothing for seconds.
func (o *Output) fraction(ns uint64, n Digits) {
	if n == 0 {
		return
	}
	o.P.Byte('.')
	for div, i := uint64(1e8), Digits(0); i < n; i++ {
		o.P.Byte(byte('0' + ns/div%10))
		div /= 10
	}
}

// seconds appends a duration in seconds.
func (o *Output) seconds(ns uint64, n Digits) {
	o.P.Out = strconv.AppendUint(o.P.Out, ns/1e9, 10)
	o.fraction(ns%1e9, n)
}
