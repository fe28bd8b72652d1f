// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// What kcmp compares decides what its last two arguments are: kcmp(2).
const (
	compareFile  = 0 // KCMP_FILE
	compareMany  = 1 // KCMP_VM, the first of those that need no more
	compareLast  = 6 // KCMP_SYSVSEM, the last of those
	compareEpoll = 7 // KCMP_EPOLL_TFD
)

// compares tells whether there is anything to point out.
func compares(c *arg.Call) bool {
	kind := arg.Truncate(c.Args[2], 4)
	return kind < compareMany || kind > compareLast
}

var (
	compareFirst  = &arg.Switch{On: 2, Default: arg.HexL, Cases: []arg.Case{{compareFile, fdOf(0)}, {compareEpoll, fdOf(0)}}}
	compareSecond = &arg.Switch{On: 2, Default: arg.HexL, Cases: []arg.Case{{compareFile, fdOf(1)}, {compareEpoll, arg.Ptr{To: epollSlot}}}}
)

// fdOf is a descriptor of the process that argument i names: it has a name here if that
// is the caller.
func fdOf(i int) arg.Type {
	return arg.Func{Type: fd, Print: func(p *arg.Printer, v uint64) {
		if uint32(p.Call.Args[i]) == p.Call.TID {
			fd.Append(p, v)
			return
		}
		bareFD.Append(p, v)
	}}
}

// epollSlot is struct kcmp_epoll_slot: linux/kcmp.h.
var epollSlot = arg.NewStruct(
	arg.Field{Name: "efd", Type: fdOf(1)}, arg.Field{Name: "tfd", Type: fdOf(1)}, arg.Field{Name: "toff", Type: arg.Uint},
)
