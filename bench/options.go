// SPDX-License-Identifier: Apache-2.0

package main

import (
	"flag"
	"fmt"
	"regexp"
	"time"
)

// options are the flags, and what follows from them.
type options struct {
	ebpftrace string
	sources   string
	json      string
	dir       string
	cases     *regexp.Regexp
	columns   *regexp.Regexp
	list      bool
	pace
}

// pace is how long everything takes.
type pace struct {
	rounds int
	loop   time.Duration // a loop, once
	serve  time.Duration // wrk, once
	asleep time.Duration // attached to a process that sleeps
	work   int           // blocks of dd; requests are in proportion
	files  int           // of the tree
	endure int           // long loops
}

var (
	fullPace  = pace{rounds: 5, loop: 300 * time.Millisecond, serve: time.Second, asleep: 5 * time.Second, work: 200_000, files: 2000, endure: 3}
	quickPace = pace{rounds: 2, loop: 60 * time.Millisecond, serve: time.Second, asleep: 2 * time.Second, work: 40_000, files: 500, endure: 1}
)

func parseOptions(args []string) (*options, error) {
	var (
		o              options
		cases, columns string
		quick          bool
		rounds         int
	)
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.StringVar(&o.ebpftrace, "ebpftrace", "./ebpftrace", "the tracer to measure")
	f.StringVar(&o.sources, "sources", "bench/load", "folder of the load programs")
	f.StringVar(&o.json, "json", "", "file to write all samples to")
	f.StringVar(&o.dir, "dir", "", "folder for what is written meanwhile (default: the system's)")
	f.StringVar(&cases, "cases", "", "regular expression: only these cases")
	f.StringVar(&columns, "columns", "", "regular expression: only these columns; what others are compared with should be among them")
	f.BoolVar(&quick, "quick", false, "fewer rounds, and shorter ones")
	f.IntVar(&rounds, "rounds", 0, "rounds (default: 5, or 2 if quick)")
	f.BoolVar(&o.list, "list", false, "list the cases and columns")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("argument %q is not understood", f.Arg(0))
	}
	o.pace = fullPace
	if quick {
		o.pace = quickPace
	}
	if rounds > 0 {
		o.rounds = rounds
	}
	var err error
	if o.cases, err = regexp.Compile(cases); err != nil {
		return nil, err
	}
	o.columns, err = regexp.Compile(columns)
	return &o, err
}
