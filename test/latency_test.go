// SPDX-License-Identifier: Apache-2.0

package test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// latencyTable is what --format json prints, as far as it is asked for here.
type latencyTable struct {
	Rows  []latencyRow `json:"rows"`
	Other *latencyRow  `json:"other"`
}

type latencyRow struct {
	Syscall   string `json:"syscall"`
	Error     string `json:"error"`
	Process   string `json:"process"`
	Thread    string `json:"thread"`
	Comm      string `json:"comm"`
	UID       string `json:"uid"`
	Cgroup    string `json:"cgroup"`
	Container string `json:"container"`

	Calls    uint64 `json:"calls"`
	Errors   uint64 `json:"errors"`
	Total    uint64 `json:"total_ns"`
	Blocked  uint64 `json:"blocked_ns"`
	RunQueue uint64 `json:"run_queue_ns"`
	P50      uint64 `json:"p50_ns"`
	P99      uint64 `json:"p99_ns"`
	Max      uint64 `json:"max_ns"`
	Buckets  []struct {
		Low   uint64 `json:"low_ns"`
		High  uint64 `json:"high_ns"`
		Calls uint64 `json:"calls"`
	} `json:"buckets"`
	Slowest []string `json:"slowest"`
}

// latencies runs a command with --latency and returns the tables, the last one of all.
func latencies(t *testing.T, options string, argv ...string) []latencyTable {
	t.Helper()
	text := summaryOf(t, needEbpftrace(t), options+" --format json", argv...)
	var tables []latencyTable
	for line := range strings.Lines(text) {
		var table latencyTable
		if err := json.Unmarshal([]byte(line), &table); err != nil {
			t.Fatalf("%v\n%s", err, line)
		}
		tables = append(tables, table)
	}
	if len(tables) == 0 {
		t.Fatal("no table")
	}
	return tables
}

func (l *latencyTable) row(t *testing.T, is func(latencyRow) bool) latencyRow {
	t.Helper()
	i := slices.IndexFunc(l.Rows, is)
	if i < 0 {
		t.Fatalf("no such row in %+v", l.Rows)
	}
	return l.Rows[i]
}

// Calls of sleep take as long as they say, and longer by what it takes to wake up.
func TestLatenciesOfKnownCalls(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needCommands(t, "sleep")
	const script = "for i in 1 2 3 4 5 6 7; do sleep 0.02; done; sleep 0.2; " + kills
	tables := latencies(t, "--latency -f -e trace=clock_nanosleep,nanosleep,kill", "sh", "-c", script)
	all := tables[len(tables)-1]
	slept := all.row(t, func(r latencyRow) bool { return strings.HasSuffix(r.Syscall, "nanosleep") })
	if slept.Calls != 8 || slept.Errors != 0 {
		t.Errorf("calls of sleep\n got %d, %d failed\nwant 8, none failed", slept.Calls, slept.Errors)
	}
	const ms, bound = 1e6, 1 - 1./32
	if slept.P50 < 20*ms*bound || slept.P99 < 200*ms*bound || slept.Max < 200*ms || slept.Total < 340*ms {
		t.Errorf("times of sleep: %+v", slept)
	}
	if slept.P50 > slept.P99 || slept.P99 > slept.Max {
		t.Errorf("quantiles are not in order: %+v", slept)
	}
	if killed := all.row(t, func(r latencyRow) bool { return r.Syscall == "kill" }); killed.Calls != 3 || killed.Errors != 1 {
		t.Errorf("calls of kill\n got %d, %d failed\nwant 3, 1 failed", killed.Calls, killed.Errors)
	}
	sum := uint64(0)
	for _, b := range slept.Buckets {
		sum += b.Calls
		if b.Low >= b.High {
			t.Errorf("bucket %+v", b)
		}
	}
	if sum != slept.Calls {
		t.Errorf("calls in buckets\n got %d\nwant %d", sum, slept.Calls)
	}
}

