// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os/exec"
	"regexp"
	"strconv"
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
			counts, lost := perfCounts(t, summaryOf(t, perf, "", argv...))
			for _, r := range latencies(t, "--latency", argv...)[0].Rows {
				want := counts[r.Syscall]
				delete(counts, r.Syscall)
				if got := [2]uint64{r.Calls, r.Errors}; got == want {
					continue
				}
				if want[0] > r.Calls || want[1] > r.Errors || r.Calls-want[0] > lost {
					t.Errorf("calls of %s, and errors\n got %d, %d\nwant %d, %d; perf lost %d events", r.Syscall, r.Calls, r.Errors, want[0], want[1], lost)
					continue
				}
				lost -= r.Calls - want[0]
			}
			if len(counts) > 0 {
				t.Errorf("not counted: %v", counts)
			}
		})
	}
}
