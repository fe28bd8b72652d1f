// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Struct ifreq is a name and one of many members: include/uapi/linux/if.h. Its members
// that are named here stand at the same place.
const (
	interfaceNameSize    = 16
	interfaceAddressSize = 16 // struct sockaddr
)

// interfaceRest makes the struct as large as it is with its largest member, which has
// three longs, or as many bytes as an address.
var interfaceRest = arg.Field{Name: "ifr_ifru", Type: arg.Union(
	arg.Field{Name: "longs", Type: arg.Vector{Elem: arg.Ulong, N: 3}},
	arg.Field{Name: "address", Type: arg.Raw{Bytes: interfaceAddressSize}},
), Hidden: true, At: interfaceNameSize + 1}

// interfaceRequest is the struct with its name and a member.
func interfaceRequest(member arg.Field) *arg.Struct {
	return arg.NewStruct(arg.Field{Name: "ifr_name", Type: interfaceName}, member, interfaceRest)
}

// interfaceMember is a member alone, maybe with the name behind it.
func interfaceMember(name string, t arg.Type, more ...arg.Field) *arg.Struct {
	return arg.NewStruct(append([]arg.Field{{Name: name, Type: t, At: interfaceNameSize + 1}, interfaceRest}, more...)...)
}

var interfaceName = fieldString(interfaceNameSize)

// interfaceAddress is a struct sockaddr of any family.
var interfaceAddress = byteField{arg.Raw{Bytes: interfaceAddressSize}, func(p *arg.Printer, addr uint64) {
	printAddress(p, addr, interfaceAddressSize)
}}

const hardwareFamilySize = 2

// hardwareAddress is a struct sockaddr whose family is a type of hardware.
var hardwareAddress = byteField{arg.Raw{Bytes: interfaceAddressSize}, func(p *arg.Printer, addr uint64) {
	kind, _ := p.Load(addr, hardwareFamilySize)
	p.Text("{sa_family=")
	hardwareType.Append(p, kind)
	p.Text(", sa_data=")
	data := p.Read(addr+hardwareFamilySize, interfaceAddressSize-hardwareFamilySize)
	if p.Opt.Style != arg.StyleAbbrev {
		p.HexBuffer(addr+hardwareFamilySize, uint64(len(data)))
	}
	if n, ok := hardwareAddressSizes[kind]; ok {
		data = data[:min(n, len(data))]
	}
	switch p.Opt.Style {
	case arg.StyleAbbrev:
		printHardware(p, data)
	case arg.StyleVerbose:
		p.Text(" /* ")
		printHardware(p, data)
		p.Text(" */")
	}
	p.Byte('}')
}}

// printHardware appends bytes in hex with colons between.
func printHardware(p *arg.Printer, b []byte) {
	for i, c := range b {
		if i > 0 {
			p.Byte(':')
		}
		p.HexByte(c)
	}
}

// ifreqFlags are include/uapi/linux/if.h's, as far as 16 bits go.
var ifreqFlags = &arg.Flags{Bytes: 2, Unknown: "IFF_???", Names: []arg.Name{
	{0x1, "IFF_UP"}, {0x2, "IFF_BROADCAST"}, {0x4, "IFF_DEBUG"}, {0x8, "IFF_LOOPBACK"}, {0x10, "IFF_POINTOPOINT"}, {0x20, "IFF_NOTRAILERS"}, {0x40, "IFF_RUNNING"},
	{0x80, "IFF_NOARP"}, {0x100, "IFF_PROMISC"}, {0x200, "IFF_ALLMULTI"}, {0x400, "IFF_MASTER"}, {0x800, "IFF_SLAVE"}, {0x1000, "IFF_MULTICAST"}, {0x2000, "IFF_PORTSEL"},
	{0x4000, "IFF_AUTOMEDIA"}, {0x8000, "IFF_DYNAMIC"},
}}

// interfaceMap is struct ifmap.
var interfaceMap = arg.NewStruct(
	arg.Field{Name: "mem_start", Type: hexOrZeroL}, arg.Field{Name: "mem_end", Type: hexOrZeroL}, arg.Field{Name: "base_addr", Type: arg.Num{Bytes: 2, Form: arg.HexOrZero}},
	arg.Field{Name: "irq", Type: hexOrZero8}, arg.Field{Name: "dma", Type: hexOrZero8}, arg.Field{Name: "port", Type: hexOrZero8},
)

// interfaceList is struct ifconf: the size of an array of struct ifreq, which the kernel
// cuts to what it has filled in, and its address.
var interfaceList = arg.Func{Type: arg.ByPhase{
	Entry: arg.Ptr{To: interfaceListOf},
	Exit:  arg.Ptr{To: interfaceListOf},
}, Print: func(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	size := interfaceEntry.Size(p.Call.ABI)
	was, ok := interfaceListOf.Load(p, v, "ifc_len")
	if _, whole := p.Bytes(v, interfaceListOf.Size(p.Call.ABI)); v == 0 || !ok || !whole {
		p.Addr(v)
		return
	}
	p.Text("{ifc_len=")
	listSize(p, was, size)
	p.After(func(p *arg.Printer) {
		is, _ := interfaceListOf.Load(p, v, "ifc_len")
		buf, _ := interfaceListOf.Load(p, v, "ifc_buf")
		if !p.Call.Failed() && is != was {
			p.Text(" => ")
			listSize(p, is, size)
		}
		p.Text(", ifc_buf=")
		if p.Call.Failed() || buf == 0 || int32(is) < 0 {
			p.Addr(buf)
		} else {
			p.Array(buf, is/uint64(size), arg.Array{Elem: interfaceEntry})
		}
	})
	p.Byte('}')
}}

// listSize appends a number of bytes, and of entries where these are whole.
func listSize(p *arg.Printer, n uint64, size int) {
	bytes := int(int32(n))
	p.Int(int64(bytes))
	if bytes <= 0 || bytes%size != 0 {
		return
	}
	p.Text(" /* ")
	p.Int(int64(bytes / size))
	p.Text(" * sizeof(struct ifreq) */")
}

var (
	interfaceEntry  = interfaceRequest(arg.Field{Name: "ifr_addr", Type: interfaceAddress})
	interfaceListOf = arg.NewStruct(
		arg.Field{Name: "ifc_len", Type: arg.Int},
		arg.Field{Name: "ifc_buf", Type: arg.Blob{Len: arg.ByField("ifc_len"), Max: 8192}},
	)
)