func TestLatencyKeys(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	pid := func(r latencyRow) bool {
		var n int
		var name string
		_, err := fmt.Sscan(r.Process, &n, &name)
		return err == nil && n > 1 && name == "sh"
	}
	for _, tt := range []struct {
		keys  string
		is    func(r latencyRow) bool
		calls uint64
	}{
		{"syscall", func(r latencyRow) bool { return r.Syscall == "kill" }, 3},
		{"syscall,error", func(r latencyRow) bool { return r.Syscall == "kill" && r.Error == "ESRCH" }, 1},
		{"error", func(r latencyRow) bool { return r.Error == "-" && r.Syscall == "" }, 2},
		{"process", pid, 3},
		{"comm", func(r latencyRow) bool { return r.Comm == "sh" }, 3},
		{"uid", func(r latencyRow) bool { return r.UID == "root" || r.UID == "0" }, 3},
		{"cgroup", func(r latencyRow) bool { return r.Cgroup != "" }, 3},
		{"container,syscall", func(r latencyRow) bool { return r.Container != "" }, 3},
	} {
		t.Run(tt.keys, func(t *testing.T) {
			tables := latencies(t, "--latency="+tt.keys+" -e trace=kill", "sh", "-c", kills+"exit 0")
			if got := tables[0].row(t, tt.is); got.Calls != tt.calls {
				t.Errorf("calls\n got %d of %+v\nwant %d", got.Calls, tables[0].Rows, tt.calls)
			}
		})
	}
}

// A process that has given itself another name is shown by that, while it is there.
func TestLatenciesOfARenamedProcess(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needCommands(t, "perl")
	tables := latencies(t, "--latency=process,syscall -e trace=prctl,kill --for 2s", "perl", "-e", `kill 0, $$; $0 = "renamed"; kill 0, $$; sleep 5`)
	for _, r := range tables[0].Rows {
		if !strings.HasSuffix(r.Process, " renamed") {
			t.Errorf("name of the process\n got %q\nwant renamed", r.Process)
		}
	}
	if r := tables[0].row(t, func(r latencyRow) bool { return r.Syscall == "kill" }); r.Calls != 2 {
		t.Errorf("calls of kill\n got %d\nwant 2", r.Calls)
	}
}

// In a pid namespace, rows have the ids that its user sees.
func TestLatenciesInAPIDNamespace(t *testing.T) {
	needBPF(t)
	needCommands(t, "unshare")
	words := append([]string{"unshare", "-f", "-p", "--mount-proc"}, needEbpftrace(t)...)
	text := summaryOf(t, words, "--latency=process -e trace=kill --format json", "sh", "-c", kills+"exit 0")
	var table latencyTable
	if err := json.Unmarshal([]byte(text), &table); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var pid int
	if len(table.Rows) == 1 {
		fmt.Sscan(table.Rows[0].Process, &pid)
	}
	if pid < 2 || pid > 100 {
		t.Errorf("rows\n got %+v\nwant one, with a small id", table.Rows)
	}
}

// A sleeping call is blocked, and a call's three times make up all of it.
func TestWhereTheTimeWent(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needCommands(t, "sleep")
	lines := summaryOf(t, needEbpftrace(t), "-f --latency-split", "sh", "-c", "sleep 0.2; exit 0")
	split := regexp.MustCompile(`(\w+)(?:\(| resumed>).* <([\d.]+) cpu ([\d.]+) run-queue ([\d.]+) blocked ([\d.]+)>\n`)
	calls, slept := split.FindAllStringSubmatch(lines, -1), false
	for _, call := range calls {
		var times [4]float64 // all, cpu, run-queue, blocked
		for i, text := range call[2:] {
			times[i], _ = strconv.ParseFloat(text, 64)
		}
		if rest := times[0] - times[1] - times[2] - times[3]; rest < -3e-6 || rest > 3e-6 {
			t.Errorf("the times do not add up: %s", call[0])
		}
		slept = slept || strings.HasSuffix(call[1], "nanosleep") && times[3] > 0.18
	}
	if len(calls) < 20 || !slept {
		t.Errorf("%d calls with times; the sleep was blocked: %v\n%s", len(calls), slept, lines)
	}
	all := latencies(t, "--latency --latency-split -f -e trace=clock_nanosleep,nanosleep", "sleep", "0.2")[0]
	if r := all.Rows[0]; r.Blocked < 18e7 || r.Blocked+r.RunQueue > r.Total {
		t.Errorf("times of sleep: %+v", r)
	}
}

