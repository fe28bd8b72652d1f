// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"math"
	"math/bits"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// repeatMax is how many elements of an array have their own pointers followed.
const repeatMax = 64

// repeatFull is the same where all their data is dumped: the kernel side does up to 384
// steps for an argument.
const repeatFull = 256

// arrayBytesMax is how much of an array is copied.
const arrayBytesMax = 8192

// Array is a pointer to a number of elements.
type Array struct {
	pointer
	Elem Type
	Len  Len
	// Most is how many elements are printed at most, 0 for as many as the string
	// limit says, or all with -v: strace's own rule for arrays.
	Most int
	// Open and Close are used in place of brackets.
	Open, Close string
	// Whole arrays have no limit.
	Whole bool
	// FDs says that the elements are about descriptors: those that are not printed are
	// copied, too, where they decide whether the call is shown.
	FDs bool
}

func (t Array) limit(option int, verbose bool) int {
	switch {
	case t.Most != 0:
		return t.Most
	case t.Whole || verbose:
		return 1 << 12
	}
	return option
}

// Plan copies the elements that are printed, and what they point to.
func (t Array) Plan(c *Plan, at Place) {
	n := max(t.Elem.Size(c.ABI), 1)
	most := min(t.limit(c.StringLimit, c.Verbose || c.Full || t.FDs && c.Filter), arrayBytesMax/n)
	inside := c.Add(at, t.Len.op(c, at, n, n*most))
	count := len(*c.ops)
	t.Elem.Plan(c, inside)
	if len(*c.ops) > count {
		c.Elements(inside, n, min(most, c.repeat()))
	}
}

func (c *Plan) repeat() int {
	if c.Full {
		return repeatFull
	}
	return repeatMax
}

// Append prints the elements in brackets.
func (t Array) Append(p *Printer, v uint64) {
	n, ok := t.Len.count(p)
	if v == 0 || !ok || p.Call.Opaque && n > 0 || t.wraps(v, n, p.Call.ABI) {
		p.Addr(v)
		return
	}
	p.Array(v, n, t)
}

// wraps tells whether n elements at addr go beyond the last address.
func (t Array) wraps(addr, n uint64, abi ABI) bool {
	high, size := bits.Mul64(n, uint64(max(t.Elem.Size(abi), 1)))
	return high != 0 || addr+size < addr
}

// Array appends n elements at addr, as t says.
func (p *Printer) Array(addr, n uint64, t Array) {
	size := uint64(max(t.Elem.Size(p.Call.ABI), 1))
	start := len(p.Out)
	if t.Open == "" {
		t.Open, t.Close = "[", "]"
	}
	p.Text(t.Open)
	for i := uint64(0); i < n; i++ {
		if i > 0 {
			p.Text(", ")
		}
		if i >= uint64(t.limit(p.Opt.StringLimit, p.Call.Verbose)) {
			p.Text("...")
			break
		}
		if p.Value(t.Elem, addr+i*size) {
			continue
		}
		if i == 0 {
			p.Out = p.Out[:start]
			p.Addr(addr)
			return
		}
		p.Text("... /* ")
		p.Hex(addr + i*size)
		p.Text(" */")
		break
	}
	p.Text(t.Close)
}

// Vector is an array that stands in a struct.
type Vector struct {
	Elem Type
	N    int
	// Count tells how many of the elements are there; nil is all.
	Count func(p *Printer) uint64
	// Mark marks a count that is larger than N.
	Mark bool
}

// Size is that of all elements.
func (t Vector) Size(abi ABI) int { return t.N * t.Elem.Size(abi) }

// Align is that of an element.
func (t Vector) Align(abi ABI) int { return alignOf(t.Elem, abi) }

// Plan follows nothing: no struct of the kernel has an array of pointers inside.
func (t Vector) Plan(*Plan, Place) {}

// Append prints the elements in brackets.
func (t Vector) Append(p *Printer, v uint64) {
	n := uint64(t.N)
	if t.Count != nil {
		n = t.Count(p)
	}
	if n > uint64(t.N) && t.Mark {
		p.Array(v, n, Array{Elem: t.Elem, Most: min(t.N, Array{}.limit(p.Opt.StringLimit, p.Call.Verbose))})
		return
	}
	p.Array(v, min(n, uint64(t.N)), Array{Elem: t.Elem})
}

// Strings is a pointer to pointers to strings that a NULL ends: argv.
type Strings struct {
	pointer
	// CountOnly prints the address and the number of strings, unless -v: envp.
	CountOnly bool
}

// Plan copies the pointers, and the strings that are printed.
func (t Strings) Plan(c *Plan, at Place) {
	size := c.ABI.PointerSize()
	inside := c.Add(at, abi.Op{Kind: abi.OpWords})
	if t.CountOnly && !c.Verbose {
		return
	}
	Str.Plan(c, inside)
	n := min(c.StringLimit, repeatMax)
	if c.Verbose {
		n = repeatFull
	}
	c.Elements(inside, size, n)
}

// stringsShown is how many strings are printed: all with -v.
func (p *Printer) stringsShown() int {
	if p.Call.Verbose {
		return math.MaxInt
	}
	return p.Opt.StringLimit
}

// Append prints the strings in brackets.
func (t Strings) Append(p *Printer, v uint64) {
	size := uint64(p.Call.ABI.PointerSize())
	first, ok := p.Load(v, int(size))
	if !t.CountOnly && !p.stringsRead(v, size) && p.execArgv() {
		return
	}
	if v == 0 || !ok {
		p.Addr(v)
		return
	}
	if t.CountOnly && !p.Call.Verbose {
		p.Addr(v)
		p.envCount(v, size)
		return
	}
	p.Byte('[')
	for i := uint64(0); first != 0; i++ {
		if i > 0 {
			p.Text(", ")
		}
		if i >= uint64(p.stringsShown()) {
			p.Text("...")
			break
		}
		Str.Append(p, first)
		if first, ok = p.Load(v+(i+1)*size, int(size)); !ok {
			p.Text(", ... /* ")
			p.Hex(v + (i+1)*size)
			p.Text(" */")
			break
		}
	}
	p.Byte(']')
}

func (p *Printer) envCount(v, size uint64) {
	n := uint64(0)
	for {
		w, ok := p.Load(v+n*size, int(size))
		if !ok {
			p.Text(" /* ")
			p.Uint(n)
			p.Text(" vars, unterminated */")
			return
		}
		if w == 0 {
			break
		}
		n++
	}
	p.Text(" /* ")
	p.Uint(n)
	if n == 1 {
		p.Text(" var */")
		return
	}
	p.Text(" vars */")
}
