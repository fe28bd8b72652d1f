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

// live are runs whose output is known without strace. They need a shell and few
// tools only, so that they also run in the guests of scripts/test-kernels.
var live = []struct {
	name    string
	options []string
	script  string
	status  string
	lines   []string // patterns, in the order in which lines must match them
	not     string   // a pattern that no line may match
}{
	{
		name: "from the execve to the end", script: "echo hello >foo; exit 7", status: "exit 7",
		lines: []string{
			`^execve\(".*", \["sh", "-c", "echo hello >foo; exit 7"\], 0x[0-9a-f]+ /\* \d+ vars \*/\) = 0$`,
			`^open(at)?\((AT_FDCWD, )?"foo", O_WRONLY\|O_CREAT\|O_TRUNC.*, 0666\) += \d+$`,
			`^write\(1, "hello\\n", 6\) +\s+= 6$`,
			`^exit_group\(7\) +\s+= \?$`,
			`^\+\+\+ exited with 7 \+\+\+$`,
		},
	},
	{
		name: "times", options: []string{"-tT"}, script: "echo hello >foo", status: "exit 0",
		lines: []string{`^\d\d:\d\d:\d\d execve\(.* = 0 <\d+\.\d{6}>$`, `^\d\d:\d\d:\d\d write\(1, "hello\\n", 6\) += 6 <0\.\d{6}>$`, `^\d\d:\d\d:\d\d \+\+\+ exited with 0 \+\+\+$`},
	},
	{
		name: "a signal ends the tracer as it ends the command", script: "kill -TERM $$", status: "signal 15",
		lines: []string{`^kill\(\d+, SIGTERM\) += 0$`, `^--- SIGTERM \{si_signo=SIGTERM, si_code=SI_USER, si_pid=\d+, si_uid=0\} ---$`, `^\+\+\+ killed by SIGTERM \+\+\+$`},
	},
	{
		name: "children are followed", options: []string{"-f"}, script: "(exit 3); true | cat; exit 4", status: "exit 4",
		lines: []string{`^\d+ +execve\(.*\) = 0$`, `^\d+ +\+\+\+ exited with 3 \+\+\+$`, `^\d+ +--- SIGCHLD \{.*si_status=3.*\} ---$`, `^\d+ +\+\+\+ exited with 4 \+\+\+$`},
	},
	{
		name: "children are not followed unasked", script: "(exit 3); exit 4", status: "exit 4",
		lines: []string{`^--- SIGCHLD \{.*si_status=3.*\} ---$`, `^\+\+\+ exited with 4 \+\+\+$`},
		not:   `exited with 3`,
	},
	{
		name: "only the calls asked for", options: []string{"-e", "trace=write,exit_group"}, script: "echo one; echo two", status: "exit 0",
		lines: []string{`^write\(1, "one\\n", 4\) `, `^write\(1, "two\\n", 4\) `, `^exit_group\(0\) `, `^\+\+\+ exited`},
		not:   `^[a-z]+\(`, // besides those
	},
	{
		name: "paths of descriptors", options: []string{"-y"}, script: "echo hello >foo", status: "exit 0",
		lines: []string{`^open.*"foo".* = \d+</.*/foo>$`, `^write\(1</.*/foo>, "hello\\n", 6\) += 6$`},
	},
	{
		name: "a summary", options: []string{"-c"}, script: "echo hello >foo", status: "exit 0",
		lines: []string{`^% time +seconds +usecs/call +calls +errors syscall$`, ` total$`},
	},
	{
		name: "a call that fails", script: "cat missing 2>/dev/null; exit 1", status: "exit 1", options: []string{"-f"},
		lines: []string{`open(at)?\(.*"missing", .*\) += -1 ENOENT \(No such file or directory\)$`},
	},
	{
		name: "an empty path", script: `cat "" 2>/dev/null; exit 1`, status: "exit 1", options: []string{"-f"},
		lines: []string{`open(at)?\((AT_FDCWD, )?"", .*\) += -1 ENOENT \(No such file or directory\)$`},
	},
	{
		name: "calls that take long", options: []string{"-f", "--min-latency", "600ms"}, script: "echo hello >foo; sleep 1; exit 5", status: "exit 5",
		lines: []string{`^\d+ +clock_nanosleep\(.*\) += 0$|^\d+ +nanosleep\(.*\) += 0$`, `^\d+ +\+\+\+ exited with 0 \+\+\+$`, `^\d+ +\+\+\+ exited with 5 \+\+\+$`},
		not:   `execve|write|close|exit_group|lost`,
	},
	{
		name: "calls that succeed", options: []string{"-f", "-z"}, script: "echo hello >foo; cat missing 2>/dev/null; (exit 3); exit 5", status: "exit 5",
		lines: []string{`execve\(.*\) += 0$`, `write\(1, "hello\\n", 6\) += 6$`, `\+\+\+ exited with 3 \+\+\+$`, `--- SIGCHLD`, `\+\+\+ exited with 5 \+\+\+$`},
		not:   `"missing", O_|= -1|= \?|lost`,
	},
	{
		name: "calls that do not return", options: []string{"-f", "-e", "status=unfinished"}, script: "(exit 3); exit 5", status: "exit 5",
		lines: []string{`exit_group\(3\) += \?$`, `\+\+\+ exited with 3 \+\+\+$`, `exit_group\(5\) += \?$`, `\+\+\+ exited with 5 \+\+\+$`},
		not:   `= [0-9-]|lost`,
	},
	{
		name: "a stop", script: `(until grep -q "State:.*T" /proc/$$/status; do sleep 0.1; done; kill -CONT $$) & kill -STOP $$; exit 3`, status: "exit 3",
		lines: []string{`^--- SIGSTOP \{.*\} ---$`, `^--- stopped by SIGSTOP ---$`, `^--- SIGCONT \{.*\} ---$`, `^\+\+\+ exited with 3 \+\+\+$`},
	},
	{
		name: "the end at an execve", options: []string{"-b", "execve"}, script: "exec sh -c 'exit 3'", status: "exit 3",
		lines: []string{`^execve\(.*"exec sh -c .* = 0$`, `^execve\(.*"exit 3"\], .* <detached \.\.\.>$`},
		not:   `exit_group|exited`,
	},
	{
		name: "nothing to trace", options: []string{"-e", "trace=none"}, script: "exit 2", status: "exit 2",
		lines: []string{`^\+\+\+ exited with 2 \+\+\+$`},
		not:   `\(`,
	},
}

