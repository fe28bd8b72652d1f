// SPDX-License-Identifier: Apache-2.0

package ringbuf

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// simulated is a ring whose producer is the test.
func simulated(size int) *ring {
	return &ring{
		data:     make([]byte, 2*size),
		consumer: new(atomic.Uint64),
		producer: new(atomic.Uint64),
		mask:     uint64(size - 1),
	}
}

// put writes a record with a time and a mark as its tid, as the kernel would.
func (r *ring) put(time uint64, mark uint32, bits uint32) {
	at := r.producer.Load()
	b := make([]byte, headerSize+abi.HeadSize)
	binary.NativeEndian.PutUint32(b, abi.HeadSize|bits)
	binary.NativeEndian.PutUint64(b[headerSize:], time)
	binary.NativeEndian.PutUint32(b[headerSize+8:], mark)
	size := r.mask + 1
	for i, c := range b { // the data is mapped twice
		p := (at + uint64(i)) & r.mask
		r.data[p], r.data[p+size] = c, c
	}
	r.producer.Store(at + uint64(len(b)))
}

// finish clears the busy bit of the record at the position.
func (r *ring) finish(at uint64) {
	binary.NativeEndian.PutUint32(r.data[at&r.mask:], abi.HeadSize)
}

// drained is the marks of the records that a merge up to now hands out.
func drained(rings []*ring, now uint64) (marks []uint32) {
	var m merge
	m.start(rings, now)
	for b := m.next(); b != nil; b = m.next() {
		r, _ := abi.Parse(b)
		marks = append(marks, r.TID)
		m.pop()
	}
	for _, r := range rings {
		r.free()
	}
	return marks
}

func check(t *testing.T, what string, got, want []uint32) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %v\nwant %v", what, got, want)
	}
}

func TestRecordsOfAllRingsComeInTheOrderOfTime(t *testing.T) {
	a, b, c := simulated(4096), simulated(4096), simulated(4096)
	a.put(10, 1, 0)
	a.put(40, 4, 0)
	b.put(20, 2, 0)
	b.put(30, 3, 0)
	c.put(50, 5, 0)
	check(t, "merged", drained([]*ring{a, b, c}, 100), []uint32{1, 2, 3, 4, 5})
	check(t, "a second time", drained([]*ring{a, b, c}, 100), nil)
	if got, want := a.consumer.Load(), a.producer.Load(); got != want {
		t.Errorf("consumer's position\n got %d\nwant %d", got, want)
	}
}

func TestRecordsNewerThanTheWatermarkWait(t *testing.T) {
	a, b := simulated(4096), simulated(4096)
	a.put(10, 1, 0)
	b.put(99, 3, 0)
	check(t, "before the watermark", drained([]*ring{a, b}, 50), []uint32{1})
	a.put(60, 2, 0)
	check(t, "later", drained([]*ring{a, b}, 100), []uint32{2, 3})
}

func TestNothingOvertakesARecordThatIsBeingWritten(t *testing.T) {
	a, b := simulated(4096), simulated(4096)
	a.put(10, 1, 0)
	at := a.producer.Load()
	a.put(20, 2, busyBit)
	a.put(40, 4, 0)
	b.put(30, 3, 0)
	check(t, "while it is busy", drained([]*ring{a, b}, 100), []uint32{1})
	check(t, "still busy", drained([]*ring{a, b}, 100), nil)
	a.finish(at)
	check(t, "when it is there", drained([]*ring{a, b}, 100), []uint32{2, 3, 4})
}

func TestDiscardedRecordsAreSkipped(t *testing.T) {
	a := simulated(4096)
	a.put(10, 1, discardBit)
	a.put(20, 2, 0)
	a.put(30, 3, discardBit)
	check(t, "left", drained([]*ring{a}, 100), []uint32{2})
	if got, want := a.consumer.Load(), a.producer.Load(); got != want {
		t.Errorf("consumer's position\n got %d\nwant %d", got, want)
	}
}

// Whatever the rings' sizes and the drains' times: each record comes once, in order.
func TestAnyMixOfProducersAndDrains(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	rings := make([]*ring, 7)
	for i := range rings {
		rings[i] = simulated(1024)
	}
	var want, got []uint32
	for time := uint64(1); time < 5000; time++ {
		r := rings[rnd.IntN(len(rings))]
		if r.producer.Load()-r.consumer.Load()+2*(headerSize+abi.HeadSize) > 1024 {
			got = append(got, drained(rings, time)...)
		}
		r.put(time, uint32(time), 0)
		want = append(want, uint32(time))
		if rnd.IntN(50) == 0 {
			got = append(got, drained(rings, time-uint64(rnd.IntN(3)))...)
		}
	}
	got = append(got, drained(rings, 5000)...)
	check(t, "records", got, want)
}

func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1, 2, 4, 16, 64, 256} {
		b.Run(fmt.Sprintf("%drings", n), func(b *testing.B) {
			rings := make([]*ring, n)
			for i := range rings {
				rings[i] = simulated(1 << 16)
			}
			const each = 1000
			for i := range each * n {
				rings[i%n].put(uint64(i), 0, 0)
			}
			var m merge
			b.ReportAllocs()
			records := 0
			for b.Loop() {
				for _, r := range rings {
					r.next, r.freed = 0, 0
				}
				m.start(rings, each*uint64(n))
				for m.next() != nil {
					m.pop()
					records++
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(records), "ns/record")
		})
	}
}
