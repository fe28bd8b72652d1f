// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// arch_prctl's operations: arch/x86/include/uapi/asm/prctl.h.
const (
	archSetGS         = 0x1001
	archSetFS         = 0x1002
	archGetFS         = 0x1003
	archGetGS         = 0x1004
	archGetCPUID      = 0x1011
	archGetSupported  = 0x1021
	archGetPermitted  = 0x1022
	archRequest       = 0x1023
	archGetGuest      = 0x1024
	archRequestGuest  = 0x1025
	archGetUntagMask  = 0x4001
	archGetMaxTagBits = 0x4003
	archStackStatus   = 0x5005
)

var archOp = &arg.Enum{Bytes: 4, Unknown: "ARCH_???", Form: arg.HexOrZero, Names: []arg.Name{
	{archSetGS, "ARCH_SET_GS"}, {archSetFS, "ARCH_SET_FS"}, {archGetFS, "ARCH_GET_FS"}, {archGetGS, "ARCH_GET_GS"},
	{archGetCPUID, "ARCH_GET_CPUID"}, {0x1012, "ARCH_SET_CPUID"}, {archGetSupported, "ARCH_GET_XCOMP_SUPP"}, {archGetPermitted, "ARCH_GET_XCOMP_PERM"},
	{archRequest, "ARCH_REQ_XCOMP_PERM"}, {archGetGuest, "ARCH_GET_XCOMP_GUEST_PERM"}, {archRequestGuest, "ARCH_REQ_XCOMP_GUEST_PERM"},
	{0x2001, "ARCH_MAP_VDSO_X32"}, {0x2002, "ARCH_MAP_VDSO_32"}, {0x2003, "ARCH_MAP_VDSO_64"},
	{archGetUntagMask, "ARCH_GET_UNTAG_MASK"}, {0x4002, "ARCH_ENABLE_TAGGED_ADDR"}, {archGetMaxTagBits, "ARCH_GET_MAX_TAG_BITS"},
	{0x4004, "ARCH_FORCE_TAGGED_SVA"}, {0x5001, "ARCH_SHSTK_ENABLE"}, {0x5002, "ARCH_SHSTK_DISABLE"}, {0x5003, "ARCH_SHSTK_LOCK"},
	{0x5004, "ARCH_SHSTK_UNLOCK"}, {archStackStatus, "ARCH_SHSTK_STATUS"},
}}

func archTakesArg(c *arg.Call) bool { return arg.Truncate(c.Args[0], 4) != archGetCPUID }

var archArg = &arg.Switch{On: 0, Default: hexOrZeroL, Cases: []arg.Case{
	{archGetFS, arg.AtExit{Type: arg.Ptr{To: arg.Addr}}}, {archGetGS, arg.AtExit{Type: arg.Ptr{To: arg.Addr}}},
	{archGetSupported, arg.AtExit{Type: arg.Ptr{To: extendedStates}}}, {archGetPermitted, arg.AtExit{Type: arg.Ptr{To: extendedStates}}},
	{archGetGuest, arg.AtExit{Type: arg.Ptr{To: extendedStates}}}, {archRequest, extendedState}, {archRequestGuest, extendedState},
}}

// extendedState is a part of a CPU's state, and extendedStates a set of such: enum
// xfeature of arch/x86/include/asm/fpu/types.h.
var (
	extendedState = explained{Num: arg.Ulong, unknown: "XFEATURE_???", names: []arg.Name{
		{0, "XFEATURE_FP"}, {1, "XFEATURE_SSE"}, {2, "XFEATURE_YMM"}, {3, "XFEATURE_BNDREGS"}, {4, "XFEATURE_BNDCSR"}, {5, "XFEATURE_OPMASK"},
		{6, "XFEATURE_ZMM_Hi256"}, {7, "XFEATURE_Hi16_ZMM"}, {8, "XFEATURE_PT_UNIMPLEMENTED_SO_FAR"}, {9, "XFEATURE_PKRU"}, {10, "XFEATURE_PASID"},
		{15, "XFEATURE_LBR"}, {17, "XFEATURE_XTILE_CFG"}, {18, "XFEATURE_XTILE_DATA"},
	}}
	extendedNames = &arg.Flags{Bytes: 8, Unknown: "XFEATURE_MASK_???", Names: []arg.Name{
		{3, "XFEATURE_MASK_FPSSE"}, {1, "XFEATURE_MASK_FP"}, {2, "XFEATURE_MASK_SSE"}, {4, "XFEATURE_MASK_YMM"}, {8, "XFEATURE_MASK_BNDREGS"},
		{16, "XFEATURE_MASK_BNDCSR"}, {0xe0, "XFEATURE_MASK_AVX512"}, {0x20, "XFEATURE_MASK_OPMASK"}, {0x40, "XFEATURE_MASK_ZMM_Hi256"},
		{0x80, "XFEATURE_MASK_Hi16_ZMM"}, {0x100, "XFEATURE_MASK_PT"}, {0x200, "XFEATURE_MASK_PKRU"}, {0x400, "XFEATURE_MASK_PASID"},
		{0x8000, "XFEATURE_MASK_LBR"}, {0x60000, "XFEATURE_MASK_XTILE"}, {0x20000, "XFEATURE_MASK_XTILE_CFG"}, {0x40000, "XFEATURE_MASK_XTILE_DATA"},
	}}
)

