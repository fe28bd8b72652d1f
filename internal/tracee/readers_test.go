// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestReadersOfAPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	reader, writer := exec.Command("cat"), exec.Command("sleep", "100")
	reader.Stdin = r
	writer.Stdout = w
	for _, c := range []*exec.Cmd{reader, writer} {
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	}
	got := ReadersOf(int(w.Fd())).Pipe
	if want := []uint32{uint32(reader.Process.Pid)}; !slices.Equal(got, want) {
		t.Errorf("readers\n got %v\nwant %v, and not the other writer %d", got, want, writer.Process.Pid)
	}
	w.Close()
}

// TestReadersOfReaders looks through a process that hands on what it reads.
func TestReadersOfReaders(t *testing.T) {
	var first, second [2]*os.File
	for _, p := range []*[2]*os.File{&first, &second} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		p[0], p[1] = r, w
		defer r.Close()
		defer w.Close()
	}
	near, far := exec.Command("cat"), exec.Command("cat")
	near.Stdin, near.Stdout, far.Stdin = first[0], second[1], second[0]
	for _, c := range []*exec.Cmd{near, far} {
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	}
	got := ReadersOf(int(first[1].Fd())).Pipe
	if want := []uint32{uint32(near.Process.Pid), uint32(far.Process.Pid)}; !slices.Equal(got, want) {
		t.Errorf("readers\n got %v\nwant %v", got, want)
	}
}

func TestReadersOfAFIFOAndASocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fifo")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	reader := exec.Command("cat", path)
	if err := reader.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Process.Kill(); _ = reader.Wait() }()
	w, err := os.OpenFile(path, os.O_WRONLY, 0) // waits for the reader
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	// The reader is waited for, but has no descriptor yet: fs/open.c installs it behind.
	want := []uint32{uint32(reader.Process.Pid)}
	got := ReadersOf(int(w.Fd())).Pipe
	for end := time.Now().Add(10 * time.Second); !slices.Equal(got, want) && time.Now().Before(end); got = ReadersOf(int(w.Fd())).Pipe {
		time.Sleep(time.Millisecond)
	}
	if !slices.Equal(got, want) {
		t.Errorf("readers of the FIFO\n got %v\nwant %v", got, want)
	}
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(pair[0])
	defer unix.Close(pair[1])
	if got := ReadersOf(pair[0]); got.Pipe != nil || got.Terminal != nil {
		t.Errorf("readers of our own socket\n got %v\nwant none: we are never traced", got)
	}
}
