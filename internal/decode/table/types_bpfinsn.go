// SPDX-License-Identifier: Apache-2.0

package table

import (
	"encoding/binary"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// bpfInsn is struct bpf_insn of linux/bpf.h, in memory.
type bpfInsn struct{}

const bpfInsnSize = 8

// Size is that of the struct.
func (bpfInsn) Size(arg.ABI) int { return bpfInsnSize }

// Align is that of its longest field.
func (bpfInsn) Align(arg.ABI) int { return 4 }

// Plan follows nothing.
func (bpfInsn) Plan(*arg.Plan, arg.Place) {}

// Append prints the fields; the registers share a byte.
func (bpfInsn) Append(p *arg.Printer, v uint64) {
	b, ok := p.Bytes(v, bpfInsnSize)
	if !ok {
		return
	}
	p.Text("{code=")
	bpfCode(p, uint64(b[0]))
	p.Text(", dst_reg=")
	bpfRegister.Append(p, uint64(b[1]&0xf))
	p.Text(", src_reg=")
	bpfRegister.Append(p, uint64(b[1]>>4))
	p.Text(", off=")
	p.Int(int64(int16(binary.NativeEndian.Uint16(b[2:]))))
	p.Text(", imm=")
	hexOrZero32.Append(p, uint64(binary.NativeEndian.Uint32(b[4:])))
	p.Byte('}')
}

// The classes that the classic filter has not: linux/bpf.h.
const (
	bpfJump32 = 0x06
	bpfALU64  = 0x07
)

var (
	bpfClasses  = filterNames(bpfClassNames...)
	bpfModes    = filterNames(bpfModeNames...)
	bpfRegister = &arg.Enum{Bytes: 1, Names: bpfRegisterNames, Unknown: "BPF_REG_???"}
)

// bpfCode appends the parts of an operation code.
func bpfCode(p *arg.Printer, code uint64) {
	bpfClasses.Append(p, code&filterClassMask)
	switch code & filterClassMask {
	case filterLoad, filterLoadX, filterStore, filterStoreX:
		filterPart(p, filterSizes, code&0x18)
		filterPart(p, bpfModes, code&0xe0)
	case filterALU, bpfALU64:
		filterPart(p, filterSources, code&0x08)
		filterPart(p, filterALUs, code&0xf0)
	case filterJump:
		filterPart(p, filterSources, code&0x08)
		filterPart(p, filterJumps, code&0xf0)
	case bpfJump32:
		filterRest(p, code&^filterClassMask)
	}
}
