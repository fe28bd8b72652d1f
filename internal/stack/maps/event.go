// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// event is what the kernel tells of a process's memory.
type event struct {
	time    uint64
	kind    kind
	tgid    uint32
	parent  uint32 // of a fork
	mapping *Mapping
}

type kind uint8

const (
	mapped kind = iota
	execed
	forked
	ended
	lost // events are missing
)

// sampleSize is the size of what stands behind each record: pid, tid, time.
const sampleSize = 16

var order = binary.NativeEndian

// parseEvent reads a record of perf_event_open(2), its header included. Those that are
// not asked for are none.
func parseEvent(b []byte) (e event, ok bool) {
	if len(b) < 8+sampleSize {
		return e, false
	}
	misc, body := order.Uint16(b[4:]), b[8:len(b)-sampleSize]
	sample := b[len(b)-sampleSize:]
	e.tgid, e.time = order.Uint32(sample), order.Uint64(sample[8:])
	switch order.Uint32(b) {
	case unix.PERF_RECORD_MMAP2:
		e.kind = mapped
		return e, e.parseMapping(body)
	case unix.PERF_RECORD_COMM:
		e.kind = execed
		return e, misc&unix.PERF_RECORD_MISC_COMM_EXEC != 0
	case unix.PERF_RECORD_FORK, unix.PERF_RECORD_EXIT:
		return e, e.parseTask(body, order.Uint32(b) == unix.PERF_RECORD_FORK)
	case unix.PERF_RECORD_LOST:
		e.kind = lost
		return e, true
	}
	return e, false
}

// parseMapping reads pid, tid, addr, len, pgoff, major, minor, inode, generation, prot,
// flags, path.
func (e *event) parseMapping(b []byte) bool {
	const head = 64
	if len(b) < head {
		return false
	}
	e.tgid = order.Uint32(b)
	start := order.Uint64(b[8:])
	path, _, _ := bytes.Cut(b[head:], []byte{0})
	e.mapping = &Mapping{
		Start: start, End: start + order.Uint64(b[16:]), Offset: order.Uint64(b[24:]),
		File: File{
			Major: order.Uint32(b[32:]), Minor: order.Uint32(b[36:]),
			Inode: order.Uint64(b[40:]), Generation: order.Uint64(b[48:]),
			Path: string(path),
		},
	}
	return true
}

// parseTask reads pid, parent's pid, tid, parent's tid, time. Threads are of no interest.
func (e *event) parseTask(b []byte, fork bool) bool {
	if len(b) < 24 {
		return false
	}
	e.tgid, e.parent = order.Uint32(b), order.Uint32(b[4:])
	if fork {
		e.kind = forked
		return e.tgid != e.parent
	}
	e.kind = ended
	return e.tgid == order.Uint32(b[8:])
}
