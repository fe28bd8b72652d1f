// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// bench is where programs run: the same folder, made anew for each run, since
// its path is part of what a program does.
type bench struct {
	dir  string // the program's working directory
	log  string // the tracer's -o
	env  []string
	port string
}

// outcome is what a run left behind.
type outcome struct {
	trace, stdout, stderr, status string
	attachedTo                    int // 0 if to nothing
}

func newBench(root, bin, port string) *bench {
	return &bench{
		dir:  filepath.Join(root, "run"),
		log:  filepath.Join(root, "log"),
		port: port,
		env: []string{
			"PATH=" + bin + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
			"HOME=" + root, "PWD=" + filepath.Join(root, "run"), "LC_ALL=C", "TZ=UTC", "TERM=dumb",
			"GIT_AUTHOR_DATE=2020-01-01T00:00:00Z", "GIT_COMMITTER_DATE=2020-01-01T00:00:00Z",
		},
	}
}

const timeLimit = time.Minute

// run runs a program under a tracer. Addresses are not randomised where the
// system allows that, so that they can be compared.
func (b *bench) run(t *testing.T, tracer []string, p program) outcome {
	t.Helper()
	b.prepare(t, p)
	options := p.options
	if options == nil {
		options = []string{"-f"}
	}
	output := []string{"-o", b.log}
	if p.stderr {
		output = nil
	}
	words := b.words(slices.Concat(tracer, output, options, p.argv))
	ctx, cancel := context.WithTimeout(t.Context(), timeLimit)
	defer cancel()
	cmd := b.command(ctx, words)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if p.beside != "" {
		if out, err := b.command(ctx, sh(p.beside)).CombinedOutput(); err != nil {
			t.Logf("beside %s: %v\n%s", p.name, err, out)
		}
	}
	cmd.Wait() // its error is in the status
	if ctx.Err() != nil {
		t.Fatalf("%s: not done after %v\nstderr: %s", strings.Join(words, " "), timeLimit, &stderr)
	}
	needSupport(t, stderr.String())
	if p.stderr {
		return outcome{trace: stderr.String(), stdout: stdout.String(), status: status(cmd.ProcessState)}
	}
	trace, err := os.ReadFile(b.log)
	if err != nil {
		t.Fatalf("%s wrote no trace: %v\nstderr: %s", tracer[0], err, &stderr)
	}
	return outcome{trace: string(trace), stdout: stdout.String(), stderr: stderr.String(), status: status(cmd.ProcessState)}
}

// prepare makes the folder. All that it can make equal is equal, as times.
func (b *bench) prepare(t *testing.T, p program) {
	t.Helper()
	os.Remove(b.log)
	if err := os.RemoveAll(b.dir); err != nil {
		t.Fatal(err)
	}
	if err := fill(b.dir, p.files); err != nil {
		t.Fatal(err)
	}
	if p.setup == "" {
		return
	}
	if out, err := b.command(t.Context(), sh(p.setup)).CombinedOutput(); err != nil {
		t.Fatalf("setup of %s: %v\n%s", p.name, err, out)
	}
}

func fill(dir string, files map[string]string) error {
	paths := []string{dir}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) { // inodes in order
		path := filepath.Join(dir, name)
		paths = append(paths, path)
		var err error
		if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o755)
		} else if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
			err = os.WriteFile(path, []byte(files[name]), 0o644)
		}
		if err != nil {
			return err
		}
	}
	for _, path := range paths {
		then := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(path, then, then); err != nil {
			return err
		}
	}
	return nil
}

// command makes a process group of its own, so that a run that does not end can
// be ended with its children.
func (b *bench) command(ctx context.Context, words []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Dir, cmd.Env = b.dir, b.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

// words completes a command line.
func (b *bench) words(argv []string) []string {
	words := slices.Concat(fixedAddresses(), argv)
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "@PORT@", b.port)
	}
	return words
}

func fixedAddresses() []string {
	if exec.Command("setarch", "-R", "true").Run() != nil {
		return nil
	}
	return []string{"setarch", "-R"}
}

// status tells how a process ended.
func status(s *os.ProcessState) string {
	w := s.Sys().(syscall.WaitStatus)
	if w.Signaled() {
		return fmt.Sprintf("signal %d", w.Signal())
	}
	return fmt.Sprintf("exit %d", w.ExitStatus())
}
