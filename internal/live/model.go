// SPDX-License-Identifier: Apache-2.0

package live

import (
	"slices"

	"github.com/gdamore/tcell/v2"

	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// model is what the interface knows: the snapshots, and what the user has chosen.
type model struct {
	all      *latency.Snapshot // since the start
	interval *latency.Snapshot // since the snapshot before

	whole    bool // the rows are since the start
	sortBy   latency.Column
	reversed bool
	paused   bool
	message  string

	rows   []*latency.Row // as they are shown; the last may be that of other calls
	cells  [][]string     // headings, and the rows
	widths []int          // the most that a column has needed
	at     int            // the chosen row
	key    *latency.Key   // of the chosen row, once one was chosen
	first  int            // row on the screen
	page   int            // rows on the screen

	open   bool // the histogram of the chosen row
	scroll int  // lines of it above the screen
}

// action is what a key asks of others than the model.
type action int

const (
	nothing action = iota
	quit
	interrupt
	save
	gone // the terminal
)

// take takes the next snapshot of all time.
func (m *model) take(all *latency.Snapshot) {
	m.interval = all
	if m.all != nil {
		m.interval = all.Since(m.all)
	}
	m.all = all
	m.arrange()
}

// shown is the snapshot whose rows are shown.
func (m *model) shown() *latency.Snapshot {
	if m.whole {
		return m.all
	}
	return m.interval
}

// arrange sorts the rows, and finds the chosen one among them.
func (m *model) arrange() {
	s := m.shown()
	if s == nil {
		return
	}
	s.Sort(m.sortBy)
	if m.reversed {
		slices.Reverse(s.Rows)
	}
	all := m.all
	if m.whole {
		all = nil
	}
	m.cells = latency.Cells(s, s.Rows, &latency.Options{Since: all})
	m.rows = nil
	for i := range s.Rows {
		m.rows = append(m.rows, &s.Rows[i])
	}
	if s.Other.Calls > 0 {
		m.rows = append(m.rows, &s.Other)
	}
	m.find()
}

// find keeps the same row chosen where there still is one.
func (m *model) find() {
	if m.key != nil {
		if i := slices.IndexFunc(m.rows, func(r *latency.Row) bool { return r.Key == *m.key }); i >= 0 {
			m.at = i
		}
	}
	m.at = max(min(m.at, len(m.rows)-1), 0)
}

// press does what a key is for.
func (m *model) press(key tcell.Key, r rune) action {
	m.message = ""
	switch key {
	case tcell.KeyCtrlC:
		return interrupt
	case tcell.KeyLeft:
		m.sortBeside(-1)
	case tcell.KeyRight:
		m.sortBeside(1)
	case tcell.KeyUp:
		m.move(-1)
	case tcell.KeyDown:
		m.move(1)
	case tcell.KeyPgUp:
		m.move(-m.page)
	case tcell.KeyPgDn:
		m.move(m.page)
	case tcell.KeyHome:
		m.move(-len(m.rows) - m.scroll)
	case tcell.KeyEnd:
		m.move(max(len(m.rows), m.page))
	case tcell.KeyEnter:
		m.toggle()
	case tcell.KeyEscape, tcell.KeyBackspace, tcell.KeyBackspace2:
		m.open = false
	case tcell.KeyRune:
		return m.letter(r)
	}
	return nothing
}

func (m *model) letter(r rune) action {
	switch r {
	case 'q':
		return quit
	case 's':
		return save
	case '<':
		m.sortBeside(-1)
	case '>':
		m.sortBeside(1)
	case 'k':
		m.move(-1)
	case 'j':
		m.move(1)
	case 'r':
		m.reversed = !m.reversed
		m.arrange()
	case 'a':
		m.whole = !m.whole
		m.arrange()
	case 'p':
		m.paused = !m.paused
	}
	return nothing
}

// sortBeside sorts by a column near the one that was sorted by.
func (m *model) sortBeside(step int) {
	if m.shown() == nil {
		return
	}
	columns := latency.Columns(m.shown().Keys)
	i := slices.Index(columns, m.sortBy) + step
	m.sortBy = columns[(i+len(columns))%len(columns)]
	m.arrange()
}

// move chooses another row, or scrolls through what is shown of one.
func (m *model) move(by int) {
	if m.open {
		m.scroll = max(m.scroll+by, 0) // view knows how far it goes
		return
	}
	m.at += by
	m.choose()
}

// choose holds on to the row that is chosen now.
func (m *model) choose() {
	m.at = max(min(m.at, len(m.rows)-1), 0)
	m.key = nil
	if len(m.rows) > 0 {
		key := m.rows[m.at].Key
		m.key = &key
	}
}

// toggle opens the histogram of the chosen row, or closes it.
func (m *model) toggle() {
	m.open = !m.open && len(m.rows) > 0
	m.scroll = 0
	if m.open {
		m.choose()
	}
}

// chosen is the row that was chosen, as far as it has calls.
func (m *model) chosen() *latency.Row {
	if len(m.rows) == 0 || m.key != nil && m.rows[m.at].Key != *m.key {
		return nil
	}
	return m.rows[m.at]
}
