// SPDX-License-Identifier: Apache-2.0

// Package latency turns counts of how long calls took into tables, histograms and
// files, and compares them.
//
// It is pure: who reads the counts from the kernel, and the names of processes, users
// and cgroups, is not its business.
package latency

import (
	"fmt"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Snapshot is what was counted in a time.
type Snapshot struct {
	Began time.Time
	Ended time.Time
	Keys  []Part // what the rows are told apart by, in the order of the columns
	Rows  []Row
	Other Row // the calls that found no row
}

// Seconds is how long the snapshot took.
func (s *Snapshot) Seconds() float64 { return s.Ended.Sub(s.Began).Seconds() }

// Length is the time of the calls in words, in tenths of a second if it has some.
func (s *Snapshot) Length() string {
	if d := s.Ended.Sub(s.Began); d < time.Second/10 {
		return Duration(uint64(max(d, 0)))
	}
	return fmt.Sprintf("%.1f s", s.Seconds())
}

// Part is a part of a key.
type Part string

// The parts of a key.
const (
	Syscall   Part = "syscall"
	Error     Part = "error"
	Process   Part = "process"
	Thread    Part = "thread"
	Comm      Part = "comm"
	User      Part = "uid"
	Cgroup    Part = "cgroup"
	Container Part = "container"
)

// Parts are all parts of a key.
var Parts = []Part{Syscall, Error, Process, Thread, Comm, User, Cgroup, Container}

// Of is the part of a key.
func (p Part) Of(k *Key) string { return *p.in(k) }

func (p Part) in(k *Key) *string {
	switch p {
	case Error:
		return &k.Error
	case Process:
		return &k.Process
	case Thread:
		return &k.Thread
	case Comm:
		return &k.Comm
	case User:
		return &k.User
	case Cgroup:
		return &k.Cgroup
	case Container:
		return &k.Container
	}
	return &k.Syscall
}

// Builder makes a snapshot of what the kernel has counted.
type Builder struct {
	Keys []Part
	Name func(Part, *abi.LatencyKey) string

	rows  map[Key]*Row
	other Row
}

// Add adds a bucket of a key.
func (b *Builder) Add(k abi.LatencyKey, l abi.Latency) {
	if b.rows == nil {
		b.rows = map[Key]*Row{}
	}
	key := b.KeyOf(&k)
	r := b.rows[key]
	if r == nil {
		r = &Row{Key: key}
		b.rows[key] = r
	}
	r.count(k, l)
}

// KeyOf is the row that a key is counted in.
func (b *Builder) KeyOf(k *abi.LatencyKey) (key Key) {
	for _, part := range b.Keys {
		*part.in(&key) = b.Name(part, k)
	}
	return key
}

// AddOther adds a bucket of calls that found no key.
func (b *Builder) AddOther(k abi.LatencyKey, l abi.Latency) { b.other.count(k, l) }

func (r *Row) count(k abi.LatencyKey, l abi.Latency) {
	r.add(bucket(k, l), k.Error != 0)
	r.RunQueue += l.RunQueue
	r.Blocked += l.Blocked
}

func bucket(k abi.LatencyKey, l abi.Latency) Bucket {
	return Bucket{Index: min(k.Bucket, Buckets-1), Calls: l.Calls, Total: l.Total, Max: l.Most}
}

// Snapshot is what was added, in no order.
func (b *Builder) Snapshot(began, ended time.Time) *Snapshot {
	s := &Snapshot{Began: began, Ended: ended, Keys: b.Keys, Other: b.other}
	for _, r := range b.rows {
		s.Rows = append(s.Rows, *r)
	}
	return s
}

// Since is what was counted after an earlier snapshot of the same counts.
func (s *Snapshot) Since(before *Snapshot) *Snapshot {
	d := &Snapshot{Began: before.Ended, Ended: s.Ended, Keys: s.Keys, Other: s.Other.minus(&before.Other)}
	earlier := before.byKey()
	for i := range s.Rows {
		r := s.Rows[i]
		if old := earlier[r.Key]; old != nil {
			r = r.minus(old)
		}
		if r.Calls > 0 {
			d.Rows = append(d.Rows, r)
		}
	}
	return d
}

// byKey are the rows by their keys; there are none without a snapshot.
func (s *Snapshot) byKey() map[Key]*Row {
	if s == nil {
		return nil
	}
	rows := make(map[Key]*Row, len(s.Rows))
	for i := range s.Rows {
		rows[s.Rows[i].Key] = &s.Rows[i]
	}
	return rows
}
