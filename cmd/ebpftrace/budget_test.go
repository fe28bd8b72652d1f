// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// second is a measurement: the overhead, and the calls recorded by syscall.
type second struct {
	times    int
	overhead float64
	calls    []uint64
}

func (l loss) String() string {
	if l.syscalls != nil {
		return fmt.Sprint(l.syscalls)
	}
	return fmt.Sprintf("level %d", l.level)
}

func (v verdict) String() string {
	return [...]string{"keep", "give up", "take back", "nothing left"}[v]
}

// play judges measurements, and tells the verdicts that are not to keep all as it is,
// with the number of the measurement, from 1.
func play(b *budget, seconds []second) (verdicts []string) {
	n := 0
	for _, s := range seconds {
		for range max(s.times, 1) {
			n++
			v, l := b.judge(s.overhead, s.calls)
			switch v {
			case keep:
			case nothingLeft:
				verdicts = append(verdicts, fmt.Sprintf("%d nothing left", n))
			default:
				verdicts = append(verdicts, fmt.Sprintf("%d %v %v", n, v, l))
			}
		}
	}
	return verdicts
}

func TestBudget(t *testing.T) {
	hot := []uint64{50, 8000, 0, 1000, 1000}
	up := second{times: 3, overhead: 20} // to level 2
	for _, tt := range []struct {
		name    string
		seconds []second
		want    []string
		muted   []int
	}{
		{"below the limit all stays", []second{{100, 9.9, hot}}, nil, nil},
		{"at the limit all stays", []second{{100, 10, hot}}, nil, nil},
		{"a single burst changes nothing", []second{{1, 90, hot}, {1, 9, hot}, {1, 90, hot}}, nil, nil},
		{"buffers, then strings", []second{up}, []string{"2 give up level 1", "3 give up level 2"}, nil},
		{
			"a step helps",
			[]second{{2, 20, hot}, {50, 8, hot}},
			[]string{"2 give up level 1"}, nil,
		},
		{
			"then the hottest syscall, if its share suffices",
			[]second{up, {1, 20, hot}},
			[]string{"2 give up level 1", "3 give up level 2", "4 give up [1]"},
			[]int{1},
		},
		{
			"several, if it takes them: the first of equals first",
			[]second{up, {1, 70, hot}},
			[]string{"2 give up level 1", "3 give up level 2", "4 give up [1 3]"},
			[]int{1, 3},
		},
		{
			"not those with few calls, however much is needed",
			[]second{up, {1, 1e6, hot}},
			[]string{"2 give up level 1", "3 give up level 2", "4 give up [1 3 4]"},
			[]int{1, 3, 4},
		},
		{
			"records of a muted syscall that are read late do not count",
			[]second{up, {1, 20, hot}, {1, 16, hot}},
			[]string{"2 give up level 1", "3 give up level 2", "4 give up [1]", "5 give up [3]"},
			[]int{1, 3},
		},
		{
			"that nothing is left is said once",
			[]second{up, {10, 20, []uint64{99, 99}}},
			[]string{"2 give up level 1", "3 give up level 2", "4 nothing left"},
			nil,
		},
		{
			"hot syscalls that appear later are muted as well",
			[]second{up, {3, 20, nil}, {1, 20, hot}},
			[]string{"2 give up level 1", "3 give up level 2", "4 nothing left", "7 give up [1]"},
			[]int{1},
		},
		{
			"a cost somewhat below the limit brings nothing back",
			[]second{up, {1000, 5, nil}},
			[]string{"2 give up level 1", "3 give up level 2"},
			nil,
		},
		{
			"a cost well below for a while does, the last loss first",
			[]second{up, {1, 20, hot}, {40, 4, nil}},
			[]string{"2 give up level 1", "3 give up level 2", "4 give up [1]", "14 take back [1]", "24 take back level 2", "34 take back level 1"},
			nil,
		},
		{
			"while is meant without a break",
			[]second{up, {9, 4, nil}, {1, 6, nil}, {9, 4, nil}, {1, 10, nil}, {9, 4, nil}, {1, 20, nil}, {9, 4, nil}},
			[]string{"2 give up level 1", "3 give up level 2"},
			nil,
		},
		{
			"what came back too early waits twice as long",
			[]second{{2, 20, nil}, {10, 1, nil}, {2, 20, nil}, {20, 1, nil}, {2, 20, nil}, {40, 1, nil}},
			[]string{"2 give up level 1", "12 take back level 1", "14 give up level 1", "34 take back level 1", "36 give up level 1", "76 take back level 1"},
			nil,
		},
		{
			"with nothing given up there is nothing to come back",
			[]second{{100, 0, nil}},
			nil, nil,
		},
		{
			"that nothing is left is said again after something came back",
			[]second{up, {1, 20, nil}, {10, 1, nil}, {3, 20, nil}},
			[]string{"2 give up level 1", "3 give up level 2", "4 nothing left", "14 take back level 2", "16 give up level 2", "17 nothing left"},
			nil,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBudget(10)
			if got := play(b, tt.seconds); !slices.Equal(got, tt.want) {
				t.Errorf("steps\n got %s\nwant %s", strings.Join(got, ", "), strings.Join(tt.want, ", "))
			}
			if got := b.muted(); !slices.Equal(got, tt.muted) {
				t.Errorf("muted\n got %v\nwant %v", got, tt.muted)
			}
		})
	}
}

// A load that costs more than the limit whenever it is captured must not be switched
// on and off for ever.
func TestBudgetDoesNotSwing(t *testing.T) {
	b := newBudget(10)
	steps := 0
	for range 24 * 3600 {
		overhead := 20.0
		if len(b.given) > 0 {
			overhead = 1
		}
		if v, _ := b.judge(overhead, nil); v == giveUp {
			steps++
		}
	}
	if want := 24*3600/calmMost + 8; steps > want {
		t.Errorf("steps in a day\n got %d\nwant %d at most", steps, want)
	}
}
