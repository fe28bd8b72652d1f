// SPDX-License-Identifier: Apache-2.0

package main

import (
	"time"

	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// settle draws conclusions from the options, so that nobody else has to.
func (p *parser) settle() {
	command, toFile := len(p.Command) > 0, p.Output.Path != "" || p.Output.Pipe != ""
	if command && p.names("argv0") == 0 {
		p.Argv0 = p.Command[0]
	}
	p.Follow = p.given("follow-forks") > 0 || p.Tree
	p.Separate = p.separate() && toFile
	// strace(1) says so of -q, and of -I: who sends the lines to a file does not want
	// the rest on the terminal, and ^C is meant for the command.
	// A terminal that is given back is not to fill with what was detached.
	if (toFile && command || p.Latency.Live) && p.given("quiet") == 0 {
		p.Quiet = selection.Of(QuietAttach, QuietPersonality)
	}
	if p.Interruptible == InterruptDefault {
		p.Interruptible = p.defaultInterruptible(toFile && command)
	}
	if p.Latency.Split && p.SyscallTimes == NoPrecision {
		p.SyscallTimes = Microseconds
	}
	if p.Latency.Live && p.Latency.Interval == 0 {
		p.Latency.Interval = time.Second
	}
	p.warn(toFile)
}

func (p *parser) defaultInterruptible(commandToFile bool) Interruptible {
	switch {
	case p.Daemonize != NoDaemon:
		return InterruptNeverTSTP
	case commandToFile:
		return InterruptNever
	}
	return InterruptWaiting
}

// warn notes options that change nothing.
func (p *parser) warn(toFile bool) {
	if p.given("summary-sort-by") > 0 && p.Summary.Mode == NoSummary {
		p.warning("-S/--summary-sort-by has no effect without (-c/--summary-only or -C/--summary)")
	}
	if p.names("output-separately") > 0 && !p.Follow && !toFile {
		p.warning("--output-separately has no effect without -o/--output")
	}
	if p.Summary.Mode == SummaryOnly {
		p.warnOfLines()
	}
	p.warnOfCosts()
	if p.Output.Append && !toFile {
		p.warning("-A/--output-append-mode has no effect without -o/--output")
	}
	if p.given("successful-only")+p.given("failed-only") > 1 {
		p.warning("Only the last of -z/--successful-only/-Z/--failed-only options will take effect. " +
			"See status qualifier for more complex filters.")
	}
}

func (p *parser) warning(text string) { p.Warnings = append(p.Warnings, text) }
