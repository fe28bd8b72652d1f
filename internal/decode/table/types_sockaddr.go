// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Address families whose numbers decide a layout.
const (
	familyUnix      = 1
	familyINET      = 2
	familyAX25      = 3
	familyIPX       = 4
	familyX25       = 9
	familyINET6     = 10
	familyNetlink   = 16
	familyPacket    = 17
	familyTIPC      = 30
	familyBluetooth = 31
	familyRXRPC     = 33
	familyIEEE      = 36
	familyALG       = 38
	familyNFC       = 39
	familyVSOCK     = 40
	familyQRTR      = 42
	familyXDP       = 44
	familyMCTP      = 45
)

// addressMax is the size of struct sockaddr_storage: include/uapi/linux/socket.h.
const addressMax = 128

var family = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "AF_???", Names: familyNames}

// sockaddr is a socket address of a length that is known from elsewhere.
func sockaddr(n arg.Len) arg.Type {
	return arg.Sized{Len: n, Max: addressMax, Print: func(p *arg.Printer, addr, n uint64) {
		printAddress(p, addr, n)
	}}
}

// printAddress appends the address in the n bytes at addr.
func printAddress(p *arg.Printer, addr, n uint64) {
	n &= 0xffffffff // a socklen_t, negative where it is too long
	if int32(n) < 2 {
		p.Addr(addr)
		return
	}
	b, ok := p.Bytes(addr, int(min(n, addressMax)))
	if !ok {
		p.Addr(addr)
		return
	}
	addressBytes(p, b)
}

// addressBytes appends an address of at least two bytes.
func addressBytes(p *arg.Printer, b []byte) {
	p.Text("{sa_family=")
	addressBody(p, b)
	p.Byte('}')
}

// layout is how an address family's addresses look.
type layout struct {
	family uint64
	min    int
	print  func(p *arg.Printer, b wire)
}

// addressBody appends what stands in an address's braces behind the family's name.
// Addresses too short for their family are printed as bytes.
func addressBody(p *arg.Printer, raw []byte) {
	b := wire(raw)
	f := b.u16(0)
	family.Append(p, f)
	for i := range addressLayouts {
		if l := &addressLayouts[i]; l.family == f && len(b) >= l.min {
			start := len(p.Out)
			if l.print(p, b); len(p.Out) > start {
				return
			}
		}
	}
	if len(b) > 2 {
		member(p, "sa_data")
		p.Quote(b[2:])
	}
}

// addressLayouts are those of the UAPI headers; in the order of their use.
var addressLayouts = []layout{
	{familyUnix, 3, unixAddress},
	{familyINET, 16, inetAddress},
	{familyINET6, 24, inet6Address},
	{familyNetlink, 12, netlinkAddress},
	{familyPacket, 20, packetAddress},
	{familyVSOCK, 16, vsockAddress},
	{familyALG, 25, algAddress},
	{familyXDP, 16, xdpAddress},
	{familyBluetooth, 4, bluetoothAddress},
	{familyTIPC, 16, tipcAddress},
	{familyQRTR, 12, qrtrAddress},
	{familyMCTP, 12, mctpAddress},
	{familyNFC, 16, nfcAddress},
	{familyRXRPC, 36, rxrpcAddress},
	{familyIEEE, 20, ieeeAddress},
	{familyIPX, 16, ipxAddress},
	{familyX25, 18, x25Address},
	{familyAX25, 16, ax25Address},
}

// unixAddress: a name, that of a file or one behind a NUL: unix(7).
func unixAddress(p *arg.Printer, b wire) {
	const pathMax = 108
	path := b[2:min(len(b), 2+pathMax)]
	member(p, "sun_path")
	if path[0] == 0 {
		p.Byte('@')
		p.Quote(path[1:])
		return
	}
	if end := bytes.IndexByte(path, 0); end >= 0 {
		path = path[:end]
	}
	p.Quote(path)
}

func inetAddress(p *arg.Printer, b wire) {
	member(p, "sin_port")
	port(p, b[2:], arg.Uint16)
	member(p, "sin_addr")
	inetAddr(p, b[4:])
}

// inet6Address: RFC 2133's struct has no scope, so that is 24 bytes long.
func inet6Address(p *arg.Printer, b wire) {
	member(p, "sin6_port")
	port(p, b[2:], arg.Uint16)
	member(p, "sin6_flowinfo")
	bytesOr(p, b[4:8], func() { wrapped(p, "htonl", arg.Uint, b.be32(4)) })
	p.Text(", ")
	inetPton(p, b[8:24], "sin6_addr")
	if len(b) > 24 {
		var scope [4]byte
		copy(scope[:], b[24:])
		member(p, "sin6_scope_id")
		printScope(p, b[8:24], wire(scope[:]).u32(0))
	}
}

func printScope(p *arg.Printer, address []byte, scope uint64) {
	if linkLocal(address) {
		interfaceIndex.Append(p, scope)
		return
	}
	p.Uint(scope)
}

func netlinkAddress(p *arg.Printer, b wire) {
	if pad := b.u16(2); pad != 0 {
		member(p, "nl_pad")
		p.Hex(pad)
	}
	member(p, "nl_pid")
	p.Int(int64(int32(b.u32(4))))
	member(p, "nl_groups")
	hexWide(p, b.u32(8))
}

// hexWide appends hex of eight characters, its 0x included; a zero has none.
func hexWide(p *arg.Printer, v uint64) {
	width := 6
	if v == 0 {
		width = 8
	} else {
		p.Text("0x")
	}
	n := 1
	for r := v >> 4; r != 0; r >>= 4 {
		n++
	}
	for ; n < width; n++ {
		p.Byte('0')
	}
	start := len(p.Out)
	p.Hex(v)
	p.Out = append(p.Out[:start], p.Out[start+2:]...)
}

var (
	etherProtocol = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "ETH_P_???", Names: etherProtocols}
	hardwareType  = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "ARPHRD_???", Names: hardwareTypes}
	packetType    = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "PACKET_???", Names: packetTypes}
)

// packetAddress: the hardware address may be longer than its field.
func packetAddress(p *arg.Printer, b wire) {
	member(p, "sll_protocol")
	port(p, b[2:], etherProtocol)
	member(p, "sll_ifindex")
	interfaceIndex.Append(p, b.u32(4))
	member(p, "sll_hatype")
	hardwareType.Append(p, b.u16(8))
	member(p, "sll_pkttype")
	packetType.Append(p, b.u8(10))
	n := int(b[11])
	member(p, "sll_halen")
	p.Int(int64(n))
	if n > 0 {
		member(p, "sll_addr")
		hexBytes(p, b[12:min(12+n, len(b))], 12+n > len(b))
	}
}
