// SPDX-License-Identifier: Apache-2.0

package ringbuf

import (
	"fmt"
	"time"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"
)

// How the reader polls. While records come it looks every pollInterval; after
// idlePolls looks in vain it sleeps until a record wakes it.
const (
	pollInterval = 2 * time.Millisecond
	idlePolls    = 5
	longSleep    = time.Second // what ends no record tells of, such as the last thread's
)

// Reader reads the rings. It is for one goroutine, but for Wake.
type Reader struct {
	rings    []*ring
	merge    merge
	epoll    int
	event    int    // Wake writes to it
	announce func() // tells the kernel side that the reader sleeps
	idle     int
}

// Open maps the rings. announce must make the next record wake the reader. The maps
// stay the caller's and must outlive the reader.
func Open(maps []*ebpf.Map, announce func()) (r *Reader, err error) {
	r = &Reader{announce: announce, epoll: -1, event: -1}
	defer func() {
		if err != nil {
			r.Close()
		}
	}()
	if r.epoll, err = unix.EpollCreate1(unix.EPOLL_CLOEXEC); err != nil {
		return r, fmt.Errorf("epoll_create1: %w", err)
	}
	if r.event, err = unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK); err != nil {
		return r, fmt.Errorf("eventfd: %w", err)
	}
	if err := r.watch(r.event); err != nil {
		return r, err
	}
	for _, m := range maps {
		ring, err := mapRing(m)
		if err != nil {
			return r, err
		}
		r.rings = append(r.rings, ring)
		if err := r.watch(m.FD()); err != nil {
			return r, err
		}
	}
	return r, nil
}

// watch uses edges: a ring with unread records must not keep the reader awake.
func (r *Reader) watch(fd int) error {
	ev := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLET, Fd: int32(fd)}
	if err := unix.EpollCtl(r.epoll, unix.EPOLL_CTL_ADD, fd, &ev); err != nil {
		return fmt.Errorf("epoll_ctl: %w", err)
	}
	return nil
}

// Close unmaps the rings. It may be called again.
func (r *Reader) Close() {
	for _, ring := range r.rings {
		ring.close()
	}
	for _, fd := range []int{r.epoll, r.event} {
		if fd >= 0 {
			_ = unix.Close(fd)
		}
	}
	*r = Reader{epoll: -1, event: -1}
}

// Drain hands out all records that are there now and whose order is certain. A record
// is valid until f returns. It returns how many there were.
func (r *Reader) Drain(f func(record []byte)) (n int) {
	r.merge.start(r.rings, now())
	for {
		record := r.merge.next()
		if record == nil {
			break
		}
		f(record)
		r.merge.pop()
		n++
	}
	for _, ring := range r.rings {
		ring.free()
	}
	if n > 0 {
		r.idle = 0
	}
	return n
}

// Pending tells whether there are records that Drain has not handed out.
func (r *Reader) Pending() bool {
	for _, ring := range r.rings {
		if ring.next != ring.producer.Load() {
			return true
		}
	}
	return false
}

// HighWater tells for each ring how full it was at most when a drain began, as a
// fraction of its size.
func (r *Reader) HighWater() []float64 {
	full := make([]float64, len(r.rings))
	for i, ring := range r.rings {
		full[i] = float64(ring.high) / float64(ring.mask+1)
	}
	return full
}

// Wait sleeps until Drain is worth calling again, or Wake is called.
func (r *Reader) Wait() {
	r.idle++
	if r.idle <= idlePolls {
		r.sleep(int(pollInterval / time.Millisecond))
		return
	}
	r.announce()
	if r.Pending() { // it came before the announcement: nobody will wake us
		return
	}
	r.sleep(int(longSleep / time.Millisecond))
	r.idle = idlePolls
}

func (r *Reader) sleep(ms int) {
	var events [8]unix.EpollEvent
	n, err := unix.EpollWait(r.epoll, events[:], ms)
	if err != nil {
		return
	}
	for _, ev := range events[:max(n, 0)] {
		if int(ev.Fd) == r.event {
			var b [8]byte
			_, _ = unix.Read(r.event, b[:])
		}
	}
}

// Wake makes Wait return, now or the next time. It may be called from anywhere.
func (r *Reader) Wake() {
	_, _ = unix.Write(r.event, []byte{1, 0, 0, 0, 0, 0, 0, 0})
}

// now is the clock that bpf_ktime_get_ns reads.
func now() uint64 {
	var ts unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &ts) != nil {
		return 0
	}
	return uint64(ts.Nano())
}
