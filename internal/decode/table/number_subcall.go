// SPDX-License-Identifier: Apache-2.0

package table

import "slices"

// Subcall is the syscall that a 32-bit multiplexer, ipc or socketcall, stands for:
// strace prints and filters it by what its first argument selects. It is "" for other
// syscalls and for codes that select nothing: then the multiplexer itself is printed,
// as is socketcall where its arguments cannot be read.
func Subcall(multiplexer string, code uint64) string {
	switch multiplexer {
	case "socketcall":
		return subcallAt(socketcalls[:], uint64(uint32(code)))
	case "ipc":
		// The upper half is a version, says ksys_ipc in ipc/syscall.c.
		return subcallAt(ipcCalls[:], uint64(uint16(code)))
	}
	return ""
}

// Multiplexer is the 32-bit syscall by which the named one can be made as well: who
// wants the one must watch the other. It is "" for most.
func Multiplexer(name string) string {
	switch {
	case name == "":
		return ""
	case slices.Contains(socketcalls[:], name):
		return "socketcall"
	case slices.Contains(ipcCalls[:], name):
		return "ipc"
	}
	return ""
}

func subcallAt(names []string, code uint64) string {
	if code >= uint64(len(names)) {
		return ""
	}
	return names[code]
}
