// SPDX-License-Identifier: Apache-2.0

package report

import "fmt"

// verdict is what a run says about a goal.
type verdict struct {
	measured string
	met      bool
	known    bool
}

func (v verdict) String() string {
	switch {
	case !v.known:
		return "not measured"
	case v.met:
		return "yes"
	}
	return "**no**"
}

// goal is one row of the table of goals.
type goal struct {
	what, limit string
	judge       func(*Run) verdict
}

// goalTable judges all goals.
func (r *Run) goalTable() table {
	t := table{head: []string{"goal", "limit", "measured", "met"}, text: true}
	if len(r.Samples) == 0 {
		return t
	}
	for _, g := range goals {
		v := g.judge(r)
		if !v.known {
			v.measured = none
		}
		t.add(g.what, g.limit, v.measured, v.String())
	}
	return t
}

// addedAtMost asks what a column adds to a call, as a multiple of what another adds.
func addedAtMost(limit float64, c, column, other string) func(*Run) verdict {
	return func(r *Run) verdict {
		ratio := r.AddedOver(c, column, other)
		return verdict{times(ratio), ratio.Value <= limit, ratio.Known}
	}
}

// unmeasurable asks that a column adds no more than the spread of the time without it.
func unmeasurable(c, column string) func(*Run) verdict {
	return func(r *Run) verdict {
		if r.Time(c, column).N == 0 || r.Time(c, Untraced).N == 0 {
			return verdict{}
		}
		ns, measurable := r.Added(c, column)
		return verdict{fmt.Sprintf("%s; spread %s", duration(ns), duration(r.Time(c, Untraced).Spread())), !measurable, true}
	}
}

func share(r Ratio) string { return percent(r.Value) }

// speedAtLeast asks how fast a column is, compared with another.
func speedAtLeast(limit float64, text func(Ratio) string, c, column, other string) func(*Run) verdict {
	return func(r *Run) verdict {
		ratio := r.Speed(c, column, other)
		return verdict{text(ratio), ratio.Value >= limit, ratio.Known}
	}
}

// cpuAtMost asks for the tracer's CPU time per call.
func cpuAtMost(ns float64, c, column string) func(*Run) verdict {
	return func(r *Run) verdict {
		cpu := r.CPU(c, column)
		return verdict{spread(cpu, duration), cpu.Median <= ns, cpu.N > 0}
	}
}

// timeAtMost asks how long a unit takes.
func timeAtMost(ns float64, c, column string) func(*Run) verdict {
	return func(r *Run) verdict {
		t := r.Time(c, column)
		return verdict{spread(t, duration), t.Median <= ns, t.N > 0}
	}
}

// shareAtMost asks for the part of a CPU that the tracer takes.
func shareAtMost(limit float64, c, column string) func(*Run) verdict {
	return func(r *Run) verdict {
		s := r.Share(c, column)
		return verdict{spread(s, percent), s.Median <= limit, s.N > 0}
	}
}

// noneLost asks that in each round all calls are in the file, and that the tracer
// says so, too.
func noneLost(c, column string) func(*Run) verdict {
	return func(r *Run) verdict {
		made, found, lost, rounds := 0.0, 0.0, 0.0, 0
		for _, s := range r.Samples {
			if s.Case == c && s.Column == column {
				made, found, lost = made+s.Units, found+s.Calls, lost+s.Lost
				rounds++
			}
		}
		text := fmt.Sprintf("%.0f made, %.0f found, %.0f lost", made, found, lost)
		return verdict{text, made <= found && lost == 0, rounds > 0}
	}
}
