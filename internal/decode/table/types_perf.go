// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	perfType        = &arg.Enum{Bytes: 4, Names: perfTypeNames, Unknown: "PERF_TYPE_???"}
	perfSize        = &arg.Enum{Bytes: 4, Names: perfSizeNames, Unknown: "PERF_ATTR_SIZE_???"}
	perfHardware    = &arg.Enum{Bytes: 4, Names: perfHardwareNames, Unknown: "PERF_COUNT_HW_???"}
	perfSoftware    = &arg.Enum{Bytes: 8, Names: perfSoftwareNames, Unknown: "PERF_COUNT_SW_???"}
	perfCache       = &arg.Enum{Bytes: 1, Names: perfCacheNames, Unknown: "PERF_COUNT_HW_CACHE_???"}
	perfCacheOp     = &arg.Enum{Bytes: 1, Names: perfCacheOpNames, Unknown: "PERF_COUNT_HW_CACHE_OP_???"}
	perfCacheResult = &arg.Enum{Bytes: 1, Names: perfCacheResultNames, Unknown: "PERF_COUNT_HW_CACHE_RESULT_???"}
	perfSample      = &arg.Flags{Bytes: 8, Names: perfSampleNames, Unknown: "PERF_SAMPLE_???"}
	perfFormat      = &arg.Flags{Bytes: 8, Names: perfFormatNames, Unknown: "PERF_FORMAT_???"}
	perfBranch      = &arg.Flags{Bytes: 8, Names: perfBranchNames, Unknown: "PERF_SAMPLE_BRANCH_???"}
	perfBreakpoint  = &arg.Enum{Bytes: 4, Names: breakpointNames, Unknown: "HW_BREAKPOINT_???"}
)

// The types of events whose config is more than a number.
const (
	perfTypeHardware   = 0
	perfTypeSoftware   = 1
	perfTypeTracepoint = 2
	perfTypeCache      = 3
	perfTypeBreakpoint = 5
)

// Sizes of struct perf_event_attr: linux/perf_event.h.
const (
	perfSizeFirst = 64
	perfSizeKnown = 144
)

// Bits of the bit field, and what stands behind the known ones.
const (
	perfBitsAt     = 40
	perfBitsKnown  = 38
	perfFreq       = 1 << 10
	perfWatermark  = 1 << 14
	perfPreciseBit = 15
	perfUseClock   = 1 << 25
)

// perfAttr is struct perf_event_attr, which says itself how long it is. Without -v its
// first fields are printed, and the bits that are set.
var perfAttr = arg.Func{Type: arg.Ptr{To: arg.Raw{Bytes: perfSizeKnown}}, Print: func(p *arg.Printer, v uint64) {
	done := false
	p.Before(func(p *arg.Printer) { done = printPerfAttr(p, v) })
	if !done {
		p.Addr(v)
	}
}}

func printPerfAttr(p *arg.Printer, v uint64) bool {
	size, ok := p.Load(v+4, 4)
	if size == 0 {
		size = perfSizeFirst
	}
	need := uint64(perfSizeFirst)
	if p.Call.Verbose {
		need = min(size, perfSizeKnown)
	}
	if _, there := p.Bytes(v, int(need)); v == 0 || !ok || !there || size < perfSizeFirst || p.Call.Opaque {
		return false
	}
	a := perfPrinter{window{p: p, at: v, n: need, fill: true}}
	p.Byte('{')
	a.head()
	if !p.Call.Verbose {
		p.Text(", ...")
	} else {
		a.tail()
		if size > perfSizeKnown {
			p.Text(", ...")
		}
	}
	p.Byte('}')
	return true
}

type perfPrinter struct{ window }

// head appends the fields up to the bits.
func (a perfPrinter) head() {
	p := a.p
	kind, config, bits := a.word(0, 4), a.word(8, 8), a.word(perfBitsAt, 8)
	a.field("type=", 0, perfType)
	a.field(", size=", 4, perfSize)
	if p.Call.Ret == -int64(unix.E2BIG) {
		p.After(func(p *arg.Printer) {
			if size, ok := p.Load(a.at+4, 4); ok {
				p.Text(" => ")
				perfSize.Append(p, size)
			}
		})
	}
	p.Text(", config=")
	printPerfConfig(p, kind, config)
	if bits&perfFreq != 0 {
		a.field(", sample_freq=", 16, arg.Uint64)
	} else {
		a.field(", sample_period=", 16, arg.Uint64)
	}
	a.field(", sample_type=", 24, perfSample)
	a.field(", read_format=", 32, perfFormat)
	a.bits(bits)
}

