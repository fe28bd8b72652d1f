// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Addresses of the families that are seldom seen. Each is a struct of the UAPI header
// that is named above it.

var (
	hex8  = arg.Num{Bytes: 1, Form: arg.HexOrZero}
	hex16 = arg.Num{Bytes: 2, Form: arg.HexOrZero}
)

// two digits at least: a zero is 00.
func hexByte(p *arg.Printer, v uint64) {
	if v == 0 {
		p.Text("00")
		return
	}
	p.Hex(v)
}

// linux/vm_sockets.h
func vsockAddress(p *arg.Printer, b wire) {
	if reserved := b.u16(2); reserved != 0 {
		member(p, "svm_reserved1")
		p.Hex(reserved)
	}
	member(p, "svm_cid")
	vsockCID.Append(p, b.u32(8))
	member(p, "svm_port")
	vsockPort.Append(p, b.u32(4))
	member(p, "svm_flags")
	vsockFlags.Append(p, b.u8(12))
	if b[13]|b[14]|b[15] != 0 {
		member(p, "svm_zero")
		hexQuote(p, b[13:16])
	}
}

// linux/if_alg.h: the name ends where the address does.
func algAddress(p *arg.Printer, b wire) {
	member(p, "salg_type")
	chars(p, b[2:16])
	member(p, "salg_feat")
	algFlags(p, b.u32(16))
	member(p, "salg_mask")
	algFlags(p, b.u32(20))
	member(p, "salg_name")
	chars(p, b[24:])
}

// algFlags appends flags as a number, with their names as a comment.
func algFlags(p *arg.Printer, v uint64) {
	hexOrZero32.Append(p, v)
	if v == 0 || p.Opt.Style == arg.StyleRaw {
		return
	}
	known := false
	p.Text(" /* ")
	for i := range algFlagNames {
		if n := &algFlagNames[i]; v&n.Value != 0 {
			p.Text(n.Name)
			v &^= n.Value
			known = true
		}
	}
	switch {
	case !known:
		p.Text("CRYPTO_ALG_???")
	case v != 0:
		p.Byte('|')
		p.Hex(v)
	}
	p.Text(" */")
}

// chars appends bytes up to a NUL, and a mark where there is none.
func chars(p *arg.Printer, b []byte) {
	for i, c := range b {
		if c == 0 {
			p.Quote(b[:i])
			return
		}
	}
	p.QuoteCut(b[:max(len(b)-1, 0)], true)
}

// linux/if_xdp.h
func xdpAddress(p *arg.Printer, b wire) {
	flags := b.u16(2)
	member(p, "sxdp_flags")
	xdpFlags.Append(p, flags)
	member(p, "sxdp_ifindex")
	interfaceIndex.Append(p, b.u32(4))
	member(p, "sxdp_queue_id")
	p.Uint(b.u32(8))
	fdField := b.u32(12)
	if flags&xdpSharedUmem != 0 || fdField != 0 {
		member(p, "sxdp_shared_umem_fd")
		xdpFD(p, flags, fdField)
	}
}

// xdpFD is a descriptor only where the flags say that it is used.
func xdpFD(p *arg.Printer, flags, v uint64) {
	if flags&xdpSharedUmem != 0 {
		fd.Append(p, v)
		return
	}
	p.Hex(v)
}

// linux/tipc.h
func tipcAddress(p *arg.Printer, b wire) {
	member(p, "addrtype")
	tipcType.Append(p, b.u8(2))
	member(p, "scope")
	tipcScope(p, int8(b[3]))
	member(p, "addr")
	switch b[2] {
	case 1: // TIPC_SERVICE_RANGE
		tipcFields(p, "{nameseq={type=", b, "lower=", "upper=")
		p.Text("}}")
	case 2: // TIPC_SERVICE_ADDR
		p.Text("{name={name={type=")
		p.Uint(b.u32(4))
		p.Text(", instance=")
		p.Uint(b.u32(8))
		p.Text("}, domain=")
		hexOrZero32.Append(p, b.u32(12))
		p.Text("}}")
	case 3: // TIPC_SOCKET_ADDR
		p.Text("{id={ref=")
		p.Uint(b.u32(4))
		p.Text(", node=")
		hexOrZero32.Append(p, b.u32(8))
		p.Text("}}")
	default:
		p.Quote(b[4:16])
	}
}

// tipcScope: it is a signed char.
func tipcScope(p *arg.Printer, v int8) {
	if v >= 0 {
		tipcScopeName.Append(p, uint64(v))
		return
	}
	p.Byte('-')
	p.Hex(uint64(-int64(v)))
	if p.Opt.Style != arg.StyleRaw {
		p.Comment("TIPC_???_SCOPE")
	}
}

func tipcFields(p *arg.Printer, first string, b wire, second, third string) {
	p.Text(first)
	p.Uint(b.u32(4))
	p.Text(", ")
	p.Text(second)
	p.Uint(b.u32(8))
	p.Text(", ")
	p.Text(third)
	p.Uint(b.u32(12))
}

