// SPDX-License-Identifier: Apache-2.0

// Package loader puts the probes into the kernel and takes them out again.
//
// Open loads and configures, Attach makes the probes run, Close ends it. The loader
// owns every map, program and link; a link that nobody held would be closed by the
// garbage collector, and tracing would stop without a word.
package loader

import (
	"fmt"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/link"
	"github.com/cilium/ebpf/rlimit"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Config is what the kernel side is told, once, before it runs.
type Config struct {
	Specs    []abi.Spec
	Ops      []abi.Op
	Variants map[abi.Variant]uint32
	Wanted   []uint64 // a bit for each syscall number: native, then compat

	OnlyTGID      uint32 // trace this process only; 0 is no such limit
	Launcher      uint32 // the thread whose child is the command; 0 is none
	FollowForks   bool
	WantIP        bool
	WantedSignals uint64 // bit n-1 is signal n
	RingSize      int    // bytes for each CPU, a power of two
	DataMax       int    // bytes captured for a record at most; 0 is the default
}

// Probes are the kernel side, loaded. Close frees it.
type Probes struct {
	coll  *ebpf.Collection
	rings []*ebpf.Map
	links []link.Link
	alive *ebpf.Variable
	sleep *ebpf.Variable
}

// Open checks what the kernel allows, and loads the probes.
func Open(cfg Config) (*Probes, error) {
	p, err := open(cfg)
	if err != nil {
		return nil, explain(err)
	}
	return p, nil
}

func open(cfg Config) (p *Probes, err error) {
	if err := rlimit.RemoveMemlock(); err != nil {
		return nil, err
	}
	spec, err := loadEbpftrace()
	if err != nil {
		return nil, err
	}
	cpus, err := ebpf.PossibleCPU()
	if err != nil {
		return nil, fmt.Errorf("count CPUs: %w", err)
	}
	if err := cfg.apply(spec, cpus); err != nil {
		return nil, err
	}
	p = &Probes{}
	defer func() {
		if err != nil {
			p.Close()
		}
	}()
	if err := p.makeRings(spec.Maps["rings"], cpus, cfg.RingSize); err != nil {
		return p, err
	}
	if p.coll, err = ebpf.NewCollection(spec); err != nil {
		return p, fmt.Errorf("load probes: %w", err)
	}
	p.alive, p.sleep = p.coll.Variables["alive"], p.coll.Variables["reader_sleeps"]
	return p, p.putVariants(cfg.Variants)
}

// makeRings makes a ring for each CPU and puts them into the outer map's contents.
func (p *Probes) makeRings(outer *ebpf.MapSpec, cpus, size int) error {
	outer.MaxEntries = uint32(cpus)
	outer.InnerMap.MaxEntries = uint32(size)
	for cpu := range cpus {
		m, err := ebpf.NewMap(&ebpf.MapSpec{Type: ebpf.RingBuf, MaxEntries: uint32(size)})
		if err != nil {
			return fmt.Errorf("make ring of %d bytes for CPU %d: %w", size, cpu, err)
		}
		p.rings = append(p.rings, m)
		outer.Contents = append(outer.Contents, ebpf.MapKV{Key: uint32(cpu), Value: m})
	}
	return nil
}

func (p *Probes) putVariants(variants map[abi.Variant]uint32) error {
	if len(variants) == 0 {
		return nil
	}
	keys := make([]abi.Variant, 0, len(variants))
	values := make([]uint32, 0, len(variants))
	for k, v := range variants {
		keys = append(keys, k)
		values = append(values, v)
	}
	if _, err := p.coll.Maps["variants"].BatchUpdate(keys, values, nil); err == nil {
		return nil
	}
	for i := range keys { // before 5.6, or a map type without batches
		if err := p.coll.Maps["variants"].Put(keys[i], values[i]); err != nil {
			return fmt.Errorf("fill variants: %w", err)
		}
	}
	return nil
}

// Rings are the ring buffers by CPU. They stay the loader's.
func (p *Probes) Rings() []*ebpf.Map { return p.rings }

// Close detaches the probes and frees all. It may be called again.
func (p *Probes) Close() {
	for _, l := range p.links {
		l.Close()
	}
	for _, r := range p.rings {
		r.Close()
	}
	if p.coll != nil {
		p.coll.Close()
	}
	*p = Probes{}
}

// Alive is the number of traced threads that have not ended.
func (p *Probes) Alive() uint32 {
	var n uint32
	if p.alive.Get(&n) != nil {
		return 0
	}
	return n
}

// AnnounceSleep makes the next record wake the reader, once.
func (p *Probes) AnnounceSleep() { _ = p.sleep.Set(uint32(1)) }

// Counts sums the counters of all CPUs.
func (p *Probes) Counts() (abi.Counts, error) {
	var perCPU []abi.Counts
	if err := p.coll.Maps["counters"].Lookup(uint32(0), &perCPU); err != nil {
		return abi.Counts{}, fmt.Errorf("read counters: %w", err)
	}
	var sum abi.Counts
	for _, c := range perCPU {
		sum.Records += c.Records
		sum.RingFull += c.RingFull
		sum.NoState += c.NoState
		sum.Cut += c.Cut
		sum.Entries += c.Entries
	}
	return sum, nil
}
