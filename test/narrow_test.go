// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var seenAt = regexp.MustCompile(`calls are seen at (fentry and fexit of \d+ functions|perf events of (\d+|all) calls(: .+)?|tracepoints of all calls(: .+)?)`)

// TestNarrowFilter attaches with a filter that lets few calls through, so that the
// probes are at these calls' functions where the kernel allows it: the lines must be
// the same as with the tracepoints, also for calls that fail and the one that does not
// return.
func TestNarrowFilter(t *testing.T) {
	needBPF(t)
	const turns = 40
	script := fmt.Sprintf(`read x; i=0; while [ $i -lt %d ]; do cd /; cd /missing; i=$((i+1)); done 2>/dev/null; exit 9`, turns)
	want := strings.Repeat(`chdir("/") = 0
chdir("/missing") = -1 ENOENT (No such file or directory)
`, turns) + "exit_group(9) = ?\n+++ exited with 9 +++\n"
	for _, tt := range []struct {
		name, trace string
		fentry      bool // possible
	}{
		{"blocked in a call that is not wanted", "chdir,exit_group", true},
		{"native calls only", "chdir@64,exit_group@64", true},
		{"blocked in a wanted call", "chdir,exit_group,read,?poll,ppoll", false},
		{"all calls", "all", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, said := attachedShell(t, script, "-e", "trace="+tt.trace)
			if got := onlyLines(got, `^(chdir|exit_group)\(|^\+\+\+`); got != want {
				t.Errorf("lines\n got %s\nwant %s", got, want)
			}
			where := seenAt.FindString(said)
			t.Log(where)
			if where == "" || !tt.fentry && strings.Contains(where, "fentry") {
				t.Errorf("where calls are seen\n got %s", said)
			}
		})
	}
}

// A call without arguments is a function without a type of its own.
func TestNarrowFilterOfCallWithoutArguments(t *testing.T) {
	needBPF(t)
	tracee := runningTracee(t, 1)
	log := filepath.Join(t.TempDir(), "log")
	said := runTracer(t, append(needEbpftrace(t), "-d", "-a0", "-e", "trace=getppid", "--syscall-limit=3", "-o", log, "-p", fmt.Sprint(tracee)))
	t.Log(seenAt.FindString(said))
	got, err := os.ReadFile(log)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if line := fmt.Sprintf("getppid() = %d\n", os.Getpid()); strings.Count(string(got), line) != 3 {
		t.Errorf("lines\n got %s\nwant 3 of %s%s", got, line, said)
	}
}

// onlyLines drops the lines that a pattern does not match.
func onlyLines(text, pattern string) string {
	re := regexp.MustCompile(pattern)
	var kept strings.Builder
	for line := range strings.Lines(text) {
		if re.MatchString(line) {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// attachedShell lets a shell run a script that begins with reading a line, attaches to
// it before the line comes, and returns the lines and what the tracer said.
func attachedShell(t *testing.T, script string, options ...string) (lines, said string) {
	t.Helper()
	shell := exec.Command("sh", "-c", script)
	stdin, err := shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := shell.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the shell sleeps", func() bool { return sleeps(shell.Process.Pid) })
	out := filepath.Join(t.TempDir(), "out")
	words := append(needEbpftrace(t), options...)
	tracer := exec.Command(words[0], append(words[1:], "--debug", "-a0", "-o", out, "-p", fmt.Sprint(shell.Process.Pid))...)
	var stderr lockedBuffer
	tracer.Stderr = &stderr
	if err := tracer.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the probes", func() bool { return strings.Contains(stderr.String(), "command started") })
	if _, err := stdin.Write([]byte("\n")); err != nil {
		t.Fatal(err)
	}
	shell.Wait()
	if err := tracer.Wait(); err != nil {
		t.Errorf("ebpftrace: %v\n%s", err, stderr.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), stderr.String()
}
