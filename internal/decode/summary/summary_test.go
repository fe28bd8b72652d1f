// SPDX-License-Identifier: Apache-2.0

package summary_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/summary"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

var update = flag.Bool("update", false, "rewrite the .want files from what is printed now")

var everything = []summary.Column{
	summary.TimePercent, summary.TotalTime, summary.MinTime, summary.MaxTime,
	summary.AvgTime, summary.Calls, summary.Errors, summary.Name,
}

// counts are tallies by syscall.
type counts map[string]abi.Tally

// same is a tally of calls that all took the same time.
func same(calls, errors, each uint64) abi.Tally {
	return abi.Tally{Calls: calls, Errors: errors, Wall: calls * each, CPU: calls * each, Least: each, Most: each}
}

// growing is what strace 7.2 counted with a clock that went ever faster.
var growing = counts{
	"write": tally(4, 4, 140, 32, 38), "close": tally(4, 4, 68, 14, 20), "lstat": tally(4, 4, 172, 40, 46),
	"getpid": tally(2, 0, 14, 6, 8), "getuid": tally(2, 0, 6, 2, 4), "getgid": tally(2, 0, 58, 28, 30),
	"getppid": tally(2, 0, 22, 10, 12), "sched_get_priority_max": tally(1, 1, 22, 22, 22), "gettid": tally(2, 0, 50, 24, 26),
}

// tally takes microseconds.
func tally(calls, errors, total, least, most uint64) abi.Tally {
	return abi.Tally{Calls: calls, Errors: errors, Wall: total * 1000, CPU: total * 1000, Least: least * 1000, Most: most * 1000}
}

// tables are compared with testdata/FILE.want. Those of growing are strace 7.2's own
// bytes: it printed them over a library that sets its clock.
var tables = []struct {
	name           string
	file           string
	native, compat counts
	opt            summary.Options
}{
	{"nothing counted is no table", "nothing", nil, nil, summary.Options{}},
	{"the standard columns", "standard", growing, nil, summary.Options{}},
	{"no errors leave the column empty", "no-errors", counts{"getpid": same(2, 0, 0)}, nil, summary.Options{}},
	{"no time at all is 0 percent, and 100 in sum", "no-time", counts{"getpid": same(2, 0, 0), "close": same(4, 4, 0)}, nil, summary.Options{}},
	{"every column", "columns", growing, nil, summary.Options{Columns: everything}},
	{"the name first is padded", "name-first", counts{"process_vm_readv": same(1, 1, 0)}, nil,
		summary.Options{Columns: []summary.Column{summary.Name, summary.Calls}}},
	{"a name is added where it is missing", "name-added", counts{"getpid": same(2, 0, 0), "close": same(4, 4, 0)}, nil,
		summary.Options{Columns: []summary.Column{summary.Errors}}},
	{"only names", "names", counts{"getpid": same(2, 0, 0)}, nil, summary.Options{Columns: []summary.Column{summary.Name}}},
	{"errors at the end of the line leave spaces there", "errors-last", counts{"getpid": same(2, 0, 0)}, nil,
		summary.Options{Columns: []summary.Column{summary.Name, summary.Calls, summary.Errors}}},
	{"1.5 us: seconds are rounded, microseconds are cut", "rounding",
		counts{"close": same(4, 4, 1500), "getpid": same(2, 0, 1500), "sched_get_priority_max": same(1, 1, 1500)}, nil, summary.Options{Columns: everything}},
	{"an overhead", "overhead", growing, nil, summary.Options{Columns: everything, Overhead: 2000}},
	{"an overhead larger than some calls", "overhead-some", growing, nil, summary.Options{Columns: everything, Overhead: 13000}},
	{"an overhead larger than all time", "overhead-all", growing, nil, summary.Options{Columns: everything, Overhead: 1 << 62}},
	{"times of months", "months", counts{
		"close":                  {Calls: 4, Errors: 4, Wall: 27999999999999999, Least: 4666666666666662, Most: 9333333333333324},
		"getpid":                 {Calls: 2, Wall: 4666666666666662, Least: 1555555555555554, Most: 3111111111111108},
		"sched_get_priority_max": {Calls: 1, Errors: 1, Wall: 10888888888888878, Least: 10888888888888878, Most: 10888888888888878},
	}, nil, summary.Options{Columns: everything, WallClock: true}},
	{"counts wider than their columns", "huge", counts{"getpid": same(1<<53, 0, 1), "close": same(12345678901, 12345678901, 9)}, nil, summary.Options{Columns: everything}},
	{"time on a CPU", "cpu", counts{"nanosleep": {Calls: 1, Wall: 1e9, CPU: 5e3, Least: 5e3, Most: 5e3}, "read": same(1, 0, 1e6)}, nil, summary.Options{}},
	{"time of the clock on the wall", "wall", counts{"nanosleep": {Calls: 1, Wall: 1e9, CPU: 5e3, Least: 1e9, Most: 1e9}, "read": same(1, 0, 1e6)}, nil, summary.Options{WallClock: true}},
	{"32-bit calls have a table of their own", "both", counts{"getpid": same(3, 0, 0)}, counts{"getpid": same(2, 0, 0), "close": same(4, 4, 0)}, summary.Options{}},
	{"32-bit calls alone", "compat", nil, counts{"getpid": same(2, 0, 0)}, summary.Options{}},
	{"only successful calls", "successful", growing, nil, summary.Options{NoFailed: true}},
	{"only failed calls", "failed", growing, nil, summary.Options{NoSuccessful: true}},
	{"calls of no outcome", "no-outcome", growing, nil, summary.Options{NoSuccessful: true, NoFailed: true}},
	{"half the calls take half the time", "half", counts{"read": same(8, 4, 1000)}, nil, summary.Options{NoFailed: true}},
	{"sorted by time", "by-time", growing, nil, summary.Options{SortBy: summary.TimePercent, Columns: everything}},
	{"sorted by the least", "by-min", growing, nil, summary.Options{SortBy: summary.MinTime, Columns: everything}},
	{"sorted by the most", "by-max", growing, nil, summary.Options{SortBy: summary.MaxTime, Columns: everything}},
	{"sorted by the average", "by-avg", growing, nil, summary.Options{SortBy: summary.AvgTime, Columns: everything}},
	{"sorted by calls, equals by number", "by-calls", growing, nil, summary.Options{SortBy: summary.Calls, Columns: everything}},
	{"sorted by errors, equals by number", "by-errors", growing, nil, summary.Options{SortBy: summary.Errors, Columns: everything}},
	{"sorted by name", "by-name", growing, nil, summary.Options{SortBy: summary.Name, Columns: everything}},
	{"not sorted", "by-number", growing, nil, summary.Options{SortBy: summary.Nothing, Columns: everything}},
}

