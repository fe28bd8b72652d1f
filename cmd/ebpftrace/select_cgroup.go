// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/container"
	"github.com/ebpftrace/ebpftrace/internal/hint"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

var thisHost = container.Host{FS: os.DirFS("/")}

// chooseCgroups finds the cgroups that are named, in whatever way.
func (o *Options) chooseCgroups(s *loader.Select) error {
	host := thisHost
	for _, kind := range []struct {
		names []string
		find  func(name string) ([]container.Cgroup, error)
	}{
		{o.Cgroups, func(name string) ([]container.Cgroup, error) { return cgroupAt(host, name) }},
		{o.Units, host.Unit},
		{o.Containers, host.Container},
		{o.Pods, func(name string) ([]container.Cgroup, error) { return podNamed(host, name) }},
	} {
		for _, name := range kind.names {
			found, err := kind.find(name)
			if err != nil {
				return err
			}
			if err := addCgroups(s, found); err != nil {
				return err
			}
		}
	}
	if len(s.Cgroups) > loader.CgroupsMax {
		return &hint.Error{
			Err: fmt.Errorf("%d cgroups are named; %d are the most", len(s.Cgroups), loader.CgroupsMax),
			Do:  "name one above them: the cgroups below it belong to it",
		}
	}
	return nil
}

// cgroupAt finds a cgroup by its folder, which may be given by a symbolic link.
func cgroupAt(host container.Host, name string) ([]container.Cgroup, error) {
	path := name
	if real, err := filepath.EvalSymlinks(name); err == nil && filepath.IsAbs(name) {
		path = real
	}
	c, err := host.Path(path)
	return []container.Cgroup{c}, err
}

func podNamed(host container.Host, name string) ([]container.Cgroup, error) {
	namespace, pod, found := strings.Cut(name, "/")
	if !found {
		namespace, pod = "default", name
	}
	return host.Pod(namespace, pod)
}

func addCgroups(s *loader.Select, all []container.Cgroup) error {
	for _, c := range all {
		id, err := cgroupID(c.Path)
		if err != nil {
			return fmt.Errorf("cgroup %s: %w", c.Path, err)
		}
		level := c.Level
		if c.Hierarchy != 0 || !seesRoots() {
			level = loader.LevelUnknown
		}
		s.Cgroups = append(s.Cgroups, loader.Cgroup{ID: id, Level: level, Hierarchy: c.Hierarchy})
	}
	return nil
}

// cgroupID is a cgroup's id, which is that of its folder's file handle: cgroups(7),
// name_to_handle_at(2).
func cgroupID(path string) (uint64, error) {
	handle, _, err := unix.NameToHandleAt(unix.AT_FDCWD, path, 0)
	if err != nil {
		return 0, fmt.Errorf("name_to_handle_at: %w", err)
	}
	if handle.Size() != 8 {
		return 0, fmt.Errorf("a handle of %d bytes is no cgroup's", handle.Size())
	}
	return binary.NativeEndian.Uint64(handle.Bytes()), nil
}

// seesRoots tells whether this process sees the hierarchies' own roots: whether it is in
// the first cgroup namespace, PROC_CGROUP_INIT_INO of include/linux/proc_ns.h.
func seesRoots() bool {
	ns, err := os.Readlink("/proc/self/ns/cgroup")
	return err == nil && ns == fmt.Sprintf("cgroup:[%d]", uint32(0xEFFFFFFB))
}
