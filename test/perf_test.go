// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// needPerf is perf trace, which prints a table of the calls of each thread, or skips the
// test. It reads tracefs: where that is not mounted, it is in a mount namespace of its own.
func needPerf(t *testing.T) []string {
	t.Helper()
	if _, err := exec.LookPath("perf"); err != nil {
		t.Skip("needs perf: scripts/deps.sh bench")
	}
	needCommands(t, "unshare", "sh")
	const mounted = `[ -e /sys/kernel/tracing/events ] || mount -t tracefs perf /sys/kernel/tracing; exec perf trace -s "$@"`
	perf := []string{"unshare", "--mount", "sh", "-c", mounted, "sh"}
	if said, err := exec.Command(perf[0], append(perf[1:], "true")...).CombinedOutput(); err != nil {
		t.Skipf("needs perf trace: %v\n%s", err, said)
	}
	return perf
}

// perfCounts are calls and errors by syscall in the table that perf trace -s prints, and
// the events that it says it lost, of which a call has two.
func perfCounts(t *testing.T, text string) (counts map[string][2]uint64, lost uint64) {
	t.Helper()
	counts = map[string][2]uint64{}
	row := regexp.MustCompile(`(?m)^ +(\w+) +(\d+) +(\d+) +\d+\.\d+ `)
	for _, m := range row.FindAllStringSubmatch(text, -1) {
		var n [2]uint64
		for i := range n {
			n[i], _ = strconv.ParseUint(m[2+i], 10, 64)
		}
		counts[m[1]] = [2]uint64{counts[m[1]][0] + n[0], counts[m[1]][1] + n[1]}
	}
	for _, m := range regexp.MustCompile(`LOST (\d+) events`).FindAllStringSubmatch(text, -1) {
		n, _ := strconv.ParseUint(m[1], 10, 64)
		lost += n
	}
	if len(counts) == 0 {
		t.Fatalf("no table of perf trace -s in\n%s", text)
	}
	return counts, lost
}

// perf trace counts the same calls and errors, but for those that it loses.
func TestLatencyCountsArePerfs(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	perf := needPerf(t)
	for _, argv := range [][]string{
		{"ls", "/", "/nonexistent"},
		{"find", "/usr/lib", "-maxdepth", "2", "-size", "+1k"},
		{"dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=2000"},
	} {
		t.Run(argv[0], func(t *testing.T) {
			needCommands(t, argv[0])
			var unequal []string
			for range perfTries {
				if unequal = unlikePerf(t, perf, argv); len(unequal) == 0 {
					return
				}
			}
			t.Errorf("in each of %d tries:\n%s", perfTries, strings.Join(unequal, "\n"))
		})
	}
}

// perfTries: perf misses some calls at times without a word, and not in each try.
const perfTries = 3

// unsaid is how many of so many calls it may have missed.
func unsaid(calls uint64) uint64 { return 3 + calls/100 }

// unlikePerf compares the counts of a command with perf trace's.
func unlikePerf(t *testing.T, perf, argv []string) (unequal []string) {
	t.Helper()
	counts, lost := perfCounts(t, summaryOf(t, perf, "", argv...))
	for _, r := range latencies(t, "--latency", argv...)[0].Rows {
		want := counts[r.Syscall]
		delete(counts, r.Syscall)
		if got := [2]uint64{r.Calls, r.Errors}; got == want {
			continue
		}
		if want[0] > r.Calls || want[1] > r.Errors || r.Calls-want[0] > lost+unsaid(r.Calls) {
			unequal = append(unequal, fmt.Sprintf("calls of %s, and errors\n got %d, %d\nwant %d, %d; perf says that it lost %d", r.Syscall, r.Calls, r.Errors, want[0], want[1], lost))
			continue
		}
		lost -= min(lost, r.Calls-want[0])
	}
	if len(counts) > 0 {
		unequal = append(unequal, fmt.Sprintf("not counted: %v", counts))
	}
	return unequal
}
