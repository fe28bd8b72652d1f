// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that ask for and set limits of resources.
var limitRows = []Row{
	{Name: "prlimit64", Args: []Arg{in("pid", pid), in("resource", resource), in("new_limit", arg.Ptr{To: limit64}), out("old_limit", arg.Ptr{To: limit64})}},
	{Name: "getrlimit", Args: []Arg{in("resource", resource), out("rlim", arg.Ptr{To: limit})}},
	{Name: "ugetrlimit", Args: []Arg{in("resource", resource), out("rlim", arg.Ptr{To: limit})}},
	{Name: "setrlimit", Args: []Arg{in("resource", resource), in("rlim", arg.Ptr{To: limit})}},
}

// resource is RLIMIT_: asm-generic/resource.h, the same on all architectures here.
var resource = &arg.Enum{Bytes: 4, Unknown: "RLIMIT_???", Form: arg.HexOrZero, Names: []arg.Name{
	{0, "RLIMIT_CPU"}, {1, "RLIMIT_FSIZE"}, {2, "RLIMIT_DATA"}, {3, "RLIMIT_STACK"}, {4, "RLIMIT_CORE"}, {5, "RLIMIT_RSS"}, {6, "RLIMIT_NPROC"},
	{7, "RLIMIT_NOFILE"}, {8, "RLIMIT_MEMLOCK"}, {9, "RLIMIT_AS"}, {10, "RLIMIT_LOCKS"}, {11, "RLIMIT_SIGPENDING"}, {12, "RLIMIT_MSGQUEUE"},
	{13, "RLIMIT_NICE"}, {14, "RLIMIT_RTPRIO"}, {15, "RLIMIT_RTTIME"},
}}

var (
	limit   = arg.NewStruct(arg.Field{Name: "rlim_cur", Type: limitLong}, arg.Field{Name: "rlim_max", Type: limitLong})
	limit64 = arg.NewStruct(arg.Field{Name: "rlim_cur", Type: limitValue}, arg.Field{Name: "rlim_max", Type: limitValue})
)

// limitValue is a limit of 64 bits.
var limitValue = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	const none = 1<<64 - 1
	if v == none {
		p.Constant(v, asUint64, "RLIM64_INFINITY")
		return
	}
	printLimit(p, v)
}}

// limitLong is a limit of a long.
var limitLong = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	const none = 1<<32 - 1
	if v == none && p.Call.ABI.PointerSize() == 4 {
		p.Constant(v, asUint, "RLIM_INFINITY")
		return
	}
	limitValue.Append(p, v)
}}

// printLimit shows kibibytes where there are only such, and more than one.
func printLimit(p *arg.Printer, v uint64) {
	const kib = 1024
	if v <= kib || v%kib != 0 || p.Opt.Style == arg.StyleRaw {
		p.Uint(v)
		return
	}
	if p.Opt.Style == arg.StyleVerbose {
		p.Uint(v)
		p.Text(" /* ")
	}
	p.Uint(v / kib)
	p.Text("*1024")
	if p.Opt.Style == arg.StyleVerbose {
		p.Text(" */")
	}
}
