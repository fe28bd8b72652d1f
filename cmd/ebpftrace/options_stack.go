// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/hint"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

// stackSize is how much of a stack is copied where --stack-size does not say.
const stackSize = 16384

// setStack counts letters, or reads a word.
func setStack(p *parser, u use) error {
	switch {
	case u.given:
		i := slices.Index([]string{"", "symbol", "source"}, u.value)
		if i < int(StackSymbols) {
			return invalid(u)
		}
		p.Stack = Stack(i)
	case u.form == byItsLetter && p.letters("stack-trace") > 1:
		p.Stack = StackSource
	default:
		p.Stack = StackSymbols
	}
	return nil
}

// setStackSize reads how much of a stack is copied.
func setStackSize(p *parser, u use) error {
	size, ok := byteCount(u.value)
	if !ok || size > loader.StackMax {
		return &hint.Error{Err: invalid(u), Do: "give a number of bytes up to 64K; 0 is to go by frame pointers only"}
	}
	p.StackSize = int(size)
	return nil
}

// checkStack wants stacks for what is about them, and a process to ask for names.
func (p *parser) checkStack() error {
	if p.Replay != "" {
		for _, name := range []string{"stack-trace", "pprof"} {
			if p.given(name) > 0 {
				return usagef("--%s goes without --replay: names are those of a process that runs", name)
			}
		}
	}
	if p.Pprof != "" && (p.Summary.Mode == SummaryOnly || p.Latency.on()) {
		return usagef("--pprof goes without -c/--summary-only and --latency: they make no records")
	}
	if p.Stack != NoStack || p.Pprof != "" {
		return nil
	}
	for _, name := range []string{"stack-min-latency", "stack-size"} {
		if p.given(name) > 0 {
			return usagef("--%s must be given with -k/--stack-trace or --pprof", name)
		}
	}
	return nil
}
