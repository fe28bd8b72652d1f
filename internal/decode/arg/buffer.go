// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Buffer is a pointer to bytes whose number is known from elsewhere.
type Buffer struct {
	pointer
	Len Len
	// Share says that the buffer is one of many that a call filled in turn: it holds
	// what is left of the bytes, Printer.Left.
	Share bool
	// Returned says that the call returned the number of bytes that all such buffers
	// hold together, so that no more are copied of one.
	Returned bool
	// Ended says that a NUL which is the last byte, or the last that there is room for,
	// is left out, as if the bytes were a string.
	Ended bool
}

// Plan copies as many bytes as are printed, or dumped.
func (t Buffer) Plan(c *Plan, at Place) {
	most := c.StringLimit
	if c.Full {
		most = max(most, DumpMax)
	}
	op := t.Len.op(c, at, 1, most)
	if t.Returned && c.Full {
		op.Flags |= abi.OpReturned
	}
	c.Add(at, op)
}

// Append prints the bytes as a string.
func (t Buffer) Append(p *Printer, v uint64) {
	n, ok := t.Len.count(p)
	if !ok || v == 0 {
		p.Addr(v)
		return
	}
	if t.Share {
		n = min(n, p.Left)
		p.Left -= n
	}
	if t.Ended {
		n = p.unended(v, n)
	}
	p.Buffer(v, n)
}

// unended is how many of n bytes at addr are there before a NUL at their end.
func (p *Printer) unended(addr, n uint64) uint64 {
	limit := min(n, uint64(p.Opt.StringLimit))
	if b := p.Read(addr, int(limit)); limit > 0 && uint64(len(b)) == limit && b[limit-1] == 0 {
		return limit - 1
	}
	return n
}

// Buffer appends the n bytes at addr as a string, cut at the string limit.
func (p *Printer) Buffer(addr, n uint64) {
	if n == 0 {
		p.Text(`""`)
		return
	}
	want := int(min(n, uint64(p.Opt.StringLimit)))
	b := p.Read(addr, want)
	if len(b) < want || p.Missing {
		p.Addr(addr)
		return
	}
	p.QuoteCut(b, uint64(len(b)) < n)
}

// String is a pointer to bytes that a NUL ends.
type String struct {
	pointer
	Max int // 0: the string limit
}

// Path is a string that is printed whole, as far as it can be a path.
var Path = String{Max: PathMax - 1}

// Str is a string of which as much is printed as -s says.
var Str = String{}

func (t String) limit(option int) int {
	if t.Max != 0 {
		return t.Max
	}
	return option
}

// Plan copies one byte more than is printed, and one for the NUL that the kernel's
// helper always writes.
func (t String) Plan(c *Plan, at Place) {
	c.Add(at, abi.Op{Kind: abi.OpString, Max: uint32(t.limit(c.StringLimit) + 2)})
}

// Append prints the string, or its address where memory ends before it does.
func (t String) Append(p *Printer, v uint64) {
	limit := t.limit(p.Opt.StringLimit)
	b := p.Read(v, limit+2)
	endless := len(b) <= limit && bytes.IndexByte(b, 0) < 0
	if v == 0 || len(b) == 0 || endless || p.Missing {
		p.Addr(v)
		return
	}
	if p.OnPath != nil && t == Path {
		p.OnPath(b)
	}
	p.CString(b, limit)
}

// CString appends the bytes up to a NUL, at most limit of them.
func (p *Printer) CString(b []byte, limit int) {
	n := bytes.IndexByte(b, 0)
	if n < 0 {
		n = len(b)
	}
	p.QuoteCut(b[:min(n, limit)], n > limit)
}

// Chars is an array of bytes in a struct that holds a string, such as a comm.
type Chars struct {
	leaf
	Bytes int
}

// Size is the number of bytes.
func (t Chars) Size(ABI) int { return t.Bytes }

// Align is that of a byte.
func (t Chars) Align(ABI) int { return 1 }

// Append prints the bytes up to a NUL; without one, the end is marked as cut.
func (t Chars) Append(p *Printer, v uint64) {
	b := p.Read(v, t.Bytes)
	n := bytes.IndexByte(b, 0)
	if n < 0 {
		n = len(b)
	}
	p.QuoteCut(b[:min(n, p.Opt.StringLimit)], n > p.Opt.StringLimit || n == t.Bytes)
}

// Raw is an array of bytes in a struct, printed as a string with its NULs.
type Raw struct {
	leaf
	Bytes int
}

// Size is the number of bytes.
func (t Raw) Size(ABI) int { return t.Bytes }

// Align is that of a byte.
func (t Raw) Align(ABI) int { return 1 }

// Append prints all bytes.
func (t Raw) Append(p *Printer, v uint64) { p.Quote(p.Read(v, t.Bytes)) }
