// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// attachment is a process that a tracer attaches to, and what wakes it then.
type attachment struct {
	name    string
	options []string
	target  program
	wake    func(t *testing.T, b *bench, stdin io.Writer)
}

var attachments = []attachment{
	{
		name:   "netcat that waits", // as in the article
		target: program{argv: []string{"nc.openbsd", "-l", "127.0.0.1", "@PORT@"}},
		wake:   connect,
	},
	{
		name:    "memory calls", // as in the article
		options: []string{"-e", "trace=memory"},
		target:  program{argv: []string{"waits"}},
		wake:    writeByte,
	},
	{
		name:   "a shell and its children",
		target: program{argv: sh("read line; cat foo | wc -l; exit 3"), files: files},
		wake:   writeByte, options: []string{"-f"},
	},
	{
		name:   "a sleeper",
		target: program{argv: []string{"sleep", "1.2"}},
		wake:   func(*testing.T, *bench, io.Writer) {},
	},
	{
		name:   "a thread that waits for another",
		target: program{argv: []string{"joins"}},
		wake:   writeByte, options: []string{"-f"},
	},
}

func connect(t *testing.T, b *bench, _ io.Writer) {
	c, err := net.Dial("tcp", "127.0.0.1:"+b.port)
	if err != nil {
		t.Error(err)
		return
	}
	fmt.Fprintln(c, "hello")
	c.Close()
}

func writeByte(t *testing.T, _ *bench, stdin io.Writer) {
	if _, err := stdin.Write([]byte("\n")); err != nil {
		t.Error(err)
	}
}

func TestAttach(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needStrace(t)
	o := newOracle(t)
	o.bench.port = freePort(t)
	for _, a := range attachments {
		t.Run(a.name, func(t *testing.T) {
			o.need(t, a.target)
			o.judge(t, a.target.as(a.name), func(tracer []string) outcome { return o.bench.attach(t, tracer, a) })
		})
	}
	o.sum(t)
}

func (p program) as(name string) program {
	p.name = name
	return p
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// attach starts the target, attaches the tracer, wakes the target, and returns
// what the tracer left when the target has ended.
func (b *bench) attach(t *testing.T, tracer []string, a attachment) outcome {
	t.Helper()
	b.prepare(t, a.target)
	target := b.command(t.Context(), b.words(a.target.argv))
	stdin, err := target.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	target.Stdout = &stdout
	if err := target.Start(); err != nil {
		t.Fatal(err)
	}
	pid := target.Process.Pid
	waitFor(t, "the target sleeps", func() bool { return sleeps(pid) })
	var said lockedBuffer
	cmd := b.command(t.Context(), append(append(tracer[:len(tracer):len(tracer)], "-o", b.log), append(a.options[:len(a.options):len(a.options)], "-p", fmt.Sprint(pid))...))
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the tracer says that it is attached", func() bool { return strings.Contains(said.String(), "attached") })
	// strace says so before it has interrupted the target's call.
	waitFor(t, "the target sleeps again", func() bool { return sleeps(pid) })
	a.wake(t, b, stdin)
	target.Wait()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		<-ended
		t.Fatalf("%s has not ended with the process it was attached to", tracer[0])
	}
	trace, err := os.ReadFile(b.log)
	if err != nil {
		t.Fatal(err)
	}
	return outcome{
		trace: string(trace), stdout: stdout.String(), status: status(cmd.ProcessState), attachedTo: pid,
		stderr: strings.ReplaceAll(said.String(), fmt.Sprint(pid), "P"),
	}
}

// sleeps is true when a process waits in the same call at two looks, or is over.
func sleeps(pid int) bool {
	first := callOf(pid)
	time.Sleep(50 * time.Millisecond)
	return first != "" && callOf(pid) == first
}

// callOf returns what a process waits for, and what it is; nothing if it runs.
func callOf(pid int) string {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if strings.Contains(string(stat), ") Z ") {
		return "over"
	}
	call, _ := os.ReadFile(fmt.Sprintf("/proc/%d/syscall", pid))
	if strings.HasPrefix(string(call), "running") {
		return ""
	}
	comm, _ := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	return string(call) + string(comm)
}

func waitFor(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not in time: %s", what)
		}
	}
}

// lockedBuffer can be read while a command writes.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// sleeper is a process that sleeps until the test is over.
func sleeper(t *testing.T) *os.Process {
	t.Helper()
	cmd := exec.Command("sleep", "30")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	waitFor(t, "the target sleeps", func() bool { return sleeps(cmd.Process.Pid) })
	return cmd.Process
}

