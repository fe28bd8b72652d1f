// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cilium/ebpf"
)

// TestUnwritableLines ends as strace does where lines cannot be written, and says so
// once where strace says it for each line.
func TestUnwritableLines(t *testing.T) {
	needBPF(t)
	dir := t.TempDir()
	for _, tt := range []struct {
		name string
		args []string
	}{
		{"no space", []string{"-o", "/dev/full", "sh", "-c", "exit 5"}},
		{"no space, and a signal", []string{"-o", "/dev/full", "sh", "-c", "kill -TERM $$"}},
		{"no reader of the pipe", []string{"-o", "|exit 0", "sh", "-c", "sleep 1; exit 6"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wantStatus, wantSaid := ending(t, dir, needStrace(t), tt.args)
			gotStatus, gotSaid := ending(t, dir, needEbpftrace(t), tt.args)
			wantSaid, _, _ = strings.Cut(wantSaid, "\n")
			if got, want := anonymous(gotSaid), anonymous(wantSaid)+"\n"; gotStatus != wantStatus || got != want {
				t.Errorf("\n got %s, %q\nwant %s, %q", gotStatus, got, wantStatus, want)
			}
		})
	}
}

// TestFullRecording: who asks for a recording must hear that it is not whole, and the
// lines are.
func TestFullRecording(t *testing.T) {
	needBPF(t)
	var said bytes.Buffer
	out := filepath.Join(t.TempDir(), "out")
	if got, want := runTo(t, nil, &said, "--record", "/dev/full", "-o", out, "sh", "-c", "exit 5"), "exit 1"; got != want {
		t.Errorf("status\n got %s\nwant %s", got, want)
	}
	if want := "no space left on device\n"; !strings.HasSuffix(said.String(), want) {
		t.Errorf("said\n got %q\nwant ...%q", said.String(), want)
	}
	if lines, _ := os.ReadFile(out); !strings.HasSuffix(string(lines), "+++ exited with 5 +++\n") {
		t.Errorf("lines\n got %s\nwant all of them", lines)
	}
}

// runTo runs ebpftrace with these files, and returns how it ended.
func runTo(t *testing.T, stdout, stderr io.Writer, args ...string) string {
	t.Helper()
	words := needEbpftrace(t)
	cmd := exec.Command(words[0], append(words[1:len(words):len(words)], args...)...)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return status(cmd.ProcessState)
}

// TestNobodyReadsStderr: SIGPIPE ends the tracer, as strace, and not the command.
func TestNobodyReadsStderr(t *testing.T) {
	needBPF(t)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	defer w.Close()
	done := filepath.Join(t.TempDir(), "done")
	if got, want := runTo(t, nil, w, "sh", "-c", "sleep 0.3; echo done >"+done), "signal 13"; got != want {
		t.Errorf("status\n got %s\nwant %s", got, want)
	}
	waitFor(t, "the command goes on", func() bool { b, _ := os.ReadFile(done); return len(b) > 0 })
}

// TestDiskFull fills a file system of 64 KiB with lines: it is said, the file has what
// went into it, and the command does not notice.
func TestDiskFull(t *testing.T) {
	needBPF(t)
	needCommands(t, "unshare", "mount")
	dir := t.TempDir()
	script := fmt.Sprintf(`mount -t tmpfs -o size=64k none %[1]s || exit 99
%[2]s -o %[1]s/log sh -c 'i=0; while [ $i -lt 3000 ]; do cd /; i=$((i+1)); done; echo $i; exit 8'; echo $?; wc -c <%[1]s/log`,
		dir, strings.Join(needEbpftrace(t), " "))
	cmd := exec.Command("unshare", "-m", "sh", "-c", script)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == 99 {
		t.Skipf("needs to mount a tmpfs: %s", &said)
	}
	if got, want := string(out), "3000\n8\n65536\n"; got != want {
		t.Errorf("the command's count, its status, the file's size\n got %q\nwant %q", got, want)
	}
	if got, want := said.String(), "ebpftrace: "+dir+"/log: No space left on device\n"; got != want {
		t.Errorf("said\n got %q\nwant %q", got, want)
	}
}

