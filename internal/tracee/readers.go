// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Readers are the processes at the other end of a descriptor of ours: those that can
// read the pipe, or have the terminal's master side open. Tracing them would make each
// line that is written cause the next one.
func Readers(fd int) []uint32 {
	target, err := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", fd))
	if err != nil {
		return nil
	}
	same := func(path, link string) bool { return link == target && isReadEnd(path) }
	if index, ok := strings.CutPrefix(target, "/dev/pts/"); ok {
		same = func(path, link string) bool { return isMaster(path, link, index) }
	} else if !strings.HasPrefix(target, "pipe:") {
		return nil
	}
	links, _ := filepath.Glob("/proc/[0-9]*/fd/*")
	var pids []uint32
	for _, path := range links {
		link, err := os.Readlink(path)
		pid, _ := strconv.Atoi(strings.Split(path, "/")[2])
		if err == nil && pid != os.Getpid() && same(path, link) && !slices.Contains(pids, uint32(pid)) {
			pids = append(pids, uint32(pid))
		}
	}
	return pids
}

// isReadEnd tells whether a descriptor was opened for reading only: proc_pid_fdinfo(5)
// has its flags, in octal, of which O_ACCMODE is 3.
func isReadEnd(path string) bool {
	info, err := os.ReadFile(strings.Replace(path, "/fd/", "/fdinfo/", 1))
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(info), "flags:\t")
	line, _, _ := strings.Cut(rest, "\n")
	flags, err := strconv.ParseUint(line, 8, 32)
	return err == nil && flags&3 == uint64(os.O_RDONLY)
}

// isMaster tells whether a descriptor is the master side of pseudo-terminal index:
// proc_pid_fdinfo(5) has its tty-index.
func isMaster(path, link, index string) bool {
	if !strings.HasSuffix(link, "/ptmx") {
		return false
	}
	info, err := os.ReadFile(strings.Replace(path, "/fd/", "/fdinfo/", 1))
	return err == nil && strings.Contains(string(info), "tty-index:\t"+index+"\n")
}
