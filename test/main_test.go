// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// ebpftrace is the words that start the program under test. It is built once,
// unless EBPFTRACE_BIN names another, or there is no Go here: in a guest of
// scripts/vm-run it lies in the PATH.
var ebpftrace []string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "ebpftrace-test")
	if err == nil {
		defer os.RemoveAll(dir)
		ebpftrace, err = tracerUnderTest(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

func tracerUnderTest(dir string) ([]string, error) {
	if words := strings.Fields(os.Getenv("EBPFTRACE_BIN")); len(words) > 0 {
		return words, nil
	}
	if _, err := exec.LookPath("go"); err != nil {
		found, err := exec.LookPath("ebpftrace")
		return []string{found}, err
	}
	path := filepath.Join(dir, "ebpftrace")
	if out, err := exec.Command("go", "build", "-o", path, "../cmd/ebpftrace").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build ebpftrace: %w\n%s", err, out)
	}
	return []string{path}, nil
}
