// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// pollFD is struct pollfd as it is asked, and as it is answered: asm-generic/poll.h.
var (
	pollFD = arg.NewStruct(
		arg.Field{Name: "fd", Type: fd},
		arg.Field{Name: "events", Type: pollEvents, When: func(p *arg.Printer) bool { return int32(p.Field("fd")) >= 0 }},
		arg.Field{Name: "revents", Type: pollEvents, Hidden: true},
	)
	pollAnswer = arg.NewStruct(
		arg.Field{Name: "fd", Type: bareFD},
		arg.Field{Name: "events", Type: pollEvents, Hidden: true},
		arg.Field{Name: "revents", Type: pollEvents},
	)
)

// pollFDs is an array whose start is printed before the call. All of it is copied
// after the call, since any of it may be ready.
var pollFDs = arg.ByPhase{
	Entry: arg.Array{Elem: pollFD, Len: arg.ByUint(1), FDs: true},
	Exit:  arg.Array{Elem: pollAnswer, Len: arg.ByUint(1), Whole: true},
}

// notePoll shows the descriptors that are ready and the time that is left, where the
// call takes a time, in argument i.
func notePoll(time *arg.Struct, i int) func(*arg.Printer) {
	note := notePolled(time, i)
	return func(p *arg.Printer) {
		if p.Call.Opaque && p.Call.Ret > 0 {
			return
		}
		note(p)
	}
}

func notePolled(time *arg.Struct, i int) func(*arg.Printer) {
	return func(p *arg.Printer) {
		if p.Call.Ret == 0 {
			p.Text(" (Timeout)")
			return
		}
		p.Text(" ([")
		pollReady(p)
		p.Byte(']')
		if time != nil {
			timeLeft(p, time, p.Call.Args[i], ", ")
		}
		p.Byte(')')
	}
}

func pollReady(p *arg.Printer) {
	const size, fdAndEvents = 8, 6
	at, printed := p.Call.Args[0], 0
	for i := uint64(0); i < arg.Truncate(p.Call.Args[1], 4); i++ {
		revents, ok := p.Load(at+i*size+fdAndEvents, 2)
		if !ok {
			return
		}
		if revents == 0 {
			continue
		}
		if printed > 0 {
			p.Text(", ")
		}
		if printed >= p.Opt.StringLimit && !p.Call.Verbose {
			p.Text("...")
			return
		}
		p.Value(pollAnswer, at+i*size)
		printed++
	}
}

// timeLeft appends what the kernel left of a timeout at addr: select(2) and ppoll(2).
func timeLeft(p *arg.Printer, time *arg.Struct, addr uint64, before string) {
	if addr == 0 {
		return
	}
	start := len(p.Out)
	p.Text(before)
	p.Text("left ")
	if p.Call.Opaque {
		p.Addr(addr)
		return
	}
	if !p.Value(time, addr) {
		p.Out = p.Out[:start]
	}
}
