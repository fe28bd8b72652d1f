// SPDX-License-Identifier: Apache-2.0

package summary

import (
	"fmt"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// row is what is shown of one syscall, or of all.
type row struct {
	name          string
	calls, errors uint64
	total         Nanoseconds
	least, most   Nanoseconds // of one call
}

func (r row) average() Nanoseconds {
	if r.calls == 0 {
		return 0
	}
	return r.total / Nanoseconds(r.calls)
}

// rowsOf are the syscalls of an ABI that were called, by number.
func rowsOf(tallies []abi.Tally, a table.ABI, o *Options) []row {
	var rows []row
	for nr, t := range tallies {
		if t = outcomes(t, o); t.Calls > 0 {
			rows = append(rows, rowOf(name(a, nr), t, o))
		}
	}
	return rows
}

// name says of the last number that all higher ones are counted there: bpf/tally.h.
func name(a table.ABI, nr int) string {
	if name := a.Name(uint64(nr)); name != "" {
		return name
	}
	if nr == abi.SpecsNative-1 {
		return fmt.Sprintf("syscall_%#x+", nr)
	}
	return fmt.Sprintf("syscall_%#x", nr)
}

// outcomes leaves calls out. The times of the others are taken to be like those of all.
func outcomes(t abi.Tally, o *Options) abi.Tally {
	all := t.Calls
	if o.NoSuccessful {
		t.Calls = t.Errors
	}
	if o.NoFailed {
		t.Calls -= t.Errors
		t.Errors = 0
	}
	if t.Calls != all && all > 0 {
		share := float64(t.Calls) / float64(all)
		t.Wall, t.CPU = uint64(float64(t.Wall)*share), uint64(float64(t.CPU)*share)
	}
	return t
}

// rowOf takes the overhead off. No call is shorter than nothing, so what the longest
// one keeps remains of all.
func rowOf(name string, t abi.Tally, o *Options) row {
	total := t.CPU
	if o.WallClock {
		total = t.Wall
	}
	most := without(t.Most, o.Overhead, 1)
	return row{
		name:   name,
		calls:  t.Calls,
		errors: t.Errors,
		total:  max(without(total, o.Overhead, t.Calls), most),
		least:  without(t.Least, o.Overhead, 1),
		most:   most,
	}
}

// without is what is left of the time of some calls.
func without(ns uint64, overhead Nanoseconds, calls uint64) Nanoseconds {
	if overhead > Nanoseconds(ns/calls) { // their product may not fit
		return 0
	}
	return Nanoseconds(ns) - Nanoseconds(calls)*overhead
}

// totalOf sums up all rows, of which there is one at least.
func totalOf(rows []row) row {
	sum := row{name: "total", least: rows[0].least}
	for _, r := range rows {
		sum.calls += r.calls
		sum.errors += r.errors
		sum.total += r.total
		sum.least = min(sum.least, r.least)
		sum.most = max(sum.most, r.most)
	}
	return sum
}