// Of all calls the slowest are lines behind the table, and few others leave the kernel.
func TestSlowestCalls(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needCommands(t, "sleep")
	const script = "i=0; while [ $i -lt 3000 ]; do kill -0 $$; i=$((i+1)); done; sleep 0.01; sleep 0.15; sleep 0.02; sleep 0.1; kill -0 $$"
	got := summaryOf(t, needEbpftrace(t), "--latency --slowest 2 -f -e trace=clock_nanosleep,nanosleep,kill", "sh", "-c", script)
	line := regexp.MustCompile(`(?m)^\[pid +\d+\] \d\d:\d\d:\d\d\.\d{6} (\w+)\(.*\) += 0 <([\d.]+)>$`)
	var names []string
	var times []float64
	for _, m := range line.FindAllStringSubmatch(got, -1) {
		seconds, _ := strconv.ParseFloat(m[2], 64)
		names, times = append(names, m[1]), append(times, seconds)
	}
	if len(names) != 4 || !strings.HasSuffix(names[0], "nanosleep") || names[2] != "kill" {
		t.Fatalf("lines of the slowest calls\n got %q\nwant two of sleep, two of kill\n%s", names, got)
	}
	if times[0] < 0.15 || times[1] < 0.1 || times[1] > times[0] || times[3] > times[2] {
		t.Errorf("times of the slowest calls: %v", times)
	}
}

