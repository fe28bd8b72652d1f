// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math/bits"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// fdSetMax is how many bits of an fd_set are copied.
const fdSetMax = 8192 * 8

// Members of a set as it is asked, and as it is answered.
var askedFD, readyFD arg.Type = fd, bareFD

// fdSet is a pointer to the bits of as many descriptors as argument 0 says.
var fdSet = arg.Both{
	Types: []arg.Type{arg.Array{Elem: arg.Uint64, Len: arg.ByBits(0), Whole: true}, arg.Members{}},
	Print: func(p *arg.Printer, v uint64) {
		start := len(p.Out)
		p.Byte('[')
		if _, ok := appendFDs(p, v, "", fdSetMax, askedFD); v == 0 || !ok {
			p.Out = p.Out[:start]
			p.Addr(v)
			return
		}
		p.Byte(']')
	},
}

// appendFDs appends the members of the set at v, at most so many, with a text before
// the first. It returns how many there are, and whether the set was captured whole.
func appendFDs(p *arg.Printer, v uint64, before string, most int, member arg.Type) (n int, ok bool) {
	nfds := int32(p.Call.Args[0])
	if nfds <= 0 || nfds > fdSetMax {
		return 0, false
	}
	words := uint64(nfds+63) / 64
	if _, ok := p.Bytes(v, int(words*8)); !ok {
		return 0, false
	}
	for i := range words {
		word, _ := p.Load(v+i*8, 8)
		for ; word != 0; word &= word - 1 {
			number := i*64 + uint64(bits.TrailingZeros64(word))
			if number >= uint64(nfds) || n >= most {
				return n, true
			}
			if n > 0 {
				p.Byte(' ')
			} else {
				p.Text(before)
			}
			member.Append(p, number)
			n++
		}
	}
	return n, true
}

// noteSelect shows the descriptors that are ready and the time that is left.
func noteSelect(time *arg.Struct) func(*arg.Printer) {
	return func(p *arg.Printer) {
		if p.Call.Ret == 0 {
			p.Text(" (Timeout)")
			return
		}
		sep, ready := " (", int(p.Call.Ret)
		for i, before := range [...]string{"in [", "out [", "except ["} {
			start := len(p.Out)
			p.Text(sep)
			n, _ := appendFDs(p, p.Call.Args[i+1], before, ready, readyFD)
			if n == 0 {
				p.Out = p.Out[:start]
				continue
			}
			ready -= n
			p.Byte(']')
			sep = ", "
		}
		start := len(p.Out)
		timeLeft(p, time, p.Call.Args[4], sep)
		if len(p.Out) > start || sep == ", " {
			p.Byte(')')
		}
	}
}

// sizedSigset is pselect6's last argument: a pointer to a set, and its size.
var sizedSigset = arg.NewStruct(
	arg.Field{Name: "sigmask", Type: arg.Func{Type: arg.Ptr{To: sigset, Bare: true}, Print: func(p *arg.Printer, v uint64) {
		if p.Field("sigsetsize") != sigsetSize {
			p.Addr(v)
			return
		}
		arg.Ptr{To: sigset, Bare: true}.Append(p, v)
	}}},
	arg.Field{Name: "sigsetsize", Type: arg.Ulong},
)
