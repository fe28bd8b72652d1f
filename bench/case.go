// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// workload is a case: a command that tells what it measured, or a server with a client.
type workload struct {
	name     string
	kind     report.Kind
	unit     string
	children bool // the command has some
	shown    string
	command  func(b *bench, c *column) []string
	server   *server
	only     []string // columns; nil for all
	call     string   // what a line about one of its calls begins with, if that is counted exactly
}

func loop(name string) func(*bench, *column) []string {
	return func(b *bench, _ *column) []string {
		return []string{b.load("loop"), name, fmt.Sprintf("%dms", b.o.loop.Milliseconds())}
	}
}

// timed is a command without a number of its own: it is one unit.
func timed(argv ...string) func(*bench, *column) []string {
	return func(b *bench, _ *column) []string {
		return append([]string{b.load("timed"), "1"}, b.fill(argv)...)
	}
}

func bytewise(b *bench, c *column) []string {
	n := fmt.Sprint(b.work(c))
	return []string{b.load("timed"), n, "dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=" + n, "status=none"}
}

// work is how many small units a column gets to do.
func (b *bench) work(c *column) int {
	if c.slow {
		return b.o.work / 20
	}
	return b.o.work
}

func (w *workload) runsIn(c *column) bool { return w.only == nil || slices.Contains(w.only, c.name) }

// plain is a command as it is.
func plain(argv ...string) func(*bench, *column) []string {
	return func(b *bench, _ *column) []string { return b.fill(argv) }
}
