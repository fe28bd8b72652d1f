// SPDX-License-Identifier: Apache-2.0

package latency

import (
	"bytes"
	"math"
	"math/rand"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

func TestBucketsCoverAllTimes(t *testing.T) {
	if Buckets != abi.LatencyBuckets {
		t.Fatalf("buckets\n got %d\nwant the kernel side's %d", Buckets, abi.LatencyBuckets)
	}
	next := uint64(0)
	for i := range uint16(Buckets) {
		low, high := Bounds(i)
		if low != next || IndexOf(low) != i || IndexOf(high-1) != i {
			t.Fatalf("bucket %d is [%d, %d), after one that ends at %d; its times are of %d and %d", i, low, high, next, IndexOf(low), IndexOf(high-1))
		}
		if low >= 32 && float64(high-low)/2/float64(low) > MaxError {
			t.Errorf("bucket %d, [%d, %d): its middle is more than %v off", i, low, high, MaxError)
		}
		next = high
	}
	if IndexOf(math.MaxUint64) != Buckets-1 {
		t.Errorf("the longest time is of bucket %d", IndexOf(math.MaxUint64))
	}
}

// fill counts times as the kernel does.
func fill(times []uint64) Row {
	var r Row
	for _, ns := range times {
		r.add(Bucket{Index: IndexOf(ns), Calls: 1, Total: ns, Max: ns}, ns%10 == 0)
	}
	return r
}

func TestQuantilesAreWithinTheBound(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for _, n := range []int{1, 2, 10, 999, 20000} {
		times := make([]uint64, n)
		for i := range times {
			times[i] = uint64(math.Exp(random.Float64() * 20))
		}
		r := fill(times)
		slices.Sort(times)
		if r.Calls != uint64(n) || r.Max != times[n-1] {
			t.Errorf("of %d calls: %d, at most %d; want at most %d", n, r.Calls, r.Max, times[n-1])
		}
		for _, q := range []float64{0.01, 0.5, 0.95, 0.99, 0.999, 1} {
			want := float64(times[max(int(math.Ceil(q*float64(n)))-1, 0)])
			got := float64(r.Quantile(q))
			if math.Abs(got-want) > MaxError*want+1 {
				t.Errorf("%v of %d calls\n got %v\nwant %v, or %v %% off", q, n, got, want, 100*MaxError)
			}
		}
	}
	if empty := (Row{}); empty.Quantile(0.5) != 0 || empty.Mean() != 0 {
		t.Error("a row without calls has times")
	}
}

func TestSinceIsTheDifference(t *testing.T) {
	early, late := []uint64{5, 100, 100, 7000}, []uint64{101, 1 << 20, 6}
	at := time.Unix(1000, 0)
	first := &Snapshot{Began: at, Ended: at.Add(time.Second), Keys: []Part{Syscall}, Rows: []Row{named("read", fill(early)), named("close", fill(early))}}
	second := &Snapshot{Began: at, Ended: at.Add(3 * time.Second), Keys: []Part{Syscall}, Rows: []Row{
		named("read", fill(append(early, late...))), named("write", fill(late)), named("close", fill(early)),
	}}
	got := second.Since(first)
	if len(got.Rows) != 2 || got.Seconds() != 2 {
		t.Fatalf("got %d rows of %v s, want read and write of 2 s", len(got.Rows), got.Seconds())
	}
	want := named("read", fill(late))
	if r := got.Rows[0]; r.Calls != want.Calls || r.Total != want.Total || r.Max != want.Max || r.Errors != want.Errors {
		t.Errorf("difference\n got %+v\nwant %+v", r, want)
	}
}

func named(name string, r Row) Row {
	r.Syscall = name
	return r
}

func example() *Snapshot {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return &Snapshot{
		Began: at, Ended: at.Add(2 * time.Second), Keys: []Part{Syscall, Process},
		Rows: []Row{
			{Key: Key{Syscall: "read", Process: "7 cat"}},
			{Key: Key{Syscall: "futex", Process: "123 redis"}},
		},
	}
}

func TestTable(t *testing.T) {
	s := example()
	for i, ns := range []uint64{1, 900, 950, 20_000, 1_500_000} {
		s.Rows[0].add(Bucket{Index: IndexOf(ns), Calls: uint64(i) + 1, Total: ns * (uint64(i) + 1), Max: ns}, i == 0)
	}
	s.Rows[1].add(Bucket{Index: IndexOf(3e9), Calls: 3, Total: 9e9, Max: 3e9}, false)
	s.Other.add(Bucket{Index: 5, Calls: 2, Total: 10, Max: 5}, true)
	got := string(Append(nil, s, &Options{Bars: true}))
	want := `syscall  process    calls  errors  calls/s   total   mean     p50     p95     p99   p99.9     max
futex    123 redis      3              1.5   9.00s  3.00s   3.00s   3.00s   3.00s   3.00s   3.00s
read     7 cat         15       1      7.5  7.58ms  506us  20.0us  1.47ms  1.47ms  1.47ms  1.50ms
other                   2       2      1.0    10ns    5ns     5ns     5ns     5ns     5ns     5ns

futex 123 redis
   2.15s ..   4.29s          3 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

read 7 cat
     1ns ..     2ns          1 |@@@@@@@@                                |
     2ns ..     4ns          0 |                                        |
     4ns ..     8ns          0 |                                        |
     8ns ..    16ns          0 |                                        |
    16ns ..    32ns          0 |                                        |
    32ns ..    64ns          0 |                                        |
    64ns ..   128ns          0 |                                        |
   128ns ..   256ns          0 |                                        |
   256ns ..   512ns          0 |                                        |
   512ns ..  1.02us          5 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
  1.02us ..  2.05us          0 |                                        |
  2.05us ..  4.10us          0 |                                        |
  4.10us ..  8.19us          0 |                                        |
  8.19us ..  16.4us          0 |                                        |
  16.4us ..  32.8us          4 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@        |
  32.8us ..  65.5us          0 |                                        |
  65.5us ..   131us          0 |                                        |
   131us ..   262us          0 |                                        |
   262us ..   524us          0 |                                        |
   524us ..  1.05ms          0 |                                        |
  1.05ms ..  2.10ms          5 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
`
	if got != want {
		t.Errorf("table\n got\n%s\nwant\n%s", got, want)
	}
	one := Append(nil, s, &Options{Top: 1, SortBy: "calls"})
	if lines := strings.Split(string(one), "\n"); !strings.HasPrefix(lines[1], "read") || lines[3] != "... and 1 more row" {
		t.Errorf("the row with most calls\n got %s", one)
	}
}

func TestJSONKeepsAll(t *testing.T) {
	s := example()
	random := rand.New(rand.NewSource(2))
	for range 1000 {
		ns := random.Uint64() >> random.Intn(64)
		s.Rows[random.Intn(2)].add(Bucket{Index: IndexOf(ns), Calls: 1, Total: ns >> 12, Max: ns}, false)
	}
	s.Other.add(Bucket{Index: 600, Calls: 1, Total: 1, Max: 1}, true)
	s.Rows[1].Slowest = []string{`read(3, "\1"..., 7) = 1 <0.2>`}
	text, err := AppendJSON(nil, s)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, s) {
		t.Errorf("read back\n got %+v\nwant %+v", got, s)
	}
	for _, bad := range []string{``, `[]`, `{"format":"x"}`, `{"format":"ebpftrace-latency","version":2}`} {
		if _, err := ParseJSON([]byte(bad)); err == nil {
			t.Errorf("%q was read as a snapshot", bad)
		}
	}
}

