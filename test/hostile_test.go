// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// residentMax is how much memory the tracer may take, whatever the tracee does, in KiB.
// An ordinary run has 25 MiB with rings of 1 MiB, and 44 MiB were the most that was seen.
const residentMax = 96 << 10

// TestHostileTracees: what a tracee does never makes the tracer fail, print a control
// character, or take more memory than residentMax. That the calls are the right ones is
// for other tests.
func TestHostileTracees(t *testing.T) {
	needBPF(t)
	needCommands(t, "gcc", "setpriv")
	dir, err := os.MkdirTemp("", "ebt-hostile")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "hostile")
	if out, err := exec.Command("gcc", "-O1", "-w", "-pthread", "-o", program, "testdata/hostile/hostile.c").CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, out)
	}
	forms := [][]string{
		{"-f", "-Y", "-v", "-s", "4000"},
		{"-f", "-ttt", "-T", "-i", "-xx", "-e", "abbrev=none"},
		{"-f", "-c"},
		{"-f", "--latency=comm,process,syscall"},
		{"-f", "--latency=comm,thread", "--format=json"},
	}
	for _, mode := range []string{"flips", "calls", "vectors", "names", "arguments", "forks", "deleted"} {
		t.Run(mode, func(t *testing.T) {
			for _, options := range forms[:formsOf(mode, len(forms))] {
				// As nobody, since calls are made without a look at what they would do.
				copied := filepath.Join(dir, mode)
				copyFile(t, program, copied)
				traceHostile(t, dir, options, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copied, mode)
			}
		})
	}
}

// formsOf is in how many forms a mode is printed: in all where names matter.
func formsOf(mode string, all int) int {
	if mode == "names" {
		return all
	}
	return 2
}

func traceHostile(t *testing.T, dir string, options []string, command ...string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	words := needEbpftrace(t)
	args := append(append(words[1:len(words):len(words)], "--buffer=1M", "-o", out), options...)
	cmd := exec.Command(words[0], append(args, command...)...)
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	resident := mostResident(cmd)
	if got, want := status(cmd.ProcessState), "exit 0"; got != want {
		t.Errorf("%s: status\n got %s\nwant %s; it said: %.3000s", options, got, want, &said)
	}
	lines, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer lines.Close()
	if n := checkControls(t, options, lines); n == 0 {
		t.Errorf("%s: lines\n got none", options)
	}
	checkControls(t, options, &said)
	t.Logf("%s: %d KiB", strings.Join(options, " "), resident)
	if resident > residentMax {
		t.Errorf("%s: resident memory\n got %d KiB\nwant %d at most", options, resident, residentMax)
	}
}

// mostResident waits for a command, and returns the most memory that it had, in KiB.
func mostResident(cmd *exec.Cmd) (most int) {
	over := make(chan struct{})
	go func() {
		cmd.Wait()
		close(over)
	}()
	for {
		status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
		_, after, _ := strings.Cut(string(status), "\nVmHWM:")
		n := 0
		fmt.Sscanf(after, "%d", &n)
		most = max(most, n)
		select {
		case <-over:
			return most
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// checkControls looks for control characters, and returns how many bytes there were.
func checkControls(t *testing.T, options []string, r io.Reader) (n int) {
	t.Helper()
	b := make([]byte, 1<<20)
	for {
		got, err := r.Read(b)
		n += got
		if i := bytes.IndexFunc(b[:got], isControl); i >= 0 {
			t.Errorf("%s: a control character\n got %q", options, b[max(0, i-40):min(got, i+40)])
			return n
		}
		if bytes.Contains(b[:got], []byte("goroutine 1 [")) {
			t.Errorf("%s: a panic\n got %.3000s", options, b[:got])
		}
		if err != nil {
			return n
		}
	}
}

// isControl tells about all that a terminal might act upon.
func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f
}

// TestProcessIDsComeAgain: children of one id after the other are not taken for each
// other.
func TestProcessIDsComeAgain(t *testing.T) {
	needBPF(t)
	const lastPID = "/proc/sys/kernel/ns_last_pid" // the next process gets the id behind it: proc(5)
	if _, err := os.Stat(lastPID); err != nil || os.Geteuid() != 0 {
		t.Skip("needs root, and a kernel with CONFIG_CHECKPOINT_RESTORE")
	}
	const children = 50
	script := fmt.Sprintf(`(:) & p=$!; wait; i=0
while [ $i -lt %d ]; do echo $((p-1)) >%s; (cd /; exit 3); i=$((i+1)); done; exit 4`, children, lastPID)
	out := filepath.Join(t.TempDir(), "out")
	if got := runTo(t, nil, nil, "-f", "-a0", "-e", "trace=chdir", "-e", "signal=none", "-o", out, "sh", "-c", script); got != "exit 4" {
		t.Errorf("status\n got %s\nwant exit 4", got)
	}
	trace, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for line := range strings.Lines(string(trace)) {
		if id, text, _ := strings.Cut(line, " "); strings.Contains(text, "chdir") {
			ids[id] = true
		}
	}
	t.Logf("%d ids of %d children", len(ids), children)
	for _, line := range []string{`chdir("/") = 0`, "+++ exited with 3 +++"} {
		if got := strings.Count(string(trace), line+"\n"); got != children {
			t.Errorf("%s\n got %d\nwant %d in\n%s", line, got, children, trace)
		}
	}
}
