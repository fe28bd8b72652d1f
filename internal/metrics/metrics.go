// SPDX-License-Identifier: Apache-2.0

// Package metrics turns snapshots of latencies into metrics that Prometheus scrapes.
//
// A snapshot is taken when it is asked for, so that nothing is computed that nobody
// reads. The number of rows is bounded: once there are as many as may be, calls of
// further keys are counted together, for good, since a counter must not go down.
package metrics

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	dto "github.com/prometheus/client_model/go"

	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// other is the first label of the calls that have no row of their own.
const other = "other"

// Collector makes metrics of snapshots.
type Collector struct {
	keys     []latency.Part
	rows     int // at most, besides that of others
	snapshot func() (*latency.Snapshot, error)

	calls, errors, times *prometheus.Desc

	mu    sync.Mutex
	known map[string]bool // the labels that have rows
}

// NewCollector makes metrics with a label for each key. snapshot is what was counted
// since the start; it may be called from any goroutine, but never twice at a time.
func NewCollector(keys []latency.Part, rows int, snapshot func() (*latency.Snapshot, error)) *Collector {
	var labels []string
	for _, k := range keys {
		labels = append(labels, string(k))
	}
	describe := func(name, help string) *prometheus.Desc {
		return prometheus.NewDesc("ebpftrace_"+name, help, labels, nil)
	}
	return &Collector{
		keys: keys, rows: rows, snapshot: snapshot, known: map[string]bool{},
		calls:  describe("syscalls_total", "System calls that have returned."),
		errors: describe("syscall_errors_total", "System calls that have returned an error."),
		times:  describe("syscall_duration_seconds", "Time from the entry of a system call to its return."),
	}
}

// Describe is for the registry.
func (c *Collector) Describe(to chan<- *prometheus.Desc) {
	to <- c.calls
	to <- c.errors
	to <- c.times
}

// Collect makes the metrics of a scrape.
func (c *Collector) Collect(to chan<- prometheus.Metric) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, err := c.snapshot()
	if err != nil {
		to <- prometheus.NewInvalidMetric(c.calls, err)
		return
	}
	for _, r := range c.group(s) {
		to <- prometheus.MustNewConstMetric(c.calls, prometheus.CounterValue, float64(r.row.Calls), r.labels...)
		to <- prometheus.MustNewConstMetric(c.errors, prometheus.CounterValue, float64(r.row.Errors), r.labels...)
		to <- histogramOf(c.times, &r.row, s.Began, r.labels)
	}
}

// labelled is a row with its labels.
type labelled struct {
	labels []string
	row    latency.Row
}

// group are the rows with their labels, which are escaped: a process may call itself what
// is no text, or what others are called here.
func (c *Collector) group(s *latency.Snapshot) map[string]*labelled {
	groups := map[string]*labelled{}
	add := func(labels []string, r *latency.Row) {
		id := strings.Join(labels, "\x00")
		if groups[id] == nil {
			groups[id] = &labelled{labels: labels}
		}
		groups[id].row.Merge(r)
	}
	others := make([]string, len(c.keys))
	others[0] = other
	// Who has most calls gets a row while there is room.
	slices.SortFunc(s.Rows, func(a, b latency.Row) int { return cmp.Compare(b.Calls, a.Calls) })
	for i := range s.Rows {
		labels := c.labelsOf(&s.Rows[i].Key)
		if !c.admit(strings.Join(labels, "\x00")) {
			labels = others
		}
		add(labels, &s.Rows[i])
	}
	if s.Other.Calls > 0 {
		add(others, &s.Other)
	}
	return groups
}

func (c *Collector) labelsOf(k *latency.Key) []string {
	var labels []string
	for _, part := range c.keys {
		labels = append(labels, latency.Printable(part.Of(k)))
	}
	return labels
}

// admit tells whether labels have a row of their own, and gives them one while there is
// room.
func (c *Collector) admit(id string) bool {
	if !c.known[id] && len(c.known) < c.rows {
		c.known[id] = true
	}
	return c.known[id]
}

// Bounds of the classic buckets, as powers of two of a ns: 64 ns to 69 s.
const (
	leastPower = 6
	mostPower  = 36
)

// classic are the calls that took less than each bound, in seconds. The bound itself
// belongs to the bucket for Prometheus and to the next one here: 1 ns of difference.
func classic(r *latency.Row) map[float64]uint64 {
	buckets := map[float64]uint64{}
	calls, i := uint64(0), 0
	for power := leastPower; power <= mostPower; power++ {
		bound := uint64(1) << power
		for ; i < len(r.Buckets); i++ {
			if _, high := latency.Bounds(r.Buckets[i].Index); high > bound {
				break
			}
			calls += r.Buckets[i].Calls
		}
		buckets[float64(bound)/1e9] = calls
	}
	return buckets
}

// schema 3 has eight buckets for each power of two: wider ones than ours, of which each
// is put where its middle belongs.
const schema = 3

// native are the calls in the buckets of a native histogram: bucket i ends with
// 2^(i/8) s.
func native(r *latency.Row) (buckets map[int]int64, zeros uint64) {
	buckets = map[int]int64{}
	for _, b := range r.Buckets {
		low, high := latency.Bounds(b.Index)
		middle := (float64(low) + float64(high-1)) / 2 / 1e9
		if middle == 0 {
			zeros += b.Calls
			continue
		}
		buckets[int(math.Ceil(math.Log2(middle)*(1<<schema)))] += int64(b.Calls)
	}
	return buckets, zeros
}

// histogram is a histogram in both forms: servers that do not ask for a native one get
// classic buckets, as with the library's own histograms.
type histogram struct{ classic, native prometheus.Metric }

func histogramOf(desc *prometheus.Desc, r *latency.Row, began time.Time, labels []string) prometheus.Metric {
	sum := float64(r.Total) / 1e9
	buckets, zeros := native(r)
	both := histogram{classic: prometheus.MustNewConstHistogram(desc, r.Calls, sum, classic(r), labels...)}
	var err error
	both.native, err = prometheus.NewConstNativeHistogram(desc, r.Calls, sum, buckets, nil, zeros, schema, 0, began, labels...)
	if err != nil {
		return prometheus.NewInvalidMetric(desc, err)
	}
	return both
}

func (h histogram) Desc() *prometheus.Desc { return h.classic.Desc() }

func (h histogram) Write(m *dto.Metric) error {
	if err := h.native.Write(m); err != nil {
		return err
	}
	var other dto.Metric
	err := h.classic.Write(&other)
	m.Histogram.Bucket = other.Histogram.Bucket
	return err
}
