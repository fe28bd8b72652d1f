// SPDX-License-Identifier: Apache-2.0

package stack

// Columns of registers: DWARF for the Arm 64-bit Architecture, 4.1.
const (
	columnPC = 32
	columnSP = 31
	columnFP = 29

	// linkColumn is the register that has the return address before it is saved.
	linkColumn = 30
)

// codeAddress is a return address without its signature: pointers to user space have 52
// bits at most (Documentation/arch/arm64/memory.rst).
func codeAddress(pc uint64) uint64 { return pc & (1<<52 - 1) }
