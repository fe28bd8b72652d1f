// SPDX-License-Identifier: Apache-2.0

// Package summary turns counts of calls into the tables that strace -c prints.
//
// It is pure, and promises strace's bytes: the columns, their order, widths, rounding
// and sorting are those of strace 7.2, which its tests were compared with. Two things
// it can only estimate, since there are sums here and no single calls: what Overhead
// takes off a syscall some of whose calls are shorter, and the times where Successful
// or Failed leaves calls out.
package summary

import (
	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Options are what is summed up, and what is shown of it.
type Options struct {
	Native, Compat table.ABI

	WallClock bool        // times from entry to exit, not on a CPU
	Overhead  Nanoseconds // taken off each call
	Columns   []Column    // nil is strace's own choice; Name is added where it is missing
	SortBy    Column      // "" is TotalTime

	NoSuccessful, NoFailed bool // leave out calls of this outcome
}

// Nanoseconds are a duration.
type Nanoseconds uint64

// Append adds the table of the native calls, and behind it that of the 32-bit ones.
// Where nothing was counted there is no table. The tallies are by number: the native
// ones, then the compat ones.
func Append(b []byte, tallies []abi.Tally, o *Options) []byte {
	native, compat := tallies[:abi.SpecsNative], tallies[abi.SpecsNative:]
	if rows := rowsOf(native, o.Native, o); len(rows) > 0 {
		b = appendTable(b, rows, o)
	}
	if rows := rowsOf(compat, o.Compat, o); len(rows) > 0 {
		b = append(b, "System call usage summary for 32 bit mode:\n"...)
		b = appendTable(b, rows, o)
	}
	return b
}
