// SPDX-License-Identifier: Apache-2.0

package abi

import "encoding/binary"

// HeadSize is the size of struct record.
const HeadSize = 24

// Record is one item of a ring: a head and a body that depends on its kind.
type Record struct {
	Time  uint64 // CLOCK_MONOTONIC, ns
	TID   uint32
	Seq   uint32 // counts the thread's records, lost ones too
	Nr    uint32 // of the syscall, the signal, ...
	Kind  Kind
	Flags Flags
	NArgs uint8
	Body  []byte // valid as long as the bytes it was parsed from
}

// Parse reads a record. It reports false where b is too short to be one.
func Parse(b []byte) (r Record, ok bool) {
	if len(b) < HeadSize {
		return Record{}, false
	}
	return Record{
		Time:  binary.NativeEndian.Uint64(b),
		TID:   binary.NativeEndian.Uint32(b[8:]),
		Seq:   binary.NativeEndian.Uint32(b[12:]),
		Nr:    binary.NativeEndian.Uint32(b[16:]),
		Kind:  Kind(b[20]),
		Flags: Flags(b[21]),
		NArgs: b[22],
		Body:  b[HeadSize:],
	}, true
}

// Word takes a 64-bit word off the front of b: 0 where there is none.
func Word(b []byte) (word uint64, rest []byte) {
	if len(b) < 8 {
		return 0, nil
	}
	return binary.NativeEndian.Uint64(b), b[8:]
}

// Row is the row of latencies that an exit is counted in, if it tells.
func (r *Record) Row() (row LatencyKey, ok bool) {
	_, rest := Word(r.Body)
	if r.Flags&HasIP != 0 {
		_, rest = Word(rest)
	}
	for {
		c, others, more := ParseChunk(rest)
		if c.Op == OpRow {
			_, err := binary.Decode(c.Data, binary.NativeEndian, &row)
			return row, err == nil
		}
		if !more {
			return row, false
		}
		rest = others
	}
}

// Task is who a fork, exec or exit record is about; struct task_id.
type Task struct {
	TID, TGID uint32
	Comm      []byte // up to its NUL
}

const taskSize = 24

// ParseTask takes a task off the front of b.
func ParseTask(b []byte) (t Task, rest []byte) {
	if len(b) < taskSize {
		return Task{}, nil
	}
	t.TID = binary.NativeEndian.Uint32(b)
	t.TGID = binary.NativeEndian.Uint32(b[4:])
	t.Comm = upToNUL(b[8:taskSize])
	return t, b[taskSize:]
}

// Chunk is a piece of the tracee's memory; struct chunk.
type Chunk struct {
	Addr uint64
	Data []byte // valid as long as the record
	Err  int16  // negative errno of the byte after Data
	Op   uint16
}

const chunkSize = 16

// ParseChunk takes a chunk off the front of b. A chunk that claims more bytes than
// there are gets those there are.
func ParseChunk(b []byte) (c Chunk, rest []byte, ok bool) {
	if len(b) < chunkSize {
		return Chunk{}, nil, false
	}
	c.Addr = binary.NativeEndian.Uint64(b)
	n := uint64(binary.NativeEndian.Uint32(b[8:]))
	c.Err = int16(binary.NativeEndian.Uint16(b[12:]))
	c.Op = binary.NativeEndian.Uint16(b[14:])
	b = b[chunkSize:]
	c.Data = b[:min(n, uint64(len(b)))]
	return c, b[min((n+7)&^7, uint64(len(b))):], true
}

// AppendChunk appends a chunk of memory as the probes would: what was read by other
// means then looks like what they captured.
func AppendChunk(b []byte, addr uint64, data []byte) []byte {
	b = binary.NativeEndian.AppendUint64(b, addr)
	b = binary.NativeEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, 0, 0, 0, 0)
	b = append(b, data...)
	return append(b, make([]byte, -len(data)&7)...)
}

// Stack is a user stack as it was captured. Where nothing was, Registers are nil.
type Stack struct {
	Registers []byte // words, in DWARF's order; the last one is the pc
	Frames    []byte // words: return addresses that frame pointers lead to
	SP        uint64
	Memory    []byte // from SP on
}

// ParseStack finds the stack among chunks.
func ParseStack(b []byte) (s Stack) {
	for {
		c, rest, ok := ParseChunk(b)
		if !ok {
			return s
		}
		switch c.Op {
		case OpRegisters:
			s.Registers = c.Data
		case OpFrames:
			s.Frames = c.Data
		case OpStack:
			s.SP, s.Memory = c.Addr, c.Data
		}
		b = rest
	}
}
