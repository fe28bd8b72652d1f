// SPDX-License-Identifier: Apache-2.0

package container

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// tree is a hierarchy where it is mounted: all of it, or what is below root.
type tree struct {
	path        string
	root        string
	hierarchy   uint32
	controllers string // "" for version 2
}

// trees are the hierarchies: that of version 2 first, then systemd's own, then others.
func (h Host) trees() ([]tree, error) {
	mounts, err := fs.ReadFile(h.FS, "proc/self/mountinfo")
	if err != nil {
		return nil, fmt.Errorf("mounts: %w", err)
	}
	hierarchies, err := fs.ReadFile(h.FS, "proc/self/cgroup")
	if err != nil {
		return nil, fmt.Errorf("hierarchies: %w", err)
	}
	var all []tree
	for line := range strings.Lines(string(mounts)) {
		if t, ok := parseMount(line, string(hierarchies)); ok {
			all = append(all, t)
		}
	}
	if len(all) == 0 {
		return nil, &hint.Error{Err: fmt.Errorf("no cgroups are mounted"), Do: "mount them: mount -t cgroup2 none /sys/fs/cgroup"}
	}
	slices.SortStableFunc(all, func(a, b tree) int { return cmp.Compare(a.rank(), b.rank()) })
	return all, nil
}

func (t *tree) rank() int {
	switch t.controllers {
	case "":
		return 0
	case "name=systemd":
		return 1
	}
	return 2
}

// parseMount reads a line of mountinfo: proc_pid_mountinfo(5).
func parseMount(line, hierarchies string) (tree, bool) {
	before, after, _ := strings.Cut(line, " - ")
	where, what := strings.Fields(before), strings.Fields(after)
	if len(where) < 5 || len(what) < 3 {
		return tree{}, false
	}
	t := tree{root: unescape(where[3]), path: unescape(where[4])}
	switch what[0] {
	case "cgroup2":
		return t, true
	case "cgroup":
		return t.version1(strings.Split(what[2], ","), hierarchies)
	}
	return tree{}, false
}

// version1 finds the number of a hierarchy by its controllers, or by its name:
// cgroups(7), /proc/PID/cgroup. The options of the mount have them among others.
func (t tree) version1(options []string, hierarchies string) (tree, bool) {
	for line := range strings.Lines(hierarchies) {
		id, rest, _ := strings.Cut(line, ":")
		controllers, _, _ := strings.Cut(rest, ":")
		n, err := strconv.ParseUint(id, 10, 32)
		if err != nil || controllers == "" {
			continue
		}
		missing := func(c string) bool { return !slices.Contains(options, c) }
		if !slices.ContainsFunc(strings.Split(controllers, ","), missing) {
			t.hierarchy, t.controllers = uint32(n), controllers
			return t, true
		}
	}
	return tree{}, false
}

// unescape undoes the kernel's way to write white space and backslashes in paths.
func unescape(s string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(s)
}

// cgroup is the cgroup that a folder is, if it is in this tree.
func (t *tree) cgroup(folder string) (Cgroup, bool) {
	below, ok := strings.CutPrefix(folder, t.path)
	if !ok || below != "" && below[0] != '/' && t.path != "/" {
		return Cgroup{}, false
	}
	return Cgroup{Path: folder, Hierarchy: t.hierarchy, Level: depth(t.root) + depth(below)}, true
}

func depth(p string) uint32 {
	if p = path.Clean("/" + p); p == "/" {
		return 0
	}
	return uint32(strings.Count(p, "/"))
}

// list tells where was looked.
func list(trees []tree) string {
	var paths []string
	for _, t := range trees {
		if !slices.Contains(paths, t.path) {
			paths = append(paths, t.path)
		}
	}
	return strings.Join(paths, ", ")
}
