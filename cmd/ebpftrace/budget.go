// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/loader"
)

// How the budget keeps from swinging to and fro. A single measurement over the limit
// may be a burst, of other processes even. What was given up comes back one by one, each
// after the cost was well below the limit for some time; that time doubles whenever
// something came back too early.
const (
	overFirst = 2   // measurements in a row before the first step
	calmShare = 0.5 // of the limit: a cost below that is well below
	calmFirst = 10  // measurements
	calmMost  = 640
)

// hotCalls is how many calls between two measurements make a syscall a hot one. At one
// or two microseconds each, fewer are not worth losing their lines.
const hotCalls = 100

// budget decides what is given up when the tracing costs more than it may, and when it
// is captured again. It has no clock: it is told each measurement, one for each second.
type budget struct {
	limit    float64 // percent of one CPU
	given    []loss  // what is given up now, the last one last
	overs    int     // measurements in a row that were over the limit
	calm     int     // measurements in a row that were well below the limit
	patience int     // how many of them it takes
	returned bool    // something came back since the cost was last over the limit
	spent    bool    // it was said that there is nothing left
}

// loss is what one step of the budget takes away from the output: a kind of memory, or
// the lines of syscalls, given as indices of tallies.
type loss struct {
	level    loader.Shed
	syscalls []int
}

// verdict is what a measurement leads to.
type verdict int

const (
	keep verdict = iota
	giveUp
	takeBack
	nothingLeft // the limit is exceeded all the same; it is said once
)

func newBudget(limit float64) *budget { return &budget{limit: limit, patience: calmFirst} }

// judge takes a measurement: the overhead in percent of one CPU, and the calls of each
// syscall that were recorded since the measurement before.
func (b *budget) judge(overhead float64, recorded []uint64) (verdict, loss) {
	if overhead > b.limit {
		b.calm = 0
		if b.overs++; b.overs < overFirst {
			return keep, loss{}
		}
		return b.over(overhead, recorded)
	}
	b.overs = 0
	if overhead >= calmShare*b.limit || len(b.given) == 0 {
		b.calm = 0
		return keep, loss{}
	}
	if b.calm++; b.calm < b.patience {
		return keep, loss{}
	}
	return takeBack, b.pop()
}

func (b *budget) over(overhead float64, recorded []uint64) (verdict, loss) {
	if b.returned {
		b.returned = false
		b.patience = min(2*b.patience, calmMost)
	}
	l := loss{level: b.level() + 1}
	if l.level > loader.ShedStrings {
		l = loss{syscalls: b.hottest((overhead-b.limit)/overhead, recorded)}
		if len(l.syscalls) == 0 {
			return b.exhausted()
		}
	}
	b.given = append(b.given, l)
	return giveUp, l
}

func (b *budget) exhausted() (verdict, loss) {
	if b.spent {
		return keep, loss{}
	}
	b.spent = true
	return nothingLeft, loss{}
}

func (b *budget) pop() loss {
	last := len(b.given) - 1
	l := b.given[last]
	b.given = b.given[:last]
	b.calm, b.returned, b.spent = 0, true, false
	return l
}

// level is what the probes are to leave out now.
func (b *budget) level() loader.Shed {
	level := loader.ShedNothing
	for _, l := range b.given {
		level = max(level, l.level)
	}
	return level
}

// muted are the syscalls that are to be counted only now.
func (b *budget) muted() []int {
	var all []int
	for _, l := range b.given {
		all = append(all, l.syscalls...)
	}
	return all
}

// hottest picks as few syscalls as make the share of the recorded calls by which the
// cost has to fall: what a call costs hardly depends on which one it is.
func (b *budget) hottest(share float64, recorded []uint64) []int {
	muted := b.muted()
	var hot []int
	total := uint64(0)
	for i, n := range recorded {
		if slices.Contains(muted, i) { // records of before that were read late
			continue
		}
		total += n
		if n >= hotCalls {
			hot = append(hot, i)
		}
	}
	slices.SortStableFunc(hot, func(i, j int) int { return cmp.Compare(recorded[j], recorded[i]) })
	sum := uint64(0)
	for n, i := range hot {
		if float64(sum) >= share*float64(total) {
			return hot[:n]
		}
		sum += recorded[i]
	}
	return hot
}
