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
