// SPDX-License-Identifier: Apache-2.0

package test

// A rule is a known difference from strace: lines of strace's that match one
// pattern, and stand where a line of ours matches the other. An empty pattern
// means that there is no such line. A rule may be for some programs only.
type rule struct{ name, program, strace, ours, reason string }

var allowed = []rule{}