// TestACommandKillsTheReader of its own lines, and ends as it would.
func TestACommandKillsTheReader(t *testing.T) {
	needBPF(t)
	script := `for p in $(cat /proc/$PPID/task/*/children); do [ $p = $$ ] || kill -9 $p; done; sleep 0.3; exit 6`
	var said bytes.Buffer
	if got, want := runTo(t, nil, &said, "-o", "|exec cat >/dev/null", "sh", "-c", script), "exit 6"; got != want {
		t.Errorf("status\n got %s\nwant %s", got, want)
	}
	if got, want := said.String(), "ebpftrace: |exec cat >/dev/null: Broken pipe\n"; got != want {
		t.Errorf("said\n got %q\nwant %q", got, want)
	}
}

// tracer is an ebpftrace that runs in the background.
type tracer struct {
	*exec.Cmd
	said lockedBuffer
}

// traceInBackground returns when the probes are attached.
func traceInBackground(t *testing.T, args ...string) *tracer {
	t.Helper()
	words := needEbpftrace(t)
	tr := &tracer{Cmd: exec.Command(words[0], append(append(words[1:len(words):len(words)], "--debug"), args...)...)}
	tr.Stderr = &tr.said
	tr.WaitDelay = time.Second // what it traces may have its stderr, and live on
	if err := tr.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if tr.ProcessState == nil {
			tr.Process.Kill()
			tr.Wait()
		}
	})
	waitFor(t, "the probes", func() bool { return strings.Contains(tr.said.String(), "command started") })
	return tr
}

// waitingShell starts a shell that waits for a line before it runs a script; wake lets
// it go on.
func waitingShell(t *testing.T, script string) (shell *exec.Cmd, wake func()) {
	t.Helper()
	shell = exec.Command("sh", "-c", "read x; "+script)
	stdin, err := shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := shell.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if shell.ProcessState == nil {
			shell.Process.Kill()
			shell.Wait()
		}
	})
	waitFor(t, "the shell sleeps", func() bool { return sleeps(shell.Process.Pid) })
	return shell, func() {
		if _, err := stdin.Write([]byte("\n")); err != nil {
			t.Error(err)
		}
	}
}

// TestTerminalGone: SIGHUP ends the tracing of a process that was there before, with
// its lines written.
func TestTerminalGone(t *testing.T) {
	needBPF(t)
	shell, wake := waitingShell(t, "cd /; read y")
	defer wake()
	out := filepath.Join(t.TempDir(), "out")
	tr := traceInBackground(t, "-e", "trace=chdir,read,?poll,ppoll", "-o", out, "-p", strconv.Itoa(shell.Process.Pid))
	wake()
	waitFor(t, "the call is seen", func() bool { b, _ := os.ReadFile(out); return bytes.Contains(b, []byte("chdir")) })
	tr.Process.Signal(syscall.SIGHUP)
	tr.Wait()
	if got, want := status(tr.ProcessState), "signal 1"; got != want {
		t.Errorf("status\n got %s\nwant %s", got, want)
	}
	b, _ := os.ReadFile(out)
	if !strings.HasSuffix(string(b), " <detached ...>\n") {
		t.Errorf("lines\n got %s\nwant the last one detached", b)
	}
}

// TestTracerStopped stops the tracer under load: what it misses is said, and counted.
func TestTracerStopped(t *testing.T) {
	needBPF(t)
	needCommands(t, "gcc")
	dir := t.TempDir()
	const threads, calls = 4, 200000
	tracee, out := filepath.Join(dir, "loss"), filepath.Join(dir, "out")
	if b, err := exec.Command("gcc", "-O1", "-pthread", "-o", tracee, "testdata/loss/loss.c").CombinedOutput(); err != nil {
		t.Fatalf("compile: %v\n%s", err, b)
	}
	words := needEbpftrace(t)
	cmd := exec.Command(words[0], append(words[1:len(words):len(words)], "-f", "-q", "--strict", "--buffer", "16K", "-e", "trace=getppid", "-o", out,
		tracee, strconv.Itoa(threads), strconv.Itoa(calls))...)
	var tids, said lockedBuffer
	cmd.Stdout, cmd.Stderr = &tids, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the first lines", func() bool { st, err := os.Stat(out); return err == nil && st.Size() > 0 })
	cmd.Process.Signal(syscall.SIGSTOP)
	time.Sleep(time.Second)
	cmd.Process.Signal(syscall.SIGCONT)
	cmd.Wait()
	trace, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if accountsFor(t, string(trace), tids.String(), said.String(), threads, calls) == 0 {
		t.Errorf("records lost\n got none\nwant some; it said: %s", said.String())
	}
	if got, want := status(cmd.ProcessState), "exit 3"; got != want {
		t.Errorf("status with --strict\n got %s\nwant %s", got, want)
	}
}