// extendedStates prints the set with its names, whatever the style but raw.
var extendedStates = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	style := p.Opt.Style
	if style == arg.StyleAbbrev {
		p.Opt.Style = arg.StyleVerbose
	}
	extendedNames.Append(p, v)
	p.Opt.Style = style
}}

// segment is struct user_desc: arch/x86/include/uapi/asm/ldt.h.
var segment = arg.NewStruct(
	arg.Field{Name: "entry_number", Type: arg.Int},
	arg.Field{Name: "base_addr", Type: padded32},
	arg.Field{Name: "limit", Type: padded32},
	arg.Field{Name: "flags", Type: arg.Uint, Hidden: true},
	segmentBits("seg_32bit", 0, 1), segmentBits("contents", 1, 3), segmentBits("read_exec_only", 3, 1), segmentBits("limit_in_pages", 4, 1),
	segmentBits("seg_not_present", 5, 1), segmentBits("useable", 6, 1), longMode(),
)

// foundSegment is a descriptor that the kernel fills in: after a failure strace shows
// what was asked for.
var foundSegment = arg.Func{Type: arg.Ptr{To: segment}, Print: func(p *arg.Printer, v uint64) {
	if _, ok := p.Bytes(v, segment.Size(p.Call.ABI)); !ok || !p.Call.Failed() {
		arg.Ptr{To: segment}.Append(p, v)
		return
	}
	p.WithTail(wantedSegment, v, func() { p.Text(", ...") })
}}

// wantedSegment is the part of a descriptor that says which one.
var wantedSegment = arg.NewStruct(arg.Field{Name: "entry_number", Type: arg.Int})

// longMode is a bit that 32-bit programs do not have.
func longMode() arg.Field {
	f := segmentBits("lm", 7, 1)
	f.When = func(p *arg.Printer) bool { return p.Call.ABI.PointerSize() == 8 }
	return f
}

// noteEntry says which entry the kernel chose.
func noteEntry(p *arg.Printer) {
	p.Text(" (entry_number=")
	n, _ := segment.Load(p, p.Call.Args[0], "entry_number")
	arg.Int.Append(p, n)
	p.Byte(')')
}

// padded32 is a number of 32 bits with its leading zeros.
var padded32 = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) { p.HexWide(arg.Truncate(v, 4), 8) }}

// segmentBits is a bit-field of the flags.
func segmentBits(name string, shift int, mask uint64) arg.Field {
	return arg.Field{Name: name, Type: arg.Func{Type: arg.Raw{}, Print: func(p *arg.Printer, _ uint64) {
		p.Uint(p.Field("flags") >> shift & mask)
	}}}
}

// descriptorAt is modify_ldt's pointer: to a descriptor where the size is one's.
var descriptorAt = arg.Func{Type: arg.Ptr{To: segment}, Print: func(p *arg.Printer, v uint64) {
	const size = 16
	if p.Call.Args[2] != size {
		p.Addr(v)
		return
	}
	arg.Ptr{To: segment}.Append(p, v)
}}

// noteSmallErrno names an error that the kernel returned in 32 bits, as modify_ldt does.
func noteSmallErrno(p *arg.Printer) {
	const errnoMax = 4095 // MAX_ERRNO of linux/err.h
	n := -int32(p.Call.Ret)
	if p.Call.Ret>>32 != 0 || n <= 0 || n > errnoMax {
		return
	}
	if name, text := Errno(int(n)); name != "" {
		p.Byte(' ')
		p.Text(name)
		p.Text(" (")
		p.Text(text)
		p.Byte(')')
	}
}
