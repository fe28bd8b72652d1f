// SPDX-License-Identifier: Apache-2.0

// Package compare turns the outputs of two tracers into the lines on which they
// differ.
//
// What cannot be equal in two runs of the same program (process numbers, times,
// addresses, the order in which threads get their turn) is made equal first, by
// named masks. What still differs between two runs of strace itself is noise,
// and only there may ebpftrace differ unasked. Everything else is a difference.
package compare
