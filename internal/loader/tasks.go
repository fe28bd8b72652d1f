// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"fmt"
	"os"
	"time"

	"github.com/cilium/ebpf/link"
)

// iterator is attached by Mark.
const iterator = "mark_targets"

// splitProbes are of use where times are split.
var splitProbes = []string{"sched_switch", "sched_wakeup"}

// taskProbes are the probes of what becomes of tasks, and how they are attached. Since
// Linux 7.0 programs at tracepoints run with preemption on (include/linux/tracepoint.h:
// they are called under SRCU), and are skipped on a CPU where another task is preempted
// in them. So the end of a task is seen at a perf event there, which is not skipped
// (include/trace/perf.h). The rest, of which events tell too little, is seen by two
// programs: the second finds nothing to do where the first was not skipped.
type taskProbes struct {
	preempted bool
	end       *os.File // the perf event, or nil

	looked time.Time // for threads whose end nobody saw
	over   bool      // none was left then
}

// preemptsProbes tells whether the kernel runs programs at tracepoints with preemption
// on. No interface tells, so it is the version that does.
func preemptsProbes() bool { return !kernelBefore(7, 0) }

// open finds out how ends of tasks can be seen, before anything is loaded.
func (t *taskProbes) open(cfg *Config) {
	if t.preempted = preemptsProbes(); !t.preempted {
		return
	}
	if ids, err := eventIDs([]string{"sched/sched_process_exit"}); err == nil {
		if fd, err := openEvent(ids[0]); err == nil {
			t.end = os.NewFile(uintptr(fd), "perf event of ends of tasks")
		}
	}
	cfg.twice, cfg.endsAreMissed = true, t.end == nil
}

func (t *taskProbes) close() {
	if t.end != nil {
		t.end.Close()
	}
}

// endName is the program that sees ends of tasks.
func (t *taskProbes) endName() string {
	if t.end != nil {
		return "event_task_exit"
	}
	return "sched_process_exit"
}

// again is what the second program of a name is called.
func again(name string) string { return name + "_again" }

// ofTasks are the probes that do not see calls, in the order in which they are
// attached: a fork must be seen before a call of the child can be.
func (p *Probes) ofTasks() (names []string) {
	for _, name := range p.tasks.names() {
		names = append(names, name)
		if p.tasks.isTwice(name) {
			names = append(names, again(name))
		}
	}
	names = append(names, iterator)
	if p.split {
		names = append(names, splitProbes...)
	}
	return names
}

func (t *taskProbes) names() []string {
	return []string{t.endName(), "sched_process_fork", "sched_process_exec", "signal_deliver", "signal_generate"}
}

// isTwice tells whether there is a second program of one of names.
func (t *taskProbes) isTwice(name string) bool {
	return t.preempted && !(t.end != nil && name == t.endName())
}

func (p *Probes) attachTasks() error {
	for _, name := range p.ofTasks() {
		if name == iterator {
			continue
		}
		if err := p.attachTask(name); err != nil {
			return err
		}
	}
	return nil
}

func (p *Probes) attachTask(name string) (err error) {
	var l link.Link
	if name == p.tasks.endName() && p.tasks.end != nil {
		l, err = attachOpenEvent(p.program(name), int(p.tasks.end.Fd()))
	} else {
		l, err = attach(p.program(name))
	}
	if err == nil {
		p.links = append(p.links, l)
	}
	return err
}

// missedTasks is what no probe of tasks saw, at most.
func (p *Probes) missedTasks() (n uint64, err error) {
	for _, name := range p.tasks.names() {
		m, err := p.missedBy(name)
		if err != nil {
			return 0, err
		}
		n += m
	}
	return n, nil
}

// missedBy is how often all programs of a name were skipped, at most.
func (p *Probes) missedBy(name string) (uint64, error) {
	n, err := misses(p.program(name))
	if err != nil || !p.tasks.isTwice(name) {
		return n, err
	}
	m, err := misses(p.program(again(name)))
	return min(n, m), err
}

// lookInterval is how often it is worth while to look for threads whose end nobody saw.
const lookInterval = time.Second

// allEndedUnseen tells whether there is no traced thread left, though that was not seen:
// it looks for them where ends were missed.
func (p *Probes) allEndedUnseen() bool {
	if !p.tasks.preempted || p.tasks.over || time.Since(p.tasks.looked) < lookInterval {
		return p.tasks.over
	}
	p.tasks.looked = time.Now()
	if n, err := p.missedBy(p.tasks.endName()); err != nil || n == 0 {
		return false
	}
	left, err := p.traced()
	p.tasks.over = err == nil && len(left) == 0
	return p.tasks.over
}

// traced are the traced threads that have not ended.
func (p *Probes) traced() ([]Marked, error) {
	look := p.maps.Variables["only_look"]
	if err := look.Set(uint8(1)); err != nil {
		return nil, fmt.Errorf("look for traced threads: %w", err)
	}
	defer look.Set(uint8(0))
	iter, err := p.iterator()
	if err != nil {
		return nil, err
	}
	defer iter.Close()
	return walk(iter)
}
