// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"encoding/binary"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Memory is a sparse snapshot of the caller's memory, as chunks. It holds the bytes
// it was given; they must stay valid as long as it is asked.
type Memory struct {
	Chunks []abi.Chunk
}

// Reset forgets the chunks and reads those in b, a record's body behind its words.
func (m *Memory) Reset(b []byte) {
	m.Chunks = m.Chunks[:0]
	for {
		c, rest, ok := abi.ParseChunk(b)
		if !ok {
			return
		}
		m.Chunks = append(m.Chunks, c)
		b = rest
	}
}

// read gives up to n bytes that were captured at addr, as far as one chunk goes. It
// is nil where there are none.
func (m *Memory) read(addr uint64, n int) []byte {
	var best []byte
	for i := range m.Chunks {
		c := &m.Chunks[i]
		at := addr - c.Addr
		if c.Op >= abi.OpExecPath || at >= uint64(len(c.Data)) {
			continue
		}
		b := c.Data[at:]
		if len(b) >= n {
			return b[:n]
		}
		if len(b) > len(best) {
			best = b
		}
	}
	return best
}

// failed tells whether a copy that covers addr was tried and failed.
func (m *Memory) failed(addr uint64) bool {
	for i := range m.Chunks {
		c := &m.Chunks[i]
		if c.Err != 0 && c.Op < abi.OpExecPath && addr-c.Addr <= uint64(len(c.Data)) {
			return true
		}
	}
	return false
}

// first gives the bytes of the first chunk that an op of the table has copied.
func (m *Memory) first() []byte {
	for i := range m.Chunks {
		if m.Chunks[i].Op < abi.OpExecPath {
			return m.Chunks[i].Data
		}
	}
	return nil
}

// special gives the bytes of a chunk that stands for itself, such as execve's path.
func (m *Memory) special(op uint16) []byte {
	for i := range m.Chunks {
		if m.Chunks[i].Op == op {
			return m.Chunks[i].Data
		}
	}
	return nil
}

// Split tells how many ns of a call its thread waited for a CPU, and how many it was
// blocked. It is false where that was not measured.
func (m *Memory) Split() (runQueue, blocked uint64, ok bool) {
	b := m.special(abi.OpSplit)
	if len(b) < 16 {
		return 0, 0, false
	}
	return word(b[:8]), word(b[8:16]), true
}

// word reads a little-endian or native integer of 1, 2, 4 or 8 bytes.
func word(b []byte) uint64 {
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(binary.NativeEndian.Uint16(b))
	case 4:
		return uint64(binary.NativeEndian.Uint32(b))
	case 8:
		return binary.NativeEndian.Uint64(b)
	}
	return 0
}
