// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func lines(text ...string) string { return strings.Join(text, "\n") + "\n" }

func TestCompare(t *testing.T) {
	cat := lines(`brk(NULL)                               = 0x555555560000`, `read(3, "a", 10)                        = 1`, `+++ exited with 0 +++`)
	for _, tt := range []struct {
		name           string
		strace         []string
		ours           string
		equal, noise   int
		strace1, ours1 string // the first difference
	}{
		{
			name:   "equal output has no difference",
			strace: []string{cat, cat}, ours: cat, equal: 3,
		},
		{
			name:   "a wrong argument is a difference",
			strace: []string{cat, cat}, ours: strings.Replace(cat, `"a"`, `"b"`, 1), equal: 2,
			strace1: `read(3, "a", 10)                        = 1`, ours1: `read(3, "b", 10)                        = 1`,
		},
		{
			name:   "a missing line is a difference",
			strace: []string{cat, cat}, ours: strings.Replace(cat, "+++ exited with 0 +++\n", "", 1), equal: 2,
			strace1: `+++ exited with 0 +++`,
		},
		{
			name:   "a line too many is a difference",
			strace: []string{cat, cat}, ours: cat + "close(3) = 0\n", equal: 3,
			ours1: `close(3) = 0`,
		},
		{
			name:   "a column counts where strace's own does not vary",
			strace: []string{cat, cat}, ours: strings.Replace(cat, "10) ", "10)", 1), equal: 2,
			strace1: `read(3, "a", 10)                        = 1`, ours1: `read(3, "a", 10)                       = 1`,
		},
		{
			name:   "an address counts where strace's own does not vary",
			strace: []string{cat, cat}, ours: strings.Replace(cat, "560000", "570000", 1), equal: 2,
			strace1: `brk(NULL)                               = 0x555555560000`, ours1: `brk(NULL)                               = 0x555555570000`,
		},
		{
			name:   "an address does not count where strace's own varies",
			strace: []string{cat, strings.Replace(cat, "560000", "580000", 1)}, ours: strings.Replace(cat, "560000", "570000", 1), equal: 3,
		},
		{
			name:   "what differs in two runs of strace is noise",
			strace: []string{cat, strings.Replace(cat, `"a"`, `"b"`, 1)}, ours: strings.Replace(cat, `"a"`, `"c"`, 1), equal: 2, noise: 1,
		},
		{
			name:   "a line that is equal in spite of noise is equal",
			strace: []string{cat, strings.Replace(cat, `"a"`, `"b"`, 1)}, ours: cat, equal: 3,
		},
		{
			name:   "another kind of call is a difference, even in a noisy place",
			strace: []string{cat, strings.Replace(cat, `"a"`, `"b"`, 1)}, ours: strings.Replace(cat, "read", "write", 1), equal: 2, noise: 1,
			ours1: `write(3, "a", 10) = 1`,
		},
		{
			name:   "a thread that only we have is a difference",
			strace: []string{"1 close(3) = 0\n", "1 close(3) = 0\n"}, ours: "1 close(3) = 0\n2 close(4) = 0\n", equal: 1,
			ours1: `close(4) = 0`,
		},
		{
			name:   "a thread that we have not is a difference",
			strace: []string{"1 close(3) = 0\n2 close(4) = 0\n", "1 close(3) = 0\n2 close(4) = 0\n"}, ours: "1 close(3) = 0\n", equal: 1,
			strace1: `close(4) = 0`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var runs []Trace
			for _, s := range tt.strace {
				runs = append(runs, Parse(s))
			}
			r := Compare(runs, Parse(tt.ours))
			if r.Equal != tt.equal || r.Noise != tt.noise {
				t.Errorf("equal, noise\n got %d, %d\nwant %d, %d", r.Equal, r.Noise, tt.equal, tt.noise)
			}
			var got, want string
			if len(r.Differences) > 0 {
				got = fmt.Sprintf("%q %q", r.Differences[0].Strace, r.Differences[0].Ours)
			}
			if tt.strace1+tt.ours1 != "" {
				want = fmt.Sprintf("%q %q", tt.strace1, tt.ours1)
			}
			if got != want || len(r.Differences) > 1 {
				t.Errorf("first of %d differences\n got %s\nwant %s", len(r.Differences), got, want)
			}
		})
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, output string
		want         []string
	}{
		{
			"lines of one thread need no number",
			lines("close(3) = 0", "+++ exited with 0 +++"),
			[]string{"P: close(3) = 0", "P: +++ exited with 0 +++"},
		},
		{
			"threads are named by who made them, whoever speaks first",
			lines("100   clone(child_stack=NULL) = 102", "103   close(1) = 0", "102   close(2) = 0", "100   vfork() = 103"),
			[]string{"P: clone(child_stack=NULL) = P.1", "P: vfork() = P.2", "P.2: close(1) = 0", "P.1: close(2) = 0"},
		},
		{
			"a line cut in two is joined",
			lines("100   read(3,  <unfinished ...>", "102   close(2) = 0", `100   <... read resumed>"a", 1) = 1`, "100   clone3({}) = 102"),
			[]string{`P: read(3, "a", 1) = 1`, "P: clone3({}) = P.1", "P.1: close(2) = 0"},
		},
		{
			"so it is on a terminal, with a time",
			lines("[pid   100] 12:00:00 read(3,  <unfinished ...>", "[pid   102] 12:00:00 close(2) = 0", `[pid   100] 12:00:01 <... read resumed>"a", 1) = 1 <0.5>`),
			[]string{`P: TIME read(3, "a", 1) = 1 <TIME>`, "U1: TIME close(2) = 0"},
		},
		{
			"the name of a command in front stays in front",
			lines("100<cat> read(3,  <unfinished ...>", "102<ls> close(2) = 0", `100<cat> <... read resumed>"a", 1) = 1`),
			[]string{`P: <cat> read(3, "a", 1) = 1`, "U1: <ls> close(2) = 0"},
		},
		{
			"a call that never returns is as one that was never cut",
			lines("100   futex(0x1, FUTEX_WAIT, 2, NULL <unfinished ...>) = ?", "100   +++ exited with 0 +++"),
			[]string{"P: futex(0x1, FUTEX_WAIT, 2, NULL) = ?", "P: +++ exited with 0 +++"},
		},
		{
			"numbers of threads become names, other numbers stay",
			lines("4242  kill(4242, SIGTERM) = 0", "4242  write(4, \"4242\", 42420) = 0", "4242  lseek(3, 0) = 4242", "4242  gettid() = 4242", "4242  munmap(NULL, 4242) = 0"),
			[]string{"P: kill(P, SIGTERM) = 0", `P: write(4, "P", 42420) = 0`, "P: lseek(3, 0) = 4242", "P: gettid() = P", "P: munmap(NULL, 4242) = 0"},
		},
		{
			"a thread without a number in front tells its own",
			lines("set_tid_address(0x1)                    = 4242", "tgkill(4242, 4242, SIGINT) = 0"),
			[]string{"P: set_tid_address(0x1) = P", "P: tgkill(P, P, SIGINT) = 0"},
		},
		{
			"the death of a child is told apart, since its moment varies",
			lines("--- SIGCHLD {si_utime=0, si_stime=1 /* 0.01 s */} ---", "close(3) = 0"),
			[]string{"P: close(3) = 0", "P SIGCHLD: --- SIGCHLD {si_utime=N, si_stime=N} ---"},
		},
		{
			"on a terminal a line without a number is the first process's",
			lines("set_tid_address(0x1) = 100", "clone(0strace: Process 102 attached", ") = 102", "[pid   102] close(2) = 0", "[pid   100] close(3) = 0", "[pid   102] +++ exited with 0 +++", "close(4) = 0"),
			[]string{"P: set_tid_address(0x1) = P", "P: clone(0) = P.1", "P: close(3) = 0", "P: close(4) = 0", "P.1: close(2) = 0", "P.1: +++ exited with 0 +++", "messages: Process P.1 attached"},
		},
		{
			"a dump belongs to the call above it",
			lines(`100   write(1, "a", 1) = 1`, " | 00000  61   a |"),
			[]string{`P: write(1, "a", 1) = 1`, "P:  | 00000 61 a |"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Parse(tt.output) {
				for _, l := range s.Lines {
					got = append(got, s.Name+": "+l.Loose)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestParseAttached(t *testing.T) {
	got := ParseAttached(100, "101   close(3) = 0\n100   close(4) = 0\n")
	if l := got.Stream("P"); len(l) != 1 || l[0].Loose != "close(4) = 0" {
		t.Errorf("lines of the process attached to\n got %q\nwant close(4)", l)
	}
	alone := ParseAttached(100, "kill(100, SIGINT) = 0\n")
	if l := alone.Stream("P"); len(l) != 1 || l[0].Loose != "kill(P, SIGINT) = 0" {
		t.Errorf("lines without a number\n got %q\nwant kill(P, SIGINT)", l)
	}
}

func TestBag(t *testing.T) {
	one := Parse("1 clone() = 2\n1 read(3, \"a\") = 1\n2 close(3) = 0\n").Bag()
	two := Parse("1 clone() = 2\n2 close(3) = 0\n2 read(3, \"a\") = 1\n").Bag()
	if r := Agree(one, two); len(r.Differences) > 0 {
		t.Errorf("it matters which thread did it:\n%s", Report(r.Differences))
	}
	three := Parse("1 clone() = 2\n2 read(3, \"a\") = 1\n").Bag()
	if r := Agree(one, three); len(r.Differences) != 1 {
		t.Errorf("differences where one line is missing\n got %d\nwant 1", len(r.Differences))
	}
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       []hunk
	}{
		{"nothing", "", "", nil},
		{"equal", "abc", "abc", nil},
		{"one changed", "abc", "axc", []hunk{{1, 2, 1, 2}}},
		{"one more at the end", "ab", "abc", []hunk{{2, 2, 2, 3}}},
		{"one less at the start", "abc", "bc", []hunk{{0, 1, 0, 0}}},
		{"two places", "abcde", "xbcdy", []hunk{{0, 1, 0, 1}, {4, 5, 4, 5}}},
		{"the longest in common is kept", "abcabba", "cbabac", []hunk{{0, 2, 0, 0}, {3, 4, 1, 1}, {5, 5, 2, 3}, {7, 7, 5, 6}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := diff(strings.Split(tt.a, ""), strings.Split(tt.b, ""))
			if !slices.Equal(got, tt.want) {
				t.Errorf("diff %s %s\n got %v\nwant %v", tt.a, tt.b, got, tt.want)
			}
		})
	}
}

func TestMasksAreNarrow(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a flag is no address", `mmap(NULL, 0x1000, 0x80000000) = 0x7ffff7fc1000`, `mmap(NULL, 0x1000, 0x80000000) = ADDR`},
		{"a service's port stays", `sin_port=htons(2399)`, `sin_port=htons(2399)`},
		{"the kernel's port goes", `sin_port=htons(43210)`, `sin_port=htons(PORT)`},
		{"an old time stays", `{tv_sec=1000000000, tv_nsec=5}`, `{tv_sec=1000000000, tv_nsec=5}`},
		{"a recent time goes", `{tv_sec=1764076000, tv_nsec=123}`, `{tv_sec=TIME, tv_nsec=N}`},
		{"random bytes go, their number stays", `getrandom("\x01\"", 8, GRND_NONBLOCK) = 8`, `getrandom("RANDOM", 8, GRND_NONBLOCK) = 8`},
		{"a name of mktemp's choice goes", `unlink("/tmp/tmp.Ab3dEf9h1X") = 0`, `unlink("/tmp/tmp.RANDOM") = 0`},
		{"a name of ours stays", `unlink("accounts") = 0`, `unlink("accounts") = 0`},
		{"the time of the day goes", `08:42:01.000123 brk(NULL) = 0 <0.000510>`, `TIME brk(NULL) = 0 <TIME>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := newLine(tt.text, false).Loose; got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestKind(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a call", `read(3, "f(x)", 4) = 4`, "read"},
		{"a call behind a time and a name", `TIME <cat> read(3, "", 4) = 0`, "read"},
		{"a call that goes on", `restart_syscall(<... resuming interrupted poll ...>) = 0`, "poll"},
		{"a signal", `--- SIGINT {si_signo=SIGINT} ---`, "--- SIGINT"},
		{"an end", `+++ exited with 0 +++`, "+++ exited"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := kind(tt.text); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestReport(t *testing.T) {
	got := Report([]Difference{{"P", "read(3) = 0", "read(4) = 0"}, {"P.1", "", "close(3) = 0"}})
	want := lines(
		"P",
		"  strace read(3) = 0",
		"  ours   read(4) = 0",
		"              ^",
		"P.1",
		"  strace (no such line)",
		"  ours   close(3) = 0")
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
