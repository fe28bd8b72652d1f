// SPDX-License-Identifier: Apache-2.0

package live

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// style is how text looks.
type style int

const (
	plain  style = iota
	strong       // stands out
	barred       // on a bar
	sorted       // on a bar, and stands out there
)

// A line of the screen.
type line []span

type span struct {
	text  string
	style style
}

// What keys do, in 80 columns: what one must know on a narrower screen comes first.
const (
	tableHelp  = "q quit  left/right sort  r reverse  Enter histogram  a all time  p pause  s save"
	detailHelp = "q quit  Enter close  up/down scroll  a all time  p pause  s save"
)

// view is the screen: a title, a table or a histogram, and what the keys do.
func (m *model) view(width, height int) []line {
	if width < 1 || height < 4 {
		return nil
	}
	m.page = height - 3
	lines := []line{{{m.title(), strong}}}
	if m.open {
		lines = append(lines, m.detail(width, height-2)...)
	} else {
		lines = append(lines, m.table(width)...)
	}
	lines = lines[:min(len(lines), height-1)]
	for len(lines) < height-1 {
		lines = append(lines, nil)
	}
	lines = append(lines, line{{m.bottom(), strong}})
	for i := range lines {
		lines[i] = lines[i].clip(width)
	}
	return lines
}

func (m *model) bottom() string {
	switch {
	case m.message != "":
		return latency.Printable(m.message)
	case m.open:
		return detailHelp
	}
	return tableHelp
}

// clip leaves out what is beyond the right edge.
func (l line) clip(width int) line {
	var kept line
	for _, s := range l {
		s.text = s.text[:min(len(s.text), width)]
		width -= len(s.text)
		kept = append(kept, s)
	}
	return kept
}

func (m *model) title() string {
	s := m.shown()
	if s == nil {
		return "ebpftrace"
	}
	what := "last"
	if m.whole {
		what = "all"
	}
	calls := s.Other.Calls
	for i := range s.Rows {
		calls += s.Rows[i].Calls
	}
	title := fmt.Sprintf("ebpftrace %s  %s %s, %d calls, %d rows", s.Ended.Format(time.TimeOnly), what, s.Length(), calls, len(s.Rows))
	if m.paused {
		title += "  PAUSED"
	}
	return title
}

// table is the part of the rows around the chosen one.
func (m *model) table(width int) []line {
	if m.shown() == nil {
		return nil
	}
	m.first = max(min(m.first, m.at, len(m.rows)-m.page), m.at-m.page+1, 0)
	last := min(m.first+m.page, len(m.rows))
	shown := append(m.cells[:1:1], m.cells[1+m.first:1+last]...)
	lines := m.grid(shown, width)
	if len(m.rows) == 0 {
		return append(lines, m.none()...)
	}
	if chosen := 1 + m.at - m.first; chosen < len(lines) {
		lines[chosen][0] = span{fmt.Sprintf("%-*s", width, lines[chosen][0].text), barred}
	}
	return lines
}

// none says that there are no rows, and why: a call counts once it returns.
func (m *model) none() []line {
	if m.whole {
		return []line{{{"No call has returned yet.", plain}}}
	}
	return []line{{{"No call has returned in this time.", plain}}, {{"a shows those since the start.", plain}}}
}

// detail is the histogram of the chosen row, and the rows that are like it.
func (m *model) detail(width, height int) []line {
	r := m.chosen()
	if r == nil {
		return append([]line{nil}, m.none()...)
	}
	lines := m.grid([][]string{m.cells[0], m.cells[1+m.at]}, width)
	lines = append(lines, nil)
	bar := max(min(width-latency.BarLabels, latency.BarWidth), 1)
	for text := range strings.Lines(string(latency.AppendBars(nil, r, bar))) {
		lines = append(lines, line{{strings.TrimSuffix(text, "\n"), plain}})
	}
	if like := m.like(r); len(like) > 1 {
		lines = append(lines, nil)
		lines = append(lines, m.grid(like, width)...)
	}
	m.scroll = max(min(m.scroll, len(lines)-height), 0)
	return lines[m.scroll:min(m.scroll+height, len(lines))]
}

// like are the cells of the other rows with the same first part of the key: the other
// processes that make a syscall, for example. Keys of one part have none.
func (m *model) like(r *latency.Row) [][]string {
	first := m.shown().Keys[0]
	same := m.cells[:1:1]
	for i, other := range m.rows {
		if other != r && first.Of(&other.Key) == first.Of(&r.Key) {
			same = append(same, m.cells[1+i])
		}
	}
	return same
}

// grid aligns cells in those columns that fit, headings first.
func (m *model) grid(cells [][]string, width int) []line {
	names := len(m.shown().Keys)
	m.widths = widest(m.widths, cells)
	l := layout{widths: slices.Clone(m.widths), names: names}
	l.narrow(width - spared)
	l.keep(cells[0], m.sortBy, width)
	lines := []line{l.headings(cells[0], m.sortBy)}
	for _, row := range cells[1:] {
		lines = append(lines, line{{l.row(row), plain}})
	}
	return lines
}
