// SPDX-License-Identifier: Apache-2.0

package pcln

import (
	"debug/elf"
	"runtime"
	"testing"
)

// own is the table of the test itself, which runs where it was linked.
func own(tb testing.TB) ([]byte, uint64) {
	tb.Helper()
	f, err := elf.Open("/proc/self/exe")
	if err != nil {
		tb.Skipf("needs /proc: %v", err)
	}
	defer f.Close()
	s := f.Section(".gopclntab")
	if s == nil {
		tb.Skip("needs a section .gopclntab")
	}
	b, err := s.Data()
	if err != nil {
		tb.Fatal(err)
	}
	return b, f.Section(".text").Addr
}

//go:noinline
func here() uintptr {
	pc, _, _, _ := runtime.Caller(1)
	return pc
}

// The runtime reads the same table.
func TestAsTheRuntimeHasIt(t *testing.T) {
	table, ok := New(own(t))
	if !ok {
		t.Fatal("the table was not understood")
	}
	for _, pc := range []uintptr{here() - 1, here() - 1, funcPC(t, 1), funcPC(t, 2)} {
		f, ok := table.Find(uint64(pc))
		want := runtime.FuncForPC(pc)
		if !ok || f.Name() != want.Name() || f.Start != uint64(want.Entry()) {
			t.Fatalf("function at %#x\n got %s at %#x, %t\nwant %s at %#x", pc, f.Name(), f.Start, ok, want.Name(), want.Entry())
		}
		file, line, ok := f.Source(uint64(pc))
		wantFile, wantLine := want.FileLine(pc)
		if !ok || file != wantFile || line != wantLine {
			t.Errorf("line at %#x\n got %s:%d, %t\nwant %s:%d", pc, file, line, ok, wantFile, wantLine)
		}
		if n, ok := f.Frame(uint64(pc)); !ok || n <= 0 || n%8 != 0 {
			t.Errorf("frame at %#x\n got %d, %t\nwant whole words", pc, n, ok)
		}
	}
}

// funcPC is where a caller of the test is.
//
//go:noinline
func funcPC(t *testing.T, up int) uintptr {
	t.Helper()
	pc, _, _, ok := runtime.Caller(up)
	if !ok {
		t.Fatal("no such caller")
	}
	return pc - 1
}

func FuzzTable(f *testing.F) {
	b, text := own(f)
	f.Add(b[:min(len(b), 4096)], text+64)
	f.Add([]byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}, uint64(0))
	f.Fuzz(func(t *testing.T, b []byte, pc uint64) {
		table, ok := New(b, 0)
		if !ok {
			return
		}
		if f, ok := table.Find(pc); ok {
			f.Name()
			f.Frame(pc)
			f.Source(pc)
		}
	})
}
