// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/link"
	"golang.org/x/sys/unix"
)

// Attach makes the probes run.
func (p *Probes) Attach() error {
	if err := p.attachTasks(); err != nil {
		return explain(err)
	}
	err := p.attachCalls()
	if err != nil && p.rung != onTracepoints {
		p.noEvents = p.rung == onEvents
		return p.UseTracepoints(err.Error())
	}
	return explain(err)
}

func attach(prog *ebpf.Program) (link.Link, error) {
	l, err := link.AttachTracing(link.TracingOptions{Program: prog})
	if err != nil {
		return nil, fmt.Errorf("attach %s: %w", prog, err)
	}
	return l, nil
}

// Marked is a thread that Mark has made traced; struct marked of bpf/ebpftrace.bpf.c.
type Marked struct {
	TID       uint32
	StoppedBy uint32 // a signal; 0 for a thread that is not stopped
}

// Mark makes all threads of the processes traced, and returns the threads that were
// not traced before. The probes must be attached: a thread that is being made
// meanwhile is marked by them.
func (p *Probes) Mark(tgids []uint32) ([]Marked, error) { return p.mark(tgids, markThreads) }

// MarkCommand makes the leader of a process traced, from its next execve on.
func (p *Probes) MarkCommand(tgid uint32) error {
	marked, err := p.mark([]uint32{tgid}, markSilent)
	if err == nil && len(marked) == 0 {
		return fmt.Errorf("mark process %d: %w", tgid, unix.ESRCH)
	}
	return err
}

// Of bpf/filter.h, enum mark.
const (
	markSilent  = 1
	markThreads = 2
)

func (p *Probes) mark(tgids []uint32, as uint8) ([]Marked, error) {
	for _, tgid := range tgids {
		if err := p.maps.Maps["targets"].Put(tgid, as); err != nil {
			return nil, fmt.Errorf("mark process %d: %w", tgid, err)
		}
	}
	iter, err := p.iterator()
	if err != nil {
		return nil, err
	}
	defer iter.Close()
	var all []Marked
	for {
		some, err := walk(iter)
		all = append(all, some...)
		if err != nil || len(some) == 0 {
			return all, err
		}
	}
}

func (p *Probes) iterator() (*link.Iter, error) {
	iter, err := link.AttachIter(link.IterOptions{Program: p.program(iterator)})
	if err != nil {
		return nil, explain(fmt.Errorf("attach "+iterator+": %w", err))
	}
	return iter, nil
}

// walk runs the iterator over all threads once; it tells whom it marked, or
// found to be traced.
func walk(iter *link.Iter) ([]Marked, error) {
	r, err := iter.Open()
	if err != nil {
		return nil, fmt.Errorf("walk threads: %w", err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("walk threads: %w", err)
	}
	const size = 8
	var all []Marked
	for ; len(b) >= size; b = b[size:] {
		all = append(all, Marked{binary.NativeEndian.Uint32(b), binary.NativeEndian.Uint32(b[4:])})
	}
	return all, nil
}
