// SPDX-License-Identifier: Apache-2.0

package metrics

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/hint"
	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// source counts calls by syscall and comm.
type source struct {
	mu    sync.Mutex
	names []string // of syscall and comm, with a space in between
	calls []struct {
		name   int
		ns     uint64
		failed bool
	}
	other int // calls of 1000 ns
	err   error
}

func (s *source) add(name string, ns uint64, failed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.names, name)
	if i < 0 {
		i = len(s.names)
		s.names = append(s.names, name)
	}
	s.calls = append(s.calls, struct {
		name   int
		ns     uint64
		failed bool
	}{i, ns, failed})
}

func (s *source) snapshot() (*latency.Snapshot, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := latency.Builder{Keys: keys, Name: func(p latency.Part, k *abi.LatencyKey) string {
		syscall, comm, _ := strings.Cut(s.names[k.Call], " ")
		if p == latency.Syscall {
			return syscall
		}
		return comm
	}}
	for _, c := range s.calls {
		k := abi.LatencyKey{Call: uint32(c.name), Bucket: latency.IndexOf(c.ns)}
		if c.failed {
			k.Error = 1
		}
		b.Add(k, abi.Latency{Calls: 1, Total: c.ns, Most: c.ns})
	}
	for range s.other {
		b.AddOther(abi.LatencyKey{Bucket: latency.IndexOf(1000)}, abi.Latency{Calls: 1, Total: 1000, Most: 1000})
	}
	return b.Snapshot(time.Unix(1e9, 0), time.Unix(1e9+1, 0)), s.err
}

var keys = []latency.Part{latency.Syscall, latency.Comm}

// serve answers scrapes of a source until the test ends.
func serve(t *testing.T, s *source, rows int) *Server {
	t.Helper()
	server, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server.Serve(NewCollector(keys, rows, s.snapshot))
	t.Cleanup(func() { server.Close() })
	return server
}

// scrape reads all metrics in a format.
func scrape(t *testing.T, server *Server, format expfmt.Format) map[string]*dto.MetricFamily {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", string(format))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(answer.Body)
		t.Fatalf("status %s: %s", answer.Status, text)
	}
	families := map[string]*dto.MetricFamily{}
	d := expfmt.NewDecoder(answer.Body, expfmt.ResponseFormat(answer.Header))
	for {
		var f dto.MetricFamily
		if err := d.Decode(&f); errors.Is(err, io.EOF) {
			return families
		} else if err != nil {
			t.Fatal(err)
		}
		families[f.GetName()] = &f
	}
}

var (
	textFormat   = expfmt.NewFormat(expfmt.TypeTextPlain)
	binaryFormat = expfmt.NewFormat(expfmt.TypeProtoDelim)
)

// metric is the one with these label values, or nil.
func metric(f *dto.MetricFamily, values ...string) *dto.Metric {
	for _, m := range f.GetMetric() {
		var got []string
		for _, part := range keys {
			for _, l := range m.GetLabel() {
				if l.GetName() == string(part) {
					got = append(got, l.GetValue())
				}
			}
		}
		if slices.Equal(got, values) {
			return m
		}
	}
	return nil
}

func TestAScrapeIsTheSnapshot(t *testing.T) {
	s := &source{}
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		s.add("read cat", uint64(math.Exp(random.Float64()*28)), random.Intn(3) == 0)
	}
	s.add("write cat", 1<<62, false) // beyond all buckets
	want, _ := s.snapshot()
	server := serve(t, s, 10)
	for _, format := range []expfmt.Format{textFormat, binaryFormat} {
		got := scrape(t, server, format)
		for _, r := range want.Rows {
			values := []string{r.Syscall, r.Comm}
			calls := metric(got["ebpftrace_syscalls_total"], values...).GetCounter().GetValue()
			errors := metric(got["ebpftrace_syscall_errors_total"], values...).GetCounter().GetValue()
			h := metric(got["ebpftrace_syscall_duration_seconds"], values...).GetHistogram()
			if calls != float64(r.Calls) || errors != float64(r.Errors) || h.GetSampleCount() != r.Calls || h.GetSampleSum() != float64(r.Total)/1e9 {
				t.Errorf("%v\n got %v calls, %v errors, %v\nwant %+v", values, calls, errors, h, r)
			}
			checkClassic(t, h, r)
		}
	}
}

// checkClassic wants each bucket to have the calls that took less than its bound.
func checkClassic(t *testing.T, h *dto.Histogram, r latency.Row) {
	t.Helper()
	if len(h.GetBucket()) < mostPower-leastPower+1 {
		t.Errorf("buckets\n got %d\nwant one for each power of two", len(h.GetBucket()))
	}
	for _, bucket := range h.GetBucket() {
		want := uint64(0)
		for _, b := range r.Buckets {
			if low, _ := latency.Bounds(b.Index); float64(low) < bucket.GetUpperBound()*1e9 {
				want += b.Calls
			}
		}
		if bucket.GetCumulativeCount() != want {
			t.Errorf("calls below %v s\n got %d\nwant %d", bucket.GetUpperBound(), bucket.GetCumulativeCount(), want)
		}
	}
}

