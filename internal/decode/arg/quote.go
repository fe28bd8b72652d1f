// SPDX-License-Identifier: Apache-2.0

package arg

const hexDigits = "0123456789abcdef"

// Quote appends b as a C string, so that no byte of a tracee's reaches a terminal
// raw: printable ASCII as it is, the rest as escapes, octal ones as short as they
// can be.
func (p *Printer) Quote(b []byte) {
	p.Byte('"')
	p.Escape(b, '"')
	p.Byte('"')
}

// QuoteCut appends b as Quote does, with the mark of a string that went on.
func (p *Printer) QuoteCut(b []byte, cut bool) {
	p.Quote(b)
	if cut {
		p.Text("...")
	}
}

// Escape appends b as Quote does, without quotes, quote being escaped too.
func (p *Printer) Escape(b []byte, quote byte) { p.escape(b, quote, false) }

// EscapePath appends a path that stands between < and >, which are octal in it.
func (p *Printer) EscapePath(b []byte) { p.escape(b, '"', true) }

func (p *Printer) escape(b []byte, quote byte, angles bool) {
	hex := p.Opt.Hex
	if hex == HexAll || hex == HexNonASCII && !printable(b) {
		for _, c := range b {
			p.hexEscape(c)
		}
		return
	}
	for i, c := range b {
		switch {
		case c == quote || c == '\\':
			p.Out = append(p.Out, '\\', c)
		case c >= ' ' && c < 0x7f && !(angles && (c == '<' || c == '>')):
			p.Byte(c)
		case c >= '\t' && c <= '\r':
			p.Out = append(p.Out, '\\', "tnvfr"[c-'\t'])
		case hex == HexNonASCIIChars:
			p.hexEscape(c)
		default:
			p.octalEscape(c, i+1 < len(b) && b[i+1] >= '0' && b[i+1] <= '7')
		}
	}
}

func (p *Printer) hexEscape(c byte) {
	p.Out = append(p.Out, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
}

// octalEscape writes three digits where an octal one follows, as few as possible else.
func (p *Printer) octalEscape(c byte, digitFollows bool) {
	p.Byte('\\')
	if digitFollows || c >= 0o100 {
		p.Byte('0' + c>>6)
	}
	if digitFollows || c >= 0o10 {
		p.Byte('0' + c>>3&7)
	}
	p.Byte('0' + c&7)
}

func printable(b []byte) bool {
	for _, c := range b {
		if (c < ' ' || c > 0x7e) && (c < '\t' || c > '\r') {
			return false
		}
	}
	return true
}
