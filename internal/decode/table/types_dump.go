// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// What -e read= and -e write= show below a call: all data it moved.

// all is the number of bytes where it is not the call that says how many.
const all = ^uint64(0)

// dumpReturned is for a buffer in argument 1, with as many bytes as the call returned.
func dumpReturned(p *arg.Printer) { p.Dump(p.Call.Args[1], uint64(p.Call.Ret)) }

// dumpCounted is for a buffer in argument 1, with as many bytes as argument 2 says.
func dumpCounted(p *arg.Printer) {
	p.Dump(p.Call.Args[1], arg.Truncate(p.Call.Args[2], p.Call.ABI.PointerSize()))
}

// dumpFilled is for an array of buffers that the call filled in turn.
func dumpFilled(p *arg.Printer) { dumpVector(p, p.Call.Args[1], p.Call.Args[2], uint64(p.Call.Ret)) }

// dumpGathered is for an array of buffers that the call took as they are.
func dumpGathered(p *arg.Printer) { dumpVector(p, p.Call.Args[1], p.Call.Args[2], all) }

// dumpMessage is recvmsg's.
func dumpMessage(p *arg.Printer) { dumpHeader(p, p.Call.Args[1], uint64(p.Call.Ret)) }

// dumpSentMessage is sendmsg's.
func dumpSentMessage(p *arg.Printer) { dumpHeader(p, p.Call.Args[1], all) }

// dumpMessages is recvmmsg's.
func dumpMessages(p *arg.Printer) { dumpHeaders(p, false) }

// dumpSentMessages is sendmmsg's.
func dumpSentMessages(p *arg.Printer) { dumpHeaders(p, true) }

// bareVector is a struct iovec alone.
var bareVector = iovecOf(arg.Addr)

// dumpVector appends up to left bytes of n buffers, a heading above each. Like strace, it
// stops at one that is empty or not there.
func dumpVector(p *arg.Printer, addr, n, left uint64) {
	size := uint64(bareVector.Size(p.Call.ABI))
	for i := uint64(0); i < n && left > 0; i++ {
		base, ok := bareVector.Load(p, addr+i*size, "iov_base")
		length, _ := bareVector.Load(p, addr+i*size, "iov_len")
		if !ok {
			return
		}
		length = min(length, left)
		if left != all {
			left -= length
		}
		if length == 0 || !p.Dumps(base, length) {
			return
		}
		p.Text("\n * ")
		p.Uint(length)
		p.Text(" bytes in buffer ")
		p.Uint(i)
		p.Dump(base, length)
	}
}

// dumpHeader appends the buffers of a struct msghdr.
func dumpHeader(p *arg.Printer, addr, left uint64) {
	vector, ok := bareMessage.Load(p, addr, "msg_iov")
	n, _ := bareMessage.Load(p, addr, "msg_iovlen")
	if ok {
		dumpVector(p, vector, n, left)
	}
}

// dumpHeaders appends the buffers of as many structs mmsghdr as the call returned.
func dumpHeaders(p *arg.Printer, sent bool) {
	size := uint64(bareMessages.Size(p.Call.ABI))
	for i := range uint64(p.Call.Ret) {
		addr := p.Call.Args[1] + i*size
		n, ok := bareMessage.Load(p, addr, "msg_iovlen")
		if !ok {
			return
		}
		left := all
		if !sent {
			left, _ = bareMessages.Load(p, addr, "msg_len")
		}
		p.Text("\n = ")
		p.Uint(n)
		p.Text(" buffers in vector ")
		p.Uint(i)
		dumpHeader(p, addr, left)
	}
}
