// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// privateMode is of files with what programs have in memory.
const privateMode = 0o600

// create opens a file for writing, and makes it where there is none; how is O_TRUNC or
// O_APPEND. In a folder that anyone may write to, another user may have laid a link or
// a file in the way: there, what belongs to neither us nor the folder's owner is
// refused. These are the rules that the kernel has too, where fs.protected_symlinks,
// fs.protected_regular and fs.protected_fifos are set: Documentation/admin-guide/sysctl/fs.rst.
func create(path string, how int) (*os.File, error) {
	dir := filepath.Dir(path)
	var folder unix.Stat_t
	if err := unix.Stat(dir, &folder); err != nil || folder.Mode&unix.S_IWOTH == 0 {
		return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|how, privateMode)
	}
	for range 10 { // as often as somebody removes it meanwhile, or makes it
		f, err := createIn(&folder, path, how)
		if !errors.Is(err, unix.EEXIST) {
			return f, err
		}
	}
	return nil, unix.EBUSY
}

func createIn(folder *unix.Stat_t, path string, how int) (*os.File, error) {
	// O_PATH looks without opening, and holds what it looks at: nobody can exchange it.
	there, err := unix.Open(path, unix.O_PATH|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	if errors.Is(err, unix.ENOENT) {
		return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL|how, privateMode)
	}
	if err != nil {
		return nil, err
	}
	defer unix.Close(there)
	var st unix.Stat_t
	if err := unix.Fstat(there, &st); err != nil {
		return nil, err
	}
	if int(st.Uid) != os.Geteuid() && st.Uid != folder.Uid {
		return nil, &hint.Error{Err: unix.EACCES, Do: fmt.Sprintf(
			"%s is another user's, in a folder that anyone may write to: remove it, or choose another folder", path)}
	}
	if st.Mode&unix.S_IFMT == unix.S_IFLNK {
		return followed(there, path, how)
	}
	return os.OpenFile(fmt.Sprintf("/proc/thread-self/fd/%d", there), os.O_WRONLY|how, 0)
}

// followed opens what a link leads to.
func followed(link int, path string, how int) (*os.File, error) {
	b := make([]byte, unix.PathMax)
	n, err := unix.Readlinkat(link, "", b)
	if err != nil {
		return nil, err
	}
	to := string(b[:n])
	if !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(path), to)
	}
	if to == path {
		return nil, unix.ELOOP
	}
	return create(to, how)
}
