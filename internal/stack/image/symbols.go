// SPDX-License-Identifier: Apache-2.0

package image

import (
	"cmp"
	"debug/elf"
	"slices"
	"strings"

	"github.com/ianlancetaylor/demangle"
)

// symbols are a file's functions, by address.
type symbols struct {
	all []symbol
}

type symbol struct {
	start, end uint64
	name       string
	global     bool
	readable   bool // the name is not mangled (any more)
}

const sttIFunc = elf.STT_LOOS // STT_GNU_IFUNC: a function that chooses one

// readSymbols reads the functions of the file, and of its debug information.
func (m *Image) readSymbols() *symbols {
	s := &symbols{}
	all, err := m.file.DynamicSymbols()
	s.add(m.file, all, err)
	own, err := m.file.Symbols()
	s.add(m.file, own, err)
	if len(own) == 0 {
		if d := m.debugFile(); d != nil {
			all, err := d.Symbols()
			s.add(d, all, err)
		}
		mini, all, err := miniSymbols(m.file)
		s.add(mini, all, err)
	}
	s.sort()
	return s
}

func (s *symbols) add(f *elf.File, all []elf.Symbol, err error) {
	if err != nil {
		return
	}
	for i := range all {
		y := &all[i]
		if !isCode(f, y) {
			continue
		}
		s.all = append(s.all, symbol{
			start: y.Value, end: y.Value + y.Size, name: y.Name,
			global: elf.ST_BIND(y.Info) != elf.STB_LOCAL,
		})
	}
}

// isCode tells whether a symbol is a function's. Those of assembly may have no type.
func isCode(f *elf.File, y *elf.Symbol) bool {
	if y.Name == "" || y.Section == elf.SHN_UNDEF {
		return false
	}
	switch elf.ST_TYPE(y.Info) {
	case elf.STT_FUNC, sttIFunc:
		return true
	case elf.STT_NOTYPE:
		n := int(y.Section)
		return y.Name[0] != '$' && n < len(f.Sections) && f.Sections[n].Flags&elf.SHF_EXECINSTR != 0
	}
	return false
}

// sort leaves one symbol at each address: the one that is meant for others to use.
func (s *symbols) sort() {
	slices.SortFunc(s.all, func(a, b symbol) int {
		return cmp.Or(cmp.Compare(a.start, b.start), a.worth(b), cmp.Compare(a.name, b.name))
	})
	s.all = slices.CompactFunc(s.all, func(a, b symbol) bool { return a.start == b.start })
	for i := range s.all {
		if y := &s.all[i]; y.end == y.start && i+1 < len(s.all) {
			y.end = s.all[i+1].start // assembly without a size
		}
	}
}

// worth is negative for the better one of two names for a place.
func (y symbol) worth(other symbol) int {
	size := func(y symbol) int { return cmp.Compare(0, y.end-y.start) }
	bind := func(y symbol) int {
		if y.global {
			return 0
		}
		return 1
	}
	under := func(y symbol) int { return len(y.name) - len(strings.TrimLeft(y.name, "_")) }
	return cmp.Or(size(y)-size(other), bind(y)-bind(other), under(y)-under(other), len(y.name)-len(other.name))
}

// find gives the function at an address.
func (s *symbols) find(addr uint64) (name string, start uint64) {
	i, found := slices.BinarySearchFunc(s.all, addr, func(y symbol, addr uint64) int { return cmp.Compare(y.start, addr) })
	if !found {
		i--
	}
	// A function may have another within: look a little further back.
	for n := 0; i >= 0 && n < 8; i, n = i-1, n+1 {
		if y := &s.all[i]; addr < y.end {
			if !y.readable {
				y.name, y.readable = demangle.Filter(y.name), true
			}
			return y.name, y.start
		}
	}
	return "", 0
}
