// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

// slowest keeps the slowest calls of each syscall, as lines. nil keeps none.
type slowest struct {
	most   int            // calls of a syscall
	lines  *format.Output // the decoder's, one line at a time
	began  map[uint32]uint64
	calls  [2 * abi.SpecsNative][]slowCall
	least  [2 * abi.SpecsNative]uint64
	raised bool // least has changed
}

type slowCall struct {
	ns   uint64
	line string
}

// newSlowest keeps the number of calls that the options say. Its lines have the pid, the
// time of day and the duration, whatever else the options say of lines.
func newSlowest(o *Options, c *clock, opt *format.Options) *slowest {
	opt.PIDs, opt.Duration = format.PIDsAlways, true
	opt.DurationDigits = max(opt.DurationDigits, format.Digits(Microseconds.Digits()))
	if opt.Time == format.TimeNone {
		opt.Time, opt.Clock = format.TimeClock, c.local
		opt.TimeDigits = format.Digits(Microseconds.Digits())
	}
	return &slowest{most: o.Latency.Slowest, lines: format.NewOutput(opt), began: map[uint32]uint64{}}
}

// instead has the decoder write whole calls to these lines, and nothing else.
func (s *slowest) instead(d *decode.Options) {
	d.Output = func(uint32) *format.Output { return s.lines }
	status := d.Status
	d.Status = func(st decode.Status) bool {
		return st != decode.Detached && st != decode.Unfinished && (status == nil || status(st))
	}
}

// note takes the line that the decoder has made of a record.
func (s *slowest) note(b []byte) {
	if s == nil {
		return
	}
	r, ok := abi.Parse(b)
	switch {
	case !ok:
	case r.Kind == abi.Entry:
		s.began[r.TID] = r.Time
	case r.Kind == abi.Exit && len(s.lines.Bytes()) > 0:
		if began, ok := s.began[r.TID]; ok {
			s.keep(tallyIndex(r.Nr, r.Flags&abi.Compat != 0), slowCall{r.Time - began, string(s.lines.Bytes())})
		}
	case r.Kind == abi.TaskExit:
		delete(s.began, r.TID)
	}
	s.lines.Taken()
}

func (s *slowest) keep(index int, c slowCall) {
	calls := s.calls[index]
	if c.ns < s.least[index] {
		return
	}
	at, _ := slices.BinarySearchFunc(calls, c.ns, func(c slowCall, ns uint64) int { return cmp.Compare(ns, c.ns) })
	calls = slices.Insert(calls, at, c)
	if len(calls) > s.most {
		calls = calls[:s.most]
	}
	s.calls[index] = calls
	if len(calls) == s.most && calls[s.most-1].ns > s.least[index] {
		s.least[index] = calls[s.most-1].ns
		s.raised = true
	}
}

// settle tells the kernel side which calls are too fast to be sent.
func (s *slowest) settle(p *loader.Probes) error {
	if s == nil || !s.raised {
		return nil
	}
	s.raised = false
	return p.SetSlow(&s.least)
}

// append adds the slowest calls of these syscalls.
func (s *slowest) append(b []byte, names []string) []byte {
	if s == nil {
		return b
	}
	byName := map[string][]slowCall{}
	for i, calls := range s.calls {
		if len(calls) > 0 {
			byName[syscallName(i)] = calls
		}
	}
	for _, name := range names {
		for _, c := range byName[name] {
			b = append(b, c.line...)
		}
	}
	return b
}
