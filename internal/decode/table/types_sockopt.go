// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Socket options. What a value looks like depends on two arguments, the level and the
// option; most values are an int, or a string where they have another length.

// optionName prints the option as its level calls it. The kernel reads 32 bits of both.
func optionName(get bool) arg.Type {
	return arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
		v &= 0xffffffff
		level := p.Call.Args[1] & 0xffffffff
		if name := gotName(level, v); get && name != "" {
			p.Constant(v, hexOrZero32, name)
			return
		}
		if t := sockoptNames[level]; t != nil {
			if get && level == levelSocket && v == devmemDontneed {
				t = setOnly
			}
			t.Append(p, v)
			return
		}
		p.Uint(v)
	}}
}

// gotName is the name of an option that getsockopt knows under another one.
func gotName(level, v uint64) string {
	var names []arg.Name
	switch level {
	case levelSocket:
		if v == attachFilter {
			return "SO_GET_FILTER" // asm-generic/socket.h
		}
	case levelIP:
		names = ipGetOptions
	case levelIPv6:
		names = ip6GetOptions
	}
	for i := range names {
		if names[i].Value == v {
			return names[i].Name
		}
	}
	return ""
}

// setOnly is an enum for the options that getsockopt has no name for.
var setOnly = optionEnum("SO_???", nil)

// Options of SOL_SOCKET: asm-generic/socket.h.
const (
	attachFilter     = 26
	attachReuseport  = 51
	optionError      = 4
	optionLinger     = 13
	optionCredential = 17
	optionRehash     = 74
	optionPidFD      = 77
	devmemDontneed   = 80
)

const optionPortRange = 51 // IP_LOCAL_PORT_RANGE of linux/in.h

// optionMax is the size of the largest value that is no string: struct tcp_ao_add.
const optionMax = 272

// setValue is setsockopt's value. Filters are programs that the value points to.
var setValue = &arg.Switch{On: 2, Default: plainValue, Cases: []arg.Case{{Value: attachFilter, Type: filterValues}, {Value: attachReuseport, Type: filterValues}}}

var plainValue = arg.Sized{Len: arg.ByUint(4), Max: optionMax, Text: true, Print: printSetValue}

var (
	socketFilter = classicProgram(filterValue)
	filterValues = arg.Both{Types: []arg.Type{plainValue, arg.Ptr{To: socketFilter}}, Print: plainValue.Append}
)

// printSetValue appends the n bytes of a value.
func printSetValue(p *arg.Printer, addr, n uint64) {
	key := optionKey{p.Call.Args[1] & 0xffffffff, p.Call.Args[2] & 0xffffffff}
	print := setPrinters[key]
	switch {
	case print != nil:
	case key.level == levelSocket && slices.Contains(socketInts, key.name), key.level == levelNetlink, key.level == levelTIPC:
		print = optionInt
	case n == 4:
		print = optionInt
	default:
		p.Buffer(addr, n)
		return
	}
	start := len(p.Out)
	if negativeLength(p, key) || !print(p, addr, n) || p.Missing {
		p.Out = p.Out[:start]
		p.Addr(addr)
	}
}

// negativeLength tells whether a length that is negative is too short; some values are
// read whatever the length is.
func negativeLength(p *arg.Printer, key optionKey) bool {
	return int32(p.Call.Args[4]) < 0 && key.level != levelTIPC && key != optionKey{levelIP, optionPortRange}
}

// optionPrinter appends a value of n bytes; it reports false where they are too few,
// or were not captured.
type optionPrinter func(p *arg.Printer, addr, n uint64) bool