func TestDiffMarksWhatChanceDoesNotExplain(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	sample := func(n int, scale float64) (times []uint64) {
		for range n {
			times = append(times, uint64(scale*math.Exp(random.NormFloat64()/2)))
		}
		return times
	}
	at := time.Unix(0, 0)
	snap := func(rows ...Row) *Snapshot {
		return &Snapshot{Began: at, Ended: at.Add(10 * time.Second), Keys: []Part{Syscall}, Rows: rows}
	}
	before := snap(named("same", fill(sample(5000, 1e4))), named("slower", fill(sample(5000, 1e4))), named("more", fill(sample(1000, 1e4))), named("gone", fill(sample(1000, 10))))
	after := snap(named("same", fill(sample(5050, 1e4))), named("slower", fill(sample(5000, 2e4))), named("more", fill(sample(3000, 1e4))))
	changes := changesOf(before, after)
	found := map[string]change{}
	for _, c := range changes {
		found[c.key.Syscall] = c
	}
	type marks struct{ rate, p50, p99 bool }
	for name, want := range map[string]marks{
		"same": {}, "slower": {p50: true, p99: true}, "more": {rate: true}, "gone": {rate: true},
	} {
		c := found[name]
		if got := (marks{c.rate.real, c.p50.real, c.p99.real}); got != want {
			t.Errorf("%s is marked\n got %+v\nwant %+v", name, got, want)
		}
	}
	if changes[0].key.Syscall != "slower" || changes[3].key.Syscall != "same" {
		t.Errorf("order: %s first, %s last", changes[0].key.Syscall, changes[3].key.Syscall)
	}
	b, err := AppendDiff(nil, before, after, &Options{})
	if err != nil || !strings.Contains(string(b), "gone") || !strings.HasSuffix(string(b), "\n"+starNote) {
		t.Errorf("table: %v\n%s", err, b)
	}
	if gone := regexp.MustCompile(`(?m)^gone +100\.0 +0\.0 +gone \* +\d+ns +- +gone +\d+ns +- +gone$`); !gone.Match(b) {
		t.Errorf("row of calls that are gone\n got %s\nwant %v", b, gone)
	}
	if b, _ := AppendDiff(nil, before, before, &Options{}); strings.Contains(string(b), "*") {
		t.Errorf("a snapshot differs from itself\n%s", b)
	}
	if _, err := AppendDiff(nil, before, example(), &Options{}); err == nil {
		t.Error("snapshots with different keys were compared")
	}
}

