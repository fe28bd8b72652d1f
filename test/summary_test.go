// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The shell makes one call for each kill, and the last of these fails: there is no
// such process.
const kills = "kill -0 $$; kill -0 $$; kill -0 2147483647 2>/dev/null; "

// counted are runs whose counts are known without strace.
var counted = []struct {
	name    string
	options string
	script  string
	want    string // all that -o has
}{
	{
		name: "calls and errors; what does not return is not counted", options: "-c -e trace=kill,exit_group -U calls,errors", script: kills + "exit 0",
		want: "" +
			"    calls    errors syscall\n" +
			"--------- --------- ----------------\n" +
			"        3         1 kill\n" +
			"--------- --------- ----------------\n" +
			"        3         1 total\n",
	},
	{
		name: "children, in the same table", options: "-c -f -e trace=kill -U name,calls,errors", script: "(" + kills + "exit 0); (" + kills + "exit 0); " + kills,
		want: "" +
			"syscall              calls    errors\n" +
			"---------------- --------- ---------\n" +
			"kill                     9         3\n" +
			"---------------- --------- ---------\n" +
			"total                    9         3\n",
	},
	{
		name: "children are not counted unasked", options: "-c -e trace=kill -U calls", script: "(" + kills + "exit 0); kill -0 $$; exit 0",
		want: "    calls syscall\n--------- ----------------\n        1 kill\n--------- ----------------\n        1 total\n",
	},
	{
		name: "many calls are many", options: "-c -e trace=kill -U calls", script: "i=0; while [ $i -lt 5000 ]; do kill -0 $$; i=$((i+1)); done",
		want: "    calls syscall\n--------- ----------------\n     5000 kill\n--------- ----------------\n     5000 total\n",
	},
	{
		name: "no lines of signals or ends", options: "-c -e trace=kill -U calls", script: "trap : USR1; kill -USR1 $$; exit 3",
		want: "    calls syscall\n--------- ----------------\n        1 kill\n--------- ----------------\n        1 total\n",
	},
	{
		name: "only successful calls", options: "-c -z -e trace=kill -U calls,errors", script: kills,
		want: "" +
			"    calls    errors syscall\n" +
			"--------- --------- ----------------\n" +
			"        2           kill\n" +
			"--------- --------- ----------------\n" +
			"        2           total\n",
	},
	{
		name: "only failed calls", options: "-c -e status=failed -e trace=kill -U calls,errors", script: kills,
		want: "" +
			"    calls    errors syscall\n" +
			"--------- --------- ----------------\n" +
			"        1         1 kill\n" +
			"--------- --------- ----------------\n" +
			"        1         1 total\n",
	},
	{
		name: "nothing counted is no table", options: "-c -e trace=kill", script: "exit 0",
		want: "",
	},
	{
		name: "an overhead larger than all time", options: "-c -O 1000s -e trace=kill", script: kills,
		want: "" +
			"% time     seconds  usecs/call     calls    errors syscall\n" +
			"------ ----------- ----------- --------- --------- ----------------\n" +
			"  0.00    0.000000           0         3         1 kill\n" +
			"------ ----------- ----------- --------- --------- ----------------\n" +
			"100.00    0.000000           0         3         1 total\n",
	},
	{
		name: "lines, and the table behind them", options: "-C -e trace=kill -e signal=none -e status=failed -U calls", script: kills + "exit 4",
		want: "" +
			"kill(2147483647, 0)" + strings.Repeat(" ", 21) + "= -1 ESRCH (No such process)\n" +
			"+++ exited with 4 +++\n" +
			"    calls syscall\n--------- ----------------\n        1 kill\n--------- ----------------\n        1 total\n",
	},
}

func TestCounts(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	for _, tt := range counted {
		t.Run(tt.name, func(t *testing.T) {
			if got := summaryOf(t, needEbpftrace(t), tt.options, "sh", "-c", tt.script); got != tt.want {
				t.Errorf("%s\n got\n%s\nwant\n%s", tt.options, got, tt.want)
			}
		})
	}
}

// A sleeping call takes its time on the clock on the wall, and next to none of a CPU.
func TestCountedTime(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	const options = "-c -f -e trace=/nanosleep -U total-time"
	if got := total(t, summaryOf(t, needEbpftrace(t), options+" -w", "sleep", "0.3")); got < 0.3 {
		t.Errorf("-w with sleep 0.3\n got %f s\nwant at least 0.3", got)
	}
	if got := total(t, summaryOf(t, needEbpftrace(t), options, "sleep", "0.3")); got > 0.1 {
		t.Errorf("without -w\n got %f s\nwant less than 0.1", got)
	}
}

// The call that a process is in is no line with -c.
func TestCountsOfAProcessThatRunsAlready(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	b := newBench(t.TempDir(), "", "")
	got := b.attach(t, needEbpftrace(t), attachment{
		options: strings.Fields("-c -e trace=read,kill -S nothing -U calls,errors"),
		target:  program{argv: sh("read line; " + kills + "exit 0")},
		wake:    writeByte,
	}).trace
	if want := "        3         1 kill\n"; !strings.Contains(got, want) {
		t.Errorf("counts\n got\n%s\nwant the line\n%s", got, want)
	}
	if strings.Contains(got, "read(") {
		t.Errorf("-c prints lines\n%s", got)
	}
}

// total is the first cell of a table's last line.
func total(t *testing.T, table string) float64 {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(table), "\n")
	cell, _, _ := strings.Cut(strings.TrimSpace(lines[len(lines)-1]), " ")
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatalf("no total in\n%s", table)
	}
	return n
}

// What two runs of strace agree on is what ebpftrace must print.
func TestCountsAreStraces(t *testing.T) {
	needBPF(t)
	needEbpftrace(t)
	for _, tt := range []struct {
		name, options string
		argv          []string
	}{
		{"ls", "-c", []string{"ls", "/"}},
		{"a failure of ls", "-c", []string{"ls", "/nonexistent"}},
		// When a child ends, and so what its parent does, is up to chance.
		{"children", "-c -f -e trace=!wait4,rt_sigreturn,rt_sigprocmask,rt_sigsuspend", sh("ls / | cat; (exit 3); true")},
		{"a set of calls", "-c -e trace=%file,close", []string{"ls", "/"}},
		{"calls that fail", "-c -Z", []string{"ls", "/nonexistent"}},
		{"calls of no outcome", "-c -e status=unfinished", []string{"ls", "/"}},
		{"wall clock", "-c -w", []string{"ls", "/"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			options := tt.options + " -S name -U name,calls,errors"
			want := summaryOf(t, needStrace(t), options, tt.argv...)
			if again := summaryOf(t, needStrace(t), options, tt.argv...); again != want {
				t.Skipf("needs runs that are alike: strace counts\n%s\nand\n%s", want, again)
			}
			if got := summaryOf(t, needEbpftrace(t), options, tt.argv...); got != want {
				t.Errorf("%s %s\n got\n%s\nwant\n%s", options, tt.argv, got, want)
			}
		})
	}
}

// summaryOf is what a tracer writes to -o. The environment is always the same, since
// programs may look at it.
func summaryOf(t *testing.T, tracer []string, options string, argv ...string) string {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	words := slices.Concat(fixedAddresses(), tracer, []string{"-o", log}, strings.Fields(options), argv)
	cmd := exec.CommandContext(t.Context(), words[0], words[1:]...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	said, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	needSupport(t, string(said))
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return string(text)
}