func TestTables(t *testing.T) {
	for _, tt := range tables {
		t.Run(tt.name, func(t *testing.T) {
			o := tt.opt
			o.Native, o.Compat = table.AMD64, table.I386
			tallies := make([]abi.Tally, 2*abi.SpecsNative)
			put(t, tallies[:abi.SpecsNative], table.AMD64, tt.native)
			put(t, tallies[abi.SpecsNative:], table.I386, tt.compat)
			got := summary.Append(nil, tallies, &o)
			golden(t, filepath.Join("testdata", tt.file+".want"), got)
		})
	}
}

func put(t *testing.T, tallies []abi.Tally, a table.ABI, c counts) {
	t.Helper()
	for name, tally := range c {
		nr, ok := a.Number(name)
		if !ok {
			t.Fatalf("%v has no %s", a, name)
		}
		tallies[nr] = tally
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s\n got\n%s\nwant\n%s", file, got, want)
	}
}

func TestNumbersWithoutANameAreShown(t *testing.T) {
	tallies := make([]abi.Tally, 2*abi.SpecsNative)
	tallies[500].Calls, tallies[abi.SpecsNative-1].Calls = 2, 1
	o := summary.Options{Native: table.AMD64, Compat: table.I386, Columns: []summary.Column{summary.Name}}
	want := "syscall\n----------------\nsyscall_0x1f4\nsyscall_0x1ff+\n----------------\ntotal\n"
	if got := string(summary.Append(nil, tallies, &o)); got != want {
		t.Errorf("numbers that no table knows\n got\n%s\nwant\n%s", got, want)
	}
}

// The text goes behind what is there, and the caller's columns stay as they are.
func TestAppendKeepsWhatItIsGiven(t *testing.T) {
	tallies := make([]abi.Tally, 2*abi.SpecsNative)
	tallies[39].Calls = 1
	columns := append(make([]summary.Column, 0, 4), summary.Calls)
	o := summary.Options{Native: table.AMD64, Compat: table.I386, Columns: columns}
	got := string(summary.Append([]byte("before\n"), tallies, &o))
	want := "before\n    calls syscall\n--------- ----------------\n        1 getpid\n--------- ----------------\n        1 total\n"
	if got != want {
		t.Errorf("appended\n got\n%s\nwant\n%s", got, want)
	}
	if spare := columns[:2][1]; spare != "" {
		t.Errorf("the caller's columns\n got %q behind them\nwant nothing", spare)
	}
}
