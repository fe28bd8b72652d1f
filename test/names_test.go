// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// manyFiles are fewer in a guest, which has no Go, and is emulated.
var manyFiles = sync.OnceValue(func() int {
	if _, err := exec.LookPath("go"); err != nil {
		return 5_000
	}
	return 100_000
})

// TestLiveNamesOfManyFiles: a descriptor is named right each time, though the number is
// the same, and what the kernel knew the last file by is another's long before the line
// is written. Where ebpftrace does not follow, another process does the same meanwhile.
func TestLiveNamesOfManyFiles(t *testing.T) {
	needBPF(t)
	for _, tt := range []struct {
		name, workers string
		number        int
		options       []string
		traced        int
	}{
		{"one process of two", "processes", 2, nil, 1},
		{"two processes", "processes", 2, []string{"-f"}, 2},
		{"two threads with the same descriptors", "threads", 2, []string{"-f"}, 2},
		{"a file for each thread", "threads", 2, []string{"-ff"}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			needEveryProbe(t)
			dir := memoryDir(t)
			t.Setenv(namesTracee, fmt.Sprint(tt.workers, " ", tt.number, 0, manyFiles()/tt.traced))
			j := namesJudge{t: t, dir: dir, tasks: map[string]*namesTask{}, different: map[string]bool{}}
			for i, trace := range traceNamed(t, dir, os.Args[:1], nil, nil, tt.options...) {
				for line := range strings.Lines(trace) {
					j.line(fmt.Sprint(i), strings.TrimSuffix(line, "\n"))
				}
			}
			want := namesSeen{opened: manyFiles(), read: manyFiles(), closed: manyFiles()}
			if j.seen != want || len(j.different) != manyFiles() {
				t.Errorf("calls with a right name\n got %+v, %d different files\nwant %+v", j.seen, len(j.different), want)
			}
		})
	}
}

// memoryDir is a folder in memory, where there is one: what a disk does is not tested.
func memoryDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "names")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// needEveryProbe skips a test where the kernel leaves out probes of one task where
// another's was preempted: docs/kernels.md.
func needEveryProbe(t *testing.T) {
	t.Helper()
	var name unix.Utsname
	if err := unix.Uname(&name); err != nil {
		t.Fatal(err)
	}
	var major, minor int
	if _, err := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &major, &minor); err != nil {
		t.Fatal(err)
	}
	if major > 7 || major == 7 && minor >= 2 {
		t.Skip("Linux 7.2 and newer skip probes where one was preempted, which ebpftrace can only tell of")
	}
}

// traceNamed runs a command in a folder, and meanwhile a function again and again. It
// returns the lines: those of each process, with -ff.
func traceNamed(t *testing.T, dir string, command []string, stdin *os.File, meanwhile func(), options ...string) (traces []string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	words := append(slices.Clone(needEbpftrace(t)), "-y", "--strict", "--buffer", "64M", "-e", "trace=?open,openat,read,close,?dup2,?dup3", "-o", log)
	words = append(append(words, options...), command...)
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
