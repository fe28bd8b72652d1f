// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os/user"
	"strconv"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/loader"
)

// selects tells whether tasks are chosen by what they are.
func (o *Options) selects() bool {
	return o.SystemWide || o.inCgroups() || o.UID != "" || o.Comm != "" || o.Exe != ""
}

func (o *Options) inCgroups() bool {
	return len(o.Cgroups)+len(o.Units)+len(o.Containers)+len(o.Pods) > 0
}

// targeted tells whether there is a command, or processes to attach to.
func (o *Options) targeted() bool { return len(o.Command)+len(o.Attach) > 0 }

// narrows tells whether tasks are chosen among those of a command or of processes.
func (o *Options) narrows() bool { return o.selects() && o.targeted() }

// everywhere tells whether tasks are chosen among all of the machine.
func (o *Options) everywhere() bool { return o.selects() && !o.targeted() }

// choice is what the options choose tasks by, as the kernel side knows it.
func (o *Options) choice() (loader.Select, error) {
	s := loader.Select{All: o.everywhere(), Marked: o.narrows(), Comm: o.Comm}
	for _, resolve := range []func(*loader.Select) error{o.chooseCgroups, o.chooseUID, o.chooseExe} {
		if err := resolve(&s); err != nil {
			return s, err
		}
	}
	return s, nil
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
