// SPDX-License-Identifier: Apache-2.0

package main

import "github.com/ebpftrace/ebpftrace/internal/selection"

// defaults are the options of a command line without any.
func defaults(command ...string) Options {
	o := Options{
		Command:       command,
		Trace:         calls("all"),
		TraceFDs:      selection.All,
		Signals:       selection.All,
		Status:        selection.All,
		Abbrev:        calls("all"),
		Verbose:       calls("all"),
		StringLimit:   32,
		Columns:       40,
		Latency:       Latency{MaxRows: 1024},
		StackLimit:    256,
		StackSize:     stackSize,
		Interruptible: InterruptWaiting,
	}
	if len(command) > 0 {
		o.Argv0 = command[0]
	} else {
		o.Command = []string{}
	}
	return o
}

// calls is a set of syscalls that internal/selection's own tests stand for.
func calls(expr string) selection.Set {
	set, err := syscallTables().Parse(expr)
	if err != nil {
		panic(err)
	}
	return set
}

// toFile is what -o implies where there is a command.
func toFile(o *Options) {
	o.Quiet = selection.Of(QuietAttach, QuietPersonality)
	o.Interruptible = InterruptNever
}

func separate(o *Options) {
	toFile(o)
	o.Output.Path, o.Separate = "F", true
}

func timestamps(f TimeFormat, p Precision) func(*Options) {
	return func(o *Options) { o.Timestamps = Timestamps{f, p} }
}

// readOptions reads a command line without checking it.
func readOptions(words []string) (*Options, error) {
	p := newParser(syscallTables())
	err := p.read(append(words, "true"))
	return &p.Options, err
}
