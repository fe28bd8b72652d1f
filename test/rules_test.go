// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/ebpftrace/ebpftrace/test/compare"
)

// ruleBook finds the rule that a difference falls under, and counts.
type ruleBook struct {
	rules                 []rule
	program, strace, ours []*regexp.Regexp
	used                  []int
}

func newRuleBook(rules []rule) (*ruleBook, error) {
	b := &ruleBook{rules: rules, used: make([]int, len(rules))}
	for _, r := range rules {
		if r.name == "" || r.reason == "" || r.strace+r.ours == "" {
			return nil, fmt.Errorf("rule %q: needs a name, a pattern and a reason", r.name)
		}
		for list, pattern := range map[*[]*regexp.Regexp]string{&b.program: r.program, &b.strace: r.strace, &b.ours: r.ours} {
			re, err := regexp.Compile(pattern)
			if err != nil {
				return nil, fmt.Errorf("rule %s: %w", r.name, err)
			}
			*list = append(*list, re)
		}
	}
	return b, nil
}

// find returns the index of the first rule for a difference, or -1.
func (b *ruleBook) find(program string, d compare.Difference) int {
	for i, r := range b.rules {
		if (r.strace == "") == (d.Strace == "") && (r.ours == "") == (d.Ours == "") &&
			b.program[i].MatchString(program) && b.strace[i].MatchString(d.Strace) && b.ours[i].MatchString(d.Ours) {
			return i
		}
	}
	return -1
}

func (b *ruleBook) unexplained(program string, differences []compare.Difference) []compare.Difference {
	var rest []compare.Difference
	for _, d := range differences {
		if b.find(program, d) < 0 {
			rest = append(rest, d)
		}
	}
	return rest
}

// count counts the uses of rules and returns what falls under none.
func (b *ruleBook) count(program string, differences []compare.Difference) []compare.Difference {
	for _, d := range differences {
		if i := b.find(program, d); i >= 0 {
			b.used[i]++
		}
	}
	return b.unexplained(program, differences)
}

func TestRuleBook(t *testing.T) {
	book, err := newRuleBook([]rule{
		{name: "changed", strace: `^close\(3\)`, ours: `^close\(4\)`, reason: "a test"},
		{name: "missing", strace: `^read\(`, reason: "a test"},
		{name: "added", ours: `^write\(`, reason: "a test"},
		{name: "in cat", program: "^cat$", strace: `^open\(`, reason: "a test"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name         string
		strace, ours string
		want         int
	}{
		{"both sides must match", "close(3) = 0", "close(4) = 0", 0},
		{"one side is not enough", "close(3) = 0", "close(5) = 0", -1},
		{"a line of strace's alone", "read(3) = 0", "", 1},
		{"a changed line is not a missing one", "read(3) = 0", "read(4) = 0", -1},
		{"a line of ours alone", "", "write(3) = 0", 2},
		{"a rule for one program", "open(3) = 0", "", 3},
		{"none for a missing line is needed", "close(3) = 0", "", -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := book.find("cat", compare.Difference{Strace: tt.strace, Ours: tt.ours}); got != tt.want {
				t.Errorf("%q %q\n got rule %d\nwant rule %d", tt.strace, tt.ours, got, tt.want)
			}
		})
	}
}

func TestRuleForAnotherProgram(t *testing.T) {
	book, err := newRuleBook([]rule{{name: "in cat", program: "^cat$", strace: `^open\(`, reason: "a test"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := book.find("tac", compare.Difference{Strace: "open(3) = 0"}); got != -1 {
		t.Errorf("\n got rule %d\nwant none", got)
	}
}

func TestEveryRuleHasAReason(t *testing.T) {
	if _, err := newRuleBook(allowed); err != nil {
		t.Error(err)
	}
}
