// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// numbers are what threads are called in pid namespaces below the tracer's:
// pid_namespaces(7). Threads in the tracer's own are not in there.
type numbers struct {
	of    map[uint32][]abi.Number // by the tracer's id of the thread
	tids  map[abi.Number]uint32
	ended []uint32 // tids, the oldest first
}

// endedMost is how many threads that have ended are remembered: the fork that made one
// may return after it has ended.
const endedMost = 256

// add takes what a thread is called, in its own namespace last.
func (n *numbers) add(tid uint32, body []byte) {
	n.remove(tid)
	if n.of == nil {
		n.of, n.tids = map[uint32][]abi.Number{}, map[abi.Number]uint32{}
	}
	var all []abi.Number
	for ; len(body) >= 8; body = body[8:] {
		e := abi.Number{NS: binary.NativeEndian.Uint32(body), Nr: binary.NativeEndian.Uint32(body[4:])}
		if e.NS == 0 {
			break // the rest is padding
		}
		all = append(all, e)
		n.tids[e] = tid
	}
	n.of[tid] = all
}

// end takes note that a thread has ended.
func (n *numbers) end(tid uint32) {
	if len(n.of[tid]) == 0 {
		return
	}
	if len(n.ended) == endedMost {
		n.remove(n.ended[0])
	}
	n.ended = append(n.ended, tid)
}

func (n *numbers) remove(tid uint32) {
	if i := slices.Index(n.ended, tid); i >= 0 {
		n.ended = slices.Delete(n.ended, i, i+1)
	}
	for _, e := range n.of[tid] {
		if n.tids[e] == tid {
			delete(n.tids, e)
		}
	}
	delete(n.of, tid)
}

// Number is the tracer's id of what a thread calls nr: a thread, process or group. It is
// 0 where that is none of the traced threads; own tells that the thread is in the
// tracer's pid namespace, where it is nr itself.
func (d *Decoder) Number(tid, nr uint32) (id uint32, own bool) {
	all := d.numbers.of[tid]
	if len(all) == 0 {
		return nr, true
	}
	return d.numbers.tids[abi.Number{NS: all[len(all)-1].NS, Nr: nr}], false
}
