// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
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
