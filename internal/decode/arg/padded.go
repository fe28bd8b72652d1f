// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Padded runs f with the n bytes at addr followed by zeroes, up to size bytes: the
// kernel takes a struct like that whose caller knows an older one.
func (p *Printer) Padded(addr uint64, n, size int, f func()) {
	if n >= size {
		f()
		return
	}
	padded := make([]byte, size)
	copy(padded, p.Read(addr, n))
	m := &p.Call.AtEntry
	if p.Exit {
		m = &p.Call.AtExit
	}
	chunks := m.Chunks
	m.Chunks = append(chunks, abi.Chunk{Addr: addr, Data: padded})
	f()
	m.Chunks = chunks
}
