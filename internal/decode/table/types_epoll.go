// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// epollEvent is struct epoll_event: include/uapi/linux/eventpoll.h.
var epollEvent = arg.NewStruct(
	arg.Field{Name: "events", Type: epollEvents},
	arg.Field{Name: "data", Type: epollData{}},
)

// epollData is the 64 bits that the kernel keeps for the caller. The struct around them
// is packed on amd64, so that it is the same for i386.
type epollData struct{}

// Size is the number of bytes.
func (epollData) Size(arg.ABI) int { return 8 }

// Align is an int's where the struct is packed.
func (epollData) Align(abi arg.ABI) int {
	if abi == arg.ARM64 || abi == arg.ARM {
		return 8
	}
	return 4
}

// Plan adds nothing.
func (epollData) Plan(*arg.Plan, arg.Place) {}

// Append prints the bits.
func (epollData) Append(p *arg.Printer, addr uint64) {
	v, _ := p.Load(addr, 8)
	hexOrZero64.Append(p, v)
}

// epollReady is what epoll_wait found.
var epollReady = arg.Array{Elem: epollEvent, Len: arg.ByRet()}

// epollGiven is epoll_ctl's event, which a deletion does not look at.
var epollGiven = arg.Func{Type: arg.Ptr{To: epollEvent}, Print: func(p *arg.Printer, v uint64) {
	if uint32(p.Call.Args[1]) == unix.EPOLL_CTL_DEL {
		p.Addr(v)
		return
	}
	arg.Ptr{To: epollEvent}.Append(p, v)
}}
