// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Addresses of amateur radio: linux/ax25.h.

const (
	callSize      = 7 // ax25_address: six shifted letters and a byte of the station's number
	digipeatersAt = 16
	digipeaterMax = 8
)

// ax25Address is a struct sockaddr_ax25, or full_sockaddr_ax25 where there are digipeaters.
func ax25Address(p *arg.Printer, b wire) {
	n := int32(b.u32(12))
	full := len(b) > digipeatersAt || n > 0
	p.Text(", ")
	if full {
		p.Text("fsa_ax25={")
	}
	p.Text("sax25_call=")
	callsign(p, b[2:2+callSize])
	member(p, "sax25_ndigis")
	p.Int(int64(n))
	if full {
		p.Byte('}')
	}
	rest := b[digipeatersAt:]
	if n > 0 {
		digipeaters(p, rest, int(n))
	}
	if len(rest)%callSize != 0 || len(rest) > digipeaterMax*callSize {
		p.Text(", ...")
	}
}

// digipeaters appends those of n that are there, and marks what is missing.
func digipeaters(p *arg.Printer, b []byte, n int) {
	have := min(len(b)/callSize, digipeaterMax)
	shown := min(n, have)
	member(p, "fsa_digipeater")
	p.Byte('[')
	for i := range shown {
		if i > 0 {
			p.Text(", ")
		}
		callsign(p, b[i*callSize:(i+1)*callSize])
	}
	if n > have && have < digipeaterMax {
		if have > 0 {
			p.Text(", ")
		}
		p.Text("...")
	}
	p.Byte(']')
}

// callsign appends an address, and what it says.
func callsign(p *arg.Printer, b []byte) {
	p.Text("{ax25_call=")
	hexQuote(p, b)
	p.Byte('}')
	var text [callSize - 1]byte
	for i := range text {
		if text[i] = b[i] >> 1; text[i] < ' ' || text[i] > '~' {
			return
		}
	}
	sign := bytes.TrimRight(text[:], " ")
	p.Text(" /* ")
	if len(sign) == 0 {
		p.Text("* */")
		return
	}
	p.Out = append(p.Out, sign...) // printable, as was seen above
	p.Byte('-')
	p.Uint(uint64(b[callSize-1]) >> 1 & 0xf)
	p.Text(" */")
}
