// SPDX-License-Identifier: Apache-2.0

package test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// rightShare is how many of strace's stacks ebpftrace must have, frame by frame.
const rightShare = 0.95

const pythonScript = `import json, os
def walks(depth):
    if depth:
        return walks(depth - 1)
    return [os.stat(os.path.join("/etc", n)).st_size for n in sorted(os.listdir("/etc"))[:20] if os.path.exists(os.path.join("/etc", n))]
class Lister:
    def __call__(self): return json.loads(json.dumps(walks(7)))
for i in range(3): Lister()()
os.write(1, b"done")`

// stackPrograms make calls from many places.
var stackPrograms = []struct {
	name  string
	need  string
	build []string // @OUT@ is the program
	argv  []string
	calls string // -e; Go's runtime makes some whenever it likes
}{
	{"C without frame pointers", "gcc", []string{"gcc", "-O2", "-fomit-frame-pointer", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, nil, "all"},
	{"C with frame pointers", "gcc", []string{"gcc", "-O2", "-fno-omit-frame-pointer", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, nil, "all"},
	{"C stripped", "gcc", []string{"gcc", "-O2", "-s", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, nil, "all"},
	{"C++", "g++", []string{"g++", "-O2", "-o", "@OUT@", "testdata/stacks/classes.cc"}, nil, "all"},
	{"Go", "go", []string{"go", "build", "-o", "@OUT@", "testdata/stacks/gopher/main.go"}, nil, "openat,read,write,close"},
	{"Go stripped", "go", []string{"go", "build", "-ldflags=-s -w", "-o", "@OUT@", "testdata/stacks/gopher/main.go"}, nil, "openat,read,write,close"},
	{"python3", "python3", nil, []string{"python3", "-S", "-c", pythonScript}, "all"},
	{"find, which is stripped", "find", nil, []string{"find", "/etc/", "-maxdepth", "2", "-name", "nothing"}, "all"},
	{"a shell with children", "sh", nil, []string{"sh", "-c", "for i in 1 2 3; do ls / | cat >/dev/null; done"}, "all"},
}

// stackFrame is one line of a stack.
type stackFrame struct{ module, symbol, into, at string }

// stackSample is a line with its stack.
type stackSample struct {
	line   string
	call   string
	frames []stackFrame
	used   bool
}

var (
	frameLine = regexp.MustCompile(`^ > (.*?(?: \(deleted\))?)\((?:(.*)\+0x([0-9a-f]+))?\) \[0x([0-9a-f]+)\]`)
	pidPrefix = regexp.MustCompile(`^(?:\[pid +\d+\] |\d+ +)`)
	callName  = regexp.MustCompile(`^(?:<\.\.\. )?(\w+|\+\+\+|---)`)
)

// samples reads what -k prints.
func samples(trace string) (all []*stackSample) {
	for line := range strings.Lines(trace) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, " > ") {
			if m := frameLine.FindStringSubmatch(line); m != nil && len(all) > 0 {
				s := all[len(all)-1]
				s.frames = append(s.frames, stackFrame{m[1], m[2], m[3], m[4]})
			}
			continue
		}
		line = pidPrefix.ReplaceAllString(line, "")
		s := &stackSample{line: line}
		if m := callName.FindStringSubmatch(line); m != nil {
			s.call = m[1]
		}
		all = append(all, s)
	}
	return slices.DeleteFunc(all, func(s *stackSample) bool {
		return len(s.frames) == 0 || strings.HasPrefix(s.line, "--- SIGURG ") // by Go's scheduler, at any time
	})
}

// same tells whether two frames are of one place, in one function: a function may have
// several names, but it has one beginning.
func (f stackFrame) same(other stackFrame) bool {
	if f.module != other.module || f.at != other.at {
		return false
	}
	if f.symbol == "" || other.symbol == "" {
		return true
	}
	return f.into == other.into
}

// has tells whether a stack has all frames of strace's, in their order: it may have more,
// where libunwind leaves some out or ends early.
func (s *stackSample) has(frames []stackFrame) bool {
	i := 0
	for _, f := range s.frames {
		if i < len(frames) && frames[i].same(f) {
			i++
		}
	}
	return i == len(frames)
}

// matched counts the stacks of strace's that ebpftrace has for the same call, too.
func matched(theirs, ours []*stackSample) (n int, missed []*stackSample) {
	byCall := map[string][]*stackSample{}
	for _, s := range ours {
		byCall[s.call] = append(byCall[s.call], s)
	}
	for _, their := range theirs {
		i := slices.IndexFunc(byCall[their.call], func(s *stackSample) bool { return !s.used && s.has(their.frames) })
		if i < 0 {
			missed = append(missed, their)
			continue
		}
		byCall[their.call][i].used = true
		n++
	}
	return n, missed
}

// TestStacksAreThoseOfStrace compares frames, down to main and what called it.
func TestStacksAreThoseOfStrace(t *testing.T) {
	if testing.Short() {
		t.Skip("runs strace")
	}
	needBPF(t)
	strace := needStrace(t)
	ebpftrace := needEbpftrace(t)
	total, right := 0, 0
	for _, p := range stackPrograms {
		t.Run(p.name, func(t *testing.T) {
			needCommands(t, p.need)
			argv := slices.Clone(p.argv)
			if p.need == "python3" {
				argv[0] = realPython(t)
			}
			if p.build != nil {
				argv = []string{buildStackProgram(t, p.build)}
			}
			theirs, ours := stacksOf(t, strace, p.calls, argv), stacksOf(t, ebpftrace, p.calls, argv)
			n, missed := matched(theirs, ours)
			total, right = total+len(theirs), right+n
			t.Logf("%d of %d stacks have all frames of strace's (%.1f %%)", n, len(theirs), 100*float64(n)/float64(len(theirs)))
			if len(theirs) < 20 {
				t.Fatalf("strace has %d stacks, which are too few", len(theirs))
			}
			if float64(n) < rightShare*float64(len(theirs)) {
				t.Errorf("share of right stacks\n got %d of %d\nwant %.0f %%", n, len(theirs), 100*rightShare)
			}
			for _, s := range missed[:min(len(missed), 3)] {
				t.Logf("missed: %s\n%s", s.line, formatted(s.frames))
			}
		})
	}
	if total > 0 {
		t.Logf("of all: %d of %d (%.1f %%)", right, total, 100*float64(right)/float64(total))
	}
}

// realPython is what python3 runs in the end: it may be a script that chooses one.
func realPython(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		t.Skipf("needs python3: %v", err)
	}
	return strings.TrimSpace(string(out))
}

