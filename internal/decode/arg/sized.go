// SPDX-License-Identifier: Apache-2.0

package arg

// Sized is a pointer to bytes of a length that is known from elsewhere, at most Max of
// which are copied, and which a function prints.
type Sized struct {
	pointer
	Len Len
	Max int
	// Text says that the bytes may be printed as a string: as many as the string limit
	// says are copied, if that is more.
	Text  bool
	Print func(p *Printer, addr, n uint64)
}

// Plan copies the bytes.
func (t Sized) Plan(c *Plan, at Place) {
	most := t.Max
	if t.Text {
		most = max(most, c.StringLimit)
	}
	c.Add(at, t.Len.op(c, at, 1, most))
}

// Append calls the function, where there is an address and a length.
func (t Sized) Append(p *Printer, v uint64) {
	n, ok := t.Len.count(p)
	if v == 0 || !ok || p.Call.Opaque {
		p.Addr(v)
		return
	}
	t.Print(p, v, n)
}
