// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

func TestTypesThatWait(t *testing.T) {
	word := func(b byte) Memory { return Memory{Chunks: []abi.Chunk{{Addr: 0x100, Data: []byte{b, 0, 0, 0}}}} }
	for _, tt := range []struct {
		name  string
		t     Type
		call  Call
		want  string
		waits bool
	}{
		{"read at entry", AtEntry{Ptr{To: Int}}, Call{AtEntry: word(1)}, "[1]", false},
		{"read at entry, whatever the exit brings", AtEntry{Ptr{To: Int}}, Call{AtEntry: word(1), AtExit: word(2), Exited: true}, "[1]", false},
		{"written: not before the exit", AtExit{Ptr{To: Int}}, Call{AtEntry: word(1)}, "", true},
		{"written", AtExit{Ptr{To: Int}}, Call{AtEntry: word(1), AtExit: word(2), Exited: true}, "[2]", false},
		{"not written by a call that failed", AtExit{Ptr{To: Int}}, Call{AtEntry: word(1), Exited: true, Ret: -22}, "0x100", false},
		{"both: not before the exit", AtBoth{Ptr{To: Int}}, Call{AtEntry: word(1)}, "", true},
		{"both", AtBoth{Ptr{To: Int}}, Call{AtEntry: word(1), AtExit: word(2), Exited: true}, "[2]", false},
		{"both: what was read, after a failure", AtBoth{Ptr{To: Int}}, Call{AtEntry: word(1), Exited: true, Ret: -22}, "[1]", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Printer{Call: &tt.call, Opt: Options{StringLimit: 32}}
			tt.t.Append(&p, 0x100)
			if got := string(p.Out); got != tt.want || p.Missing != tt.waits {
				t.Errorf("value\n got %q, waits %t\nwant %q, waits %t", got, p.Missing, tt.want, tt.waits)
			}
		})
	}
}

func TestPlansOfPhases(t *testing.T) {
	for _, tt := range []struct {
		name        string
		t           Type
		entry, exit bool
	}{
		{"read at entry", AtEntry{Ptr{To: Int}}, true, false},
		{"written", AtExit{Ptr{To: Int}}, false, true},
		{"both", AtBoth{Ptr{To: Int}}, true, true},
		{"one thing first, then nothing", ByPhase{Entry: Ptr{To: Int}, Exit: Int}, true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			copies := func(exit bool) bool {
				ops := make([]abi.Op, 1)
				c := NewPlan(&ops, Plan{Exit: exit, StringLimit: 32})
				tt.t.Plan(c, InArg(0))
				return c.First() != 0
			}
			if entry, exit := copies(false), copies(true); entry != tt.entry || exit != tt.exit {
				t.Errorf("copied at entry, at exit\n got %t, %t\nwant %t, %t", entry, exit, tt.entry, tt.exit)
			}
		})
	}
}

func TestFollowing(t *testing.T) {
	of := NewStruct(
		Field{Name: "n", Type: Uint},
		Field{Name: "words", Type: Following{Elem: Uint, Len: ByField("n"), Most: 2}},
	)
	memory := func(b ...byte) Memory { return Memory{Chunks: []abi.Chunk{{Addr: 0x100, Data: b}}} }
	for _, tt := range []struct {
		name    string
		memory  Memory
		verbose bool
		want    string
	}{
		{"none", memory(0, 0, 0, 0), false, "{n=0, words=[]}"},
		{"one", memory(1, 0, 0, 0, 7, 0, 0, 0), false, "{n=1, words=[7]}"},
		{"more than are shown", memory(3, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0), false, "{n=3, words=[7, 8, ...]}"},
		{"all of them with -v", memory(3, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0), true, "{n=3, words=[7, 8, 9]}"},
		{"not captured", memory(1, 0, 0, 0), false, "{n=1, words=0x104}"},
		{"all ones", memory(255, 255, 255, 255, 7, 0, 0, 0), true, "{n=4294967295, words=[7, ... /* 0x108 */]}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Printer{Call: &Call{AtEntry: tt.memory, Verbose: tt.verbose}, Opt: Options{StringLimit: 32}}
			of.Append(&p, 0x100)
			if got := string(p.Out); got != tt.want {
				t.Errorf("struct\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
