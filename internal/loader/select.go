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
	All         bool   // every task that the rest does not exclude
	Cgroup      uint64 // id of a cgroup of version 2, its descendants included; 0 is any
	CgroupLevel uint32 // its depth below the root
	HasUID      bool
	UID         uint32
	Comm        string // "" is any
	Inode       uint64 // of the program's file; 0 is any
	Device      uint32 // its file system's device, as the kernel numbers it

	// Exclude are processes that are never chosen; the first eight count.
	Exclude []uint32
}

// excludedMax is EXCLUDED_MAX of bpf/select.h.
const excludedMax = 8

func (s *Select) excluded() []uint32 {
	all := make([]uint32, excludedMax)
	copy(all, s.Exclude)
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
		selectCgroup: s.Cgroup != 0,
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
		{"selected_cgroup", s.Cgroup},
		{"selected_level", s.CgroupLevel},
		{"selected_uid", s.UID},
		{"selected_comm", []uint64{binary.NativeEndian.Uint64(comm[:]), binary.NativeEndian.Uint64(comm[8:])}},
		{"selected_inode", s.Inode},
		{"selected_device", s.Device},
		{"excluded", s.excluded()},
	} {
		if err := spec.Variables[v.name].Set(v.value); err != nil {
			return fmt.Errorf("configure %s: %w", v.name, err)
		}
	}
	return nil
}
