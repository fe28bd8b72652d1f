// SPDX-License-Identifier: Apache-2.0

// Bench measures what tracing costs: ebpftrace against an empty pair of probes,
// strace, perf trace and bpftrace, on one machine in one run.
//
// The rounds of a case are interleaved: each round runs the case once in every
// column, in an order that changes, so that a machine that grows slower does so for
// all. It prints Markdown on standard output, and what it is doing on standard error.
//
// It starts its servers itself, on sockets that only this machine reaches, and ends
// them, by their process ids.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench: "+err.Error())
		os.Exit(1)
	}
}

func run() error {
	o, err := parseOptions(os.Args[1:])
	if err != nil {
		return err
	}
	b := newBench(o)
	if o.list {
		b.list()
		return nil
	}
	err = b.prepare()
	defer os.RemoveAll(b.dir)
	if err != nil {
		return err
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, unix.SIGINT, unix.SIGTERM)
	go func() {
		<-stop
		b.stopped.Store(true)
	}()
	began := time.Now()
	b.measureAll()
	b.run.Duration = time.Since(began).Seconds()
	return publish(b.run, o.json)
}

// publish prints the report, and writes the JSON file if one is asked for.
func publish(r *report.Run, path string) error {
	fmt.Print(r.Markdown())
	if path == "" {
		return nil
	}
	text, err := r.JSON()
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}
