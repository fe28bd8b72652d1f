// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// memoryFiles are those of a cgroup's memory, in either version.
type memoryFiles struct{ root, usage, limit string }

// memoryCgroups finds the cgroups that limit memory.
func memoryCgroups(t *testing.T) memoryFiles {
	t.Helper()
	for _, f := range []memoryFiles{
		{"/sys/fs/cgroup/memory", "memory.usage_in_bytes", "memory.limit_in_bytes"},
		{"/sys/fs/cgroup", "memory.current", "memory.max"},
	} {
		dir, err := os.MkdirTemp(f.root, "ebt-test")
		if err != nil {
			continue
		}
		_, err = os.Stat(filepath.Join(dir, f.limit))
		if os.Remove(dir); err == nil {
			return f
		}
	}
	t.Skip("needs cgroups that limit memory, and the right to make one")
	return memoryFiles{}
}

var notFollowed = regexp.MustCompile(`(?m)^ebpftrace: (\d+) threads not followed: the kernel had no memory for them`)

// TestNoMemoryForStates makes the probes' maps short of memory: what the maps take is
// charged to the cgroup that the tracer was in when it made them, and that cgroup gets
// no more. What is not followed is counted, and the tracees do not suffer.
func TestNoMemoryForStates(t *testing.T) {
	needBPF(t)
	files := memoryCgroups(t)
	cgroup, err := os.MkdirTemp(files.root, "ebt-test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		waitFor(t, "the cgroup is empty", func() bool { return os.Remove(cgroup) == nil })
	})
	const children = 1500
	shell, wake := waitingShell(t, fmt.Sprintf("i=0; while [ $i -lt %d ]; do sleep 3 & i=$((i+1)); done; wait; exit 9", children))
	out := filepath.Join(t.TempDir(), "out")
	words := append(needEbpftrace(t), "-f", "-q", "--debug", "--strict", "-e", "trace=%process", "-e", "signal=none", "-o", out, "-p", strconv.Itoa(shell.Process.Pid))
	tracer := exec.Command("sh", append([]string{"-c", `echo $$ >"$0"; exec "$@"`, filepath.Join(cgroup, "cgroup.procs")}, words...)...)
	var said lockedBuffer
	tracer.Stderr = &said
	if err := tracer.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the probes", func() bool { return strings.Contains(said.String(), "command started") })
	inside, _ := os.ReadFile(filepath.Join(cgroup, "cgroup.procs"))
	for _, id := range strings.Fields(string(inside)) {
		if err := os.WriteFile(filepath.Join(files.root, "cgroup.procs"), []byte(id), 0); err != nil {
			t.Fatal(err)
		}
	}
	// What the tracer frees makes room again.
	over := make(chan struct{})
	squeezed := make(chan struct{})
	go func() {
		defer close(squeezed)
		for {
			usage, _ := os.ReadFile(filepath.Join(cgroup, files.usage))
			_ = os.WriteFile(filepath.Join(cgroup, files.limit), usage, 0)
			select {
			case <-over:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	time.Sleep(50 * time.Millisecond)
	wake()
	_ = shell.Wait()
	_ = tracer.Wait()
	close(over)
	<-squeezed
	if got, want := status(shell.ProcessState), "exit 9"; got != want {
		t.Errorf("status of the tracee\n got %s\nwant %s", got, want)
	}
	lost := notFollowed.FindStringSubmatch(said.String())
	if lost == nil {
		t.Fatalf("said\n got %s\nwant %s", onlyLines(said.String(), "not"), notFollowed)
	}
	trace, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	followed, missing := strings.Count(string(trace), " +++ exited with 0 +++\n"), 0
	fmt.Sscan(lost[1], &missing)
	t.Logf("%d children followed, %d not", followed, missing)
	if followed+missing != children {
		t.Errorf("children followed, and said not to be\n got %d and %d\nwant %d together", followed, missing, children)
	}
	if got, want := status(tracer.ProcessState), "exit 3"; got != want {
		t.Errorf("status with --strict\n got %s\nwant %s", got, want)
	}
}
