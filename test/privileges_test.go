// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// someUser is nobody's number that owns nothing.
const someUser = 12345

// userDir is a folder of that user's, which any user may enter, and the program under
// test in it as tracer.
func userDir(t *testing.T) (dir, tracer string) {
	t.Helper()
	needBPF(t)
	if os.Geteuid() != 0 {
		t.Skip("needs root, to become another user")
	}
	words := needEbpftrace(t)
	if len(words) > 1 {
		t.Skip("needs a tracer that is one program")
	}
	unlimitMemlock(t)
	dir, err := os.MkdirTemp("", "ebt-user")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	tracer = filepath.Join(dir, "tracer")
	copyFile(t, words[0], tracer)
	for path, mode := range map[string]os.FileMode{dir: 0o755, tracer: 0o755} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chown(dir, someUser, someUser); err != nil {
		t.Fatal(err)
	}
	return dir, tracer
}

// unlimitMemlock lets who has no CAP_SYS_RESOURCE make maps where these are limited as
// locked memory: before Linux 5.11.
func unlimitMemlock(t *testing.T) {
	var old unix.Rlimit
	all := unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}
	if unix.Prlimit(0, unix.RLIMIT_MEMLOCK, &all, &old) != nil {
		return // newer kernels run in containers, too, where root may not
	}
	t.Cleanup(func() { _ = unix.Setrlimit(unix.RLIMIT_MEMLOCK, &old) })
}

// asUser makes a command that runs as the user, with capabilities that its programs
// inherit.
func asUser(dir string, capabilities []uintptr, words ...string) *exec.Cmd {
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Credential:  &syscall.Credential{Uid: someUser, Gid: someUser},
		AmbientCaps: capabilities,
	}
	return cmd
}

var justTracing = []uintptr{unix.CAP_BPF, unix.CAP_PERFMON}

// grants are the two ways to let a user trace: with capabilities of the process, or of
// the file.
var grants = []struct {
	name         string
	capabilities []uintptr
	ofFile       string
}{
	{"capabilities of the process", justTracing, ""},
	{"capabilities of the file", nil, "cap_bpf,cap_perfmon+ep"},
}

// grant gives the program capabilities. It skips where the file system does not let it.
func grant(t *testing.T, tracer, capabilities string) {
	t.Helper()
	if capabilities == "" {
		return
	}
	needCommands(t, "setcap")
	if out, err := exec.Command("setcap", capabilities, tracer).CombinedOutput(); err != nil {
		t.Skipf("setcap: %v\n%s", err, out)
	}
	if noSUID(t, tracer) {
		t.Skip("needs a temporary folder on a file system that is not mounted nosuid")
	}
}

func noSUID(t *testing.T, path string) bool {
	t.Helper()
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		t.Fatal(err)
	}
	return st.Flags&unix.ST_NOSUID != 0
}

// missedNote is what may be said on Linux 7.2 and newer; two capabilities are not enough
// for perf events, where it is rare.
var missedNote = regexp.MustCompile(`(?m)^[^ ]+: \d+ beginnings or ends of calls, signals, forks or ends of tasks not seen, .*\n`)

// TestTwoCapabilitiesAreEnough to trace a command, which inherits what it would without
// a tracer.
func TestTwoCapabilitiesAreEnough(t *testing.T) {
	for _, tt := range grants {
		t.Run(tt.name, func(t *testing.T) {
			dir, tracer := userDir(t)
			grant(t, tracer, tt.ofFile)
			command := []string{"sh", "-c", "grep -E '^(Cap|NoNewPrivs)' /proc/self/status; cd /; exit 7"}
			want, _ := asUser(dir, tt.capabilities, command...).Output()
			cmd := asUser(dir, tt.capabilities, append([]string{tracer, "-a0", "-e", "trace=chdir", "-e", "signal=none"}, command...)...)
			var said bytes.Buffer
			cmd.Stderr = &said
			got, _ := cmd.Output()
			if !bytes.Equal(got, want) {
				t.Errorf("capabilities of the command\n got %s\nwant %s", got, want)
			}
			if got, want := missedNote.ReplaceAllString(said.String(), ""), "chdir(\"/\") = 0\n+++ exited with 7 +++\n"; got != want {
				t.Errorf("said\n got %s\nwant %s", got, want)
			}
			if got, want := status(cmd.ProcessState), "exit 7"; got != want {
				t.Errorf("status\n got %s\nwant %s", got, want)
			}
		})
	}
}

