// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"encoding/binary"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/stack/cfi"
)

// walk goes from a frame to its caller.
type walk struct {
	s     *Stacks
	tgid  uint32
	time  uint64
	stack *abi.Stack
	frame cfi.Frame
	exact bool // pc is where the thread is, not where it returns to
	short bool // memory was asked for that was not copied
	rest  Rest
}

// begin takes another stack.
func (w *walk) begin(tgid uint32, time uint64, b *abi.Stack) {
	w.tgid, w.time, w.stack = tgid, time, b
	w.exact, w.short, w.rest = true, false, Complete
	for i := range min(len(b.Registers)/8, cfi.Registers) {
		w.frame.Regs[i] = binary.NativeEndian.Uint64(b.Registers[8*i:])
	}
}

// word reads the copy of the stack.
func (w *walk) word(addr uint64) (uint64, bool) {
	at := addr - w.stack.SP
	if at >= uint64(len(w.stack.Memory)) || at+8 > uint64(len(w.stack.Memory)) {
		w.short = w.short || addr >= w.stack.SP
		return 0, false
	}
	return binary.NativeEndian.Uint64(w.stack.Memory[at:]), true
}

// run adds the frames from the innermost on.
func (w *walk) run() {
	pc := w.frame.Regs[columnPC]
	for pc != 0 {
		if len(w.s.frames) == w.s.opt.Limit {
			w.rest = Limited
			return
		}
		back := uint64(1)
		if w.exact {
			back = 0
		}
		f := w.place(pc, back)
		if f.Mapping == nil && !w.exact {
			return
		}
		next, result := w.caller(f)
		if result == cfi.Missing {
			w.goOn()
			return
		}
		if result == cfi.Bottom {
			return
		}
		pc = next
	}
}

// goOn adds the frames behind the last one by the chain of frame pointers: the copy of
// the stack ends here, or was not asked for. The chain has the frames that were found, in
// their order, but for those without a frame pointer.
func (w *walk) goOn() {
	chain, last := w.stack.Frames, false
	for _, f := range w.s.frames {
		rest, found := behind(chain, f.PC)
		if last = found; found {
			chain = rest
		}
	}
	if last {
		w.chain(chain)
		return
	}
	if w.short {
		w.rest = NotCopied
	}
}

// behind is what stands behind a word.
func behind(words []byte, word uint64) (rest []byte, found bool) {
	for ; len(words) >= 8; words = words[8:] {
		if codeAddress(binary.NativeEndian.Uint64(words)) == word {
			return words[8:], true
		}
	}
	return nil, false
}

// chain adds the frames of return addresses.
func (w *walk) chain(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		if len(w.s.frames) == w.s.opt.Limit {
			w.rest = Limited
			return
		}
		pc := codeAddress(binary.NativeEndian.Uint64(b))
		if w.s.processes.Find(w.tgid, w.time, pc-1) == nil {
			return
		}
		w.place(pc, 1)
	}
}

// caller makes the frame its caller's, by what is known best.
func (w *walk) caller(f *Frame) (pc uint64, result cfi.Result) {
	was, top, from := w.frame.Regs[columnSP], w.exact, w.frame.Regs[columnPC]
	w.exact = false
	switch {
	case f.row != nil:
		pc, result = w.frame.Caller(f.row, columnSP)
		w.exact = f.row.Signal
	case f.goFrame >= 0:
		pc, result = w.goCaller(f.goFrame)
	default:
		pc, result = w.pointerCaller()
	}
	if result != cfi.Found {
		return 0, result
	}
	pc = codeAddress(pc)
	w.frame.Regs[columnPC] = pc
	// The stack shrinks from callee to caller; but for one that has put nothing there yet,
	// and for a signal handler with a stack of its own.
	sp := w.frame.Regs[columnSP]
	if sp < was && !w.exact || sp == was && (!top || pc == from) {
		return 0, cfi.Bottom
	}
	return pc, cfi.Found
}

// goCaller goes to the caller of a function of Go, whose frame has that many bytes.
func (w *walk) goCaller(size int64) (uint64, cfi.Result) {
	r := &w.frame.Regs
	end := r[columnSP] + uint64(size)
	if linkColumn >= 0 { // arm64: what is in the link register is saved at the frame's beginning
		link := uint64(0)
		if size == 0 {
			link = r[max(linkColumn, 0)]
		} else if v, ok := w.word(r[columnSP]); ok {
			link = v
		} else {
			return 0, cfi.Missing
		}
		r[columnSP] = end
		return link, cfi.Found
	}
	pc, ok := w.word(end)
	if !ok {
		return 0, cfi.Missing
	}
	if size > 0 {
		if fp, ok := w.word(end - 8); ok {
			r[columnFP] = fp
		}
	}
	r[columnSP] = end + 8
	return pc, cfi.Found
}

// pointerCaller goes to the caller by the frame pointer, as code without a description
// may have it: what a just-in-time compiler makes.
func (w *walk) pointerCaller() (uint64, cfi.Result) {
	r := &w.frame.Regs
	fp := r[columnFP]
	if fp < r[columnSP] || fp&7 != 0 {
		return 0, cfi.Missing
	}
	short := w.short
	next, ok := w.word(fp)
	pc, ok2 := w.word(fp + 8)
	w.short = short // what is no frame pointer may be anything
	if !ok || !ok2 {
		return 0, cfi.Missing
	}
	if w.s.processes.Find(w.tgid, w.time, codeAddress(pc)-1) == nil {
		return 0, cfi.Bottom
	}
	r[columnFP], r[columnSP] = next, fp+16
	return pc, cfi.Found
}