// The process goes on when its tracer is interrupted, as if nothing had been.
func TestInterruptedTracerLeavesTheProcess(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	target := sleeper(t)
	pid := target.Pid
	end := func(tracer []string) (ended, said string) {
		var out lockedBuffer
		cmd := exec.Command(tracer[0], append(tracer[1:len(tracer):len(tracer)], "-e", "trace=none", "-p", fmt.Sprint(pid))...)
		cmd.Stderr = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, "the tracer says that it is attached", func() bool { return strings.Contains(out.String(), "attached") })
		cmd.Process.Signal(syscall.SIGINT)
		cmd.Wait()
		return status(cmd.ProcessState), anonymous(out.String())
	}
	wantStatus, wantSaid := end(needStrace(t))
	gotStatus, gotSaid := end(needEbpftrace(t))
	if gotStatus != wantStatus || gotSaid != wantSaid {
		t.Errorf("\n got %s %q\nwant %s %q", gotStatus, gotSaid, wantStatus, wantSaid)
	}
	if err := target.Signal(syscall.Signal(0)); err != nil || !sleeps(pid) {
		t.Errorf("the process has not gone on: %v", err)
	}
}

// A process that is stopped already is said to be, as strace does.
func TestAttachToAStoppedProcess(t *testing.T) {
	needBPF(t)
	target := sleeper(t)
	pid := target.Pid
	target.Signal(syscall.SIGSTOP)
	waitFor(t, "the target is stopped", func() bool { return stateOf(pid) == 'T' })
	words := needEbpftrace(t)
	var out lockedBuffer
	cmd := exec.Command(words[0], append(words[1:len(words):len(words)], "-e", "trace=none", "-p", fmt.Sprint(pid))...)
	cmd.Stderr = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the tracer says that the target is stopped", func() bool { return strings.Contains(out.String(), "--- stopped by SIGSTOP ---\n") })
	target.Signal(syscall.SIGCONT)
	target.Signal(syscall.SIGTERM)
	cmd.Wait()
	if got, want := missedNote.ReplaceAllString(out.String(), ""), "+++ killed by SIGTERM +++\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end\n%s", got, want)
	}
}

// Paths are what the tracee sees: where they are not what they are here, that is said.
func TestAttachToAProcessElsewhere(t *testing.T) {
	needBPF(t)
	root := t.TempDir()
	for _, dir := range []string{"/bin", "/proc"} {
		if err := os.Mkdir(root+dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(root+"/bin/tracee", program, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		program string
		attr    syscall.SysProcAttr
		want    func(pid int) string
	}{
		{"the same root", os.Args[0], syscall.SysProcAttr{}, func(int) string { return "" }},
		{"another root", "/bin/tracee", syscall.SysProcAttr{Chroot: root}, func(pid int) string { return fmt.Sprintf("Paths of process %d are below %s here\n", pid, root) }},
		{"another mount namespace", os.Args[0], syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}, func(pid int) string {
			return fmt.Sprintf("Paths of process %d are below /proc/%d/root here\n", pid, pid)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tracee := &exec.Cmd{Path: tt.program, Args: []string{"tracee"}, SysProcAttr: &tt.attr, Dir: "/"}
			tracee.Env = append(os.Environ(), stackTracee+"=1 10000")
			if err := tracee.Start(); errors.Is(err, syscall.ENOENT) {
				t.Skip("needs a static test binary: CGO_ENABLED=0")
			} else if err != nil {
				t.Fatal(err)
			}
			defer func() {
				_ = tracee.Process.Kill()
				_ = tracee.Wait()
			}()
			pid := tracee.Process.Pid
			said := runTracer(t, append(needEbpftrace(t), "-y", "-e", "trace=getppid", "--syscall-limit=1", "-o", "/dev/null", "-p", fmt.Sprint(pid)))
			if want := tt.want(pid); !strings.Contains(said, want) || want == "" && strings.Contains(said, "Paths of") {
				t.Errorf("said\n got %s\nwant in it %q", said, want)
			}
		})
	}
}

// stateOf is the letter that proc_pid_stat(5) has for a process's state.
func stateOf(pid int) byte {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, after, _ := strings.Cut(string(stat), ") ")
	if after == "" {
		return 0
	}
	return after[0]
}

// TestAttachToAZombie is refused, as ptrace(2) would.
func TestAttachToAZombie(t *testing.T) {
	needBPF(t)
	words := needEbpftrace(t)
	zombie := exec.Command("true")
	if err := zombie.Start(); err != nil {
		t.Fatal(err)
	}
	defer zombie.Wait()
	waitFor(t, "it has exited", func() bool { return stateOf(zombie.Process.Pid) == 'Z' })
	said := runTracer(t, append(words[:len(words):len(words)], "-p", fmt.Sprint(zombie.Process.Pid)))
	if want := ": it has exited, and its parent has not waited for it\n"; !strings.Contains(said, want) {
		t.Errorf("of a zombie\n got %s\nwant %s", said, want)
	}
}