// linux/qrtr.h
func qrtrAddress(p *arg.Printer, b wire) {
	member(p, "sq_node")
	hexOrZero32.Append(p, b.u32(4))
	member(p, "sq_port")
	qrtrPort.Append(p, b.u32(8))
}

// linux/mctp.h
func mctpAddress(p *arg.Printer, b wire) {
	if pad := b.u16(2); pad != 0 {
		member(p, "__smctp_pad0")
		p.Hex(pad)
	}
	member(p, "smctp_network")
	mctpNetwork.Append(p, b.u32(4))
	p.Text(", smctp_addr={s_addr=")
	mctpEndpoint.Append(p, b.u8(8))
	p.Byte('}')
	member(p, "smctp_type")
	hex8.Append(p, b.u8(9))
	member(p, "smctp_tag")
	hex8.Append(p, b.u8(10))
	if pad := b.u8(11); pad != 0 {
		member(p, "__smctp_pad1")
		p.Hex(pad)
	}
}

// linux/nfc.h: struct sockaddr_nfc, and sockaddr_nfc_llcp from 96 bytes on.
func nfcAddress(p *arg.Printer, b wire) {
	member(p, "dev_idx")
	interfaceIndex.Append(p, b.u32(4))
	member(p, "target_idx")
	hexOrZero32.Append(p, b.u32(8))
	member(p, "nfc_protocol")
	nfcProtocol.Append(p, b.u32(12))
	if len(b) == 16 {
		return
	}
	if len(b) < 96 {
		p.Text(", ...")
		return
	}
	member(p, "dsap")
	annotated(p, hex8, b.u8(16), nfcSAPs, "")
	member(p, "ssap")
	annotated(p, hex8, b.u8(17), nfcSAPs, "")
	size := b.word(88, p.Call.ABI)
	const nameMax = 63
	member(p, "service_name")
	p.Quote(b[18 : 18+min(size, nameMax)])
	member(p, "service_name_len")
	p.Uint(size)
}

// linux/ipx.h
func ipxAddress(p *arg.Printer, b wire) {
	member(p, "sipx_port")
	port(p, b[2:], arg.Uint16)
	member(p, "sipx_network")
	wrapped(p, "htonl", hexOrZero32, b.be32(4))
	member(p, "sipx_node")
	hexBytes(p, b[8:14], false)
	member(p, "sipx_type")
	hexByte(p, b.u8(14))
	if b[15] != 0 {
		member(p, "sipx_zero")
		hexByte(p, b.u8(15))
	}
}

// linux/x25.h
func x25Address(p *arg.Printer, b wire) {
	p.Text(", sx25_addr={x25_addr=")
	chars(p, b[2:18])
	p.Byte('}')
}

// linux/rxrpc.h
func rxrpcAddress(p *arg.Printer, b wire) {
	member(p, "srx_service")
	annotated(p, hex16, b.u16(2), rxrpcServices, "???_SERVICE")
	member(p, "transport_type")
	socketType16.Append(p, b.u16(4))
	member(p, "transport_len")
	p.Uint(b.u16(6))
	p.Text(", transport={")
	transport := b[8:]
	switch transport.u16(0) {
	case familyINET:
		p.Text("sin={sin_family=")
		family.Append(p, familyINET)
		inetAddress(p, transport)
		p.Byte('}')
	case familyINET6:
		p.Text("sin6={sin6_family=")
		family.Append(p, familyINET6)
		inet6Address(p, transport)
		p.Byte('}')
	default:
		p.Text("family=")
		family.Append(p, transport.u16(0))
		if transport.u16(0) != 0 {
			p.Text(", ")
			p.Quote(transport[2:])
		}
	}
	p.Byte('}')
}

// net/af_ieee802154.h, which is no UAPI header.
func ieeeAddress(p *arg.Printer, b wire) {
	kind := b.u32(4)
	p.Text(", addr={addr_type=")
	annotated(p, hexOrZero32, kind, ieeeTypes, "IEEE802154_ADDR_???")
	member(p, "pan_id")
	annotated(p, hex16, b.u16(8), ieeePANs, "")
	switch kind {
	case 2: // IEEE802154_ADDR_SHORT
		member(p, "short_addr")
		annotated(p, hex16, b.u16(10), ieeeShorts, "")
	case 0: // IEEE802154_ADDR_NONE
	default:
		member(p, "hwaddr")
		hardware(p, b[10:18])
	}
	p.Byte('}')
}

// annotated appends a number, and the name it has as a comment.
func annotated(p *arg.Printer, t arg.Type, v uint64, names []arg.Name, unknown string) {
	t.Append(p, v)
	if p.Opt.Style == arg.StyleRaw {
		return
	}
	for i := range names {
		if names[i].Value == v {
			p.Comment(names[i].Name)
			return
		}
	}
	if unknown != "" {
		p.Comment(unknown)
	}
}
