// SPDX-License-Identifier: Apache-2.0

// Package maps knows which file's code is where in a process, at the time of a record.
//
// The processes are not stopped, and are often gone when their records are read. So the
// kernel is asked to tell of each mapping as it is made (perf_event_open(2), PERF_RECORD_MMAP2),
// by the clock of the records; /proc is read for processes that were there before.
package maps

import (
	"cmp"
	"slices"
)

// File says which file a mapping is of.
type File struct {
	Major, Minor uint32
	Inode        uint64
	Generation   uint64 // 0 where it is not known
	Path         string // as the process sees it
}

// Mapping is a piece of a process's memory that can be executed.
type Mapping struct {
	File
	Start, End uint64
	Offset     uint64 // in the file
}

// space is the memory of a process: mappings by start, none over another.
type space struct {
	all    []*Mapping
	last   *Mapping // found last
	reread uint64   // time of the last look into /proc
}

// find gives the mapping at an address, or nil.
func (s *space) find(addr uint64) *Mapping {
	if m := s.last; m != nil && addr >= m.Start && addr < m.End {
		return m
	}
	i, found := slices.BinarySearchFunc(s.all, addr, func(m *Mapping, addr uint64) int { return cmp.Compare(m.Start, addr) })
	if !found {
		i--
	}
	if i < 0 || addr >= s.all[i].End {
		return nil
	}
	s.last = s.all[i]
	return s.last
}

// insert puts a mapping into its place; what it covers is gone.
func (s *space) insert(m *Mapping) {
	s.last = nil
	var kept []*Mapping
	for _, old := range s.all {
		if old.End <= m.Start || old.Start >= m.End {
			kept = append(kept, old)
			continue
		}
		if old.Start < m.Start {
			left := *old
			left.End = m.Start
			kept = append(kept, &left)
		}
		if old.End > m.End {
			right := *old
			right.Start, right.Offset = m.End, old.Offset+(m.End-old.Start)
			kept = append(kept, &right)
		}
	}
	s.all = append(kept, m)
	slices.SortFunc(s.all, func(a, b *Mapping) int { return cmp.Compare(a.Start, b.Start) })
}

// clone is what a fork makes.
func (s *space) clone() *space { return &space{all: slices.Clone(s.all)} }
