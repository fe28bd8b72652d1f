// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// Another user lays something in the way of a file that is to be made.
func TestCreateWhereAnyoneMayWrite(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to make files of other users")
	}
	const other, owner = 4321, 4322
	for _, tt := range []struct {
		name   string
		mode   os.FileMode // of the folder
		link   bool        // a link, or a file
		of     int         // whose it is
		opened bool
	}{
		{"another's link in a folder of ours alone", 0o755, true, other, true},
		{"another's link in a sticky folder", os.ModeSticky | 0o777, true, other, false},
		{"another's link in a folder that anyone may write to", 0o777, true, other, false},
		{"our link", os.ModeSticky | 0o777, true, 0, true},
		{"the link of the folder's owner", os.ModeSticky | 0o777, true, owner, true},
		{"another's file", os.ModeSticky | 0o777, false, other, false},
		{"our file", os.ModeSticky | 0o777, false, 0, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			victim := filepath.Join(t.TempDir(), "victim")
			dir := filepath.Join(t.TempDir(), "dir")
			path := filepath.Join(dir, "log")
			write(t, victim)
			must(t, os.Mkdir(dir, 0o700))
			must(t, os.Chown(dir, owner, owner))
			if tt.link {
				must(t, os.Symlink(victim, path))
			} else {
				write(t, path)
			}
			must(t, os.Lchown(path, tt.of, tt.of))
			must(t, os.Chmod(dir, tt.mode))
			f, err := create(path, os.O_TRUNC)
			if err == nil {
				f.Close()
			} else if !errors.Is(err, unix.EACCES) {
				t.Errorf("error\n got %v\nwant %v", err, unix.EACCES)
			}
			if opened := err == nil; opened != tt.opened {
				t.Errorf("opened\n got %v, %v\nwant %v", opened, err, tt.opened)
			}
			text, err := os.ReadFile(path)
			must(t, err)
			if truncated := len(text) == 0; truncated != tt.opened {
				t.Errorf("truncated\n got %v\nwant %v", truncated, tt.opened)
			}
		})
	}
}

func TestCreateMakesFilesPrivate(t *testing.T) {
	defer unix.Umask(unix.Umask(0))
	for _, mode := range []os.FileMode{0o755, os.ModeSticky | 0o777} {
		dir := t.TempDir()
		must(t, os.Chmod(dir, mode))
		path := filepath.Join(dir, "log")
		for _, how := range []int{os.O_TRUNC, os.O_APPEND} {
			f, err := create(path, how)
			must(t, err)
			_, err = f.WriteString("line\n")
			must(t, err)
			f.Close()
		}
		st, err := os.Stat(path)
		must(t, err)
		if got := st.Mode(); got != 0o600 {
			t.Errorf("mode in a folder of mode %v\n got %v\nwant %v", mode, got, os.FileMode(0o600))
		}
		if got, want := st.Size(), int64(10); got != want {
			t.Errorf("size of two lines, the second appended\n got %d\nwant %d", got, want)
		}
	}
}

func write(t *testing.T, path string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte("precious\n"), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
