// SPDX-License-Identifier: Apache-2.0

package main

import "os"

// keepBudget gives up capturing, or takes it up again, if there is a new measurement
// that calls for it.
func (s *session) keepBudget() {
	if s.costs == nil || s.costs.budget == nil {
		return
	}
	c := s.costs
	spent, ok, err := c.meter.take()
	if !ok {
		return
	}
	if err != nil && !c.blind {
		c.blind = true
		s.say("only the tracer's own time counts as overhead, not that of the probes: " + err.Error())
	}
	var since syscallCounts
	for i := range since {
		since[i] = c.recorded[i] - c.judged[i]
	}
	c.judged = c.recorded
	verdict, l := c.budget.judge(spent.overhead(), since[:])
	if verdict == keep {
		return
	}
	s.say(c.reason(spent.overhead(), verdict) + consequence(verdict, l))
	if verdict != nothingLeft {
		s.shed(l)
	}
}

// shed tells the probes what the budget wants, after a step.
func (s *session) shed(l loss) {
	for _, i := range l.syscalls {
		s.costs.muted[i] = true
	}
	var err error
	if l.syscalls != nil {
		err = s.probes.Mute(s.costs.budget.muted())
	} else {
		err = s.probes.Shed(s.costs.budget.level())
	}
	if err != nil {
		s.say(err.Error())
	}
}

// say tells what the tracing does on stderr, and where lines go elsewhere, there as
// well: who reads them later must know why they are different from here on.
func (s *session) say(text string) {
	s.dec.Interrupt()
	s.notice(text)
	s.out.note("<... " + text + " ...>\n")
}

// note appends a text to all outputs but stderr. No line may be open.
func (out *outputs) note(text string) {
	if out.shared != nil && out.shared.w != os.Stderr {
		out.shared.P.Text(text)
	}
	for _, s := range out.byThread {
		s.P.Text(text)
	}
}
