// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestStringsThatAreNotThereAtEntry: a string on a page that was never touched is read
// at exit, when the kernel has touched it; a pointer to nothing stays an address.
func TestStringsThatAreNotThereAtEntry(t *testing.T) {
	needBPF(t)
	needCommands(t, "gcc")
	dir := t.TempDir()
	tracee, out := filepath.Join(dir, "absent"), filepath.Join(dir, "out")
	if b, err := exec.Command("gcc", "-O1", "-o", tracee, "testdata/absent/absent.c").CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, b)
	}
	if b, err := exec.Command(needEbpftrace(t)[0], "-e", "trace=openat", "-o", out, tracee).CombinedOutput(); err != nil {
		t.Fatalf("trace: %v\n%s", err, b)
	}
	trace, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`openat(AT_FDCWD, "/nonexistent/on-a-page-never-touched", O_RDONLY) = -1 ENOENT (No such file or directory)`,
		`openat(AT_FDCWD, 0xdead0000beef, O_RDONLY) = -1 EFAULT (Bad address)`,
	} {
		if !strings.Contains(string(trace), want+"\n") {
			t.Errorf("got\n%s\nwant the line\n%s", trace, want)
		}
	}
}
