// SPDX-License-Identifier: Apache-2.0

package report

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// table is a Markdown table whose source can be read as well.
type table struct {
	head []string
	rows [][]string
	text bool // of words, not of figures, which stand to the right
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// write appends the table, and nothing if it has no row.
func (t *table) write(b *strings.Builder) {
	if len(t.rows) == 0 {
		return
	}
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "|", `\|`)
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]), 3)
		}
	}
	t.line(b, t.head, widths)
	for i, width := range widths {
		rule := strings.Repeat("-", width)
		if t.right(i) {
			rule = rule[1:] + ":"
		}
		b.WriteString("| " + rule + " ")
	}
	b.WriteString("|\n")
	for _, row := range t.rows {
		t.line(b, row, widths)
	}
	b.WriteByte('\n')
}

func (t *table) line(b *strings.Builder, cells []string, widths []int) {
	for i, cell := range cells {
		fill := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if t.right(i) {
			cell, fill = fill, cell
		}
		b.WriteString("| " + cell + fill + " ")
	}
	b.WriteString("|\n")
}

// right tells whether a column of the table is of figures.
func (t *table) right(i int) bool { return i > 0 && !t.text }

const none = "-" // in a cell: there is no such figure

// figure is a number of three digits or so.
func figure(v float64) string {
	switch a := math.Abs(v); {
	case a >= 100 || v == 0:
		return fmt.Sprintf("%.0f", v)
	case a >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

// scaled is a number in the largest unit of which there is at least one.
func scaled(v float64, units []string, step float64) string {
	i := 0
	for i+1 < len(units) && math.Abs(v) >= step {
		v /= step
		i++
	}
	return figure(v) + " " + units[i]
}

func duration(ns float64) string { return scaled(ns, []string{"ns", "us", "ms", "s"}, 1000) }

// Size is a number of bytes, in the unit that suits it.
func Size(bytes float64) string { return scaled(bytes, []string{"B", "KiB", "MiB", "GiB"}, 1024) }
func percent(share float64) string {
	return figure(100*share) + " %"
}

// spread is a median with the least and the greatest value.
func spread(s Stat, text func(float64) string) string {
	switch {
	case s.N == 0:
		return none
	case s.N == 1:
		return text(s.Median)
	}
	return fmt.Sprintf("%s (%s..%s)", text(s.Median), text(s.Min), text(s.Max))
}

// middle is a median alone.
func middle(s Stat, text func(float64) string) string {
	if s.N == 0 {
		return none
	}
	return text(s.Median)
}

// times is a ratio as a multiple; what is far below 1 is a fraction, and
// less than nothing is noise.
func times(r Ratio) string {
	switch {
	case !r.Known:
		return none
	case r.Value < 0:
		return "< 0"
	case r.Value > 0 && r.Value < 0.1:
		return "1/" + figure(1/r.Value)
	}
	return figure(r.Value) + " x"
}
