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
	rules        []rule
	strace, ours []*regexp.Regexp
	used         []int
}

func newRuleBook(rules []rule) (*ruleBook, error) {
	b := &ruleBook{rules: rules, used: make([]int, len(rules))}
	for _, r := range rules {
		s, err := regexp.Compile(r.strace)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.name, err)
		}
		o, err := regexp.Compile(r.ours)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.name, err)
		}
		if r.name == "" || r.reason == "" || r.strace+r.ours == "" {
			return nil, fmt.Errorf("rule %q: needs a name, a pattern and a reason", r.name)
		}
		b.strace, b.ours = append(b.strace, s), append(b.ours, o)
	}
	return b, nil
}

// find returns the index of the first rule for a difference, or -1.
func (b *ruleBook) find(d compare.Difference) int {
	for i, r := range b.rules {
		if (r.strace == "") == (d.Strace == "") && (r.ours == "") == (d.Ours == "") &&
			b.strace[i].MatchString(d.Strace) && b.ours[i].MatchString(d.Ours) {
			return i
		}
	}
	return -1
}

func (b *ruleBook) unexplained(differences []compare.Difference) []compare.Difference {
	var rest []compare.Difference
	for _, d := range differences {
		if b.find(d) < 0 {
			rest = append(rest, d)
		}
	}
	return rest
}

// count counts the uses of rules and returns what falls under none.
func (b *ruleBook) count(differences []compare.Difference) []compare.Difference {
	for _, d := range differences {
		if i := b.find(d); i >= 0 {
			b.used[i]++
		}
	}
	return b.unexplained(differences)
}

func TestRuleBook(t *testing.T) {
	book, err := newRuleBook([]rule{
		{"changed", `^close\(3\)`, `^close\(4\)`, "a test"},
		{"missing", `^read\(`, ``, "a test"},
		{"added", ``, `^write\(`, "a test"},
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
		{"none for a missing line is needed", "close(3) = 0", "", -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := book.find(compare.Difference{Strace: tt.strace, Ours: tt.ours}); got != tt.want {
				t.Errorf("%q %q\n got rule %d\nwant rule %d", tt.strace, tt.ours, got, tt.want)
			}
		})
	}
}

func TestEveryRuleHasAReason(t *testing.T) {
	if _, err := newRuleBook(allowed); err != nil {
		t.Error(err)
	}
}
