// SPDX-License-Identifier: Apache-2.0

package ringbuf

import (
	"slices"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// one is the room that a record of put takes.
const one = (headerSize + abi.HeadSize + 7) &^ 7

func TestHighWaterIsTheMostThatWaitedForADrain(t *testing.T) {
	const size = 4096
	for _, tt := range []struct {
		name   string
		bursts [][2]int // records of the rings before each drain
		want   [2]int   // records
	}{
		{"nothing came", [][2]int{{0, 0}}, [2]int{0, 0}},
		{"one ring only", [][2]int{{0, 3}}, [2]int{0, 3}},
		{"the larger burst counts, not the last", [][2]int{{5, 1}, {2, 4}}, [2]int{5, 4}},
		{"bursts do not add up", [][2]int{{60, 60}, {60, 60}, {60, 60}}, [2]int{60, 60}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := &Reader{rings: []*ring{simulated(size), simulated(size)}}
			time := uint64(0)
			for _, burst := range tt.bursts {
				for i, n := range burst {
					for range n {
						time++
						r.rings[i].put(time, 0, 0)
					}
				}
				r.Drain(func([]byte) {})
			}
			want := []float64{float64(tt.want[0]*one) / size, float64(tt.want[1]*one) / size}
			if got := r.HighWater(); !slices.Equal(got, want) {
				t.Errorf("high water\n got %v\nwant %v", got, want)
			}
		})
	}
}

// Records that wait for the watermark fill the ring until a later drain takes them.
func TestHighWaterHasWhatAnEarlierDrainLeft(t *testing.T) {
	r := &Reader{rings: []*ring{simulated(4096)}}
	later := now() + 1<<40
	r.rings[0].put(later, 0, 0)
	r.Drain(func([]byte) {})
	r.rings[0].put(later, 0, 0)
	r.Drain(func([]byte) {})
	want := []float64{float64(2*one) / 4096}
	if got := r.HighWater(); !slices.Equal(got, want) {
		t.Errorf("high water\n got %v\nwant %v", got, want)
	}
}
