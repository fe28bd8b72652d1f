// SPDX-License-Identifier: Apache-2.0

package report

import "slices"

// Run is one run of the benchmark.
type Run struct {
	Machine  Machine   `json:"machine"`
	Rounds   int       `json:"rounds"`
	Cases    []Case    `json:"cases"`
	Columns  []Column  `json:"columns"`
	Samples  []Sample  `json:"samples"`
	Missing  []Missing `json:"missing"`
	Duration float64   `json:"seconds"`
}

// Machine is where it ran. Figures of two machines do not compare.
type Machine struct {
	Kernel   string   `json:"kernel"`
	CPU      string   `json:"cpu"`
	CPUs     int      `json:"cpus"`
	Memory   string   `json:"memory"`
	Revision string   `json:"revision"`
	Versions []string `json:"versions"`
}

// Kind tells how the samples of a case are read.
type Kind string

const (
	Loop   Kind = "loop"   // one call, again and again: a unit is a call
	Work   Kind = "work"   // a command, or requests to a server
	Start  Kind = "start"  // how long a tracer takes to begin, and to run a command that does nothing
	Idle   Kind = "idle"   // attached to a process that sleeps
	Endure Kind = "endure" // a loop that is long, to see what is lost
)

// Case is what runs under the tracers.
type Case struct {
	Name    string `json:"name"`
	Kind    Kind   `json:"kind"`
	Unit    string `json:"unit"` // what its time is divided by
	Command string `json:"command"`
}

// Column is what traces it.
type Column struct {
	Name    string `json:"name"`
	Command string `json:"command"`
}

// Sample is one case in one column, once. What was not measured is 0.
type Sample struct {
	Case   string  `json:"case"`
	Column string  `json:"column"`
	Round  int     `json:"round"`
	Units  float64 `json:"units"`
	NS     float64 `json:"ns"` // of all units

	TracerCPU float64 `json:"tracer_cpu_ns"`   // with its start
	Peak      float64 `json:"tracer_peak"`     // bytes resident
	Maps      float64 `json:"tracer_maps"`     // bytes of BPF maps and programs
	Bytes     float64 `json:"output_bytes"`    // written to its file
	Calls     float64 `json:"output_calls"`    // found in its file
	Lost      float64 `json:"lost"`            // as the tracer says
	Absent    float64 `json:"absent_of_units"` // units made, less those found in its file
}

// Missing is what could not be measured, and why.
type Missing struct {
	Case   string `json:"case"` // "" for all
	Column string `json:"column"`
	Reason string `json:"reason"`
}

// of is a figure of each sample of a case in a column; samples without it are left out.
func (r *Run) of(c, column string, figure func(Sample) (float64, bool)) Stat {
	var values []float64
	for _, s := range r.Samples {
		if s.Case != c || s.Column != column {
			continue
		}
		if v, ok := figure(s); ok {
			values = append(values, v)
		}
	}
	return NewStat(values)
}

// missing tells whether a case in a column could not be measured.
func (r *Run) missing(c, column string) bool {
	return slices.ContainsFunc(r.Missing, func(m Missing) bool {
		return m.Column == column && (m.Case == c || m.Case == "")
	})
}

// casesOf is the cases of the kinds, in order.
func (r *Run) casesOf(kinds ...Kind) []Case {
	var cases []Case
	for _, c := range r.Cases {
		if slices.Contains(kinds, c.Kind) {
			cases = append(cases, c)
		}
	}
	return cases
}
