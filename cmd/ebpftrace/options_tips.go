// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strconv"
	"strings"
)

// setTips checks the value and forgets it: there are no tips to show.
func setTips(_ *parser, u use) error {
	for value := range strings.SplitSeq(strings.ToLower(u.value), ",") {
		if !isTip(value) {
			return invalid(u)
		}
	}
	return nil
}

// isTip tells whether a value is [id:]ID or [format:]FORMAT.
func isTip(value string) bool {
	kind, word, named := strings.Cut(value, ":")
	if !named {
		kind, word = "", value
	}
	n, err := strconv.ParseInt(word, 10, 32)
	isID := word == "random" || err == nil && n >= 0
	isFormat := slices.Contains([]string{"none", "compact", "full"}, word)
	switch kind {
	case "id":
		return isID
	case "format":
		return isFormat
	default:
		return isID || isFormat || word == ""
	}
}
