// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// gotValue is getsockopt's value, as many bytes as the kernel says it wrote.
var gotValue = arg.Sized{Len: arg.ByPointee(4), Max: optionMax, Text: true, Print: func(p *arg.Printer, addr, n uint64) {
	room := n
	p.Before(func(p *arg.Printer) { room, _ = p.Load(p.Call.Args[4], 4) })
	if int32(room) < 0 || int32(n) <= 0 {
		p.Addr(addr)
		return
	}
	printGotValue(p, addr, n)
}}

func printGotValue(p *arg.Printer, addr, n uint64) {
	level, name := p.Call.Args[1]&0xffffffff, p.Call.Args[2]&0xffffffff
	start := len(p.Out)
	ok := true
	switch print := gotPrinters[optionKey{level, name}]; {
	case print != nil:
		ok = print(p, addr, n)
	case level == levelSocket && slices.Contains(socketInts, name), level == levelNetlink:
		ok = short(p, addr, n, 4, optionInt)
	case n == 4:
		ok = optionInt(p, addr, n)
	default:
		p.Buffer(addr, n)
	}
	if !ok {
		p.Out = p.Out[:start]
		p.Addr(addr)
	}
}

// gotPrinters are those of the options that getsockopt's values have a layout for.
var gotPrinters = map[optionKey]optionPrinter{
	{levelSocket, attachFilter}: func(p *arg.Printer, addr, n uint64) bool { return false },
	{levelSocket, optionError}: func(p *arg.Printer, addr, n uint64) bool {
		return short(p, addr, n, 4, optionTypeOf(errnoOption))
	},
	{levelSocket, optionLinger}:     func(p *arg.Printer, addr, n uint64) bool { return partial(p, addr, n, linger) },
	{levelSocket, optionCredential}: func(p *arg.Printer, addr, n uint64) bool { return partial(p, addr, n, credentials) },
	{levelSocket, optionRehash}: func(p *arg.Printer, addr, n uint64) bool {
		return short(p, addr, n, 4, optionTypeOf(rehash))
	},
	{levelSocket, optionPidFD}: func(p *arg.Printer, addr, n uint64) bool {
		return short(p, addr, n, 4, optionTypeOf(fd))
	},
	{levelIP, optionPortRange}: func(p *arg.Printer, addr, n uint64) bool {
		return short(p, addr, n, 4, optionPorts)
	},
	{levelIP, 52}: func(p *arg.Printer, addr, n uint64) bool { // IP_PROTOCOL
		return short(p, addr, n, 4, optionTypeOf(ipProtocol))
	},
	{levelRaw, icmpFilterOption}: optionICMP,
	{levelPacket, 6}:             func(p *arg.Printer, addr, n uint64) bool { return partial(p, addr, n, packetStatistics) },
}

// short prints fewer bytes than a value has as a string in hex.
func short(p *arg.Printer, addr, n, size uint64, print optionPrinter) bool {
	if n >= size {
		return print(p, addr, n)
	}
	b, ok := p.Bytes(addr, int(n))
	if ok {
		hexQuote(p, b)
	}
	return ok
}

// partial prints the fields of which there are bytes; the last one may be a string in
// hex. All fields have four bytes.
func partial(p *arg.Printer, addr, n uint64, t *arg.Struct) bool {
	const size = 4
	n = min(n, uint64(t.Size(p.Call.ABI)))
	b, ok := p.Bytes(addr, int(n))
	if !ok {
		return false
	}
	p.Byte('{')
	for i := range t.Fields {
		if i > 0 {
			p.Text(", ")
		}
		p.Text(t.Fields[i].Name)
		p.Byte('=')
		if len(b) < size {
			hexQuote(p, b)
			break
		}
		t.Fields[i].Type.Append(p, wire(b).u32(0))
		if b = b[size:]; len(b) == 0 {
			break
		}
	}
	p.Byte('}')
	return true
}

// credentials is struct ucred: unix(7).
var credentials = arg.NewStruct(arg.Field{Name: "pid", Type: pid}, arg.Field{Name: "uid", Type: uid}, arg.Field{Name: "gid", Type: uid})

// packetStatistics is struct tpacket_stats_v3: linux/if_packet.h.
var packetStatistics = arg.NewStruct(
	arg.Field{Name: "tp_packets", Type: arg.Uint}, arg.Field{Name: "tp_drops", Type: arg.Uint}, arg.Field{Name: "tp_freeze_q_cnt", Type: arg.Uint},
)

// errnoOption is a pending error: socket(7).
var errnoOption = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	if name, _ := Errno(int(int32(v))); v != 0 && name != "" {
		p.Constant(v, arg.Int, name)
		return
	}
	arg.Int.Append(p, v)
}}
