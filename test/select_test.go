// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestChosenByWhatTheyAre traces processes that nobody named: one that is chosen, and
// beside it one that is not.
func TestChosenByWhatTheyAre(t *testing.T) {
	needBPF(t)
	needCommands(t, "sleep", "setpriv")
	dir := t.TempDir()
	chosen := filepath.Join(dir, "ebt-chosen")
	sleep, err := exec.LookPath("sleep")
	if err != nil {
		t.Fatal(err)
	}
	if path, err := filepath.EvalSymlinks(sleep); err != nil || filepath.Base(path) == "busybox" {
		t.Skip("needs a sleep that is a program of its own, not one of busybox's")
	}
	copyFile(t, sleep, chosen)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		options func(t *testing.T) []string
		command func(options []string) []string // makes a call of clock_nanosleep
	}{
		{"by name", func(*testing.T) []string { return []string{"--comm", "ebt-chosen"} },
			func([]string) []string { return []string{chosen, "0.11"} }},
		{"by file", func(*testing.T) []string { return []string{"--exe", chosen} },
			func([]string) []string { return []string{chosen, "0.11"} }},
		{"by user", func(*testing.T) []string { return []string{"--uid", "12345"} },
			func([]string) []string { return []string{"setpriv", "--reuid=12345", "sleep", "0.11"} }},
		{"by cgroup", newCgroup,
			func(o []string) []string {
				return []string{"sh", "-c", "echo $$ >" + o[1] + "/cgroup.procs; exec sleep 0.11"}
			}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			options := tt.options(t)
			out := filepath.Join(t.TempDir(), "out")
			tracer := exec.Command(needEbpftrace(t)[0], append(options, "-e", "trace=clock_nanosleep", "-d", "-o", out)...)
			tracer.Stderr = &lockedBuffer{}
			if err := tracer.Start(); err != nil {
				t.Fatal(err)
			}
			waitFor(t, "the probes", func() bool {
				return strings.Contains(tracer.Stderr.(*lockedBuffer).String(), "command started")
			})
			words := tt.command(options)
			for _, w := range [][]string{words, {sleep, "0.22"}} {
				if b, err := exec.Command(w[0], w[1:]...).CombinedOutput(); err != nil {
					t.Fatalf("%v: %v\n%s", w, err, b)
				}
			}
			_ = tracer.Process.Signal(syscall.SIGINT)
			_ = tracer.Wait()
			trace, err := os.ReadFile(out)
			if err != nil {
				t.Fatalf("%v; it said: %s", err, tracer.Stderr)
			}
			if got := strings.Count(string(trace), "tv_nsec=110000000}"); got != 1 {
				t.Errorf("lines of the chosen process\n got %d\nwant 1 in\n%s", got, trace)
			}
			if got := strings.Count(string(trace), "tv_nsec=220000000}"); got != 0 {
				t.Errorf("lines of the other process\n got %d\nwant none in\n%s", got, trace)
			}
		})
	}
}

// newCgroup makes a cgroup of the test's own.
func newCgroup(t *testing.T) []string {
	t.Helper()
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(mounts)) {
		if words := strings.Fields(line); words[2] == "cgroup2" {
			path := filepath.Join(words[1], "ebpftrace-test-"+strconv.Itoa(os.Getpid()))
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Skipf("needs a cgroup of its own: %v", err)
			}
			t.Cleanup(func() { _ = os.Remove(path) })
			return []string{"--cgroup", path}
		}
	}
	t.Skip("needs cgroups of version 2")
	return nil
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o755); err != nil {
		t.Fatal(err)
	}
}
