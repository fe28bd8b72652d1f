// SPDX-License-Identifier: Apache-2.0

// Package tracee starts the command and asks /proc about processes.
//
// It never stops a process and attaches to none: what it tells may be out of date the
// moment it is told.
package tracee

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Command is a program to be started.
type Command struct {
	Path string   // of the file, as Find gave it
	Args []string // Args[0] is what the program sees as its name
	Env  []string
	User *User // nil is the caller's
	Dies bool  // with the thread that started it
}

// User is whom a command runs as.
type User struct {
	UID, GID uint32
	Groups   []uint32
}

// NotFoundError tells that no file of the name is in the PATH.
type NotFoundError struct{ Name string }

// Error is in strace's words.
func (e *NotFoundError) Error() string { return fmt.Sprintf("Cannot find executable '%s'", e.Name) }

// Find gives the file that a command's name means, as a shell would: a name with a
// slash is a path, others are looked for in PATH.
func Find(name string) (string, error) {
	if strings.Contains(name, "/") {
		if _, err := os.Stat(name); err != nil {
			return "", fmt.Errorf("Can't stat '%s': %w", name, cause(err))
		}
		return name, nil
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		path := filepath.Join(dir, name)
		if dir == "" {
			path = "./" + name
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path, nil
		}
	}
	return "", &NotFoundError{name}
}

// cause strips the operation and path that os puts around an errno.
func cause(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return err
		}
		err = u.Unwrap()
	}
}

// Start forks and executes the command with the caller's standard files, and returns
// its process id. The fork is made by the calling thread, which must be locked to its
// goroutine where the kernel side looks for it.
func Start(c Command) (int, error) {
	attr := &syscall.ProcAttr{Env: c.Env, Files: []uintptr{0, 1, 2}, Sys: &syscall.SysProcAttr{}}
	if c.Dies {
		attr.Sys.Pdeathsig = syscall.SIGKILL
	}
	if c.User != nil {
		attr.Sys.Credential = &syscall.Credential{Uid: c.User.UID, Gid: c.User.GID, Groups: c.User.Groups}
	}
	pid, err := syscall.ForkExec(c.Path, c.Args, attr)
	if err != nil {
		return 0, fmt.Errorf("exec: %w", err)
	}
	return pid, nil
}

// Status is how a command ended.
type Status struct{ unix.WaitStatus }

// Wait waits for a command's end.
func Wait(pid int) (Status, error) {
	var ws unix.WaitStatus
	for {
		_, err := unix.Wait4(pid, &ws, 0, nil)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return Status{}, fmt.Errorf("wait for process %d: %w", pid, err)
		}
		return Status{ws}, nil
	}
}
