// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math/bits"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Values of the options of the Internet protocols and of packet sockets. What they
// return is whether the value was there.

// optionMembership is struct ip_mreq, or ip_mreqn without its end: ip(7).
func optionMembership(p *arg.Printer, addr, n uint64) bool {
	b, ok := p.Bytes(addr, 8)
	if n < 8 || !ok {
		return false
	}
	p.Text("{imr_multiaddr=")
	inetAddr(p, b)
	member(p, "imr_interface")
	inetAddr(p, b[4:])
	p.Byte('}')
	return true
}

// optionMembership6 is struct ipv6_mreq: ipv6(7).
func optionMembership6(p *arg.Printer, addr, n uint64) bool {
	b, ok := p.Bytes(addr, 20)
	if n < 20 || !ok {
		return false
	}
	p.Byte('{')
	inetPton(p, b, "ipv6mr_multiaddr")
	member(p, "ipv6mr_interface")
	interfaceIndex.Append(p, wire(b).u32(16))
	p.Byte('}')
	return true
}

// optionGroup is struct group_req: include/uapi/linux/in.h. The address is aligned
// to a long.
func optionGroup(p *arg.Printer, addr, n uint64) bool {
	at := p.Call.ABI.PointerSize()
	b, ok := p.Bytes(addr, at+addressMax)
	if n < uint64(at+addressMax) || !ok {
		return false
	}
	p.Text("{gr_interface=")
	interfaceIndex.Append(p, wire(b).u32(0))
	member(p, "gr_group")
	addressBytes(p, b[at:])
	p.Byte('}')
	return true
}

// optionPorts is a range of ports, the lower one in the low half: ip(7).
func optionPorts(p *arg.Printer, addr, n uint64) bool {
	if n != 4 {
		return optionHex(p, addr, n)
	}
	v, ok := p.Load(addr, 4)
	if !ok {
		return false
	}
	low, high := v&0xffff, v>>16
	p.Byte('[')
	hexOrZero32.Append(p, v)
	if v != 0 && (low == 0 || high == 0 || low <= high) && p.Opt.Style != arg.StyleRaw {
		p.Text(" /* ")
		if low != 0 {
			p.Uint(low)
		}
		p.Text("..")
		if high != 0 {
			p.Uint(high)
		}
		p.Text(" */")
	}
	p.Byte(']')
	return true
}

// optionHex is a value of a length that nobody expects.
func optionHex(p *arg.Printer, addr, n uint64) bool {
	shown := min(n, uint64(p.Opt.StringLimit))
	b, ok := p.Bytes(addr, int(shown))
	if !ok {
		return false
	}
	hexQuote(p, b)
	if n > shown {
		p.Text("...")
	}
	return true
}

var icmpType = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "ICMP_???", Names: icmpTypes}

// optionICMP is struct icmp_filter: the types that are filtered out, or those that are
// not where they are fewer. Bytes that were not given count as set.
func optionICMP(p *arg.Printer, addr, n uint64) bool {
	const size = 4
	b := p.Read(addr, int(min(n, size)))
	if n == 0 || len(b) < int(min(n, size)) {
		return false
	}
	mask := ^uint32(0)
	for i, c := range b {
		mask = mask&^(0xff<<(8*i)) | uint32(c)<<(8*i)
	}
	printICMP(p, mask)
	return true
}

func printICMP(p *arg.Printer, mask uint32) {
	const size = 32
	if 3*bits.OnesCount32(mask) > 2*size {
		p.Byte('~')
		mask = ^mask
	}
	p.Byte('[')
	first := true
	for i := range size {
		if mask>>i&1 == 0 {
			continue
		}
		if !first {
			p.Byte(' ')
		}
		first = false
		icmpType.Append(p, uint64(i))
	}
	p.Byte(']')
}

var packetMember = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "PACKET_MR_???", Names: []arg.Name{ // linux/if_packet.h
	{0, "PACKET_MR_MULTICAST"}, {1, "PACKET_MR_PROMISC"}, {2, "PACKET_MR_ALLMULTI"}, {3, "PACKET_MR_UNICAST"},
}}

// optionPacketMember is struct packet_mreq: linux/if_packet.h.
func optionPacketMember(p *arg.Printer, addr, n uint64) bool {
	const size, room = 16, 8
	raw, ok := p.Bytes(addr, size)
	if n != size || !ok {
		return false
	}
	b := wire(raw)
	length := b.u16(6)
	p.Text("{mr_ifindex=")
	interfaceIndex.Append(p, b.u32(0))
	member(p, "mr_type")
	packetMember.Append(p, b.u16(4))
	member(p, "mr_alen")
	p.Uint(length)
	member(p, "mr_address")
	hardware(p, b[8:8+min(length, room)])
	p.Byte('}')
	return true
}
