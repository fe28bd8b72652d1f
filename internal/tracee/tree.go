// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"os"
	"slices"
	"strconv"
)

// Descendants adds the processes' children, and theirs, to the list. It looks until
// it finds no more: a child that is made meanwhile is found, or made by a process that
// is followed already.
func Descendants(of []Process) []Process {
	all := slices.Clone(of)
	for found := true; found; {
		found = false
		entries, _ := os.ReadDir("/proc")
		for _, e := range entries {
			pid, err := strconv.Atoi(e.Name())
			if err != nil || has(all, uint32(pid)) {
				continue
			}
			if p, err := Open(pid); err == nil && has(all, p.Parent) {
				all = append(all, p)
				found = true
			}
		}
	}
	return all
}

func has(list []Process, tgid uint32) bool {
	return slices.ContainsFunc(list, func(p Process) bool { return p.TGID == tgid })
}
