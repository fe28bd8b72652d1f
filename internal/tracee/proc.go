// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Process is a process that runs already.
type Process struct {
	TGID   uint32
	Parent uint32 // the process that made it, or took it over
	Comm   string
	// Filtered is whether a seccomp filter may deny its calls.
	Filtered bool
}

// ErrExited is of a process that its parent has not waited for. ptrace(2) refuses to
// attach to it, too, with EPERM.
var ErrExited = errors.New("it has exited, and its parent has not waited for it")

// Open looks a process up by its id, or by that of one of its threads.
func Open(pid int) (Process, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return Process{}, unix.ESRCH
	}
	p := Process{TGID: uint32(pid)}
	zombie, threads := false, uint32(0)
	for line := range strings.Lines(string(b)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":\t")
		switch key {
		case "Name":
			p.Comm = value
		case "State":
			zombie = strings.HasPrefix(value, "Z")
		case "Threads":
			threads = number(value)
		case "Tgid":
			p.TGID = number(value)
		case "PPid":
			p.Parent = number(value)
		case "Seccomp":
			p.Filtered = value != "0"
		}
	}
	if zombie && threads <= 1 { // its first thread may have exited alone
		return Process{}, ErrExited
	}
	return p, nil
}

// Root is the folder that a process's paths begin at, as this process can reach it; ""
// where that is where its own begin: proc_pid_root(5), mount_namespaces(7).
func (p Process) Root() string {
	dir := fmt.Sprintf("/proc/%d", p.TGID)
	theirs, _ := os.Readlink(dir + "/ns/mnt")
	own, _ := os.Readlink("/proc/self/ns/mnt")
	if theirs != own && theirs != "" {
		return dir + "/root"
	}
	theirs, _ = os.Readlink(dir + "/root")
	own, _ = os.Readlink("/proc/self/root")
	if theirs == own {
		return ""
	}
	return theirs
}

func number(s string) uint32 {
	n, _ := strconv.ParseUint(s, 10, 32)
	return uint32(n)
}

// Comm is the name of a thread, "" where there is none.
func Comm(tid uint32) string {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", tid))
	if err != nil {
		return ""
	}
	// Of threads of the kernel, /proc has longer names than prctl(2) would tell.
	const most = 15 // TASK_COMM_LEN, less its NUL
	name := strings.TrimSuffix(string(b), "\n")
	return name[:min(len(name), most)]
}

// Threads are the ids of a process's threads.
func (p Process) Threads() []uint32 {
	entries, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", p.TGID))
	if err != nil {
		return nil
	}
	var tids []uint32
	for _, e := range entries {
		if n, err := strconv.ParseUint(e.Name(), 10, 32); err == nil {
			tids = append(tids, uint32(n))
		}
	}
	return tids
}

// InCall is a call that a thread is blocked in.
type InCall struct {
	Nr   uint32
	Args [6]uint64
	SP   uint64
	IP   uint64
}

// Blocked tells which call a thread is blocked in, from /proc/PID/syscall: proc(5). It
// is false for a thread that runs, or where the kernel does not tell.
func Blocked(tid uint32) (InCall, bool) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/syscall", tid))
	if err != nil {
		return InCall{}, false
	}
	words := strings.Fields(string(b))
	if len(words) != 9 {
		return InCall{}, false
	}
	var c InCall
	nr, err := strconv.ParseInt(words[0], 10, 64)
	if err != nil || nr < 0 {
		return InCall{}, false
	}
	c.Nr = uint32(nr)
	for i, to := range []*uint64{&c.Args[0], &c.Args[1], &c.Args[2], &c.Args[3], &c.Args[4], &c.Args[5], &c.SP, &c.IP} {
		if *to, err = strconv.ParseUint(words[1+i], 0, 64); err != nil {
			return InCall{}, false
		}
	}
	return c, true
}

// Path is what a descriptor of a thread's refers to, or its folder for AT_FDCWD; "" where
// it is not open.
func Path(tid uint32, fd int32) string {
	link := fmt.Sprintf("/proc/%d/fd/%d", tid, fd)
	if fd == unix.AT_FDCWD {
		link = fmt.Sprintf("/proc/%d/cwd", tid)
	}
	path, err := os.Readlink(link)
	if err != nil {
		return ""
	}
	return path
}

// Read reads up to n bytes of a thread's memory, page by page; fewer where less can
// be read. It does not stop the thread.
func Read(tid uint32, addr uint64, n int) []byte {
	const page = 4096
	b := make([]byte, 0, min(n, 1<<16))
	for len(b) < n {
		from := addr + uint64(len(b))
		size := min(n-len(b), page-int(from%page))
		part := make([]byte, size)
		local := []unix.Iovec{{Base: &part[0], Len: uint64(size)}}
		got, err := unix.ProcessVMReadv(int(tid), local, []unix.RemoteIovec{{Base: uintptr(from), Len: size}}, 0)
		if err != nil || got <= 0 {
			break
		}
		b = append(b, part[:got]...)
		if got < size {
			break
		}
	}
	return b
}
