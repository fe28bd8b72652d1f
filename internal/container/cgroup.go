// SPDX-License-Identifier: Apache-2.0

// Package container finds the cgroups of what goes by another name: systemd's units,
// containers, pods.
//
// It asks no daemon: a unit's or container's cgroup is found by the name of its folder,
// and names are looked up in the files that runtimes leave behind. It reads nothing but
// the file system it is given, so trees of a test do as well as the machine's.
package container

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// A Host is a machine by its file system, with / as the root.
type Host struct{ FS fs.FS }

// A Cgroup is a folder of a hierarchy.
type Cgroup struct {
	Path      string // of its folder
	Hierarchy uint32 // as /proc/PID/cgroup numbers it; 0 is version 2
	Level     uint32 // its depth below the root that its hierarchy has here
}

// Path finds the cgroup with this folder, or with this name below where a hierarchy is
// mounted; that of version 2 goes first. Symbolic links are not followed.
func (h Host) Path(name string) (Cgroup, error) {
	trees, err := h.trees()
	if err != nil {
		return Cgroup{}, err
	}
	clean := path.Clean("/" + name)
	for _, t := range trees {
		if c, ok := t.cgroup(clean); ok && h.isFolder(clean) {
			return c, nil
		}
	}
	for _, t := range trees {
		if below := path.Join(t.path, clean); h.isFolder(below) {
			c, _ := t.cgroup(below)
			return c, nil
		}
	}
	return Cgroup{}, &hint.Error{
		Err: fmt.Errorf("cgroup %s: no such folder in a hierarchy: %s", name, list(trees)),
		Do:  "see systemd-cgls, or /proc/PID/cgroup of a process in it",
	}
}

func (h Host) isFolder(path string) bool {
	info, err := fs.Stat(h.FS, inFS(path))
	return err == nil && info.IsDir()
}

// inFS is an absolute path as io/fs wants it.
func inFS(path string) string {
	if path = strings.TrimPrefix(path, "/"); path != "" {
		return path
	}
	return "."
}

// folders lists the cgroups of a tree whose folders have a name that is accepted.
func (h Host) folders(t tree, accept func(name string) bool) []Cgroup {
	var found []Cgroup
	_ = fs.WalkDir(h.FS, inFS(t.path), func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil: // it is gone, or not ours to read
			return fs.SkipDir
		case !d.IsDir():
			return nil
		}
		if c, ok := t.cgroup("/" + p); ok && accept(d.Name()) {
			found = append(found, c)
		}
		return nil
	})
	return found
}

// Version2 has the folders of the hierarchy of version 2, and their names below its
// root.
func (h Host) Version2() map[string]string {
	names := map[string]string{}
	trees, err := h.trees()
	if err != nil || trees[0].controllers != "" {
		return names
	}
	for _, c := range h.folders(trees[0], func(string) bool { return true }) {
		names[c.Path] = path.Clean("/" + strings.TrimPrefix(c.Path, trees[0].path))
	}
	return names
}

// outermost leaves out cgroups that are below another of the list.
func outermost(all []Cgroup) []Cgroup {
	return slices.DeleteFunc(slices.Clone(all), func(c Cgroup) bool {
		return slices.ContainsFunc(all, func(o Cgroup) bool { return strings.HasPrefix(c.Path, o.Path+"/") })
	})
}

// entries are the names in a folder; none if it cannot be read.
func (h Host) entries(path string) []string {
	dir, _ := fs.ReadDir(h.FS, inFS(path))
	names := make([]string, len(dir))
	for i, d := range dir {
		names[i] = d.Name()
	}
	return names
}
