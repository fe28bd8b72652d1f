// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// hexOrZero8 is a byte in hex.
var hexOrZero8 = arg.Num{Bytes: 1, Form: arg.HexOrZero}

// byteField is a field of some bytes, printed by a function of their address.
type byteField struct {
	arg.Raw
	print func(p *arg.Printer, addr uint64)
}

// Append calls the function.
func (t byteField) Append(p *arg.Printer, addr uint64) { t.print(p, addr) }

// rawField is a field of some bytes that a Func prints.
func rawField(f arg.Func, bytes int) byteField {
	return byteField{arg.Raw{Bytes: bytes}, f.Print}
}

// fieldString is a field with a string that a NUL ends, printed whole whatever -s says;
// if there is none, the last byte is left out and the string marked as cut.
func fieldString(bytes int) byteField {
	return byteField{arg.Raw{Bytes: bytes}, func(p *arg.Printer, addr uint64) {
		p.CString(p.Read(addr, bytes), bytes-1)
	}}
}
