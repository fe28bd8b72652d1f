// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// stackOf is the chunks of a stack whose pc is given.
func stackOf(pc uint64) []byte {
	b := chunk(0, string(words(1, 2, pc)))
	binary.NativeEndian.PutUint16(b[14:], abi.OpRegisters)
	m := chunk(0x7000, "memory")
	binary.NativeEndian.PutUint16(m[14:], abi.OpStack)
	return append(b, m...)
}

func TestStacksStandBehindTheirLines(t *testing.T) {
	show := func(o *Options) {
		o.Stack = func(dst []byte, s *Stack) []byte {
			_, rest := abi.Word(s.Registers)
			_, rest = abi.Word(rest)
			pc, _ := abi.Word(rest)
			return append(dst, fmt.Sprintf(" > %d %d %q %d %s\n", s.TGID, pc, s.Call, s.Duration, s.Memory)...)
		}
	}
	for _, tt := range []struct {
		name   string
		change func(*Options)
		do     func(tr *trace)
		want   string
	}{
		{"of a call", nil, func(tr *trace) {
			tr.entry(10, nrClose, 9)
			tr.exit(10, nrClose, 0, stackOf(77))
		}, "close(9)                                = 0\n > 10 77 \"close\" 1000 memory\n"},
		{"of one without a stack", nil, func(tr *trace) {
			tr.entry(10, nrClose, 9)
			tr.exit(10, nrClose, 0)
		}, "close(9)                                = 0\n"},
		{"of one that does not return: behind the thread's end, as with strace", nil, func(tr *trace) {
			tr.record(10, abi.Entry, 0, nrExitGroup, 1, append(words(3), stackOf(78)...))
			tr.record(10, abi.TaskExit, abi.Leader, 3<<8, 0, task(10, 10))
		}, "exit_group(3)                           = ?\n+++ exited with 3 +++\n > 10 78 \"\" 0 memory\n"},
		{"of a signal", nil, func(tr *trace) {
			tr.record(10, abi.Signal, 0, 10, 0, append(append(words(10), make([]byte, signalInfo-8)...), stackOf(79)...))
		}, "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=0, si_uid=0} ---\n > 10 79 \"\" 0 memory\n"},
		{"of a call that is not shown: nowhere", func(o *Options) { o.Status = func(s Status) bool { return s == Failed } }, func(tr *trace) {
			tr.entry(10, nrClose, 9)
			tr.exit(10, nrClose, 0, stackOf(80))
			tr.record(10, abi.TaskExit, abi.Leader, 0, 0, task(10, 10))
		}, "+++ exited with 0 +++\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(func(o *Options) {
				show(o)
				if tt.change != nil {
					tt.change(o)
				}
			})
			tt.do(tr)
			expect(t, tr, tt.want)
		})
	}
}

// The copy of the stack is no memory of the call's.
func TestStacksAreNotArguments(t *testing.T) {
	tr := newTrace(nil)
	tr.entry(10, nrRead, 3, 0x7000, 100)
	tr.exit(10, nrRead, 3, stackOf(77))
	expect(t, tr, "read(3, 0x7000, 100)                    = 3\n")
}
