// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// built is a bench whose load programs are built.
func built(t *testing.T) *bench {
	t.Helper()
	for _, need := range []string{"gcc", "true"} {
		if _, err := exec.LookPath(need); err != nil {
			t.Skipf("needs %s: scripts/deps.sh bench", need)
		}
	}
	b := &bench{o: &options{sources: "load", pace: quickPace}, dir: t.TempDir()}
	b.o.loop = time.Millisecond
	if err := b.build(); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestLoops(t *testing.T) {
	b := built(t)
	for _, w := range workloads {
		if w.kind != report.Loop {
			continue
		}
		t.Run(w.name, func(t *testing.T) {
			s, err := b.sample(w, &column{})
			if err != nil || s.Units == 0 || s.NS < 1e6 {
				t.Errorf("a loop of 1 ms\n got %v calls in %v ns, %v\nwant some, in 1 ms or a little more", s.Units, s.NS, err)
			}
		})
	}
}

func TestLoopCounts(t *testing.T) {
	b := built(t)
	s, err := b.sample(&workload{command: plain("{loop}", "getppid", "100")}, &column{})
	if err != nil || s.Units != 100 {
		t.Errorf("a loop of 100 calls\n got %v calls, %v\nwant 100", s.Units, err)
	}
}

func TestTimedFailsWithItsCommand(t *testing.T) {
	b := built(t)
	if _, err := b.sample(&workload{command: timed("false")}, &column{}); err == nil {
		t.Error("a command that fails\n got no error\nwant one")
	}
}

// TestBeside wants the sleeper to be traced when beside returns, and gone after stop.
func TestBeside(t *testing.T) {
	b := built(t)
	// Any program that runs another will do for a tracer.
	stop, err := b.beside(&column{beside: []string{"env", "{command}"}})
	if err != nil {
		t.Fatal(err)
	}
	pid := readNumber(b.load("ready.pid"))
	if err := unix.Kill(pid, 0); err != nil {
		t.Errorf("the sleeper\n got %v\nwant it to run", err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if err := unix.Kill(pid, 0); err != unix.ESRCH {
		t.Errorf("the sleeper after the stop\n got %v\nwant %v", err, unix.ESRCH)
	}
}

func TestBesideSaysWhyItCannot(t *testing.T) {
	b := built(t)
	_, err := b.beside(&column{beside: []string{"sh", "-c", "echo no such tracer >&2; exit 1"}})
	if want := "no such tracer"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("a tracer that fails\n got %v\nwant its own words: %s", err, want)
	}
}

func TestUsage(t *testing.T) {
	b := built(t)
	p, err := start([]string{b.load("loop"), "getppid", "200ms"})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.finish(patience); err != nil {
		t.Fatal(err)
	}
	if p.usage.total <= 0 || p.usage.peak <= 0 {
		t.Errorf("a loop of 200 ms\n got CPU time %v, memory %v\nwant some of each", p.usage.total, p.usage.peak)
	}
}

func TestCPUNow(t *testing.T) {
	b := built(t)
	p, err := start([]string{b.load("loop"), "getppid", "5000ms"})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.until("busy", func() bool { return cpuNow(p.pid) > 10*time.Millisecond }); err != nil {
		t.Error(err)
	}
	if err := p.stop(unix.SIGTERM); err != nil {
		t.Error(err)
	}
}

func TestPrepare(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git: scripts/deps.sh bench")
	}
	b := &bench{o: &options{pace: pace{files: filesPerFolder + 1}}, dir: t.TempDir()}
	tree := filepath.Join(b.dir, "tree")
	if err := b.writeTree(tree); err != nil {
		t.Fatal(err)
	}
	if err := command(tree, "git", "diff", "--quiet", "HEAD"); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(tree, "d01", "f00.txt")); err != nil {
		t.Error(err)
	}
}
