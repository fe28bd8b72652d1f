// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strconv"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// setMaxOverhead reads a percentage of one CPU, which several CPUs can exceed.
func setMaxOverhead(p *parser, u use) error {
	n, err := strconv.ParseFloat(strings.TrimSuffix(u.value, "%"), 64)
	if err != nil || !(n > 0 && n <= overheadMost) {
		return &hint.Error{Err: invalid(u), Do: "give a percentage of one CPU, more than 0: 5, for example"}
	}
	p.MaxOverhead = n
	return nil
}

const overheadMost = 1e6 // ten thousand CPUs

// warnOfCosts notes options about the cost of tracing where there is none, or nothing
// that could be spared.
func (p *parser) warnOfCosts() {
	if p.Replay != "" && p.Stats {
		p.warning("--stats has no effect with --replay")
	}
	if p.MaxOverhead == 0 {
		return
	}
	without := ""
	switch {
	case p.Replay != "":
		without = "--replay"
	case p.Summary.Mode == SummaryOnly:
		without = "-c/--summary-only"
	default:
		return
	}
	p.MaxOverhead = 0
	p.warning("--max-overhead has no effect with " + without)
}
