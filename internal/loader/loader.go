// SPDX-License-Identifier: Apache-2.0

// Package loader puts the probes into the kernel and takes them out again.
//
// Open loads and configures, Attach makes the probes run, Close ends it. The loader
// owns every map, program and link; a link that nobody held would be closed by the
// garbage collector, and tracing would stop without a word.
package loader

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"
	"github.com/cilium/ebpf/link"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Config is what the kernel side is told, once, before it runs.
type Config struct {
	Specs    []abi.Spec
	Ops      []abi.Op
	Variants map[abi.Variant]uint32
	Wanted   []uint64 // a bit for each syscall number: native, then compat

	Select        Select // tasks to be traced, besides those that are marked
	Launcher      uint32 // the thread whose child is the command; 0 is none
	PIDNS         uint32 // the pid namespace that ids are in: its inode; 0 is the initial one
	WantNumbers   bool   // tell what threads are called in pid namespaces below
	FollowForks   bool
	DetachOnExec  bool // leave a task at its execve, but the command at its first
	WantIP        bool
	Unprivileged  bool   // a task is left at the exec of a program with other privileges
	WantNames     bool   // what descriptors refer to is told, where ops ask for it
	WantedSignals uint64 // bit n-1 is signal n
	Counting      Counting
	Split         bool // where the time of calls went is told
	CanShed       bool // Shed and Mute work; calls are counted then
	Latency       LatencyConfig
	Stack         StackConfig
	CountWall     bool // the least and most of a call are wall time, not CPU time
	MinLatency    time.Duration
	Hold          *Hold
	RingSize      int // bytes for each CPU, a power of two
	DataMax       int // bytes captured for a record at most; 0 is the default

	// Narrow are the wanted calls, where it may be worth while to see them at their
	// functions; none is where it is not.
	Narrow []Call

	twice         bool // there are two probes of what becomes of tasks
	endsAreMissed bool
}

// StackConfig is whether calls bring the user stack along.
type StackConfig struct {
	On         bool
	Bytes      int           // copied from the stack at most: StackMax
	MinLatency time.Duration // no stack of calls that took less
}

// StackMax is the most of a stack that is copied: bpf/stack.h, STACK_PAGES.
const StackMax = 1 << 16

// Counting is whether calls are counted in the kernel.
type Counting uint8

const (
	NoCounting   Counting = iota
	CountOnly             // no records
	CountToo              // and records
	CountLatency          // in histograms, no records: Config.Latency
)

// Probes are the kernel side, loaded. Close frees it.
type Probes struct {
	maps  *ebpf.Collection   // without programs
	lock  sync.Mutex         // of colls
	colls []*ebpf.Collection // programs
	outer *ebpf.Map
	rings []*ebpf.Map // by CPU
	links []link.Link
	alive *ebpf.Variable
	sleep *ebpf.Variable

	// What programs are loaded from.
	spec     *ebpf.CollectionSpec // without programs
	programs map[string]*ebpf.ProgramSpec
	jump     *ebpf.MapSpec // of enters and of exits
	types    *btf.Cache

	// The probes of calls: calls.go.
	calls     []callProbe
	callLinks []link.Link
	rung      rung
	noEvents  bool // they cannot be attached to
	how       string
	prefault  *ebpf.Program // nil where memory is read without
	touches   bool          // it would have something to do
	noTouch   string        // why it is nil
	tasks     taskProbes

	split bool
	from  build
	why   string // it is not the usual one
}

// Sources are what probes are made from, whatever the options: the object, and the
// kernel's types. To read them takes some milliseconds. They are good for one Open.
type Sources struct {
	from      build
	types     *btf.Cache
	typesRead chan error
	spec      *ebpf.CollectionSpec
	specRead  chan error
}

// ReadSources begins to read them, beside what the caller does meanwhile.
func ReadSources() *Sources { return readSources(inStorage) }

func readSources(from build) *Sources {
	s := &Sources{from: from, types: btf.NewCache(), typesRead: make(chan error, 1), specRead: make(chan error, 1)}
	go func() {
		_, err := s.types.Kernel()
		s.typesRead <- err
	}()
	go func() {
		var err error
		s.spec, err = from.spec()
		s.specRead <- err
	}()
	return s
}

// Open checks what the kernel allows, and loads the probes.
func Open(cfg Config) (*Probes, error) { return ReadSources().Open(cfg) }

