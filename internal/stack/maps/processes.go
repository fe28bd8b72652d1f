// SPDX-License-Identifier: Apache-2.0

package maps

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Processes are the memories of processes.
type Processes struct {
	rings   []*ring
	spaces  map[uint32]*space
	pending []event // by time
	dead    []uint32
}

const (
	// deadMax is how many processes are remembered that have ended: records of theirs
	// may be on their way.
	deadMax = 1024
	// rereadEvery is how often /proc is asked about addresses that are not known, in ns.
	rereadEvery = 100e6
)

// New knows what /proc tells, of the time when it is asked.
func New() *Processes { return &Processes{spaces: map[uint32]*space{}} }

// Open begins to watch mappings. The error is why that is not possible; what /proc tells
// is known all the same.
func Open() (*Processes, error) {
	p := New()
	cpus, err := online()
	if err != nil {
		return p, err
	}
	for _, cpu := range cpus {
		r, err := openRing(cpu)
		if errors.Is(err, unix.ENODEV) {
			continue // it went offline
		}
		if err != nil {
			return p, err
		}
		p.rings = append(p.rings, r)
	}
	return p, nil
}

// Close ends it.
func (p *Processes) Close() {
	for _, r := range p.rings {
		r.close()
	}
	p.rings = nil
}

// online lists the CPUs: cpuset(7), list format.
func online() (cpus []int, err error) {
	b, err := os.ReadFile("/sys/devices/system/cpu/online")
	if err != nil {
		return nil, err
	}
	for part := range strings.SplitSeq(strings.TrimSpace(string(b)), ",") {
		first, last, found := strings.Cut(part, "-")
		if !found {
			last = first
		}
		from, err1 := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		for cpu := from; cpu <= to; cpu++ {
			cpus = append(cpus, cpu)
		}
	}
	return cpus, nil
}

// Attach reads the mappings of a process that runs already.
func (p *Processes) Attach(tgid uint32) {
	if s, err := readProc(tgid); err == nil {
		p.spaces[tgid] = s
	}
}

// Poll takes what the kernel has told meanwhile, so that its rings do not overflow.
func (p *Processes) Poll() {
	before := len(p.pending)
	for _, r := range p.rings {
		r.drain(func(b []byte) {
			if e, ok := parseEvent(b); ok {
				p.pending = append(p.pending, e)
			}
		})
	}
	if len(p.pending) > before {
		slices.SortStableFunc(p.pending, func(a, b event) int { return cmp.Compare(a.time, b.time) })
	}
}

// At brings the memories to the state they had at a time.
func (p *Processes) At(time uint64) {
	p.Poll()
	n := 0
	for n < len(p.pending) && p.pending[n].time <= time {
		p.apply(&p.pending[n])
		n++
	}
	p.pending = slices.Delete(p.pending, 0, n)
}

func (p *Processes) apply(e *event) {
	switch e.kind {
	case execed:
		p.spaces[e.tgid] = &space{}
	case mapped:
		if s := p.spaces[e.tgid]; s != nil {
			s.insert(e.mapping)
		}
	case forked:
		delete(p.spaces, e.tgid)
		if s := p.spaces[e.parent]; s != nil {
			p.spaces[e.tgid] = s.clone()
		}
	case ended:
		p.end(e.tgid)
	case lost:
		clear(p.spaces) // /proc has what still matters
	}
}

// end forgets processes that ended some time ago.
func (p *Processes) end(tgid uint32) {
	s := p.spaces[tgid]
	if s == nil {
		return
	}
	p.dead = append(p.dead, tgid)
	if len(p.dead) > deadMax {
		old := p.dead[0]
		p.dead = p.dead[1:]
		if _, err := os.Stat("/proc/" + strconv.FormatUint(uint64(old), 10)); err != nil {
			delete(p.spaces, old)
		}
	}
}

// Find gives the mapping at an address of a process, nil if none is known. time is that
// of the last At.
func (p *Processes) Find(tgid uint32, time, addr uint64) *Mapping {
	s := p.spaces[tgid]
	if s != nil {
		if m := s.find(addr); m != nil || time-s.reread < rereadEvery {
			return m
		}
		s.reread = time
	}
	fresh, err := readProc(tgid)
	if err != nil || len(fresh.all) == 0 {
		return nil
	}
	fresh.reread = time
	p.spaces[tgid] = fresh
	return fresh.find(addr)
}
