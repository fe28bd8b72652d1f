// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Control messages: cmsg(3). Each is a header and data, aligned to a long.

// headerSize is that of a struct cmsghdr: a long and two ints.
func headerSize(a arg.ABI) uint64 { return uint64(a.PointerSize()) + 8 }

// printControl appends the messages in the n bytes at addr.
func printControl(p *arg.Printer, addr, n uint64) {
	const impossible = 1 << 31
	size := headerSize(p.Call.ABI)
	b := wire(p.Read(addr, int(min(n, controlMax))))
	if uint64(len(b)) < min(n, controlMax) || n < size || n >= impossible {
		p.Addr(addr)
		return
	}
	p.Byte('[')
	at := uint64(0)
	for n-at >= size {
		if at > 0 {
			p.Text(", ")
		}
		if at+size > uint64(len(b)) {
			p.Text("...")
			n = at
			break
		}
		at += oneControl(p, b[at:], n-at, size)
	}
	if n > at {
		p.Text(", ... /* ")
		p.Hex(addr + at)
		p.Text(" */")
	}
	p.Byte(']')
}

// oneControl appends the message at the start of b, of which left bytes are in the
// caller's array, and returns where the next one is. A length that is shorter than a
// header, or that goes beyond the array, comes from a caller in error.
func oneControl(p *arg.Printer, b wire, left, size uint64) (next uint64) {
	abi := p.Call.ABI
	word := uint64(abi.PointerSize())
	total := b.word(0, abi)
	level, kind := b.u32(int(word)), b.u32(int(word)+4)
	p.Text("{cmsg_len=")
	p.Uint(total)
	member(p, "cmsg_level")
	controlLevel.Append(p, level)
	member(p, "cmsg_type")
	switch level {
	case levelSocket:
		socketControl.Append(p, kind)
	case levelIP:
		ipControl.Append(p, kind)
	default:
		hexOrZero32.Append(p, kind)
	}
	total = min(max(total, size), left)
	if end := min(total, uint64(len(b))); end > size {
		member(p, "cmsg_data")
		controlData(p, level, kind, b[size:end])
	}
	p.Byte('}')
	return min((total+word-1)&^(word-1), left)
}

func controlData(p *arg.Printer, level, kind uint64, b wire) {
	print := controlPrinter(level, kind)
	start := len(p.Out)
	if print != nil {
		print(p, b)
	}
	if len(p.Out) == start {
		hexQuote(p, b)
	}
}

// controlPrinter finds the function for a type. What that is given is not empty; it
// appends nothing where the data is too short.
func controlPrinter(level, kind uint64) func(*arg.Printer, wire) {
	switch level {
	case levelSocket:
		return socketControls[kind]
	case levelIP:
		return ipControls[kind]
	}
	return nil
}

var socketControls = map[uint64]func(*arg.Printer, wire){
	1:    controlRights,
	2:    controlCredentials,
	3:    controlString, // SCM_SECURITY
	4:    controlFD,     // SCM_PIDFD
	0x1d: func(p *arg.Printer, b wire) { controlTimes(p, b, "tv_usec", 1, true) },
	0x23: func(p *arg.Printer, b wire) { controlTimes(p, b, "tv_nsec", 1, true) },
	0x25: func(p *arg.Printer, b wire) { controlTimes(p, b, "tv_nsec", 3, true) },
	0x3f: func(p *arg.Printer, b wire) { controlTimes(p, b, "tv_usec", 1, false) },
	0x40: func(p *arg.Printer, b wire) { controlTimes(p, b, "tv_nsec", 1, false) },
	0x41: func(p *arg.Printer, b wire) { controlTimes(p, b, "tv_nsec", 3, false) },
}

var ipControls = map[uint64]func(*arg.Printer, wire){
	1:  controlBytes, // IP_TOS
	2:  controlInts,  // IP_TTL
	3:  controlString,
	6:  controlBytes, // IP_RECVOPTS
	7:  controlBytes, // IP_RETOPTS
	8:  controlPacketInfo,
	11: controlError,
	20: controlAddress, // IP_ORIGDSTADDR
	23: controlInts,    // IP_CHECKSUM
	52: controlProtocol,
}

