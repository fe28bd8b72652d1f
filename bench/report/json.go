// SPDX-License-Identifier: Apache-2.0

package report

import "encoding/json"

// cell is the summary of a case in a column.
type cell struct {
	Case   string `json:"case"`
	Column string `json:"column"`
	NS     Stat   `json:"ns_per_unit"`
	CPU    Stat   `json:"tracer_cpu_ns_per_unit"`
	Peak   Stat   `json:"tracer_peak_bytes"`
	Bytes  Stat   `json:"bytes_per_call"`
	Lost   Stat   `json:"lost"`

	// nil where it is not known
	OverEmptyPair *float64 `json:"added_over_empty_pair"`
	OverStrace    *float64 `json:"added_over_strace"`
}

// judged is a goal with what became of it.
type judged struct {
	Goal     string `json:"goal"`
	Limit    string `json:"limit"`
	Measured string `json:"measured"`
	Met      *bool  `json:"met"` // nil: not measured
}

// JSON is the whole report, with each sample.
func (r *Run) JSON() ([]byte, error) {
	return json.MarshalIndent(struct {
		*Run
		Summary []cell   `json:"summary"`
		Goals   []judged `json:"goals"`
	}{r, r.cells(), r.judged()}, "", "  ")
}

func (r *Run) cells() []cell {
	var cells []cell
	for _, c := range r.Cases {
		for _, column := range r.Columns {
			ns := r.Time(c.Name, column.Name)
			if ns.N == 0 {
				continue
			}
			peak, _ := r.Peak(c.Name, column.Name)
			cells = append(cells, cell{
				Case: c.Name, Column: column.Name,
				NS: ns, CPU: r.CPU(c.Name, column.Name), Peak: peak,
				Bytes:         r.BytesPerCall(c.Name, column.Name),
				Lost:          r.Lost(c.Name, column.Name),
				OverEmptyPair: r.AddedOver(c.Name, column.Name, EmptyPair).pointer(),
				OverStrace:    r.AddedOver(c.Name, column.Name, Strace).pointer(),
			})
		}
	}
	return cells
}

func (r *Run) judged() []judged {
	var all []judged
	for _, g := range goals {
		v := g.judge(r)
		j := judged{Goal: g.what, Limit: g.limit}
		if v.known {
			j.Measured, j.Met = v.measured, &v.met
		}
		all = append(all, j)
	}
	return all
}

func (r Ratio) pointer() *float64 {
	if !r.Known {
		return nil
	}
	return &r.Value
}
