// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const patience = 60 * time.Second // for whatever has an end of its own

// process is a command that was started here, and that will be waited for.
type process struct {
	argv    []string
	pid     int
	started time.Time
	ended   time.Time

	// The following are complete when done is closed.
	stdout bytes.Buffer
	errors locked
	usage  usage
	err    error
	done   chan struct{}
}

// start runs a command in a process group of its own.
func start(argv []string) (*process, error) {
	p := &process{argv: argv, done: make(chan struct{})}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = environment()
	cmd.Stdout, cmd.Stderr = &p.stdout, &p.errors
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	// What a killed command leaves behind must not keep its output open for long.
	cmd.WaitDelay = time.Second
	p.started = time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p.pid = cmd.Process.Pid
	go p.wait(cmd)
	return p, nil
}

// wait reaps the command, having asked what it used.
func (p *process) wait(cmd *exec.Cmd) {
	defer close(p.done)
	watched := p.usage.watch(p.pid)
	var info unix.Siginfo
	for unix.Waitid(unix.P_PID, p.pid, &info, unix.WEXITED|unix.WNOWAIT, nil) == unix.EINTR {
	}
	p.ended = time.Now()
	watched()
	p.usage.childTicks = childTicks(p.pid)
	p.err = cmd.Wait()
	if cmd.ProcessState != nil {
		p.usage.total = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
}

// finish waits for the command to end by itself, and kills its group if it does not.
func (p *process) finish(timeout time.Duration) error {
	select {
	case <-p.done:
	case <-time.After(timeout):
		_ = unix.Kill(-p.pid, unix.SIGKILL)
		<-p.done
		return fmt.Errorf("%s: not ended after %v", p.argv[0], timeout)
	}
	if p.err != nil {
		return p.failure()
	}
	return nil
}

// stop ends a command that has no end of its own. How it exits does not matter.
func (p *process) stop(sig unix.Signal) error {
	_ = unix.Kill(p.pid, sig)
	err := p.finish(patience)
	var exit *exec.ExitError
	if errors.As(p.err, &exit) {
		return nil
	}
	return err
}

// failure says why, in the command's own words.
func (p *process) failure() error {
	for line := range strings.Lines(p.stderr()) {
		if line = strings.TrimSpace(line); line != "" {
			return errors.New(line)
		}
	}
	return fmt.Errorf("%s: %w", p.argv[0], p.err)
}

func (p *process) stderr() string { return p.errors.String() }

func (p *process) running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// until waits for a condition, as long as the command runs.
func (p *process) until(what string, condition func() bool) error {
	deadline := time.Now().Add(10 * time.Second)
	for !condition() {
		if !p.running() {
			return fmt.Errorf("%s: ended before it was %s: %w", p.argv[0], what, p.failure())
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s: not %s in time", p.argv[0], what)
		}
		time.Sleep(2 * time.Millisecond)
	}
	return nil
}

// locked is a buffer that may be read while the command writes.
type locked struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
