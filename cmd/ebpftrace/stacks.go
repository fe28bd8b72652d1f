// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/stack"
	"github.com/ebpftrace/ebpftrace/internal/stack/pprof"
)

// stacks are a session's user stacks: printed behind calls, or summed up, or both.
type stacks struct {
	*stack.Stacks
	print   bool
	profile *pprof.Profile // nil without --pprof
	places  map[place]uint64
	sample  []uint64
}

// wantsStacks tells whether the probes are to capture stacks.
func (o *Options) wantsStacks() bool {
	return (o.Stack != NoStack || o.Pprof != "") && o.Summary.Mode != SummaryOnly && !o.Latency.on() && o.Replay == ""
}

// stackConfig is what the kernel side is told of stacks.
func stackConfig(o *Options) loader.StackConfig {
	if !o.wantsStacks() {
		return loader.StackConfig{}
	}
	return loader.StackConfig{On: true, Bytes: o.StackSize, MinLatency: o.StackMinLatency}
}

// stackRoom is how much of a record a stack can take.
func stackRoom(o *Options) int {
	if !o.wantsStacks() {
		return 0
	}
	return o.StackSize + 2048 // registers, return addresses
}

// openStacks begins to watch what is mapped where. It must be before the probes run.
func (s *session) openStacks() {
	if !s.o.wantsStacks() {
		return
	}
	all, err := stack.New(stack.Options{Limit: s.o.StackLimit, Source: s.o.Stack == StackSource})
	if err != nil {
		s.notice(fmt.Sprintf("stacks of short-lived processes may have no names: %s", err))
	}
	s.stacks = &stacks{Stacks: all, places: map[place]uint64{}, print: s.o.Stack != NoStack}
	if s.o.Pprof != "" {
		s.stacks.profile = pprof.New()
	}
	for _, p := range s.targets {
		all.Attach(p.TGID)
	}
}

// appendTo is how the decoder has a stack printed; nil without stacks.
func (s *stacks) appendTo() func([]byte, *decode.Stack) []byte {
	if s == nil {
		return nil
	}
	return s.append
}

func (s *stacks) append(dst []byte, b *decode.Stack) []byte {
	frames, rest := s.Frames(b.TGID, b.Time, &b.Stack)
	if s.profile != nil && b.Call != "" {
		s.count(b, frames)
	}
	if !s.print {
		return dst
	}
	return stack.Append(dst, frames, rest)
}

// place is a frame of the profile that has got its number: a syscall has a name only.
type place struct {
	call  string
	frame *stack.Frame
}

// count adds a call to the profile. The syscall itself is the innermost frame.
func (s *stacks) count(b *decode.Stack, frames []*stack.Frame) {
	s.sample = append(s.sample[:0], remembered(s.places, place{call: b.Call}, func(p place) uint64 {
		return s.profile.Place(pprof.Frame{Module: "[kernel]", Function: p.call + "()"})
	}))
	for _, f := range frames {
		s.sample = append(s.sample, remembered(s.places, place{frame: f}, func(place) uint64 {
			return s.profile.Place(profileFrame(f))
		}))
	}
	s.profile.Add(s.sample, int64(b.Duration))
}

// profileFrame is a frame as the profile has it.
func profileFrame(f *stack.Frame) pprof.Frame {
	p := pprof.Frame{Address: f.PC, Function: f.Symbol, File: f.File, Line: f.Line}
	if f.Mapping != nil {
		p.Module, p.Address = f.Mapping.Path, f.Offset
	}
	if p.Function == "" {
		p.Function = fmt.Sprintf("%s+0x%x", p.Module, p.Address)
	}
	return p
}

// poll keeps up with what is mapped.
func (s *stacks) poll() {
	if s != nil {
		s.Poll()
	}
}

func (s *stacks) close() {
	if s != nil {
		s.Close()
	}
}

// writeProfile writes --pprof's file.
func (s *session) writeProfile() error {
	if s.stacks == nil || s.stacks.profile == nil {
		return nil
	}
	f, err := os.OpenFile(s.o.Pprof, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return fmt.Errorf("write profile %s: %w", s.o.Pprof, errno(err))
	}
	err = s.stacks.profile.Write(f, time.Since(s.began).Nanoseconds())
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write profile %s: %w", s.o.Pprof, errno(err))
	}
	return nil
}
