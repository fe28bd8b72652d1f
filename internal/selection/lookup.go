// SPDX-License-Identifier: Apache-2.0

package selection

import (
	"math"
	"strconv"
	"strings"
)

// Words looks up the words of a list by their index, in any case. A word may have
// other spellings: "exit|exits".
func Words(words ...string) func(string) (int, bool) {
	index := make(map[string]int)
	for i, spellings := range words {
		for spelling := range strings.SplitSeq(spellings, "|") {
			index[spelling] = i
		}
	}
	return func(value string) (int, bool) {
		i, ok := index[strings.ToLower(value)]
		return i, ok
	}
}

// Descriptor looks up a file descriptor: an int that is not negative.
func Descriptor(value string) (int, bool) {
	n, err := strconv.ParseInt(value, 10, 32)
	return int(n), err == nil && n >= 0 && n <= math.MaxInt32
}
