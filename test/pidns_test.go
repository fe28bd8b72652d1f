// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// inPIDNamespace runs a script in a pid namespace of its own, in an empty folder that
// it returns. TRACE in the script stands for ebpftrace.
func inPIDNamespace(t *testing.T, script string) (dir string) {
	t.Helper()
	needBPF(t)
	needCommands(t, "unshare")
	dir = t.TempDir()
	script = strings.ReplaceAll(script, "TRACE", strings.Join(needEbpftrace(t), " "))
	cmd := exec.Command("unshare", "--fork", "--pid", "--mount-proc", "sh", "-e", "-c", script)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

func content(t *testing.T, path ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(string(b), "\n")
}

// Where ebpftrace runs in a pid namespace, threads have the numbers that its user sees.
func TestCommandInAPIDNamespace(t *testing.T) {
	dir := inPIDNamespace(t, `TRACE -f -o log sh -c 'echo $$ >shell; sh -c "echo \$\$ >child; exit 3"; true'`)
	shell, child := content(t, dir, "shell"), content(t, dir, "child")
	inOrder(t, content(t, dir, "log"), []string{
		`^` + shell + ` +execve\(.* = 0$`,
		`^` + child + ` .*\+\+\+ exited with 3 \+\+\+$`,
		`^` + shell + ` .*si_pid=` + child + `,`,
		`^` + shell + ` .*\+\+\+ exited with 0 \+\+\+$`,
	}, `^(0|\d{5,}) `)
}

func TestAttachInAPIDNamespace(t *testing.T) {
	dir := inPIDNamespace(t, `
		sleep 100 & target=$!; echo $target >target
		TRACE -p $target 2>said & tracer=$!
		until grep -q attached said; do kill -0 $tracer; sleep 0.1; done
		kill $target; wait $tracer`)
	inOrder(t, content(t, dir, "said"), []string{
		`: Process ` + content(t, dir, "target") + ` attached$`,
		`^--- SIGTERM \{.*\} ---$`,
		`^\+\+\+ killed by SIGTERM \+\+\+$`,
	}, "")
}

func TestSelectionInAPIDNamespace(t *testing.T) {
	dir := inPIDNamespace(t, `
		printf '#!/bin/sh\nexit 3\n' >chosen; chmod +x chosen
		TRACE --comm=chosen -o log & tracer=$!
		until grep -q exit_group log; do kill -0 $tracer; ./chosen & echo $! >>targets; wait $! || true; done
		kill -INT $tracer; wait $tracer || true`)
	first, _, _ := strings.Cut(content(t, dir, "log"), " ")
	if targets := strings.Fields(content(t, dir, "targets")); !slices.Contains(targets, first) {
		t.Errorf("number of the first line\n got %s\nwant one of %s", first, targets)
	}
}

// A process in a pid namespace below has its number here, and its own where it uses it.
func TestAttachToAProcessInAPIDNamespaceBelow(t *testing.T) {
	needBPF(t)
	target := exec.Command("sh", "-c", "read line; kill -0 $$; exit 3")
	target.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID}
	stdin, err := target.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Start(); err != nil {
		t.Skip("needs CAP_SYS_ADMIN, for a pid namespace: ", err)
	}
	pid := target.Process.Pid
	waitFor(t, "the target sleeps", func() bool { return sleeps(pid) })
	words := needEbpftrace(t)
	var said lockedBuffer
	cmd := exec.Command(words[0], append(words[1:len(words):len(words)], "--pidns-translation", "--always-show-pid", "-p", fmt.Sprint(pid))...)
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the tracer says that it is attached", func() bool { return strings.Contains(said.String(), "attached") })
	if _, err := stdin.Write([]byte("\n")); err != nil {
		t.Fatal(err)
	}
	target.Wait()
	cmd.Wait()
	inOrder(t, said.String(), []string{
		fmt.Sprintf(`: Process %d attached$`, pid),
		fmt.Sprintf(`^\[pid +%d\] kill\(1 /\* %d in strace's PID NS \*/, 0\) = 0$`, pid, pid),
		fmt.Sprintf(`^\[pid +%d\] \+\+\+ exited with 3 \+\+\+$`, pid),
	}, "")
}
