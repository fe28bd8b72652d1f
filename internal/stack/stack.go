// SPDX-License-Identifier: Apache-2.0

// Package stack turns captured user stacks into frames with names.
//
// A stack comes as registers, a copy of the memory above the stack pointer, and the
// return addresses that frame pointers lead to. Frames are found by the call frame
// information of the files that are mapped, by Go's own tables, and by frame pointers
// where there is neither. It must be asked in the order of time: what is mapped where
// is known for the time of the last stack only.
package stack

import (
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/stack/cfi"
	"github.com/ebpftrace/ebpftrace/internal/stack/image"
	"github.com/ebpftrace/ebpftrace/internal/stack/maps"
)

// Options are how far stacks are followed.
type Options struct {
	Limit  int  // frames
	Source bool // their lines, too
}

// Stacks finds the frames of stacks.
type Stacks struct {
	opt       Options
	processes *maps.Processes
	images    map[maps.File]*file
	frames    []*Frame
	walk      walk
	places    map[spot]*Frame
}

// spot is an address in a mapping, for what is remembered of it.
type spot struct {
	mapping *maps.Mapping
	pc      uint64
	back    uint64
}

// spotsMax bounds what is remembered.
const spotsMax = 1 << 16

// New begins to watch what is mapped. The error tells why only /proc is asked; it is no
// reason to do without.
func New(opt Options) (*Stacks, error) {
	processes, err := maps.Open()
	s := &Stacks{}
	s.init(opt, processes)
	return s, err
}

func (s *Stacks) init(opt Options, processes *maps.Processes) {
	*s = Stacks{opt: opt, processes: processes, images: map[maps.File]*file{}, places: map[spot]*Frame{}}
	s.walk.s = s
	s.walk.frame.Word = s.walk.word
}

// Close frees what the kernel holds.
func (s *Stacks) Close() {
	s.processes.Close()
	s.closeImages()
}

// Attach reads what a process has mapped before tracing began.
func (s *Stacks) Attach(tgid uint32) { s.processes.Attach(tgid) }

// late is how long a record may wait until it is read.
const late = 5 * time.Second

// Poll makes room for what the kernel tells of mappings. It is to be called from time
// to time, stacks or not.
func (s *Stacks) Poll() {
	var now unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &now) == nil {
		s.processes.At(uint64(max(now.Nano()-int64(late), 0)))
	}
}

// Frame is a place in a process's code: of a function, and what it is about to return to.
type Frame struct {
	PC      uint64
	Mapping *maps.Mapping // nil where nothing is known to be mapped
	Offset  uint64        // in the file
	image.Place
	Into   uint64 // bytes from the symbol's beginning
	Unread bool   // the mapping is of a file that could not be read

	row     *cfi.Row // the rules for its caller, nil for none
	goFrame int64    // in code of Go: the frame's size, else negative
	line    []byte   // as Append has it
}

// Rest says what became of the stack behind the frames that were found.
type Rest uint8

const (
	Complete  Rest = iota
	Limited        // there are more than were asked for
	NotCopied      // the stack goes on where it was not copied
	NotRead        // the file of the last frame could not be read
)

// Frames finds the frames of a stack, the innermost first, at the time it was captured.
// They are valid until the next call.
func (s *Stacks) Frames(tgid uint32, time uint64, b *abi.Stack) ([]*Frame, Rest) {
	s.frames = s.frames[:0]
	if len(b.Registers) == 0 {
		return nil, Complete
	}
	s.processes.At(time)
	s.walk.begin(tgid, time, b)
	s.walk.run()
	if n := len(s.frames); n > 0 && s.walk.rest == Complete && s.frames[n-1].Unread {
		s.walk.rest = NotRead
	}
	return s.frames, s.walk.rest
}

// place adds a frame. back is 1 for a return address: it may already belong to the next
// function, where the call was the last instruction.
func (w *walk) place(pc, back uint64) *Frame {
	at := spot{w.s.processes.Find(w.tgid, w.time, pc-back), pc, back}
	f := w.s.places[at]
	if f == nil {
		f = w.s.look(w.tgid, at)
		if len(w.s.places) >= spotsMax {
			clear(w.s.places)
		}
		w.s.places[at] = f
	}
	w.s.frames = append(w.s.frames, f)
	return f
}

// look finds out about an address.
func (s *Stacks) look(tgid uint32, at spot) *Frame {
	f := &Frame{PC: at.pc, Mapping: at.mapping, goFrame: -1}
	if m := at.mapping; m != nil {
		f.Offset = at.pc - m.Start + m.Offset
		if img := s.imageOf(tgid, m); img != nil {
			s.read(f, img, at.back)
		} else {
			f.Unread = strings.HasPrefix(m.Path, "/") && !strings.HasPrefix(m.Path, "//")
		}
	}
	f.line = appendFrame(nil, f)
	return f
}

// read finds out what the file has about an address.
func (s *Stacks) read(f *Frame, img *image.Image, back uint64) {
	addr, ok := img.Address(f.Offset - back)
	if !ok {
		return
	}
	f.Place = img.Place(addr, s.opt.Source)
	f.Into = addr + back - f.Start
	f.row = img.Row(addr)
	if f.row == nil && back == 0 { // a system call may be a function's last instruction
		f.row = img.Row(addr - 1)
	}
	if size, ok := img.GoFrame(addr); ok {
		f.goFrame = size
	}
}