var capability = regexp.MustCompile(`(?m)^Cap(?:Prm|Eff|Amb):\t(.*)$`)

// TestCapabilitiesAreGivenUp once the probes run, by all threads.
func TestCapabilitiesAreGivenUp(t *testing.T) {
	dir, tracer := userDir(t)
	users := uint64(0)
	if kernelBefore(5, 19) { // no map can be read without, where unprivileged BPF is disabled
		users = 1 << unix.CAP_BPF
	}
	for _, tt := range []struct {
		name string
		cmd  *exec.Cmd
		may  uint64
	}{
		{"a user's", asUser(dir, justTracing, tracer, "-d", "sleep", "100"), users},
		{"root's", exec.Command(tracer, "-d", "sleep", "100"),
			1<<unix.CAP_SYS_PTRACE | 1<<unix.CAP_DAC_READ_SEARCH | 1<<unix.CAP_KILL | 1<<unix.CAP_BPF},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var said lockedBuffer
			tt.cmd.Stderr = &said
			if err := tt.cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() {
				tt.cmd.Process.Signal(syscall.SIGTERM)
				tt.cmd.Wait()
			}()
			waitFor(t, "the command runs", func() bool { return strings.Contains(said.String(), "command started") })
			tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", tt.cmd.Process.Pid))
			for _, task := range tasks {
				b, _ := os.ReadFile(task)
				for _, m := range capability.FindAllStringSubmatch(string(b), -1) {
					if n, err := strconv.ParseUint(m[1], 16, 64); err != nil || n&^tt.may != 0 {
						t.Errorf("%s\n got %s\nwant nothing besides %#x", task, m[0], tt.may)
					}
				}
			}
			if len(tasks) == 0 {
				t.Error("threads\n got none")
			}
		})
	}
}

// TestWhoMaySeeWhom: the rules of ptrace(2) hold for who may trace with BPF and no more.
func TestWhoMaySeeWhom(t *testing.T) {
	dir, tracer := userDir(t)
	hidden := filepath.Join(dir, "hidden") // may be run, not read: the process is not dumpable
	sleep, err := exec.LookPath("sleep")
	if err != nil {
		t.Fatal(err)
	}
	if path, _ := filepath.EvalSymlinks(sleep); filepath.Base(path) == "busybox" {
		t.Skip("needs a sleep that is a program of its own, not one of busybox's")
	}
	copyFile(t, sleep, hidden)
	if err := os.Chmod(hidden, 0o711); err != nil {
		t.Fatal(err)
	}
	own := func() *exec.Cmd { return asUser(dir, nil, sleep, "100") }
	roots := func() *exec.Cmd { return exec.Command(sleep, "100") }
	// /proc/PID/syscall, where the call in progress is, is the owner's alone.
	withPtrace := append([]uintptr{unix.CAP_SYS_PTRACE, unix.CAP_DAC_READ_SEARCH}, justTracing...)
	for _, tt := range []struct {
		name         string
		capabilities []uintptr
		target       *exec.Cmd
		sees         bool
	}{
		{"the user's own process", justTracing, own(), !yama()},
		{"root's", justTracing, roots(), false},
		{"one that may not be read", justTracing, asUser(dir, nil, hidden, "100"), false},
		{"root's, with CAP_SYS_PTRACE", withPtrace, roots(), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.target.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() {
				tt.target.Process.Kill()
				tt.target.Wait()
			}()
			pid := tt.target.Process.Pid
			waitFor(t, "the target sleeps", func() bool { return sleeps(pid) && !strings.Contains(callOf(pid), "test.test") })
			var said lockedBuffer
			cmd := asUser(dir, tt.capabilities, tracer, "-e", "trace=clock_nanosleep", "--for=300ms", "-p", strconv.Itoa(pid))
			cmd.Stderr = &said
			err := cmd.Run()
			if got := err == nil && strings.Contains(said.String(), "clock_nanosleep("); got != tt.sees {
				t.Errorf("sees the call\n got %v\nwant %v; it said: %s", got, tt.sees, said.String())
			}
			if want := fmt.Sprintf("tracer: attach to process %d: Operation not permitted\ntracer: hint: ", pid); !tt.sees && !strings.HasPrefix(said.String(), want) {
				t.Errorf("said\n got %s\nwant %s...", said.String(), want)
			}
		})
	}
	for _, option := range []string{"--system-wide", "--uid=12345", "--comm=sleep", "--exe=/bin/sh", "--latency=syscall --system-wide"} {
		out, err := asUser(dir, justTracing, append([]string{tracer, "--for=100ms"}, strings.Fields(option)...)...).CombinedOutput()
		if err == nil || !bytes.Contains(out, []byte("not permitted")) {
			t.Errorf("%s\n got %v, %s\nwant it refused", option, err, out)
		}
	}
}

