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
	"runtime"
	"strconv"
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

// NotFoundError tells that no file of the name is in the PATH, or at the path.
type NotFoundError struct {
	Name string
	Err  error // why the path has no file; nil where PATH was searched
}

// Error tells the name, and why.
func (e *NotFoundError) Error() string {
	if e.Err == nil {
		return "no executable '" + e.Name + "'"
	}
	return "stat '" + e.Name + "': " + e.Err.Error()
}

// Unwrap is why the path has no file.
func (e *NotFoundError) Unwrap() error { return e.Err }

// Find gives the file that a command's name means, as a shell would: a name with a
// slash is a path, others are looked for in PATH. Its error is a *NotFoundError.
func Find(name string) (string, error) {
	var st unix.Stat_t
	if strings.Contains(name, "/") {
		if err := unix.Stat(name, &st); err != nil {
			return "", &NotFoundError{name, err}
		}
		return name, nil
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		path := filepath.Join(dir, name)
		if dir == "" {
			path = "./" + name
		}
		if unix.Stat(path, &st) == nil && st.Mode&unix.S_IFMT == unix.S_IFREG && st.Mode&0o111 != 0 {
			return path, nil
		}
	}
	return "", &NotFoundError{Name: name}
}

// Launcher is a thread that starts a command.
type Launcher struct {
	TID      uint32
	commands chan<- Command
	started  <-chan launched
}

type launched struct {
	pid int
	err error
}

// NewLauncher makes a launcher, which stays until the process ends.
func NewLauncher() *Launcher {
	// The Go runtime makes what it waits on with the first pipe: now, with low numbers.
	if r, w, err := os.Pipe(); err == nil {
		_, _ = r.Close(), w.Close()
	}
	tid, commands, started := make(chan int), make(chan Command), make(chan launched)
	go func() {
		runtime.LockOSThread() // and never unlocked: a command may die with its parent
		tid <- unix.Gettid()
		for c := range commands {
			pid, err := start(c)
			started <- launched{pid, err}
		}
	}()
	return &Launcher{uint32(<-tid), commands, started}
}

// Start forks and executes the command with the caller's standard files, and returns
// its process id.
func (l *Launcher) Start(c Command) (int, error) {
	l.commands <- c
	s := <-l.started
	return s.pid, s.err
}

// smallestTable is the size that the kernel gives a table at least: BITS_PER_LONG.
const smallestTable = 64

// ownTable gives the calling thread a table of descriptors of its own, without those
// that no command inherits. The table of a child is as large as its parent's highest
// descriptor asks for, and select tells its size: it ignores what is beyond (fs/file.c,
// dup_fd; fs/select.c, core_sys_select). What the Go runtime waits on stays, it may
// wait on any thread; the rings' own is above smallestTable, or does no harm.
func ownTable() error {
	if err := unix.Unshare(unix.CLONE_FILES); err != nil {
		return fmt.Errorf("unshare the table of descriptors: %w", err)
	}
	const fds = "/proc/thread-self/fd/"
	open, err := os.ReadDir(fds)
	if err != nil {
		return fmt.Errorf("list descriptors: %w", err)
	}
	for _, e := range open {
		fd, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		if err != nil || flags&unix.FD_CLOEXEC == 0 {
			continue
		}
		file, _ := os.Readlink(fds + e.Name())
		if fd >= smallestTable || file != "anon_inode:[eventpoll]" && file != "anon_inode:[eventfd]" {
			_ = unix.Close(fd) // the other threads keep theirs
		}
	}
	return nil
}

func start(c Command) (int, error) {
	attr := &syscall.ProcAttr{Env: c.Env, Files: []uintptr{0, 1, 2}, Sys: &syscall.SysProcAttr{}}
	if err := ownTable(); err != nil {
		return 0, err
	}
	if c.Dies {
		attr.Sys.Pdeathsig = syscall.SIGKILL
	}
	if c.User != nil {
		attr.Sys.Credential = &syscall.Credential{Uid: c.User.UID, Gid: c.User.GID, Groups: c.User.Groups}
	}
	pid, err := syscall.ForkExec(c.Path, c.Args, attr)
	if err != nil {
		return 0, fmt.Errorf("execute %s: %w", c.Path, err)
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
