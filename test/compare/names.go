// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
)

// creates has the new thread's number, and what the tracer calls it if that is another.
var creates = regexp.MustCompile(`(?:^|\s)(?:clone3?|v?fork)\(.*\) += (\d+)(?: /\* (\d+) in)?`)

// nameThreads gives each thread a name that says which child of which thread it
// is: P, P.1, P.1.2. The order in which threads appear may vary from run to run,
// the order in which one thread makes others does not.
func nameThreads(threads []*thread) map[int]string {
	if len(threads) == 0 {
		return nil
	}
	names := map[int]string{threads[0].tid: "P"}
	known := map[int]*thread{}
	for _, th := range threads {
		known[th.tid] = th
	}
	nameChildren(threads[0], known, names)
	for _, th := range threads {
		if names[th.tid] == "" {
			names[th.tid] = fmt.Sprintf("U%d", len(names))
			nameChildren(th, known, names)
		}
	}
	return names
}

func nameChildren(parent *thread, known map[int]*thread, names map[int]string) {
	n := 0
	for _, text := range parent.lines {
		m := creates.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		n++
		tid, _ := strconv.Atoi(cmp.Or(m[2], m[1]))
		if known[tid] == nil || names[tid] != "" {
			continue
		}
		names[tid] = fmt.Sprintf("%s.%d", names[parent.tid], n)
		nameChildren(known[tid], known, names)
	}
}

var (
	number = regexp.MustCompile(`\b[0-9]{2,}\b`)
	result = regexp.MustCompile(`\) += \d+$`)
	// returnsTID are calls whose return value is the number of a thread.
	returnsTID = regexp.MustCompile(`\b(?:clone3?|v?fork|wait4|waitpid|[gs]et[a-z_]*id(?:_address)?|rt_sigreturn|pidfd_[a-z_]*|ioctl|fcntl)\(`)
	// knowsNoTID are calls about memory: their arguments are sizes.
	knowsNoTID = regexp.MustCompile(`^(?:mmap|munmap|mprotect|mremap|madvise)\(`)
)

// rename puts the names of threads where their numbers stand. A count that
// happens to be the number of a thread is renamed as well, unless it is what a
// call returns that returns no threads: most counts are that.
func rename(text string, names map[int]string) string {
	if knowsNoTID.MatchString(text) {
		return text
	}
	rest := ""
	if at := result.FindStringIndex(text); at != nil && !returnsTID.MatchString(text) {
		text, rest = text[:at[0]], text[at[0]:]
	}
	return number.ReplaceAllStringFunc(text, func(s string) string {
		tid, _ := strconv.Atoi(s)
		if name := names[tid]; name != "" && s[0] != '0' {
			return name
		}
		return s
	}) + rest
}

// ownNumber finds the number of a thread in what it does, the surest first.
var ownNumber = []*regexp.Regexp{
	regexp.MustCompile(`\b(?:set_tid_address\(.*\)|get[tp]id\(\)) += (\d+)`),
	regexp.MustCompile(`\btgkill\((\d+)`),
	regexp.MustCompile(`\b(?:si_|shm_c)pid=(\d+)`),
}

// ownTID returns the number of the thread whose lines these are, where it is not
// in front of them; 0 if they do not tell.
func ownTID(lines []string) int {
	for _, re := range ownNumber {
		for _, text := range lines {
			if m := re.FindStringSubmatch(text); m != nil {
				tid, _ := strconv.Atoi(m[1])
				return tid
			}
		}
	}
	return 0
}
