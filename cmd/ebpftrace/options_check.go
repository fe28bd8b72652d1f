// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// check says what is wrong with the options together, in the order of strace: a script
// that gets the one message gets it from us, too.
func (p *parser) check() error {
	for _, check := range []func() error{
		p.checkTarget, p.checkRepeats, p.checkSummary, p.checkLatency, p.checkStack, p.checkOutput, p.checkRefused,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// checkTarget wants something to trace, and a command for what is about one.
func (p *parser) checkTarget() error {
	noCommand := len(p.Command) == 0
	switch {
	case p.SystemWide && p.targeted():
		return usagef("--system-wide goes without PROG and -p")
	case p.selects() && p.Replay != "":
		return usagef("a recording has all that can be replayed: --replay goes without --system-wide, --cgroup, --unit, --container, --pod, --uid, --comm and --exe")
	case p.selects() && p.DetachOnExecve:
		return usagef("-b/--detach-on leaves processes that --system-wide, --cgroup, --uid, --comm and --exe choose again")
	case p.Tree && len(p.Attach) == 0:
		return usagef("--tree goes with -p PID")
	case p.Latency.Diff != "":
		return p.checkDiff()
	case noCommand && len(p.Attach) == 0 && p.Replay == "" && !p.selects():
		return usagef("must have PROG [ARGS] or -p PID")
	case noCommand && p.names("argv0") > 0:
		return usagef("PROG [ARGS] must be specified with --argv0")
	case noCommand && p.Daemonize != NoDaemon:
		return usagef("PROG [ARGS] must be specified with -D/--daemonize")
	}
	return nil
}

// repeats are options whose letter is counted while their name takes a value: only one
// of the two forms says what is meant.
var repeats = []struct {
	letter, name string // as messages have them
	key          string
}{
	{"-D", "--daemonize", "daemonize"},
	{"-t", "--absolute-timestamps", "absolute-timestamps"},
	{"-x", "--strings-in-hex", "strings-in-hex"},
	{"-y", "--decode-fds", "decode-fds"},
	{"-q", "-e quiet/--quiet", "quiet"},
	{"-f", "--follow-forks", "follow-forks"},
}

func (p *parser) checkRepeats() error {
	for _, r := range repeats {
		if p.letters(r.key) > 0 && p.names(r.key) > 0 {
			return messagef("%s and %s cannot be provided simultaneously", r.letter, r.name)
		}
	}
	if p.letters("follow-forks") > 1 && p.names("output-separately") > 0 {
		return messagef("-ff and --output-separately cannot be provided simultaneously")
	}
	if n := p.letters("daemonize"); n > int(DaemonSession) {
		return usagef("Too many -D's (%d), maximum supported -D count is %d", n, DaemonSession)
	}
	return nil
}

// checkSummary wants -c or -C for what is about the summary.
func (p *parser) checkSummary() error {
	counted := p.Summary.Mode != NoSummary
	switch {
	case counted && p.separate():
		return usagef("(-c/--summary-only or -C/--summary) and -ff/--output-separately are mutually exclusive")
	case !counted && p.Summary.WallClock:
		return usagef("-w/--summary-wall-clock must be given with (-c/--summary-only or -C/--summary)")
	case !counted && p.Summary.Columns != nil:
		return usagef("-U/--summary-columns must be given with (-c/--summary-only or -C/--summary)")
	case counted && p.Replay != "":
		return usagef("-c/--summary-only and -C/--summary do not count what --replay prints")
	case p.Summary.Mode == SummaryOnly && p.Record != "":
		return usagef("-c/--summary-only leaves nothing for --record: use -C/--summary")
	}
	return nil
}

// checkOutput wants output and tracees that go together.
func (p *parser) checkOutput() error {
	switch {
	case p.KillOnExit && len(p.Attach) > 0:
		return messagef("--kill-on-exit and -p/--attach are mutually exclusive options")
	case p.Output.Pipe != "" && p.separate():
		return usagef("piping the output and -ff/--output-separately are mutually exclusive")
	case p.given("output") > 0 && p.Output == Output{Append: p.Output.Append}:
		return messagef("Can't fopen '': No such file or directory")
	}
	return nil
}

// separate tells whether each thread gets a file of its own. strace takes -f behind
// --output-separately for its opposite; here the two mean what they mean alone.
func (p *parser) separate() bool {
	return p.letters("follow-forks") > 1 || p.names("output-separately") > 0
}

// checkRefused names the first option that cannot be honoured yet.
func (p *parser) checkRefused() error {
	for i, u := range p.uses {
		if u.row.Refused != "" && (u.row.RefusedIf == nil || u.row.RefusedIf(&p.Options) && p.isLast(i)) {
			return &hint.Error{Err: fmt.Errorf("option %s is not supported yet", u), Do: u.row.Refused}
		}
	}
	return nil
}

// isLast tells whether a use is the last of its option, which is the one that counts.
func (p *parser) isLast(i int) bool {
	for _, later := range p.uses[i+1:] {
		if later.row == p.uses[i].row {
			return false
		}
	}
	return true
}

// String is the option as it was written, with the value if that is what matters.
func (u use) String() string {
	if u.row.RefusedIf == nil || !u.given {
		return u.spelled
	}
	return u.spelled + "=" + u.value
}
