// SPDX-License-Identifier: Apache-2.0

package live

import (
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// layout is which columns of a table are shown, and how wide.
type layout struct {
	widths []int
	names  int   // columns of names, which come first
	kept   []int // columns that fit
}

const (
	leastWidth = 7  // of a number, so that columns keep their place while numbers change
	leastName  = 8  // of a name that has no room
	spared     = 28 // for numbers, beside long names
	gap        = 2  // between columns
)

// importance is the order in which columns of numbers get room.
var importance = []string{"calls/s", "p99", "total", "p50", "max", "errors", "calls", "mean", "p95", "p99.9", "all calls", "all p99"}

// widest makes columns as wide as they were and as the cells need.
func widest(widths []int, cells [][]string) []int {
	for _, row := range cells {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, leastWidth)
			}
			widths[i] = max(widths[i], len(cell))
		}
	}
	return widths
}

// narrow makes the widest columns of names narrower until all have room together.
func (l *layout) narrow(room int) {
	names := l.widths[:l.names]
	for sum := total(names); sum > room; sum-- {
		i := slices.Index(names, slices.Max(names))
		if names[i] <= leastName {
			return
		}
		names[i]--
	}
}

func total(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += w + gap
	}
	return sum
}

// keep chooses the columns that fit: names, what is sorted by, then what matters most.
func (l *layout) keep(headings []string, sortBy latency.Column, width int) {
	left := width + gap
	for i := range l.names {
		left -= l.widths[i] + gap
		l.kept = append(l.kept, i)
	}
	for _, name := range append([]string{string(sortBy)}, importance...) {
		i := slices.Index(headings, name)
		if i < 0 || slices.Contains(l.kept, i) || l.widths[i]+gap > left {
			continue
		}
		left -= l.widths[i] + gap
		l.kept = append(l.kept, i)
	}
	slices.Sort(l.kept)
}

func (l *layout) headings(cells []string, sortBy latency.Column) line {
	var all line
	for n, i := range l.kept {
		if n > 0 {
			all = append(all, span{strings.Repeat(" ", gap), barred})
		}
		s := span{l.cell(cells, i), barred}
		if latency.Column(cells[i]) == sortBy {
			s.style = sorted
		}
		all = append(all, s)
	}
	return all
}

func (l *layout) row(cells []string) string {
	var b strings.Builder
	for n, i := range l.kept {
		if n > 0 {
			b.WriteString(strings.Repeat(" ", gap))
		}
		b.WriteString(l.cell(cells, i))
	}
	return b.String()
}

// cell aligns a cell: names to the left, numbers to the right. A row may have fewer cells
// than there are columns. A name that is cut ends in a +.
func (l *layout) cell(cells []string, i int) string {
	text, width := "", l.widths[i]
	if i < len(cells) {
		text = cells[i]
	}
	if len(text) > width {
		text = text[:width-1] + "+"
	}
	pad := strings.Repeat(" ", width-len(text))
	if i < l.names {
		return text + pad
	}
	return pad + text
}
