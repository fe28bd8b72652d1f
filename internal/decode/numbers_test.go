// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

const ownNS, below = 100, 200 // inodes of pid namespaces

// called tells what a thread is called in the tracer's pid namespace and in that below.
func (tr *trace) called(tid, nr uint32) {
	var body []byte
	for _, v := range []uint32{ownNS, tid, below, nr, 0, 0} {
		body = binary.NativeEndian.AppendUint32(body, v)
	}
	tr.dec.Record(append(raw(tid, 0, abi.Numbers, 2, nil, 0), body...))
}

func TestNumbersOfOtherPIDNamespaces(t *testing.T) {
	const nrVfork, nrKill = 58, 62
	for _, tt := range []struct {
		name string
		do   func(tr *trace)
		want string
	}{
		{"a thread's own", func(tr *trace) {
			tr.called(10, 1)
			tr.entry(10, nrGetpid)
			tr.exit(10, nrGetpid, 1)
		}, "getpid()                                = 1 /* 10 in strace's PID NS */\n"},
		{"a group's", func(tr *trace) {
			tr.called(10, 1)
			tr.entry(10, nrKill, ^uint64(0), 0)
			tr.exit(10, nrKill, 0)
			tr.called(12, 2)
			tr.entry(10, nrKill, ^uint64(1), 0)
			tr.exit(10, nrKill, 0)
		}, "kill(-1, 0)                             = 0\nkill(-2 /* 12 in strace's PID NS */, 0) = 0\n"},
		{"nobody's", func(tr *trace) {
			tr.called(10, 1)
			tr.entry(10, nrKill, 77, 0)
			tr.exit(10, nrKill, -3)
		}, "kill(77, 0)                             = -1 ESRCH (No such process)\n"},
		{"one that has ended", func(tr *trace) {
			tr.called(10, 1)
			tr.entry(10, nrVfork)
			tr.called(11, 2)
			tr.end(11, 11, 0)
			tr.exit(10, nrVfork, 2)
		}, "vfork( <unfinished ...>\n[pid    11] +++ exited with 0 +++\n<... vfork resumed>)                    = 2 /* 11 in strace's PID NS */\n"},
		{"one of a thread in the tracer's namespace", func(tr *trace) {
			tr.called(11, 2)
			tr.entry(10, nrKill, 2, 0)
			tr.exit(10, nrKill, 0)
		}, "kill(2, 0)                              = 0\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tr.out.P.Opt.BothNumbers = true
			tr.out.P.Opt.Number = func(tid, nr uint32) uint32 {
				id, _ := tr.dec.Number(tid, nr)
				return id
			}
			tt.do(tr)
			expect(t, tr, tt.want)
		})
	}
}

func TestNumbersAreForgotten(t *testing.T) {
	var n numbers
	one := func(nr uint32) []byte {
		b := binary.NativeEndian.AppendUint32(nil, below)
		return binary.NativeEndian.AppendUint32(b, nr)
	}
	for tid := uint32(1); tid <= 10*endedMost; tid++ {
		n.add(tid, one(tid))
		n.end(tid)
	}
	n.add(1, one(1)) // an id that comes again is not an ended one's
	if len(n.of) != endedMost+1 || len(n.tids) != endedMost+1 || len(n.ended) != endedMost {
		t.Errorf("remembered\n got %d, %d, %d\nwant %d that have ended, and one", len(n.of), len(n.tids), len(n.ended), endedMost)
	}
}
