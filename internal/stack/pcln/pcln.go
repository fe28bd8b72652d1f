// SPDX-License-Identifier: Apache-2.0

// Package pcln reads the table that a Go program has about its functions (.gopclntab):
// names, lines, and how far the stack pointer is from the caller's frame.
//
// Go programs have it even when they are stripped, and frames without frame pointers are
// found by it. The layout is that of Go 1.18 and later: src/internal/abi/symtab.go and
// src/runtime/symtab.go. It is pure, and trusts nothing.
package pcln

import (
	"bytes"
	"encoding/binary"
	"sort"
)

// The first word of the table since Go 1.18, and since 1.20.
const (
	magic118 = 0xfffffff0
	magic120 = 0xfffffff1
)

// Table is the table of one program.
type Table struct {
	quantum uint64 // of instructions
	count   int
	text    uint64
	names   []byte
	units   []byte
	files   []byte
	values  []byte // pc-value tables
	funcs   []byte // the index, then the functions
}

var order = binary.LittleEndian // of amd64 and arm64

// New reads a table. text is where the program's Go code begins; 0 is where the table
// itself says.
func New(b []byte, text uint64) (*Table, bool) {
	const head = 8 + 8*8
	if len(b) < head || b[7] != 8 {
		return nil, false
	}
	if magic := order.Uint32(b); magic != magic118 && magic != magic120 {
		return nil, false
	}
	word := func(i int) uint64 { return order.Uint64(b[8+8*i:]) }
	part := func(i int) []byte { return b[min(word(i), uint64(len(b))):] }
	t := &Table{quantum: uint64(b[6]), text: text, names: part(3), units: part(4), files: part(5), values: part(6), funcs: part(7)}
	if text == 0 {
		t.text = word(2)
	}
	t.count = int(min(word(0), uint64(len(t.funcs))/8))
	return t, t.count > 0
}

// Func is a function of the program.
type Func struct {
	Start, End uint64
	table      *Table
	body       []byte
}

// Places in a function's description, after its start: struct _func.
const (
	bodyName   = 4
	bodyFrame  = 16
	bodyFile   = 20
	bodyLine   = 24
	bodyUnit   = 32
	bodyLength = 44
)

// Find gives the function at pc.
func (t *Table) Find(pc uint64) (Func, bool) {
	start := func(i int) uint64 {
		if 8*i+4 > len(t.funcs) {
			return 0
		}
		return t.text + uint64(order.Uint32(t.funcs[8*i:]))
	}
	i := sort.Search(t.count, func(i int) bool { return start(i) > pc }) - 1
	if i < 0 || 8*i+8 > len(t.funcs) || pc >= start(i+1) {
		return Func{}, false
	}
	at := order.Uint32(t.funcs[8*i+4:])
	if uint64(at)+bodyLength > uint64(len(t.funcs)) {
		return Func{}, false
	}
	return Func{Start: start(i), End: start(i + 1), table: t, body: t.funcs[at:]}, true
}

// Name is the function's name.
func (f Func) Name() string { return text(f.table.names, f.field(bodyName)) }

// Frame is the distance from the stack pointer at pc to the frame's end, where on amd64
// the return address is.
func (f Func) Frame(pc uint64) (int64, bool) {
	v, ok := f.value(bodyFrame, pc)
	return int64(v), ok && v >= 0
}

// Source is the line of the code at pc.
func (f Func) Source(pc uint64) (file string, line int, ok bool) {
	n, ok := f.value(bodyLine, pc)
	if !ok {
		return "", 0, false
	}
	i, ok := f.value(bodyFile, pc)
	if !ok || i < 0 {
		return "", 0, false
	}
	at := 4 * (uint64(f.field(bodyUnit)) + uint64(i))
	if at+4 > uint64(len(f.table.units)) {
		return "", 0, false
	}
	return text(f.table.files, order.Uint32(f.table.units[at:])), int(n), true
}

func (f Func) field(at int) uint32 { return order.Uint32(f.body[at:]) }

// value looks pc up in a pc-value table: pairs of differences, of the value and of the
// address up to which it holds (src/runtime/symtab.go, step).
func (f Func) value(field int, pc uint64) (int32, bool) {
	at := f.field(field)
	if at == 0 || uint64(at) >= uint64(len(f.table.values)) {
		return 0, false
	}
	b := f.table.values[at:]
	v, loc := int32(-1), f.Start
	for first := true; ; first = false {
		diff, n := binary.Uvarint(b)
		if n <= 0 || diff == 0 && !first {
			return 0, false
		}
		b = b[n:]
		v += int32(uint32(diff)>>1) ^ -int32(diff&1)
		by, n := binary.Uvarint(b)
		if n <= 0 {
			return 0, false
		}
		b = b[n:]
		if loc += by * f.table.quantum; pc < loc {
			return v, true
		}
	}
}

func text(b []byte, at uint32) string {
	if uint64(at) >= uint64(len(b)) {
		return ""
	}
	b = b[at:]
	if n := bytes.IndexByte(b, 0); n >= 0 {
		return string(b[:n])
	}
	return ""
}
