// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// BenchmarkCall is what one call costs from its two records to its line.
func BenchmarkCall(b *testing.B) {
	for _, bm := range []struct {
		name        string
		nr          uint32
		nargs       byte
		entry, exit []byte
	}{
		{"getpid", nrGetpid, 0, nil, words(10)},
		{"read", nrRead, 3, words(3, 0x1000, 4096), append(words(32), chunk(0x1000, "0123456789abcdef0123456789abcdef")...)},
		{"openat", 257, 4, append(words(0xffffff9c, 0x1000, 0x80000, 0), chunk(0x1000, "/etc/ld.so.cache\x00")...), words(3)},
		{"mmap", 9, 6, words(0, 139264, 3, 0x22, 0xffffffffffffffff, 0), words(0x7f8581f31000)},
	} {
		b.Run(bm.name, func(b *testing.B) {
			tr := newTrace(nil)
			entry, exit := raw(10, 0, abi.Entry, bm.nr, bm.entry, bm.nargs), raw(10, 1, abi.Exit, bm.nr, bm.exit, 0)
			tr.dec.Attach(10, 10, "")
			b.ReportAllocs()
			b.SetBytes(int64(len(entry) + len(exit)))
			for b.Loop() {
				tr.dec.thread(10).reset()
				tr.dec.Record(entry)
				tr.dec.Record(exit)
				tr.out.Taken()
			}
		})
	}
}

// BenchmarkThreads is a call of many threads in turn, where no record is of the thread
// of the record before.
func BenchmarkThreads(b *testing.B) {
	for _, n := range []uint32{1, 10, 1000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tr := newTrace(nil)
			entry, exit := raw(0, 0, abi.Entry, nrGetpid, nil, 0), raw(0, 0, abi.Exit, nrGetpid, words(10), 0)
			seq, tid := uint32(0), uint32(0)
			b.ReportAllocs()
			for b.Loop() {
				if tid++; tid > n {
					tid, seq = 1, seq+2
				}
				binary.NativeEndian.PutUint32(entry[8:], tid)
				binary.NativeEndian.PutUint32(entry[12:], seq)
				binary.NativeEndian.PutUint32(exit[8:], tid)
				binary.NativeEndian.PutUint32(exit[12:], seq+1)
				tr.dec.Record(entry)
				tr.dec.Record(exit)
				tr.out.Taken()
			}
		})
	}
}

// reset makes a thread expect its first record again.
func (t *thread) reset() { t.seq = 0 }
