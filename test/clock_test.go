// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// needGuest skips outside of a guest of scripts/vm-run, whose clock is nobody else's.
func needGuest(t *testing.T) {
	t.Helper()
	argv, err := os.ReadFile("/vm/argv")
	if err != nil || !strings.Contains(string(argv), filepath.Base(os.Args[0])) {
		t.Skip("needs a guest of scripts/vm-run, to set its clock")
	}
}

// stepClock sets the time of day an hour ahead, until the test is over.
func stepClock(t *testing.T) {
	step := func(by time.Duration) {
		ts := unix.NsecToTimespec(time.Now().Add(by).UnixNano())
		if err := unix.ClockSettime(unix.CLOCK_REALTIME, &ts); err != nil {
			t.Error(err)
		}
	}
	step(time.Hour)
	t.Cleanup(func() { step(-time.Hour) })
}

const suspended = 4 * time.Second

// suspend lets the guest sleep, until its clock wakes it.
func suspend(t *testing.T) {
	for _, w := range [][2]string{
		{"/sys/class/rtc/rtc0/wakealarm", fmt.Sprintf("+%d", int(suspended.Seconds()))},
		{"/sys/power/state", "mem"},
	} {
		if err := os.WriteFile(w[0], []byte(w[1]), 0); err != nil {
			t.Skipf("suspend: %v", err)
		}
	}
}

var timedLine = regexp.MustCompile(`(?m)^(\d+\.\d{6}) (\w+)\(.* <(\d+\.\d{6})>$`)

var firstChdir = regexp.MustCompile(`chdir\(.* = 0 `)

// TestClockJumps: lines have the new time of day a second later, and a call that was in
// progress took neither an hour nor the time for which the machine was suspended.
func TestClockJumps(t *testing.T) {
	needBPF(t)
	needGuest(t)
	for _, tt := range []struct {
		name   string
		jump   func(t *testing.T)
		asleep time.Duration
	}{
		{"stepped", stepClock, 0},
		{"suspended", suspend, suspended},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			shell, wake := waitingShell(t, "cd /; read y; cd /; exit 9")
			tr := traceInBackground(t, "-ttt", "-T", "-e", "trace=read,?poll,ppoll,chdir", "-o", out, "-p", strconv.Itoa(shell.Process.Pid))
			var woken []time.Time // as the machine tells the time
			wake()
			woken = append(woken, time.Now())
			waitFor(t, "the shell sleeps again", func() bool {
				b, _ := os.ReadFile(out)
				return firstChdir.Match(b) && sleeps(shell.Process.Pid)
			})
			before := time.Now()
			tt.jump(t)
			time.Sleep(1500 * time.Millisecond) // the tracer looks at the clock once a second
			wake()
			woken = append(woken, time.Now())
			awake := woken[1].Sub(before) // by the monotonic clock, which stands while the machine is suspended
			_ = shell.Wait()
			_ = tr.Wait()
			trace, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			const tolerance = 1.4 // s: guests are slow
			longest := 0.0
			var chdirs []float64
			for _, m := range timedLine.FindAllStringSubmatch(string(trace), -1) {
				at, _ := strconv.ParseFloat(m[1], 64)
				took, _ := strconv.ParseFloat(m[3], 64)
				if m[2] == "chdir" {
					chdirs = append(chdirs, at)
				}
				longest = max(longest, took)
			}
			if len(chdirs) != 2 {
				t.Fatalf("lines\n got %s\nwant 2 of chdir", trace)
			}
			for i, at := range chdirs {
				if want := float64(woken[i].UnixNano()) / 1e9; math.Abs(at-want) > tolerance {
					t.Errorf("time of chdir %d\n got %f\nwant %f\n%s", i, at, want, trace)
				}
			}
			if apart := chdirs[1] - chdirs[0]; tt.asleep > 0 && apart < tt.asleep.Seconds() {
				t.Errorf("time between the lines\n got %f s\nwant %v at least\n%s", apart, tt.asleep, trace)
			}
			if longest > awake.Seconds()+tolerance {
				t.Errorf("time of the longest call\n got %f s\nwant %v at most\n%s", longest, awake, trace)
			}
			t.Logf("%v awake, the longest call took %f s\n%s", awake, longest, trace)
		})
	}
}
