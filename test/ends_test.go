// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var (
	anyLine = regexp.MustCompile(`(?m)^(\d+) `)
	endLine = regexp.MustCompile(`(?m)^(\d+) +\+\+\+ exited with 0 \+\+\+$`)
)

// TestEveryEndIsSeen where threads and processes end side by side: since Linux 7.0 the
// kernel skips a program at a tracepoint where another task is preempted in it. A thread
// whose end nobody has seen would be waited for without end; where that can happen, it is
// said.
func TestEveryEndIsSeen(t *testing.T) {
	dir, tracer := userDir(t)
	tracee := filepath.Join(dir, "tracee")
	copyFile(t, os.Args[0], tracee)
	path := filepath.Join(dir, "file")
	if err := os.WriteFile(path, []byte("/absent\x00"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv(absentTracee, path)
	script := "for i in 1 2 3 4 5 6 7 8; do ./tracee & ./tracee & ./tracee & done; wait"
	for _, tt := range []struct {
		name string
		cmd  func(words ...string) *exec.Cmd
	}{
		{"root", func(words ...string) *exec.Cmd { return exec.Command(words[0], words[1:]...) }},
		{"two capabilities", func(words ...string) *exec.Cmd { return asUser(dir, justTracing, words...) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(dir, strings.ReplaceAll(tt.name, " ", "-"))
			cmd := tt.cmd(tracer, "-f", "-q", "-e", "trace=%process", "-e", "signal=none", "--buffer=4M", "-o", out, "sh", "-c", script)
			cmd.Dir = dir
			var said lockedBuffer
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(timeLimit, func() { _ = cmd.Process.Kill() })
			defer late.Stop()
			_ = cmd.Wait()
			if got, want := status(cmd.ProcessState), "exit 0"; got != want {
				t.Errorf("status\n got %s\nwant %s; it said: %s", got, want, said.String())
			}
			trace, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			ends := countIDs(endLine, string(trace))
			var unseen []string
			for id := range countIDs(anyLine, string(trace)) {
				if ends[id] != 1 {
					unseen = append(unseen, id)
				}
			}
			t.Logf("%d threads; it said: %s", len(ends), said.String())
			if len(ends) < 25 {
				t.Errorf("threads that ended\n got %d\nwant 25 at least", len(ends))
			}
			if len(unseen) > 0 && (tt.name == "root" || !missedNote.MatchString(said.String())) {
				t.Errorf("threads without an end\n got %s\nwant none; it said: %s", unseen, said.String())
			}
		})
	}
}

func countIDs(re *regexp.Regexp, text string) map[string]int {
	n := map[string]int{}
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		n[m[1]]++
	}
	return n
}
