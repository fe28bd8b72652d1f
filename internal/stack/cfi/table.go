// SPDX-License-Identifier: Apache-2.0

// Package cfi turns call frame information (.eh_frame, .debug_frame) into the rules by
// which a frame's caller is found.
//
// It follows DWARF 5, chapter 6.4, and for .eh_frame the Linux Standard Base 5, chapter
// 10.6. It is pure and trusts nothing: a section with nonsense in it has fewer rows.
package cfi

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Table is the information of one file.
type Table struct {
	fdes []fde // by start
	rows map[uint64]*Row
}

// rowsMax bounds what is remembered of the rows that were asked for.
const rowsMax = 1 << 14

// fde is the description of a range of code.
type fde struct {
	start, end uint64
	cie        *cie
	code       []byte // instructions
}

// cie is what several descriptions have in common.
type cie struct {
	codeAlign  uint64
	dataAlign  int64
	ra         uint64 // the column that holds the return address
	pointers   byte   // how addresses are encoded
	lsda       byte
	augmented  bool // descriptions have data of their own
	signal     bool // the frame of a signal handler
	code       []byte
	addressLen int
}

// section is a section's bytes while it is read.
type section struct {
	b    []byte
	addr uint64 // where the section is in memory
	eh   bool   // .eh_frame, else .debug_frame
	cies map[int]*cie
}

// New reads a section that is at addr in the file's memory. eh tells .eh_frame from
// .debug_frame.
func New(b []byte, addr uint64, eh bool) *Table {
	s := section{b: b, addr: addr, eh: eh, cies: map[int]*cie{}}
	t := &Table{rows: map[uint64]*Row{}}
	for at := 0; at < len(b); {
		e, next, ok := s.entry(at)
		if !ok {
			break
		}
		if f, ok := s.fde(e); ok && f.end > f.start {
			t.fdes = append(t.fdes, f)
		}
		at = next
	}
	slices.SortFunc(t.fdes, func(a, b fde) int { return cmp.Compare(a.start, b.start) })
	return t
}

// Len is how many ranges of code are described.
func (t *Table) Len() int { return len(t.fdes) }

// entry is a CIE or FDE: its bytes behind the length and the id.
type entry struct {
	at    int // of the id
	id    uint64
	wide  bool // 64-bit DWARF
	body  reader
	isCIE bool
}

// entry reads the entry at an offset, and tells where the next one is.
func (s *section) entry(at int) (e entry, next int, ok bool) {
	r := reader{b: s.b, at: at}
	length := uint64(r.u32())
	if length == 0xffffffff {
		e.wide, length = true, r.u64()
	}
	if r.bad || length > uint64(len(s.b)-r.at) {
		return e, 0, false
	}
	next = r.at + int(length)
	if length == 0 { // the linker's mark between the parts of two object files
		return e, next, true
	}
	e.at, r.b = r.at, s.b[:next]
	if e.wide && !s.eh {
		e.id = r.u64()
		e.isCIE = e.id == 1<<64-1
	} else {
		e.id = uint64(r.u32())
		e.isCIE = !s.eh && e.id == 0xffffffff
	}
	e.isCIE = e.isCIE || s.eh && e.id == 0
	e.body = r
	return e, next, !r.bad
}

// cieAt reads the CIE at an offset, once.
func (s *section) cieAt(at int) *cie {
	if c, ok := s.cies[at]; ok {
		return c
	}
	s.cies[at] = nil
	if at < 0 || at >= len(s.b) {
		return nil
	}
	if e, _, ok := s.entry(at); ok && e.isCIE {
		s.cies[at] = s.cie(e.body)
	}
	return s.cies[at]
}

func (s *section) cie(r reader) *cie {
	c := &cie{addressLen: 8, lsda: omitted}
	version := r.u8()
	augmentation := r.text()
	if version >= 4 {
		c.addressLen = int(r.u8())
		r.u8() // size of a segment selector
	}
	c.codeAlign, c.dataAlign = r.uleb(), r.sleb()
	if version == 1 {
		c.ra = uint64(r.u8())
	} else {
		c.ra = r.uleb()
	}
	if len(augmentation) > 0 && augmentation[0] == 'z' {
		c.augmented = true
		c.augment(&r, augmentation[1:])
	}
	if r.bad || c.addressLen != 8 {
		return nil
	}
	c.code = r.b[r.at:]
	return c
}

// augment reads what an augmentation string announces.
func (c *cie) augment(r *reader, letters string) {
	n := r.uleb()
	rest := *r
	for _, letter := range letters {
		switch letter {
		case 'R':
			c.pointers = r.u8()
		case 'L':
			c.lsda = r.u8()
		case 'P':
			how := r.u8()
			r.pointer(how&^indirect, 0)
		case 'S':
			c.signal = true
		}
	}
	rest.skip(n) // whatever the letters were
	r.at, r.bad = rest.at, r.bad || rest.bad
}

// fde reads a description; it is none where the entry is a CIE or broken.
func (s *section) fde(e entry) (f fde, ok bool) {
	if e.isCIE || e.body.b == nil {
		return f, false
	}
	at := int(e.id)
	if s.eh {
		at = e.at - int(e.id)
	}
	c := s.cieAt(at)
	if c == nil {
		return f, false
	}
	r := e.body
	if s.eh {
		f.start = r.pointer(c.pointers, s.addr+uint64(r.at))
		f.end = f.start + r.pointer(c.pointers&formMask, 0)
	} else {
		f.start = r.u64()
		f.end = f.start + r.u64()
	}
	if c.augmented {
		r.skip(r.uleb())
	}
	f.cie, f.code = c, r.b[min(r.at, len(r.b)):]
	return f, !r.bad && f.start != 0
}

// find gives the description of the code at pc.
func (t *Table) find(pc uint64) *fde {
	i, found := slices.BinarySearchFunc(t.fdes, pc, func(f fde, pc uint64) int { return cmp.Compare(f.start, pc) })
	if !found {
		i--
	}
	if i < 0 || pc >= t.fdes[i].end {
		return nil
	}
	return &t.fdes[i]
}

// Row gives the rules at pc, nil where there are none. For a return address, pc is that
// of the call: one less.
func (t *Table) Row(pc uint64) *Row {
	if row, ok := t.rows[pc]; ok {
		return row
	}
	var row *Row
	if f := t.find(pc); f != nil {
		row = f.row(pc)
	}
	if len(t.rows) >= rowsMax {
		clear(t.rows)
	}
	t.rows[pc] = row
	return row
}

var order = binary.LittleEndian // of amd64 and arm64
