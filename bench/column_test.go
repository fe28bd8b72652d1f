// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"testing"
)

func TestFill(t *testing.T) {
	v := values{ebpftrace: "/e", out: "/o", pid: 7, command: []string{"dd", "bs=1"}}
	family := v
	family.children = true
	for _, tt := range []struct {
		name     string
		values   values
		template []string
		want     []string
	}{
		{"a command keeps its words", v, []string{"{ebpftrace}", "{-f}", "-o", "{out}", "{command}"}, []string{"/e", "-o", "/o", "dd", "bs=1"}},
		{"children are followed if there are some", family, []string{"strace", "{-f}", "{command}"}, []string{"strace", "-f", "dd", "bs=1"}},
		{"or becomes one", v, []string{"bpftrace", "-c", "{joined}"}, []string{"bpftrace", "-c", "dd bs=1"}},
		{"a process", v, []string{"perf", "-p", "{pid}"}, []string{"perf", "-p", "7"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.values.fill(tt.template); !slices.Equal(got, tt.want) {
				t.Errorf("fill %v\n got %q\nwant %q", tt.template, got, tt.want)
			}
		})
	}
}

func TestColumnsCanRunAllCases(t *testing.T) {
	for _, c := range columns {
		if c.attach != nil && c.attached == nil {
			t.Errorf("%s attaches\n got no way to see when it has\nwant one", c.name)
		}
		if c.lines && c.run == nil {
			t.Errorf("%s writes lines\n got no command that it traces\nwant one", c.name)
		}
	}
	for _, w := range workloads {
		for _, name := range w.only {
			if !slices.ContainsFunc(columns, func(c *column) bool { return c.name == name }) {
				t.Errorf("%s runs only in %q\n got no such column\nwant one", w.name, name)
			}
		}
	}
}

// TestOrder wants each round to have each column, and no round like another.
func TestOrder(t *testing.T) {
	b := &bench{columns: columns}
	var before []*column
	for round := range 5 {
		order := b.order(round)
		for _, c := range columns {
			if !slices.Contains(order, c) {
				t.Errorf("round %d\n got no %s\nwant all columns", round, c.name)
			}
		}
		if len(order) != len(columns) || slices.Equal(order, before) {
			t.Errorf("round %d\n got %d columns in the order of the last round\nwant %d in another", round, len(order), len(columns))
		}
		before = order
	}
}