// TestSeveralTracers see the same of one process.
func TestSeveralTracers(t *testing.T) {
	needBPF(t)
	dir := t.TempDir()
	shell, wake := waitingShell(t, "i=0; while [ $i -lt 200 ]; do cd /; cd /missing; i=$((i+1)); done 2>/dev/null; exit 9")
	var tracers []*tracer
	for i := range 3 {
		tracers = append(tracers, traceInBackground(t, "-a0", "-o", filepath.Join(dir, strconv.Itoa(i)), "-p", strconv.Itoa(shell.Process.Pid)))
	}
	wake()
	shell.Wait()
	var first string
	for i, tr := range tracers {
		if err := tr.Wait(); err != nil {
			t.Errorf("tracer %d: %v\n%s", i, err, tr.said.String())
		}
		b, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(i)))
		if err != nil {
			t.Fatal(err)
		}
		switch got := string(b); {
		case i == 0:
			first = got
		case got != first:
			t.Errorf("lines of tracer %d\n got %s\nwant those of the first: %s", i, got, first)
		}
	}
	if n := strings.Count(first, `chdir("/missing") = -1 ENOENT`); n != 200 {
		t.Errorf("calls\n got %d\nwant 200 in\n%s", n, first)
	}
}

// programsOf are the ids of the BPF programs that a process holds: proc_pid_fdinfo(5).
func programsOf(pid int) (ids []ebpf.ProgramID) {
	infos, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/fdinfo/*", pid)) // the launcher's thread has its own
	for _, path := range infos {
		b, _ := os.ReadFile(path)
		for line := range strings.Lines(string(b)) {
			var id ebpf.ProgramID
			if n, _ := fmt.Sscanf(line, "prog_id: %d", &id); n == 1 {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// TestTracerKilled: nothing of a killed tracer stays in the kernel, and what it traced
// goes on.
func TestTracerKilled(t *testing.T) {
	needBPF(t)
	for _, tt := range []struct {
		name    string
		command bool
	}{
		{"attached", false},
		{"with a command", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			fifo, done := filepath.Join(dir, "fifo"), filepath.Join(dir, "done")
			if err := syscall.Mkfifo(fifo, 0o600); err != nil {
				t.Fatal(err)
			}
			words := []string{"sh", "-c", "read x <" + fifo + "; cd /; echo over >" + done}
			if !tt.command {
				target := exec.Command(words[0], words[1:]...)
				if err := target.Start(); err != nil {
					t.Fatal(err)
				}
				defer target.Wait()
				words = []string{"-p", strconv.Itoa(target.Process.Pid)}
			}
			tr := traceInBackground(t, append([]string{"-o", filepath.Join(dir, "out")}, words...)...)
			ids := programsOf(tr.Process.Pid)
			if len(ids) == 0 {
				t.Error("programs of the tracer\n got none\nwant some")
			}
			tr.Process.Kill()
			tr.Wait()
			for _, id := range ids {
				waitFor(t, fmt.Sprintf("program %d is gone", id), func() bool { return isGone(id) })
			}
			if err := os.WriteFile(fifo, []byte("\n"), 0); err != nil {
				t.Fatal(err)
			}
			waitFor(t, "the target goes on", func() bool { b, _ := os.ReadFile(done); return string(b) == "over\n" })
		})
	}
}

func isGone(id ebpf.ProgramID) bool {
	p, err := ebpf.NewProgramFromID(id)
	if err == nil {
		p.Close()
	}
	return errors.Is(err, os.ErrNotExist)
}
