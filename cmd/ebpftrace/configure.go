// SPDX-License-Identifier: Apache-2.0

package main

import (
	"runtime"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/plan"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// planOf compiles the rows of the chosen calls into capture ops.
func planOf(o *Options) (*plan.Plan, error) {
	abbrev := chosen(o.Abbrev)
	return plan.New(arg.ABI(table.Native()), arg.ABI(compatABI()), plan.Options{
		StringLimit: o.StringLimit,
		DumpRead:    descriptors(o.DumpRead),
		DumpWritten: descriptors(o.DumpWrite),
		Verbose:     func(nr uint32, compat bool) bool { return !abbrev(nr, compat) },
		Raw:         chosen(o.Raw),
		Names:       o.wantNames(),
		Filter:      o.filters(),
		Kinds:       o.wantNames() || !o.Trace.Whole(),
		Wanted:      traced(o.Trace),
	})
}

func descriptors(set selection.Numbers) (d plan.Descriptors) {
	d.Listed, d.Others = set.Listed()
	return d
}

// kernelConfig is what the kernel side is told.
func kernelConfig(o *Options, p *plan.Plan) loader.Config {
	cfg := loader.Config{
		Specs:        p.Specs,
		Ops:          p.Ops,
		Variants:     p.Variants,
		Wanted:       p.Wanted[:],
		FollowForks:  o.Follow,
		DetachOnExec: o.DetachOnExecve,
		Split:        o.Latency.Split,
		CanShed:      o.MaxOverhead > 0,
		WantIP:       o.InstructionPointer,
		WantNumbers:  !o.DecodePIDs.Empty() || o.Record != "",
		RingSize:     ringSize(o),
		Stack:        stackConfig(o),
		WantNames:    o.wantNames() || p.AsksNames(),
	}
	for sig := range uint32(64) {
		if o.Signals.Has(sig + 1) {
			cfg.WantedSignals |= 1 << sig
		}
	}
	count(&cfg, o)
	hold(&cfg, o)
	// The most that one op copies, and as much again for what else a call points to.
	if n := max(o.StringLimit+64, largestCopy(p.Ops)); n > 8192 {
		cfg.DataMax = min(nextPowerOfTwo(2*n), dataMax)
	}
	if n := stackRoom(o); n > 0 {
		cfg.DataMax = max(cfg.DataMax, dataLeast) + n
	}
	return cfg
}

// hold has the kernel side decide about a call when it is over. It cannot tell that of
// calls in progress when the tracing ends.
func hold(cfg *loader.Config, o *Options) {
	cfg.MinLatency = o.MinLatency
	if o.MinLatency == 0 && o.Latency.Slowest == 0 && (allStatuses(o) || o.Status.Has(Detached)) {
		return
	}
	cfg.Hold = &loader.Hold{Successful: o.Status.Has(Successful), Failed: o.Status.Has(Failed), Unfinished: o.Status.Has(Unfinished)}
}

// largestCopy is the most that an op copies: getdents has 32 KiB.
func largestCopy(ops []abi.Op) int {
	most := uint32(0)
	for i := range ops {
		most = max(most, ops[i].Max)
	}
	return int(most)
}

const (
	ringMin = 1 << 19
	// A record with a buffer that is dumped takes more than a quarter of the smallest ring.
	ringDump  = 1 << 23
	ringMax   = 1 << 25
	dataMax   = 1 << 18
	dataLeast = 1 << 14
)

// ringSize is what --buffer says, or what suits the machine: all rings together take
// at most 1/1024 of the memory, with stacks 1/256, since records are so much larger.
func ringSize(o *Options) int {
	if o.BufferSize != 0 {
		return o.BufferSize
	}
	var info unix.Sysinfo_t
	if unix.Sysinfo(&info) != nil {
		return ringMin
	}
	share := uint64(info.Totalram) * uint64(info.Unit) / 1024 / uint64(runtime.NumCPU())
	if stackRoom(o) > 0 {
		share *= 4
	}
	size := ringMin
	if !o.DumpRead.Empty() || !o.DumpWrite.Empty() {
		size = ringDump
	}
	for size < ringMax && uint64(size)*2 <= share {
		size *= 2
	}
	return size
}

func nextPowerOfTwo(n int) int {
	p := 1
	for p < n {
		p *= 2
	}
	return p
}

// lineOptions is what a line shows.
func lineOptions(o *Options, c *clock, comm func(uint32) string, number func(tid, nr uint32) uint32) *format.Options {
	f := &format.Options{
		Values: arg.Options{
			StringLimit: o.StringLimit,
			Style:       styles[o.ConstStyle],
			Hex:         hexes[o.Hex],
			Interface:   interfaceName,
			Zone:        zone,
			Booted:      c.booted,
			Names:       o.names(),

			GenericFamily: genericFamily,
		},
		Columns:  o.Columns,
		ArgNames: o.ArgNames,
		Number:   o.SyscallNumber,
		IP:       o.InstructionPointer,
		Clock:    c.unix,

		TimeDigits:     format.Digits(o.Timestamps.Precision.Digits()),
		Relative:       o.Relative != NoPrecision,
		RelativeDigits: format.Digits(o.Relative.Digits()),
		Duration:       o.SyscallTimes != NoPrecision,
		DurationDigits: format.Digits(o.SyscallTimes.Digits()),
	}
	if !o.DumpRead.Empty() {
		f.DumpRead = o.DumpRead.Has
	}
	if !o.DumpWrite.Empty() {
		f.DumpWritten = o.DumpWrite.Has
	}
	if o.DecodePIDs.Has(PIDComm) {
		f.Values.Comm = comm
	}
	f.Values.Number, f.Values.BothNumbers = number, o.DecodePIDs.Has(PIDNS)
	switch o.Timestamps.Format {
	case TimeOfDay:
		f.Time, f.Clock = format.TimeClock, c.local
	case UnixTime:
		f.Time = format.TimeUnix
	}
	toFile := o.Output.Path != "" || o.Output.Pipe != ""
	switch {
	case (o.AlwaysShowPID || o.everywhere()) && !toFile:
		f.PIDs = format.PIDsAlways
	case o.Separate && toFile:
		f.PIDs = format.PIDsNever
	case toFile && (o.Follow || o.everywhere() || o.AlwaysShowPID):
		f.PIDs = format.PIDsPlain
	case toFile:
		f.PIDs = format.PIDsSome
	}
	return f
}

var styles = [...]arg.Style{ConstAbbrev: arg.StyleAbbrev, ConstRaw: arg.StyleRaw, ConstVerbose: arg.StyleVerbose}

var hexes = [...]arg.HexStrings{
	HexNever:         arg.HexNone,
	HexNonASCII:      arg.HexNonASCII,
	HexNonASCIIChars: arg.HexNonASCIIChars,
	HexAll:           arg.HexAll,
}

// decodeOptions is which calls are shown, and how.
func decodeOptions(o *Options, out *outputs, notice func(string)) decode.Options {
	abbrev, verbose := chosen(o.Abbrev), chosen(o.Verbose)
	d := decode.Options{
		Native:    arg.ABI(table.Native()),
		Compat:    arg.ABI(compatABI()),
		Output:    out.of,
		Ended:     out.ended,
		Notice:    notice,
		Show:      traced(o.Trace),
		Only:      o.filter(),
		Verbose:   func(nr uint32, compat bool) bool { return !abbrev(nr, compat) },
		Opaque:    func(nr uint32, compat bool) bool { return !verbose(nr, compat) },
		Raw:       chosen(o.Raw),
		Limit:     o.SyscallLimit,
		Signals:   o.Signals.Has,
		NoAttach:  o.Quiet.Has(QuietAttach) || o.selects(), // nobody was attached to by name
		NoExits:   o.Quiet.Has(QuietExit),
		NoExecTID: o.Quiet.Has(QuietThreadExecve),
	}
	d.MinLatency = uint64(o.MinLatency)
	hush(&d, o)
	if !allStatuses(o) {
		d.Status = func(s decode.Status) bool { return o.Status.Has(uint32(s)) }
	}
	return d
}

func allStatuses(o *Options) bool {
	for s := range uint32(Detached + 1) {
		if !o.Status.Has(s) {
			return false
		}
	}
	return true
}
