// SPDX-License-Identifier: Apache-2.0

package image

import (
	"cmp"
	"debug/dwarf"
	"debug/elf"
	"errors"
	"io"
	"path"
	"slices"
)

// lines are a file's source lines. Those of a compilation unit are read when the first
// of its addresses is asked for.
type lines struct {
	data  *dwarf.Data
	units []unit // by start
	rows  map[*dwarf.Entry][]row
}

// unit is a range of code of a compilation unit.
type unit struct {
	start, end uint64
	entry      *dwarf.Entry
}

// row is where the code of a line begins.
type row struct {
	addr uint64
	file string
	line int // 0: no code
}

// source finds the line of an address.
func (m *Image) source(addr uint64) (file string, line int) {
	if m.lines == nil {
		m.lines = m.readLines()
	}
	return m.lines.find(addr)
}

// readLines reads which unit has which addresses.
func (m *Image) readLines() *lines {
	l := &lines{rows: map[*dwarf.Entry][]row{}}
	f := m.file
	if f.Section(".debug_line") == nil && f.Section(".zdebug_line") == nil {
		f = m.debugFile()
	}
	if f == nil || l.read(f) != nil {
		l.units = nil
	}
	return l
}

func (l *lines) read(f *elf.File) (err error) {
	if l.data, err = f.DWARF(); err != nil {
		return err
	}
	r := l.data.Reader()
	for {
		e, err := r.Next()
		if err != nil || e == nil {
			l.sort()
			return err
		}
		if e.Tag == dwarf.TagCompileUnit {
			ranges, _ := l.data.Ranges(e)
			for _, x := range ranges {
				l.units = append(l.units, unit{x[0], x[1], e})
			}
		}
		r.SkipChildren()
	}
}

func (l *lines) sort() {
	slices.SortFunc(l.units, func(a, b unit) int { return cmp.Compare(a.start, b.start) })
}

func (l *lines) find(addr uint64) (file string, line int) {
	i, found := slices.BinarySearchFunc(l.units, addr, func(u unit, addr uint64) int { return cmp.Compare(u.start, addr) })
	if !found {
		i--
	}
	if i < 0 || addr >= l.units[i].end {
		return "", 0
	}
	rows := l.rowsOf(l.units[i].entry)
	i, found = slices.BinarySearchFunc(rows, addr, func(x row, addr uint64) int { return cmp.Compare(x.addr, addr) })
	if !found {
		i--
	}
	for found && i+1 < len(rows) && rows[i+1].addr == addr {
		i++ // one sequence ends where another begins
	}
	if i < 0 || rows[i].line == 0 {
		return "", 0
	}
	return rows[i].file, rows[i].line
}

// rowsOf reads the lines of a unit, once.
func (l *lines) rowsOf(e *dwarf.Entry) []row {
	if rows, ok := l.rows[e]; ok {
		return rows
	}
	var rows []row
	r, err := l.data.LineReader(e)
	if err == nil && r != nil {
		dir, _ := e.Val(dwarf.AttrCompDir).(string)
		rows = readRows(r, dir)
	}
	l.rows[e] = rows
	return rows
}

// readRows reads a unit's program of lines. Of several rows for an address the last one
// counts. Names are below the folder where the compiler ran.
func readRows(r *dwarf.LineReader, dir string) (rows []row) {
	var e dwarf.LineEntry
	names := map[*dwarf.LineFile]string{}
	for {
		if err := r.Next(&e); err != nil {
			if !errors.Is(err, io.EOF) {
				return nil
			}
			break
		}
		x := row{addr: e.Address}
		if !e.EndSequence && e.File != nil {
			if names[e.File] == "" {
				names[e.File] = fullName(dir, e.File.Name)
			}
			x.file, x.line = names[e.File], e.Line
		}
		if n := len(rows); n > 0 && rows[n-1].addr == x.addr && !e.EndSequence {
			rows = rows[:n-1]
		}
		rows = append(rows, x)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.addr, b.addr) })
	return rows
}

// fullName is a name below a folder. What dots it has are not resolved: a folder before
// them may be a link.
func fullName(dir, name string) string {
	if path.IsAbs(name) || dir == "" {
		return name
	}
	return dir + "/" + name
}
