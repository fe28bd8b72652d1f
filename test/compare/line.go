// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"regexp"
	"slices"
	"strings"
)

type substitution struct {
	pattern *regexp.Regexp
	with    string
}

var always, loosely = compiled(masks), compiled(looseMasks)

func compiled(table []struct{ name, pattern, with string }) []substitution {
	var list []substitution
	for _, m := range table {
		list = append(list, substitution{regexp.MustCompile(m.pattern), m.with})
	}
	return list
}

func apply(list []substitution, text string) string {
	for _, m := range list {
		text = m.pattern.ReplaceAllString(text, m.with)
	}
	return text
}

// newLine masks text. With several threads a line may have been printed in two
// parts, which moves the column of its return value.
func newLine(text string, threads bool) Line {
	exact := apply(always, text)
	loose := apply(loosely, exact)
	if threads {
		exact = squeeze.ReplaceAllString(exact, " ")
	}
	return Line{Exact: exact, Loose: loose}
}

var squeeze = regexp.MustCompile(` {2,}`)

func sorted(s Stream) Stream {
	slices.SortFunc(s.Lines, func(a, b Line) int { return strings.Compare(a.Loose, b.Loose) })
	return s
}

var syscall = regexp.MustCompile(`^[^"({]*\b([a-z_][a-z0-9_]*)\(`)

var restarted = regexp.MustCompile(`\brestart_syscall\(<\.\.\. resuming interrupted (\w+)`)

// kind is what a line is about: the name of its syscall, or the event's word.
func kind(text string) string {
	if m := restarted.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if m := syscall.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	first, rest, _ := strings.Cut(text, " ")
	second, _, _ := strings.Cut(rest, " ")
	return first + " " + second
}
