// SPDX-License-Identifier: Apache-2.0

package arg

// DumpMax is how many bytes of a buffer are captured for a dump.
const DumpMax = 1 << 17

const (
	dumpWidth = 16
	// dumpBlock is how many bytes strace reads at a time: of those, it shows all or none.
	dumpBlock = 1 << 16
)

// Dump appends the n bytes at addr as lines of hex and text, each behind a newline. Like
// strace, it appends nothing where the caller has no memory for the first of them.
func (p *Printer) Dump(addr, n uint64) {
	if !p.Dumps(addr, n) {
		return
	}
	digits := dumpDigits(n)
	for at := uint64(0); at < n; at += dumpBlock {
		want := min(n-at, dumpBlock)
		b := p.Read(addr+at, int(want))
		if uint64(len(b)) < want {
			p.dumpGap(addr, at, n, want)
			return
		}
		for ; len(b) > 0; b = b[min(len(b), dumpWidth):] {
			p.dumpLine(at+want-uint64(len(b)), digits, b[:min(len(b), dumpWidth)])
		}
	}
}

// Dumps tells whether there is something to say about n bytes at addr.
func (p *Printer) Dumps(addr, n uint64) bool {
	want := int(min(n, dumpBlock))
	return addr != 0 && (len(p.Read(addr, want)) == want || !p.noMemory(addr))
}

// noMemory tells whether the bytes at addr could not be copied.
func (p *Printer) noMemory(addr uint64) bool {
	return p.Call.AtEntry.failed(addr) || p.Call.AtExit.failed(addr)
}

// dumpDigits is how many digits the offsets have: as many as the size needs, and at
// least five.
func dumpDigits(n uint64) int {
	digits := 5
	for rest := n >> 20; rest > 0; rest >>= 4 {
		digits++
	}
	return digits
}

// dumpGap tells that a block at an offset is missing: the caller had no such memory, or
// it is more than is captured.
func (p *Printer) dumpGap(addr, at, n, want uint64) {
	if at >= DumpMax || !p.noMemory(addr+at) {
		p.Text("\n | <")
		p.Uint(n - at)
		p.Text(" bytes more were not captured>")
		return
	}
	p.Text("\n | <Cannot fetch ")
	p.Uint(want)
	p.Text(" bytes from pid ")
	p.Uint(uint64(p.Call.TID))
	p.Text(" @")
	p.Hex(addr + at)
	p.Byte('>')
}

// dumpLine appends a line of up to 16 bytes.
func (p *Printer) dumpLine(offset uint64, digits int, b []byte) {
	p.Text("\n | ")
	for i := digits - 1; i >= 0; i-- {
		p.Byte(hexDigits[offset>>(4*i)&15])
	}
	p.Text("  ")
	for i := range dumpWidth {
		if i < len(b) {
			p.Out = append(p.Out, hexDigits[b[i]>>4], hexDigits[b[i]&15], ' ')
		} else {
			p.Text("   ")
		}
		if i == dumpWidth/2-1 {
			p.Byte(' ')
		}
	}
	p.Byte(' ')
	for i := range dumpWidth {
		switch {
		case i >= len(b):
			p.Byte(' ')
		case b[i] >= ' ' && b[i] < 0x7f:
			p.Byte(b[i])
		default:
			p.Byte('.')
		}
	}
	p.Text(" |")
}
