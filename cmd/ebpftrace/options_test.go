// SPDX-License-Identifier: Apache-2.0

package main

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode/summary"
	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// optionCases are options, with what they change in those of "ebpftrace true". The
// words are separated by spaces; those that have some are in words.
var optionCases = []struct {
	name    string
	options string
	words   []string
	change  func(o *Options)
}{
	{"no options", "", nil, func(o *Options) {}},
	{"-- ends the options", "-n --", nil, func(o *Options) { o.SyscallNumber = true }},

	{"a variable is set", "-E A=1 --env=B=2=3", nil, func(o *Options) { o.Env = []string{"A=1", "B=2=3"} }},
	{"a variable is removed", "-E A", nil, func(o *Options) { o.Env = []string{"A"} }},
	{"a process", "-p 7", nil, func(o *Options) { o.Attach = []int{7} }},
	{"processes", "-p7,8 --attach=+9,,007", nil, func(o *Options) { o.Attach = []int{7, 8, 9} }},
	{"processes as pidof prints them", "", []string{"-p", "7 8\t9\n"}, func(o *Options) { o.Attach = []int{7, 8, 9} }},
	{"no processes", "", []string{"-p", ","}, func(o *Options) {}},
	{"a user", "-u nobody", nil, func(o *Options) { o.User = &User{Name: "nobody"} }},
	{"a user by numbers", "--user=1:4294967294", nil, func(o *Options) { o.User = &User{UID: 1, GID: 4294967294} }},
	{"another argv[0]", "--argv0=x", nil, func(o *Options) { o.Argv0 = "x" }},
	{"an empty argv[0]", "--argv0=", nil, func(o *Options) { o.Argv0 = "" }},

	{"follow", "-f", nil, func(o *Options) { o.Follow = true }},
	{"follow by name", "--follow-forks --follow-forks", nil, func(o *Options) { o.Follow = true }},
	{"-ff without -o is -f", "-ff", nil, func(o *Options) { o.Follow = true }},
	{"-ff", "-ff -o F", nil, func(o *Options) { separate(o); o.Follow = true }},
	{"-f and -f", "-f -o F -f", nil, func(o *Options) { separate(o); o.Follow = true }},
	{"-fff", "-fff -oF", nil, func(o *Options) { separate(o); o.Follow = true }},
	{"separate by name", "--output-separately --output=F", nil, separate},
	{"separate without -o", "--output-separately", nil, func(o *Options) {
		o.Warnings = []string{"--output-separately has no effect without -o/--output"}
	}},
	{"interruptible by number", "-I1", nil, func(o *Options) { o.Interruptible = InterruptAnywhere }},
	{"interruptible by word", "--interruptible=never_TSTP", nil, func(o *Options) { o.Interruptible = InterruptNeverTSTP }},
	{"a limit of calls", "--syscall-limit=9223372036854775807", nil, func(o *Options) { o.SyscallLimit = 1<<63 - 1 }},
	{"kill on exit", "--kill-on-exit", nil, func(o *Options) { o.KillOnExit = true }},
	{"what means nothing", "--seccomp-bpf -f --tips --tips= --tips=id:3,full", nil, func(o *Options) { o.Follow = true }},

	{"-e is a set of calls", "-e read", nil, func(o *Options) { o.Trace = calls("read") }},
	{"-e trace", "-e trace=read", nil, func(o *Options) { o.Trace = calls("read") }},
	{"-e t", "-et=read", nil, func(o *Options) { o.Trace = calls("read") }},
	{"--trace", "--trace read", nil, func(o *Options) { o.Trace = calls("read") }},
	{"the last trace counts", "-e open,close -e trace=read", nil, func(o *Options) { o.Trace = calls("read") }},
	{"trace none", "-e none", nil, func(o *Options) { o.Trace = calls("none") }},
	{"! without a name", "-e !read", nil, func(o *Options) { o.Trace = calls("!read") }},
	{"signals", "", []string{"-e", "s=int,2,SIGRT_1"}, func(o *Options) { o.Signals = selection.Of(2, 33) }},
	{"no signals", "--signal=none", nil, func(o *Options) { o.Signals = selection.Of() }},
	{"status", "-e status=failed,Detached", nil, func(o *Options) { o.Status = selection.Of(Failed, Detached) }},
	{"-z", "-e status=none -z", nil, func(o *Options) { o.Status = selection.Of(Successful) }},
	{"-z and -Z", "-zZ", nil, func(o *Options) {
		o.Status = selection.Of(Failed)
		o.Warnings = []string{"Only the last of -z/--successful-only/-Z/--failed-only options will take effect. " +
			"See status qualifier for more complex filters."}
	}},

	{"a file", "-o F", nil, func(o *Options) { toFile(o); o.Output.Path = "F" }},
	{"the last file", "-o E -o F", nil, func(o *Options) { toFile(o); o.Output.Path = "F" }},
	{"= is part of a letter's value", "-o=F", nil, func(o *Options) { toFile(o); o.Output.Path = "=F" }},
	{"a value that looks like an option", "-o -f", nil, func(o *Options) { toFile(o); o.Output.Path = "-f" }},
	{"a command reads", "", []string{"-o", "|cat -n"}, func(o *Options) { toFile(o); o.Output.Pipe = "cat -n" }},
	{"a command behind !", "-o !cat", nil, func(o *Options) { toFile(o); o.Output.Pipe = "cat" }},
	{"append", "-A -o F", nil, func(o *Options) { toFile(o); o.Output = Output{Path: "F", Append: true} }},
	{"append to nothing", "-A", nil, func(o *Options) {
		o.Output.Append = true
		o.Warnings = []string{"-A/--output-append-mode has no effect without -o/--output"}
	}},
	{"-o and explicit quiet", "-o F -e quiet=none", nil, func(o *Options) { toFile(o); o.Output.Path, o.Quiet = "F", selection.Of() }},
	{"-o and explicit -I", "-o F -I 1", nil, func(o *Options) {
		toFile(o)
		o.Output.Path, o.Interruptible = "F", InterruptAnywhere
	}},

	{"columns", "-a 0", nil, func(o *Options) { o.Columns = 0 }},
	{"a string limit", "-s1073741823", nil, func(o *Options) { o.StringLimit = 1<<30 - 1 }},
	{"a number with white space and zeros", "", []string{"-s", " 010"}, func(o *Options) { o.StringLimit = 10 }},
	{"-v", "-v", nil, func(o *Options) { o.Abbrev = selection.Set{} }},
	{"abbrev after -v", "-v -e abbrev=read", nil, func(o *Options) { o.Abbrev = calls("read") }},
	{"-v after abbrev", "-e a=read -v", nil, func(o *Options) { o.Abbrev = selection.Set{} }},
	{"read", "-e r=1", nil, func(o *Options) { o.DumpRead = selection.Of(1) }},
	{"write", "--write=all", nil, func(o *Options) { o.DumpWrite = selection.All }},
	{"verbose and raw", "-e v=!read -e x=read", nil, func(o *Options) { o.Verbose, o.Raw = calls("!read"), calls("read") }},
	{"-x", "-x", nil, func(o *Options) { o.Hex = HexNonASCII }},
	{"-xx", "-xx", nil, func(o *Options) { o.Hex = HexAll }},
	{"hex by name", "--strings-in-hex", nil, func(o *Options) { o.Hex = HexAll }},
	{"hex characters", "--strings-in-hex=non-ASCII-chars", nil, func(o *Options) { o.Hex = HexNonASCIIChars }},
	{"constants", "-X raw --const-print-style=verbose", nil, func(o *Options) { o.ConstStyle = ConstVerbose }},
	{"-i -n -N", "-inN", nil, func(o *Options) { o.InstructionPointer, o.SyscallNumber, o.ArgNames = true, true, true }},
	{"-q", "-q", nil, func(o *Options) { o.Quiet = selection.Of(QuietAttach, QuietPersonality) }},
	{"-qq", "-q -q", nil, func(o *Options) { o.Quiet = selection.Of(QuietAttach, QuietPersonality, QuietExit) }},
	{"-P twice", "-P a -P b", nil, func(o *Options) { o.Paths = []string{"a", "b"} }},
	{"--trace-fds by a short name", "-e fds=1,2", nil, func(o *Options) { o.ByFD, o.TraceFDs = true, selection.Of(1, 2) }},
	{"-y", "-y", nil, func(o *Options) { o.DecodeFDs = selection.Of(FDPath) }},
	{"-yy", "-yy", nil, func(o *Options) { o.DecodeFDs = selection.All }},
	{"-y by name", "-e decode-fds=dev,eventfd", nil, func(o *Options) { o.DecodeFDs = selection.Of(FDDev, FDEventFD) }},
	{"-qqqq", "-qqqq", nil, func(o *Options) { o.Quiet = selection.Of(QuietAttach, QuietPersonality, QuietExit, QuietThreadExecve) }},
	{"--quiet twice is -q", "--quiet --silent", nil, func(o *Options) { o.Quiet = selection.Of(QuietAttach, QuietPersonality) }},
	{"--quiet with a set", "--quiet=exits,superseded", nil, func(o *Options) { o.Quiet = selection.Of(QuietExit, QuietThreadExecve) }},
	{"-Y", "-Y", nil, func(o *Options) { o.DecodePIDs = selection.Of(PIDComm) }},
	{"commands of pids by name", "-e decode-pids=comm", nil, func(o *Options) { o.DecodePIDs = selection.Of(PIDComm) }},
	{"the last of decode-pids counts", "--decode-pids=pidns -Y", nil, func(o *Options) { o.DecodePIDs = selection.Of(PIDComm) }},
	{"always the pid", "--always-show-pid", nil, func(o *Options) { o.AlwaysShowPID = true }},
	{"colour", "--color=NEVER", nil, func(o *Options) { o.Color = ColorNever }},
	{"debug", "-dd", nil, func(o *Options) { o.Debug = true }},

	{"-t", "-t", nil, timestamps(TimeOfDay, Seconds)},
	{"-tt", "-tt", nil, timestamps(TimeOfDay, Microseconds)},
	{"-ttt", "-t -tt", nil, timestamps(UnixTime, Microseconds)},
	{"-tttt", "-tttt", nil, timestamps(UnixTime, Microseconds)},
	{"timestamps by name", "--absolute-timestamps", nil, timestamps(TimeOfDay, Seconds)},
	{"timestamps with nothing", "--timestamps=,", nil, timestamps(TimeOfDay, Seconds)},
	{"a format", "--absolute-timestamps=UNIX", nil, timestamps(UnixTime, Seconds)},
	{"a precision", "--absolute-timestamps=ms", nil, timestamps(TimeOfDay, Milliseconds)},
	{"a format and a precision", "--absolute-timestamps=ns,format:unix", nil, timestamps(UnixTime, Nanoseconds)},
	{"the last of each", "--absolute-timestamps=unix,time,s,precision:us", nil, timestamps(TimeOfDay, Microseconds)},
	{"timestamps add up", "--absolute-timestamps=unix --absolute-timestamps=ms", nil, timestamps(UnixTime, Milliseconds)},
	{"no timestamps", "--absolute-timestamps=none", nil, timestamps(NoTime, Seconds)},
	{"-r", "-rr", nil, func(o *Options) { o.Relative = Microseconds }},
	{"-r by name", "--relative-timestamps=S", nil, func(o *Options) { o.Relative = Seconds }},
	{"-T", "-T", nil, func(o *Options) { o.SyscallTimes = Microseconds }},
	{"-T by name", "--syscall-times --syscall-times=ns", nil, func(o *Options) { o.SyscallTimes = Nanoseconds }},

	{"-c", "-c", nil, func(o *Options) { o.Summary.Mode = SummaryOnly }},
	{"-C twice", "-CC", nil, func(o *Options) { o.Summary.Mode = SummaryToo }},
	{"-w", "-wC", nil, func(o *Options) { o.Summary = Summary{Mode: SummaryToo, WallClock: true} }},
	{"-S", "-c -S count", nil, func(o *Options) { o.Summary = Summary{Mode: SummaryOnly, SortBy: summary.Calls} }},
	{"-S none", "-c -S none", nil, func(o *Options) { o.Summary = Summary{Mode: SummaryOnly, SortBy: summary.Nothing} }},
	{"-S without -c", "-S longest", nil, func(o *Options) {
		o.Summary.SortBy = summary.MaxTime
		o.Warnings = []string{"-S/--summary-sort-by has no effect without (-c/--summary-only or -C/--summary)"}
	}},
	{"-U", "-c -U name,time_total", nil, func(o *Options) {
		o.Summary = Summary{Mode: SummaryOnly, Columns: []summary.Column{summary.Name, summary.TotalTime}}
	}},
	{"-O", "-O 1.5", nil, func(o *Options) { o.Summary.Overhead = 1500 * time.Nanosecond }},
	{"-O with a unit", "-O 2ms", nil, func(o *Options) { o.Summary.Overhead = 2 * time.Millisecond }},
	{"-c and what is about lines", "-cinNrtTA", nil, func(o *Options) {
		timestamps(TimeOfDay, Seconds)(o)
		o.Summary.Mode, o.InstructionPointer, o.SyscallNumber, o.ArgNames = SummaryOnly, true, true, true
		o.Relative, o.SyscallTimes, o.Output.Append = Microseconds, Microseconds, true
		o.Warnings = []string{
			"-i/--instruction-pointer has no effect with -c/--summary-only",
			"-n/--syscall-number has no effect with -c/--summary-only",
			"-N/--arg-names has no effect with -c/--summary-only",
			"-r/--relative-timestamps has no effect with -c/--summary-only",
			"-t/--absolute-timestamps has no effect with -c/--summary-only",
			"-T/--syscall-times has no effect with -c/--summary-only",
			"-A/--output-append-mode has no effect without -o/--output",
		}
	}},
	{"-c and no timestamps after all", "-c --absolute-timestamps=none", nil, func(o *Options) {
		timestamps(NoTime, Seconds)(o)
		o.Summary.Mode = SummaryOnly
	}},
	{"-C has lines", "-Cn", nil, func(o *Options) { o.Summary.Mode, o.SyscallNumber = SummaryToo, true }},

	{"letters in one word", "-fttTs3", nil, func(o *Options) {
		timestamps(TimeOfDay, Microseconds)(o)
		o.Follow, o.SyscallTimes, o.StringLimit = true, Microseconds, 3
	}},
	{"an abbreviated name", "--string-l=3 --inst", nil, func(o *Options) { o.StringLimit, o.InstructionPointer = 3, true }},
	{"a name that begins another", "--trace=read", nil, func(o *Options) { o.Trace = calls("read") }},
	{"an abbreviation of two names of one option", "--sil", nil, func(o *Options) {
		o.Quiet = selection.Of(QuietAttach, QuietPersonality)
	}},
}

