// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strings"
	"testing"
)

func TestOptionsAboutCosts(t *testing.T) {
	for _, tt := range []struct {
		options     string
		maxOverhead float64
		stats       bool
		warnings    []string
		err         string
	}{
		{options: "true"},
		{options: "--stats true", stats: true},
		{options: "--max-overhead=5 true", maxOverhead: 5},
		{options: "--max-overhead 0.5% true", maxOverhead: 0.5},
		{options: "--max-overhead=250 --max-overhead=1e2 true", maxOverhead: 100},
		{options: "-C --max-overhead=5 true", maxOverhead: 5},
		{options: "-c --max-overhead=5 --stats true", stats: true, warnings: []string{"--max-overhead has no effect with -c/--summary-only"}},
		{options: "--replay=F --max-overhead=5 --stats", stats: true, warnings: []string{"--stats has no effect with --replay", "--max-overhead has no effect with --replay"}},
		{options: "--max-overhead=0 true", err: "invalid --max-overhead argument: '0'"},
		{options: "--max-overhead=-1 true", err: "invalid --max-overhead argument: '-1'"},
		{options: "--max-overhead=NaN true", err: "invalid --max-overhead argument: 'NaN'"},
		{options: "--max-overhead=Inf true", err: "invalid --max-overhead argument: 'Inf'"},
		{options: "--max-overhead=much true", err: "invalid --max-overhead argument: 'much'"},
		{options: "--stats=1 true", err: "option '--stats' doesn't allow an argument"},
	} {
		t.Run(tt.options, func(t *testing.T) {
			o, err := parse("x", strings.Fields(tt.options), syscallTables())
			if tt.err != "" {
				if err == nil || !strings.HasPrefix(err.Error(), tt.err) {
					t.Errorf("error\n got %v\nwant %s", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if o.MaxOverhead != tt.maxOverhead || o.Stats != tt.stats {
				t.Errorf("limit and stats\n got %v %v\nwant %v %v", o.MaxOverhead, o.Stats, tt.maxOverhead, tt.stats)
			}
			if !slices.Equal(o.Warnings, tt.warnings) {
				t.Errorf("warnings\n got %q\nwant %q", o.Warnings, tt.warnings)
			}
		})
	}
}
