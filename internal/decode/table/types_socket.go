// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// socketDomain is a family as an argument.
var socketDomain = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "AF_???", Names: familyNames}

// socketTypeMask are the bits of a socket's type that are no flags: linux/net.h.
const socketTypeMask = 0xf

var socketTypeEnum = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "SOCK_???", Names: socketTypes}

// socketType is a type and flags. Without a known flag the rest is a number that
// nobody knows.
var socketType = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v &= 0xffffffff
	kind, flags := v&socketTypeMask, v&^socketTypeMask
	switch {
	case !named(socketTypes, kind) && v&socketFlagBits != 0:
		acceptFlags.Append(p, v)
	case !named(socketTypes, kind) && v == 0:
		p.Byte('0')
	case !named(socketTypes, kind):
		socketTypeEnum.Append(p, v)
	default:
		socketTypeEnum.Append(p, kind)
		if flags != 0 {
			p.Byte('|')
			acceptFlags.Append(p, flags)
		}
	}
}}

const socketFlagBits = 0o2000000 | 0o4000

// acceptFlags are accept4(2)'s.
var acceptFlags = &arg.Flags{Bytes: 4, Unknown: "SOCK_???", Names: socketFlags}

var messageFlags = &arg.Flags{Bytes: 4, Unknown: "MSG_???", Names: messageFlagNames}

var shutdownHow = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "SHUT_???", Names: []arg.Name{{0, "SHUT_RD"}, {1, "SHUT_WR"}, {2, "SHUT_RDWR"}}}

// socketProtocol is the third argument, whose meaning the first one decides: as a
// whole, so that one with a dirty high half is no family.
var socketProtocol = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	if t := protocols[p.Call.Args[0]]; t != nil {
		t.Append(p, v)
		return
	}
	arg.Ulong.Append(p, v)
}}

func protocolEnum(names []arg.Name, unknown string) arg.Type {
	return &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: unknown, Names: names}
}

// protocols are types by family.
var protocols = map[uint64]arg.Type{
	familyINET:      ipProtocol,
	familyINET6:     ipProtocol,
	familyNetlink:   netlinkProtocol,
	familyPacket:    packetProtocol,
	familyBluetooth: protocolEnum(bluetoothProtocols, "BTPROTO_???"),
	familyRXRPC:     socketDomain,
	familyNFC:       protocolEnum(nfcProtocols, "NFC_SOCKPROTO_???"),
	familyAX25:      arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) { ax25Protocol(p, v) }},
	23:              protocolEnum(canProtocols, "IRDAPROTO_???"), // AF_IRDA
	29:              protocolEnum(canProtocols, "CAN_???"),       // AF_CAN
	34:              protocolEnum(isdnProtocols, "ISDN_P_???"),   // AF_ISDN
	35:              protocolEnum(phonetProtocols, "PN_PROTO_???"),
	37:              protocolEnum(caifProtocols, "CAIFPROTO_???"),
	41:              protocolEnum(kcmProtocols, "KCMPROTO_???"),
	43:              protocolEnum(smcProtocols, "SMCPROTO_???"),
}

// ax25Protocol is a number whose name is a comment, whatever the style.
func ax25Protocol(p *arg.Printer, v uint64) {
	style := p.Opt.Style
	p.Opt.Style = arg.StyleVerbose
	annotated(p, hexOrZero32, v&0xffffffff, ax25Protocols, "AX25_P_???")
	p.Opt.Style = style
}

var (
	ipProtocol      = protocolEnum(ipProtocols, "IPPROTO_???")
	netlinkProtocol = protocolEnum(netlinkProtocols, "NETLINK_???")
)

// packetProtocol is in network order: packet(7).
var packetProtocol = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	wrapped(p, "htons", etherProtocol, v&0xff<<8|v>>8&0xff)
}}

// fdPair are the two descriptors that socketpair returns.
var fdPair = arg.Array{Elem: fd, Len: arg.Fixed(2)}

// addressAt is an address that the kernel writes at argument i, whose length is a
// value-result argument behind it: no more is printed than the caller has room for.
func addressAt(i int) arg.Type {
	return arg.Sized{Len: arg.ByPointee(i + 1), Max: addressMax, Print: func(p *arg.Printer, addr, n uint64) {
		room := n
		p.Before(func(p *arg.Printer) { room, _ = p.Load(p.Call.Args[i+1], 4) })
		if int32(room) < 0 || p.Call.Failed() {
			p.Addr(addr)
			return
		}
		printAddress(p, addr, min(n, room))
	}}
}

// lengthOf is a socklen_t that the kernel reads and writes, behind the address at
// argument i. Without an address it means nothing.
func lengthOf(i int) arg.Type {
	return arg.Func{Type: optionLength, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Args[i] == 0 {
			p.Addr(v)
			return
		}
		optionLength.Append(p, v)
	}}
}

// optionLength is a socklen_t that the kernel reads and writes: both values are
// printed where they differ.
var optionLength = arg.Func{Type: arg.Ptr{To: arg.Int}, Print: func(p *arg.Printer, v uint64) {
	before, after, ok := uint64(0), uint64(0), false
	p.Before(func(p *arg.Printer) { before, ok = p.Load(v, 4) })
	if !ok {
		p.Addr(v)
		return
	}
	if after, ok = p.Load(v, 4); p.Call.Failed() || !ok {
		after = before
	}
	p.Byte('[')
	p.Int(int64(int32(before)))
	if after != before {
		p.Text(" => ")
		p.Int(int64(int32(after)))
	}
	p.Byte(']')
}}

// sent and received are the buffers of send and recv. With MSG_TRUNC more can be
// returned than there is room for.
var (
	sent     = netlinkData(arg.Buffer{Len: arg.ByArg(2)}, arg.ByArg(2))
	received = arg.Netlink{Type: receivedBytes, Len: arg.ByRet(), Max: netlinkMax, Messages: func(p *arg.Printer, protocol, addr, n uint64) bool {
		return netlinkMessages(p, protocol, addr, min(n, p.Call.Args[2]))
	}}
	receivedBytes = arg.Func{Type: arg.Buffer{Len: arg.ByRet()}, Print: func(p *arg.Printer, addr uint64) {
		if addr == 0 || !p.Call.Exited {
			p.Addr(addr)
			return
		}
		p.Buffer(addr, min(uint64(p.Call.Ret), p.Call.Args[2]))
	}}
)

// socketcallCode is the call that socketcall makes; an unknown one is a number.
var socketcallCode = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v &= 0xffffffff
	if name := nameIn(socketcallNames, v); name != "" {
		p.Constant(v, arg.Uint, name)
		return
	}
	p.Uint(v)
}}
