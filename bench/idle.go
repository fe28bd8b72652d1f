// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// idler is a tracer that is attached to a process of its own, which sleeps.
type idler struct {
	column  *column
	sleeper *process
	tracer  *process
}

// measureIdle attaches all tracers at once, since none has anything to do, and looks
// what CPU time each takes.
func (b *bench) measureIdle(w *workload) {
	var idlers []*idler
	defer func() {
		for _, i := range idlers {
			i.stop()
		}
	}()
	for n, c := range b.columns {
		if !w.runsIn(c) || b.missing(w, c) {
			continue
		}
		i, err := b.startIdler(c, filepath.Join(b.dir, fmt.Sprintf("idle%d", n)))
		if err != nil {
			b.miss(w.name, c.name, err)
			continue
		}
		idlers = append(idlers, i)
	}
	time.Sleep(time.Second) // what they do at the start is measured elsewhere
	for round := range b.o.rounds {
		before, began := make([]time.Duration, len(idlers)), time.Now()
		for n, i := range idlers {
			before[n] = cpuNow(i.tracer.pid)
		}
		time.Sleep(b.o.asleep)
		for n, i := range idlers {
			b.run.Samples = append(b.run.Samples, report.Sample{
				Case: w.name, Column: i.column.name, Round: round, Units: 1,
				NS:        float64(time.Since(began)),
				TracerCPU: float64(cpuNow(i.tracer.pid) - before[n]),
			})
		}
	}
}

func (b *bench) startIdler(c *column, out string) (*idler, error) {
	sleeper, err := start([]string{"sleep", "300"})
	if err != nil {
		return nil, err
	}
	tracer, err := b.attach(c, sleeper.pid, out)
	if err != nil {
		_ = sleeper.stop(unix.SIGTERM)
		return nil, err
	}
	return &idler{c, sleeper, tracer}, nil
}

func (i *idler) stop() {
	_ = i.tracer.stop(unix.SIGINT)
	_ = i.sleeper.stop(unix.SIGTERM)
}

// attach starts a tracer of a process that runs, and waits until it traces.
func (b *bench) attach(c *column, pid int, out string) (*process, error) {
	v := values{ebpftrace: b.o.ebpftrace, children: true, out: out, pid: pid}
	tracer, err := start(v.fill(c.attach))
	if err != nil {
		return nil, err
	}
	if err := tracer.until("attached", func() bool { return c.attached(tracer, pid) }); err != nil {
		_ = tracer.stop(unix.SIGKILL)
		return nil, err
	}
	return tracer, nil
}

func removeFile(path string) { _ = os.Remove(path) }

// readNumber is the number that a file holds, or 0.
func readNumber(path string) int {
	text, _ := os.ReadFile(path)
	n, _ := strconv.Atoi(string(text))
	return n
}
