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
	"unsafe"

	"golang.org/x/sys/unix"
)

const absentTracee = "EBPFTRACE_TEST_ABSENT"

// traceeOfAbsentMemory makes calls with a file's memory that nothing has touched, if
// the environment says so: one that fails before the kernel reads it, and one that reads
// it.
func traceeOfAbsentMemory() bool {
	path := os.Getenv(absentTracee)
	if path == "" {
		return false
	}
	for _, call := range []func(at uintptr){
		func(at uintptr) { unix.Syscall(unix.SYS_WRITE, ^uintptr(0), at, 6) },
		func(at uintptr) { unix.Syscall(unix.SYS_CHDIR, at, 0, 0) },
	} {
		file, err := os.Open(path)
		must(err)
		b, err := unix.Mmap(int(file.Fd()), 0, os.Getpagesize(), unix.PROT_READ, unix.MAP_PRIVATE)
		must(err)
		call(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
		unix.Munmap(b)
		file.Close()
	}
	return true
}

// TestMemoryThatIsNotResident is printed where the kernel has read it, and where probes
// may sleep, in any case.
func TestMemoryThatIsNotResident(t *testing.T) {
	needBPF(t)
	path, out := filepath.Join(t.TempDir(), "file"), filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(path, []byte("/absent\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(absentTracee, path)
	words := append(needEbpftrace(t), "-f", "--debug", "-o", out, os.Args[0])
	said, err := exec.Command(words[0], words[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	when := regexp.MustCompile(`memory is read (.*)`).FindSubmatch(said)
	if when == nil || strings.Contains(string(when[1]), ": ") {
		t.Fatalf("when memory is read\n got %s", said)
	}
	t.Logf("memory is read %s", when[1])
	of := `0x[0-9a-f]+`
	if strings.Contains(string(when[1]), "brought in") {
		of = `"/absen"`
	}
	lines, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf(`write(\(-1| resumed>), %s, 6`, of), // another thread's line may come between
		`chdir(\(| resumed>)"/absent"\) += -1 ENOENT `,
	} {
		if !regexp.MustCompile(want).Match(lines) {
			t.Errorf("lines\n got %s\nwant %s", onlyLines(string(lines), `(write|chdir)(\(| resumed)`), want)
		}
	}
}
