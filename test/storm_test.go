// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// storm is how much a storm makes, all at the same time. EBPFTRACE_STORM multiplies it.
type storm struct {
	rounds  int // of each loop: a subshell that exits with 3, and a program
	threads int
	execs   int // by threads
}

const (
	stormLoops = 2
	stormCalls = 5 // of getsid, by each thread: storm.c
)

func (s storm) forks() int { return stormLoops*(1+2*s.rounds) + 1 + s.beside() }

// beside is what storm.c makes: a thread for the execs, each of them a process and a
// thread, and the threads.
func (s storm) beside() int { return 1 + 2*s.execs + s.threads }

func (s storm) programs() int { return 2 + stormLoops*s.rounds + s.execs }

// processes end by exit_group; threads do not.
func (s storm) processes() int { return 2 + stormLoops*(1+2*s.rounds) + s.execs }

func stormSize(t *testing.T) storm {
	t.Helper()
	times := 1
	if text := os.Getenv("EBPFTRACE_STORM"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			t.Fatalf("EBPFTRACE_STORM\n got %q\nwant a number", text)
		}
		times = n
	}
	return storm{rounds: 250 * times, threads: 1000 * times, execs: 100 * times}
}

// TestStorm traces processes and threads that come and go by thousands. Whatever the
// rings hold, each call is shown or its records are counted as lost.
func TestStorm(t *testing.T) {
	needBPF(t)
	needCommands(t, "gcc", "sh")
	dir := t.TempDir()
	tracee := filepath.Join(dir, "storm")
	if out, err := exec.Command("gcc", "-O1", "-pthread", "-o", tracee, "testdata/storm/storm.c").CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, out)
	}
	s := stormSize(t)
	trace, said := s.run(t, tracee, "16M", "-C")
	s.check(t, trace)
	records := number(t, said, `by (\d+) records; lost: nothing`)
	if records == 0 {
		t.Fatalf("records\n got %s\nwant none lost", said)
	}
	t.Run("entries are held back", func(t *testing.T) {
		trace, said := s.run(t, tracee, "16M", "-C", "--min-latency=1ns")
		s.check(t, trace)
		if got := number(t, said, `by (\d+) records; lost: nothing`); got != records {
			t.Errorf("records\n got %d\nwant %d\n%s", got, records, said)
		}
	})
	t.Run("calls are counted only", func(t *testing.T) {
		table, _ := s.run(t, tracee, "4K", "-c")
		s.checkCounts(t, table)
	})
	t.Run("each thread has its own calls", func(t *testing.T) {
		text, _ := s.run(t, tracee, "4K", "--latency=thread,syscall", "--max-rows=8000", "--format=json")
		s.checkThreads(t, text)
	})
	for _, buffer := range []string{"4K", "64K"} {
		t.Run("rings of "+buffer, func(t *testing.T) {
			trace, said := s.run(t, tracee, buffer, "-C")
			shown, lost := number(t, said, `by (\d+) records; `), number(t, said, `lost: (\d+) records, by full rings`)
			if shown+lost != records {
				t.Errorf("records\n got %d and %d lost: %d\nwant %d", shown, lost, shown+lost, records)
			}
			if buffer == "4K" && lost == 0 {
				t.Error("records lost\n got none\nwant some: or this tests nothing")
			}
			s.checkCounts(t, trace)
		})
	}
}

// run traces a storm. Which signals become one is a matter of timing, so they are left
// out.
func (s storm) run(t *testing.T, tracee, buffer string, options ...string) (trace, said string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	const loop = `loop() { i=0; while [ $i -lt $1 ]; do (exit 3); /bin/true; i=$((i+1)); done; }; `
	command := []string{"sh", "-c", loop + `loop $1 & loop $1 & "$0" $2 $3; wait`, tracee, strconv.Itoa(s.rounds), strconv.Itoa(s.threads), strconv.Itoa(s.execs)}
	cmd := exec.Command(needEbpftrace(t)[0], slices.Concat([]string{"-f", "--stats", "--buffer", buffer, "-e", "signal=none", "-o", log,
		"-e", "trace=execve,?clone,?clone3,?fork,?vfork,exit,exit_group,getsid"}, options, command)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), stderr.String()
}

