// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Messages of netlink sockets: netlink(7). A buffer holds some of them one behind the
// other, each a header, and what its protocol makes of the rest.

// netlinkMax is how many bytes of messages are copied.
const netlinkMax = 16384

const messageHead = 16 // struct nlmsghdr

// Netlink protocols: include/uapi/linux/netlink.h.
const (
	protocolRoute     = 0
	protocolDiag      = 4
	protocolXFRM      = 6
	protocolSELinux   = 7
	protocolAudit     = 9
	protocolNetfilter = 12
	protocolUevent    = 15
	protocolGeneric   = 16
	protocolCrypto    = 21
)

// netlinkData is a buffer of a socket that may be one of netlink, n bytes long.
func netlinkData(plain arg.Type, n arg.Len) arg.Netlink {
	return arg.Netlink{Type: plain, Len: n, Max: netlinkMax, Messages: netlinkMessages}
}

// filledData is an iovec's buffer, one of several that a call filled in turn; what it
// returned is their bytes, or something else.
func filledData(returned bool) arg.Netlink {
	t := netlinkData(arg.Buffer{Len: arg.ByField("iov_len"), Share: true, Returned: returned}, arg.ByField("iov_len"))
	t.Share, t.Returned = true, returned
	return t
}

// netlinkMessages appends the messages in the n bytes at addr.
func netlinkMessages(p *arg.Printer, protocol, addr, n uint64) bool {
	b := wire(p.Read(addr, int(min(n, netlinkMax))))
	if uint64(len(b)) < min(n, netlinkMax) || n == 0 {
		return false
	}
	if protocol == protocolUevent {
		return deviceEvent(p, b)
	}
	if len(b) < messageHead {
		hexCut(p, b)
		return true
	}
	m := netlinkParser{p: p, protocol: protocol}
	m.list(b, n > uint64(len(b)))
	return true
}

type netlinkParser struct {
	p        *arg.Printer
	protocol uint64
}

// list appends the messages; a list of one has no brackets.
func (m *netlinkParser) list(b wire, cut bool) {
	p := m.p
	many := nextMessage(b) > 0
	if many {
		p.Byte('[')
	}
	for i := 0; ; i++ {
		if i > 0 {
			p.Text(", ")
		}
		if tooMany(p, i) {
			p.Text("...")
			break
		}
		if len(b) < messageHead {
			hexCut(p, b)
			break
		}
		next := nextMessage(b)
		m.message(b[:min(uint64(len(b)), max(b.u32(0), messageHead))])
		if next == 0 {
			break
		}
		b = b[next:]
	}
	if cut {
		p.Text(", ...")
	}
	if many {
		p.Byte(']')
	}
}

// tooMany tells whether an element of a netlink list is left out.
func tooMany(p *arg.Printer, i int) bool { return i >= p.Opt.StringLimit && !p.Call.Verbose }

// nextMessage is how far the next message is; 0 where there is none.
func nextMessage(b wire) int {
	if len(b) < messageHead {
		return 0
	}
	n := (b.u32(0) + 3) &^ 3
	if b.u32(0) < messageHead || n >= uint64(len(b)) {
		return 0
	}
	return int(n)
}

// message appends one: a header of at least its size, and what is there of the rest.
func (m *netlinkParser) message(b wire) {
	if len(b) == messageHead {
		m.header(b)
		return
	}
	m.p.Byte('[')
	m.header(b)
	m.p.Text(", ")
	m.payload(b.u16(4), b.u16(6), b[messageHead:])
	m.p.Byte(']')
}

func (m *netlinkParser) header(b wire) {
	p := m.p
	kind := b.u16(4)
	p.Text("{nlmsg_len=")
	p.Uint(b.u32(0))
	member(p, "nlmsg_type")
	m.kind(kind)
	member(p, "nlmsg_flags")
	m.flags(kind).Append(p, b.u16(6))
	member(p, "nlmsg_seq")
	p.Uint(b.u32(8))
	member(p, "nlmsg_pid")
	p.Int(int64(int32(b.u32(12))))
	p.Byte('}')
}

const firstOfProtocol = 16 // NLMSG_MIN_TYPE: those below belong to netlink itself

// Types of all protocols.
const (
	messageError = 2
	messageDone  = 3
)

func (m *netlinkParser) payload(kind, flags uint64, b wire) {
	switch {
	case kind == messageError:
		m.failure(flags, b)
	case kind == messageDone && len(b) == 4:
		m.p.Int(int64(int32(b.u32(0))))
	case kind < firstOfProtocol:
		hexCut(m.p, b)
	default:
		start := len(m.p.Out)
		if decode := netlinkPayloads[m.protocol]; decode != nil {
			decode(m.p, kind, flags, b)
		}
		if len(m.p.Out) == start {
			hexCut(m.p, b)
		}
	}
}

// Flags of an error: include/uapi/linux/netlink.h.
const (
	errorCapped = 0x100 // NLM_F_CAPPED: of the request there is the header only
)

// failure appends struct nlmsgerr, and the attributes behind it.
func (m *netlinkParser) failure(flags uint64, b wire) {
	p := m.p
	if len(b) < 4+messageHead {
		hexCut(p, b)
		return
	}
	request := b[4:]
	size := uint64(messageHead)
	if flags&errorCapped == 0 {
		size = min(uint64(len(request)), max(size, request.u32(0)))
	}
	rest := request[min(uint64(len(request)), (size+3)&^3):]
	if len(rest) > 0 {
		p.Byte('[')
	}
	p.Text("{error=")
	ackErrno(p, int32(b.u32(0)))
	member(p, "msg")
	m.message(request[:size])
	p.Byte('}')
	if len(rest) > 0 {
		p.Text(", ")
		errorAttributes.append(p, rest, 0)
		p.Byte(']')
	}
}

// ackErrno appends an error as the kernel returns it: -ENOENT.
func ackErrno(p *arg.Printer, v int32) {
	name, _ := Errno(int(-v))
	style := p.Opt.Style
	if v >= 0 || name == "" || style != arg.StyleAbbrev {
		p.Int(int64(v))
	}
	if v >= 0 || name == "" || style == arg.StyleRaw {
		return
	}
	if style == arg.StyleVerbose {
		p.Text(" /* ")
	}
	p.Byte('-')
	p.Text(name)
	if style == arg.StyleVerbose {
		p.Text(" */")
	}
}

// hexCut appends bytes in hex, as many as the string limit says.
func hexCut(p *arg.Printer, b []byte) {
	n := min(len(b), p.Opt.StringLimit)
	hexQuote(p, b[:n])
	if n < len(b) {
		p.Text("...")
	}
}

// netlinkPayloads decode what stands behind a header, by protocol. They append nothing
// where it is too short for them.
var netlinkPayloads map[uint64]func(p *arg.Printer, kind, flags uint64, b wire)

func init() {
	netlinkPayloads = map[uint64]func(p *arg.Printer, kind, flags uint64, b wire){
		protocolRoute:     routePayload,
		protocolDiag:      diagPayload,
		protocolNetfilter: netfilterPayload,
		protocolSELinux:   selinuxPayload,
		protocolGeneric:   genericPayload,
	}
}
