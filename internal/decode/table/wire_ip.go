// SPDX-License-Identifier: Apache-2.0

package table

import (
	"net/netip"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Internet addresses as inet_ntop(3) writes them.

// addressText is the longest text of an address.
type addressText [64]byte

// ip4 is the text of the four bytes at the start of b.
func ip4(text []byte, b []byte) []byte { return netip.AddrFrom4([4]byte(b)).AppendTo(text) }

// ip6 is the text of the sixteen bytes at the start of b. Unlike netip, glibc writes the
// last four bytes of ::1.2.3.4 as it does those of ::ffff:1.2.3.4.
func ip6(text []byte, b []byte) []byte {
	a := netip.AddrFrom16([16]byte(b))
	switch {
	case compatible(b):
		return ip4(append(text, "::"...), b[12:])
	case a.Is4In6():
		return ip4(append(text, "::ffff:"...), b[12:])
	}
	return a.AppendTo(text)
}

// compatible tells whether an address is one of RFC 4291's IPv4-compatible ones: a
// zero in the next 16 bits makes it an ordinary one for glibc.
func compatible(b []byte) bool {
	for _, c := range b[:12] {
		if c != 0 {
			return false
		}
	}
	return b[12] != 0 || b[13] != 0
}

// inetAddr appends inet_addr("127.0.0.1").
func inetAddr(p *arg.Printer, b []byte) {
	b = b[:4]
	bytesOr(p, b, func() {
		var text addressText
		p.Text("inet_addr(")
		p.Quote(ip4(text[:0], b))
		p.Byte(')')
	})
}

// inet6Addr appends inet_pton(AF_INET6, "::1").
func inet6Addr(p *arg.Printer, b []byte) {
	b = b[:16]
	bytesOr(p, b, func() { pton(p, b, "") })
}

// inetPton appends inet_pton(AF_INET6, "::1", &sin6_addr), which fills what is named.
func inetPton(p *arg.Printer, b []byte, name string) {
	if p.Opt.Style == arg.StyleAbbrev {
		pton(p, b, name)
		return
	}
	p.Text(name)
	p.Byte('=')
	inet6Addr(p, b)
}

func pton(p *arg.Printer, b []byte, name string) {
	var text addressText
	p.Text("inet_pton(AF_INET6, ")
	p.Quote(ip6(text[:0], b))
	if name != "" {
		p.Text(", &")
		p.Text(name)
	}
	p.Byte(')')
}

// linkLocal tells whether an IPv6 address needs an interface: fe80::/10, ffx2::/16.
func linkLocal(b []byte) bool {
	return b[0] == 0xfe && b[1]&0xc0 == 0x80 || b[0] == 0xff && b[1]&0xf == 2
}
