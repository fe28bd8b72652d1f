// SPDX-License-Identifier: Apache-2.0

package selection

import "math/bits"

// Numbers is a set of non-negative numbers. The zero value is the empty set.
type Numbers struct {
	words []uint64 // a bit for each number up to the highest that was listed
	not   bool     // the set is all numbers but those
}

// All is the set of all numbers, those without a name too.
var All = Numbers{not: true}

// Of is the set of the numbers given.
func Of(numbers ...int) Numbers {
	var s Numbers
	for _, n := range numbers {
		s.add(uint32(n))
	}
	return s
}

// Has tells whether the set has n.
func (s Numbers) Has(n uint32) bool {
	i := n / 64
	listed := i < uint32(len(s.words)) && s.words[i]>>(n%64)&1 != 0
	return listed != s.not
}

// Empty tells whether the set has no number at all.
func (s Numbers) Empty() bool {
	for _, w := range s.words {
		if w != 0 {
			return false
		}
	}
	return !s.not
}

// Listed is the numbers that the set was made of, and whether it is all but those.
func (s Numbers) Listed() (listed []uint32, not bool) {
	for i, w := range s.words {
		for ; w != 0; w &= w - 1 {
			listed = append(listed, uint32(i*64+bits.TrailingZeros64(w)))
		}
	}
	return listed, s.not
}

// add lists n.
func (s *Numbers) add(n uint32) {
	i := int(n / 64)
	if i >= len(s.words) {
		s.words = append(s.words, make([]uint64, i+1-len(s.words))...)
	}
	s.words[i] |= 1 << (n % 64)
}
