// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

const deleted = " (deleted)"

// FilePath is the path that the file has, or had until it was deleted.
func (m *Mapping) FilePath() string { return strings.TrimSuffix(m.Path, deleted) }

// Open opens the file of a process's mapping: as the process sees it, though it may have
// been deleted, be in another mount namespace, or the process be gone.
func (m *Mapping) Open(tgid uint32) (*os.File, error) {
	if !strings.HasPrefix(m.Path, "/") || strings.HasPrefix(m.Path, "//") {
		return nil, fmt.Errorf("open code of %q: %w", m.Path, os.ErrNotExist)
	}
	path := m.FilePath()
	for _, name := range []string{
		fmt.Sprintf("/proc/%d/root%s", tgid, path),
		path,
		fmt.Sprintf("/proc/%d/exe", tgid),
		fmt.Sprintf("/proc/%d/map_files/%x-%x", tgid, m.Start, m.End),
	} {
		if f := m.open(name); f != nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("open code of %q: %w", m.Path, os.ErrNotExist)
}

// open opens a file if it is the one that is mapped. File systems of several layers give
// mappings another device than stat(2) gives, so that only the inode counts, and its
// generation: the number is another file's as soon as the file is deleted.
func (m *Mapping) open(name string) *os.File {
	f, err := os.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil
	}
	var st unix.Stat_t
	if unix.Fstat(int(f.Fd()), &st) != nil || st.Ino != m.Inode || st.Mode&unix.S_IFMT != unix.S_IFREG {
		f.Close()
		return nil
	}
	if !m.isGeneration(f) {
		f.Close()
		return nil
	}
	return f
}

// getVersion is FS_IOC_GETVERSION of linux/fs.h, where longs have 64 bits. It asks for an
// int all the same.
const getVersion = 0x80087601

// isGeneration tells whether nothing speaks against a file being of the generation that is
// mapped. Not all file systems tell.
func (m *Mapping) isGeneration(f *os.File) bool {
	if m.Generation == 0 {
		return true
	}
	n, err := unix.IoctlGetUint32(int(f.Fd()), getVersion)
	return err != nil || n == uint32(m.Generation)
}

// OpenIn opens a regular file by its path below a folder. That is the root for it: neither
// symbolic links nor dots lead out of it.
func OpenIn(root, path string) (*os.File, error) {
	dir, err := unix.Open(root, unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", root, err)
	}
	defer unix.Close(dir)
	fd, err := unix.Openat2(dir, path, &unix.OpenHow{
		Flags:   unix.O_RDONLY | unix.O_NONBLOCK | unix.O_NOCTTY | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_IN_ROOT | unix.RESOLVE_NO_MAGICLINKS,
	})
	if err != nil {
		return nil, fmt.Errorf("open %s in %s: %w", path, root, err)
	}
	f := os.NewFile(uintptr(fd), path)
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, fmt.Errorf("open %s in %s: not a regular file", path, root)
	}
	return f, nil
}
