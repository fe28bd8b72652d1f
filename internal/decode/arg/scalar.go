// SPDX-License-Identifier: Apache-2.0

package arg

// Form is how an integer is written.
type Form uint8

const (
	Signed Form = iota
	Unsigned
	Hex
	HexOrZero // "0" rather than "0x0"
	Octal     // 0644
	Address   // NULL or hex
)

// Num is an integer of a number of bytes; Bytes 0 is a long.
type Num struct {
	leaf
	Bytes int
	Form  Form
}

// The C types, printed in the usual way.
var (
	Int    = Num{Bytes: 4, Form: Signed}
	Uint   = Num{Bytes: 4, Form: Unsigned}
	Long   = Num{Form: Signed}
	Ulong  = Num{Form: Unsigned} // also size_t
	Int64  = Num{Bytes: 8, Form: Signed}
	Uint64 = Num{Bytes: 8, Form: Unsigned}
	Int16  = Num{Bytes: 2, Form: Signed}
	Uint16 = Num{Bytes: 2, Form: Unsigned}
	Int8   = Num{Bytes: 1, Form: Signed}
	Uint8  = Num{Bytes: 1, Form: Unsigned}
	Hex8   = Num{Bytes: 1, Form: Hex}
	Hex16  = Num{Bytes: 2, Form: Hex}
	Hex32  = Num{Bytes: 4, Form: Hex}
	Hex64  = Num{Bytes: 8, Form: Hex}
	HexL   = Num{Form: Hex}
	Addr   = Num{Form: Address} // a pointer that is not followed
	Mode16 = Num{Bytes: 2, Form: Octal}
)

// Size is the number of bytes.
func (t Num) Size(abi ABI) int {
	if t.Bytes == 0 {
		return abi.PointerSize()
	}
	return t.Bytes
}

// Append prints the integer.
func (t Num) Append(p *Printer, v uint64) {
	n := t.Size(p.Call.ABI)
	switch t.Form {
	case Signed:
		p.Int(SignExtend(v, n))
		return
	case Unsigned:
		p.Uint(Truncate(v, n))
		return
	}
	v = Truncate(v, n)
	switch {
	case t.Form == Address:
		p.Addr(v)
	case t.Form == Octal:
		p.Octal(v)
	case t.Form == HexOrZero && v == 0:
		p.Byte('0')
	default:
		p.Hex(v)
	}
}

// Truncate cuts a value to n bytes: the high half of a register is not the caller's.
func Truncate(v uint64, n int) uint64 {
	if n >= 8 {
		return v
	}
	return v & (1<<(8*n) - 1)
}

// SignExtend reads a value of n bytes as a signed one.
func SignExtend(v uint64, n int) int64 {
	shift := 64 - 8*n
	return int64(v<<shift) >> shift
}

// Octal appends an octal number with its leading 0.
func (p *Printer) Octal(v uint64) {
	var b [24]byte
	i := len(b)
	for ; v != 0; v >>= 3 {
		i--
		b[i] = byte('0' + v&7)
	}
	p.Byte('0')
	p.Out = append(p.Out, b[i:]...)
}
