// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"regexp"
	"slices"
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
	output, said := cutMessages(output)
	return named(split(output, firstTID(output)), said)
}

// ParseAttached is Parse where a tracer has attached to a process whose threads
// may speak in any order.
func ParseAttached(pid int, output string) Trace {
	output, said := cutMessages(output)
	threads := split(output, pid)
	slices.SortStableFunc(threads, func(a, b *thread) int {
		switch pid {
		case a.tid:
			return -1
		case b.tid:
			return 1
		}
		return 0
	})
	return named(threads, said)
}

func named(threads []*thread, messages []string) Trace {
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
	if len(messages) > 0 {
		said := Stream{Name: "messages"}
		for _, text := range messages {
			said.Lines = append(said.Lines, newLine(rename(text, names), true))
		}
		t = append(t, sorted(said))
	}
	return t
}

// message is what a tracer says between the lines, and within them.
var message = regexp.MustCompile(`(?:ebpf|s)trace: (Process \d+ (?:at|de)tached.*)\n`)

func cutMessages(output string) (rest string, said []string) {
	for _, m := range message.FindAllStringSubmatch(output, -1) {
		said = append(said, m[1])
	}
	return message.ReplaceAllString(output, ""), said
}