// Open checks what the kernel allows, and loads the probes.
func (s *Sources) Open(cfg Config) (*Probes, error) {
	p, err := s.open(cfg)
	if err == nil {
		return p, nil
	}
	if why := tryTaskStorage(); why != nil {
		defer raiseMemlock()()
		if p, err = readSources(inHashes).open(cfg); err == nil {
			p.why = why.Error()
			return p, nil
		}
	}
	return nil, explain(err)
}

func (s *Sources) open(cfg Config) (p *Probes, err error) {
	if err := <-s.specRead; err != nil {
		return nil, err
	}
	spec := s.spec
	cpus, err := ebpf.PossibleCPU()
	if err != nil {
		return nil, fmt.Errorf("count CPUs: %w", err)
	}
	p = &Probes{from: s.from}
	defer func() {
		if err != nil {
			p.Close()
		}
	}()
	p.tasks.open(&cfg)
	if err := cfg.apply(spec, cpus); err != nil {
		return p, err
	}
	p.programs, spec.Programs = spec.Programs, nil
	p.spec, p.jump, p.types = spec, spec.Maps["enters"], s.types
	delete(spec.Maps, "enters")
	delete(spec.Maps, "exits")
	if err := p.makeRings(spec.Maps["rings"], cpus, cfg.RingSize); err != nil {
		return p, err
	}
	p.split, p.touches = cfg.Split, cfg.readsMemory()
	return p, p.load(&cfg, s.typesRead)
}

// load creates the maps, then fills them and verifies the programs side by side: each
// of these waits for the kernel for several milliseconds.
func (p *Probes) load(cfg *Config, typesRead <-chan error) error {
	var err error
	given := map[string]*ebpf.Map{"rings": p.outer}
	if p.maps, err = ebpf.NewCollectionWithOptions(p.spec, ebpf.CollectionOptions{MapReplacements: given}); err != nil {
		return fmt.Errorf("make maps: %w", err)
	}
	p.alive, p.sleep = p.maps.Variables["alive"], p.maps.Variables["reader_sleeps"]
	return together([]func() error{
		p.fillRings,
		func() error { return p.putVariants(cfg.Variants) },
		func() error {
			if err := <-typesRead; err != nil {
				return err
			}
			return p.loadCalls(cfg.Narrow)
		},
	})
}

// loadPrograms loads programs that use the maps there are.
func (p *Probes) loadPrograms(names ...string) error {
	part := p.spec.Copy()
	part.Programs = map[string]*ebpf.ProgramSpec{}
	for _, name := range names {
		part.Programs[name] = p.programs[name]
	}
	_, err := p.loadPart(part)
	return err
}

