// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Readers are the processes that get what is written to descriptors of ours. Tracing
// them would make each line that is written cause the next one.
type Readers struct {
	// Pipe are those that read a pipe; and what they write to another, its readers, and
	// so on. What they start is busy with the lines as well.
	Pipe []uint32
	// Terminal are those that have the master side of the terminal open, or the other
	// end of a socket. What they start is not.
	Terminal []uint32
}

// ReadersOf looks at the descriptors of all processes that it may look at.
func ReadersOf(fds ...int) Readers {
	var r Readers
	open := openFiles()
	for _, fd := range fds {
		r.add(open, fmt.Sprintf("/proc/self/fd/%d", fd))
		if peer, err := unix.GetsockoptUcred(fd, unix.SOL_SOCKET, unix.SO_PEERCRED); err == nil {
			r.Terminal = with(r.Terminal, uint32(peer.Pid))
		}
	}
	for i := 0; i < len(r.Pipe); i++ { // it grows meanwhile
		r.add(open, fmt.Sprintf("/proc/%d/fd/1", r.Pipe[i]))
		r.add(open, fmt.Sprintf("/proc/%d/fd/2", r.Pipe[i]))
	}
	return r
}

// Has tells whether a process is one of them.
func (r *Readers) Has(tgid uint32) bool {
	return slices.Contains(r.Pipe, tgid) || slices.Contains(r.Terminal, tgid)
}

// add adds the processes at the other end of a descriptor.
func (r *Readers) add(open []openFile, fd string) {
	target, err := os.Readlink(fd)
	if err != nil {
		return
	}
	index, isTerminal := strings.CutPrefix(target, "/dev/pts/")
	switch {
	case isTerminal:
		for _, f := range open {
			if f.isMaster(index) {
				r.Terminal = with(r.Terminal, f.tgid)
			}
		}
	case isPipe(fd):
		for _, f := range open {
			if f.target == target && f.isReadEnd() {
				r.Pipe = with(r.Pipe, f.tgid)
			}
		}
	}
}

// with adds a process that is not ours, once.
func with(list []uint32, tgid uint32) []uint32 {
	if tgid == 0 || tgid == uint32(os.Getpid()) || slices.Contains(list, tgid) {
		return list
	}
	return append(list, tgid)
}

// isPipe tells about a descriptor; pipes that have a name are among them.
func isPipe(fd string) bool {
	var st unix.Stat_t
	return unix.Stat(fd, &st) == nil && st.Mode&unix.S_IFMT == unix.S_IFIFO
}

// openFile is a descriptor of a process.
type openFile struct {
	tgid   uint32
	path   string // below /proc
	target string // what it refers to
}

func openFiles() []openFile {
	paths, _ := filepath.Glob("/proc/[0-9]*/fd/*")
	all := make([]openFile, 0, len(paths))
	for _, path := range paths {
		target, err := os.Readlink(path)
		tgid, number := strconv.Atoi(strings.Split(path, "/")[2])
		if err == nil && number == nil {
			all = append(all, openFile{uint32(tgid), path, target})
		}
	}
	return all
}

// info is what proc_pid_fdinfo(5) has of the descriptor, "" if it is gone.
func (f *openFile) info() string {
	info, _ := os.ReadFile(strings.Replace(f.path, "/fd/", "/fdinfo/", 1))
	return string(info)
}

// isReadEnd tells whether it was opened for reading: flags are in octal, O_ACCMODE is 3.
func (f *openFile) isReadEnd() bool {
	_, rest, _ := strings.Cut(f.info(), "flags:\t")
	line, _, _ := strings.Cut(rest, "\n")
	flags, err := strconv.ParseUint(line, 8, 32)
	return err == nil && flags&3 == uint64(os.O_RDONLY)
}

// isMaster tells whether it is the master side of pseudo-terminal index.
func (f *openFile) isMaster(index string) bool {
	return strings.HasSuffix(f.target, "/ptmx") && strings.Contains(f.info(), "tty-index:\t"+index+"\n")
}
