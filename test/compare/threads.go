// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"regexp"
	"strconv"
	"strings"
)

type thread struct {
	tid   int
	lines []string
}

// 1234 text, 1234<comm> text, or [pid  1234] text. The comm stays with the text.
var prefix = regexp.MustCompile(`^(?:\[pid +(\d+)(<.*?>)?\] |(\d+)(<.*?>)? +)(.*)$`)

// A line of a dump or of a stack belongs to the line above it.
var continued = regexp.MustCompile(`^ [|>] `)

// split sorts lines by thread, in order of appearance, and joins those that
// another thread's line has cut in two. A line without a number is the first
// process's: on a terminal it has none while it is alone.
func split(output string, first int) []*thread {
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
	last := first
	for text := range strings.Lines(output) {
		text = strings.TrimSuffix(text, "\n")
		if m := prefix.FindStringSubmatch(text); m != nil {
			last, _ = strconv.Atoi(m[1] + m[3])
			text = strings.TrimPrefix(m[2]+m[4]+" "+m[5], " ")
		} else if !continued.MatchString(text) {
			last = first
		}
		th := find(last)
		th.lines = add(th.lines, text)
	}
	return threads
}

// firstTID returns the number of the first process: in front of the first line,
// or what the lines without a number tell.
func firstTID(output string) int {
	var bare []string
	for text := range strings.Lines(output) {
		text = strings.TrimSuffix(text, "\n")
		m := prefix.FindStringSubmatch(text)
		if m == nil {
			bare = append(bare, text)
		} else if len(bare) == 0 {
			tid, _ := strconv.Atoi(m[1] + m[3])
			return tid
		}
	}
	return ownTID(bare)
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
