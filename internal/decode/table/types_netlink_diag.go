// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Messages of NETLINK_SOCK_DIAG: sock_diag(7). Requests and answers have the same
// types, and differ in a flag.

const flagRequest = 1 // NLM_F_REQUEST

// oldRequests are the types of the first version: include/uapi/linux/inet_diag.h.
const diagByFamily = 20

func diagPayload(p *arg.Printer, kind, flags uint64, b wire) {
	request := flags&flagRequest != 0
	part := diagPart(b.u8(0), request)
	if part != nil && request && kind < diagByFamily && part == inetRequest {
		part = inetOldRequest
	}
	if part == nil || len(b) < 2 {
		unknownPart(p, b)
		return
	}
	part.append(p, b)
}

// diagPart finds the struct for a family.
func diagPart(f uint64, request bool) *fixedPart {
	parts := diagAnswers
	if request {
		parts = diagRequests
	}
	return parts[f]
}

var diagRequests = map[uint64]*fixedPart{
	familyUnix: unixRequest, familyINET: inetRequest, familyINET6: inetRequest, familyNetlink: netlinkRequest, familyPacket: packetRequest,
}

var diagAnswers = map[uint64]*fixedPart{
	familyUnix: unixAnswer, familyINET: inetAnswer, familyINET6: inetAnswer, familyNetlink: netlinkAnswer, familyPacket: packetAnswer,
}

// byteEnum is an enum in a byte.
func byteEnum(unknown string, names []arg.Name) arg.Type {
	return &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: unknown, Names: names}
}

// Types of fields that stand for more bytes than an integer has: they get the field's
// place in the message through the printer of the part.
var (
	tcpState    = byteEnum("TCP_???", tcpStates)
	socketType8 = byteEnum("SOCK_???", socketTypes)
	diagStates  = &arg.Flags{Bytes: 4, Unknown: "1<<TCP_???", Names: tcpStateBits}
	diagExts    = &arg.Flags{Bytes: 1, Unknown: "1<<INET_DIAG_???", Names: diagExtensions}
)

// cookie is an array of two words.
var cookie = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	p.Byte('[')
	p.Uint(v & 0xffffffff)
	p.Text(", ")
	p.Uint(v >> 32)
	p.Byte(']')
}}