// bits appends the bit field: all of it with -v.
func (a perfPrinter) bits(bits uint64) {
	p := a.p
	for i, name := range perfBits {
		switch {
		case i == perfPreciseBit:
			p.Text(", precise_ip=")
			p.Uint(bits >> i & 3)
			p.Comment(perfSkids[bits>>i&3])
		case name == "":
		case bits>>i&1 != 0 || p.Call.Verbose:
			p.Text(", ")
			p.Text(name)
			p.Byte('=')
			p.Uint(bits >> i & 1)
		}
	}
	if rest := bits >> perfBitsKnown; rest != 0 {
		p.Text(", __reserved_1=")
		p.Hex(rest)
		p.Text(" /* Bits 63..38 */")
	}
}

// tail appends what stands behind the bits, as far as the size goes.
func (a perfPrinter) tail() {
	bits, sample := a.word(perfBitsAt, 8), a.word(24, 8)
	const branchStack, stackUser = 1 << 11, 1 << 13
	if bits&perfWatermark != 0 {
		a.field(", wakeup_watermark=", 48, arg.Uint)
	} else {
		a.field(", wakeup_events=", 48, arg.Uint)
	}
	if a.word(0, 4) == perfTypeBreakpoint {
		a.field(", bp_type=", 52, perfBreakpointType)
		a.field(", bp_addr=", 56, hexOrZero64)
		a.field(", bp_len=", 64, arg.Uint64)
	} else {
		a.field(", config1=", 56, hexOrZero64)
		a.field(", config2=", 64, hexOrZero64)
	}
	a.fieldIf(sample&branchStack != 0, ", branch_sample_type=", 72, perfBranch)
	a.field(", sample_regs_user=", 80, hexOrZero64)
	a.fieldIf(sample&stackUser != 0, ", sample_stack_user=", 88, hexOrZero32)
	a.fieldIf(bits&perfUseClock != 0, ", clockid=", 92, clockID)
	a.field(", sample_regs_intr=", 96, hexOrZero64)
	a.field(", aux_watermark=", 104, arg.Uint)
	a.field(", sample_max_stack=", 108, arg.Uint16)
	if rest, ok := a.load(110, 2); ok && rest != 0 {
		a.p.Text(" /* bytes 110..111: ")
		a.p.Hex(rest)
		a.p.Text(" */")
	}
	a.field(", aux_sample_size=", 112, arg.Uint)
	a.auxActions()
	a.field(", sig_data=", 120, hexOrZero64)
	a.field(", config3=", 128, hexOrZero64)
	a.field(", config4=", 136, hexOrZero64)
}

func (a perfPrinter) auxActions() {
	actions, ok := a.load(116, 4)
	if !ok {
		return
	}
	for i, name := range [...]string{", aux_start_paused=", ", aux_pause=", ", aux_resume="} {
		a.p.Text(name)
		a.p.Uint(actions >> i & 1)
	}
	if rest := actions >> 3; rest != 0 {
		a.p.Text(", __reserved_3=")
		a.p.Hex(rest)
		a.p.Text(" /* Bits 931..959 */")
	}
}

// perfBreakpointType is one of the named types; the value of all kinds of access is a
// name for none.
var perfBreakpointType = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	const readWrite, execute = 3, 4
	if v&execute != 0 && v&readWrite != 0 && v <= readWrite|execute && p.Opt.Style != arg.StyleRaw {
		p.Hex(v)
		p.Comment("HW_BREAKPOINT_INVALID")
		return
	}
	perfBreakpoint.Append(p, v)
}}

// printPerfConfig appends which event of a type it is.
func printPerfConfig(p *arg.Printer, kind, config uint64) {
	switch kind {
	case perfTypeHardware:
		perfExtended(p, config)
		perfHardware.Append(p, config)
	case perfTypeSoftware:
		perfSoftware.Append(p, config)
	case perfTypeTracepoint:
		p.Uint(config)
	case perfTypeCache:
		perfExtended(p, config)
		if unused := config >> 24 & 0xff; unused != 0 {
			p.Hex(unused)
			p.Text("<<24|")
		}
		perfCacheResult.Append(p, config>>16&0xff)
		p.Text("<<16|")
		perfCacheOp.Append(p, config>>8&0xff)
		p.Text("<<8|")
		perfCache.Append(p, config&0xff)
	default:
		hexOrZero64.Append(p, config)
	}
}

// perfExtended appends the type of PMU in the upper half.
func perfExtended(p *arg.Printer, config uint64) {
	if pmu := config >> 32; pmu != 0 {
		p.Hex(pmu)
		p.Text("<<32|")
	}
}
