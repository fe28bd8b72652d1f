// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Trace is the output of one run: one stream per thread, under names that are
// the same in every run of the same program.
type Trace []Stream

// Stream is the lines of one thread, in order.
type Stream struct {
	Name  string
	Lines []Line
}

// Line is one call or event, whole even where it was printed in two parts.
type Line struct {
	Exact string // addresses and columns as they were printed
	Loose string // addresses masked, runs of spaces squeezed
}

// Stream returns the lines of the named stream, none if there is no such stream.
func (t Trace) Stream(name string) []Line {
	for _, s := range t {
		if s.Name == name {
			return s.Lines
		}
	}
	return nil
}

// Parse reads a tracer's output, with or without process numbers before lines.
// The first line is the first process's.
func Parse(output string) Trace {
	threads := split(output)
	if len(threads) == 1 && threads[0].tid == 0 {
		threads[0].tid = ownTID(threads[0].lines)
	}
	return named(threads)
}

// ParseAttached is Parse where a tracer has attached to a process whose threads
// may speak in any order.
func ParseAttached(pid int, output string) Trace {
	threads := split(output)
	if len(threads) == 1 && threads[0].tid == 0 {
		threads[0].tid = pid
	}
	slices.SortStableFunc(threads, func(a, b *thread) int {
		switch pid {
		case a.tid:
			return -1
		case b.tid:
			return 1
		}
		return 0
	})
	return named(threads)
}

func named(threads []*thread) Trace {
	names := nameThreads(threads)
	var t Trace
	for _, th := range threads {
		s, children := Stream{Name: names[th.tid]}, Stream{Name: names[th.tid] + " SIGCHLD"}
		for _, text := range th.lines {
			line := newLine(rename(text, names), len(threads) > 1)
			if strings.Contains(line.Loose, "--- SIGCHLD {") {
				children.Lines = append(children.Lines, line)
			} else {
				s.Lines = append(s.Lines, line)
			}
		}
		t = append(t, s)
		if len(children.Lines) > 0 {
			// When a child ends is a matter of timing, that it ends is not.
			t = append(t, sorted(children))
		}
	}
	return t
}

type thread struct {
	tid   int
	lines []string
}

// 1234 text, 1234<comm> text, or [pid  1234] text. A line of a dump or a stack
// has no number. The comm stays with the text.
var prefix = regexp.MustCompile(`^(?:\[pid +(\d+)(<.*?>)?\] |(\d+)(<.*?>)? +)(.*)$`)

// split sorts lines by thread, in order of appearance, and joins those that
// another thread's line has cut in two.
func split(output string) []*thread {
	var threads []*thread
	find := func(tid int) *thread {
		for _, th := range threads {
			if th.tid == tid {
				return th
			}
		}
		threads = append(threads, &thread{tid: tid})
		return threads[len(threads)-1]
	}
	last := 0
	for text := range strings.Lines(output) {
		text = strings.TrimSuffix(text, "\n")
		if m := prefix.FindStringSubmatch(text); m != nil {
			last, _ = strconv.Atoi(m[1] + m[3])
			text = strings.TrimPrefix(m[2]+m[4]+" "+m[5], " ")
		}
		th := find(last)
		th.lines = add(th.lines, text)
	}
	return threads
}

const unfinished = " <unfinished ...>"

var resumed = regexp.MustCompile(`^[^"]*?<\.\.\. \w+ resumed>(.*)$`)

// add appends text to a thread's lines, or to the unfinished line it completes.
func add(lines []string, text string) []string {
	last := len(lines) - 1
	if m := resumed.FindStringSubmatch(text); m != nil && last >= 0 {
		if begin, ok := strings.CutSuffix(lines[last], unfinished); ok {
			lines[last] = begin + m[1]
			return lines
		}
	}
	// A call that never returns, because its thread has ended.
	return append(lines, strings.Replace(text, unfinished+") = ?", ") = ?", 1))
}
