// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/sys/unix"
)

// Cgroups knows the paths of cgroups of version 2 by their ids. The zero value is
// ready.
type Cgroups struct {
	paths map[uint64]string
}

// Path is where a cgroup is, below the folder where they are mounted. One that is gone
// is shown by its number.
func (c *Cgroups) Path(id uint64) string {
	path, ok := c.paths[id]
	if !ok {
		c.walk()
		if path, ok = c.paths[id]; !ok {
			path = fmt.Sprintf("cgroup:%d", id)
			c.paths[id] = path
		}
	}
	return path
}

func (c *Cgroups) walk() {
	if c.paths == nil {
		c.paths = map[uint64]string{}
	}
	root := Cgroup2Root()
	if root == "" {
		return
	}
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if id, err := CgroupID(path); err == nil {
			c.paths[id] = "/" + strings.TrimPrefix(strings.TrimPrefix(path, root), "/")
		}
		return nil
	})
}

// Cgroup2Root is where the hierarchy of version 2 is mounted, "" where it is not.
func Cgroup2Root() string {
	b, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(b)) {
		if words := strings.Fields(line); len(words) > 2 && words[2] == "cgroup2" {
			return words[1]
		}
	}
	return ""
}

// CgroupID is the id of the cgroup of a folder, which is that of the folder's file
// handle: cgroups(7), name_to_handle_at(2).
func CgroupID(path string) (uint64, error) {
	handle, _, err := unix.NameToHandleAt(unix.AT_FDCWD, path, 0)
	if err != nil {
		return 0, fmt.Errorf("name_to_handle_at: %w", err)
	}
	if handle.Size() != 8 {
		return 0, fmt.Errorf("a handle of %d bytes is no cgroup's", handle.Size())
	}
	return binary.NativeEndian.Uint64(handle.Bytes()), nil
}

var containerID = regexp.MustCompile(`[0-9a-f]{64}`)

// ContainerOf is the id of the container that a cgroup's path is of, short as its
// runtime shows it; "-" where it is of none.
func ContainerOf(path string) string {
	if id := containerID.FindString(path); id != "" {
		return id[:12]
	}
	return "-"
}