// loadPart loads programs, and those maps of theirs that are not there.
func (p *Probes) loadPart(part *ebpf.CollectionSpec) (*ebpf.Collection, error) {
	coll, err := ebpf.NewCollectionWithOptions(part, ebpf.CollectionOptions{MapReplacements: p.maps.Maps, Cache: p.types})
	if err != nil {
		return nil, fmt.Errorf("load probes: %w", err)
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	p.colls = append(p.colls, coll)
	return coll, nil
}

// together runs functions side by side, and returns the first error of the list.
func together(work []func() error) error {
	errs := make([]error, len(work))
	var all sync.WaitGroup
	for i, f := range work {
		all.Go(func() { errs[i] = f() })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// makeRings makes a ring for each CPU, and the outer map that they will stand in.
func (p *Probes) makeRings(outer *ebpf.MapSpec, cpus, size int) (err error) {
	outer.MaxEntries = uint32(cpus)
	outer.InnerMap.MaxEntries = uint32(os.Getpagesize()) // a pattern: rings of any size may stand there
	p.rings = make([]*ebpf.Map, cpus)
	var work []func() error
	for cpu := range cpus {
		work = append(work, func() (err error) {
			p.rings[cpu], err = ebpf.NewMap(&ebpf.MapSpec{Type: ebpf.RingBuf, MaxEntries: uint32(size)})
			if err != nil {
				return fmt.Errorf("make ring of %d bytes for CPU %d: %w", size, cpu, err)
			}
			return nil
		})
	}
	if err := together(work); err != nil {
		return err
	}
	if p.outer, err = ebpf.NewMap(outer); err != nil {
		return fmt.Errorf("make map of rings: %w", err)
	}
	return nil
}

// fillRings puts the rings into the outer map, all at once: the kernel waits for a
// grace period after each change of a map of maps (kernel/bpf/syscall.c,
// maybe_wait_bpf_programs).
func (p *Probes) fillRings() error {
	cpus := make([]uint32, len(p.rings))
	fds := make([]uint32, len(p.rings))
	for cpu, ring := range p.rings {
		cpus[cpu], fds[cpu] = uint32(cpu), uint32(ring.FD())
	}
	if _, err := p.outer.BatchUpdate(cpus, fds, nil); err == nil {
		return nil
	}
	for cpu, ring := range p.rings { // before 5.13
		if err := p.outer.Put(uint32(cpu), ring); err != nil {
			return fmt.Errorf("put ring of CPU %d into place: %w", cpu, err)
		}
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
	if _, err := p.maps.Maps["variants"].BatchUpdate(keys, values, nil); err == nil {
		return nil
	}
	for i := range keys { // before 5.6, or a map type without batches
		if err := p.maps.Maps["variants"].Put(keys[i], values[i]); err != nil {
			return fmt.Errorf("fill variants: %w", err)
		}
	}
	return nil
}

// program finds a program by its name.
func (p *Probes) program(name string) *ebpf.Program {
	for _, c := range p.colls {
		if prog := c.Programs[name]; prog != nil {
			return prog
		}
	}
	return nil
}

// States says in words where the states of tasks are kept.
func (p *Probes) States() string {
	if p.why == "" {
		return p.from.states
	}
	return p.from.states + ": " + p.why
}

// Rings are the ring buffers by CPU. They stay the loader's.
func (p *Probes) Rings() []*ebpf.Map { return p.rings }

// Close detaches the probes and frees all. It may be called again.
func (p *Probes) Close() {
	p.detachCalls()
	for _, l := range p.links {
		l.Close()
	}
	for _, r := range p.rings {
		r.Close()
	}
	p.outer.Close()
	p.tasks.close()
	for _, c := range append(p.colls, p.maps) {
		if c != nil {
			c.Close()
		}
	}
	*p = Probes{}
}

// Alive is the number of traced threads that have not ended.
func (p *Probes) Alive() uint32 {
	var n uint32
	if p.alive.Get(&n) != nil || n > 0 && p.allEndedUnseen() {
		return 0
	}
	return n
}

// AnnounceSleep makes the next record wake the reader, once.
func (p *Probes) AnnounceSleep() { _ = p.sleep.Set(uint32(1)) }

// Counts sums the counters of all CPUs.
func (p *Probes) Counts() (abi.Counts, error) {
	var perCPU []abi.Counts
	if err := p.maps.Maps["counters"].Lookup(uint32(0), &perCPU); err != nil {
		return abi.Counts{}, fmt.Errorf("read counters: %w", err)
	}
	var sum abi.Counts
	for _, c := range perCPU {
		sum.RingFull += c.RingFull
		sum.NoState += c.NoState
		sum.Cut += c.Cut
	}
	return sum, nil
}

// Missed is how often the kernel skipped a probe on a CPU where another task was
// preempted in the same probe, or, at perf events, in a system call that changes maps of
// BPF: kernel/trace/bpf_trace.c. Whether what was missed was of traced tasks nobody
// knows.
func (p *Probes) Missed() (n uint64, err error) {
	for _, c := range p.calls {
		m, err := misses(c.prog)
		if err != nil {
			return 0, err
		}
		n += m
	}
	m, err := p.missedTasks()
	return n + m, err
}

func misses(prog *ebpf.Program) (uint64, error) {
	stats, err := prog.Stats()
	if err != nil {
		return 0, fmt.Errorf("read misses of %s: %w", prog, err)
	}
	return stats.RecursionMisses, nil
}

// Tallies are what was counted of each syscall, by number: the native ones, then the
// compat ones.
func (p *Probes) Tallies() ([]abi.Tally, error) {
	sums := make([]abi.Tally, 2*abi.SpecsNative)
	var perCPU []abi.Tally
	for nr := range sums {
		if err := p.maps.Maps["tallies"].Lookup(uint32(nr), &perCPU); err != nil {
			return nil, fmt.Errorf("read counts of syscall %d: %w", nr, err)
		}
		for _, t := range perCPU {
			sums[nr].Add(t)
		}
	}
	return sums, nil
}
