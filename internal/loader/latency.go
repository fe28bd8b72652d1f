// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cilium/ebpf"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// LatencyBy are the parts of a key of latencies; enum latency_by of bpf/latency.h.
type LatencyBy uint8

// The parts of a key.
const (
	BySyscall LatencyBy = 1 << iota
	ByError
	ByProcess
	ByThread
	ByUID
	ByCgroup
	ByComm
)

// LatencyConfig is what is counted where Counting is CountLatency.
type LatencyConfig struct {
	By      LatencyBy
	Success bool // calls that succeed are counted
	Failure bool // and those that fail
	// SlowRows are the rows that SetSlow has room for, whose slowest calls are told of in
	// records: Hold must be set. 0 is none.
	SlowRows int
	// Entries is the room for buckets that are not empty, of all histograms together.
	Entries int
}

func (c *LatencyConfig) apply(spec *ebpf.CollectionSpec, cpus int) error {
	if c.By&(ByProcess|ByThread) == 0 {
		spec.Maps["names"].MaxEntries = 1
	}
	if c.By == 0 {
		spec.Maps["other_latencies"].MaxEntries = 1
		return nil
	}
	spec.Maps["latencies"].MaxEntries = uint32(max(c.Entries, 1))
	if err := spec.Variables["latency_by"].Set(uint8(c.By)); err != nil {
		return fmt.Errorf("configure latency_by: %w", err)
	}
	spec.Maps["slots"].MaxEntries = c.slots() * uint32(cpus)
	if err := spec.Variables["slots_of_cpu"].Set(c.slots()); err != nil {
		return fmt.Errorf("configure slots_of_cpu: %w", err)
	}
	spec.Maps["slow"].MaxEntries = uint32(max(c.SlowRows, 1))
	if err := spec.Variables["keeping_slow"].Set(flag(c.SlowRows > 0)); err != nil {
		return fmt.Errorf("configure keeping_slow: %w", err)
	}
	return spec.Variables["latency_of"].Set(flag(c.Success) | flag(c.Failure)<<1)
}

// slotsMax are the slots of a CPU, 512 KiB, where there is room for so many entries.
const slotsMax = 1 << 13

// slots is how many buckets have a place of their own for each CPU, besides the entries:
// a fraction of these.
func (c *LatencyConfig) slots() uint32 {
	n := uint32(1)
	for n < slotsMax && int(n)*8 < c.Entries {
		n *= 2
	}
	return n
}

// Latencies calls f with each bucket that is not empty, once or several times: its calls
// are the sum of these. What is counted meanwhile may be in it or not.
func (p *Probes) Latencies(f func(abi.LatencyKey, abi.Latency)) error {
	if err := p.slots(f); err != nil {
		return err
	}
	return p.latenciesInMap(f)
}

// latenciesInMap calls f with each bucket that is in the hash map, summed over the CPUs.
// Nothing is ever deleted there, so none is seen twice.
func (p *Probes) latenciesInMap(f func(abi.LatencyKey, abi.Latency)) error {
	const batch = 1024 // entries, some of whose values make a system call worth while
	cpus := len(p.rings)
	keys, perCPU := make([]abi.LatencyKey, batch), make([]abi.Latency, batch*cpus)
	var cursor ebpf.MapBatchCursor
	for {
		n, err := p.maps.Maps["latencies"].BatchLookup(&cursor, keys, perCPU, nil)
		for i, key := range keys[:n] {
			f(key, sumOf(perCPU[i*cpus:(i+1)*cpus]))
		}
		switch {
		case errors.Is(err, ebpf.ErrKeyNotExist):
			return nil // that was the last batch
		case err != nil:
			return fmt.Errorf("read latencies: %w", err)
		}
	}
}

// slotSize is the size of struct latency_slot.
const slotSize = 64

// slots calls f with each bucket that has a place of its own, for each CPU.
func (p *Probes) slots(f func(abi.LatencyKey, abi.Latency)) error {
	memory, err := p.maps.Maps["slots"].Memory()
	if err != nil {
		return fmt.Errorf("map slots of latencies: %w", err)
	}
	page := make([]byte, pageSize)
	for at := int64(0); at < int64(memory.Size()); at += pageSize {
		if _, err := memory.ReadAt(page, at); err != nil {
			return fmt.Errorf("read slots of latencies: %w", err)
		}
		for raw := page; len(raw) > 0; raw = raw[slotSize:] {
			var s abi.LatencySlot
			if binary.NativeEndian.Uint32(raw) == 0 {
				continue // nobody has claimed it
			}
			if _, err := binary.Decode(raw, binary.NativeEndian, &s); err != nil {
				return fmt.Errorf("read slots of latencies: %w", err)
			}
			if s.Which != 0 && s.Calls > 0 {
				f(s.Key(), s.Latency)
			}
		}
	}
	return nil
}

// OtherLatencies calls f with each bucket of what found no room in the map of
// latencies: only its Bucket and Error are set.
func (p *Probes) OtherLatencies(f func(abi.LatencyKey, abi.Latency)) error {
	m := p.maps.Maps["other_latencies"]
	var perCPU []abi.Latency
	for i := range m.MaxEntries() {
		if err := m.Lookup(i, &perCPU); err != nil {
			return fmt.Errorf("read latencies: %w", err)
		}
		if l := sumOf(perCPU); l.Calls > 0 {
			f(abi.LatencyKey{Bucket: uint16(i / 2), Error: uint16(i % 2)}, l)
		}
	}
	return nil
}

func sumOf(perCPU []abi.Latency) (sum abi.Latency) {
	for _, l := range perCPU {
		sum.Add(l)
	}
	return sum
}

// SetSlow tells how long calls of a row must take for records to be made of them, in ns.
// Until then, records are made of all.
func (p *Probes) SetSlow(row abi.LatencyKey, least uint64) error {
	if err := p.maps.Maps["slow"].Put(row, least); err != nil {
		return fmt.Errorf("set how long slow calls are: %w", err)
	}
	return nil
}

// SlowRowsFull has no records made of calls of rows that SetSlow has not been told of.
func (p *Probes) SlowRowsFull() error {
	if err := p.maps.Variables["slow_full"].Set(uint32(1)); err != nil {
		return fmt.Errorf("set that no more rows have slow calls: %w", err)
	}
	return nil
}

// Name is what a thread or process with latencies was called when they began, "" if
// that is not known.
func (p *Probes) Name(id uint32) string {
	var comm [16]byte
	if p.maps.Maps["names"].Lookup(id, &comm) != nil {
		return ""
	}
	name, _, _ := bytes.Cut(comm[:], []byte{0})
	return string(name)
}