func TestLive(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	for _, tt := range live {
		t.Run(tt.name, func(t *testing.T) {
			log := filepath.Join(t.TempDir(), "log")
			words := needEbpftrace(t)
			cmd := exec.Command(words[0], append(append(words[1:len(words):len(words)], "-o", log), append(tt.options[:len(tt.options):len(tt.options)], "sh", "-c", tt.script)...)...)
			cmd.Dir = t.TempDir()
			said, _ := cmd.CombinedOutput()
			needSupport(t, string(said))
			if got := status(cmd.ProcessState); got != tt.status {
				t.Errorf("status\n got %s\nwant %s\n%s", got, tt.status, said)
			}
			trace, err := os.ReadFile(log)
			if err != nil {
				t.Fatal(err)
			}
			inOrder(t, string(trace), tt.lines, tt.not)
		})
	}
}

// inOrder looks for a line for each pattern, after the line for the one before.
func inOrder(t *testing.T, trace string, patterns []string, not string) {
	t.Helper()
	var rest []string
	next := 0
	for line := range strings.Lines(trace) {
		line = strings.TrimSuffix(line, "\n")
		if next < len(patterns) && regexp.MustCompile(patterns[next]).MatchString(line) {
			next++
			continue
		}
		rest = append(rest, line)
	}
	if next < len(patterns) {
		t.Errorf("no line, after those for the patterns before, matches\n%s\nin\n%s", patterns[next], trace)
	}
	for _, line := range rest {
		if not != "" && regexp.MustCompile(not).MatchString(line) {
			t.Errorf("a line matches what none should, %s\n%s", not, line)
		}
	}
}

// -ff writes one file for each process.
func TestLiveSeparateOutputs(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	dir := t.TempDir()
	words := needEbpftrace(t)
	cmd := exec.Command(words[0], append(words[1:len(words):len(words)], "-ff", "-o", "log", "sh", "-c", "(exit 3); (exit 4); exit 5")...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("status\n got 0\nwant 5\n%s", out)
	}
	ends := map[string]int{}
	logs, _ := filepath.Glob(filepath.Join(dir, "log.*"))
	for _, log := range logs {
		content, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
		ends[lines[len(lines)-1]]++
	}
	for _, end := range []string{"+++ exited with 3 +++", "+++ exited with 4 +++", "+++ exited with 5 +++"} {
		if ends[end] == 0 {
			t.Errorf("last lines of the %d files\n got %v\nwant one with %s", len(logs), ends, end)
		}
	}
	if len(logs) != 3 {
		t.Errorf("files\n got %q\nwant three", logs)
	}
}
