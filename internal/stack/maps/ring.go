// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"fmt"
	"os"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/unix"
)

// ringPages is the size of the ring of a CPU. What a user may lock without privileges is
// 516 KiB for each CPU (sysctl kernel.perf_event_mlock_kb).
const ringPages = 64

// ring is one CPU's events.
type ring struct {
	fd   int
	mem  []byte
	page *unix.PerfEventMmapPage
	data []byte
	one  []byte // a record that goes over the ring's end
}

// openRing asks for the events of a CPU.
func openRing(cpu int) (*ring, error) {
	attr := unix.PerfEventAttr{
		Type:        unix.PERF_TYPE_SOFTWARE,
		Size:        uint32(unsafe.Sizeof(unix.PerfEventAttr{})),
		Config:      unix.PERF_COUNT_SW_DUMMY,
		Sample_type: unix.PERF_SAMPLE_TID | unix.PERF_SAMPLE_TIME,
		Bits: unix.PerfBitMmap | unix.PerfBitMmap2 | unix.PerfBitComm | unix.PerfBitCommExec |
			unix.PerfBitTask | unix.PerfBitSampleIDAll | unix.PerfBitUseClockID | unix.PerfBitWatermark,
		Wakeup:  1 << 30, // nobody waits
		Clockid: unix.CLOCK_MONOTONIC,
	}
	fd, err := unix.PerfEventOpen(&attr, -1, cpu, -1, unix.PERF_FLAG_FD_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("watch mappings on CPU %d: %w", cpu, err)
	}
	size := os.Getpagesize()
	mem, err := unix.Mmap(fd, 0, (1+ringPages)*size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("map ring of mappings on CPU %d: %w", cpu, err)
	}
	return &ring{fd: fd, mem: mem, page: (*unix.PerfEventMmapPage)(unsafe.Pointer(&mem[0])), data: mem[size:]}, nil
}

func (r *ring) close() {
	_ = unix.Munmap(r.mem)
	_ = unix.Close(r.fd)
}

// drain calls f with each record. Its bytes are valid until f returns.
func (r *ring) drain(f func(b []byte)) {
	head := atomic.LoadUint64(&r.page.Data_head)
	tail := r.page.Data_tail
	size := uint64(len(r.data))
	for tail < head {
		at := tail % size // a header has 8 bytes, as have steps: it never goes over the end
		n := uint64(order.Uint16(r.data[at+6:]))
		if n < 8 || n > head-tail {
			tail = head // never
			break
		}
		b := r.data[at:min(at+n, size)]
		if at+n > size {
			r.one = append(append(r.one[:0], b...), r.data[:at+n-size]...)
			b = r.one
		}
		f(b)
		tail += n
	}
	atomic.StoreUint64(&r.page.Data_tail, tail)
}
