// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/stack/maps"
)

// Of a process that ended before its file was opened, no frame is found behind the first
// in it. The output says so, and the next process has another chance.
func TestFileThatCouldNotBeRead(t *testing.T) {
	path := build(t, "gcc", "-O2", "-static", "-fomit-frame-pointer", "-o", "@OUT@", "testdata/deep.c")
	pid, b := stopped(t, path, 1<<14)
	for _, tt := range []struct {
		name string
		tgid uint32 // by whose mapping it was looked for in vain
		rest Rest
		last string
	}{
		{"by this process", uint32(pid), NotRead, "\n > the file of the last frame could not be read\n"},
		{"by another", uint32(pid) + 1, Complete, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newTest(Options{Limit: 64})
			defer s.Close()
			m := s.processes.Find(uint32(pid), 1, binary.NativeEndian.Uint64(b.Registers[8*columnPC:]))
			if m == nil {
				t.Fatal("no mapping is where the process is")
			}
			s.images[m.File] = &file{tgid: tt.tgid}
			frames, rest := s.Frames(uint32(pid), 1, &b)
			text := string(Append(nil, frames, rest))
			if rest != tt.rest || !strings.HasSuffix(text, tt.last) || (rest == Complete) != strings.Contains(text, "(main+0x") {
				t.Errorf("rest\n got %d\nwant %d, and the last line %q\n%s", rest, tt.rest, tt.last, text)
			}
		})
	}
}

// A file that is written anew is another one, though its inode is the same.
func TestFileThatIsWrittenAnew(t *testing.T) {
	path := build(t, "gcc", "-O2", "-o", "@OUT@", "testdata/deep.c")
	var st unix.Stat_t
	if err := unix.Stat(path, &st); err != nil {
		t.Fatal(err)
	}
	s := newTest(Options{})
	defer s.Close()
	m := &maps.Mapping{File: maps.File{Inode: st.Ino, Path: path}}
	first := s.imageOf(1, m)
	if again := s.imageOf(2, m); first == nil || again != first {
		t.Fatalf("images of a file\n got %p, then %p\nwant the same one", first, again)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("more"); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if then := s.imageOf(2, m); then == nil || then == first {
		t.Errorf("image of the file written anew\n got %p\nwant another than %p", then, first)
	}
}
