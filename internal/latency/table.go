// SPDX-License-Identifier: Apache-2.0

package latency

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Column is a column of numbers, or what rows are sorted by, which may be a Part too.
type Column string

// Options are what is shown of a snapshot.
type Options struct {
	SortBy Column    // "" is "total"
	Top    int       // rows at most, 0 is all
	Since  *Snapshot // of all time, where the snapshot is of an interval
	Bars   bool      // a histogram of each row as well
	Split  bool      // where the time went as well
}

// column is what a column of numbers looks like.
type column struct {
	name  Column
	value func(r *Row) uint64
	cell  func(s *Snapshot, v uint64) string
}

var columns = []column{
	{"calls", func(r *Row) uint64 { return r.Calls }, number},
	{"errors", func(r *Row) uint64 { return r.Errors }, unlessZero},
	{"calls/s", func(r *Row) uint64 { return r.Calls }, rate},
	{"total", func(r *Row) uint64 { return r.Total }, duration},
	{"mean", (*Row).Mean, duration},
	{"p50", quantile(0.5), duration},
	{"p95", quantile(0.95), duration},
	{"p99", quantile(0.99), duration},
	{"p99.9", quantile(0.999), duration},
	{"max", func(r *Row) uint64 { return r.Max }, duration},
}

// splitColumns are the averages of what the time of calls is made of.
var splitColumns = []column{
	{"cpu", func(r *Row) uint64 { return r.perCall(r.Total - min(r.RunQueue+r.Blocked, r.Total)) }, duration},
	{"run-queue", func(r *Row) uint64 { return r.perCall(r.RunQueue) }, duration},
	{"blocked", func(r *Row) uint64 { return r.perCall(r.Blocked) }, duration},
}

func (o *Options) columns() []column {
	if o.Split {
		return slices.Concat(columns, splitColumns)
	}
	return columns
}

func quantile(q float64) func(r *Row) uint64 {
	return func(r *Row) uint64 { return r.Quantile(q) }
}

func number(_ *Snapshot, v uint64) string { return strconv.FormatUint(v, 10) }

func unlessZero(s *Snapshot, v uint64) string {
	if v == 0 {
		return ""
	}
	return number(s, v)
}

func rate(s *Snapshot, v uint64) string {
	seconds := s.Seconds()
	if seconds <= 0 {
		return ""
	}
	return strconv.FormatFloat(float64(v)/seconds, 'f', 1, 64)
}

func duration(_ *Snapshot, ns uint64) string { return Duration(ns) }

// Duration writes a time with three digits and a unit.
func Duration(ns uint64) string {
	v, unit := float64(ns), "ns"
	for _, larger := range []string{"us", "ms", "s"} {
		if v < 999.5 {
			break
		}
		v, unit = v/1000, larger
	}
	digits := 0
	switch {
	case unit == "ns" || v >= 99.95:
	case v >= 9.995:
		digits = 1
	default:
		digits = 2
	}
	return strconv.FormatFloat(v, 'f', digits, 64) + unit
}

// Sortable tells whether rows can be sorted by a column.
func Sortable(c Column) bool {
	return c == "" || slices.Contains(Parts, Part(c)) || slices.ContainsFunc(slices.Concat(columns, splitColumns), func(o column) bool { return o.name == c })
}

// Columns are what rows with these keys can be sorted by, in the order of the columns.
func Columns(keys []Part) []Column {
	var names []Column
	for _, k := range keys {
		names = append(names, Column(k))
	}
	for _, c := range columns {
		names = append(names, c.name)
	}
	return names
}

// Sort puts the rows with the most of a column first; a part of the key goes by name.
func (s *Snapshot) Sort(by Column) {
	value := func(r *Row) uint64 { return r.Total }
	for _, c := range slices.Concat(columns, splitColumns) {
		if c.name == by {
			value = c.value
		}
	}
	named := slices.Contains(Parts, Part(by))
	slices.SortFunc(s.Rows, func(a, b Row) int {
		if named {
			if c := strings.Compare(Part(by).Of(&a.Key), Part(by).Of(&b.Key)); c != 0 {
				return c
			}
		}
		return cmp.Or(cmp.Compare(value(&b), value(&a)), compareKeys(s.Keys, &a.Key, &b.Key))
	})
}

func compareKeys(parts []Part, a, b *Key) int {
	for _, p := range parts {
		if c := strings.Compare(p.Of(a), p.Of(b)); c != 0 {
			return c
		}
	}
	return 0
}

