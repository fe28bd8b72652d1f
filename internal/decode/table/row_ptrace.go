// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var ptraceRows = []Row{
	{Name: "ptrace", Args: append([]Arg{in("op", ptraceOp)}, choose(0, ptraceVariants, []Arg{in("pid", pid), in("addr", arg.Addr), in("data", arg.Addr)})...)},
}

// ptraceVariants are the requests of ptrace(2) whose arguments are no plain words.
var ptraceVariants = slices.Concat(
	[]variant{{0, nil}},
	ptraceAll([]uint64{8, 16, 0x4207, 0x4208}, in("pid", pid)),
	ptraceAll([]uint64{1, 2}, in("pid", pid), in("addr", arg.Addr), out("data", arg.Ptr{To: hexOrZeroL})),
	ptraceAll([]uint64{7, 9, 17, 24, 31, 32, 33}, in("pid", pid), in("addr", arg.Addr), in("data", signal)),
	ptraceAll([]uint64{21, 0x4200, 0x4206}, in("pid", pid), in("addr", arg.Addr), in("data", ptraceOptions)),
	[]variant{
		{3, []Arg{in("pid", pid), in("addr", userOffset), out("data", arg.Ptr{To: hexOrZeroL})}},
		{6, []Arg{in("pid", pid), in("addr", userOffset), in("data", arg.Addr)}},
		{12, []Arg{in("pid", pid), more(), out("addr", arg.Ptr{To: userRegisters})}},
		{13, []Arg{in("pid", pid), more(), in("addr", arg.Ptr{To: userRegisters})}},
		{14, []Arg{in("pid", pid), more(), out("addr", arg.Ptr{To: userFPRegisters})}},
		{15, []Arg{in("pid", pid), more(), in("addr", arg.Ptr{To: userFPRegisters})}},
		{0x4201, []Arg{in("pid", pid), in("addr", arg.Addr), out("data", arg.Ptr{To: arg.Ulong})}},
		{0x4202, []Arg{in("pid", pid), in("addr", arg.Addr), out("data", arg.Ptr{To: siginfo})}},
		{0x4203, []Arg{in("pid", pid), in("addr", arg.Addr), in("data", arg.Ptr{To: siginfo})}},
		{0x4204, []Arg{in("pid", pid), in("addr", noteType), inOut("data", regsetFilled{})}},
		{0x4205, []Arg{in("pid", pid), in("addr", noteType), in("data", arg.Ptr{To: regset})}},
		{0x4209, []Arg{in("pid", pid), in("addr", arg.Ptr{To: peekSiginfo}), out("data", arg.Array{Elem: siginfo, Len: arg.ByRet()})}},
		{0x420a, []Arg{in("pid", pid), in("addr", arg.Ulong), out("data", sigsetPtr(2))}},
		{0x420b, []Arg{in("pid", pid), in("addr", arg.Ulong), in("data", sigsetPtr(2))}},
		{0x420c, []Arg{in("pid", pid), in("addr", arg.Ulong), in("data", arg.Addr)}},
		{0x420d, []Arg{in("pid", pid), in("addr", arg.Ulong), inOut("data", seccompMetadata)}},
		{0x420e, []Arg{in("pid", pid), in("addr", arg.Ulong), out("data", syscallInfo)}},
		{0x4212, []Arg{in("pid", pid), in("addr", arg.Ulong), in("data", syscallInfo)}},
	},
)

// ptraceAll are requests that have the same arguments.
func ptraceAll(ops []uint64, args ...Arg) (all []variant) {
	for _, op := range ops {
		all = append(all, variant{op, args})
	}
	return all
}
