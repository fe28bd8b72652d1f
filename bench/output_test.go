// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestReadOutput(t *testing.T) {
	for _, tt := range []struct {
		name, text, call string
		want             written
	}{
		{"a line is a call", "getppid()  = 1\nread(0, \"\", 1) = 0\n", "", written{bytes: 34, calls: 2}},
		{"signals and exits are none", "--- SIGCHLD ---\n+++ exited with 0 +++\n", "", written{bytes: 38}},
		{"two halves are one", "read(0, <unfinished ...>\n<... read resumed>) = 0\n", "", written{bytes: 49, calls: 1}},
		{"one kind alone", "getppid() = 1\nread(0) = 0\n", "getppid(", written{bytes: 26, calls: 1}},
		{"perf says where it lost some", "LOST 17 events!\n 0.1 ( 0.1 ms): getppid() = 1\n", "", written{bytes: 46, calls: 1, lost: 17}},
		{"the last line may lack its end", "getppid()", "", written{bytes: 9, calls: 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "out")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := readOutput(path, tt.call)
			if err != nil || got != tt.want {
				t.Errorf("of %q\n got %v, %v\nwant %v", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestSaidLost(t *testing.T) {
	for _, tt := range []struct {
		name, stderr string
		want         float64
	}{
		{"nothing", "ebpftrace: Process 1 attached\n", 0},
		{"the rings were full", "ebpftrace: 17554 records lost: the rings were full; try a larger --buffer\n", 17554},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := saidLost(tt.stderr); got != tt.want {
				t.Errorf("lost\n got %v\nwant %v", got, tt.want)
			}
		})
	}
}

func TestParseResult(t *testing.T) {
	got, err := parseResult("noise\nbench: units=10 ns=2000 cpu=1500\n")
	if want := (result{10, 2000, 1500}); err != nil || got != want {
		t.Errorf("result\n got %v, %v\nwant %v", got, err, want)
	}
	if _, err := parseResult("noise\n"); err == nil {
		t.Error("no result\n got no error\nwant one")
	}
}

func TestClients(t *testing.T) {
	b := &bench{o: &options{pace: fullPace}}
	for _, tt := range []struct {
		name     string
		server   *server
		stdout   string
		requests float64
		rate     float64
		bad      bool
	}{
		{"redis-benchmark", redis, "\"test\",\"rps\",\"avg_latency_ms\"\n\"GET\",\"119760.48\",\"0.082\"\n", float64(b.work(&column{}) / 2), 119760.48, false},
		{"redis-benchmark that failed", redis, "Could not connect\n", 0, 0, true},
		{"wrk", nginx, "  1 threads and 20 connections\n  82035 requests in 1.00s, 95.83MB read\nRequests/sec:  81945.53\n", 82035, 81945.53, false},
		{"wrk whose requests failed", nginx, "  82035 requests in 1.00s, 95.83MB read\n  Non-2xx or 3xx responses: 82035\nRequests/sec:  81945.53\n", 0, 0, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			requests, rate, err := tt.server.parse(b, &column{}, tt.stdout)
			if requests != tt.requests || rate != tt.rate || (err != nil) != tt.bad {
				t.Errorf("of %q\n got %v at %v, %v\nwant %v at %v", tt.stdout, requests, rate, err, tt.requests, tt.rate)
			}
		})
	}
}

func TestOwnCPU(t *testing.T) {
	for _, tt := range []struct {
		name   string
		usage  usage
		tracee time.Duration
		want   time.Duration
	}{
		{"the tracee that it waited for is taken off", usage{total: 3 * time.Second, childTicks: 100}, time.Second, 2 * time.Second},
		{"the one that it left is not in the account", usage{total: 3 * time.Second}, time.Second, 3 * time.Second},
		{"it is never less than nothing", usage{total: time.Second, childTicks: 101}, 1100 * time.Millisecond, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.usage.own(tt.tracee); got != tt.want {
				t.Errorf("the tracer's own\n got %v\nwant %v", got, tt.want)
			}
		})
	}
}
