// SPDX-License-Identifier: Apache-2.0

package summary

import (
	"slices"
	"strings"
)

// appendTable adds the headings, the rows and their total, with rules between them.
func appendTable(b []byte, rows []row, o *Options) []byte {
	columns := columnsOf(o.Columns)
	total := totalOf(rows)
	sortRows(rows, o.SortBy)

	lines := make([][]string, 0, len(rows)+1)
	for _, r := range rows {
		lines = append(lines, cells(r, total, columns))
	}
	last := cells(total, total, columns)
	// strace does not divide here, so it is 100 even of nothing.
	if i := slices.Index(columns, TimePercent); i >= 0 {
		last[i] = "100.00"
	}

	widths := widthsOf(append(lines, last), columns)
	rule := make([]string, len(columns))
	heading := make([]string, len(columns))
	for i, c := range columns {
		rule[i], heading[i] = strings.Repeat("-", widths[i]), layouts[c].heading
	}
	b = appendLine(b, heading, widths, columns)
	b = appendLine(b, rule, widths, columns)
	for _, line := range lines {
		b = appendLine(b, line, widths, columns)
	}
	b = appendLine(b, rule, widths, columns)
	return appendLine(b, last, widths, columns)
}

// sortRows puts the greatest first. Equal rows stay in the order of their numbers.
func sortRows(rows []row, by Column) {
	if by == "" {
		by = TotalTime
	}
	compare := layouts[by].compare
	slices.SortStableFunc(rows, func(r, s row) int { return compare(s, r) })
}

func cells(r, total row, columns []Column) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = layouts[c].cell(r, total.total)
	}
	return cells
}

// widthsOf leaves a space behind the longest name, as strace does.
func widthsOf(lines [][]string, columns []Column) []int {
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = layouts[c].width
		for _, line := range lines {
			n := len(line[i])
			if c == Name {
				n++
			}
			widths[i] = max(widths[i], n)
		}
	}
	return widths
}

// appendLine aligns names to the left and all else to the right; nothing is behind a
// name at the end of the line.
func appendLine(b []byte, cells []string, widths []int, columns []Column) []byte {
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ' ')
		}
		pad := strings.Repeat(" ", widths[i]-len(cell))
		switch {
		case columns[i] != Name:
			b = append(append(b, pad...), cell...)
		case i < len(cells)-1:
			b = append(append(b, cell...), pad...)
		default:
			b = append(b, cell...)
		}
	}
	return append(b, '\n')
}
