// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of the clocks of network cards: include/uapi/linux/ptp_clock.h. Those with a 2
// at the end look at what is reserved.
var clockRequests = slices.Concat(
	answered(precisionAbilities, "PTP_CLOCK_GETCAPS", "PTP_CLOCK_GETCAPS2"),
	given(precisionStamps(false), "PTP_EXTTS_REQUEST"),
	given(precisionStamps(true), "PTP_EXTTS_REQUEST2"),
	given(precisionOutput(false), "PTP_PEROUT_REQUEST"),
	given(precisionOutput(true), "PTP_PEROUT_REQUEST2"),
	completed(precisionPin(true, false), "PTP_PIN_GETFUNC"),
	completed(precisionPin(true, true), "PTP_PIN_GETFUNC2"),
	given(precisionPin(false, false), "PTP_PIN_SETFUNC"),
	given(precisionPin(false, true), "PTP_PIN_SETFUNC2"),
	completed(precisionOffset, "PTP_SYS_OFFSET", "PTP_SYS_OFFSET2"),
	completed(precisionOffsetLong, "PTP_SYS_OFFSET_EXTENDED", "PTP_SYS_OFFSET_EXTENDED2", "PTP_SYS_OFFSET_EXTENDED_CYCLES"),
	answered(precisionCross, "PTP_SYS_OFFSET_PRECISE", "PTP_SYS_OFFSET_PRECISE2", "PTP_SYS_OFFSET_PRECISE_CYCLES"),
)

const (
	precisionSamplesMost = 25 // PTP_MAX_SAMPLES
	precisionDuty        = 2  // PTP_PEROUT_DUTY_CYCLE
	precisionPhase       = 4  // PTP_PEROUT_PHASE
)

// precisionSpan is struct ptp_clock_time, precisionTime the same with a date.
var (
	precisionSpan = arg.NewStruct(field("sec", arg.Int64), field("nsec", arg.Uint), unlessZero("reserved", hexOrZero32))
	precisionTime = inMemory{precisionSpan, func(p *arg.Printer, addr uint64) {
		precisionSpan.Append(p, addr)
		sec, _ := precisionSpan.Load(p, addr, "sec")
		nsec, _ := precisionSpan.Load(p, addr, "nsec")
		p.Date(int64(sec), nsec, 9)
	}}
)

var (
	precisionAbilities = arg.NewStruct(
		field("max_adj", arg.Int), field("n_alarm", arg.Int), field("n_ext_ts", arg.Int), field("n_per_out", arg.Int), field("pps", arg.Int), field("n_pins", arg.Int),
		field("cross_timestamping", arg.Int), field("adjust_phase", arg.Int), field("max_phase_adj", precisionPhaseMost),
		unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 11}),
	)
	precisionOffset = arg.NewStruct(
		field("n_samples", arg.Uint),
		unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 3}),
		added("ts", arg.Vector{Elem: precisionTime, N: 2*precisionSamplesMost + 1, Count: func(p *arg.Printer) uint64 { return 2*p.Field("n_samples") + 1 }}),
	)
	precisionOffsetLong = arg.NewStruct(
		field("n_samples", arg.Uint), field("clockid", clockID),
		unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 2}),
		added("ts", arg.Vector{Elem: arg.Vector{Elem: precisionTime, N: 3}, N: precisionSamplesMost, Count: func(p *arg.Printer) uint64 { return p.Field("n_samples") }}),
	)
	precisionCross = arg.NewStruct(
		field("device", precisionTime), field("sys_realtime", precisionTime), field("sys_monoraw", precisionSpan),
		unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 4}),
	)
)

// precisionPhaseMost is a number of nanoseconds, in seconds as well.
var precisionPhaseMost = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	n := int64(int32(v))
	p.Int(n)
	if n == 0 {
		return
	}
	p.Text(" /* ")
	if n < 0 {
		p.Byte('-')
		n = -n
	}
	p.Int(n / 1e9)
	p.Byte('.')
	p.Digits(uint64(n%1e9), 9)
	p.Text(" s */")
}}

func precisionStamps(strict bool) *arg.Struct {
	fields := []arg.Field{
		field("index", arg.Uint),
		field("flags", &arg.Flags{Bytes: 4, Unknown: "PTP_???", Names: []arg.Name{
			{1, "PTP_ENABLE_FEATURE"}, {2, "PTP_RISING_EDGE"}, {4, "PTP_FALLING_EDGE"}, {8, "PTP_STRICT_FLAGS"}, {16, "PTP_EXT_OFFSET"},
		}}),
	}
	rest := unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 2})
	rest.Hidden = !strict
	return arg.NewStruct(append(fields, rest)...)
}

// precisionOutput is struct ptp_perout_request, with two unions.
func precisionOutput(strict bool) *arg.Struct {
	without := func(bit uint64, f arg.Field) arg.Field {
		return and(func(p *arg.Printer) bool { return p.Field("flags")&bit == 0 }, f)
	}
	rest := without(precisionDuty, unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 4}))
	rest.Hidden, rest.At = !strict, 40+1
	phase := fieldHas("flags", precisionPhase, field("phase", precisionSpan))
	phase.At = 0 + 1
	return arg.NewStruct(
		without(precisionPhase, field("start", precisionTime)),
		phase,
		field("period", precisionSpan), field("index", arg.Uint),
		field("flags", &arg.Flags{Bytes: 4, Unknown: "PTP_PEROUT_???", Names: []arg.Name{
			{1, "PTP_PEROUT_ONE_SHOT"}, {precisionDuty, "PTP_PEROUT_DUTY_CYCLE"}, {precisionPhase, "PTP_PEROUT_PHASE"},
		}}),
		fieldHas("flags", precisionDuty, field("on", precisionSpan)),
		rest,
	)
}

// precisionPin is struct ptp_pin_desc, the reserved words before what is answered.
func precisionPin(answer, strict bool) *arg.Struct {
	function := &arg.Enum{Bytes: 4, Unknown: "PTP_PF_???", Names: []arg.Name{{0, "PTP_PF_NONE"}, {1, "PTP_PF_EXTTS"}, {2, "PTP_PF_PEROUT"}, {3, "PTP_PF_PHYSYNC"}}}
	index := arg.Field{Name: "index", Type: arg.Uint, At: 64 + 1}
	rest := unlessZero("rsv", arg.Vector{Elem: hexOrZero32, N: 5})
	rest.Hidden, rest.At = !strict, 76+1
	if answer {
		return arg.NewStruct(index, rest, addedAt(0, "name", fieldString(64)), addedAt(68, "func", function), addedAt(72, "chan", arg.Uint))
	}
	return arg.NewStruct(index, arg.Field{Name: "func", Type: function, At: 68 + 1}, arg.Field{Name: "chan", Type: arg.Uint, At: 72 + 1}, rest)
}
