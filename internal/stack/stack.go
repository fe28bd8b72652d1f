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
	"os"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
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
	frames    []Frame
}

// file is a mapped file, once it was looked for.
type file struct {
	f     *os.File
	image *image.Image // nil where it could not be read
}

// New begins to watch what is mapped. The error tells why only /proc is asked; it is no
// reason to do without.
func New(opt Options) (*Stacks, error) {
	processes, err := maps.Open()
	return &Stacks{opt: opt, processes: processes, images: map[maps.File]*file{}}, err
}

// Close frees what the kernel holds.
func (s *Stacks) Close() {
	s.processes.Close()
	for _, f := range s.images {
		if f.image != nil {
			f.image.Close()
		}
		if f.f != nil {
			f.f.Close()
		}
	}
	clear(s.images)
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
	Into uint64 // bytes from the symbol's beginning
	Note Note
}

// Note says what became of the stack behind a frame.
type Note uint8

const (
	Complete  Note = iota
	Limited        // there are more than were asked for
	NotCopied      // the stack goes on where it was not copied
)

// Frames finds the frames of a stack, the innermost first, at the time it was captured.
// They are valid until the next call.
func (s *Stacks) Frames(tgid uint32, time uint64, b *abi.Stack) []Frame {
	s.frames = s.frames[:0]
	if len(b.Registers) == 0 {
		return nil
	}
	s.processes.At(time)
	w := newWalk(s, tgid, time, b)
	w.run()
	return s.frames
}

// imageOf reads the file of a mapping; it is nil where there is none to be read.
func (s *Stacks) imageOf(tgid uint32, m *maps.Mapping) *image.Image {
	f := s.images[m.File]
	if f == nil {
		f = openFile(tgid, m)
		s.images[m.File] = f
	}
	return f.image
}

func openFile(tgid uint32, m *maps.Mapping) *file {
	if m.Path == "[vdso]" {
		return &file{image: vdso()}
	}
	f, err := m.Open(tgid)
	if err != nil {
		return &file{}
	}
	img, err := image.New(f)
	if err != nil {
		f.Close()
		return &file{}
	}
	return &file{f: f, image: img}
}

// address is where an address of a process is in its file's own terms.
func address(img *image.Image, m *maps.Mapping, pc uint64) (uint64, bool) {
	return img.Address(pc - m.Start + m.Offset)
}

// place adds a frame. back is 1 for a return address: it may already belong to the next
// function, where the call was the last instruction.
func (w *walk) place(pc, back uint64) (m *maps.Mapping, img *image.Image, addr uint64) {
	f := Frame{PC: pc}
	m = w.s.processes.Find(w.tgid, w.time, pc-back)
	if m != nil {
		f.Mapping, f.Offset = m, pc-m.Start+m.Offset
		if img = w.s.imageOf(w.tgid, m); img != nil {
			var ok bool
			if addr, ok = address(img, m, pc-back); !ok {
				img = nil
			}
		}
	}
	if img != nil {
		f.Place = img.Place(addr, w.s.opt.Source)
		f.Into = addr + back - f.Start
	}
	w.s.frames = append(w.s.frames, f)
	return m, img, addr
}
