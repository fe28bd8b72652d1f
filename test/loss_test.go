// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// shown is what a trace has of one thread, in records.
type shown struct{ records, lost int }

// TestEveryRecordIsShownOrCounted forces rings to overflow. For each thread, what is
// shown and what is said to be lost in between are what it made, but for records that
// were lost at its very end; the closing line counts these too.
func TestEveryRecordIsShownOrCounted(t *testing.T) {
	needBPF(t)
	needCommands(t, "gcc")
	dir := t.TempDir()
	tracee := filepath.Join(dir, "loss")
	if out, err := exec.Command("gcc", "-O1", "-pthread", "-o", tracee, "testdata/loss/loss.c").CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, out)
	}
	for _, tt := range []struct {
		name           string
		buffer         string
		threads, calls int
		overflows      bool
	}{
		{"rings of one page", "4K", 4, 30000, true},
		{"small rings, many threads", "16K", 32, 4000, true},
		{"rings that suffice", "16M", 4, 10000, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(dir, "out")
			cmd := exec.Command(needEbpftrace(t)[0], "-f", "-q", "--strict", "--buffer", tt.buffer, "-e", "trace=getppid", "-o", out,
				tracee, strconv.Itoa(tt.threads), strconv.Itoa(tt.calls))
			var said, tids bytes.Buffer
			cmd.Stdout, cmd.Stderr = &tids, &said
			status := 0
			if err := cmd.Run(); err != nil {
				status = cmd.ProcessState.ExitCode()
			}
			trace, err := os.ReadFile(out)
			if err != nil {
				t.Fatalf("%v; it said: %s", err, &said)
			}
			counted := accountsFor(t, string(trace), tids.String(), said.String(), tt.threads, tt.calls)
			if got := counted > 0; got != tt.overflows {
				t.Errorf("records were lost\n got %v (%d)\nwant %v", got, counted, tt.overflows)
			}
			if got := status == 3; got != tt.overflows {
				t.Errorf("exit status with --strict\n got %d\nwant 3 if and only if records were lost; it said: %s", status, &said)
			}
		})
	}
}

// accountsFor compares what is shown, and said to be lost, of a run of loss.c with what
// it made, and returns the records that were counted as lost.
func accountsFor(t *testing.T, trace, tids, said string, threads, calls int) int {
	t.Helper()
	missing, gaps := account(t, trace, strings.Fields(tids), 2*calls)
	counted := count(t, said)
	// The main thread's last records, of which nobody knows the number, are its
	// forks, its exec and its end.
	if slack := counted - missing - gaps; slack < 0 || slack > threads+2 {
		t.Errorf("records missing\n got %d in gaps and %d at ends of threads\nwant the %d that are counted, but for %d", gaps, missing, counted, threads+2)
	}
	return counted
}

// account adds up each thread's lines. It returns the records that are neither shown
// nor said to be lost in between, and those that are.
func account(t *testing.T, trace string, tids []string, expected int) (missing, gaps int) {
	t.Helper()
	threads := map[string]*shown{}
	for line := range strings.Lines(trace) {
		tid, text, _ := strings.Cut(line, " ")
		s := threads[tid]
		if s == nil {
			s = &shown{}
			threads[tid] = s
		}
		s.add(strings.TrimLeft(strings.TrimSuffix(text, "\n"), " "))
	}
	for _, tid := range tids {
		s := threads[tid]
		if s == nil {
			s = &shown{}
		}
		left := expected + 1 - s.records - s.lost // and the thread's end
		if left < 0 {
			t.Errorf("thread %s\n got %d records shown, %d lost\nwant %d at most", tid, s.records, s.lost, expected+1)
		}
		missing += max(left, 0)
	}
	for _, s := range threads {
		gaps += s.lost
	}
	return missing, gaps
}

var lostMark = regexp.MustCompile(`^<\.\.\. (\d+) records? lost \.\.\.>$`)

func (s *shown) add(text string) {
	if m := lostMark.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		s.lost += n
		return
	}
	switch {
	case strings.HasSuffix(text, "<unfinished ...>"), strings.HasPrefix(text, "<... "), strings.HasPrefix(text, "+++ "):
		s.records++
	case strings.HasPrefix(text, "getppid()"):
		s.records += 2
	}
}

// count is the number of lost records in the closing line.
func count(t *testing.T, said string) int {
	t.Helper()
	m := regexp.MustCompile(`(\d+) records lost`).FindStringSubmatch(said)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(fmt.Errorf("%q: %w", said, err))
	}
	return n
}
