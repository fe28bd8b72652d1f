// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// attached is ebpftrace with a process that it has attached to.
type attached struct {
	*exec.Cmd
	said lockedBuffer
}

func attachTo(t *testing.T, pid int, options ...string) *attached {
	t.Helper()
	needBPF(t)
	words := needEbpftrace(t)
	a := &attached{Cmd: exec.Command(words[0], append(append(words[1:len(words):len(words)], options...), "-p", fmt.Sprint(pid))...)}
	a.Stderr = &a.said
	if err := a.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the tracer says that it is attached", func() bool { return strings.Contains(a.said.String(), "attached") })
	return a
}

// waiter is a process that waits for a byte on its standard input, and ends with 3.
func waiter(t *testing.T) (cmd *exec.Cmd, wake func()) {
	t.Helper()
	cmd = exec.Command("sh", "-c", "read line; exit 3")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	waitFor(t, "the target sleeps", func() bool { return sleeps(cmd.Process.Pid) })
	return cmd, func() { stdin.Write([]byte("\n")) }
}

var end3 = []string{`^exit_group\(3\) += \?$`, `^\+\+\+ exited with 3 \+\+\+$`}

// A process that a debugger holds can be traced beside it: there is no ptrace in it.
func TestAttachToWhatADebuggerHolds(t *testing.T) {
	runtime.LockOSThread() // ptrace(2): the tracer is a thread
	defer runtime.UnlockOSThread()
	target, wake := waiter(t)
	pid := target.Process.Pid
	if err := syscall.PtraceAttach(pid); err != nil {
		t.Skip("needs ptrace: ", err)
	}
	var stopped syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &stopped, 0, nil); err != nil {
		t.Fatal(err)
	}
	tracer := attachTo(t, pid)
	if got, want := tracerOf(t, pid), fmt.Sprint(syscall.Gettid()); got != want {
		t.Errorf("who traces with ptrace\n got %s\nwant %s", got, want)
	}
	if err := syscall.PtraceDetach(pid); err != nil {
		t.Fatal(err)
	}
	wake()
	target.Wait()
	tracer.Wait()
	inOrder(t, tracer.said.String(), end3, "")
}

// The same beside strace: each has all lines.
func TestAttachToWhatStraceHolds(t *testing.T) {
	needBPF(t)
	target, wake := waiter(t)
	words := needStrace(t)
	var said lockedBuffer
	strace := exec.Command(words[0], append(words[1:len(words):len(words)], "-p", fmt.Sprint(target.Process.Pid))...)
	strace.Stderr = &said
	if err := strace.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "strace says that it is attached", func() bool { return strings.Contains(said.String(), "attached") })
	waitFor(t, "the target sleeps again", func() bool { return sleeps(target.Process.Pid) })
	ours := attachTo(t, target.Process.Pid)
	wake()
	target.Wait()
	ours.Wait()
	strace.Wait()
	for _, trace := range []string{ours.said.String(), said.String()} {
		inOrder(t, trace, end3, "")
	}
}

// A process is nobody's tracee while it is traced, nor after the tracer was interrupted,
// and it is not stopped.
func TestNothingIsLeftBehind(t *testing.T) {
	target, wake := waiter(t)
	pid := target.Process.Pid
	tracer := attachTo(t, pid)
	untouched := func(when string) {
		if got := tracerOf(t, pid) + string(stateOf(pid)); got != "0S" {
			t.Errorf("tracer and state %s\n got %s\nwant 0S", when, got)
		}
	}
	untouched("while it is traced")
	tracer.Process.Signal(syscall.SIGINT)
	tracer.Wait()
	untouched("when the tracer has ended")
	wake()
	target.Wait()
	if got, want := status(target.ProcessState), "exit 3"; got != want {
		t.Errorf("status\n got %s\nwant %s", got, want)
	}
}

// tracerOf is who traces a process with ptrace: proc_pid_status(5).
func tracerOf(t *testing.T, pid int) string {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(b), "\nTracerPid:\t")
	id, _, _ := strings.Cut(after, "\n")
	return id
}

// A program that gets another user by its file's mode is traced on, and keeps what it
// gets: under ptrace it would not.
func TestSetuidProgram(t *testing.T) {
	needBPF(t)
	needCommands(t, "gcc")
	dir, err := os.MkdirTemp("", "setuid") // t.TempDir is for one user only
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	program, log := filepath.Join(dir, "whoami"), filepath.Join(dir, "log")
	source := filepath.Join(dir, "whoami.c")
	if err := os.WriteFile(source, []byte("#include <unistd.h>\nint main(void) { return geteuid() ? 1 : setuid(1000) ? 2 : 10; }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("gcc", "-static", "-o", program, source).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for path, mode := range map[string]os.FileMode{dir: 0o755, program: 0o755 | os.ModeSetuid} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, options := range [][]string{{}, {"-D"}} {
		words := needEbpftrace(t)
		words = append(append(words[:len(words):len(words)], options...), "-f", "-u", "65534:65534", "-o", log, "sh", "-c", program+"; exit $?")
		if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err == nil || err.Error() != "exit status 10" {
			t.Errorf("%v: status\n got %v\nwant exit status 10\n%s", words, err, out)
		}
		trace, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		inOrder(t, string(trace), []string{`execve\("` + program + `".* = 0$|execve resumed>.* = 0$`, `geteuid\(\) += 0$`, `setuid\(1000\) += 0$`, `\+\+\+ exited with 10 \+\+\+$`}, "")
	}
}
