// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var (
	ptraceOp      = &arg.Enum{Names: ptraceNames, Unknown: "PTRACE_???"}
	ptraceOptions = &arg.Flags{Names: ptraceOptionNames, Unknown: "PTRACE_O_???"}
)

// userOffset is an offset in the user area, as the register or field that is there.
var userOffset = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	if p.Call.ABI != arg.AMD64 || v > userAreaSize {
		hexOrZeroL.Append(p, v)
		return
	}
	if p.Opt.Style != arg.StyleAbbrev {
		arg.Addr.Append(p, v)
	}
	switch p.Opt.Style {
	case arg.StyleAbbrev:
		appendUserOffset(p, v)
	case arg.StyleVerbose:
		p.Text(" /* ")
		appendUserOffset(p, v)
		p.Text(" */")
	}
}}

// appendUserOffset appends the last name at or before the offset, and how far behind.
func appendUserOffset(p *arg.Printer, v uint64) {
	at := userArea[0]
	for _, name := range userArea {
		if name.Value <= v {
			at = name
		}
	}
	p.Text(at.Name)
	if v > at.Value {
		p.Byte('+')
		p.Uint(v - at.Value)
	}
}

// peekSiginfo is struct ptrace_peeksiginfo_args of linux/ptrace.h.
var peekSiginfo = arg.NewStruct(
	arg.Field{Name: "off", Type: arg.Uint64},
	arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "PTRACE_PEEKSIGINFO_SHARED"}}, Unknown: "PTRACE_PEEKSIGINFO_???"}},
	arg.Field{Name: "nr", Type: arg.Uint},
)

// seccompMetadata is struct seccomp_metadata of linux/ptrace.h, of the size in argument
// 2. The first word is the caller's; the kernel writes as much as the return value.
var seccompMetadata = arg.Func{Type: arg.Ptr{To: arg.Raw{Bytes: 16}}, Print: func(p *arg.Printer, v uint64) {
	const word = 8
	var offset uint64
	var ok bool
	p.Before(func(p *arg.Printer) { offset, ok = p.Load(v, word) })
	if !ok || p.Call.Args[2] < word {
		p.Addr(v)
		return
	}
	p.Text("{filter_off=")
	p.Uint(offset)
	flags, ok := p.Load(v+word, word)
	switch {
	case p.Call.Ret <= word:
	case p.Call.Ret < 2*word || !ok:
		p.Text(", ???")
	default:
		p.Text(", flags=")
		seccompFlags.Append(p, flags)
	}
	p.Byte('}')
}}
