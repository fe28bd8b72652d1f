// SPDX-License-Identifier: Apache-2.0

package arg

// Blob is a pointer to bytes whose layout is not known before they are: another type
// copies them as a Blob and prints them itself.
type Blob struct {
	pointer
	Len Len
	Max int // bytes that are copied at most
}

// Plan copies the bytes.
func (t Blob) Plan(c *Plan, at Place) { c.Add(at, t.Len.op(c, at, 1, t.Max)) }

// Append prints the address.
func (t Blob) Append(p *Printer, v uint64) { p.Addr(v) }

// AnySet tells whether a field of the struct that is being printed has a byte that is
// not 0.
func (p *Printer) AnySet(name string) bool {
	i := p.frame.field(name)
	b := p.Read(p.base+uint64(p.frame.offset(p.Call.ABI, i)), p.frame.Fields[i].Type.Size(p.Call.ABI))
	for _, c := range b {
		if c != 0 {
			return true
		}
	}
	return false
}

// Prefix appends the fields of a struct that end within its first n bytes. It reports
// false, and appends nothing, where those bytes were not captured.
func (p *Printer) Prefix(t *Struct, addr uint64, n int) bool {
	n = min(n, t.Size(p.Call.ABI))
	if _, ok := p.Bytes(addr, n); !ok {
		return false
	}
	t.append(p, addr, n, nil)
	return true
}

// WithTail appends the struct at addr, and what tail appends before the brace closes.
func (p *Printer) WithTail(t *Struct, addr uint64, tail func()) {
	t.append(p, addr, t.Size(p.Call.ABI), tail)
}
