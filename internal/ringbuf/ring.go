// SPDX-License-Identifier: Apache-2.0

// Package ringbuf reads the rings of all CPUs as one stream of records in time order.
//
// Records are handed out where they lie in memory shared with the kernel: they are
// valid only until the callback returns. Order across rings is kept by a watermark:
// a record is handed out once no ring can still bring an older one.
package ringbuf

import (
	"encoding/binary"
	"fmt"
	"os"
	"sync/atomic"
	"unsafe"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Bits of a record's length word, and the size of its header: include/uapi/linux/bpf.h,
// BPF_RINGBUF_BUSY_BIT, BPF_RINGBUF_DISCARD_BIT, BPF_RINGBUF_HDR_SZ.
const (
	busyBit    = 1 << 31
	discardBit = 1 << 30
	headerSize = 8
)

// ring is one mapped BPF ring buffer. Its memory is, as kernel/bpf/ringbuf.c maps it,
// a page with the consumer's position, a page with the producer's, and the data
// twice in a row, so that a record never wraps.
type ring struct {
	control  []byte // consumer page
	memory   []byte // producer page and data
	data     []byte
	consumer *atomic.Uint64
	producer *atomic.Uint64
	mask     uint64
	next     uint64 // position of the next record to hand out
	freed    uint64 // position that the kernel knows
	seen     uint64 // producer's position at the start of the drain
	last     uint64 // time of the last record
	high     uint64 // bytes that waited at most when a drain began
}

func mapRing(m *ebpf.Map) (*ring, error) {
	page, size := os.Getpagesize(), int(m.MaxEntries())
	control, err := unix.Mmap(m.FD(), 0, page, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("map ring's consumer page: %w", err)
	}
	memory, err := unix.Mmap(m.FD(), int64(page), page+2*size, unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		_ = unix.Munmap(control)
		return nil, fmt.Errorf("map ring's data: %w", err)
	}
	r := &ring{
		control:  control,
		memory:   memory,
		data:     memory[page:],
		consumer: (*atomic.Uint64)(unsafe.Pointer(&control[0])),
		producer: (*atomic.Uint64)(unsafe.Pointer(&memory[0])),
		mask:     uint64(size - 1),
	}
	r.next = r.consumer.Load()
	r.freed = r.next
	return r, nil
}

func (r *ring) close() {
	_ = unix.Munmap(r.control)
	_ = unix.Munmap(r.memory)
}

// peek gives the next record, without consuming it. It is nil at the end, and busy
// where the kernel is still writing it.
func (r *ring) peek() (record []byte, busy bool) {
	for r.next < r.seen {
		at := r.next & r.mask
		word := atomic.LoadUint32((*uint32)(unsafe.Pointer(&r.data[at])))
		if word&busyBit != 0 {
			return nil, true
		}
		n := uint64(word &^ discardBit)
		if word&discardBit == 0 {
			return r.data[at+headerSize : at+headerSize+n], false
		}
		r.skip(n)
	}
	return nil, false
}

// skip goes on behind a record of n bytes.
func (r *ring) skip(n uint64) { r.next += (headerSize + n + 7) &^ 7 }

// free gives the kernel the room of the records that were handed out.
func (r *ring) free() {
	if r.freed != r.next {
		r.freed = r.next
		r.consumer.Store(r.next)
	}
}

// timeOf is the time in a record's head.
func timeOf(record []byte) uint64 {
	if len(record) < abi.HeadSize {
		return 0
	}
	return binary.NativeEndian.Uint64(record)
}
