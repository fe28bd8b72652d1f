// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/stack/maps"
)

// needTool skips a test where a compiler is missing.
func needTool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("needs %s: %v", name, err)
	}
}

// build runs a compiler that writes a program, and returns its path.
func build(t *testing.T, words ...string) string {
	t.Helper()
	needTool(t, words[0])
	path := filepath.Join(t.TempDir(), "program")
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "@OUT@", path)
	}
	if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", words[0], err, out)
	}
	return path
}

// stopped runs a program until it stops itself, and takes its stack as the probes would.
func stopped(t *testing.T, path string, size int) (pid int, s abi.Stack) {
	t.Helper()
	cmd := exec.Command(path)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	pid = cmd.Process.Pid
	waitForStop(t, pid)
	s.Registers, s.SP = registersOf(t, pid)
	mem, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Fatal(err)
	}
	defer mem.Close()
	s.Memory = make([]byte, size)
	n, _ := mem.ReadAt(s.Memory, int64(s.SP))
	s.Memory = s.Memory[:n]
	return pid, s
}

// waitForStop waits until a process has stopped itself.
func waitForStop(t *testing.T, pid int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			t.Fatal(err)
		}
		if _, after, _ := strings.Cut(string(b), ") "); strings.HasPrefix(after, "T") {
			return
		}
	}
	t.Fatal("the program has not stopped")
}

// registersOf asks for the registers of a stopped process's first thread.
func registersOf(t *testing.T, pid int) (b []byte, sp uint64) {
	t.Helper()
	runtime.LockOSThread() // ptrace(2) is by thread
	defer runtime.UnlockOSThread()
	if err := unix.PtraceAttach(pid); err != nil {
		t.Skipf("needs ptrace(2): %v", err)
	}
	defer unix.PtraceDetach(pid)
	var status unix.WaitStatus
	if _, err := unix.Wait4(pid, &status, unix.WALL, nil); err != nil {
		t.Fatal(err)
	}
	return registers(t, pid)
}

// newTest knows what /proc tells.
func newTest(opt Options) *Stacks {
	s := &Stacks{}
	s.init(opt, maps.New())
	return s
}

// names are the functions of frames.
func names(frames []*Frame) string {
	var all []string
	for _, f := range frames {
		all = append(all, f.Symbol)
	}
	return strings.Join(all, " < ")
}

// inOrder tells whether words come one behind another in a text.
func inOrder(text string, words ...string) bool {
	for _, w := range words {
		_, after, found := strings.Cut(text, w)
		if !found {
			return false
		}
		text = after
	}
	return true
}

func TestFramesOfCompilers(t *testing.T) {
	deep := []string{"compare", " < sorts", " < recurses", " < recurses", " < recurses", " < recurses", " < recurses", " < recurses", " < main"}
	dive := []string{"syscall.Kill", " < main.(*box).dive", " < main.(*box).dive", " < main.(*box).dive", " < main.(*box).dive", " < main.(*box).dive", " < main.main", " < runtime.main", " < runtime.goexit"}
	for _, tt := range []struct {
		name  string
		build []string
		want  []string
	}{
		{"C without frame pointers", []string{"gcc", "-O2", "-fomit-frame-pointer", "-o", "@OUT@", "testdata/deep.c"}, deep},
		{"C with frame pointers", []string{"gcc", "-O2", "-fno-omit-frame-pointer", "-o", "@OUT@", "testdata/deep.c"}, deep},
		{"C at a fixed address", []string{"gcc", "-O1", "-no-pie", "-o", "@OUT@", "testdata/deep.c"}, deep},
		{"C linked statically", []string{"gcc", "-O2", "-static", "-o", "@OUT@", "testdata/deep.c"}, deep},
		{"C with .debug_frame only", []string{"gcc", "-O2", "-g", "-fno-asynchronous-unwind-tables", "-o", "@OUT@", "testdata/deep.c"}, deep},
		{"C++", []string{"g++", "-O2", "-o", "@OUT@", "testdata/deep.cc"}, []string{
			"shapes::Square<long>::area(std::", " < measure(shapes::Base*)", " < main"}},
		{"Go", []string{"go", "build", "-o", "@OUT@", "testdata/deepgo/main.go"}, dive},
		{"Go stripped", []string{"go", "build", "-ldflags=-s -w", "-o", "@OUT@", "testdata/deepgo/main.go"}, dive},
		{"Go at any address", []string{"go", "build", "-buildmode=pie", "-o", "@OUT@", "testdata/deepgo/main.go"}, dive},
	} {
		t.Run(tt.name, func(t *testing.T) {
			pid, b := stopped(t, build(t, tt.build...), 1<<14)
			s := newTest(Options{Limit: 64})
			defer s.Close()
			frames, rest := s.Frames(uint32(pid), 1, &b)
			if got := names(frames); !inOrder(got, tt.want...) || rest != Complete {
				t.Errorf("frames, rest\n got %s, %d\nwant %s, %d", got, rest, strings.Join(tt.want, ""), Complete)
			}
		})
	}
}

