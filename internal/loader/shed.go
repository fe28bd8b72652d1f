// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"fmt"
	"time"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"
)

// Shed is what the probes give up, to cost less.
type Shed uint32

const (
	ShedNothing Shed = iota
	ShedBuffers      // what has a variable length, but no strings
	ShedStrings      // and strings
)

// Shed changes what is captured, from the next call on. Config.CanShed must be set.
func (p *Probes) Shed(level Shed) error {
	if err := p.maps.Variables["shed"].Set(uint32(level)); err != nil {
		return fmt.Errorf("shed: %w", err)
	}
	return nil
}

// Mute makes the syscalls, given as indices of Tallies, only counted from the next
// call on; the others are recorded. Config.CanShed must be set.
func (p *Probes) Mute(syscalls []int) error {
	v := p.maps.Variables["muted"]
	all := make([]uint8, v.Size())
	for _, i := range syscalls {
		all[i] = 1
	}
	if err := v.Set(all); err != nil {
		return fmt.Errorf("mute syscalls: %w", err)
	}
	return nil
}

// RunTime is what the kernel measured of the probes of calls.
type RunTime struct {
	Runs uint64
	Time time.Duration
}

// MeasureRunTime lets the kernel measure each run of each probe, of other programs
// too, until stop is called: some 20 ns more for each.
func (p *Probes) MeasureRunTime() (stop func(), err error) {
	closer, err := ebpf.EnableStats(unix.BPF_STATS_RUN_TIME)
	if err != nil {
		return nil, fmt.Errorf("measure run time: %w", err)
	}
	return func() { _ = closer.Close() }, nil
}

// RunTime is what was measured so far.
func (p *Probes) RunTime() (sum RunTime, err error) {
	for _, c := range p.calls {
		stats, err := c.prog.Stats()
		if err != nil {
			return RunTime{}, fmt.Errorf("read run time of %s: %w", c.prog, err)
		}
		sum.Runs += stats.RunCount
		sum.Time += stats.Runtime
	}
	return sum, nil
}
