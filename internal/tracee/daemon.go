// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// With -D the process that the user has started becomes the command, and a grandchild
// of it is the tracer: a command that waits for children does not find one it has not
// made. Go cannot fork, so both are new runs of this program with the same arguments.
// daemonVariable tells them what they are: a role, and the id of the command.
const daemonVariable = "EBPFTRACE_DAEMON"

const (
	roleChild  = "child"
	roleTracer = "tracer"
)

// readyFD is where the tracer says that it is ready.
const readyFD = 3

// Daemon is a tracer apart from the process that becomes its command.
type Daemon struct {
	PID   int // of the command
	child bool
	pidfd int
}

// InheritDaemon tells what part this run of the program has; nil for the first one.
func InheritDaemon() (*Daemon, error) {
	role, id, _ := strings.Cut(os.Getenv(daemonVariable), " ")
	if role == "" {
		return nil, nil
	}
	pid, err := strconv.Atoi(id)
	if err != nil || pid <= 0 || role != roleChild && role != roleTracer {
		return nil, fmt.Errorf("%s is not for users to set", daemonVariable)
	}
	unix.CloseOnExec(readyFD)
	if err := os.Unsetenv(daemonVariable); err != nil {
		return nil, fmt.Errorf("unset %s: %w", daemonVariable, err)
	}
	d := &Daemon{PID: pid, child: role == roleChild}
	if d.pidfd, err = unix.PidfdOpen(pid, 0); err != nil {
		return nil, fmt.Errorf("open process %d: %w", pid, err)
	}
	return d, nil
}

// IsChild tells whether it is the one in between, which is to start the tracer and end.
func (d *Daemon) IsChild() bool { return d.child }

// StartTracer starts the tracer proper.
func (d *Daemon) StartTracer(attr *syscall.SysProcAttr) error {
	_, err := again(roleTracer, d.PID, readyFD, attr)
	return err
}

// Ready lets the command begin.
func (d *Daemon) Ready() error {
	defer unix.Close(readyFD)
	if _, err := unix.Write(readyFD, []byte{1}); err != nil {
		return fmt.Errorf("start process %d: %w", d.PID, err)
	}
	return nil
}

// KillCommand ends the command, if it has not ended.
func (d *Daemon) KillCommand() { _ = unix.PidfdSendSignal(d.pidfd, unix.SIGKILL, nil, 0) }

// Detach gives back the standard input and output, at whose other ends somebody may
// wait for the command to close them.
func (d *Daemon) Detach() error {
	null, err := unix.Open("/dev/null", unix.O_RDWR|unix.O_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("open /dev/null: %w", err)
	}
	defer unix.Close(null)
	return errors.Join(unix.Dup3(null, 0, 0), unix.Dup3(null, 1, 0))
}

// ErrNoTracer tells that the tracer has ended before it was ready, and has said why.
var ErrNoTracer = errors.New("the tracer has ended")

// StartDaemon starts a tracer for the caller's process, and waits until it is ready.
func StartDaemon() error {
	var ends [2]int
	if err := unix.Pipe2(ends[:], unix.O_CLOEXEC); err != nil {
		return fmt.Errorf("make a pipe to the tracer: %w", err)
	}
	defer unix.Close(ends[0])
	child, err := again(roleChild, os.Getpid(), ends[1], nil)
	unix.Close(ends[1])
	if err != nil {
		return err
	}
	if _, err := Wait(child); err != nil {
		return err
	}
	for {
		n, err := unix.Read(ends[0], make([]byte, 1))
		switch {
		case err == unix.EINTR:
		case err != nil:
			return fmt.Errorf("wait for the tracer: %w", err)
		case n == 0:
			return ErrNoTracer
		default:
			return nil
		}
	}
}

// again runs this program with the same arguments in another role.
func again(role string, command, ready int, attr *syscall.SysProcAttr) (pid int, err error) {
	pid, err = syscall.ForkExec("/proc/self/exe", os.Args, &syscall.ProcAttr{
		Env:   append(os.Environ(), fmt.Sprintf("%s=%s %d", daemonVariable, role, command)),
		Files: []uintptr{0, 1, 2, uintptr(ready)},
		Sys:   attr,
	})
	if err != nil {
		return 0, fmt.Errorf("start the tracer: %w", err)
	}
	return pid, nil
}

// Become makes a command of the caller's process. It returns where that fails. The
// caller's thread must be the main one: the probes know no other of this process.
func Become(c Command) error {
	if err := c.User.become(); err != nil {
		return err
	}
	return fmt.Errorf("execute %s: %w", c.Path, syscall.Exec(c.Path, c.Args, c.Env))
}

// become makes the calling process another user's.
func (u *User) become() error {
	if u == nil {
		return nil
	}
	groups := make([]int, 0, len(u.Groups))
	for _, g := range u.Groups {
		groups = append(groups, int(g))
	}
	for _, set := range []func() error{
		func() error { return syscall.Setgroups(groups) },
		func() error { return syscall.Setgid(int(u.GID)) },
		func() error { return syscall.Setuid(int(u.UID)) },
	} {
		if err := set(); err != nil {
			return fmt.Errorf("become user %d: %w", u.UID, err)
		}
	}
	return nil
}
