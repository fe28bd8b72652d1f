// SPDX-License-Identifier: Apache-2.0

package plan

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// A shape is what a variant copies, wherever its ops stand in the table.
type shape struct {
	spec        uint32
	entry, exit uint16
	ops         []abi.Op
}

// relative makes a copy of ops whose links count from start, 0 still being none.
func relative(ops []abi.Op, start int) []abi.Op {
	ops = slices.Clone(ops)
	for i := range ops {
		ops[i].Child = from(ops[i].Child, start)
		ops[i].Next = from(ops[i].Next, start)
	}
	return ops
}

func from(index uint16, start int) uint16 {
	if index == 0 {
		return 0
	}
	return index - uint16(start) + 1
}
