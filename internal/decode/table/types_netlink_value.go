// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Values of netlink attributes.

// attrNum is a number of a size, in the bytes at the start.
func attrNum(size int, t arg.Type) attrPrint {
	return func(p *arg.Printer, b wire, _ uint64) bool {
		if len(b) < size {
			return false
		}
		t.Append(p, b.number(size))
		return true
	}
}

// attrSmall is a number of a size that may have more room than it needs, but no more
// than the widest number has.
func attrSmall(size int, t arg.Type) attrPrint {
	number := attrNum(size, t)
	return func(p *arg.Printer, b wire, family uint64) bool { return len(b) <= 8 && number(p, b, family) }
}

func (b wire) number(size int) uint64 {
	switch size {
	case 1:
		return b.u8(0)
	case 2:
		return b.u16(0)
	case 4:
		return b.u32(0)
	case 8:
		return b.u64(0)
	}
	var word [8]byte
	copy(word[:], b[:size])
	return wire(word[:]).u64(0)
}

var (
	attrU8    = attrNum(1, arg.Uint8)
	attrU16   = attrNum(2, arg.Uint16)
	attrU32   = attrNum(4, arg.Uint)
	attrS32   = attrNum(4, arg.Int)
	attrU64   = attrNum(8, arg.Uint64)
	attrIndex = attrNum(4, interfaceIndex)
)

// attrWide is a number of any size up to 64 bits, for the type of each size.
func attrWide(of func(size int) arg.Type) attrPrint {
	types := [9]arg.Type{1: of(1), 2: of(2), 3: of(4), 4: of(4), 5: of(8), 6: of(8), 7: of(8), 8: of(8)}
	return func(p *arg.Printer, b wire, _ uint64) bool {
		if len(b) > 8 || len(b) == 0 {
			return false
		}
		types[len(b)].Append(p, b.number(len(b)))
		return true
	}
}

// attrEnum is an enum of any size.
func attrEnum(unknown string, names []arg.Name) attrPrint {
	return attrWide(func(size int) arg.Type {
		return &arg.Enum{Bytes: size, Form: arg.HexOrZero, Unknown: unknown, Names: names}
	})
}

// attrBE16 and attrBE32 are in network order.
func attrBE16(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) < 2 {
		return false
	}
	wrapped(p, "htons", arg.Uint16, b.be16(0))
	return true
}

func attrBE32(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) < 4 {
		return false
	}
	wrapped(p, "htonl", arg.Uint, b.be32(0))
	return true
}

func attrBE64(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) < 8 {
		return false
	}
	wrapped(p, "htobe64", arg.Uint64, b.be32(0)<<32|b.be32(4))
	return true
}

// attrString is a string with its NUL, which is the last byte: one in the middle does
// not end it.
func attrString(p *arg.Printer, b wire, _ uint64) bool {
	n := min(len(b), p.Opt.StringLimit)
	// Where strace writes a string in hex, it does so with the NUL, and takes it for one
	// that goes on.
	asHex := p.Opt.Hex == arg.HexAll || p.Opt.Hex == arg.HexNonASCII
	if n > 0 && b[n-1] == 0 && !asHex {
		p.Quote(b[:n-1])
		return true
	}
	p.QuoteCut(b[:n], true)
	return true
}

// attrName is a string that its first NUL ends.
func attrName(p *arg.Printer, b wire, _ uint64) bool {
	n := min(len(b), p.Opt.StringLimit)
	if end := bytes.IndexByte(b[:n], 0); end >= 0 && p.Opt.Hex != arg.HexAll {
		p.Quote(b[:end])
		return true
	}
	p.QuoteCut(b[:n], true)
	return true
}

// attrHardware is a hardware address: MAX_ADDR_LEN of include/linux/netdevice.h.
func attrHardware(p *arg.Printer, b wire, _ uint64) bool {
	const most = 32
	if len(b) > most {
		return false
	}
	hardware(p, b)
	return true
}

// attrAddress is an address of the message's family.
func attrAddress(p *arg.Printer, b wire, f uint64) bool {
	switch {
	case f == familyINET && len(b) >= 4:
		inetAddr(p, b)
	case f == familyINET6 && len(b) >= 16:
		inet6Addr(p, b)
	default:
		return false
	}
	return true
}

// attrNest is a list of attributes in an attribute.
func attrNest(s *attrs) attrPrint {
	return func(p *arg.Printer, b wire, family uint64) bool {
		if len(b) < attrHead {
			return false
		}
		s.append(p, b, family)
		return true
	}
}

// attrArray is an array of numbers, as many as fit.
func attrArray(size int, t arg.Type) attrPrint {
	return attrElements(size, func(p *arg.Printer, _ int, v uint64) { t.Append(p, v) })
}

// attrElements is an array of numbers, as many as fit, each printed with its index.
func attrElements(size int, element func(p *arg.Printer, i int, v uint64)) attrPrint {
	return attrItems(size, func(p *arg.Printer, i int, b wire) { element(p, i, b.number(size)) })
}

// attrItems is an array of items of one size, as many as fit, each printed from its
// bytes.
func attrItems(size int, item func(p *arg.Printer, i int, b wire)) attrPrint {
	return func(p *arg.Printer, b wire, _ uint64) bool {
		if len(b) < size {
			return false
		}
		p.Byte('[')
		for i := 0; len(b) >= size; i++ {
			if i > 0 {
				p.Text(", ")
			}
			if tooMany(p, i) {
				p.Text("...")
				break
			}
			item(p, i, b)
			b = b[size:]
		}
		p.Byte(']')
		return true
	}
}

// attrField is a field of a struct whose bytes have been copied.
type attrField struct {
	name string
	at   int
	size int
	typ  arg.Type
}

// attrStruct is a struct of at least the given size; fields beyond what is there are
// left out.
func attrStruct(size int, fields ...attrField) attrPrint {
	return func(p *arg.Printer, b wire, _ uint64) bool {
		if len(b) < size {
			return false
		}
		p.Byte('{')
		printFields(p, b, fields)
		p.Byte('}')
		return true
	}
}

func printFields(p *arg.Printer, b wire, fields []attrField) {
	for i := range fields {
		f := &fields[i]
		if len(b) < f.at+f.size {
			return
		}
		if i > 0 {
			p.Text(", ")
		}
		p.Text(f.name)
		p.Byte('=')
		f.typ.Append(p, b[f.at:].number(f.size))
	}
}

// words makes fields of one size that follow each other.
func words(size int, t arg.Type, names ...string) (fields []attrField) {
	for i, n := range names {
		fields = append(fields, attrField{n, i * size, size, t})
	}
	return fields
}

var errorAttributes = &attrs{"NLMSGERR_ATTR_???", []attr{ // include/uapi/linux/netlink.h
	{0, "NLMSGERR_ATTR_UNUSED", nil}, {1, "NLMSGERR_ATTR_MSG", attrString}, {2, "NLMSGERR_ATTR_OFFS", attrU32},
	{3, "NLMSGERR_ATTR_COOKIE", attrArray(1, arg.Uint8)}, {4, "NLMSGERR_ATTR_POLICY", nil}, {5, "NLMSGERR_ATTR_MISS_TYPE", nil},
	{6, "NLMSGERR_ATTR_MISS_NEST", nil},
}}