// yama tells whether ptrace(2) is for descendants only: Documentation/admin-guide/LSM/Yama.rst.
func yama() bool {
	b, err := os.ReadFile("/proc/sys/kernel/yama/ptrace_scope")
	return err == nil && string(b) != "0\n"
}

// TestProgramsWithPrivilegesAreLeft: what a user traces keeps the privileges of its
// programs, and these are not seen.
func TestProgramsWithPrivilegesAreLeft(t *testing.T) {
	dir, tracer := userDir(t)
	needCommands(t, "gcc")
	if noSUID(t, dir) {
		t.Skip("needs a temporary folder on a file system that is not mounted nosuid")
	}
	source, secret := filepath.Join(dir, "show.c"), filepath.Join(dir, "secret")
	program := `#include <fcntl.h>
#include <unistd.h>
int main(int argc, char **argv) { char b[64]; return write(1, b, read(open(argv[1], O_RDONLY), b, 64)) < 0; }`
	for path, text := range map[string]string{source: program, secret: "a-secret\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, mode := range map[string]os.FileMode{"show": 0o755, "setuid": 0o755 | os.ModeSetuid, "hidden": 0o711} {
		path := filepath.Join(dir, name)
		if out, err := exec.Command("gcc", "-w", "-o", path, source).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	readable := filepath.Join(dir, "readable")
	if err := os.WriteFile(readable, []byte("a-secret\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, program, file string
		seen                bool
	}{
		{"an ordinary program", "./show", readable, true},
		{"a set-user-ID program", "./setuid", secret, false},
		{"a program that may not be read", "./hidden", readable, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, words := range [][]string{
				{tracer, "-a0", "-f", tt.program, tt.file},
				{tracer, "-a0", "-f", "sh", "-c", tt.program + " " + tt.file + "; exit 4"},
			} {
				cmd := asUser(dir, justTracing, words...)
				var said bytes.Buffer
				cmd.Stderr = &said
				out, _ := cmd.Output()
				if got, want := string(out), "a-secret\n"; got != want {
					t.Errorf("the command's output\n got %q\nwant %q", got, want)
				}
				if got := strings.Contains(said.String(), "a-secret"); got != tt.seen {
					t.Errorf("the program is seen\n got %v\nwant %v in\n%s", got, tt.seen, &said)
				}
				left := strings.Contains(said.String(), "detached: its new program has privileges that ebpftrace lacks\n")
				if left == tt.seen {
					t.Errorf("the program is left\n got %v\nwant %v in\n%s", left, !tt.seen, &said)
				}
				if words[3] == "sh" && !strings.HasSuffix(said.String(), "+++ exited with 4 +++\n") {
					t.Errorf("the shell is still seen\n got %s", &said)
				}
			}
		})
	}
}
