// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"fmt"
)

// tracepoints are the probes of all calls in the order in which they are attached: an
// exit only pairs with an entry that was sent.
var tracepoints = []string{"sys_exit", "sys_enter"}

// loadCalls loads the probes of tasks and of calls. Where few calls are wanted, these
// are attached to the kernel's functions of the calls, and no other call of the machine
// pays for them; else, and where that fails, to the tracepoints of all calls.
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
	if err != nil {
		return p.loadTracepoints(err.Error())
	}
	p.onFunctions = true
	p.how = fmt.Sprintf("fentry and fexit of %d functions", len(functions))
	return nil
}

// loadTracepoints loads the probes of all calls, and others, in halves that take about
// as long to verify.
func (p *Probes) loadTracepoints(why string, others ...string) error {
	p.onFunctions = false
	p.how = "tracepoints of all calls"
	if why != "" {
		p.how += ": " + why
	}
	halves := [2][]string{{"sys_enter"}, {"sys_exit"}}
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
	p.calls = p.calls[:0]
	for _, name := range tracepoints {
		p.calls = append(p.calls, p.program(name))
	}
	return nil
}

// How says in words where calls are seen.
func (p *Probes) How() string { return p.how }

// OnFunctions tells whether calls are seen at their functions. A call that was begun
// before that has no exit then.
func (p *Probes) OnFunctions() bool { return p.onFunctions }

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
	for _, prog := range p.calls {
		l, err := attach(prog)
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