// controlArray appends elements of a size, as many as the string limit.
func controlArray(p *arg.Printer, b wire, size int, one func(i int)) {
	if len(b) < size {
		return
	}
	p.Byte('[')
	for i := 0; (i+1)*size <= len(b); i++ {
		if i > 0 {
			p.Text(", ")
		}
		if tooMany(p, i) {
			p.Text("...")
			break
		}
		one(i * size)
	}
	p.Byte(']')
}

func controlRights(p *arg.Printer, b wire) {
	controlArray(p, b, 4, func(i int) { fd.Append(p, b.u32(i)) })
}

func controlInts(p *arg.Printer, b wire) {
	controlArray(p, b, 4, func(i int) { arg.Uint.Append(p, b.u32(i)) })
}

func controlBytes(p *arg.Printer, b wire) {
	controlArray(p, b, 1, func(i int) { hex8.Append(p, b.u8(i)) })
}

func controlString(p *arg.Printer, b wire) { p.Quote(b) }

func controlFD(p *arg.Printer, b wire) {
	if len(b) >= 4 {
		fd.Append(p, b.u32(0))
	}
}

// receivedProtocol is IP_PROTOCOL's value.
var receivedProtocol = protocolEnum(ipProtocols, "IP_???")

func controlProtocol(p *arg.Printer, b wire) {
	if len(b) < 4 {
		return
	}
	p.Byte('[')
	receivedProtocol.Append(p, b.u32(0))
	p.Byte(']')
}

// controlCredentials: struct ucred, unix(7).
func controlCredentials(p *arg.Printer, b wire) {
	if len(b) < 12 {
		return
	}
	p.Text("{pid=")
	pid.Append(p, b.u32(0))
	member(p, "uid")
	uid.Append(p, b.u32(4))
	member(p, "gid")
	uid.Append(p, b.u32(8))
	p.Byte('}')
}

// controlTimes: n struct timespec or timeval, of longs where the type is an old one.
func controlTimes(p *arg.Printer, b wire, fraction string, n int, old bool) {
	word := 8
	if old {
		word = p.Call.ABI.PointerSize()
	}
	if len(b) < 2*n*word {
		return
	}
	if n > 1 {
		p.Byte('[')
	}
	for i := range n {
		if i > 0 {
			p.Text(", ")
		}
		controlTime(p, b[2*i*word:], fraction, word)
	}
	if n > 1 {
		p.Byte(']')
	}
}

func controlTime(p *arg.Printer, b wire, fraction string, word int) {
	sec, rest := b.u64(0), uint64(0)
	if word == 4 {
		sec, rest = b.u32(0), b.u32(4)
	} else {
		rest = b.u64(8)
	}
	p.Text("{tv_sec=")
	p.Int(arg.SignExtend(sec, word))
	member(p, fraction)
	p.Uint(rest)
	p.Byte('}')
}

// controlPacketInfo: struct in_pktinfo, ip(7).
func controlPacketInfo(p *arg.Printer, b wire) {
	if len(b) < 12 {
		return
	}
	p.Text("{ipi_ifindex=")
	interfaceIndex.Append(p, b.u32(0))
	member(p, "ipi_spec_dst")
	inetAddr(p, b[4:])
	member(p, "ipi_addr")
	inetAddr(p, b[8:])
	p.Byte('}')
}

func controlAddress(p *arg.Printer, b wire) {
	if len(b) >= 16 {
		addressBytes(p, b[:min(len(b), addressMax)])
	}
}

// controlError: struct sock_extended_err and the offender's address, ip(7).
func controlError(p *arg.Printer, b wire) {
	const size = 16
	if len(b) < size+16 {
		return
	}
	p.Text("{ee_errno=")
	p.Uint(b.u32(0))
	member(p, "ee_origin")
	p.Uint(b.u8(4))
	member(p, "ee_type")
	p.Uint(b.u8(5))
	member(p, "ee_code")
	p.Uint(b.u8(6))
	member(p, "ee_info")
	p.Uint(b.u32(8))
	member(p, "ee_data")
	p.Uint(b.u32(12))
	member(p, "offender")
	addressBytes(p, b[size:])
	p.Byte('}')
}
