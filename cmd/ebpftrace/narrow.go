// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

const whyTracepoints = "a wanted call was in progress"

// narrow are the wanted calls, where they may be few enough and the kernel's functions of them
// show all that the tracepoints would. They do not where a call is denied by seccomp,
// which is before the function, or was begun before. For a command it takes too long
// to attach to functions.
func (s *session) narrow() []loader.Call {
	if len(s.targets) == 0 || s.command != nil || s.o.selects() || s.inWantedCall() || stackConfig(s.o).On ||
		slices.ContainsFunc(s.targets, func(p tracee.Process) bool { return p.Filtered }) {
		return nil
	}
	var calls []loader.Call
	for set, abi := range []table.ABI{nativeSet: table.Native(), compatSet: compatABI()} {
		for _, c := range syscallsOf(abi) {
			if s.o.Trace.Has(set, c.Number) {
				calls = append(calls, loader.Call{Name: c.Name, Compat: set == compatSet})
			}
		}
	}
	if len(calls) > 2*loader.FunctionsMax { // native and 32-bit; few share a function
		return nil
	}
	return calls
}

// inWantedCall tells whether a thread of a process to attach to is blocked in a call
// that is to be traced.
func (s *session) inWantedCall() bool {
	for _, p := range s.targets {
		for _, tid := range p.Threads() {
			if c, ok := tracee.Blocked(tid); ok && traced(s.o.Trace)(c.Nr, false) {
				return true
			}
		}
	}
	return false
}
