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
	compareFirst  = &arg.Switch{On: 2, Default: arg.HexL, Cases: []arg.Case{{compareFile, fd}, {compareEpoll, fd}}}
	compareSecond = &arg.Switch{On: 2, Default: arg.HexL, Cases: []arg.Case{{compareFile, fd}, {compareEpoll, arg.Ptr{To: epollSlot}}}}
)

// epollSlot is struct kcmp_epoll_slot: linux/kcmp.h.
var epollSlot = arg.NewStruct(
	arg.Field{Name: "efd", Type: fd}, arg.Field{Name: "tfd", Type: fd}, arg.Field{Name: "toff", Type: arg.Uint},
)