// A stripped program has no names, but as many frames.
func TestFramesWithoutNames(t *testing.T) {
	count := func(options ...string) (n int, text string) {
		path := build(t, append(append([]string{"gcc", "-O2", "-fomit-frame-pointer"}, options...), "-o", "@OUT@", "testdata/deep.c")...)
		pid, b := stopped(t, path, 1<<14)
		s := newTest(Options{Limit: 64})
		defer s.Close()
		frames, _ := s.Frames(uint32(pid), 1, &b)
		return len(frames), string(Append(nil, frames, Complete))
	}
	want, _ := count()
	got, text := count("-s")
	if got != want || !strings.Contains(text, "/program() [0x") {
		t.Errorf("frames of a stripped program\n got %d\nwant %d, without names\n%s", got, want, text)
	}
}

func TestFrameLimitAndShortCopies(t *testing.T) {
	pid, b := stopped(t, build(t, "gcc", "-O2", "-fomit-frame-pointer", "-o", "@OUT@", "testdata/deep.c"), 1<<14)
	s := newTest(Options{Limit: 3})
	defer s.Close()
	frames, rest := s.Frames(uint32(pid), 1, &b)
	if len(frames) != 3 || rest != Limited {
		t.Errorf("frames within the limit\n got %d, %d\nwant 3, %d", len(frames), rest, Limited)
	}
	if text := string(Append(nil, frames, rest)); !strings.HasSuffix(text, "\n > too many stack frames\n") {
		t.Errorf("the limit is not told\n%s", text)
	}
	s.opt.Limit = 64
	b.Memory = b.Memory[:1024]
	if frames, rest = s.Frames(uint32(pid), 1, &b); rest != NotCopied || len(frames) < 3 {
		t.Errorf("frames of a short copy\n got %d, %d\nwant some, %d", len(frames), rest, NotCopied)
	}
}

// Where the copy ends, the chain of frame pointers goes on.
func TestFramePointersGoOn(t *testing.T) {
	pid, b := stopped(t, build(t, "gcc", "-O2", "-fno-omit-frame-pointer", "-o", "@OUT@", "testdata/deep.c"), 1<<14)
	s := newTest(Options{Limit: 64})
	defer s.Close()
	frames, _ := s.Frames(uint32(pid), 1, &b)
	want := names(frames)
	for _, f := range frames {
		b.Frames = binary.NativeEndian.AppendUint64(b.Frames, f.PC)
	}
	b.Memory = b.Memory[:1024]
	frames, rest := s.Frames(uint32(pid), 1, &b)
	if got := names(frames); got != want || rest != Complete {
		t.Errorf("frames\n got %s, %d\nwant %s, %d", got, rest, want, Complete)
	}
}

func TestSourceLines(t *testing.T) {
	pid, b := stopped(t, build(t, "gcc", "-O2", "-g", "-o", "@OUT@", "testdata/deep.c"), 1<<14)
	s := newTest(Options{Limit: 64, Source: true})
	defer s.Close()
	frames, _ := s.Frames(uint32(pid), 1, &b)
	text := string(Append(nil, frames, Complete))
	if !inOrder(text, "(compare+0x", "testdata/deep.c:13\n", "(sorts+0x", "testdata/deep.c:21\n", "(recurses+0x", "testdata/deep.c:30\n", "(main+0x", "testdata/deep.c:35\n") {
		t.Errorf("lines of the frames:\n%s", text)
	}
}

func TestAppendEscapesNames(t *testing.T) {
	if got, want := string(appendEscaped(nil, "a\x1b[31m\xffé\n")), `a\033[31m\377é\012`; got != want {
		t.Errorf("escaped\n got %s\nwant %s", got, want)
	}
}
