// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// needTracee compiles a program of testdata that is named as its folder.
func needTracee(t *testing.T, name string) string {
	t.Helper()
	needCommands(t, "gcc")
	path := filepath.Join(t.TempDir(), name)
	source := filepath.Join("testdata", name, name+".c")
	if out, err := exec.Command("gcc", "-O1", "-o", path, source).CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, out)
	}
	return path
}

// spend runs budget.c under ebpftrace. It returns the trace, what ebpftrace said, and
// how many pairs of calls there were.
func spend(t *testing.T, options, args []string) (trace, said string, pairs int) {
	t.Helper()
	needBPF(t)
	tracee := needTracee(t, "budget")
	log := filepath.Join(t.TempDir(), "log")
	words := needEbpftrace(t)
	cmd := exec.Command(words[0], append(append(append(words[1:len(words):len(words)], options...), "-o", log, tracee), args...)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		needSupport(t, stderr.String())
		t.Fatalf("%v\n%s", err, &stderr)
	}
	content, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err = strconv.Atoi(strings.TrimSpace(stdout.String()))
	if err != nil {
		t.Fatal(err)
	}
	return string(content), stderr.String(), pairs
}

// steps are what is said of a budget that no step is enough for.
var steps = []string{
	`overhead [0-9.]+ % of a CPU is over 1 %: buffers are no longer captured`,
	`overhead [0-9.]+ % of a CPU is over 1 %: strings are no longer captured`,
	`overhead [0-9.]+ % of a CPU is over 1 %: from now on only counted: (getppid, read|read, getppid)`,
	`\d+ calls counted only( or lost)?: \d+ read, \d+ getppid`,
}

// Whatever the budget makes ebpftrace give up, each call is shown or counted.
func TestBudgetLosesNoCount(t *testing.T) {
	trace, said, pairs := spend(t, []string{"--max-overhead=1", "-e", "trace=getppid,read"}, []string{"5.6"})
	var inTrace, onStderr []string
	for _, step := range steps {
		inTrace = append(inTrace, `^<\.\.\. `+step+` \.\.\.>$`)
		onStderr = append(onStderr, `^[^ ]+: `+step+`$`)
	}
	inOrder(t, said, onStderr, "")
	var notes strings.Builder
	for line := range strings.Lines(trace) {
		if strings.HasPrefix(line, "<... ") && strings.HasSuffix(line, " ...>\n") {
			notes.WriteString(line)
		}
	}
	inOrder(t, notes.String(), inTrace, "")
	for _, syscall := range []struct{ name, line string }{
		{"getppid", `(?m)^(getppid\(|<\.\.\. getppid resumed>)\) += \d+$`},
		{"read", `(?m)^(read\(\d+, .*, 1|<\.\.\. read resumed>.*)\) += 1$`}, // the loader reads more than one byte
	} {
		shown := len(regexp.MustCompile(syscall.line).FindAllString(trace, -1))
		counted := number(t, said, ` (\d+) `+syscall.name+`\b`)
		if shown == 0 || counted == 0 || shown+counted != pairs {
			t.Errorf("%s\n got %d shown and %d counted only, together %d\nwant some of each, together %d\n%s", syscall.name, shown, counted, shown+counted, pairs, said)
		}
	}
	if !regexp.MustCompile(`(?m)^read\(\d+, "\\0", 1\)`).MatchString(trace) || !regexp.MustCompile(`(?m)^read\(\d+, 0x[0-9a-f]+, 1\)`).MatchString(trace) {
		t.Error("read's buffer\n got one form only\nwant it as a string first, and as an address later")
	}
}

// number is the number in a text that a pattern's group matches; 0 if none does.
func number(t *testing.T, text, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestStats(t *testing.T) {
	const calls = 100000
	_, said, _ := spend(t, []string{"--stats", "-e", "trace=getppid"}, []string{"0", strconv.Itoa(calls)})
	for _, tt := range []struct {
		name, pattern string
		low, high     int
	}{
		{"calls", `(\d+) calls traced in `, calls, calls},
		{"records: two for each call, and the execve and the end", `by (\d+) records; lost: nothing`, 2*calls + 2, 2*calls + 2},
		{"ns added", `probes: (\d+) ns added to a call`, 20, 100000},
		{"percent of a CPU in the probes", `ns added to a call, (\d+)\.\d % of a CPU`, 1, 400},
		{"calls measured", `by (\d+) calls of all processes`, 1000, 1 << 40},
		{"ms of the tracer's time", `tracer: 0\.(\d\d\d) s of CPU time`, 1, 999},
		{"percent of a ring", `rings: (\d+)\.\d % full at most, of \d+ KiB for CPU \d+`, 0, 100},
	} {
		if !regexp.MustCompile(tt.pattern).MatchString(said) {
			t.Errorf("%s\n got nothing like %s\n%s", tt.name, tt.pattern, said)
		}
		if got := number(t, said, tt.pattern); got < tt.low || got > tt.high {
			t.Errorf("%s\n got %d\nwant %d to %d\n%s", tt.name, got, tt.low, tt.high, said)
		}
	}
}
