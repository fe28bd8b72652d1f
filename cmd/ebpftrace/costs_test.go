// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"math"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/loader"
)

func TestCost(t *testing.T) {
	second := cost{wall: time.Second, tracer: 30 * time.Millisecond, sampled: 50 * time.Millisecond,
		probes: loader.RunTime{Runs: 20000, Time: 4 * time.Millisecond}}
	twice := second
	twice.add(second)
	for _, tt := range []struct {
		name                   string
		cost                   cost
		probes, tracer, perSum float64
		perCall                time.Duration
	}{
		{"nothing was measured", cost{}, 0, 0, 0, 0},
		{"the probes' share is that of the sample", second, 8, 3, 11, 400},
		{"shares do not add up, times do", twice, 8, 3, 11, 400},
		{"without a sample the tracer's time is left", cost{wall: time.Second, tracer: time.Second / 2}, 0, 50, 50, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := tt.cost
			for _, share := range []struct {
				what      string
				got, want float64
			}{
				{"probes", c.probeShare(), tt.probes},
				{"tracer", c.tracerShare(), tt.tracer},
				{"overhead", c.overhead(), tt.perSum},
			} {
				if math.Abs(share.got-share.want) > 1e-9 {
					t.Errorf("%s\n got %v %%\nwant %v %%", share.what, share.got, share.want)
				}
			}
			if got := c.perCall(); got != tt.perCall {
				t.Errorf("added to a call\n got %v\nwant %v", got, tt.perCall)
			}
		})
	}
}

// record is the head of a record, as the probes write it.
func headOf(kind abi.Kind, seq, nr uint32, flags abi.Flags) []byte {
	b := make([]byte, abi.HeadSize)
	binary.NativeEndian.PutUint32(b[12:], seq)
	binary.NativeEndian.PutUint32(b[16:], nr)
	b[20], b[21] = byte(kind), byte(flags)
	return b
}

func TestCallsCountedOnly(t *testing.T) {
	read, _ := table.Native().Number("read")
	getpid, _ := table.Native().Number("getpid")
	exits := func(n int) (all [][]byte) {
		for i := range n {
			all = append(all, headOf(abi.Entry, uint32(2*i), uint32(read), 0), headOf(abi.Exit, uint32(2*i+1), uint32(read), 0))
		}
		return all
	}
	for _, tt := range []struct {
		name    string
		muted   []int
		records [][]byte
		calls   map[int]uint64
		lost    bool
		want    string
	}{
		{"nothing was muted", nil, exits(3), map[int]uint64{int(read): 10}, false, ""},
		{"what was recorded is not counted only", []int{int(read)}, exits(3), map[int]uint64{int(read): 10}, false, "7 calls counted only: 7 read"},
		{"muted, but not called since", []int{int(read)}, exits(3), map[int]uint64{int(read): 3}, false, ""},
		{"several", []int{int(read), int(getpid)}, exits(1), map[int]uint64{int(read): 3, int(getpid): 5}, false, "7 calls counted only: 2 read, 5 getpid"},
		{"others do not matter", []int{int(getpid)}, exits(1), map[int]uint64{int(read): 3, int(getpid): 5}, false, "5 calls counted only: 5 getpid"},
		{"lost exits cannot be told from them", []int{int(read)}, exits(3), map[int]uint64{int(read): 10}, true, "7 calls counted only or lost: 7 read"},
		{
			"the exit of a call that began before tracing did is no tallied call",
			[]int{int(read)},
			[][]byte{headOf(abi.Exit, 0, uint32(read), 0)},
			map[int]uint64{int(read): 2}, false, "2 calls counted only: 2 read",
		},
		{
			"32-bit calls are others",
			[]int{int(read), abi.SpecsNative + 3},
			[][]byte{headOf(abi.Exit, 1, 3, abi.Compat)},
			map[int]uint64{int(read): 1, abi.SpecsNative + 3: 5}, false, "5 calls counted only: 1 read, 4 read@32",
		},
		{
			"large numbers share a place",
			[]int{abi.SpecsNative - 1},
			[][]byte{headOf(abi.Exit, 1, 1<<30+5, 0), headOf(abi.Exit, 3, 100000, 0)},
			map[int]uint64{abi.SpecsNative - 1: 3}, false, "1 calls counted only: 1 others",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := &costs{budget: newBudget(1), muted: map[int]bool{}}
			for _, i := range tt.muted {
				c.muted[i] = true
			}
			for _, r := range tt.records {
				c.note(r)
			}
			tallies := make([]abi.Tally, 2*abi.SpecsNative)
			for i, n := range tt.calls {
				tallies[i].Calls = n
			}
			if got := c.countedOnly(tallies, tt.lost); got != tt.want {
				t.Errorf("counted only\n got %q\nwant %q", got, tt.want)
			}
			if got, want := c.records, uint64(len(tt.records)); got != want {
				t.Errorf("records\n got %d\nwant %d", got, want)
			}
		})
	}
}

func TestStepsAreSaid(t *testing.T) {
	c := &costs{budget: newBudget(5)}
	for _, tt := range []struct {
		overhead float64
		verdict  verdict
		loss     loss
		want     string
	}{
		{12.34, giveUp, loss{level: loader.ShedBuffers}, "overhead 12.3 % of a CPU is over 5 %: buffers are no longer captured"},
		{12.34, giveUp, loss{level: loader.ShedStrings}, "overhead 12.3 % of a CPU is over 5 %: strings are no longer captured"},
		{1234, giveUp, loss{syscalls: []int{unix.SYS_READ, unix.SYS_GETPPID}}, "overhead 1234.0 % of a CPU is over 5 %: from now on only counted: read, getppid"},
		{7, nothingLeft, loss{}, "overhead 7.0 % of a CPU is over 5 %, and there is nothing left to give up"},
		{0, takeBack, loss{syscalls: []int{unix.SYS_READ}}, "overhead 0.0 % of a CPU is well below 5 %: shown again: read"},
		{1, takeBack, loss{level: loader.ShedStrings}, "overhead 1.0 % of a CPU is well below 5 %: strings are captured again"},
	} {
		if got := c.reason(tt.overhead, tt.verdict) + consequence(tt.verdict, tt.loss); got != tt.want {
			t.Errorf("%v\n got %s\nwant %s", tt.verdict, got, tt.want)
		}
	}
}