var (
	// struct unix_diag_req, unix_diag_msg: include/uapi/linux/unix_diag.h
	unixRequest = &fixedPart{family: "sdiag_family", size: 24, fields: []attrField{
		{"sdiag_protocol", 1, 1, arg.Uint8}, {"udiag_states", 4, 4, diagStates}, {"udiag_ino", 8, 4, arg.Uint},
		{"udiag_show", 12, 4, &arg.Flags{Bytes: 4, Unknown: "UDIAG_SHOW_???", Names: unixDiagShow}}, {"udiag_cookie", 16, 8, cookie},
	}, alone: true}
	unixAnswer = &fixedPart{family: "udiag_family", size: 16, fields: []attrField{
		{"udiag_type", 1, 1, socketType8}, {"udiag_state", 2, 1, tcpState}, {"udiag_ino", 4, 4, arg.Uint}, {"udiag_cookie", 8, 8, cookie},
	}, attrs: unixDiagAttrs}

	// struct netlink_diag_req, netlink_diag_msg: include/uapi/linux/netlink_diag.h
	netlinkRequest = &fixedPart{family: "sdiag_family", size: 20, fields: []attrField{
		{"sdiag_protocol", 1, 1, netlinkDiagProtocol}, {"ndiag_ino", 4, 4, arg.Uint},
		{"ndiag_show", 8, 4, &arg.Flags{Bytes: 4, Unknown: "NDIAG_SHOW_???", Names: netlinkDiagShow}}, {"ndiag_cookie", 12, 8, cookie},
	}, alone: true}
	netlinkAnswer = &fixedPart{family: "ndiag_family", size: 28, fields: []attrField{
		{"ndiag_type", 1, 1, socketType8}, {"ndiag_protocol", 2, 1, byteEnum("NETLINK_???", netlinkProtocols)},
		{"ndiag_state", 3, 1, byteEnum("NETLINK_???", []arg.Name{{0, "NETLINK_UNCONNECTED"}, {1, "NETLINK_CONNECTED"}})},
		{"ndiag_portid", 4, 4, arg.Uint}, {"ndiag_dst_portid", 8, 4, arg.Uint}, {"ndiag_dst_group", 12, 4, arg.Uint}, {"ndiag_ino", 16, 4, arg.Uint},
		{"ndiag_cookie", 20, 8, cookie},
	}, attrs: netlinkDiagAttrs}

	// struct packet_diag_req, packet_diag_msg: include/uapi/linux/packet_diag.h
	packetRequest = &fixedPart{family: "sdiag_family", size: 20, fields: []attrField{
		{"sdiag_protocol", 1, 1, hex8}, {"pdiag_ino", 4, 4, arg.Uint},
		{"pdiag_show", 8, 4, &arg.Flags{Bytes: 4, Unknown: "PACKET_SHOW_???", Names: packetDiagShow}}, {"pdiag_cookie", 12, 8, cookie},
	}, alone: true}
	packetAnswer = &fixedPart{family: "pdiag_family", size: 16, fields: []attrField{
		{"pdiag_type", 1, 1, socketType8}, {"pdiag_num", 2, 2, etherProtocol}, {"pdiag_ino", 4, 4, arg.Uint}, {"pdiag_cookie", 8, 8, cookie},
	}, attrs: packetDiagAttrs}

	// struct inet_diag_req_v2, inet_diag_req, inet_diag_msg: include/uapi/linux/inet_diag.h
	inetRequest = &fixedPart{family: "sdiag_family", size: 56, fields: []attrField{
		{"sdiag_protocol", 1, 1, byteEnum("IPPROTO_???", ipProtocols)}, {"idiag_ext", 2, 1, diagExts}, {"idiag_states", 4, 4, diagStates},
	}, id: 8, attrs: inetRequestAttrs}
	inetOldRequest = &fixedPart{family: "idiag_family", size: 60, fields: []attrField{
		{"idiag_src_len", 1, 1, arg.Uint8}, {"idiag_dst_len", 2, 1, arg.Uint8}, {"idiag_ext", 3, 1, diagExts},
	}, id: 4, rest: []attrField{{"idiag_states", 52, 4, diagStates}, {"idiag_dbs", 56, 4, arg.Uint}}, attrs: inetRequestAttrs}
	inetAnswer = &fixedPart{family: "idiag_family", size: 72, fields: []attrField{
		{"idiag_state", 1, 1, tcpState}, {"idiag_timer", 2, 1, arg.Uint8}, {"idiag_retrans", 3, 1, arg.Uint8},
	}, id: 4, rest: []attrField{
		{"idiag_expires", 52, 4, arg.Uint}, {"idiag_rqueue", 56, 4, arg.Uint}, {"idiag_wqueue", 60, 4, arg.Uint}, {"idiag_uid", 64, 4, arg.Uint},
		{"idiag_inode", 68, 4, arg.Uint},
	}, attrs: inetDiagAttrs}
)

// netlinkDiagProtocol may be all of them.
var netlinkDiagProtocol = byteEnum("NETLINK_???", append([]arg.Name{{255, "NDIAG_PROTO_ALL"}}, netlinkProtocols...))

// socketID appends struct inet_diag_sockid, whose addresses are of family f.
func socketID(p *arg.Printer, b wire, f uint64) {
	p.Text("id={idiag_sport=")
	port(p, b, arg.Uint16)
	member(p, "idiag_dport")
	port(p, b[2:], arg.Uint16)
	for i, name := range []string{"idiag_src", "idiag_dst"} {
		p.Text(", ")
		at := 4 + 16*i
		if f == familyINET6 {
			inetPton(p, b[at:at+16], name)
			continue
		}
		p.Text(name)
		p.Byte('=')
		bytesOr(p, b[at:at+16], func() { inetAddr(p, b[at:]) })
	}
	member(p, "idiag_if")
	interfaceIndex.Append(p, b.u32(36))
	member(p, "idiag_cookie")
	cookie.Append(p, b.u64(40))
	p.Byte('}')
}

// unixDiagFile is struct unix_diag_vfs; the device is as in the kernel: MKDEV of
// include/linux/kdev_t.h.
func unixDiagFile(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) < 8 {
		return false
	}
	dev := b.u32(4)
	p.Text("{udiag_vfs_dev=makedev(")
	hexOrZero32.Append(p, dev>>20)
	p.Text(", ")
	hexOrZero32.Append(p, dev&0xfffff)
	p.Text("), udiag_vfs_ino=")
	p.Uint(b.u32(0))
	p.Byte('}')
	return true
}

