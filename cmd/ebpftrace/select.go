// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// selects tells whether tasks are chosen by what they are.
func (o *Options) selects() bool {
	return o.SystemWide || o.Cgroup != "" || o.UID != "" || o.Comm != "" || o.Exe != ""
}

// choice is what the options choose tasks by, as the kernel side knows it.
func (o *Options) choice() (loader.Select, error) {
	s := loader.Select{All: o.selects(), Comm: o.Comm}
	if s.All {
		s.Exclude = append(tracee.Readers(1), tracee.Readers(2)...)
	}
	for _, resolve := range []func(*loader.Select) error{o.chooseCgroup, o.chooseUID, o.chooseExe} {
		if err := resolve(&s); err != nil {
			return s, err
		}
	}
	return s, nil
}

// chooseCgroup finds a cgroup's id, which is that of its folder's file handle:
// cgroups(7), name_to_handle_at(2).
func (o *Options) chooseCgroup(s *loader.Select) error {
	if o.Cgroup == "" {
		return nil
	}
	root, err := cgroup2Root()
	if err != nil {
		return err
	}
	path := o.Cgroup
	if !strings.HasPrefix(path, root) {
		path = filepath.Join(root, path)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return fmt.Errorf("cgroup %s: %w", o.Cgroup, errno(err))
	}
	below, err := filepath.Rel(root, path)
	if err != nil || strings.HasPrefix(below, "..") {
		return fmt.Errorf("cgroup %s: not below %s, where version 2 is mounted", o.Cgroup, root)
	}
	handle, _, err := unix.NameToHandleAt(unix.AT_FDCWD, path, 0)
	if err != nil {
		return fmt.Errorf("cgroup %s: name_to_handle_at: %w", o.Cgroup, err)
	}
	if handle.Size() != 8 {
		return fmt.Errorf("cgroup %s: a handle of %d bytes is no cgroup's", o.Cgroup, handle.Size())
	}
	s.Cgroup = binary.NativeEndian.Uint64(handle.Bytes())
	if below != "." {
		s.CgroupLevel = uint32(strings.Count(below, "/") + 1)
	}
	return nil
}

// cgroup2Root is where the hierarchy of version 2 is mounted.
func cgroup2Root() (string, error) {
	b, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return "", fmt.Errorf("read mounts: %w", errno(err))
	}
	for line := range strings.Lines(string(b)) {
		if words := strings.Fields(line); len(words) > 2 && words[2] == "cgroup2" {
			return words[1], nil
		}
	}
	return "", &hint.Error{Err: fmt.Errorf("no cgroups of version 2"), Do: "mount them: mount -t cgroup2 none /sys/fs/cgroup"}
}

func (o *Options) chooseUID(s *loader.Select) error {
	if o.UID == "" {
		return nil
	}
	id := o.UID
	if found, err := user.Lookup(o.UID); err == nil {
		id = found.Uid
	}
	n, err := strconv.ParseUint(id, 10, 32)
	if err != nil {
		return messagef("Cannot find user '%s'", o.UID)
	}
	s.HasUID, s.UID = true, uint32(n)
	return nil
}

func (o *Options) chooseExe(s *loader.Select) error {
	if o.Exe == "" {
		return nil
	}
	var st unix.Stat_t
	if err := unix.Stat(o.Exe, &st); err != nil {
		return fmt.Errorf("program %s: %w", o.Exe, err)
	}
	s.Inode = st.Ino
	s.Device = unix.Major(st.Dev)<<20 | unix.Minor(st.Dev) // include/linux/kdev_t.h: MKDEV
	return nil
}
