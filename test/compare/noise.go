// SPDX-License-Identifier: Apache-2.0

package compare

import "slices"

// noisy is a place where two runs of strace differ: lines of the first, and the
// kinds of lines that either run has there.
type noisy struct {
	from, to int
	kinds    []string
}

func findNoise(a, b []string) []noisy {
	var found []noisy
	for _, h := range diff(a, b) {
		n := noisy{from: h.A0, to: h.A1}
		for _, text := range slices.Concat(a[h.A0:h.A1], b[h.B0:h.B1]) {
			n.kinds = append(n.kinds, kind(text))
		}
		found = append(found, n)
	}
	return found
}

// touches is true of places that overlap or meet, since of several equal lines
// a diff may take any.
func (n noisy) touches(h hunk) bool { return n.from <= h.A1 && h.A0 <= n.to }

func (n noisy) holds(i int) bool { return n.from <= i && i < n.to }

// sift returns the lines of a hunk that no noise explains, and how many of a's
// it does. A line of ours is noise only where strace is noisy about such calls.
func sift(h hunk, a, c []string, noise []noisy) (left, right []string, excused int) {
	for i := h.A0; i < h.A1; i++ {
		if slices.ContainsFunc(noise, func(n noisy) bool { return n.holds(i) }) {
			excused++
		} else {
			left = append(left, a[i])
		}
	}
	for _, text := range c[h.B0:h.B1] {
		if !slices.ContainsFunc(noise, func(n noisy) bool { return n.touches(h) && slices.Contains(n.kinds, kind(text)) }) {
			right = append(right, text)
		}
	}
	return left, right, excused
}
