// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// window is a struct in the caller's memory of which n bytes are there: fields that
// end beyond are not printed, or with fill set have zeroes there.
type window struct {
	p    *arg.Printer
	at   uint64
	n    uint64
	fill bool
}

// load gives the field of size bytes at an offset, if it is there.
func (w window) load(offset uint64, size int) (uint64, bool) {
	switch end := offset + uint64(size); {
	case end <= w.n:
		return w.p.Load(w.at+offset, size)
	case offset >= w.n || !w.fill:
		return 0, false
	}
	var v uint64
	for i, c := range w.p.Read(w.at+offset, int(w.n-offset)) {
		v |= uint64(c) << (8 * i)
	}
	return v, true
}

// word is the same for a field whose absence counts as 0.
func (w window) word(offset uint64, size int) uint64 {
	v, _ := w.load(offset, size)
	return v
}

// field appends a field behind a text, if it is there.
func (w window) field(text string, offset uint64, t arg.Type) {
	if v, ok := w.load(offset, t.Size(w.p.Call.ABI)); ok {
		w.p.Text(text)
		t.Append(w.p, v)
	}
}

// fieldIf is field where a condition holds.
func (w window) fieldIf(there bool, text string, offset uint64, t arg.Type) {
	if there {
		w.field(text, offset, t)
	}
}
