// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"strings"
	"testing"
)

// see is printed under an error of usage.
const see = "\nTry 'strace -h' for more information."

// badCases are command lines with all that is printed, after "strace: ". Each is said
// by strace as well: options_strace_test.go asks it.
var badCases = []struct {
	name    string
	options string   // separated by spaces
	words   []string // behind them, if they have spaces or are empty
	want    string
}{
	{"nothing to trace", "", nil, "must have PROG [ARGS] or -p PID" + see},
	{"options alone", "-f -e read", nil, "must have PROG [ARGS] or -p PID" + see},
	{"no process", "-p ,", nil, "must have PROG [ARGS] or -p PID" + see},
	{"this goes before conflicts", "-t --absolute-timestamps", nil, "must have PROG [ARGS] or -p PID" + see},
	{"argv[0] of nothing", "--argv0=x -p 99999999", nil, "PROG [ARGS] must be specified with --argv0" + see},
	{"a daemon without a command", "-D -p 99999999", nil, "PROG [ARGS] must be specified with -D/--daemonize" + see},

	{"an unknown letter", "-Q true", nil, "invalid option -- 'Q'" + see},
	{"an unknown letter among others", "-fQn true", nil, "invalid option -- 'Q'" + see},
	{"getopt's own -W", "-W x true", nil, "invalid option -- 'W'" + see},
	{"a value for a letter that takes none", "-t=1 true", nil, "invalid option -- '='" + see},
	{"an unknown name", "--nosuch true", nil, "unrecognized option '--nosuch'" + see},
	{"an unknown name with a value", "--nosuch=x true", nil, "unrecognized option '--nosuch=x'" + see},
	{"a letter without its value", "-p", nil, "option requires an argument -- 'p'" + see},
	{"a letter among others without its value", "-fe", nil, "option requires an argument -- 'e'" + see},
	{"a name without its value", "--attach", nil, "option '--attach' requires an argument" + see},
	{"an abbreviation without its value", "--att", nil, "option '--attach' requires an argument" + see},
	{"a value that is not taken", "--follow-forks=1 true", nil, "option '--follow-forks' doesn't allow an argument" + see},
	{"a value that is not taken by an abbreviation", "--kill=1 true", nil, "option '--kill-on-exit' doesn't allow an argument" + see},
	{"an ambiguous name", "--str true", nil, "option '--str' is ambiguous; possibilities: '--string-limit' '--strings-in-hex'" + see},
	{"an ambiguous name of two options", "--ou=x true", nil,
		"option '--ou=x' is ambiguous; possibilities: '--output-separately' '--output' '--output-append-mode'" + see},
	{"the first error counts", "-s x --nosuch true", nil, "invalid -s argument: 'x'" + see},
	{"errors before -h count", "-s x -h", nil, "invalid -s argument: 'x'" + see},
	{"errors after -V count", "-V -s x", nil, "invalid -s argument: 'x'" + see},

	{"a process that is none", "-p abc", nil, "Invalid process id: 'abc'"},
	{"a process in a list", "-p 99999999,1x", nil, "Invalid process id: '1x'"},
	{"process 0", "-p 0", nil, "Invalid process id: '0'"},
	{"a negative process", "-p -1", nil, "Invalid process id: '-1'"},
	{"a process beyond int", "-p 2147483648", nil, "Invalid process id: '2147483648'"},
	{"a user without a group", "-u 1: true", nil, "Invalid UID:GID pair '1:'"},
	{"a group without a user", "-u :1 true", nil, "Invalid UID:GID pair ':1'"},
	{"a pair of names", "-u a:b true", nil, "Invalid UID:GID pair 'a:b'"},
	{"a user that is no user", "-u 4294967295:0 true", nil, "Invalid UID:GID pair '4294967295:0'"},

	{"a negative string limit", "-s -1 true", nil, "invalid -s argument: '-1'" + see},
	{"a string limit that is too high", "-s 1073741824 true", nil, "invalid -s argument: '1073741824'" + see},
	{"a string limit with a unit", "-s 1k true", nil, "invalid -s argument: '1k'" + see},
	{"a string limit in hex", "-s 0x10 true", nil, "invalid -s argument: '0x10'" + see},
	{"a string limit beyond 64 bits", "-s 99999999999999999999 true", nil, "invalid -s argument: '99999999999999999999'" + see},
	{"an empty string limit", "-s", []string{"", "true"}, "invalid -s argument: ''" + see},
	{"white space behind a number", "-s", []string{"1 ", "true"}, "invalid -s argument: '1 '" + see},
	{"= is part of a letter's value", "-s=10 true", nil, "invalid -s argument: '=10'" + see},
	{"a string limit by name", "--string-limit=x true", nil, "invalid --string-limit argument: 'x'" + see},
	{"a string limit by abbreviation", "--string-l x true", nil, "invalid --string-limit argument: 'x'" + see},
	{"columns", "-a x true", nil, "invalid -a argument: 'x'" + see},
	{"negative columns", "-a -1 true", nil, "invalid -a argument: '-1'" + see},
	{"columns beyond int", "-a 2147483648 true", nil, "invalid -a argument: '2147483648'" + see},
	{"-I 0", "-I 0 true", nil, "invalid -I argument: '0'" + see},
	{"-I 5", "-I 5 true", nil, "invalid -I argument: '5'" + see},
	{"-I and a word", "-I x true", nil, "invalid -I argument: 'x'" + see},
	{"a style", "-X foo true", nil, "invalid -X argument: 'foo'" + see},
	{"styles have a case", "-X RAW true", nil, "invalid -X argument: 'RAW'" + see},
	{"a limit of no calls", "--syscall-limit=0 true", nil, "invalid --syscall-limit argument: '0'" + see},
	{"a limit of calls that takes the command", "--syscall-limit true", nil, "invalid --syscall-limit argument: 'true'" + see},
	{"colour", "--color=foo true", nil, "invalid --color argument: 'foo'" + see},
	{"colour has no optional value", "--color true", nil, "invalid --color argument: 'true'" + see},
	{"hex", "--strings-in-hex=foo true", nil, "invalid --strings-in-hex argument: 'foo'" + see},
	{"hex with an empty value", "--strings-in-hex= true", nil, "invalid --strings-in-hex argument: ''" + see},
	{"timestamps", "--absolute-timestamps=foo true", nil, "invalid --absolute-timestamps argument: 'foo'" + see},
	{"the whole value is named", "--timestamps=ms,foo true", nil, "invalid --timestamps argument: 'ms,foo'" + see},
	{"a precision as format", "--absolute-timestamps=format:ms true", nil, "invalid --absolute-timestamps argument: 'format:ms'" + see},
	{"a format as precision", "--absolute-timestamps=precision:unix true", nil,
		"invalid --absolute-timestamps argument: 'precision:unix'" + see},
	{"a format without a word", "--absolute-timestamps=format: true", nil, "invalid --absolute-timestamps argument: 'format:'" + see},
	{"a relative precision", "--relative-timestamps=foo true", nil, "invalid --relative-timestamps argument: 'foo'" + see},
	{"an empty precision", "--relative-timestamps= true", nil, "invalid --relative-timestamps argument: ''" + see},
	{"a precision of -T", "--syscall-times=none true", nil, "invalid --syscall-times argument: 'none'" + see},
	{"tips", "--tips=foo true", nil, "invalid --tips argument: 'foo'" + see},
	{"a tip's format as id", "--tips=id:full true", nil, "invalid --tips argument: 'id:full'" + see},
	{"a negative tip", "--tips=-1 true", nil, "invalid --tips argument: '-1'" + see},

	{"a syscall", "-e nosuch true", nil, "invalid system call 'nosuch'"},
	{"a syscall of trace", "-e trace=nosuch true", nil, "invalid system call 'nosuch'"},
	{"a syscall of --trace", "--trace=nosuch true", nil, "invalid system call 'nosuch'"},
	{"an unknown qualifier is a syscall", "-e foo=bar true", nil, "invalid system call 'foo=bar'"},
	{"a qualifier without a value is a syscall", "-e raw true", nil, "invalid system call 'raw'"},
	{"nothing to trace of -e", "-e", []string{"", "true"}, "invalid system call ''"},
	{"a syscall of abbrev", "-e a=nosuch true", nil, "invalid system call 'nosuch'"},
	{"a syscall of verbose", "--verbose=%nosuch true", nil, "invalid system call '%nosuch'"},
	{"a syscall of raw", "-e x=nosuch true", nil, "invalid system call 'nosuch'"},
	{"an ABI", "-e execve@16 true", nil, "incorrect personality designator '16' in qualification 'execve@16'" + see},
	{"a signal", "-e signal=zzz true", nil, "invalid signal 'zzz'"},
	{"a signal beyond all", "-e s=256 true", nil, "invalid signal '256'"},
	{"a status", "-e status=fail true", nil, "invalid status 'fail'"},
	{"a message", "-e quiet=nosuch true", nil, "invalid quiet 'nosuch'"},
	{"no message", "--quiet= true", nil, "invalid quiet ''"},
	{"a detail of pids", "-e decode-pids=foo true", nil, "invalid decode-pids 'foo'"},
	{"a detail of fds", "--decode-fds=foo true", nil, "invalid decode-fds 'foo'"},
	{"a descriptor", "-e read=x true", nil, "invalid descriptor 'x'"},
	{"a negative descriptor", "--write=-1 true", nil, "invalid descriptor '-1'"},
	{"a descriptor to trace", "--trace-fds=x true", nil, "invalid descriptor 'x'"},
	{"kvm", "-e kvm=foo true", nil, "invalid -e kvm= argument: 'foo'"},
	{"namespace", "--namespace=foo true", nil, "invalid -e namespace= argument: 'foo'"},
	{"detach on another call", "-b open true", nil, "Syscall 'open' for -b isn't supported"},
	{"daemonize", "--daemonize=foo true", nil, "invalid --daemonize argument: 'foo'" + see},
	{"stack traces", "--stack-trace=foo true", nil, "invalid --stack-trace argument: 'foo'" + see},
	{"no frames", "--stack-trace-frame-limit=0 true", nil, "invalid --stack-trace-frame-limit argument: '0'" + see},
	{"a sort key", "-S foo true", nil, "invalid sortby: 'foo'" + see},
	{"a column", "-U name,foo true", nil, "unknown column name: 'foo'" + see},
	{"an overhead", "-O 1m true", nil, "invalid -O argument: '1m'" + see},
	{"a negative overhead", "-O -1 true", nil, "invalid -O argument: '-1'" + see},

	{"-t in two forms", "-t --absolute-timestamps=ms true", nil, "-t and --absolute-timestamps cannot be provided simultaneously"},
	{"-x in two forms", "--strings-in-hex -x true", nil, "-x and --strings-in-hex cannot be provided simultaneously"},
	{"-q in two forms", "-q -e quiet=exit true", nil, "-q and -e quiet/--quiet cannot be provided simultaneously"},
	{"-y in two forms", "-e decode-fds=all -y true", nil, "-y and --decode-fds cannot be provided simultaneously"},
	{"-D in two forms", "-D --daemonize true", nil, "-D and --daemonize cannot be provided simultaneously"},
	{"-f in two forms", "-f --follow-forks true", nil, "-f and --follow-forks cannot be provided simultaneously"},
	{"-ff in two forms", "-ff --output-separately true", nil, "-ff and --output-separately cannot be provided simultaneously"},
	{"-D goes first", "-t --timestamps -D --daemonize true", nil, "-D and --daemonize cannot be provided simultaneously"},
	{"-t goes before -x", "-x --strings-in-hex -t --timestamps true", nil, "-t and --absolute-timestamps cannot be provided simultaneously"},
	{"too many daemons", "-DDDD true", nil, "Too many -D's (4), maximum supported -D count is 3" + see},
	{"counting in two ways", "-c -C true", nil, "-c/--summary-only and -C/--summary are mutually exclusive" + see},
	{"counting and files", "-c -ff true", nil,
		"(-c/--summary-only or -C/--summary) and -ff/--output-separately are mutually exclusive" + see},
	{"wall clock of nothing", "-w true", nil,
		"-w/--summary-wall-clock must be given with (-c/--summary-only or -C/--summary)" + see},
	{"columns of nothing", "-U time true", nil,
		"-U/--summary-columns must be given with (-c/--summary-only or -C/--summary)" + see},
	{"a pipe and files", "-ff -o |cat true", nil,
		"piping the output and -ff/--output-separately are mutually exclusive" + see},
	{"kill whom", "--kill-on-exit -p 99999999 true", nil, "--kill-on-exit and -p/--attach are mutually exclusive options"},
	{"no file name", "-o", []string{"", "true"}, "Can't fopen '': No such file or directory"},
}

