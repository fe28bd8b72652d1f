// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/latency"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

// slowest keeps the slowest calls of each row, as lines. nil keeps none.
type slowest struct {
	most    int            // calls of a row
	room    int            // rows
	lines   *format.Output // the decoder's, one line at a time
	began   map[uint32]uint64
	rows    map[abi.LatencyKey]*slowRow
	changed []abi.LatencyKey // rows whose least has changed
	full    bool             // a row has found no room
	told    bool             // the kernel side knows it
}

// slowRow are the slowest calls of what the kernel side takes for a row.
type slowRow struct {
	calls []slowCall // the slowest first
	least uint64     // calls that took less are not wanted
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
	return &slowest{
		most: o.Latency.Slowest, room: o.Latency.MaxRows, lines: format.NewOutput(opt),
		began: map[uint32]uint64{}, rows: map[abi.LatencyKey]*slowRow{},
	}
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
			s.keep(&r, slowCall{r.Time - began, string(s.lines.Bytes())})
		}
	case r.Kind == abi.TaskExit:
		delete(s.began, r.TID)
	}
	s.lines.Taken()
}

func (s *slowest) keep(r *abi.Record, c slowCall) {
	key, ok := r.Row()
	if !ok {
		return // the call was in progress when the tracing began
	}
	row := s.rows[key]
	switch {
	case row == nil && len(s.rows) == s.room:
		s.full = true
		return
	case row == nil:
		row = &slowRow{}
		s.rows[key] = row
		s.changed = append(s.changed, key)
	case c.ns < row.least:
		return
	}
	row.calls = insertCall(row.calls, c, s.most)
	if len(row.calls) == s.most && row.calls[s.most-1].ns > row.least {
		row.least = row.calls[s.most-1].ns
		s.changed = append(s.changed, key)
	}
}

// insertCall puts a call among others, the slowest first, of which at most so many stay.
func insertCall(calls []slowCall, c slowCall, most int) []slowCall {
	at, _ := slices.BinarySearchFunc(calls, c.ns, func(c slowCall, ns uint64) int { return cmp.Compare(ns, c.ns) })
	calls = slices.Insert(calls, at, c)
	return calls[:min(len(calls), most)]
}

// settle tells the kernel side which calls are too fast to be sent.
func (s *slowest) settle(p *loader.Probes) error {
	if s == nil {
		return nil
	}
	for _, key := range s.changed {
		if err := p.SetSlow(key, s.rows[key].least); err != nil {
			return err
		}
	}
	s.changed = s.changed[:0]
	if !s.full || s.told {
		return nil
	}
	s.told = true
	return p.SlowRowsFull()
}

// fill gives the rows of a snapshot their slowest calls.
func (s *slowest) fill(snap *latency.Snapshot, naming *latency.Builder) {
	if s == nil {
		return
	}
	byKey := map[latency.Key][]slowCall{}
	for key, row := range s.rows { // several of them are one row where keys have no names
		shown := naming.KeyOf(&key)
		for _, c := range row.calls {
			byKey[shown] = insertCall(byKey[shown], c, s.most)
		}
	}
	for i := range snap.Rows {
		for _, c := range byKey[snap.Rows[i].Key] {
			snap.Rows[i].Slowest = append(snap.Rows[i].Slowest, strings.TrimSuffix(c.line, "\n"))
		}
	}
}

// appendSlowest adds the slowest calls of rows, with a heading where lines do not tell by
// themselves which row they belong to.
func appendSlowest(b []byte, rows []latency.Row, keys []latency.Part) []byte {
	heads, blank := !slices.Equal(keys, []latency.Part{latency.Syscall}), ""
	for i := range rows {
		if heads && len(rows[i].Slowest) > 0 {
			b = append(b, blank+rows[i].Heading(keys)+"\n"...)
			blank = "\n"
		}
		for _, line := range rows[i].Slowest {
			b = append(b, line+"\n"...)
		}
	}
	return b
}
