// SPDX-License-Identifier: Apache-2.0

package test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// buildDir is where the program under test is built, once.
var buildDir string

func TestMain(m *testing.M) {
	if traceeFromMemory() || traceeOfStacks() || traceeOfNames() || traceeOfAbsentMemory() {
		return
	}
	os.Exit(withBuildDir(m))
}

func withBuildDir(m *testing.M) int {
	dir, err := os.MkdirTemp("", "ebpftrace-test")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	buildDir = dir
	// What whoever started the tests has left open is not for the tracees.
	if err := closeOnExec(); err != nil {
		fmt.Fprintln(os.Stderr, "close what is open:", err)
		return 1
	}
	return m.Run()
}

// closeOnExec keeps what is open now from programs that are started.
func closeOnExec() error {
	err := unix.CloseRange(3, math.MaxInt32, unix.CLOSE_RANGE_CLOEXEC)
	if !errors.Is(err, unix.EINVAL) {
		return err
	}
	open, err := os.ReadDir("/proc/self/fd") // before Linux 5.11, where the flag is not known
	for _, entry := range open {
		if fd, _ := strconv.Atoi(entry.Name()); fd > 2 {
			unix.CloseOnExec(fd)
		}
	}
	return err
}

// needEbpftrace returns the words that start the program under test: what
// EBPFTRACE_BIN names, or what it builds; without Go here, as in a guest of
// scripts/vm-run, what lies in the PATH.
func needEbpftrace(t *testing.T) []string {
	t.Helper()
	words, err := ebpftrace()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

var ebpftrace = sync.OnceValues(func() ([]string, error) {
	if words := strings.Fields(os.Getenv("EBPFTRACE_BIN")); len(words) > 0 {
		return words, nil
	}
	if _, err := exec.LookPath("go"); err != nil {
		found, err := exec.LookPath("ebpftrace")
		return []string{found}, err
	}
	path := filepath.Join(buildDir, "ebpftrace")
	build := exec.Command("go", "build", "-o", path, "../cmd/ebpftrace")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as make build
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build ebpftrace: %w\n%s", err, out)
	}
	return []string{path}, nil
})
