// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/latency"
	"github.com/ebpftrace/ebpftrace/internal/live"
	"github.com/ebpftrace/ebpftrace/internal/metrics"
)

// openWatches finds the terminal of --live and takes the address of --metrics, before
// anything is traced for them.
func (s *session) openWatches() (err error) {
	if s.o.Latency.Live {
		if s.live, err = live.Open(); err != nil {
			return err
		}
	}
	if s.o.Latency.Metrics != "" {
		s.metrics, err = metrics.Listen(s.o.Latency.Metrics)
	}
	return err
}

// serveMetrics answers scrapes, until unwatch.
func (s *session) serveMetrics() {
	if s.metrics == nil {
		return
	}
	s.metrics.Serve(metrics.NewCollector(s.o.Latency.Keys, s.o.Latency.MaxRows, s.snapshot))
	s.notice("metrics are at " + s.metrics.URL())
}

// startLive takes the terminal over, until unwatch.
func (s *session) startLive() error {
	if s.live == nil {
		return nil
	}
	return s.live.Start(live.Source{
		Interval: s.o.Latency.Interval,
		SortBy:   s.o.Latency.SortBy,
		Snapshot: s.snapshot,
		Save:     saveLive,
		Quit:     s.quitLive,
	})
}

// quitLive ends the tracing: as --for does, or as an interrupt, which the command is
// told of too. ^C is but a key where the terminal is raw.
func (s *session) quitLive(interrupted bool) {
	if interrupted {
		s.stop.signal.Store(int32(unix.SIGINT))
	}
	s.timeUp.Store(true)
	s.reader.Wake()
}

// saveLive writes a snapshot into a new file: root may do this in anybody's folder.
func saveLive(snap *latency.Snapshot) (string, error) {
	name := "latency-" + time.Now().Format("20060102-150405.000") + ".json"
	return name, saveSnapshot(name, os.O_EXCL, snap)
}

// unwatch ends what shows latencies while they are counted, and tells what was to be
// told meanwhile.
func (s *session) unwatch() error {
	err := s.live.Close()
	s.live = nil
	served := s.metrics.Close()
	for _, text := range s.held {
		s.notice(text)
	}
	s.held = nil
	if s.stop.asked() {
		err = nil // SIGHUP comes when the terminal goes
	}
	return errors.Join(err, served)
}
