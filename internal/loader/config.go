// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"fmt"
	"os"

	"github.com/cilium/ebpf"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Sizes of struct scratch: bpf/capture.h. A record can hold twice as many bytes as
// one chunk, and the verifier wants room for a page behind that.
const (
	dataDefault = 16384
	pageSize    = 4096
)

// apply writes the configuration into read-only constants, so that the verifier
// removes what an option does not need.
func (cfg *Config) apply(spec *ebpf.CollectionSpec, cpus int) error {
	specs := make([]abi.Spec, abi.SpecsMax)
	copy(specs, cfg.Specs)
	ops := make([]abi.Op, abi.OpsMax)
	copy(ops, cfg.Ops)
	for _, v := range []struct {
		name  string
		value any
	}{
		{"specs", specs},
		{"ops", ops},
		{"wanted", cfg.Wanted},
		{"launcher", cfg.Launcher},
		{"tracer", uint32(os.Getpid())},
		{"pidns", cfg.PIDNS},
		{"want_numbers", flag(cfg.WantNumbers)},
		{"follow_forks", flag(cfg.FollowForks)},
		{"detach_on_exec", flag(cfg.DetachOnExec)},
		{"want_ip", flag(cfg.WantIP)},
		{"unprivileged", flag(cfg.Unprivileged)},
		{"twice", flag(cfg.twice)},
		{"want_names", flag(cfg.WantNames)},
		{"wanted_signals", cfg.WantedSignals},
		{"counting", uint8(cfg.Counting)},
		{"splitting", flag(cfg.Split)},
		{"can_shed", flag(cfg.CanShed)},
		{"count_wall", flag(cfg.CountWall)},
		{"seated", flag(cfg.seated())},
		{"min_latency", uint64(cfg.MinLatency)},
		{"holding", cfg.Hold.bits()},
		{"want_stack", flag(cfg.Stack.On)},
		{"stack_max", uint32(cfg.Stack.Bytes)},
		{"stack_least", uint64(cfg.Stack.MinLatency)},
	} {
		if err := spec.Variables[v.name].Set(v.value); err != nil {
			return fmt.Errorf("configure %s: %w", v.name, err)
		}
	}
	if err := cfg.Select.apply(spec); err != nil {
		return err
	}
	if err := cfg.Latency.apply(spec, cpus); err != nil {
		return err
	}
	if cfg.Counting == NoCounting && !cfg.CanShed {
		spec.Maps["tallies"].MaxEntries = 1 // room for each CPU takes its time
	}
	if holds := spec.Maps["holds"]; holds.Type == ebpf.Hash && cfg.Hold == nil {
		holds.MaxEntries = 1
	}
	if cfg.seated() {
		spec.Maps["seats"].MaxEntries = seats
	}
	scratches := spec.Maps["scratches"]
	scratches.MaxEntries = uint32(cpus)
	if cfg.preemptible() {
		scratches.MaxEntries *= scratchesForCPU
		if err := spec.Variables["preemptible"].Set(uint8(1)); err != nil {
			return fmt.Errorf("configure preemptible: %w", err)
		}
	}
	if cfg.DataMax > dataDefault {
		scratches.ValueSize += 2 * uint32(cfg.DataMax-dataDefault)
		scratches.Value = nil // its BTF has the default size
		return spec.Variables["data_max"].Set(uint32(cfg.DataMax))
	}
	return nil
}

// seats is the number of tasks that can have one: SEATS_LOG2 of bpf/seat.h.
const seats = 1 << 12

// seated tells whether traced tasks have seats: bpf/seat.h. It takes that they are
// marked, and not chosen by what they are at each call.
// And all ends of tasks must be seen: a task that comes to a dead one's place would be
// taken for it.
func (cfg *Config) seated() bool { return cfg.Select.none() && !cfg.endsAreMissed }

// scratchesForCPU is SCRATCHES of bpf/scratch.h.
const scratchesForCPU = 4

// preemptible tells whether a probe of one task may be preempted by another's. At
// functions they run with migration disabled only (kernel/bpf/trampoline.c), and since
// Linux 7.0 those of tasks do.
func (cfg *Config) preemptible() bool { return len(cfg.Narrow) > 0 || preemptsProbes() }

// readsMemory tells whether records of entries bring memory along.
func (cfg *Config) readsMemory() bool {
	if cfg.Counting == CountOnly || cfg.Counting == CountLatency {
		return false
	}
	for i, s := range cfg.Specs {
		if i/64 < len(cfg.Wanted) && cfg.Wanted[i/64]>>(i%64)&1 != 0 && s.Entry != 0 { // NO_OP of bpf/abi.h
			return true
		}
	}
	return false
}

// callsMaySleep tells whether the tracepoints of calls may, and their programs run with
// preemption on: since Linux 7.2 (include/trace/bpf_probe.h). No interface tells, so it
// is the version that does.
func callsMaySleep() bool { return !kernelBefore(7, 2) }

func flag(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}