func formatted(frames []stackFrame) string {
	var b strings.Builder
	for _, f := range frames {
		fmt.Fprintf(&b, "  %s %s+%s [%s]\n", f.module, f.symbol, f.into, f.at)
	}
	return b.String()
}

func buildStackProgram(t *testing.T, words []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	words = slices.Clone(words)
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "@OUT@", path)
	}
	if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
		t.Skipf("needs %s: %v\n%s", words[0], err, out)
	}
	return path
}

// stacksOf runs a program under a tracer.
func stacksOf(t *testing.T, tracer []string, calls string, argv []string) []*stackSample {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	runTracer(t, slices.Concat(tracer, []string{"-f", "-k", "-e", "trace=" + calls, "-o", log}, argv))
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return samples(string(b))
}

// runTracer runs a command line, and fails where it does not end.
func runTracer(t *testing.T, words []string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	if err != nil && ctx.Err() != nil {
		t.Fatalf("%s: not done after %v\n%s", strings.Join(words, " "), timeLimit, out)
	}
	return string(out)
}

// stackTracee makes the test binary a program with a stack that is known.
const stackTracee = "EBPFTRACE_TEST_STACK"

//go:noinline
func stackBottom(depth int) int {
	if depth == 0 {
		return os.Getppid()
	}
	return stackBottom(depth-1) + 1
}

