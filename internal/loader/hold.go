// SPDX-License-Identifier: Apache-2.0

package loader

// Hold has entries held back in the kernel until the call's end tells whether it is
// wanted; neither half of others is sent, with rare exceptions. nil has entries sent as
// they are made.
type Hold struct {
	// Outcomes that are wanted.
	Successful, Failed, Unfinished bool
}

// Bits of bpf/hold.h, enum holding.
const (
	holding = 1 << iota
	holdingSuccessful
	holdingFailed
	holdingUnfinished
)

func (h *Hold) bits() uint8 {
	if h == nil {
		return 0
	}
	return holding | flag(h.Successful)*holdingSuccessful | flag(h.Failed)*holdingFailed | flag(h.Unfinished)*holdingUnfinished
}
