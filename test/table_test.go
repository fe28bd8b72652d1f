// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/ebpftrace/ebpftrace/test/compare"
)

// row is the result of one program, or of several.
type row struct {
	name            string
	ceiling, result compare.Result // strace with itself; strace with ebpftrace
	unexplained     int
	once            int // unexplained in one run of ours, and not in the next
}

func (r *row) add(other row) {
	addTo := func(to *compare.Result, from compare.Result) {
		to.Equal += from.Equal
		to.Noise += from.Noise
		to.Differences = append(to.Differences, from.Differences...)
	}
	addTo(&r.ceiling, other.ceiling)
	addTo(&r.result, other.result)
	r.unexplained += other.unexplained
	r.once += other.once
}

// equal is the share of the lines that could be equal and are, in percent.
func (r row) equal() float64 {
	return percent(r.result.Equal, r.result.Equal+len(r.result.Differences))
}

// noise is the share of the lines on which strace differs from itself.
func (r row) noise() float64 {
	return percent(len(r.ceiling.Differences), r.ceiling.Equal+len(r.ceiling.Differences))
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// table prints the rows, then the rules and their use.
func table(rows []row, rules *ruleBook) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "program\tequal\tnoise\tby rule\tonce\tunexplained\tequal %\tstrace with itself %")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%.2f\t%.2f\n", r.name, r.result.Equal, r.result.Noise,
			len(r.result.Differences)-r.unexplained, r.once, r.unexplained, r.equal(), 100-r.noise())
	}
	for i, r := range rules.rules {
		fmt.Fprintf(w, "rule %s\t%s\t%s\n", r.name, uses(rules.used[i]), r.reason)
	}
	w.Flush()
	return b.String()
}

func uses(n int) string {
	if n == 0 {
		return "UNUSED"
	}
	return fmt.Sprint(n)
}