// ownCases are options that strace does not have.
var ownCases = []struct {
	name, options string
	change        func(o *Options)
}{
	{"size of stacks", "-k --stack-size=4k", func(o *Options) { o.Stack, o.StackSize = StackSymbols, 4096 }},
	{"no copy of stacks", "-k --stack-size=0", func(o *Options) { o.Stack, o.StackSize = StackSymbols, 0 }},
	{"stacks of slow calls", "--pprof=F --stack-min-latency=2ms", func(o *Options) { o.Pprof, o.StackMinLatency = "F", 2*time.Millisecond }},
	{"a buffer", "--buffer=1048576", func(o *Options) { o.BufferSize = 1 << 20 }},
	{"a buffer with a unit", "--buffer 64k", func(o *Options) { o.BufferSize = 1 << 16 }},
	{"the largest buffer", "--buffer 1G", func(o *Options) { o.BufferSize = 1 << 30 }},
	{"a tree is followed", "-p 7 --tree", func(o *Options) { o.Attach, o.Tree, o.Follow = []int{7}, true, true }},
	{"a latency in us", "--min-latency 20", func(o *Options) { o.MinLatency = 20 * time.Microsecond }},
	{"a latency with a unit", "--min-latency=1.5ms", func(o *Options) { o.MinLatency = 1500 * time.Microsecond }},
	{"cgroups in several ways", "--cgroup a --cgroup b --unit c --container d --pod e/f", func(o *Options) {
		o.Cgroups, o.Units, o.Containers, o.Pods = []string{"a", "b"}, []string{"c"}, []string{"d"}, []string{"e/f"}
	}},
	{"strict", "--strict", func(o *Options) { o.Strict = true }},
	{"an abbreviation that strace has no use for", "--buf=1M", func(o *Options) { o.BufferSize = 1 << 20 }},
}

