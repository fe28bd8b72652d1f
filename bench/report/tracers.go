// SPDX-License-Identifier: Apache-2.0

package report

// tracers is what the tracers cost and lose, for each case in which they wrote something.
func (r *Run) tracers() table {
	t := table{head: []string{"case", "tracer", "CPU per unit", "CPU per call", "peak memory", "maps", "bytes per call", "lost", "absent"}}
	for _, c := range r.casesOf(Loop, Work) {
		for _, column := range r.Columns {
			cpu := r.CPU(c.Name, column.Name)
			if cpu.N == 0 {
				continue
			}
			resident, maps := r.Peak(c.Name, column.Name)
			t.add(c.Name, column.Name,
				spread(cpu, duration), r.cpuPerCall(c, column.Name, cpu),
				middle(resident, Size), middle(maps, Size),
				middle(r.BytesPerCall(c.Name, column.Name), figure),
				spread(r.Lost(c.Name, column.Name), figure),
				r.absent(c, column.Name))
		}
	}
	return t
}

// cpuPerCall is the CPU time divided by the calls that the tracer shows of a unit: a
// busy server makes other calls under one tracer than under another.
func (r *Run) cpuPerCall(c Case, column string, cpu Stat) string {
	calls := r.CallsPerUnit(c.Name, column)
	if calls.N == 0 {
		return none
	}
	return duration(cpu.Median / calls.Median)
}

// absent is only known of loops, whose calls are all of one kind.
func (r *Run) absent(c Case, column string) string {
	if c.Kind != Loop {
		return none
	}
	return middle(r.Absent(c.Name, column), percent)
}

func (r *Run) starts() table {
	t := table{head: []string{"tracer", "until the first call", "start to exit of true"}}
	for _, column := range r.Columns {
		first, exit := r.Time(Started, column.Name), r.Time(True, column.Name)
		if first.N+exit.N > 0 {
			t.add(column.Name, spread(first, duration), spread(exit, duration))
		}
	}
	return t
}

func (r *Run) asleep() table {
	t := table{head: []string{"tracer", "share of a CPU"}}
	for _, column := range r.Columns {
		if share := r.Share(Asleep, column.Name); share.N > 0 {
			t.add(column.Name, spread(share, percent))
		}
	}
	return t
}

func (r *Run) endurance() table {
	t := table{head: []string{"case", "tracer", "round", "time", "CPU per call", "made", "found", "lost", "bytes"}}
	for _, s := range r.Samples {
		for _, c := range r.casesOf(Endure) {
			if s.Case == c.Name {
				t.add(s.Case, s.Column, figure(float64(s.Round+1)), duration(s.NS), duration(s.TracerCPU/s.Units),
					figure(s.Units), figure(s.Calls), figure(s.Lost), Size(s.Bytes))
			}
		}
	}
	return t
}

func (r *Run) commands() table {
	t := table{head: []string{"name", "command"}, text: true}
	for _, column := range r.Columns {
		t.add(column.Name, "`"+column.Command+"`")
	}
	for _, c := range r.Cases {
		t.add(c.Name, "`"+c.Command+"`")
	}
	return t
}

func (r *Run) missingTable() table {
	t := table{head: []string{"column", "case", "reason"}, text: true}
	for _, m := range r.Missing {
		c := m.Case
		if c == "" {
			c = "all"
		}
		t.add(m.Column, c, m.Reason)
	}
	return t
}