// setPrinters are those of the options that setsockopt's values have a layout for.
var setPrinters = func() map[optionKey]optionPrinter {
	m := map[optionKey]optionPrinter{}
	for _, e := range []struct {
		level uint64
		names []uint64
		print optionPrinter
	}{
		{levelSocket, []uint64{optionLinger}, whole(linger)},
		{levelSocket, []uint64{attachFilter, attachReuseport}, exactly(socketFilter)},
		{levelSocket, []uint64{optionRehash}, optionTypeOf(rehash)},
		{levelIP, []uint64{35, 36}, optionMembership}, // IP_{ADD,DROP}_MEMBERSHIP
		{levelIP, []uint64{42, 45}, optionGroup},      // MCAST_{JOIN,LEAVE}_GROUP
		{levelIPv6, []uint64{42, 45}, optionGroup},
		{levelIP, []uint64{optionPortRange}, optionPorts},
		{levelIPv6, []uint64{20, 21, 27, 28}, optionMembership6},
		{levelRaw, []uint64{icmpFilterOption}, optionICMP},
		{levelPacket, []uint64{1, 2}, optionPacketMember}, // PACKET_{ADD,DROP}_MEMBERSHIP
		{levelPacket, []uint64{5, 13}, exactly(ringRequest)},
		{levelTIPC, []uint64{127}, optionTypeOf(tipcImportance)},
		{levelTIPC, []uint64{135}, whole(tipcGroup)},
	} {
		for _, n := range e.names {
			m[optionKey{e.level, n}] = e.print
		}
	}
	return m
}()

// optionInt is an int in brackets.
func optionInt(p *arg.Printer, addr, n uint64) bool {
	if n < 4 && p.Call.Args[1]&0xffffffff != levelTIPC {
		return false
	}
	v, ok := p.Load(addr, 4)
	if ok {
		p.Byte('[')
		p.Int(int64(int32(v)))
		p.Byte(']')
	}
	return ok
}

// optionTypeOf is an int of a type in brackets.
func optionTypeOf(t arg.Type) optionPrinter {
	return func(p *arg.Printer, addr, n uint64) bool {
		if n < 4 {
			return false
		}
		p.Byte('[')
		ok := p.Value(t, addr)
		p.Byte(']')
		return ok
	}
}

// whole is a struct that has to be there as a whole; exactly, one of no other size.
func whole(t *arg.Struct) optionPrinter {
	return func(p *arg.Printer, addr, n uint64) bool {
		return n >= uint64(t.Size(p.Call.ABI)) && p.Value(t, addr)
	}
}

func exactly(t *arg.Struct) optionPrinter {
	return func(p *arg.Printer, addr, n uint64) bool {
		return n == uint64(t.Size(p.Call.ABI)) && p.Value(t, addr)
	}
}

var linger = arg.NewStruct(arg.Field{Name: "l_onoff", Type: arg.Int}, arg.Field{Name: "l_linger", Type: arg.Int})

// ringRequest is struct tpacket_req: linux/if_packet.h.
var ringRequest = arg.NewStruct(
	arg.Field{Name: "tp_block_size", Type: arg.Uint}, arg.Field{Name: "tp_block_nr", Type: arg.Uint},
	arg.Field{Name: "tp_frame_size", Type: arg.Uint}, arg.Field{Name: "tp_frame_nr", Type: arg.Uint},
)

// tipcGroup is struct tipc_group_req: linux/tipc.h.
var tipcGroup = arg.NewStruct(
	arg.Field{Name: "type", Type: arg.Uint}, arg.Field{Name: "instance", Type: arg.Uint},
	arg.Field{Name: "scope", Type: &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: tipcScopeName.Unknown, Names: tipcScopeName.Names}},
	arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "TIPC_GROUP_???", Names: []arg.Name{{1, "TIPC_GROUP_LOOPBACK"}, {2, "TIPC_GROUP_MEMBER_EVTS"}}}},
)

var tipcImportance = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "TIPC_???", Names: []arg.Name{
	{0, "TIPC_LOW_IMPORTANCE"}, {1, "TIPC_MEDIUM_IMPORTANCE"}, {2, "TIPC_HIGH_IMPORTANCE"}, {3, "TIPC_CRITICAL_IMPORTANCE"},
}}

// rehash is SO_TXREHASH's value, whose unknown ones are decimal.
var rehash = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	for i := range rehashNames {
		if n := &rehashNames[i]; n.Value == v {
			p.Constant(v, arg.Int, n.Name)
			return
		}
	}
	arg.Int.Append(p, v)
	p.Comment("SOCK_TXREHASH_???")
}}

var rehashNames = []arg.Name{{255, "SOCK_TXREHASH_DEFAULT"}, {0, "SOCK_TXREHASH_DISABLED"}, {1, "SOCK_TXREHASH_ENABLED"}} // linux/socket.h
