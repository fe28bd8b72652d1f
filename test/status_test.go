// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// commandLines are judged by how they end and what they say. The message must be
// strace's, with our name in front, unless strace's is about ptrace: then own is
// what ours must match.
var commandLines = []struct {
	name string
	args []string
	own  string
}{
	{name: "the command's status is the tracer's", args: []string{"-o", "log", "sh", "-c", "exit 7"}},
	{name: "the command's signal is the tracer's", args: []string{"-o", "log", "sh", "-c", "kill -TERM $$"}},
	{name: "an uncatchable signal too", args: []string{"-o", "log", "sh", "-c", "kill -KILL $$"}},
	{name: "a signal that would dump core", args: []string{"-o", "log", "sh", "-c", "ulimit -c 0; kill -SEGV $$"}},
	{name: "only the command counts, not its children", args: []string{"-f", "-o", "log", "sh", "-c", "(exit 3) & wait; exit 4"}},
	{name: "with only a summary the status stays", args: []string{"-c", "-o", "log", "sh", "-c", "exit 5"}},
	{name: "descriptors and the size of their table", args: []string{"-o", "log", "sh", "-c", "{ ls /proc/$$/fd; grep FDSize /proc/$$/status; } >&2"}},
	{name: "no command", args: nil},
	{name: "no such command in the path", args: []string{"nosuchcommand"}},
	{name: "no such command by its path", args: []string{"./missing"}},
	{name: "a command that may not be run", args: []string{"-o", "log", "./plain"}},
	{name: "a folder as a command", args: []string{"-o", "log", "./"}},
	{name: "no such process", args: []string{"-p", "999999999"}, own: `^NAME: .*999999999.*: [Nn]o such process$`},
	{name: "a process number that is none", args: []string{"-p", "1x"}},
	{name: "process number zero", args: []string{"-p", "0"}},
	{name: "unknown syscall", args: []string{"-e", "trace=nosuch", "true"}},
	{name: "unknown syscall, as may be", args: []string{"-o", "log", "-e", "trace=?nosuch", "true"}},
	{name: "unknown class", args: []string{"-e", "trace=%nosuch", "true"}},
	{name: "unknown qualifier", args: []string{"-e", "nosuch=1", "true"}},
	{name: "unknown signal", args: []string{"-e", "signal=nosuch", "true"}},
	{name: "unknown status", args: []string{"-e", "status=nosuch", "true"}},
	{name: "unknown kind of descriptor", args: []string{"-e", "decode-fds=nosuch", "true"}},
	{name: "unknown message to keep quiet about", args: []string{"-e", "quiet=nosuch", "true"}},
	{name: "unwritable output", args: []string{"-o", "/nonexistent/log", "true"}},
	{name: "unknown option", args: []string{"-j", "true"}},
	{name: "unknown long option", args: []string{"--nosuch", "true"}},
	{name: "no value for -o", args: []string{"-o"}},
	{name: "no value for -e", args: []string{"-e"}},
	{name: "no value for -p", args: []string{"-p"}},
	{name: "no value for -s", args: []string{"-s"}},
	{name: "negative string limit", args: []string{"-s", "-1", "true"}},
	{name: "string limit that is no number", args: []string{"-s", "x", "true"}},
	{name: "negative column", args: []string{"-a", "-1", "true"}},
	{name: "unknown interruptibility", args: []string{"-I", "9", "true"}},
	{name: "unknown constant style", args: []string{"-X", "nosuch", "true"}},
	{name: "unknown sort key", args: []string{"-c", "-S", "nosuch", "true"}},
	{name: "unknown summary column", args: []string{"-c", "-U", "nosuch", "true"}},
	{name: "unknown call to detach on", args: []string{"-b", "nosuch", "true"}},
	{name: "unknown user", args: []string{"-u", "nosuchuser", "true"}},
	{name: "unknown colour mode", args: []string{"--color=nosuch", "true"}},
	{name: "limit of no calls", args: []string{"--syscall-limit=0", "true"}},
	{name: "both kinds of summary", args: []string{"-c", "-C", "true"}},
	{name: "summary and an output for each process", args: []string{"-c", "-ff", "true"}},
	{name: "wall clock without a summary", args: []string{"-w", "true"}},
	{name: "daemon without a command", args: []string{"-D", "-p", "1"}},
	{name: "the status of a daemon's command", args: []string{"-D", "-o", "log", "sh", "-c", "exit 7"}},
	{name: "the signal of a daemon's command", args: []string{"-DDD", "-o", "log", "sh", "-c", "kill -KILL $$"}},
	{name: "no such command for a daemon", args: []string{"-D", "nosuchcommand"}},
	{name: "a command that a daemon may not run", args: []string{"-D", "-o", "log", "./plain"}},
	{name: "unwritable output of a daemon", args: []string{"-D", "-o", "/nonexistent/log", "true"}},
	{name: "a daemon's command has the same descriptors", args: []string{"-D", "-o", "log", "sh", "-c", "{ ls /proc/$$/fd; grep -E 'FDSize|SigIgn|SigCgt|Threads' /proc/$$/status; } >&2"}},
	{name: "options before -h are still checked", args: []string{"-s", "x", "-h"}},
}

func TestCommandLine(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plain"), []byte("no program\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range commandLines {
		t.Run(tt.name, func(t *testing.T) {
			wantStatus, wantSaid := ending(t, dir, needStrace(t), tt.args)
			gotStatus, gotSaid := ending(t, dir, needEbpftrace(t), tt.args)
			needSupport(t, gotSaid)
			if gotStatus != wantStatus {
				t.Errorf("status\n got %s\nwant %s\nsaid %q", gotStatus, wantStatus, gotSaid)
			}
			gotSaid, wantSaid = anonymous(gotSaid), anonymous(wantSaid)
			switch {
			case tt.own != "":
				if !regexp.MustCompile(tt.own).MatchString(strings.TrimSpace(gotSaid)) {
					t.Errorf("said\n got %q\nwant %q", gotSaid, tt.own)
				}
			case gotSaid != wantSaid:
				t.Errorf("said\n got %q\nwant %q", gotSaid, wantSaid)
			}
		})
	}
}

var ownName = regexp.MustCompile(`(?m)^(?:ebpf|s)trace: |'(?:ebpf|s)trace -h'`)

// anonymous hides the tracer's name where it stands for who speaks.
func anonymous(said string) string {
	return ownName.ReplaceAllStringFunc(said, func(s string) string {
		return strings.NewReplacer("ebpftrace", "NAME", "strace", "NAME").Replace(s)
	})
}

// A script written for strace may look for its name in front of messages.
func TestMessagesStartWithTheNameItWasCalledBy(t *testing.T) {
	words := needEbpftrace(t)
	if len(words) > 1 {
		t.Skip("needs a tracer that is one program: EBPFTRACE_BIN is more")
	}
	for _, name := range []string{"ebpftrace", "strace"} {
		link := filepath.Join(t.TempDir(), name)
		if err := os.Symlink(words[0], link); err != nil {
			t.Fatal(err)
		}
		_, got := ending(t, t.TempDir(), []string{link}, []string{"-p", "x"})
		if want := name + ": Invalid process id: 'x'\n"; got != want {
			t.Errorf("%s -p x\n got %q\nwant %q", name, got, want)
		}
	}
}

// ending runs a command line and returns how it ended and what it said. The
// commands themselves say nothing.
func ending(t *testing.T, dir string, tracer, args []string) (ended, said string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), tracer[0], append(tracer[1:len(tracer):len(tracer)], args...)...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return status(cmd.ProcessState), stderr.String()
}
