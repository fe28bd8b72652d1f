// SPDX-License-Identifier: Apache-2.0

package main

import (
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/loader"
)

// How often the cost is measured, and for how long the kernel measures run times then:
// that costs as well, some 20 ns for each run of a probe.
const (
	measurePeriod = time.Second
	measureSample = 50 * time.Millisecond
)

// cost is what tracing took in a stretch of time.
type cost struct {
	wall    time.Duration
	tracer  time.Duration  // CPU time of the tracer, in user space and in the kernel
	sampled time.Duration  // the part of wall in which run times were measured
	probes  loader.RunTime // in that part
}

func (c *cost) add(d cost) {
	c.wall += d.wall
	c.tracer += d.tracer
	c.sampled += d.sampled
	c.probes.Runs += d.probes.Runs
	c.probes.Time += d.probes.Time
}

// probeShare is the time spent in the probes of sys_enter and sys_exit, by all threads
// of the machine, in percent of one CPU. What the kernel takes to get there is not in it.
func (c *cost) probeShare() float64 { return percent(c.probes.Time, c.sampled) }

// tracerShare is the time that the tracer ran, in percent of one CPU.
func (c *cost) tracerShare() float64 { return percent(c.tracer, c.wall) }

// overhead is what --max-overhead limits: both together. It may exceed 100 % where
// there are several CPUs.
func (c *cost) overhead() float64 { return c.probeShare() + c.tracerShare() }

// perCall is the time that the probes add to a call of whatever thread, on average.
func (c *cost) perCall() time.Duration {
	if c.probes.Runs == 0 {
		return 0
	}
	return 2 * c.probes.Time / time.Duration(c.probes.Runs)
}

func percent(part, whole time.Duration) float64 {
	if whole <= 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// meter measures the cost in the background, since it must go on while the reader
// sleeps, until it is stopped.
type meter struct {
	probes *loader.Probes
	wake   func() // called after each measurement
	once   sync.Once
	asked  chan struct{}
	over   chan struct{}

	mu    sync.Mutex
	fresh cost // since take
	total cost
	err   error // why run times could not be measured
}

// startMeter begins with a sample at once, so that short runs have one, too.
func startMeter(p *loader.Probes, wake func()) *meter {
	m := &meter{probes: p, wake: wake, asked: make(chan struct{}), over: make(chan struct{})}
	go func() {
		defer close(m.over)
		for pause := time.Duration(0); m.measure(pause); pause = measurePeriod - measureSample {
			m.wake()
		}
	}()
	return m
}

// stop ends the measuring, and waits for it. It may be called again.
func (m *meter) stop() {
	m.once.Do(func() { close(m.asked) })
	<-m.over
}

// take hands out what was measured since it was called before, once that is as much as
// is to be judged, and why the probes are not in it.
func (m *meter) take() (c cost, ok bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fresh.wall < measurePeriod/2 {
		return cost{}, false, nil
	}
	c, m.fresh = m.fresh, cost{}
	return c, true, m.err
}

// sum is all that was measured.
func (m *meter) sum() cost {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.total
}

// measure takes one measurement, with a sample at its end. It reports false if it was
// cut short.
func (m *meter) measure(pause time.Duration) bool {
	began, before := time.Now(), cpuTime()
	more := m.sleep(pause)
	var c cost
	var err error
	if more {
		more, err = m.sample(&c)
	}
	c.wall, c.tracer = time.Since(began), cpuTime()-before
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fresh.add(c)
	m.total.add(c)
	if err != nil {
		m.err = err
	}
	return more
}

// sample lets the kernel measure run times for a short while.
func (m *meter) sample(c *cost) (more bool, err error) {
	stop, err := m.probes.MeasureRunTime()
	if err != nil {
		return m.sleep(measureSample), err
	}
	defer stop()
	before, err := m.probes.RunTime()
	if err != nil {
		return m.sleep(measureSample), err
	}
	began := time.Now()
	more = m.sleep(measureSample)
	after, err := m.probes.RunTime()
	if err != nil {
		return more, err
	}
	c.sampled = time.Since(began)
	c.probes = loader.RunTime{Runs: after.Runs - before.Runs, Time: after.Time - before.Time}
	return more, nil
}

// sleep reports false if the meter is stopped meanwhile.
func (m *meter) sleep(d time.Duration) bool {
	select {
	case <-m.asked:
		return false
	case <-time.After(d):
		return true
	}
}

// cpuTime is the CPU time that this process has taken.
func cpuTime() time.Duration {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
