// SPDX-License-Identifier: Apache-2.0

package table

import (
	"encoding/binary"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Programs of the classic Berkeley Packet Filter, as the macros of linux/filter.h.

// filterInsn is struct sock_filter.
type filterInsn struct {
	code   uint16
	jt, jf uint8
	k      uint32
}

const (
	filterInsnSize  = 8
	filterInsnsMost = 4096 // BPF_MAXINSNS of linux/bpf_common.h
)

// classicProgram is struct sock_fprog of linux/filter.h: a count and the instructions,
// which are printed with -v only. value prints the k of a statement.
func classicProgram(value func(*arg.Printer, filterInsn)) *arg.Struct {
	insn := filterInsnType{value}
	return arg.NewStruct(
		arg.Field{Name: "len", Type: arg.Uint16},
		arg.Field{Name: "filter", Type: verboseOnly{arg.Array{Elem: insn, Len: arg.ByField("len"), Most: filterInsnsMost}}},
	)
}

// verboseOnly is a pointer that is followed with -v only.
type verboseOnly struct{ arg.Type }

// Plan copies nothing without -v.
func (t verboseOnly) Plan(c *arg.Plan, at arg.Place) {
	if c.Verbose {
		t.Type.Plan(c, at)
	}
}

// Append prints the address without -v.
func (t verboseOnly) Append(p *arg.Printer, v uint64) {
	if !p.Call.Verbose {
		arg.Addr.Append(p, v)
		return
	}
	t.Type.Append(p, v)
}

// filterInsnType is an instruction in memory.
type filterInsnType struct {
	value func(*arg.Printer, filterInsn)
}

// Size is that of the struct.
func (filterInsnType) Size(arg.ABI) int { return filterInsnSize }

// Align is that of its longest field.
func (filterInsnType) Align(arg.ABI) int { return 4 }

// Plan follows nothing.
func (filterInsnType) Plan(*arg.Plan, arg.Place) {}

// Append prints the macro that makes the instruction.
func (t filterInsnType) Append(p *arg.Printer, v uint64) {
	b, ok := p.Bytes(v, filterInsnSize)
	if !ok {
		return
	}
	i := filterInsn{binary.NativeEndian.Uint16(b), b[2], b[3], binary.NativeEndian.Uint32(b[4:])}
	if i.jt != 0 || i.jf != 0 {
		p.Text("BPF_JUMP(")
		filterCode(p, uint64(i.code))
		p.Text(", ")
		filterValue(p, i)
		p.Text(", ")
		hexOrZero32.Append(p, uint64(i.jt))
		p.Text(", ")
		hexOrZero32.Append(p, uint64(i.jf))
	} else {
		p.Text("BPF_STMT(")
		filterCode(p, uint64(i.code))
		p.Text(", ")
		t.value(p, i)
	}
	p.Byte(')')
}

// filterValue appends a k of which nothing is known.
func filterValue(p *arg.Printer, i filterInsn) { hexOrZero32.Append(p, uint64(i.k)) }

// The classes of instructions, in the lowest bits of the code.
const (
	filterClassMask = 0x07
	filterLoad      = 0x00
	filterLoadX     = 0x01
	filterStore     = 0x02
	filterStoreX    = 0x03
	filterALU       = 0x04
	filterJump      = 0x05
	filterReturn    = 0x06
	filterMisc      = 0x07
)

// filterCode appends the parts of an operation code: which bits they are depends on
// the class.
func filterCode(p *arg.Printer, code uint64) {
	filterClasses.Append(p, code&filterClassMask)
	switch code & filterClassMask {
	case filterLoad, filterLoadX:
		filterPart(p, filterSizes, code&0x18)
		filterPart(p, filterModes, code&0xe0)
	case filterALU:
		filterPart(p, filterSources, code&0x08)
		filterPart(p, filterALUs, code&0xf0)
	case filterJump:
		filterPart(p, filterSources, code&0x08)
		filterPart(p, filterJumps, code&0xf0)
	case filterReturn:
		filterPart(p, filterResults, code&0x18)
		filterRest(p, code&^0x1f)
	case filterMisc:
		filterPart(p, filterMiscs, code&0xf8)
		filterRest(p, code&^0xff)
	case filterStore, filterStoreX:
		filterRest(p, code&^filterClassMask)
	}
}

func filterPart(p *arg.Printer, names *arg.Enum, v uint64) {
	p.Byte('|')
	names.Append(p, v)
}

// filterRest appends bits that mean nothing, with a comment in all styles.
func filterRest(p *arg.Printer, v uint64) {
	if v != 0 {
		p.Byte('|')
		p.Hex(v)
		p.Comment(filterUnknown)
	}
}

const filterUnknown = "BPF_???"

func filterNames(names ...arg.Name) *arg.Enum {
	return &arg.Enum{Bytes: 2, Names: names, Unknown: filterUnknown}
}

var (
	filterClasses = filterNames(filterClassNames...)
	filterSizes   = filterNames(filterSizeNames...)
	filterModes   = filterNames(filterModeNames...)
	filterSources = filterNames(filterSourceNames...)
	filterALUs    = filterNames(filterALUNames...)
	filterJumps   = filterNames(filterJumpNames...)
	filterResults = filterNames(filterResultNames...)
	filterMiscs   = filterNames(filterMiscNames...)
)
