// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"errors"
	"os"
	"testing"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/asm"
	"github.com/cilium/ebpf/features"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// needBPF skips where BPF programs cannot be loaded.
func needBPF(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root, to load BPF programs")
	}
}

// What the options compile in is verified in all its combinations of one.
func TestEveryOptionLoads(t *testing.T) {
	needBPF(t)
	for name, cfg := range map[string]Config{
		"counts":                  {Counting: CountOnly},
		"counts of wall time":     {Counting: CountToo, CountWall: true},
		"latencies":               {Counting: CountLatency, Latency: LatencyConfig{By: BySyscall, Success: true, Entries: 100}},
		"latencies by all":        {Counting: CountLatency, Latency: LatencyConfig{By: BySyscall | ByError | ByProcess | ByUID | ByCgroup | ByComm, Failure: true, Entries: 100}, Split: true},
		"the slowest calls":       {Counting: CountLatency, Latency: LatencyConfig{By: BySyscall | ByError | ByProcess | ByUID | ByCgroup | ByComm, Success: true, Entries: 100, SlowRows: 10}, Hold: &Hold{Successful: true}},
		"where the time went":     {Split: true},
		"names":                   {WantNames: true},
		"names and stacks of all": {WantNames: true, Stack: StackConfig{On: true, Bytes: 1 << 14}, Select: Select{All: true, HasUID: true, Comm: "x"}, Split: true},
		"instruction pointer":     {WantIP: true, FollowForks: true},
		"what can be given up":    {CanShed: true},
		"tasks chosen by all":     {Select: Select{All: true, Cgroups: []Cgroup{{ID: 1}}, HasUID: true, Comm: "x", Inode: 1}},
		"entries held back":       {Hold: &Hold{Failed: true}, MinLatency: 1, WantNames: true, FollowForks: true, Unprivileged: true},
		"some of marked tasks":    {Select: Select{All: true, Marked: true, Comm: "x"}, WantNames: true},
		"functions of few calls":  {Narrow: []Call{{Name: "openat"}}, WantNames: true, Stack: StackConfig{On: true, Bytes: 1 << 14}},
	} {
		cfg.RingSize, cfg.Wanted = 1<<16, make([]uint64, 16)
		for _, from := range []build{inStorage, inHashes} {
			t.Run(name+", states in "+from.states, func(t *testing.T) { loads(t, cfg, from) })
		}
	}
}

func loads(t *testing.T, cfg Config, from build) {
	why := tryTaskStorage()
	switch {
	case why != nil && from.states == inStorage.states:
		t.Skipf("needs task storage: %v", why)
	case why == nil && from.states == inHashes.states && testing.Short():
		t.Skip("is not the build for this kernel: short")
	}
	defer raiseMemlock()()
	p, err := readSources(from).open(cfg)
	if err != nil {
		t.Fatal(VerifierLog(err), err)
	}
	defer p.Close()
	if err := p.Attach(); err != nil {
		t.Error(err)
	}
	if from.states == inHashes.states || features.HaveProgramHelper(ebpf.TracePoint, asm.FnTaskPtRegs) != nil {
		return // no programs at perf events
	}
	if err := p.loadPair("event_exit", "event_enter", []string{"event_task_exit"}); err != nil {
		t.Error(VerifierLog(err), err)
	}
	if !callsMaySleep() {
		return
	}
	if p.loadPrefault(); p.prefault == nil {
		t.Error(p.noTouch)
	}
}

func TestOpenLoadsAndCloseFrees(t *testing.T) {
	needBPF(t)
	for _, tt := range []struct {
		name string
		cfg  Config
	}{
		{"a command", Config{Launcher: 1}},
		{"a command in a pid namespace", Config{Launcher: 1, PIDNS: 1, WantNumbers: true, FollowForks: true}},
		{"a command that is left at an execve", Config{Launcher: 1, WantNumbers: true, DetachOnExec: true}},
		{"all in a pid namespace", Config{Select: Select{All: true}, PIDNS: 1, WantNumbers: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.cfg.RingSize, tt.cfg.Wanted = 1<<16, make([]uint64, 16)
			openAndClose(t, tt.cfg)
		})
	}
}

func openAndClose(t *testing.T, cfg Config) {
	p, err := Open(cfg)
	if err != nil {
		var verifier *ebpf.VerifierError
		if errors.As(err, &verifier) {
			t.Logf("%+v", verifier)
		}
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.Attach(); err != nil {
		t.Fatal(err)
	}
	counts, err := p.Counts()
	if err != nil {
		t.Fatal(err)
	}
	if counts != (abi.Counts{}) {
		t.Errorf("counts of a run that traced nothing\n got %+v\nwant zeros", counts)
	}
	p.Close()
	p.Close()
}