// refusedCases are what strace can do and we cannot, or not yet.
var refusedCases = []struct{ name, options, want string }{
	{"by letter", "-c -P foo true", "option -P=foo is not supported yet"},
	{"by name", "--secontext true", "option --secontext is not supported yet"},
	{"by abbreviation", "--secont=1 true", "option --secontext is not supported yet"},
	{"by -e", "-e inject=read:error=1 true", "option -e inject is not supported yet"},
	{"by a spelling of -e", "-e kvm=vcpu true", "option -e kvm is not supported yet"},
	{"a value only", "--color=always true", "option --color=always is not supported yet"},
	{"together with another only", "-c --syscall-limit=3 true", "option --syscall-limit=3 is not supported yet"},
	{"the first one", "--secontext -e kvm=vcpu true", "option --secontext is not supported yet"},
	{"more than its syntax is checked first", "-c -w -C true", "-c/--summary-only and -C/--summary are mutually exclusive" + see},
}

// ownBadCases are wrong in our own way.
var ownBadCases = []struct{ name, options, want string }{
	{"the whole machine and a command", "--system-wide true", "--system-wide goes without PROG and -p" + see},
	{"the whole machine and a process", "--system-wide -p 1", "--system-wide goes without PROG and -p" + see},
	{"a recording and a cgroup", "--replay f --cgroup x", "a recording has all that can be replayed: --replay goes without " +
		"--system-wide, --cgroup, --unit, --container, --pod, --uid, --comm and --exe" + see},
	{"a latency that is no time", "--min-latency 10x true", "invalid --min-latency argument: '10x'" + see},
	{"a negative latency", "--min-latency=-1ms true", "invalid --min-latency argument: '-1ms'" + see},
	{"a latency without a number", "--min-latency ms true", "invalid --min-latency argument: 'ms'" + see},
	{"a size of stacks beyond what is copied", "-k --stack-size=65K true", "invalid --stack-size argument: '65K'" + see},
	{"a size of no stacks", "--stack-size=4K true", "--stack-size must be given with -k/--stack-trace or --pprof" + see},
	{"a latency of no stacks", "--stack-min-latency=1ms true", "--stack-min-latency must be given with -k/--stack-trace or --pprof" + see},
	{"stacks of a recording", "-k --replay F", "--stack-trace goes without --replay: names are those of a process that runs" + see},
	{"a profile of no records", "-c --pprof F true", "--pprof goes without -c/--summary-only and --latency: they make no records" + see},
	{"a buffer that is no power of two", "--buffer 3M true", "invalid --buffer argument: '3M'" + see},
	{"a buffer smaller than a page", "--buffer 2K true", "invalid --buffer argument: '2K'" + see},
	{"a buffer that is too large", "--buffer 2G true", "invalid --buffer argument: '2G'" + see},
	{"a buffer with an unknown unit", "--buffer 1T true", "invalid --buffer argument: '1T'" + see},
	{"a buffer without a number", "--buffer=K true", "invalid --buffer argument: 'K'" + see},
	{"a pipe to nothing", "-o | true", "Can't fopen '': No such file or directory"},
	{"a pattern", "-e /[ true", "regcomp: [: missing closing ]"},
	{"the same column twice", "-c -U calls,count true", "call summary column has been provided more than once: 'count'" + see},
	{"counting what was recorded", "-C --replay=F", "-c/--summary-only and -C/--summary do not count what --replay prints" + see},
	{"recording what is only counted", "-c --record=F true", "-c/--summary-only leaves nothing for --record: use -C/--summary" + see},
	{"leaving what is chosen again", "-b execve --comm=sh", "-b/--detach-on leaves processes that --system-wide, --cgroup, --uid, --comm and --exe choose again" + see},
	{"three numbers for a user", "-u 1:2:3 true", "Invalid UID:GID pair '1:2:3'"},
}

