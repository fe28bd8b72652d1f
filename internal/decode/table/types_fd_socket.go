// SPDX-License-Identifier: Apache-2.0

package table

import (
	"net/netip"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// socketProtocols are the protocols that strace names, by what the kernel calls them:
// struct proto, getxattr(2) of system.sockprotoname. Those with two ends have true.
var socketProtocols = map[string]bool{
	"TCP": true, "TCPv6": true, "UDP": true, "UDPv6": true, "UDPLITEv6": true, "DCCP": false, "DCCPv6": false, "SCTP": false, "SCTPv6": false,
	"RAW": false, "RAWv6": false, "PING": false, "PINGv6": false, "L2TP/IP": false, "L2TP/IPv6": false, "UNIX": false, "UNIX-STREAM": false, "NETLINK": true,
}

// appendSocket appends a socket's protocol and its two ends.
func appendSocket(p *arg.Printer, d *abi.Descriptor) bool {
	if !p.Opt.Names.Socket || d.Kind != abi.Socket {
		return false
	}
	peer := &d.Peer
	ends, known := socketProtocols[string(peer.Protocol)]
	p.Byte('<')
	if known {
		p.Out = append(p.Out, peer.Protocol...)
	} else {
		p.Text("socket")
	}
	p.Text(":[")
	if !ends || !appendEnds(p, peer) {
		p.Uint(d.Inode)
		appendUnix(p, peer)
	}
	p.Text("]>")
	return true
}

// appendEnds appends the ends that are known: those of a socket that has none yet, or of
// AF_UNIX, are told by its inode.
func appendEnds(p *arg.Printer, peer *abi.Peer) bool {
	switch uint64(peer.Family) {
	case familyINET:
		return appendAddresses(p, peer, 4)
	case familyINET6:
		return appendAddresses(p, peer, 16)
	case familyNetlink:
		if peer.PortID == 0 {
			return false
		}
		p.Text(netlinkName(peer.Number))
		p.Byte(':')
		p.Uint(uint64(peer.PortID))
		return true
	}
	return false
}

func netlinkName(number uint16) string {
	for _, n := range netlinkProtocols {
		if n.Value == uint64(number) {
			return strings.TrimPrefix(n.Name, "NETLINK_")
		}
	}
	return "???"
}

func appendAddresses(p *arg.Printer, peer *abi.Peer, size int) bool {
	if peer.Port == 0 {
		return false
	}
	appendAddress(p, peer.Address[:size], peer.Port)
	if peer.OtherPort != 0 {
		p.Text("->")
		appendAddress(p, peer.Other[:size], peer.OtherPort)
	}
	return true
}

func appendAddress(p *arg.Printer, b []byte, port uint16) {
	a, _ := netip.AddrFromSlice(b)
	if len(b) == 16 {
		p.Byte('[')
	}
	p.Out = a.AppendTo(p.Out)
	if len(b) == 16 {
		p.Byte(']')
	}
	p.Byte(':')
	p.Uint(uint64(port))
}

// appendUnix appends the other end of an AF_UNIX socket, and the path it is bound to.
func appendUnix(p *arg.Printer, peer *abi.Peer) {
	if peer.Inode != 0 {
		p.Text("->")
		p.Uint(peer.Inode)
	}
	if len(peer.Path) == 0 {
		return
	}
	p.Byte(',')
	if peer.Path[0] == 0 {
		p.Byte('@')
		p.Quote(peer.Path[1:])
		return
	}
	n := 0
	for n < len(peer.Path) && peer.Path[n] != 0 {
		n++
	}
	p.Quote(peer.Path[:n])
}