// Rows of any key have their slowest calls, under a heading each.
func TestSlowestCallsOfOtherKeys(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needCommands(t, "sleep")
	const script = "kill -0 $$; sleep 0.02; kill -0 1073741824 2>/dev/null; sleep 0.8; exit 0"
	for _, tt := range []struct{ options, want string }{
		{"--latency=error --slowest 1", `(?m)^-\n\[pid +\d+\] .*nanosleep\(.*tv_nsec=800000000.*\n\nESRCH\n\[pid +\d+\] .*kill\(1073741824, 0\) += -1 ESRCH .*\n\z`},
		{"--latency=comm,syscall --slowest 2", `(?m)^sleep \w*nanosleep\n.*tv_nsec=800000000.*\n.*tv_nsec=20000000.*\n\nsh kill\n`},
		{"--latency=process,syscall --slowest 3", `(?m)^\d+ (?:sleep|exe) \w*nanosleep\n.*tv_nsec=800000000.*\n\n\d+ (?:sleep|exe) \w*nanosleep\n.*tv_nsec=20000000.*\n\n\d+ sh kill\n.*kill\(.*\n.*kill\(.*\n\z`},
		{"--latency=container --slowest 1", `(?m)^\S+\n.*nanosleep\(.*tv_nsec=800000000.*\n\z`},
		{"--latency=comm,syscall --slowest 1 --min-latency 700ms", `(?m)^sleep \w*nanosleep\n.*tv_nsec=800000000.*\n\z`},
		{"--latency=process,syscall --slowest 3 --max-rows 1", `(?m)^\d+ sh kill\n.*kill\(.*\n.*kill\(.*\n\z`},
	} {
		t.Run(tt.options, func(t *testing.T) {
			got := summaryOf(t, needEbpftrace(t), tt.options+" -f -e trace=clock_nanosleep,nanosleep,kill", "sh", "-c", script)
			if _, lines, _ := strings.Cut(got, "\n\n"); !regexp.MustCompile(tt.want).MatchString(lines) {
				t.Errorf("lines of the slowest calls\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestSlowestCallsInJSON(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	tables := latencies(t, "--latency=error --slowest 2 -e trace=kill", "sh", "-c", kills+"exit 0")
	failed := tables[0].row(t, func(r latencyRow) bool { return r.Error == "ESRCH" })
	if len(failed.Slowest) != 1 || !strings.Contains(failed.Slowest[0], " = -1 ESRCH (No such process) <") {
		t.Errorf("slowest calls that failed\n got %q\nwant one, with ESRCH", failed.Slowest)
	}
	if worked := tables[0].row(t, func(r latencyRow) bool { return r.Error == "-" }); len(worked.Slowest) != 2 {
		t.Errorf("slowest calls that worked\n got %q\nwant two", worked.Slowest)
	}
}

// What finds no room is in the row of others: no call is missing.
func TestLatenciesWithoutRoom(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	const turns = 300 // of processes, each with its own rows
	script := fmt.Sprintf("i=0; while [ $i -lt %d ]; do (kill -0 $$; exit 0); i=$((i+1)); done", turns)
	tables := latencies(t, "--latency=syscall,process --max-rows 1 -f -e trace=kill", "sh", "-c", script)
	if tables[0].Other == nil {
		t.Fatal("all found room; the test needs more processes")
	}
	sum := tables[0].Other.Calls
	for _, r := range tables[0].Rows {
		sum += r.Calls
	}
	if sum != turns {
		t.Errorf("calls in all rows\n got %d\nwant %d", sum, turns)
	}
}

// The intervals add up to the last table.
func TestLatencyIntervals(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	needCommands(t, "sleep")
	const script = "for i in 1 2 3 4 5 6 7 8; do sleep 0.05; kill -0 $$; done; sleep 0.3"
	tables := latencies(t, "--latency -f --interval 100ms -e trace=kill,clock_nanosleep,nanosleep", "sh", "-c", script)
	if len(tables) < 4 {
		t.Fatalf("%d tables in 0.7 s of intervals of 0.1 s", len(tables))
	}
	last := tables[len(tables)-1]
	for _, want := range last.Rows {
		sum := uint64(0)
		for _, interval := range tables[:len(tables)-1] {
			for _, r := range interval.Rows {
				if r.Syscall == want.Syscall {
					sum += r.Calls
				}
			}
		}
		// What came after the last interval is only in the table of all.
		if sum > want.Calls || want.Syscall == "kill" && sum != want.Calls {
			t.Errorf("%s in the intervals\n got %d\nwant %d", want.Syscall, sum, want.Calls)
		}
	}
}

func TestLatencyFiles(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	dir := t.TempDir()
	few, many := filepath.Join(dir, "few"), filepath.Join(dir, "many")
	const loop = "i=0; while [ $i -lt %d ]; do kill -0 $$; i=$((i+1)); done"
	summaryOf(t, needEbpftrace(t), "--latency -e trace=kill --save "+few, "sh", "-c", fmt.Sprintf(loop, 10))
	summaryOf(t, needEbpftrace(t), "--latency -e trace=kill --save "+many, "sh", "-c", fmt.Sprintf(loop, 4000))
	if st, err := os.Stat(few); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("saved file: %v, %v; want mode 0600", st, err)
	}
	status, _ := ending(t, dir, needEbpftrace(t), []string{"--diff", few, many})
	if status != "exit 0" {
		t.Errorf("--diff: %s", status)
	}
	if status, said := ending(t, dir, needEbpftrace(t), []string{"--diff", few, "/dev/null"}); status != "exit 1" || !strings.Contains(said, "not a snapshot") {
		t.Errorf("--diff with a file that is none: %s, %q", status, said)
	}
}

// strace counts the same calls and errors.
func TestLatencyCountsAreStraces(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	argv := []string{"ls", "/", "/nonexistent"}
	counts := map[string][2]string{}
	for i, line := range strings.Split(summaryOf(t, needStrace(t), "-c -w -S name -U name,calls,errors", argv...), "\n") {
		cells := strings.Fields(line)
		if i < 2 || len(cells) < 2 || strings.HasPrefix(line, "-") || cells[0] == "total" {
			continue
		}
		counts[cells[0]] = [2]string{cells[1], strings.Join(cells[2:], "")}
	}
	for _, r := range latencies(t, "--latency", argv...)[0].Rows {
		got := [2]string{fmt.Sprint(r.Calls), strings.TrimPrefix(fmt.Sprint(r.Errors), "0")}
		if got != counts[r.Syscall] {
			t.Errorf("%s\n got %q\nwant %q", r.Syscall, got, counts[r.Syscall])
		}
		delete(counts, r.Syscall)
	}
	if len(counts) > 0 {
		t.Errorf("not counted: %v", counts)
	}
}
