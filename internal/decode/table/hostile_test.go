// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"math/rand/v2"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// hostileWords are what a tracee may pass for anything.
var hostileWords = []uint64{0, 1, 2, 8, 64, 0x1000, 0x1008, 0x10f8, 0x7fffffff, 0x80000000, 0xffffffff, 1 << 63, allOnes, allOnes - 7}

// TestHostileCallsArePrinted makes calls of every row out of random words, with memory
// that is random, all ones or all zeroes, and ends anywhere.
func TestHostileCallsArePrinted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, a := range []table.ABI{table.AMD64, table.ARM64, table.I386, table.ARM} {
		for nr := range uint64(a.Max() + 1) {
			row := table.Lookup(arg.ABI(a), nr)
			if row == nil {
				continue
			}
			for range 60 {
				hostileCall(t, r, arg.ABI(a), row)
			}
		}
	}
}

func hostileCall(t *testing.T, r *rand.Rand, a arg.ABI, row *table.Row) {
	word := func() uint64 {
		if r.IntN(3) == 0 {
			return uint64(r.IntN(64))
		}
		return hostileWords[r.IntN(len(hostileWords))]
	}
	c := &format.Call{Row: row, Call: arg.Call{ABI: a, Ret: int64(word()), Exited: r.IntN(4) > 0, Verbose: r.IntN(2) > 0, Opaque: r.IntN(8) == 0}}
	for i := range c.Args {
		c.Args[i] = word()
	}
	c.AtEntry.Chunks, c.AtExit.Chunks = hostileMemory(r), hostileMemory(r)
	o := format.NewOutput(&format.Options{ArgNames: r.IntN(2) > 0, Values: arg.Options{StringLimit: 32, Style: arg.Style(r.IntN(3))}})
	o.Entry(c)
	if c.Exited {
		o.Exit(c, 0)
	}
	out := o.Bytes()
	if len(out) > 1<<20 {
		t.Fatalf("%s(%#x)\n got %d bytes\nwant less", row.Name, c.Args, len(out))
	}
	for _, b := range out {
		if b < ' ' || b > '~' {
			t.Fatalf("%s(%#x)\n got the byte %#x in %q\nwant printable ASCII", row.Name, c.Args, b, out)
		}
	}
}

// hostileMemory is a few chunks at addresses that hostileWords has.
func hostileMemory(r *rand.Rand) (chunks []abi.Chunk) {
	for range r.IntN(3) {
		data := make([]byte, r.IntN(300))
		kind := r.IntN(4)
		for i := range data {
			switch kind {
			case 0:
				data[i] = 0xff
			case 1:
				data[i] = byte(r.Uint32())
			case 2: // words that are addresses of this memory
				data[i] = [8]byte{0x08, 0x10}[i%8]
			}
		}
		chunks = append(chunks, abi.Chunk{Addr: hostileWords[4+r.IntN(5)], Data: data})
	}
	return chunks
}