// check compares the lines with what the storm made, and with the kernel side's counts.
func (s storm) check(t *testing.T, trace string) {
	t.Helper()
	for _, tt := range []struct {
		name, pattern string
		want          int
	}{
		{"programs", `(?m)(execve\(.*|execve resumed>.*) = 0$`, s.programs()},
		{"forks", `(?m)^\d+ +(clone|clone3|fork|vfork|<\.\.\. (clone|clone3|fork|vfork) resumed>)\b?.* = \d+$`, s.forks()},
		{"calls that do not return", `(?m)\bexit_group(\(| resumed>).* = \?$`, s.processes()},
		{"calls of threads", `(?m)\bgetsid(\(| resumed>).* = \d+$`, stormCalls * s.threads},
		{"subshells", `(?m)\+\+\+ exited with 3 \+\+\+$`, stormLoops * s.rounds},
		{"ends, where a thread has taken the first one's place", `(?m)\+\+\+ superseded by execve in pid \d+ \+\+\+$`, s.execs},
		{"ends", `(?m)\+\+\+ exited with \d+ \+\+\+$`, 1 + s.forks() - s.execs},
		{"ends otherwise", `(?m)\+\+\+ killed|lost \.\.\.>`, 0},
	} {
		if got := len(regexp.MustCompile(tt.pattern).FindAllString(trace, -1)); got != tt.want {
			t.Errorf("%s\n got %d\nwant %d", tt.name, got, tt.want)
		}
	}
	s.checkCounts(t, trace)
	checkPairs(t, trace)
}

// checkCounts looks at the table, which no ring is between.
func (s storm) checkCounts(t *testing.T, trace string) {
	t.Helper()
	forks := 0
	for _, name := range []string{"clone", "clone3", "fork", "vfork"} {
		forks += tallied(t, trace, name)
	}
	for _, tt := range []struct {
		name      string
		got, want int
	}{
		{"execve", tallied(t, trace, "execve"), s.programs()},
		{"getsid", tallied(t, trace, "getsid"), stormCalls * s.threads},
		{"fork and the like", forks, s.forks()},
	} {
		if tt.got != tt.want {
			t.Errorf("calls of %s in the table\n got %d\nwant %d", tt.name, tt.got, tt.want)
		}
	}
}

// checkThreads wants rows of so many threads, each with the calls that a thread makes.
func (s storm) checkThreads(t *testing.T, text string) {
	t.Helper()
	var table latencyTable
	if err := json.Unmarshal([]byte(text), &table); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	threads, programs := 0, 0
	for _, r := range table.Rows {
		switch {
		case r.Syscall == "getsid" && r.Calls != stormCalls:
			t.Errorf("calls of thread %s\n got %d\nwant %d", r.Thread, r.Calls, stormCalls)
		case r.Syscall == "getsid":
			threads++
		case r.Syscall == "execve":
			programs += int(r.Calls)
		}
	}
	if threads != s.threads || programs != s.programs() || table.Other != nil {
		t.Errorf("threads, programs, others\n got %d, %d, %v\nwant %d, %d, none", threads, programs, table.Other, s.threads, s.programs())
	}
}

func tallied(t *testing.T, trace, syscall string) int {
	t.Helper()
	return number(t, trace, `(?m)^ *[\d.]+ +[\d.]+ +\d+ +(\d+) (?:\d+|) *`+syscall+`$`)
}

var (
	begins = regexp.MustCompile(`^(\w+)\(.* <unfinished \.\.\.>$`)
	goesOn = regexp.MustCompile(`^<\.\.\. (\w+) resumed>`)
	takes  = regexp.MustCompile(`^\+\+\+ superseded by execve in pid (\d+) \+\+\+$`)
)

// checkPairs wants each unfinished line to be resumed by the same thread, and no other.
func checkPairs(t *testing.T, trace string) {
	t.Helper()
	open := map[string]string{}
	for line := range strings.Lines(trace) {
		tid, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		text = strings.TrimLeft(text, " ")
		if m := takes.FindStringSubmatch(text); m != nil {
			open[tid] = open[m[1]] // the new leader's call goes on under its new id
			delete(open, m[1])
		} else if m := begins.FindStringSubmatch(text); m != nil {
			if open[tid] != "" {
				t.Errorf("thread %s\n got %s in %s\nwant its end first", tid, text, open[tid])
			}
			open[tid] = m[1]
		} else if m := goesOn.FindStringSubmatch(text); m != nil {
			if open[tid] != m[1] {
				t.Errorf("thread %s\n got %s\nwant the end of %q", tid, text, open[tid])
			}
			delete(open, tid)
		}
	}
	for tid, name := range open {
		if name != "" {
			t.Errorf("thread %s\n got no end of %s\nwant one", tid, name)
		}
	}
}
