// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

func (c *costs) reason(overhead float64, v verdict) string {
	relation := "over"
	if v == takeBack {
		relation = "well below"
	}
	return fmt.Sprintf("overhead %.1f %% of a CPU is %s %g %%", overhead, relation, c.budget.limit)
}

// consequence says what a step means for the output.
func consequence(v verdict, l loss) string {
	switch {
	case v == nothingLeft:
		return ", and there is nothing left to give up"
	case v == giveUp && l.syscalls != nil:
		return ": from now on only counted: " + strings.Join(syscallNames(l.syscalls), ", ")
	case v == giveUp:
		return ": " + captured[l.level] + " are no longer captured"
	case l.syscalls != nil:
		return ": shown again: " + strings.Join(syscallNames(l.syscalls), ", ")
	}
	return ": " + captured[l.level] + " are captured again"
}

var captured = [...]string{loader.ShedBuffers: "buffers", loader.ShedStrings: "strings"}

func syscallNames(indices []int) []string {
	names := make([]string, len(indices))
	for n, i := range indices {
		names[n] = syscallName(i)
	}
	return names
}

// syscallName is the name of what is counted at an index.
func syscallName(i int) string {
	a, suffix := table.Native(), ""
	if i >= abi.SpecsNative {
		a, suffix = compatABI(), "@32"
	}
	nr := i % abi.SpecsNative
	if name := a.Name(uint64(nr)); name != "" {
		return name + suffix
	}
	if nr == abi.SpecsNative-1 { // where larger numbers are counted, too
		return "others" + suffix
	}
	return fmt.Sprintf("syscall_%#x%s", nr, suffix)
}

// countedOnly tells which calls no line shows because of the budget. Where records were
// lost, calls of these syscalls may be among them.
func (c *costs) countedOnly(tallies []abi.Tally, lost bool) string {
	var each []string
	sum := uint64(0)
	for i := range tallies {
		if n := tallies[i].Calls; c.muted[i] && n > c.recorded[i] {
			sum += n - c.recorded[i]
			each = append(each, fmt.Sprintf("%d %s", n-c.recorded[i], syscallName(i)))
		}
	}
	if sum == 0 {
		return ""
	}
	how := "counted only"
	if lost {
		how = "counted only or lost"
	}
	return fmt.Sprintf("%d calls %s: %s", sum, how, strings.Join(each, ", "))
}
