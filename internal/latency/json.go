// SPDX-License-Identifier: Apache-2.0

package latency

import (
	"encoding/json"
	"fmt"
	"time"
)

// The schema of a snapshot's file: docs/latency.md. A change that old readers would
// misread needs a new version.
const (
	formatName    = "ebpftrace-latency"
	formatVersion = 1
)

type fileJSON struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Began    time.Time `json:"began"`
	Ended    time.Time `json:"ended"`
	Keys     []Part    `json:"keys"`
	MaxError float64   `json:"max_error"` // of quantiles, as share of the true value
	Rows     []rowJSON `json:"rows"`
	Other    *rowJSON  `json:"other,omitempty"` // calls that found no row
}

type rowJSON struct {
	Key
	Calls  uint64 `json:"calls"`
	Errors uint64 `json:"errors"`
	Total  uint64 `json:"total_ns"`
	Mean   uint64 `json:"mean_ns"`
	P50    uint64 `json:"p50_ns"`
	P95    uint64 `json:"p95_ns"`
	P99    uint64 `json:"p99_ns"`
	P999   uint64 `json:"p99.9_ns"`
	Max    uint64 `json:"max_ns"`
	// Of the total; only where times are split.
	RunQueue uint64       `json:"run_queue_ns,omitempty"`
	Blocked  uint64       `json:"blocked_ns,omitempty"`
	Buckets  []bucketJSON `json:"buckets"`
	Slowest  []string     `json:"slowest,omitempty"`
}

// bucketJSON are the calls that took low or longer, but not high.
type bucketJSON struct {
	Low   uint64 `json:"low_ns"`
	High  uint64 `json:"high_ns"`
	Calls uint64 `json:"calls"`
	Total uint64 `json:"total_ns"`
	Max   uint64 `json:"max_ns"`
}

// AppendJSON adds a snapshot as one line of JSON.
func AppendJSON(b []byte, s *Snapshot) ([]byte, error) {
	f := fileJSON{
		Format: formatName, Version: formatVersion, Began: s.Began, Ended: s.Ended,
		Keys: s.Keys, MaxError: MaxError, Rows: make([]rowJSON, 0, len(s.Rows)),
	}
	for i := range s.Rows {
		f.Rows = append(f.Rows, jsonOf(&s.Rows[i]))
	}
	if s.Other.Calls > 0 {
		other := jsonOf(&s.Other)
		f.Other = &other
	}
	text, err := json.Marshal(f)
	if err != nil {
		return b, fmt.Errorf("write snapshot: %w", err)
	}
	return append(append(b, text...), '\n'), nil
}

func jsonOf(r *Row) rowJSON {
	j := rowJSON{
		Key: r.Key, Calls: r.Calls, Errors: r.Errors, Total: r.Total, Max: r.Max, Mean: r.Mean(),
		P50: r.Quantile(0.5), P95: r.Quantile(0.95), P99: r.Quantile(0.99), P999: r.Quantile(0.999),
		RunQueue: r.RunQueue, Blocked: r.Blocked, Slowest: r.Slowest,
	}
	for _, b := range r.Buckets {
		low, high := Bounds(b.Index)
		j.Buckets = append(j.Buckets, bucketJSON{low, high, b.Calls, b.Total, b.Max})
	}
	return j
}

// ParseJSON reads what AppendJSON has written.
func ParseJSON(text []byte) (*Snapshot, error) {
	var f fileJSON
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("not a snapshot of latencies: %w", err)
	}
	if f.Format != formatName {
		return nil, fmt.Errorf("not a snapshot of latencies: its format is %q, not %q", f.Format, formatName)
	}
	if f.Version != formatVersion {
		return nil, fmt.Errorf("a snapshot of version %d; this program reads version %d", f.Version, formatVersion)
	}
	s := &Snapshot{Began: f.Began, Ended: f.Ended, Keys: f.Keys}
	for i := range f.Rows {
		s.Rows = append(s.Rows, rowOf(&f.Rows[i]))
	}
	if f.Other != nil {
		s.Other = rowOf(f.Other)
	}
	return s, nil
}

func rowOf(j *rowJSON) Row {
	r := Row{Key: j.Key}
	for _, b := range j.Buckets {
		r.add(Bucket{Index: IndexOf(b.Low), Calls: b.Calls, Total: b.Total, Max: b.Max}, false)
	}
	r.Errors, r.RunQueue, r.Blocked, r.Slowest = j.Errors, j.RunQueue, j.Blocked, j.Slowest
	return r
}
