// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bufio"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// buildTracees builds the programs of testdata into a folder. Without a compiler
// they are missing, and their tests are skipped.
func buildTracees(t *testing.T) string {
	t.Helper()
	bin := t.TempDir()
	if _, err := exec.LookPath("gcc"); err != nil {
		return bin
	}
	compile(t, "testdata/tracees/*.c", bin+"/")
	compile(t, "tracee/*.c", bin+"/"+callPrefix)
	if out, err := exec.Command("go", "build", "-o", bin, "./testdata/goroutines").CombinedOutput(); err != nil {
		t.Errorf("testdata/goroutines: %v\n%s", err, out)
	}
	return bin
}

// callPrefix is before the names of the programs in tracee: each makes some kinds
// of calls, in all the ways that its author could think of.
const callPrefix = "call-"

// compile builds each source to a program with the prefix before its name.
func compile(t *testing.T, pattern, prefix string) {
	t.Helper()
	sources, err := filepath.Glob(pattern)
	if err != nil || len(sources) == 0 {
		t.Fatalf("%s: no sources: %v", pattern, err)
	}
	for _, source := range sources {
		program := prefix + strings.TrimSuffix(filepath.Base(source), ".c")
		// -w: to ignore return values, and to pass wrong ones, is their purpose.
		if out, err := exec.Command("gcc", "-O1", "-w", "-pthread", "-o", program, source).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", source, err, out)
		}
	}
}

// calls are the programs in tracee.
func calls(bin string) []program {
	var programs []program
	built, _ := filepath.Glob(filepath.Join(bin, callPrefix+"*"))
	for _, path := range built {
		name := filepath.Base(path)
		programs = append(programs, program{name: strings.TrimPrefix(name, callPrefix), argv: []string{name}})
	}
	return programs
}

// serve starts a server that answers anything with hello, and returns its port.
func serve(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			answer(c)
		}
	}()
	t.Cleanup(func() {
		l.Close()
		<-done
	})
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// answer reads what the client says, up to an empty line, a word, or its end.
func answer(c net.Conn) {
	defer c.Close()
	for lines := bufio.NewScanner(c); lines.Scan(); {
		if line := lines.Text(); line == "" || line == "x" {
			break
		}
	}
	c.Write([]byte("HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\nhello\n"))
}
