// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"fmt"
	"strings"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"
)

// rung is where calls are seen.
type rung uint8

const (
	onTracepoints rung = iota
	onEvents
	onFunctions
)

// callProbe is a program that sees calls, at perf events or else where its type says.
type callProbe struct {
	prog   *ebpf.Program
	events []uint64
}

// loadCalls loads the probes of tasks and of calls. Where few calls are wanted, these
// are attached to the kernel's functions of the calls, and no other call of the machine
// pays for them, or to their perf events, for which others pay little; else, and where
// that fails, to the tracepoints of all calls.
func (p *Probes) loadCalls(narrow []Call) error {
	if len(narrow) == 0 {
		return p.loadTracepoints("", p.ofTasks()...)
	}
	if err := p.loadPrograms(p.ofTasks()...); err != nil {
		return err
	}
	functions, err := p.functionsOf(narrow)
	if err == nil {
		err = p.loadFunctions(functions)
	}
	if err == nil {
		p.rung = onFunctions
		p.how = fmt.Sprintf("fentry and fexit of %d functions", len(functions))
		return nil
	}
	return p.loadNarrowEvents(narrow, err)
}

// loadNarrowEvents is the next best after functions.
func (p *Probes) loadNarrowEvents(narrow []Call, why error) error {
	kernel, err := p.types.Kernel()
	if err != nil {
		return err
	}
	events, err := eventsOf(narrow, kernel)
	if err == nil {
		err = p.loadEvents(events)
	}
	if err != nil {
		return p.loadTracepoints(fmt.Sprintf("%v; %v", why, err))
	}
	p.how = fmt.Sprintf("perf events of %d calls: %v", len(events[0]), why)
	return nil
}

// loadTracepoints loads the probes of all calls, and others. Where the tracepoints may
// sleep, programs are skipped that another task was preempted in, but not at the same
// tracepoints' perf events.
func (p *Probes) loadTracepoints(why string, others ...string) error {
	if callsMaySleep() && p.touches {
		p.loadPrefault()
	}
	if callsMaySleep() && !p.noEvents {
		err := p.loadEvents(allEvents, others...)
		if err == nil {
			p.how = because("perf events of all calls", why)
			return nil
		}
		why = strings.TrimPrefix(why+"; "+err.Error(), "; ")
	}
	p.rung, p.how = onTracepoints, because("tracepoints of all calls", why)
	return p.loadPair("sys_exit", "sys_enter", others)
}

// loadPrefault loads the program that may sleep. Without it, memory that is not
// resident at a call's entry is read at its exit. Linux 5.10 and 6.1 would load it as
// well, though their tracepoints must not sleep: that it loads proves nothing.
func (p *Probes) loadPrefault() {
	const name = "touch_memory"
	if p.prefault != nil {
		return
	}
	p.programs[name].Flags |= unix.BPF_F_SLEEPABLE
	if err := p.loadPrograms(name); err != nil {
		p.noTouch = err.Error()
		return
	}
	p.prefault = p.program(name)
}

func because(how, why string) string {
	if why == "" {
		return how
	}
	return how + ": " + why
}

// loadPair loads the two programs of calls, and others, in halves that take about as
// long to verify. The first is attached first: an exit only pairs with an entry that
// was sent.
func (p *Probes) loadPair(exit, enter string, others []string) error {
	halves := [2][]string{{enter}, {exit}}
	for _, name := range others {
		half := 1
		if name == "signal_deliver" { // the largest of them
			half = 0
		}
		halves[half] = append(halves[half], name)
	}
	err := together([]func() error{
		func() error { return p.loadPrograms(halves[0]...) },
		func() error { return p.loadPrograms(halves[1]...) },
	})
	if err != nil {
		return err
	}
	p.calls = []callProbe{{prog: p.program(exit)}, {prog: p.program(enter)}}
	return nil
}

// How says in words where calls are seen.
func (p *Probes) How() string { return p.how }

// Memory says in words when the memory of a call's arguments is read.
func (p *Probes) Memory() string {
	switch {
	case p.prefault != nil:
		return "at a call's entry, brought in where it is not resident"
	case p.noTouch != "":
		return "at a call's entry, and at its exit where it was not resident: " + p.noTouch
	}
	return "at a call's entry, and at its exit where it was not resident"
}

// OnFunctions tells whether calls are seen at their functions. A call that was begun
// before that has no exit then.
func (p *Probes) OnFunctions() bool { return p.rung == onFunctions }

// UseTracepoints sees calls at the tracepoints from now on, for the reason given.
func (p *Probes) UseTracepoints(why string) error {
	restore := raiseMemlock()
	err := p.loadTracepoints(why)
	restore()
	if err != nil {
		return explain(err)
	}
	p.detachCalls()
	return explain(p.attachCalls())
}

func (p *Probes) attachCalls() error {
	if p.prefault != nil { // programs run in the order in which they were attached
		if err := p.attachCall(callProbe{prog: p.prefault}); err != nil {
			return err
		}
	}
	for _, c := range p.calls {
		if err := p.attachCall(c); err != nil {
			return err
		}
	}
	return nil
}

func (p *Probes) attachCall(c callProbe) error {
	if len(c.events) == 0 {
		l, err := attach(c.prog)
		if err != nil {
			return err
		}
		p.callLinks = append(p.callLinks, l)
	}
	for _, id := range c.events {
		l, err := attachEvent(c.prog, id)
		if err != nil {
			return err
		}
		p.callLinks = append(p.callLinks, l)
	}
	return nil
}

func (p *Probes) detachCalls() {
	for _, l := range p.callLinks {
		l.Close()
	}
	p.callLinks = nil
}
