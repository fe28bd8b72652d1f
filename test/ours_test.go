// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestOurselvesAreNotTraced has the tracer, and those that read its lines, among the
// processes that it traces. Each line that it showed of them would cause others.
func TestOurselvesAreNotTraced(t *testing.T) {
	needBPF(t)
	needCommands(t, "sleep", "cat", "mkfifo")
	const (
		tracer = `sh -c 'echo $$ >pid; exec "$EBPFTRACE" -d -e trace=read,write,clock_nanosleep,?nanosleep "$@"' sh `
		chosen = tracer + `--cgroup "$CGROUP" `
		tree   = tracer + `--tree -p $$ `
		reader = `while read -r line; do /bin/echo "$line"; done` // starts a program for each line
	)
	for _, tt := range []struct{ name, script string }{
		{"-o's reader", chosen + `-o '|` + reader + ` >out'`},
		{"a pipe", chosen + `2>&1 | ` + reader + ` >out`},
		{"a pipe behind a pipe", chosen + `2>&1 | cat | cat >out`},
		{"a FIFO", `mkfifo fifo; cat fifo >out & ` + chosen + `-o fifo`},
		{"-o's reader, below a process", tree + `-o '|` + reader + ` >out' & ` + victim + `; wait`},
		{"a pipe, below a process", tree + `2>&1 | ` + reader + ` >out & ` + victim + `; wait`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			group := newCgroup(t, "cgroup2", "")
			dir := t.TempDir()
			read, kill := traceOurselves(t, dir, group, tt.script)
			waitFor(t, "the probes", func() bool { return strings.Contains(read(), "command started") })
			if err := os.WriteFile(filepath.Join(dir, "ready"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command("sh", "-c", `echo $$ >"$0/cgroup.procs"; exec sleep 0.11`, group).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			waitFor(t, "a line", func() bool { return strings.Contains(read(), "tv_nsec=110000000") })
			kill()
			var calls []string
			for _, m := range regexp.MustCompile(`(?m)^(?:\[pid +\d+\] |\d+ +)?(\w+)\(.*`).FindAllStringSubmatch(read(), -1) {
				calls = append(calls, m[1])
			}
			// What the one that sleeps does itself: it writes to cgroup.procs, and so on.
			if n := len(calls); n == 0 || n > 12 || slices.Index(calls, "clock_nanosleep") < 0 && slices.Index(calls, "nanosleep") < 0 {
				t.Errorf("calls\n got %d: %v\nwant those of one process that sleeps, in\n%s", n, calls, read())
			}
		})
	}
}

// victim has a child that sleeps, once it is told that the probes run.
const victim = `until test -e ready; do :; done; sleep 0.11`

// traceOurselves runs a script in a cgroup. read gives what is in the files out and said
// of its folder, and kill ends the tracer whose id is in the file pid.
func traceOurselves(t *testing.T, dir, group, script string) (read func() string, kill func()) {
	t.Helper()
	cmd := exec.Command("sh", "-c", `echo $$ >"$CGROUP/cgroup.procs"; `+script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "EBPFTRACE="+needEbpftrace(t)[0], "CGROUP="+group)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	said, err := os.Create(filepath.Join(dir, "said"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		_ = cmd.Wait()
	})
	read = func() string {
		out, _ := os.ReadFile(filepath.Join(dir, "out"))
		said, _ := os.ReadFile(filepath.Join(dir, "said"))
		return string(out) + string(said)
	}
	return read, func() {
		_ = exec.Command("sh", "-c", `kill -TERM $(cat "$0/pid")`, dir).Run()
	}
}
