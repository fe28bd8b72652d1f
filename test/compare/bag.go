// SPDX-License-Identifier: Apache-2.0

package compare

import "regexp"

// threadName is what nameThreads makes.
var threadName = regexp.MustCompile(`\b(?:P|U\d+)(?:\.\d+)*\b`)

// Bag forgets which thread did what, and when: for programs that leave it to
// chance which of their threads does the work. What is left is which lines there
// are, and how many of each.
func (t Trace) Bag() Trace {
	all := Stream{Name: "all threads"}
	for _, s := range t {
		for _, l := range s.Lines {
			text := threadName.ReplaceAllString(l.Loose, "T")
			all.Lines = append(all.Lines, Line{Exact: text, Loose: text})
		}
	}
	return Trace{sorted(all)}
}
