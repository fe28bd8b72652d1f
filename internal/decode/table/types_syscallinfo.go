// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// What a struct ptrace_syscall_info tells: linux/ptrace.h.
const (
	syscallInfoEntry   = 1
	syscallInfoExit    = 2
	syscallInfoSeccomp = 3
)

const syscallInfoSize = 88

// infoAddress is an address of 64 bits.
var infoAddress = arg.Num{Bytes: 8, Form: arg.Address}

var syscallInfoOp = &arg.Enum{Bytes: 1, Unknown: "PTRACE_SYSCALL_INFO_???", Names: []arg.Name{
	{0, "PTRACE_SYSCALL_INFO_NONE"}, {syscallInfoEntry, "PTRACE_SYSCALL_INFO_ENTRY"}, {syscallInfoExit, "PTRACE_SYSCALL_INFO_EXIT"},
	{syscallInfoSeccomp, "PTRACE_SYSCALL_INFO_SECCOMP"},
}}

// syscallInfo is a struct ptrace_syscall_info of the size in argument 2, of which the
// kernel writes no more than it returns. Whole fields are printed.
var syscallInfo = arg.Func{Type: arg.Blob{Len: arg.ByArg(2), Max: syscallInfoSize}, Print: func(p *arg.Printer, v uint64) {
	n := p.Call.Args[2]
	if p.Exit {
		n = min(n, uint64(max(p.Call.Ret, 0)))
	}
	s := syscallInfoPrinter{window{p: p, at: v, n: min(n, syscallInfoSize)}}
	op, ok := s.load(0, 1)
	if _, whole := p.Bytes(v, int(s.n)); !ok || !whole || v == 0 {
		p.Addr(v)
		return
	}
	s.print(op)
}}

type syscallInfoPrinter struct{ window }

func (s syscallInfoPrinter) print(op uint64) {
	p := s.p
	p.Text("{op=")
	syscallInfoOp.Append(p, op)
	arch, _ := s.load(4, 4)
	s.field(", arch=", 4, auditArch)
	s.field(", instruction_pointer=", 8, infoAddress)
	s.field(", stack_pointer=", 16, infoAddress)
	if nr, ok := s.load(24, 8); ok {
		switch op {
		case syscallInfoEntry:
			p.Text(", entry={nr=")
			s.syscall(nr, arch)
			p.Byte('}')
		case syscallInfoExit:
			s.field(", exit={rval=", 24, arg.Int64)
			s.field(", is_error=", 32, arg.Uint8)
			p.Byte('}')
		case syscallInfoSeccomp:
			p.Text(", seccomp={nr=")
			s.syscall(nr, arch)
			s.field(", ret_data=", 80, arg.Uint)
			p.Byte('}')
		}
	}
	p.Byte('}')
}

func (s syscallInfoPrinter) syscall(nr, arch uint64) {
	appendSyscallOf(s.p, nr, arch)
	const first, most = 32, 6
	for i := range uint64(most) {
		v, ok := s.load(first+8*i, 8)
		if !ok {
			if i > 0 {
				s.p.Byte(']')
			}
			return
		}
		if i == 0 {
			s.p.Text(", args=[")
		} else {
			s.p.Text(", ")
		}
		hexOrZero64.Append(s.p, v)
	}
	s.p.Byte(']')
}
