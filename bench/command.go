// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os/exec"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/bench/floor"
	"github.com/ebpftrace/ebpftrace/bench/report"
)

// beside starts what runs beside the load in a column: nothing, the empty pair, or a
// tracer of something else. It has attached when beside returns.
func (b *bench) beside(c *column) (stop func() error, err error) {
	switch {
	case c.floor:
		pair, err := floor.Open()
		if err != nil {
			return nil, err
		}
		return func() error { pair.Close(); return nil }, nil
	case c.beside != nil:
		return b.traceSleeper(c)
	}
	return func() error { return nil }, nil
}

// traceSleeper has a tracer start a program that says when it runs, and sleeps.
func (b *bench) traceSleeper(c *column) (stop func() error, err error) {
	file := b.load("ready.pid")
	removeFile(file)
	v := values{ebpftrace: b.o.ebpftrace, out: b.out(), command: []string{b.load("ready"), file}}
	tracer, err := start(v.fill(c.beside))
	if err != nil {
		return nil, err
	}
	sleeper := 0
	if err := tracer.until("attached", func() bool { sleeper = readNumber(file); return sleeper > 0 }); err != nil {
		_ = tracer.stop(unix.SIGKILL)
		return nil, err
	}
	return func() error {
		_ = unix.Kill(sleeper, unix.SIGTERM)
		return tracer.stop(unix.SIGINT)
	}, nil
}

// runTraced runs a command to its end, in a column.
func (b *bench) runTraced(w *workload, c *column) (*process, error) {
	argv := resolved(w.command(b, c))
	if c.run != nil {
		v := values{ebpftrace: b.o.ebpftrace, children: w.children, out: b.out(), command: argv}
		argv = v.fill(c.run)
	} else {
		stop, err := b.beside(c)
		if err != nil {
			return nil, err
		}
		defer stop()
	}
	p, err := start(argv)
	if err != nil {
		return nil, err
	}
	return p, p.finish(patience)
}

// resolved is a command by its path: bpftrace refuses a name that stands for two files.
func resolved(argv []string) []string {
	if path, err := exec.LookPath(argv[0]); err == nil {
		argv[0] = path
	}
	return argv
}

// sampleCommand takes the time that the load tells.
func (b *bench) sampleCommand(w *workload, c *column) (report.Sample, error) {
	p, err := b.runTraced(w, c)
	if err != nil {
		return report.Sample{}, err
	}
	r, err := parseResult(p.stdout.String())
	if err != nil {
		return report.Sample{}, err
	}
	s := report.Sample{Units: r.units, NS: r.ns}
	if c.run == nil {
		return s, nil
	}
	b.addTracer(&s, w, c, p)
	s.TracerCPU = float64(p.usage.own(r.cpu))
	return s, nil
}

// addTracer adds what is known of a tracer that has ended.
func (b *bench) addTracer(s *report.Sample, w *workload, c *column, tracer *process) {
	s.Peak, s.Maps = tracer.usage.peak, tracer.usage.maps
	s.Lost = saidLost(tracer.stderr())
	s.TracerCPU = float64(tracer.usage.total)
	out, err := readOutput(b.out(), w.call)
	if err != nil {
		return
	}
	s.Bytes = out.bytes
	s.Lost += out.lost
	if c.lines {
		s.Calls = out.calls
	}
	if c.lines && w.kind == report.Loop {
		s.Absent = max(0, s.Units-out.calls)
	}
}

// sampleTrue takes the time from the start of the tracer to its end.
func (b *bench) sampleTrue(w *workload, c *column) (report.Sample, error) {
	p, err := b.runTraced(w, c)
	if err != nil {
		return report.Sample{}, err
	}
	s := report.Sample{Units: 1, NS: float64(p.ended.Sub(p.started))}
	if c.run != nil {
		b.addTracer(&s, w, c, p)
	}
	return s, nil
}

// sampleStarted takes the time from the start of the tracer to the main function of the
// command, which tells the time of day.
func (b *bench) sampleStarted(w *workload, c *column) (report.Sample, error) {
	p, err := b.runTraced(w, c)
	if err != nil {
		return report.Sample{}, err
	}
	r, err := parseClock(p.stdout.String())
	return report.Sample{Units: 1, NS: float64(time.Unix(0, r).Sub(p.started.Round(0)))}, err
}
