// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"fmt"
	"strings"
)

// Report prints differences below each other, with a caret where the two lines
// part: lines of traces are too long to stand side by side.
//
//	P
//	  strace openat(AT_FDCWD, "foo", O_RDONLY) = 3
//	  ours   openat(AT_FDCWD, "foo", 0) = 3
//	                                 ^
func Report(differences []Difference) string {
	var b strings.Builder
	stream := ""
	for _, d := range differences {
		if d.Stream != stream {
			stream = d.Stream
			fmt.Fprintf(&b, "%s\n", stream)
		}
		fmt.Fprintf(&b, "  strace %s\n  ours   %s\n", orNothing(d.Strace), orNothing(d.Ours))
		if d.Strace != "" && d.Ours != "" {
			fmt.Fprintf(&b, "         %s^\n", strings.Repeat(" ", common(d.Strace, d.Ours)))
		}
	}
	return b.String()
}

func orNothing(text string) string {
	if text == "" {
		return "(no such line)"
	}
	return text
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
