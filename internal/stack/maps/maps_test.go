// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestParse(t *testing.T) {
	s := parse(strings.NewReader(`55e000000000-55e000001000 r--p 00000000 fe:01 123                        /bin/a program
55e000001000-55e000003000 r-xp 00001000 fe:01 123                        /bin/a program (deleted)
7f0000000000-7f0000001000 rwxp 00000000 00:00 0 
7ffc00000000-7ffc00002000 r-xp 00000000 00:00 0                          [vdso]
nonsense
`))
	got := ""
	for _, m := range s.all {
		got += fmt.Sprintf("%x-%x %x %x:%x %d %q\n", m.Start, m.End, m.Offset, m.Major, m.Minor, m.Inode, m.Path)
	}
	want := `55e000001000-55e000003000 1000 fe:1 123 "/bin/a program (deleted)"
7f0000000000-7f0000001000 0 0:0 0 ""
7ffc00000000-7ffc00002000 0 0:0 0 "[vdso]"
`
	if got != want {
		t.Errorf("mappings\n got %s\nwant %s", got, want)
	}
}

func TestInsert(t *testing.T) {
	s := &space{}
	for _, m := range []Mapping{{Start: 0x1000, End: 0x9000}, {Start: 0x3000, End: 0x5000, Offset: 7}, {Start: 0x8000, End: 0xa000, Offset: 8}} {
		s.insert(&m)
	}
	got := ""
	for _, m := range s.all {
		got += fmt.Sprintf("%x-%x %x\n", m.Start, m.End, m.Offset)
	}
	if want := "1000-3000 0\n3000-5000 7\n5000-8000 4000\n8000-a000 8\n"; got != want {
		t.Errorf("mappings\n got %s\nwant %s", got, want)
	}
	if s.find(0xfff) != nil || s.find(0xa000) != nil || s.find(0x4fff).Offset != 7 {
		t.Error("an address is found in the wrong mapping")
	}
}

// A deleted file's inode is another file's soon: its generation tells them apart.
func TestAnotherGeneration(t *testing.T) {
	path := t.TempDir() + "/file"
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	generation, err := unix.IoctlGetUint32(int(f.Fd()), getVersion)
	if err != nil {
		t.Skipf("needs a file system with generations: %v", err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	inode := info.Sys().(*syscall.Stat_t).Ino
	for _, tt := range []struct {
		name       string
		generation uint64
		opens      bool
	}{
		{"the same", uint64(generation), true},
		{"another", uint64(generation) + 1, false},
		{"not known", 0, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := &Mapping{File: File{Path: path, Inode: inode, Generation: tt.generation}}
			f, err := m.Open(uint32(os.Getpid()))
			if got := err == nil; got != tt.opens {
				t.Errorf("opens\n got %v\nwant %v", got, tt.opens)
			}
			f.Close()
		})
	}
}

// A process that is gone when it is asked about is known, as it was at the time.
func TestAProcessThatIsGone(t *testing.T) {
	p, err := Open()
	if err != nil {
		p.Close()
		t.Skipf("needs perf_event_open(2) for all processes: %v", err)
	}
	defer p.Close()
	cmd := exec.Command("/bin/true")
	if err := cmd.Run(); err != nil {
		t.Skipf("needs /bin/true: %v", err)
	}
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &now); err != nil {
		t.Fatal(err)
	}
	p.At(uint64(now.Nano()))
	s := p.spaces[uint32(cmd.Process.Pid)]
	if s == nil || len(s.all) == 0 {
		t.Fatal("nothing is known of the process")
	}
	var path string
	for _, m := range s.all {
		if f, err := m.Open(uint32(cmd.Process.Pid)); err == nil {
			path += m.Path + " "
			f.Close()
		}
	}
	if path == "" {
		t.Errorf("none of its files can be opened: %+v", s.all[0])
	}
}

func TestDeletedFileIsOpened(t *testing.T) {
	sleep, err := exec.LookPath("sleep")
	if err != nil {
		t.Skip("needs sleep")
	}
	b, err := os.ReadFile(sleep)
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/sleep"
	if err := os.WriteFile(path, b, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "60")
	if err := cmd.Start(); err != nil {
		t.Skipf("needs to run programs in %s: %v", path, err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p := New()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		p.Attach(uint32(cmd.Process.Pid))
		for _, m := range p.spaces[uint32(cmd.Process.Pid)].all {
			if m.Path != path+deleted {
				continue
			}
			f, err := m.Open(uint32(cmd.Process.Pid))
			if err != nil {
				t.Error(err)
				return
			}
			f.Close()
			return
		}
	}
	t.Error("the program's mapping is not there")
}

func FuzzEvent(f *testing.F) {
	f.Add([]byte{10, 0, 0, 0, 0, 0, 40, 0, 1, 2, 3})
	f.Add(make([]byte, 128))
	f.Fuzz(func(t *testing.T, b []byte) { parseEvent(b) })
}
