// SPDX-License-Identifier: Apache-2.0

// Package image turns addresses in a file of code (ELF) into functions and source lines,
// and into the rules for the frame of its caller.
//
// What is only wanted of some files is read when it is first asked for: symbols, the
// file of debug information beside them, source lines.
package image

import (
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/stack/cfi"
	"github.com/ebpftrace/ebpftrace/internal/stack/pcln"
)

// Image is a file. Its addresses are those that are in the file, not in a process.
type Image struct {
	file    *elf.File
	frames  *cfi.Table // of .eh_frame; nil for none
	debug   *cfi.Table // of .debug_frame
	golang  *pcln.Table
	symbols *symbols
	lines   *lines
	path    string // as the tracee sees it
	roots   []Root
	other   companion
	sought  bool // other was looked for
}

// New reads a file; r must stay open. Where it lies tells where to look for files that
// belong to it: in each root, one after the other.
func New(r io.ReaderAt, path string, roots ...Root) (*Image, error) {
	f, err := elf.NewFile(r)
	if err != nil {
		return nil, fmt.Errorf("read ELF file: %w", err)
	}
	if !sane(f) {
		return nil, fmt.Errorf("read ELF file: %w", errTooLarge)
	}
	m := &Image{file: f, path: path, roots: roots}
	m.frames = table(f, ".eh_frame", true)
	m.golang = golang(f)
	if m.golang == nil || m.frames != nil {
		m.debug = table(f, ".debug_frame", false)
	}
	return m, nil
}

var errTooLarge = errors.New("a section is too large")

// sectionMax is the largest section that is read, and the largest table of symbols: the
// file is the tracee's choice. Those of Chrome are a third of that.
const sectionMax = 1 << 28

// sane tells whether all that is read of a file has a size that it may have.
func sane(f *elf.File) bool {
	for _, s := range f.Sections {
		if s.Type != elf.SHT_NOBITS && s.Flags&elf.SHF_EXECINSTR == 0 && s.Size > sectionMax && !strings.HasPrefix(s.Name, ".debug_") {
			return false
		}
	}
	return true
}

// table reads a section of call frame information.
func table(f *elf.File, name string, eh bool) *cfi.Table {
	s := f.Section(name)
	if s == nil || s.Type == elf.SHT_NOBITS {
		return nil
	}
	b, err := s.Data()
	if err != nil {
		return nil
	}
	return cfi.New(b, s.Addr, eh)
}

// golang reads the table of a Go program's functions.
func golang(f *elf.File) *pcln.Table {
	for _, name := range []string{".gopclntab", ".data.rel.ro.gopclntab"} {
		s := f.Section(name)
		if s == nil {
			continue
		}
		if b, err := s.Data(); err == nil {
			if t, ok := pcln.New(b, goText(f)); ok {
				return t
			}
		}
	}
	return nil
}

// goText is where a program's Go code begins. With a C linker that is not where the
// section does; the table's own word is not relocated in the file then.
func goText(f *elf.File) uint64 {
	all, _ := f.Symbols()
	for i := range all {
		if all[i].Name == "runtime.text" {
			return all[i].Value
		}
	}
	if s := f.Section(".text"); s != nil {
		return s.Addr
	}
	return 0
}

// Address is the address of what is at an offset in the file.
func (m *Image) Address(offset uint64) (uint64, bool) {
	for _, p := range m.file.Progs {
		if p.Type == elf.PT_LOAD && offset >= p.Off && offset-p.Off < p.Filesz {
			return p.Vaddr + offset - p.Off, true
		}
	}
	return 0, false
}

// Row gives the rules at an address, nil where there are none.
func (m *Image) Row(addr uint64) *cfi.Row {
	for _, t := range []*cfi.Table{m.frames, m.debug} {
		if t == nil {
			continue
		}
		if row := t.Row(addr); row != nil {
			return row
		}
	}
	return nil
}

// GoFrame is the distance from the stack pointer to the frame's end, in a function of Go.
func (m *Image) GoFrame(addr uint64) (int64, bool) {
	if m.golang == nil {
		return 0, false
	}
	f, ok := m.golang.Find(addr)
	if !ok {
		return 0, false
	}
	return f.Frame(addr)
}

// Place is what is known about an address.
type Place struct {
	Symbol string // "" if none covers it
	Start  uint64 // the symbol's address
	File   string // "" where the source is not known
	Line   int
}

// Place looks an address up; with source, its line as well.
func (m *Image) Place(addr uint64, source bool) (p Place) {
	if m.symbols == nil {
		m.symbols = m.readSymbols()
	}
	p.Symbol, p.Start = m.symbols.find(addr)
	f, isGo := pcln.Func{}, false
	if m.golang != nil {
		f, isGo = m.golang.Find(addr)
	}
	if p.Symbol == "" && isGo {
		p.Symbol, p.Start = f.Name(), f.Start
	}
	if !source {
		return p
	}
	if isGo {
		p.File, p.Line, _ = f.Source(addr)
	}
	if p.File == "" {
		p.File, p.Line = m.source(addr)
	}
	return p
}
