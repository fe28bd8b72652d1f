// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// With -D the main thread becomes the command's, so main must be on it.
func init() { runtime.LockOSThread() }

// run traces, in the part that this run of the program has with -D: the first one
// becomes the command, its child starts the tracer.
func run(name string, o *Options) (ending, error) {
	if o.Daemonize == NoDaemon {
		warn(name, o)
		runtime.UnlockOSThread()
		return trace(name, o, nil)
	}
	d, err := tracee.InheritDaemon()
	switch {
	case err != nil:
		return ending{code: 1}, err
	case d == nil:
		warn(name, o)
		return ending{code: 1}, becomeCommand(o)
	case d.IsChild():
		return failedIf(d.StartTracer(daemonAttr[o.Daemonize]))
	}
	runtime.UnlockOSThread()
	return trace(name, o, d)
}

func warn(name string, o *Options) {
	for _, w := range o.Warnings {
		fmt.Fprintf(os.Stderr, "%s: %s\n", name, w)
	}
}

var daemonAttr = [...]*syscall.SysProcAttr{
	DaemonGrandchild: {},
	DaemonGroup:      {Setpgid: true},
	DaemonSession:    {Setsid: true},
}

// becomeCommand starts the tracer and turns into the command. It returns where it
// could not.
func becomeCommand(o *Options) error {
	c, err := findCommand(o)
	if err != nil {
		return err
	}
	if err := tracee.StartDaemon(); err != nil {
		return err
	}
	// The runtime's own signal would reach the command, if it were sent during execve.
	// By default it is ignored; execve sets it so anyway.
	defaultAction(unix.SIGURG)
	return messagef("exec: %s", reason(tracee.Become(*c)))
}

// detachDaemon makes the tracer independent of who has started it. Writing to a
// terminal that another process group has must not stop it.
func (s *session) detachDaemon() error {
	if s.daemon == nil {
		return nil
	}
	signal.Ignore(unix.SIGTTIN, unix.SIGTTOU)
	return s.daemon.Detach()
}

// attachDaemon marks the process that becomes the command.
func (s *session) attachDaemon() error {
	if s.daemon == nil {
		return nil
	}
	pid := uint32(s.daemon.PID)
	if err := s.probes.MarkCommand(pid); err != nil {
		return err
	}
	s.dec.Attach(pid, pid, "")
	if !s.o.Quiet.Has(QuietAttach) {
		s.notice(fmt.Sprintf("Process %d attached", pid))
	}
	return nil
}

// isSilent tells whether an error was told by somebody else.
func isSilent(err error) bool { return errors.Is(err, tracee.ErrNoTracer) }
