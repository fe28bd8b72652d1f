// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"testing"
	"time"
)

func TestOptionsThatShowLatencies(t *testing.T) {
	for _, tt := range []struct {
		options  string
		live     bool
		interval time.Duration
		quiet    bool
		metrics  string
		err      string
	}{
		{options: "--latency --system-wide"},
		{options: "--latency --live --system-wide", live: true, interval: time.Second, quiet: true},
		{options: "--latency --live --interval 200ms --system-wide", live: true, interval: 200 * time.Millisecond, quiet: true},
		{options: "--latency --metrics :9090 --system-wide", metrics: "127.0.0.1:9090"},
		{options: "--latency --metrics=0.0.0.0:1 true", metrics: "0.0.0.0:1"},
		{options: "--latency --metrics 9090 true", err: "invalid --metrics argument: '9090': want HOST:PORT or :PORT"},
		{options: "--metrics :9090 true", err: "--metrics must be given with --latency"},
		{options: "--live true", err: "--live must be given with --latency"},
	} {
		t.Run(tt.options, func(t *testing.T) {
			o, err := parse("x", strings.Fields(tt.options), syscallTables())
			if tt.err != "" {
				if err == nil || err.Error() != tt.err {
					t.Errorf("error\n got %v\nwant %s", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if o.Latency.Metrics != tt.metrics {
				t.Errorf("metrics\n got %s\nwant %s", o.Latency.Metrics, tt.metrics)
			}
			if o.Latency.Live != tt.live || o.Latency.Interval != tt.interval || o.Quiet.Has(QuietAttach) != tt.quiet {
				t.Errorf("live, interval and quiet\n got %v %v %v\nwant %v %v %v",
					o.Latency.Live, o.Latency.Interval, o.Quiet.Has(QuietAttach), tt.live, tt.interval, tt.quiet)
			}
		})
	}
}