func TestOptions(t *testing.T) {
	for _, tt := range optionCases {
		t.Run(tt.name, func(t *testing.T) { testOptions(t, append(strings.Fields(tt.options), tt.words...), tt.change) })
	}
	for _, tt := range ownCases {
		t.Run(tt.name, func(t *testing.T) { testOptions(t, strings.Fields(tt.options), tt.change) })
	}
}

func testOptions(t *testing.T, words []string, change func(*Options)) {
	want := defaults("true", "-f")
	change(&want)
	got, err := parse("ebpftrace", append(words, "true", "-f"), syscallTables())
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q\n got %+v\nwant %+v", words, got, want)
	}
}

func TestAttachWithoutACommand(t *testing.T) {
	got, err := parse("ebpftrace", []string{"-p", "7", "-oF"}, syscallTables())
	want := defaults()
	want.Attach, want.Output.Path = []int{7}, "F"
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("-o is no reason to be quiet: %v\n got %+v\nwant %+v", err, got, want)
	}
}

func TestPrecisionDigits(t *testing.T) {
	for p, want := range map[Precision]int{NoPrecision: 0, Seconds: 0, Milliseconds: 3, Microseconds: 6, Nanoseconds: 9} {
		if got := p.Digits(); got != want {
			t.Errorf("precision %d\n got %d\nwant %d", p, got, want)
		}
	}
}

