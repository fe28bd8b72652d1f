// SPDX-License-Identifier: Apache-2.0

package arg

// Named runs f with constants printed as their names, whatever -X says: strace does so
// in the notes behind some return values.
func (p *Printer) Named(f func(*Printer)) {
	old := p.Opt.Style
	p.Opt.Style = StyleAbbrev
	f(p)
	p.Opt.Style = old
}

// HexBuffer appends the n bytes at addr as Buffer does, but each in hex.
func (p *Printer) HexBuffer(addr, n uint64) {
	old := p.Opt.Hex
	p.Opt.Hex = HexAll
	p.Buffer(addr, n)
	p.Opt.Hex = old
}

// HexByte appends two hex digits.
func (p *Printer) HexByte(c byte) { p.Out = append(p.Out, hexDigits[c>>4], hexDigits[c&15]) }
