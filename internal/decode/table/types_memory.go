// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var protection = &arg.ByABI{
	Default: &arg.Flags{Zero: "PROT_NONE", Unknown: "PROT_???", Names: protectionNames},
	Of:      arg.PerABI{arg.ARM64: &arg.Flags{Zero: "PROT_NONE", Unknown: "PROT_???", Names: protectionNamesARM64}},
}

// mapFlags are mmap's: a type in the low bits, flags, and the size of huge pages as
// its logarithm in the high ones. The kernel reads 32 bits.
var mapFlags = &arg.ByABI{
	Default: mapFlagsOf(slices.Concat(mapFixed, mapX86, mapOther)),
	Of:      arg.PerABI{arg.ARM64: mapFlagsARM, arg.ARM: mapFlagsARM},
}

const (
	mapTypeMask = 0xf
	hugeMask    = unix.MAP_HUGE_MASK << unix.MAP_HUGE_SHIFT
)

var (
	mapFlagsARM = mapFlagsOf(slices.Concat(mapFixed, mapOther))
	mapType     = &arg.Enum{Bytes: 4, Unknown: "MAP_???", Names: mapTypes}
)

func mapFlagsOf(names []arg.Name) arg.Type {
	return arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) { printMapFlags(p, v, names) }}
}

func printMapFlags(p *arg.Printer, v uint64, names []arg.Name) {
	styled(p, arg.Truncate(v, p.Call.ABI.PointerSize()), func() {
		mapType.Append(p, v&mapTypeMask)
		printMoreFlags(p, arg.Truncate(v, 4)&^mapTypeMask, names)
	})
}

// printMoreFlags appends flags behind a first word: the names, the unknown bits, the
// size of huge pages last.
func printMoreFlags(p *arg.Printer, v uint64, names []arg.Name) {
	huge := v & hugeMask
	v &^= hugeMask
	for i := range names {
		if n := &names[i]; v&n.Value == n.Value {
			p.Byte('|')
			p.Text(n.Name)
			v &^= n.Value
		}
	}
	if v != 0 {
		p.Byte('|')
		p.Hex(v)
	}
	if huge != 0 {
		p.Byte('|')
		printHuge(p, huge)
	}
}

func printHuge(p *arg.Printer, v uint64) {
	p.Uint(v >> unix.MAP_HUGE_SHIFT)
	p.Text("<<MAP_HUGE_SHIFT")
}

// pageOffset is mmap2's offset: in units of 4096 bytes whatever the page size, mmap2(2).
var pageOffset = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	hexOrZero64.Append(p, arg.Truncate(v, 4)<<12)
}}

// oldMap is i386's mmap: a pointer to six words in place of six arguments, old_mmap in
// arch/x86/kernel/sys_ia32.c.
var oldMap = arg.Func{Type: arg.Ptr{To: oldMapArgs}, Print: func(p *arg.Printer, v uint64) {
	if _, ok := p.Bytes(v, oldMapArgs.Size(p.Call.ABI)); !ok {
		p.Addr(v)
		return
	}
	for i, t := range []arg.Type{arg.Addr, arg.Ulong, protection, mapFlags, fd, hexOrZeroL} {
		if i > 0 {
			p.Text(", ")
		}
		w, _ := p.Load(v+uint64(4*i), 4)
		t.Append(p, w)
	}
}}

var oldMapArgs = arg.NewStruct(
	arg.Field{Name: "addr", Type: arg.Addr}, arg.Field{Name: "len", Type: arg.Ulong}, arg.Field{Name: "prot", Type: arg.Ulong},
	arg.Field{Name: "flags", Type: arg.Ulong}, arg.Field{Name: "fd", Type: fd}, arg.Field{Name: "offset", Type: arg.Ulong},
)

// residency is mincore's vector: a byte for each page of the range in argument 1.
var residency = arg.Func{Type: arg.Buffer{Len: arg.ByArg(1)}, Print: func(p *arg.Printer, v uint64) {
	if p.Call.Opaque && p.Call.Args[1] > 0 {
		p.Addr(v)
		return
	}
	if v == 0 || p.Call.Failed() {
		p.Addr(v)
		return
	}
	const page = 4096
	n := p.Call.Args[1]/page + min(p.Call.Args[1]%page, 1)
	p.Array(v, n, arg.Array{Elem: residentByte})
}}

// residentByte is a page's: only the lowest bit means something, mincore(2).
var residentByte = arg.Func{Type: arg.Uint8, Print: func(p *arg.Printer, v uint64) { p.Uint(v & 1) }}
