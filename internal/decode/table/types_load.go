// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	moduleFlags    = &arg.Flags{Bytes: 4, Names: moduleNames, Unknown: "MODULE_INIT_???"}
	moduleRemoval  = &arg.Flags{Bytes: 4, Names: []arg.Name{{unix.O_NONBLOCK, "O_NONBLOCK"}, {unix.O_TRUNC, "O_TRUNC"}}, Unknown: "O_???"}
	kexecArch      = &arg.Enum{Names: kexecArchNames, Unknown: "KEXEC_ARCH_???"}
	kexecOptions   = &arg.Flags{Names: kexecNames, Unknown: "KEXEC_???"}
	kexecFileFlags = &arg.Flags{Names: kexecFileNames, Unknown: "KEXEC_FILE_???"}
)

// kexecFlags are an architecture, and flags behind it where there are any.
var kexecFlags = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	const archMask = 0xffff0000 // KEXEC_ARCH_MASK of linux/kexec.h
	v = arg.Truncate(v, p.Call.ABI.PointerSize())
	kexecArch.Append(p, v&archMask)
	if rest := v &^ archMask; rest != 0 {
		p.Byte('|')
		kexecOptions.Append(p, rest)
	}
}}

// kexecSegments are the segments, unless there are more than the kernel takes.
var kexecSegments = arg.Func{Type: kexecSegmentArray, Print: func(p *arg.Printer, v uint64) {
	const most = 16 // KEXEC_SEGMENT_MAX of linux/kexec.h
	if p.Call.Args[1] > most {
		p.Addr(v)
		return
	}
	kexecSegmentArray.Append(p, v)
}}

var kexecSegmentArray = arg.Array{Len: arg.ByArg(1), Elem: arg.NewStruct(
	arg.Field{Name: "buf", Type: arg.Addr}, arg.Field{Name: "bufsz", Type: arg.Ulong},
	arg.Field{Name: "mem", Type: arg.Addr}, arg.Field{Name: "memsz", Type: arg.Ulong},
)}

// sysctlArgs is struct __sysctl_args: linux/sysctl.h.
var sysctlArgs = arg.NewStruct(
	arg.Field{Name: "name", Type: arg.Addr}, arg.Field{Name: "nlen", Type: arg.Int},
	arg.Field{Name: "oldval", Type: arg.Addr}, arg.Field{Name: "oldlenp", Type: arg.Addr},
	arg.Field{Name: "newval", Type: arg.Addr}, arg.Field{Name: "newlen", Type: arg.Ulong},
	arg.Field{Name: "unused", Type: arg.Vector{Elem: arg.Ulong, N: 4}, Hidden: true},
)

// lenOrAddress is lookup_dcookie's third argument: where the cookie takes two, all
// others are one further.
var lenOrAddress = &arg.ByABI{Default: arg.Ulong, Of: arg.PerABI{arg.I386: arg.Addr, arg.ARM: arg.Addr}}