// Append adds the table of a snapshot, which it sorts.
func Append(b []byte, s *Snapshot, o *Options) []byte {
	s.Sort(o.SortBy)
	rows, rest := s.Rows, 0
	if o.Top > 0 && len(rows) > o.Top {
		rows, rest = rows[:o.Top], len(rows)-o.Top
	}
	b = appendCells(b, Cells(s, rows, o), len(s.Keys))
	switch {
	case rest == 1:
		b = append(b, "... and 1 more row\n"...)
	case rest > 1:
		b = fmt.Appendf(b, "... and %d more rows\n", rest)
	}
	if o.Bars {
		for i := range rows {
			b = fmt.Appendf(b, "\n%s\n", rows[i].Heading(s.Keys))
			b = AppendBars(b, &rows[i], BarWidth)
		}
	}
	return b
}

// Cells are the lines of a table, cell by cell: the headings, the rows, and the calls
// that found none, if there are any.
func Cells(s *Snapshot, rows []Row, o *Options) [][]string {
	heading := headings(s.Keys)
	for _, c := range o.columns() {
		heading = append(heading, string(c.name))
	}
	if o.Since != nil {
		heading = append(heading, "all calls", "all p99")
	}
	since := o.Since.byKey()
	lines := [][]string{heading}
	for i := range rows {
		r := &rows[i]
		line := numbersOf(s, namesOf(s.Keys, &r.Key), r, o)
		if all := since[r.Key]; all != nil {
			line = append(line, number(s, all.Calls), Duration(all.Quantile(0.99)))
		}
		lines = append(lines, line)
	}
	if s.Other.Calls > 0 {
		lines = append(lines, numbersOf(s, otherNames(s.Keys), &s.Other, o))
	}
	return lines
}

func headings(parts []Part) []string {
	var names []string
	for _, p := range parts {
		names = append(names, Printable(string(p)))
	}
	return names
}

func namesOf(parts []Part, k *Key) []string {
	var names []string
	for _, p := range parts {
		names = append(names, Printable(p.Of(k)))
	}
	return names
}

// Heading is what stands above what is told of one row.
func (r *Row) Heading(parts []Part) string { return strings.Join(namesOf(parts, &r.Key), " ") }

// Printable escapes what a terminal might obey: a process calls itself what it likes.
func Printable(name string) string {
	quoted := strconv.QuoteToASCII(name)
	return quoted[1 : len(quoted)-1]
}

func otherNames(parts []Part) []string {
	names := make([]string, len(parts))
	if len(names) > 0 {
		names[0] = "other"
	}
	return names
}

func numbersOf(s *Snapshot, line []string, r *Row, o *Options) []string {
	for _, c := range o.columns() {
		line = append(line, c.cell(s, c.value(r)))
	}
	return line
}

// appendCells aligns cells in columns: the first ones, which are names, to the left.
func appendCells(b []byte, lines [][]string, names int) []byte {
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], len(cell))
		}
	}
	for _, line := range lines {
		for i, cell := range line {
			pad := strings.Repeat(" ", widths[i]-len(cell))
			switch {
			case i == 0:
				b = append(b, cell+pad...)
			case i < names:
				b = append(b, "  "+cell+pad...)
			default:
				b = append(b, "  "+pad+cell...)
			}
		}
		for len(b) > 0 && b[len(b)-1] == ' ' {
			b = b[:len(b)-1]
		}
		b = append(b, '\n')
	}
	return b
}

const (
	// BarWidth is the length of a histogram's longest bar, where there is room.
	BarWidth = 40
	// BarLabels is the width of what stands around it.
	BarLabels = 33
)

// AppendBars draws the histogram of a row, a line for each power of two. The longest bar
// has the width given.
func AppendBars(b []byte, r *Row, width int) []byte {
	counts := map[uint64]uint64{}
	least, most, tallest := uint64(1)<<63, uint64(0), uint64(1)
	for _, bucket := range r.Buckets {
		low, _ := Bounds(bucket.Index)
		from := floorPower(low)
		counts[from] += bucket.Calls
		least, most, tallest = min(least, from), max(most, from), max(tallest, counts[from])
	}
	for from := least; from <= most; from = max(2*from, 1) {
		// What was read from a file may have any counts: no product of them.
		bar := strings.Repeat("@", int(math.Ceil(float64(counts[from])/float64(tallest)*float64(width))))
		b = fmt.Appendf(b, "%8s ..%8s %10d |%-*s|\n", Duration(from), Duration(max(2*from, 1)), counts[from], width, bar)
		if from == 1<<63 {
			break
		}
	}
	return b
}

// floorPower is the greatest power of two that is not above a time, or 0.
func floorPower(ns uint64) uint64 {
	p := uint64(0)
	for q := uint64(1); q != 0 && q <= ns; q *= 2 {
		p = q
	}
	return p
}
