// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// daemon is a command that runs under a tracer which runs apart.
type daemon struct {
	*exec.Cmd
	log    string
	stdin  io.WriteCloser
	stdout bytes.Buffer
}

// startDaemon traces a shell script, and returns when the script waits for a line.
func startDaemon(t *testing.T, script string, options ...string) *daemon {
	t.Helper()
	needBPF(t)
	d := &daemon{log: filepath.Join(t.TempDir(), "log")}
	words := needEbpftrace(t)
	words = append(append(words[:len(words):len(words)], options...), "-o", d.log, "sh", "-c", script)
	d.Cmd = exec.Command(words[0], words[1:]...)
	d.Stdout = &d.stdout
	var err error
	if d.stdin, err = d.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := d.Start(); err != nil {
		t.Fatal(err)
	}
	// busybox's shell waits in poll.
	waitFor(t, "the command runs", func() bool { return d.logged("read(0") || d.logged("poll([{fd=0") })
	return d
}

func (d *daemon) logged(text string) bool {
	log, _ := os.ReadFile(d.log)
	return strings.Contains(string(log), text)
}

// finish lets the script go on, and waits for its end, and for that of the log.
func (d *daemon) finish(t *testing.T, end string) {
	t.Helper()
	d.stdin.Close()
	d.Wait()
	waitFor(t, "the tracer tells of the end", func() bool { return d.logged(end) })
}

// tracer finds the process that traces: it has the log's name in its arguments, and has
// not become the command.
func (d *daemon) tracer(t *testing.T) int {
	t.Helper()
	found, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, path := range found {
		line, _ := os.ReadFile(path)
		pid, _ := strconv.Atoi(strings.Split(path, "/")[2])
		if strings.Contains(string(line), d.log) && pid != d.Process.Pid {
			return pid
		}
	}
	t.Fatal("no process traces")
	return 0
}

// statOf gives the fields of proc_pid_stat(5) from the third on.
func statOf(t *testing.T, pid int) []string {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
}

// With -D the command is the child of who started ebpftrace, and the tracer is apart.
func TestDaemon(t *testing.T) {
	const parent, group, session = 1, 2, 3
	for _, tt := range []struct {
		option               string
		ownGroup, ownSession bool
	}{{"-D", false, false}, {"-DD", true, false}, {"-DDD", true, true}} {
		t.Run(tt.option, func(t *testing.T) {
			d := startDaemon(t, "read line; echo $PPID; exit 7", tt.option)
			tracer := d.tracer(t)
			command, its := statOf(t, d.Process.Pid), statOf(t, tracer)
			if its[parent] == fmt.Sprint(d.Process.Pid) {
				t.Error("the tracer is a child of the command")
			}
			for _, apart := range []struct {
				what      string
				got, want bool
			}{
				{"group", its[group] == fmt.Sprint(tracer), tt.ownGroup},
				{"session", its[session] == fmt.Sprint(tracer), tt.ownSession},
				{"the command's group", its[group] == command[group], !tt.ownGroup},
			} {
				if apart.got != apart.want {
					t.Errorf("the tracer is in %s\n got %v\nwant %v", apart.what, apart.got, apart.want)
				}
			}
			d.finish(t, "+++ exited with 7 +++\n")
			if got, want := d.stdout.String(), fmt.Sprintln(os.Getpid()); got != want {
				t.Errorf("parent of the command\n got %swant %s", got, want)
			}
			if got, want := status(d.ProcessState), "exit 7"; got != want {
				t.Errorf("status\n got %s\nwant %s", got, want)
			}
			waitFor(t, "the tracer ends", func() bool { return syscall.Kill(tracer, 0) != nil || stateOf(tracer) == 'Z' })
			log, _ := os.ReadFile(d.log)
			inOrder(t, string(log), []string{`^execve\(".*", \["sh", "-c", .* = 0$`, `^exit_group\(7\) += \?$`, `^\+\+\+ exited with 7 \+\+\+$`}, "SIGURG|superseded|attached")
		})
	}
}

// A signal to the tracer leaves the command alone, unless --kill-on-exit is given.
func TestDaemonIsInterrupted(t *testing.T) {
	for _, tt := range []struct {
		name    string
		options []string
		status  string
	}{
		{"the command goes on", []string{"-D", "-I", "2"}, "exit 7"},
		{"the command is killed", []string{"-D", "-I", "2", "--kill-on-exit"}, "signal 9"},
		{"by default the signal means nothing", []string{"-D", "--kill-on-exit"}, "exit 7"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := startDaemon(t, "read line; exit 7", tt.options...)
			tracer := d.tracer(t)
			if err := syscall.Kill(tracer, syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if len(tt.options) > 2 {
				waitFor(t, "the tracer ends", func() bool { return syscall.Kill(tracer, 0) != nil || stateOf(tracer) == 'Z' })
			}
			d.stdin.Close()
			d.Wait()
			if got := status(d.ProcessState); got != tt.status {
				t.Errorf("status\n got %s\nwant %s", got, tt.status)
			}
		})
	}
}
