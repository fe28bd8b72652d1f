// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// traceeDone is the exit code of a tracee that has made all its calls: testdata/call.h.
const traceeDone = 77

// strace is the oracle; it fetches what it needs when it is first run.
func strace(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("asks strace, which takes seconds")
	}
	script, err := filepath.Abs("../../../scripts/strace-new")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(script, "-V").CombinedOutput(); err != nil {
		t.Skipf("needs strace 7.2: %v: %s", err, out)
	}
	if out, err := exec.Command(script, "-e", "trace=none", "true").CombinedOutput(); err != nil {
		t.Skipf("needs leave to trace: %v: %s", err, out)
	}
	return script
}

// buildTracee compiles a tracee of testdata.
func buildTracee(t *testing.T, tracee string) string {
	t.Helper()
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skipf("the tracees have no calls for %s", runtime.GOARCH)
	}
	cc, err := exec.LookPath("cc")
	if err != nil {
		t.Skip("needs a C compiler")
	}
	program := filepath.Join(t.TempDir(), tracee)
	source := filepath.Join("testdata", tracee+".c")
	if out, err := exec.Command(cc, "-O1", "-static", "-nostdlib", "-fno-stack-protector", "-o", program, source).CombinedOutput(); err != nil {
		t.Fatalf("cc %s: %v\n%s", source, err, out)
	}
	return program
}

// observe is what strace prints about a tracee.
func observe(t *testing.T, strace, program string, options ...string) []string {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.Command(strace, append(options, program)...)
	cmd.Stderr = &out
	err := cmd.Run()
	if cmd.ProcessState.ExitCode() != traceeDone {
		t.Fatalf("strace %s: %v\n%.2000s", strings.Join(options, " "), err, out.String())
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

// accepts says whether strace takes an option.
func accepts(strace string, option ...string) bool {
	return exec.Command(strace, append(option, "true")...).Run() == nil
}

// A seen is a call as strace -n prints it.
type seen struct {
	abi  ABI
	nr   uint64
	name string
}

var (
	callLine = regexp.MustCompile(`^\[ *(\d+)\] ([\w#]+)\(`)
	modeLine = regexp.MustCompile(`runs in (64 bit|32 bit|x32) mode`)
)

// callsSeen reads the lines of strace -n. Lines of other shapes announce a change of mode.
func callsSeen(lines []string) []seen {
	abi := Native()
	var all []seen
	for _, line := range lines {
		if m := modeLine.FindStringSubmatch(line); m != nil {
			abi = modes()[m[1]]
		}
		if m := callLine.FindStringSubmatch(line); m != nil {
			nr, _ := strconv.ParseUint(m[1], 10, 64)
			all = append(all, seen{abi: abi, nr: nr, name: m[2]})
		}
	}
	return all
}

// modes are strace's words for the ABIs of this machine.
func modes() map[string]ABI {
	if Native() == ARM64 {
		return map[string]ABI{"64 bit": ARM64, "32 bit": ARM}
	}
	return map[string]ABI{"64 bit": AMD64, "32 bit": I386, "x32": X32}
}
