// SPDX-License-Identifier: Apache-2.0

package report

import (
	"fmt"
	"slices"
	"strings"
)

// Markdown is the whole report.
func (r *Run) Markdown() string {
	b := new(strings.Builder)
	r.writeMachine(b)
	for _, section := range []struct {
		title, text string
		table       table
	}{
		{"Time", "Of one unit: median (least..greatest).", r.times()},
		{"Time added, in empty pairs", "What a column adds to a unit, divided by what the empty pair adds. `-`: it adds less than the spread of the untraced time.", r.added(EmptyPair)},
		{"Time added, in straces", "The same, divided by what `strace` adds.", r.added(Strace)},
		{"Speed", "Units done in the time in which the empty pair does 100 %.", r.speed()},
		{"The tracers themselves", tracersText, r.tracers()},
		{"Start", "From the start of the tracer: until `main` of the command runs, traced; until the tracer has ended after `true`.", r.starts()},
		{"Asleep", "Attached to a process that sleeps: the tracer's share of one CPU.", r.asleep()},
		{"Endurance", "A loop at full speed into a file: calls made, calls found in the file, and what the tracer says it lost.", r.endurance()},
		{"Goals", "Judged from the medians above, in this run.", r.goalTable()},
		{"Commands", "", r.commands()},
		{"Not measured", "", r.missingTable()},
	} {
		if len(section.table.rows) == 0 {
			continue
		}
		fmt.Fprintf(b, "## %s\n", section.title)
		if section.text != "" {
			b.WriteString(section.text + "\n\n")
		}
		section.table.write(b)
	}
	return b.String()
}

const tracersText = "CPU time per unit, and per call in the file, without what it takes to trace `true`; memory resident at the peak, and of BPF maps and programs; bytes in the file per call; calls that the tracer says are lost; units that are not in the file."

func (r *Run) writeMachine(b *strings.Builder) {
	m := r.Machine
	fmt.Fprintf(b, "# Overhead, measured\n%s; %d CPUs, %s, %s; ebpftrace %s; %s. %d rounds, %.0f s.\n\n",
		m.Kernel, m.CPUs, m.CPU, m.Memory, m.Revision, strings.Join(m.Versions, ", "), r.Rounds, r.Duration)
}

// grid is a table of a cell for each case and column.
func (r *Run) grid(kinds []Kind, columns []Column, cell func(c Case, column string) string) table {
	t := table{head: []string{"case", "unit"}}
	for _, column := range columns {
		t.head = append(t.head, column.Name)
	}
	for _, c := range r.casesOf(kinds...) {
		row := []string{c.Name, c.Unit}
		for _, column := range columns {
			text := cell(c, column.Name)
			if text == none && r.missing(c.Name, column.Name) {
				text = "n/a"
			}
			row = append(row, text)
		}
		t.add(row...)
	}
	return t
}

func (r *Run) times() table {
	return r.grid([]Kind{Loop, Work}, r.Columns, func(c Case, column string) string {
		return spread(r.Time(c.Name, column), duration)
	})
}

func (r *Run) added(over string) table {
	return r.grid([]Kind{Loop, Work}, r.besides(Untraced, over), func(c Case, column string) string {
		return times(r.AddedOver(c.Name, column, over))
	})
}

func (r *Run) speed() table {
	return r.grid([]Kind{Work}, r.besides(EmptyPair), func(c Case, column string) string {
		if s := r.Speed(c.Name, column, EmptyPair); s.Known {
			return percent(s.Value)
		}
		return none
	})
}

// besides is the columns but those.
func (r *Run) besides(names ...string) []Column {
	var columns []Column
	for _, column := range r.Columns {
		if !slices.Contains(names, column.Name) {
			columns = append(columns, column)
		}
	}
	return columns
}
