// SPDX-License-Identifier: Apache-2.0

package main

// only64 marks a name that x32 reaches under amd64's number, but with the arguments
// of a 64-bit program.
const only64 = "#64"

// x32 derives the x32 names from amd64's: the same, but for those that x32 has under
// a number of its own, and those that it lacks.
func x32(amd64 map[int]string) map[int]string {
	own := make(map[string]bool)
	for _, name := range x32Own {
		own[name] = true
	}
	names := make(map[int]string)
	for number, name := range amd64 {
		switch {
		case x32None[name]:
		case own[name] || x32Lacks[name]:
			names[number] = name + only64
		default:
			names[number] = name
		}
	}
	for i, name := range x32Own {
		names[x32First+i] = name
	}
	return names
}