// Each call is in a native bucket that is at most half a bucket of ours away.
func TestNativeBuckets(t *testing.T) {
	for ns := uint64(1); ns < 1<<40; ns = ns*21/20 + 1 {
		var r latency.Row
		one := latency.Bucket{Index: latency.IndexOf(ns), Calls: 1, Total: ns, Max: ns}
		r.Merge(&latency.Row{Buckets: []latency.Bucket{one}})
		buckets, zeros := native(&r)
		if len(buckets) != 1 || zeros != 0 {
			t.Fatalf("%d ns: buckets %v, %d zeros", ns, buckets, zeros)
		}
		for i := range buckets {
			low, high := math.Exp2(float64(i-1)/8)*1e9, math.Exp2(float64(i)/8)*1e9
			if float64(ns) < low*(1-latency.MaxError)-1e-6 || float64(ns) > high*(1+latency.MaxError)+1e-6 {
				t.Errorf("%d ns is in (%v, %v]", ns, low, high)
			}
		}
	}
	zero := latency.Row{Buckets: []latency.Bucket{{Calls: 3}}}
	if buckets, zeros := native(&zero); len(buckets) != 0 || zeros != 3 {
		t.Errorf("calls of 0 ns\n got %v and %d zeros\nwant 3 zeros", buckets, zeros)
	}
}

func TestNativeHistogramsHaveAllCalls(t *testing.T) {
	s := &source{}
	for ns := range uint64(3000) {
		s.add("read cat", ns*ns, false)
	}
	h := metric(scrape(t, serve(t, s, 10), binaryFormat)["ebpftrace_syscall_duration_seconds"], "read", "cat").GetHistogram()
	sum, count := h.GetZeroCount(), int64(0)
	for _, delta := range h.GetPositiveDelta() {
		count += delta
		sum += uint64(count)
	}
	if sum != 3000 || h.GetSchema() != schema {
		t.Errorf("native histogram\n got %d calls, schema %d\nwant 3000, %d", sum, h.GetSchema(), schema)
	}
}

// What has a row keeps it; the calls of all others are counted together, and none twice.
func TestRowsAreBounded(t *testing.T) {
	s := &source{}
	s.add("read a", 10, false)
	s.add("read b", 10, false)
	server := serve(t, s, 2)
	scrape(t, server, textFormat)
	for i := range 100 {
		s.add(fmt.Sprintf("read c%d", i/10), 10, true)
	}
	s.other = 5
	f := scrape(t, server, textFormat)
	calls, failed := f["ebpftrace_syscalls_total"], f["ebpftrace_syscall_errors_total"]
	if len(calls.GetMetric()) != 3 || metric(calls, "read", "a") == nil || metric(calls, "read", "b") == nil {
		t.Errorf("rows\n got %v\nwant a, b, and others", calls)
	}
	if n, e := metric(calls, "other", "").GetCounter().GetValue(), metric(failed, "other", "").GetCounter().GetValue(); n != 105 || e != 100 {
		t.Errorf("other calls\n got %v, %v failed\nwant 105, 100 failed", n, e)
	}
}

// Whatever processes call themselves: it can be scraped, and no call is missing.
func TestNamesThatAreChosenToConfuse(t *testing.T) {
	s := &source{other: 1}
	for _, name := range []string{"other ", "read \xff", `read \xff`, "read \x1b[2J", "read \n\"}", "read \x00"} {
		s.add(name, 10, false)
	}
	calls := scrape(t, serve(t, s, 100), textFormat)["ebpftrace_syscalls_total"]
	sum := 0.
	for _, m := range calls.GetMetric() {
		sum += m.GetCounter().GetValue()
	}
	if sum != 7 || metric(calls, "other", "").GetCounter().GetValue() != 2 || metric(calls, "read", `\x1b[2J`) == nil {
		t.Errorf("metrics\n got %v\nwant 7 calls, 2 of them others", calls)
	}
}

func TestAFailedSnapshotFailsTheScrape(t *testing.T) {
	answer, err := http.Get(serve(t, &source{err: errors.New("no such map")}, 1).URL())
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusInternalServerError || !strings.Contains(string(text), "no such map") {
		t.Errorf("answer\n got %s: %s\nwant 500, and why", answer.Status, text)
	}
}

func TestScrapesAtTheSameTimeAndAtTheEnd(t *testing.T) {
	s := &source{}
	server := serve(t, s, 5)
	var scrapes sync.WaitGroup
	for i := range 8 {
		scrapes.Go(func() {
			for n := range 20 {
				s.add(fmt.Sprintf("read %d", i*n), 100, false)
				answer, err := http.Get(server.URL())
				if err != nil {
					return // it was closed
				}
				_, _ = io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
			}
		})
	}
	if err := server.Close(); err != nil {
		t.Errorf("closed: %v", err)
	}
	scrapes.Wait()
	if _, err := http.Get(server.URL()); err == nil {
		t.Error("a closed server answers")
	}
}

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		":9090": "127.0.0.1:9090", "0.0.0.0:80": "0.0.0.0:80", "[::1]:1": "[::1]:1", "host:9": "host:9", ":0": "127.0.0.1:0",
		"9090": "", "": "", "host": "", "host:": "", "host:http": "", ":65536": "", ":-1": "", "::1:9": "",
	} {
		if got, err := Address(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q\n got %q, %v\nwant %q", text, got, err, want)
		}
	}
}

func TestAnAddressThatIsTakenHasAHint(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Listen(first.listener.Addr().String())
	var hinted *hint.Error
	if !errors.As(err, &hinted) || !strings.Contains(hinted.Do, "another port") {
		t.Errorf("error %v, want the hint to take another port", err)
	}
	if err := first.Close(); err != nil {
		t.Errorf("closed before it served: %v", err)
	}
}