// shutdownBits is sk_shutdown: include/net/sock.h.
func shutdownBits(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) > 8 {
		return false
	}
	hex8.Append(p, b.u8(0))
	if b[0] == 0 {
		return true
	}
	p.Text(" /* ")
	(&arg.Flags{Bytes: 1, Unknown: "SHUTDOWN_???", Names: []arg.Name{{1, "RCV_SHUTDOWN"}, {2, "SEND_SHUTDOWN"}}}).Append(p, b.u8(0))
	p.Text(" */")
	return true
}

// dctcpInfo is struct tcp_dctcp_info, bbrInfo struct tcp_bbr_info.
var (
	dctcpInfo = attrStruct(16,
		attrField{"dctcp_enabled", 0, 2, arg.Uint16}, attrField{"dctcp_ce_state", 2, 2, arg.Uint16}, attrField{"dctcp_alpha", 4, 4, arg.Uint},
		attrField{"dctcp_ab_ecn", 8, 4, arg.Uint}, attrField{"dctcp_ab_tot", 12, 4, arg.Uint},
	)
	bbrInfo = attrStruct(20,
		attrField{"bbr_bw_lo", 0, 4, hexOrZero32}, attrField{"bbr_bw_hi", 4, 4, hexOrZero32}, attrField{"bbr_min_rtt", 8, 4, arg.Uint},
		attrField{"bbr_pacing_gain", 12, 4, arg.Uint}, attrField{"bbr_cwnd_gain", 16, 4, arg.Uint},
	)
)

// diagOptionNames are the bits of struct inet_diag_sockopt, two bytes of them.
var diagOptionNames = []string{
	"recverr", "is_icsk", "freebind", "hdrincl", "mc_loop", "transparent", "mc_all", "nodefrag", "bind_address_no_port", "recverr_rfc4884", "defer_connect",
}

// inetDiagOptions appends such bits: without -v, those that are set.
func inetDiagOptions(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) < 2 {
		return false
	}
	bits := b.u16(0)
	p.Byte('{')
	first := true
	for i, name := range diagOptionNames {
		if bits>>i&1 == 0 && !p.Call.Verbose {
			continue
		}
		if !first {
			p.Text(", ")
		}
		first = false
		p.Text(name)
		p.Byte('=')
		p.Uint(bits >> i & 1)
	}
	if unused := bits >> len(diagOptionNames); unused != 0 || p.Call.Verbose {
		if !first {
			p.Text(", ")
		}
		p.Text("unused=")
		hexOrZero32.Append(p, unused)
		p.Comment("bits 3..8")
	}
	p.Byte('}')
	if len(b) > 2 {
		p.Text(", /* bytes 2..")
		p.Uint(uint64(len(b) - 1))
		p.Text(" */ ")
		hexCut(p, b[2:])
	}
	return true
}

// netlinkDiagGroups are words of group bits.
func netlinkDiagGroups(p *arg.Printer, b wire, f uint64) bool {
	return attrArray(8, arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
		const digits = 14
		p.Text("0x")
		for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
			p.Byte("0123456789abcdef"[v>>shift&15])
		}
	}})(p, b, f)
}

var (
	netlinkDiagRing = attrStruct(16, words(4, arg.Uint, "ndr_block_size", "ndr_block_nr", "ndr_frame_size", "ndr_frame_nr")...)
	netlinkDiagFlag = &arg.Flags{Bytes: 4, Unknown: "NDIAG_FLAG_???", Names: netlinkDiagFlags}
	packetDiagRing  = attrStruct(28, words(4, arg.Uint,
		"pdr_block_size", "pdr_block_nr", "pdr_frame_size", "pdr_frame_nr", "pdr_retire_tmo", "pdr_sizeof_priv", "pdr_features")...)
	packetDiagInfo = attrStruct(24,
		attrField{"pdi_index", 0, 4, interfaceIndex}, attrField{"pdi_version", 4, 4, &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "TPACKET_???", Names: packetVersions}},
		attrField{"pdi_reserve", 8, 4, arg.Uint}, attrField{"pdi_copy_thresh", 12, 4, arg.Uint}, attrField{"pdi_tstamp", 16, 4, arg.Uint},
		attrField{"pdi_flags", 20, 4, &arg.Flags{Bytes: 4, Unknown: "PDI_???", Names: packetDiagFlags}},
	)
)
