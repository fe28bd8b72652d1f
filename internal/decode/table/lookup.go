// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// lookup holds the rows of each ABI by number, so that a call costs no map look-up.
var lookup = [...][]*Row{
	arg.AMD64: rowsOf(AMD64),
	arg.ARM64: rowsOf(ARM64),
	arg.I386:  rowsOf(I386),
	arg.ARM:   rowsOf(ARM),
	arg.X32:   rowsOf(X32),
}

func rowsOf(a ABI) []*Row {
	rows := make([]*Row, 1024)
	for nr := range rows {
		if name := a.Name(uint64(nr)); name != "" {
			rows[nr] = byName[name]
		}
	}
	return rows
}

// Lookup gives the row of a syscall's number, or nil where it is unknown.
func Lookup(a arg.ABI, nr uint64) *Row {
	if a == arg.AMD64 && nr&X32Bit != 0 {
		a, nr = arg.X32, nr&^X32Bit
	}
	if nr >= uint64(len(lookup[a])) {
		return nil
	}
	return lookup[a][nr]
}
