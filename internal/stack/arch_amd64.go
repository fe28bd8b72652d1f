// SPDX-License-Identifier: Apache-2.0

package stack

// Columns of registers: System V ABI, AMD64 supplement, figure 3.36.
const (
	columnPC = 16
	columnSP = 7
	columnFP = 6

	// linkColumn is the register that has the return address before it is saved; none.
	linkColumn = -1
)

// codeAddress is a return address without what else may be in it.
func codeAddress(pc uint64) uint64 { return pc }
