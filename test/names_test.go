// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

const manyFiles = 10_000

// readAll opens, reads and closes the files of a folder one after the other, in the shell
// itself.
const readAll = `i=0; while [ $i -lt %d ]; do read line <%s/$i; i=$((i+1)); done`

// TestLiveNamesOfManyFiles: a descriptor is named right each time, though the number is
// the same, and the file is closed long before its line is written.
func TestLiveNamesOfManyFiles(t *testing.T) {
	needBPF(t)
	dir := t.TempDir()
	for _, folder := range []string{"one", "two"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range manyFiles {
			if err := os.WriteFile(filepath.Join(dir, folder, fmt.Sprint(i)), []byte(folder+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	one, two := fmt.Sprintf(readAll, manyFiles, "one"), fmt.Sprintf(readAll, manyFiles, "two")
	for _, tt := range []struct {
		name, script string
		options      []string
		want         int
	}{
		{"one process", one, nil, manyFiles},
		{"two at once", "(" + one + ") & (" + two + ") & wait", []string{"-ff"}, 2 * manyFiles},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.options != nil && probesAreSkipped(t) {
				t.Skip("Linux 7.2 and newer skip probes where one was preempted, which ebpftrace can only tell of")
			}
			opened := 0
			for _, trace := range traceNamed(t, dir, tt.script, nil, nil, tt.options...) {
				opened += judgeNames(t, dir, trace)
			}
			if opened != tt.want {
				t.Errorf("files that were opened\n got %d\nwant %d", opened, tt.want)
			}
		})
	}
}

// probesAreSkipped tells whether the kernel leaves out probes of one task where another's
// was preempted: docs/kernels.md.
func probesAreSkipped(t *testing.T) bool {
	t.Helper()
	var name unix.Utsname
	if err := unix.Uname(&name); err != nil {
		t.Fatal(err)
	}
	var major, minor int
	if _, err := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &major, &minor); err != nil {
		t.Fatal(err)
	}
	return major > 7 || major == 7 && minor >= 2
}

// traceNamed runs a script in a folder, and meanwhile a function again and again. It
// returns the lines: those of each process, with -ff.
func traceNamed(t *testing.T, dir, script string, stdin *os.File, meanwhile func(), options ...string) (traces []string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	words := append(slices.Clone(needEbpftrace(t)), "-y", "--strict", "--buffer", "64M", "-e", "trace=?open,openat,read,close,?dup2,?dup3", "-o", log)
	words = append(append(words, options...), "sh", "-c", script)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = dir
	if stdin != nil {
		cmd.Stdin = stdin
	}
	done, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		again(done, meanwhile)
	}()
	out, err := cmd.CombinedOutput()
	close(done)
	<-over
	if err != nil {
		t.Fatalf("trace: %v\n%s", err, out)
	}
	logs, _ := filepath.Glob(log + "*")
	for _, log := range logs {
		trace, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		traces = append(traces, string(trace))
	}
	return traces
}

// again calls a function until it is done with, if there is one.
func again(done <-chan struct{}, f func()) {
	for f != nil {
		select {
		case <-done:
			return
		default:
			f()
		}
	}
}

var (
	openLine = regexp.MustCompile(`^open(?:at)?\(.*"((?:one|two)/\d+)", .*\) += \d+<([^>]*)>$`)
	nameLine = regexp.MustCompile(`^\w+\(.*\d+<([^>]*/(?:one|two)/[^>]*)>`)
)

// judgeNames wants each name in a process's lines to be that of the file it opened last.
// It returns how many were opened.
func judgeNames(t *testing.T, dir, trace string) (opened int) {
	t.Helper()
	last, wrong := "", 0
	for line := range strings.Lines(trace) {
		line = strings.TrimSuffix(line, "\n")
		got := ""
		if m := openLine.FindStringSubmatch(line); m != nil {
			last, got = filepath.Join(dir, m[1]), m[2]
			opened++
		} else if m := nameLine.FindStringSubmatch(line); m != nil {
			got = m[1]
		}
		if got == "" || got == last {
			continue
		}
		if wrong++; wrong < 5 {
			t.Errorf("name in the line %s\n got %s\nwant %s", line, got, last)
		}
	}
	return opened
}

// TestLiveNamesWhileFoldersAreRenamed: a name that changes while it is read is the one or
// the other, and no mixture.
func TestLiveNamesWhileFoldersAreRenamed(t *testing.T) {
	needBPF(t)
	dir := t.TempDir()
	short, long := filepath.Join(dir, strings.Repeat("a", 10)), filepath.Join(dir, strings.Repeat("b", 100))
	if err := os.Mkdir(short, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(short, "file"), []byte("line\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(filepath.Join(short, "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	traces := traceNamed(t, dir, "i=0; while [ $i -lt 20000 ]; do read line; i=$((i+1)); done", file, func() {
		_ = os.Rename(short, long)
		_ = os.Rename(long, short)
	})
	name := regexp.MustCompile(`<(` + regexp.QuoteMeta(dir) + `/[^>]*/file)>`)
	seen := map[string]int{}
	for _, m := range name.FindAllStringSubmatch(traces[0], -1) {
		seen[m[1]]++
	}
	for path, n := range seen {
		if path != short+"/file" && path != long+"/file" {
			t.Errorf("names\n got %s, %d times\nwant that of the short or of the long folder", path, n)
		}
	}
	if len(seen) == 0 {
		t.Errorf("no name in the trace\n%.2000s", traces[0])
	}
}