func FuzzParseJSON(f *testing.F) {
	text, _ := AppendJSON(nil, example())
	f.Add(text)
	f.Add([]byte(`{"format":"ebpftrace-latency","version":1,"other":{"buckets":[{"low_ns":1,"calls":1}]}}`))
	f.Add([]byte(`{"format":"ebpftrace-latency","version":1,"rows":[{"syscall":"\u001b[2J","buckets":[{"low_ns":18446744073709551615,"calls":18446744073709551615}]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ParseJSON(b)
		if err != nil {
			return
		}
		b = Append(nil, s, &Options{Bars: true})
		b, _ = AppendDiff(b, s, s, &Options{})
		if i := bytes.IndexFunc(b, func(r rune) bool { return r != '\n' && !strconv.IsPrint(r) }); i >= 0 {
			t.Errorf("a byte that a terminal might obey, at %d of %q", i, b)
		}
	})
}

func TestLength(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Second: "0ns", 2_430_000: "2.43ms", 99 * time.Millisecond: "99.0ms", 100 * time.Millisecond: "0.1 s", 998 * time.Millisecond: "1.0 s", time.Hour: "3600.0 s",
	} {
		s := Snapshot{Began: time.Unix(1, 0)}
		s.Ended = s.Began.Add(d)
		if got := s.Length(); got != want {
			t.Errorf("length of %v\n got %s\nwant %s", d, got, want)
		}
	}
}

func TestMergedRowsHaveTheCallsOfBoth(t *testing.T) {
	times := []uint64{1, 5, 10, 700, 1_000_000, 20}
	got, rest, want := fill(times[:3]), fill(times[3:]), fill(times)
	got.Merge(&rest)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("merged\n got %+v\nwant %+v", got, want)
	}
}
