// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"encoding/binary"
	"fmt"

	"github.com/cilium/ebpf"
)

// Select chooses tasks by what they are, at each of their calls. What is set must all
// be true; the zero value chooses nobody: only marked tasks are traced then.
type Select struct {
	All     bool     // every task that the rest does not exclude
	Marked  bool     // only of marked tasks: the rest narrows these down
	Cgroups []Cgroup // one of them, or of those below; CgroupsMax at most, none is any
	HasUID  bool
	UID     uint32
	Comm    string // "" is any
	Inode   uint64 // of the program's file; 0 is any
	Device  uint32 // its file system's device, as the kernel numbers it

	// Processes that are never chosen, the first of them with all that they start.
	ExcludeFamilies, Exclude []uint32
}

// none tells whether tasks are traced for their marks alone.
func (s *Select) none() bool { return s.bits() == 0 && !s.Marked }

// Cgroup is struct chosen_cgroup of bpf/cgroup.h.
type Cgroup struct {
	ID        uint64
	Level     uint32 // its depth below the root, or LevelUnknown
	Hierarchy uint32 // 0 is version 2
}

// LevelUnknown has the kernel side look at all cgroups above a task's: so it must for
// version 1, and where the root of the hierarchy cannot be seen.
const LevelUnknown = ^uint32(0)

// Limits of bpf/select.h and bpf/cgroup.h.
const (
	excludedMax = 16
	CgroupsMax  = 16
)

func (s *Select) excluded() []uint32 {
	all := make([]uint32, excludedMax)
	copy(all[copy(all, s.ExcludeFamilies):], s.Exclude)
	return all
}

func (s *Select) cgroups() []Cgroup {
	all := make([]Cgroup, CgroupsMax)
	copy(all, s.Cgroups)
	return all
}

// Bits of bpf/select.h, enum selecting.
const (
	selectAll = 1 << iota
	selectCgroup
	selectUID
	selectComm
	selectExe
)

func (s *Select) bits() (bits uint8) {
	for bit, on := range map[uint8]bool{
		selectAll:    s.All,
		selectCgroup: len(s.Cgroups) > 0,
		selectUID:    s.HasUID,
		selectComm:   s.Comm != "",
		selectExe:    s.Inode != 0,
	} {
		if on {
			bits |= bit
		}
	}
	return bits
}

func (s *Select) apply(spec *ebpf.CollectionSpec) error {
	var comm [16]byte
	copy(comm[:15], s.Comm)
	for _, v := range []struct {
		name  string
		value any
	}{
		{"selecting", s.bits()},
		{"narrowing", flag(s.Marked)},
		{"chosen_cgroups", s.cgroups()},
		{"selected_uid", s.UID},
		{"selected_comm", []uint64{binary.NativeEndian.Uint64(comm[:]), binary.NativeEndian.Uint64(comm[8:])}},
		{"selected_inode", s.Inode},
		{"selected_device", s.Device},
		{"excluded", s.excluded()},
		{"families", uint32(min(len(s.ExcludeFamilies), excludedMax))},
	} {
		if err := spec.Variables[v.name].Set(v.value); err != nil {
			return fmt.Errorf("configure %s: %w", v.name, err)
		}
	}
	return nil
}
