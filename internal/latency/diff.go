// SPDX-License-Identifier: Apache-2.0

package latency

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// change is how one row differs between two snapshots.
type change struct {
	key           Key
	before, after *Row
	p50, p99      shift
	rate          shift
	cost          float64 // seconds of calls more in a second
}

// shift is how a figure differs, and whether by more than chance makes likely.
type shift struct {
	before, after float64
	real          bool
}

// sigmas is how far from its expectation a count or rank is taken to be chance: one in
// 370 is farther.
const sigmas = 3

// AppendDiff adds the table of what differs between two snapshots: rows that differ by
// more than chance come first, those that take more time than before in front. A star
// marks a difference that chance does not explain. Where calls depend on each other,
// chance is larger than is assumed here.
func AppendDiff(b []byte, before, after *Snapshot, o *Options) ([]byte, error) {
	if !slices.Equal(before.Keys, after.Keys) {
		return b, fmt.Errorf("the snapshots have different keys: %v and %v", before.Keys, after.Keys)
	}
	if before.Seconds() <= 0 || after.Seconds() <= 0 {
		return b, errors.New("a snapshot of no time has no rates to compare")
	}
	changes := changesOf(before, after)
	if o.Top > 0 && len(changes) > o.Top {
		changes = changes[:o.Top]
	}
	lines := [][]string{append(headings(after.Keys), "calls/s before", "after", "change", "p50 before", "after", "change", "p99 before", "after", "change")}
	for i := range changes {
		c := &changes[i]
		line := c.rate.cells(namesOf(after.Keys, &c.key), func(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) })
		line = c.p50.cells(line, quantileCell)
		lines = append(lines, c.p99.cells(line, quantileCell))
	}
	b = appendCells(b, lines, len(after.Keys))
	if slices.ContainsFunc(changes, func(c change) bool { return c.rank() > 0 }) {
		b = append(b, starNote...)
	}
	return b, nil
}

// starNote explains the stars of a table.
const starNote = "* is more than chance explains\n"

// quantileCell writes a quantile, of which calls that were never made have none.
func quantileCell(ns float64) string {
	if ns == 0 {
		return "-"
	}
	return Duration(uint64(ns))
}

// cells are a figure before and after, and the change in per cent.
func (s shift) cells(line []string, write func(float64) string) []string {
	text := ""
	switch {
	case s.before == 0 && s.after == 0:
	case s.before == 0:
		text = "new"
	case s.after == 0:
		text = "gone"
	default:
		text = fmt.Sprintf("%+.1f %%", 100*(s.after-s.before)/s.before)
	}
	if s.real {
		text += " *"
	} else {
		text += "  "
	}
	return append(line, write(s.before), write(s.after), text)
}

func changesOf(before, after *Snapshot) []change {
	all := map[Key]*change{}
	at := func(k Key) *change {
		if all[k] == nil {
			all[k] = &change{key: k, before: &Row{Key: k}, after: &Row{Key: k}}
		}
		return all[k]
	}
	for i := range before.Rows {
		at(before.Rows[i].Key).before = &before.Rows[i]
	}
	for i := range after.Rows {
		at(after.Rows[i].Key).after = &after.Rows[i]
	}
	var changes []change
	for _, c := range all {
		c.compare(before.Seconds(), after.Seconds())
		changes = append(changes, *c)
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(-cmp.Compare(a.rank(), b.rank()), -cmp.Compare(a.cost, b.cost), compareKeys(after.Keys, &a.key, &b.key))
	})
	return changes
}

func (c *change) rank() int {
	n := 0
	if c.rate.real || c.p50.real || c.p99.real {
		n++
	}
	return n
}

// compare fills in the differences, for snapshots that took these seconds.
func (c *change) compare(before, after float64) {
	c.cost = float64(c.after.Total)/1e9/after - float64(c.before.Total)/1e9/before
	m, n := float64(c.before.Calls), float64(c.after.Calls)
	c.rate = shift{before: m / before, after: n / after}
	// Counts of calls are taken to vary as those of independent events do.
	c.rate.real = math.Abs(c.rate.after-c.rate.before) > sigmas*math.Sqrt(m/(before*before)+n/(after*after))
	c.p50 = quantileShift(c.before, c.after, 0.5)
	c.p99 = quantileShift(c.before, c.after, 0.99)
}

// quantileShift compares quantiles. Each lies between the times at two ranks, whose
// distance follows from the binomial distribution; where these ranges are apart, and by
// more than the buckets are wide, the quantiles differ.
func quantileShift(before, after *Row, q float64) shift {
	s := shift{before: float64(before.Quantile(q)), after: float64(after.Quantile(q))}
	if before.Calls == 0 || after.Calls == 0 {
		return s
	}
	low, high := before.around(q)
	low2, high2 := after.around(q)
	s.real = low2 > high*(1+2*MaxError) || low > high2*(1+2*MaxError)
	return s
}

// around is the range that a quantile of what the calls are a sample of lies in.
func (r *Row) around(q float64) (low, high float64) {
	n := float64(r.Calls)
	d := sigmas * math.Sqrt(q*(1-q)/n)
	return float64(r.Quantile(max(q-d, 0))), float64(r.Quantile(min(q+d, 1)))
}
