// SPDX-License-Identifier: Apache-2.0

package latency

import (
	"cmp"
	"slices"
)

// Key is whose calls a row counts. What a snapshot's rows are not told apart by is "".
type Key struct {
	Syscall   string `json:"syscall,omitempty"`
	Error     string `json:"error,omitempty"` // a name; "-" is success
	Process   string `json:"process,omitempty"`
	Thread    string `json:"thread,omitempty"`
	Comm      string `json:"comm,omitempty"`
	User      string `json:"uid,omitempty"`
	Cgroup    string `json:"cgroup,omitempty"`
	Container string `json:"container,omitempty"`
}

// Row are the calls of one key. Times are in ns.
type Row struct {
	Key
	Calls  uint64
	Errors uint64
	Total  uint64
	Max    uint64
	// Of Total; only where times are split.
	RunQueue uint64 // waiting for a CPU
	Blocked  uint64
	Buckets  []Bucket // those that are not empty, shortest times first
	Slowest  []string // the slowest calls as lines, where they are kept
}

// Mean is the average time of a call; 0 without calls.
func (r *Row) Mean() uint64 { return r.perCall(r.Total) }

func (r *Row) perCall(ns uint64) uint64 {
	if r.Calls == 0 {
		return 0
	}
	return ns / r.Calls
}

// Quantile is the time that a share q of the calls does not exceed, with at most
// MaxError. It is 0 without calls.
func (r *Row) Quantile(q float64) uint64 {
	rank := uint64(q*float64(r.Calls) + 0.999999)
	for i := range r.Buckets {
		if b := &r.Buckets[i]; rank <= b.Calls {
			return b.middle()
		} else {
			rank -= b.Calls
		}
	}
	return r.Max
}

// add adds calls of one bucket, failed ones or not.
func (r *Row) add(b Bucket, failed bool) {
	r.Calls += b.Calls
	r.Total += b.Total
	r.Max = max(r.Max, b.Max)
	if failed {
		r.Errors += b.Calls
	}
	i, found := slices.BinarySearchFunc(r.Buckets, b.Index, func(b Bucket, index uint16) int { return cmp.Compare(b.Index, index) })
	if !found {
		r.Buckets = slices.Insert(r.Buckets, i, b)
		return
	}
	have := &r.Buckets[i]
	have.Calls += b.Calls
	have.Total += b.Total
	have.Max = max(have.Max, b.Max)
}

// Merge adds the calls of another row.
func (r *Row) Merge(other *Row) {
	for _, b := range other.Buckets {
		r.add(b, false)
	}
	r.Errors += other.Errors
}

// minus are the calls of a row that came after those of an earlier one.
func (r *Row) minus(before *Row) Row {
	d := Row{Key: r.Key, Errors: r.Errors - before.Errors, RunQueue: r.RunQueue - before.RunQueue, Blocked: r.Blocked - before.Blocked}
	earlier := map[uint16]Bucket{}
	for _, b := range before.Buckets {
		earlier[b.Index] = b
	}
	for _, b := range r.Buckets {
		if b = b.minus(earlier[b.Index]); b.Calls > 0 {
			d.add(b, false)
		}
	}
	return d
}
