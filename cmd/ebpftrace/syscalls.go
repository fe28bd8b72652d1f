// SPDX-License-Identifier: Apache-2.0

package main

import (
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// Indices of the native and the 32-bit table in what sets of syscalls are over.
const (
	nativeSet = iota
	compatSet
	x32Set
)

// compatABI is the table of 32-bit calls on this machine.
func compatABI() table.ABI { return compatOf(table.Native()) }

func compatOf(native table.ABI) table.ABI {
	if native == table.ARM64 {
		return table.ARM
	}
	return table.I386
}

// syscallTables are the tables that expressions choose from.
func syscallTables() *selection.Tables {
	t := &selection.Tables{
		ABIs: []selection.ABI{
			{Name: "64", Syscalls: syscallsOf(table.Native())},
			{Name: "32", Syscalls: syscallsOf(compatABI())},
		},
		Class: func(spelling string) (uint32, bool) {
			c, ok := table.ClassByName(spelling)
			return uint32(c), ok
		},
	}
	if table.Native() == table.AMD64 {
		t.ABIs = append(t.ABIs, selection.ABI{Name: "x32", Bit: table.X32Bit, Syscalls: syscallsOf(table.X32)})
	}
	return t
}

func syscallsOf(a table.ABI) []selection.Syscall {
	var all []selection.Syscall
	for nr := range a.Max() + 1 {
		if name := a.Name(uint64(nr)); name != "" {
			all = append(all, selection.Syscall{Name: name, Number: nr, Classes: uint32(table.ClassesOf(name))})
		}
	}
	return all
}

// chosen is a set as a question about a record's call. Calls that no table knows are
// never chosen against: they are shown, as strace shows them.
func chosen(s selection.Set) func(nr uint32, compat bool) bool {
	return func(nr uint32, compat bool) bool { return s.Has(setOf(nr, compat), nr) }
}

func setOf(nr uint32, compat bool) int {
	switch {
	case compat:
		return compatSet
	case nr&table.X32Bit != 0 && table.Native() == table.AMD64:
		return x32Set
	}
	return nativeSet
}

// traced is the calls that -e trace= chose, and those that nobody knows.
func traced(s selection.Set) func(nr uint32, compat bool) bool {
	return func(nr uint32, compat bool) bool {
		a := table.Native()
		if compat {
			a = compatABI()
		}
		return s.Has(setOf(nr, compat), nr) || a.Name(uint64(nr)) == ""
	}
}