// TestRefusedOptionsAreRead tries what options will mean once they are supported.
func TestRefusedOptionsAreRead(t *testing.T) {
	for _, tt := range []struct {
		name, options string
		got           func(o *Options) any
		want          any
	}{
		{"-D", "-D", func(o *Options) any { return o.Daemonize }, DaemonGrandchild},
		{"-DDD", "-DDD", func(o *Options) any { return o.Daemonize }, DaemonSession},
		{"-D by name", "--daemonized=PGROUP", func(o *Options) any { return o.Daemonize }, DaemonGroup},
		{"-b", "-b execve", func(o *Options) any { return o.DetachOnExecve }, true},
		{"pid namespaces", "--pidns-translation", func(o *Options) any { return o.DecodePIDs }, selection.Of(PIDNS)},
		{"-k", "-k", func(o *Options) any { return o.Stack }, StackSymbols},
		{"-kk", "-kk", func(o *Options) any { return o.Stack }, StackSource},
		{"-k by name", "--stack-traces=source", func(o *Options) any { return o.Stack }, StackSource},
		{"frames", "--stack-trace-frame-limit=3", func(o *Options) any { return o.StackLimit }, 3},
		{"kvm", "-e kvm=vcpu+", func(o *Options) any { return o.KVM }, KVMRun},
		{"namespaces", "--namespace=new", func(o *Options) any { return o.Namespace }, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o, err := readOptions(strings.Fields(tt.options))
			if err != nil {
				t.Fatalf("%s: %v", tt.options, err)
			}
			if got := tt.got(o); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%s\n got %v\nwant %v", tt.options, got, tt.want)
			}
		})
	}
}
