// SPDX-License-Identifier: Apache-2.0

package arg

// HexWide appends a value in hex, padded with zeros to a width that counts the 0x;
// 0 itself is zeros only. It is C's %#0*x.
func (p *Printer) HexWide(v uint64, width int) {
	digits := 1
	for n := v >> 4; n != 0; n >>= 4 {
		digits++
	}
	if v != 0 {
		p.Text("0x")
		width -= len("0x")
	}
	for ; digits < width; digits++ {
		p.Byte('0')
	}
	for shift := 60; shift >= 0; shift -= 4 {
		if v>>shift != 0 || shift == 0 {
			p.Byte(hexDigits[v>>shift&15])
		}
	}
}