// traceeOfStacks runs where the test binary is that program.
func traceeOfStacks() bool {
	var depth, times int
	if n, _ := fmt.Sscan(os.Getenv(stackTracee), &depth, &times); n != 2 {
		return false
	}
	for range times {
		time.Sleep(5 * time.Millisecond)
		stackBottom(depth)
	}
	return true
}

// runningTracee starts that program with stacks of a depth, and returns its id.
func runningTracee(t *testing.T, depth int) int {
	t.Helper()
	tracee := exec.Command(os.Args[0])
	tracee.Env = append(os.Environ(), fmt.Sprintf("%s=%d 10000", stackTracee, depth))
	if err := tracee.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = tracee.Process.Kill()
		_ = tracee.Wait()
	})
	return tracee.Process.Pid
}

// TestStackOfThisProgram needs no compiler and no strace: it also runs in guests.
func TestStackOfThisProgram(t *testing.T) {
	needBPF(t)
	ebpftrace := needEbpftrace(t)
	t.Setenv(stackTracee, "6 1")
	for _, tt := range []struct {
		name    string
		options string
		frames  int // of stackBottom
	}{
		{"by the tables of Go", "-k", 7},
		{"by frame pointers only", "-k --stack-size=0", 6}, // a leaf has no frame of its own
		{"deeper than what is copied", "-k --stack-size=128", 6},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if strings.HasSuffix(tt.options, "=0") && runtime.GOARCH == "arm64" {
				t.Skip("on arm64 the kernel's walk by frame pointers ends at Go's first frame")
			}
			log := filepath.Join(t.TempDir(), "log")
			words := slices.Concat(ebpftrace, strings.Fields(tt.options), []string{"-f", "-e", "trace=getppid", "-o", log, os.Args[0]})
			said := runTracer(t, words)
			b, err := os.ReadFile(log)
			if err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			got := strings.Count(string(b), ".stackBottom+0x")
			if got < tt.frames || !strings.Contains(string(b), "(runtime.main+0x") || !strings.Contains(string(b), "(main.main+0x") {
				t.Errorf("frames of stackBottom, and below it main\n got %d\nwant %d\n%s", got, tt.frames, b)
			}
		})
	}
}

// A process that runs already has stacks, too, where its calls are seen at the kernel's
// functions of them, and not at the tracepoints (--debug tells).
func TestStackOfARunningProgram(t *testing.T) {
	needBPF(t)
	ebpftrace := needEbpftrace(t)
	tracee := runningTracee(t, 6)
	log := filepath.Join(t.TempDir(), "log")
	said := runTracer(t, slices.Concat(ebpftrace, []string{"-k", "-d", "-e", "trace=getppid", "-e", "signal=none", "--syscall-limit=3", "-o", log, "-p", fmt.Sprint(tracee)}))
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for line := range strings.Lines(said) {
		if strings.Contains(line, "calls are seen at") {
			t.Log(strings.TrimSpace(line))
		}
	}
	if got, main := strings.Count(string(b), ".stackBottom+0x"), strings.Count(string(b), "(main.main+0x"); got != 3*7 || main != 3 {
		t.Errorf("frames of stackBottom, of main\n got %d, %d\nwant 21, 3\n%s", got, main, b)
	}
}

// Only slow calls have stacks.
func TestStacksOfSlowCalls(t *testing.T) {
	needBPF(t)
	needCommands(t, "sleep")
	log := filepath.Join(t.TempDir(), "log")
	runTracer(t, slices.Concat(needEbpftrace(t), []string{"-k", "--stack-min-latency=90ms", "-o", log, "sleep", "0.1"}))
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	all := samples(string(b))
	all = slices.DeleteFunc(all, func(s *stackSample) bool { return strings.HasPrefix(s.call, "+++") })
	if len(all) != 1 || !strings.Contains(all[0].line, "nanosleep") {
		t.Errorf("calls with a stack\n got %d\nwant that of nanosleep\n%s", len(all), b)
	}
}
