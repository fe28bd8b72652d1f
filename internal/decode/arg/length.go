// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Len says where the length of a buffer or array is found, in elements.
type Len struct {
	from  abi.LengthFrom
	arg   int
	n     int
	field string
	short bool // the argument is an unsigned int
}

// Fixed is a constant length.
func Fixed(n int) Len { return Len{from: abi.LengthConst, n: n} }

// ByArg is the value of argument i.
func ByArg(i int) Len { return Len{from: abi.LengthArg, arg: i} }

// ByUint is the value of argument i, of which the kernel reads 32 bits.
func ByUint(i int) Len { return Len{from: abi.LengthArg, arg: i, short: true} }

// ByRet is the return value: 0 before the exit and after an error.
func ByRet() Len { return Len{from: abi.LengthRet} }

// ByPointee is the 32-bit word that argument i points to, as for socklen_t.
func ByPointee(i int) Len { return Len{from: abi.LengthPointee, arg: i} }

// ByField is the value of another field of the struct that holds the pointer.
func ByField(name string) Len { return Len{from: abi.LengthField64, field: name} }

// ByIOC is the size encoded in the ioctl request that is argument i.
func ByIOC(i int) Len { return Len{from: abi.LengthIOC, arg: i} }

// ByBits is argument i as a count of bits, in whole longs: select(2)'s nfds.
func ByBits(i int) Len { return Len{from: abi.LengthBits, arg: i} }

// op fills in the length of an op whose units have the given size, max bytes at most.
func (l Len) op(c *Plan, at Place, unit, most int) abi.Op {
	op := abi.Op{Kind: abi.OpBytes, Scale: uint32(unit), Max: uint32(max(most, 0)), Length: l.from, LengthArg: uint8(l.arg)}
	switch {
	case l.from == abi.LengthConst:
		op.Scale *= uint32(l.n)
	case l.field != "":
		f := c.frame.field(l.field)
		op.LengthOffset = uint16(at.offset - c.frame.offset(c.ABI, c.fieldAt) + c.frame.offset(c.ABI, f))
		switch c.frame.Fields[f].Type.Size(c.ABI) {
		case 2:
			op.Length = abi.LengthField16
		case 4:
			op.Length = abi.LengthField32
		}
	}
	return op
}

// count is the length when printing; it is false where it is not known.
func (l Len) count(p *Printer) (n uint64, ok bool) {
	switch l.from {
	case abi.LengthConst:
		return uint64(l.n), true
	case abi.LengthArg:
		if l.short {
			return Truncate(p.Call.Args[l.arg], 4), true
		}
		return p.Call.Args[l.arg], true
	case abi.LengthRet:
		return uint64(max(p.Call.Ret, 0)), p.Call.Exited
	case abi.LengthPointee:
		return p.Load(p.Call.Args[l.arg], 4)
	case abi.LengthIOC:
		return p.Call.Args[l.arg] >> 16 & 0x3fff, true
	case abi.LengthBits:
		return (p.Call.Args[l.arg]&0xffffffff + 63) / 64, true
	}
	return p.field(l.field)
}