func TestBadOptions(t *testing.T) {
	for _, tt := range badCases {
		t.Run(tt.name, func(t *testing.T) { testBad(t, append(strings.Fields(tt.options), tt.words...), tt.want) })
	}
	for _, tt := range append(refusedCases, ownBadCases...) {
		t.Run(tt.name, func(t *testing.T) { testBad(t, strings.Fields(tt.options), tt.want) })
	}
}

func testBad(t *testing.T, words []string, want string) {
	_, err := parse("strace", words, syscallTables())
	if err == nil {
		t.Fatalf("%q\n got no error\nwant %s", words, want)
	}
	if got := complaint(err); got != want {
		t.Errorf("%q\n got %s\nwant %s", words, got, want)
	}
}

// complaint is what is printed of an error, without its hints.
func complaint(err error) string {
	var b bytes.Buffer
	report(&b, "strace", err)
	var lines []string
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "strace: hint: ") {
			lines = append(lines, line)
		}
	}
	text := strings.TrimSuffix(strings.Join(lines, ""), "\n")
	return strings.TrimPrefix(text, "strace: ")
}

func TestAnEmptyNameIsAnybodys(t *testing.T) {
	_, err := parse("strace", []string{"--=x", "true"}, syscallTables())
	if got, want := complaint(err), "option '--=x' is ambiguous; possibilities: '--env' "; !strings.HasPrefix(got, want) {
		t.Errorf("--=x\n got %s\nwant %s...", got, want)
	}
}

func TestRefusalsHaveAHint(t *testing.T) {
	_, err := parse("ebpftrace", []string{"-e", "fault=read", "true"}, syscallTables())
	var b bytes.Buffer
	report(&b, "ebpftrace", err)
	want := "ebpftrace: option -e fault is not supported yet\n" +
		"ebpftrace: hint: ebpftrace only watches, and cannot change what a call does; strace can\n"
	if got := b.String(); got != want {
		t.Errorf("fault\n got %s\nwant %s", got, want)
	}
}
