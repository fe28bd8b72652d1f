// SPDX-License-Identifier: Apache-2.0

package cfi

import (
	"debug/elf"
	"testing"
)

// lib reads the section of a library that is likely there.
func lib(tb testing.TB) ([]byte, uint64) {
	tb.Helper()
	for _, path := range []string{"/lib/x86_64-linux-gnu/libc.so.6", "/lib/aarch64-linux-gnu/libc.so.6", "/lib64/libc.so.6"} {
		f, err := elf.Open(path)
		if err != nil {
			continue
		}
		defer f.Close()
		s := f.Section(".eh_frame")
		if s == nil {
			continue
		}
		b, err := s.Data()
		if err != nil {
			tb.Fatal(err)
		}
		return b, s.Addr
	}
	tb.Skip("needs a libc with .eh_frame")
	return nil, 0
}

func TestEveryRangeHasRows(t *testing.T) {
	b, addr := lib(t)
	table := New(b, addr, true)
	if table.Len() < 1000 {
		t.Fatalf("ranges of a libc\n got %d\nwant thousands", table.Len())
	}
	missing := 0
	for i := range table.fdes {
		f := &table.fdes[i]
		for _, pc := range []uint64{f.start, (f.start + f.end) / 2, f.end - 1} {
			if row := table.Row(pc); row == nil || row.CFAExpr == nil && row.CFAReg == 0 {
				missing++
			}
		}
	}
	if missing > 0 {
		t.Errorf("%d addresses have no rules", missing)
	}
}

func TestEval(t *testing.T) {
	f := Frame{Word: func(addr uint64) (uint64, bool) { return addr + 1, addr < 100 }}
	f.Regs[7], f.Regs[16] = 1000, 0x1b
	for _, tt := range []struct {
		name string
		expr []byte
		want uint64
		ok   bool
	}{
		// glibc and binutils write this for entries of the procedure linkage table.
		{"behind a push in the PLT", []byte{doBreg0 + 7, 8, doBreg0 + 16, 0, doLit0 + 15, doAnd, doLit0 + 11, doEq + 1, doLit0 + 3, doShl, doPlus}, 1016, true},
		{"memory", []byte{doLit0 + 9, doDeref}, 10, true},
		{"memory that is not there", []byte{doU8, 200, doDeref}, 0, false},
		{"signed", []byte{doU8 + 1, 0xff, doLit0, doEq + 3}, 1, true},
		{"a branch", []byte{doLit0 + 1, doBranch, 1, 0, doLit0 + 2, doLit0 + 3}, 3, true},
		{"a branch out of it", []byte{doLit0 + 1, doBranch, 0, 0x70}, 0, false},
		{"a loop", []byte{doSkip, 0xfd, 0xff}, 0, false},
		{"nothing on the stack", []byte{doPlus}, 0, false},
		{"half an operand", []byte{doU8 + 4, 1}, 0, false},
		{"an unknown operation", []byte{doLit0, doLit0, 0xe0}, 0, false},
		{"a register there is none of", []byte{doBregX, 99, 0}, 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := f.Eval(tt.expr)
			if ok != tt.ok || ok && got != tt.want {
				t.Errorf("%x\n got %d, %t\nwant %d, %t", tt.expr, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func FuzzTable(f *testing.F) {
	b, _ := lib(f)
	f.Add(b[:min(len(b), 512)], true, uint64(0x1000))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0, 0, 0, 0, 0}, false, uint64(0))
	f.Fuzz(func(t *testing.T, b []byte, eh bool, pc uint64) {
		table := New(b, 0x1000, eh)
		frame := Frame{Word: func(addr uint64) (uint64, bool) { return addr, true }}
		for _, pc := range []uint64{pc, 0x1000} {
			if row := table.Row(pc); row != nil {
				frame.Caller(row, 7)
			}
		}
		for i := range table.fdes {
			if row := table.Row(table.fdes[i].start); row != nil {
				frame.Caller(row, 7)
			}
		}
	})
}
