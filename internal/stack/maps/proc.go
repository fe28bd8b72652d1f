// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// readProc reads the mappings of a process that is there now.
func readProc(tgid uint32) (*space, error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/maps", tgid))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return parse(f), nil
}

// parse reads lines of proc_pid_maps(5).
func parse(r io.Reader) *space {
	s := &space{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if m, ok := parseLine(lines.Text()); ok {
			s.all = append(s.all, m)
		}
	}
	return s
}

func parseLine(line string) (*Mapping, bool) {
	m := &Mapping{}
	var perm string
	n, err := fmt.Sscanf(line, "%x-%x %4s %x %x:%x %d", &m.Start, &m.End, &perm, &m.Offset, &m.Major, &m.Minor, &m.Inode)
	if err != nil || n != 7 || !strings.Contains(perm, "x") {
		return nil, false
	}
	// The path begins behind the inode and what fills its column; it may hold blanks.
	rest := line
	for range 5 {
		_, rest, _ = strings.Cut(rest, " ")
	}
	m.Path = strings.TrimLeft(rest, " ")
	return m, true
}

const deleted = " (deleted)"

// Open opens the file of a process's mapping: as the process sees it, though it may have
// been deleted, be in another mount namespace, or the process be gone.
func (m *Mapping) Open(tgid uint32) (*os.File, error) {
	if !strings.HasPrefix(m.Path, "/") || strings.HasPrefix(m.Path, "//") {
		return nil, fmt.Errorf("open code of %q: %w", m.Path, os.ErrNotExist)
	}
	path := strings.TrimSuffix(m.Path, deleted)
	for _, name := range []string{
		fmt.Sprintf("/proc/%d/root%s", tgid, path),
		path,
		fmt.Sprintf("/proc/%d/exe", tgid),
		fmt.Sprintf("/proc/%d/map_files/%x-%x", tgid, m.Start, m.End),
	} {
		if f := m.open(name); f != nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("open code of %q: %w", m.Path, os.ErrNotExist)
}

// open opens a file if it is the one that is mapped. File systems of several layers give
// mappings another device than stat(2) gives, so that only the inode counts.
func (m *Mapping) open(name string) *os.File {
	f, err := os.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil
	}
	var st unix.Stat_t
	if unix.Fstat(int(f.Fd()), &st) != nil || st.Ino != m.Inode || st.Mode&unix.S_IFMT != unix.S_IFREG {
		f.Close()
		return nil
	}
	return f
}

// Own is the mapping of this process with a path, nil for none.
func Own(path string) *Mapping {
	s, err := readProc(uint32(os.Getpid()))
	if err != nil {
		return nil
	}
	for _, m := range s.all {
		if m.Path == path {
			return m
		}
	}
	return nil
}
