// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// outputMax is more than any call's line needs at the default string limit.
const outputMax = 1 << 20

// checkOutput asserts what holds whatever a tracee does: nothing but printable ASCII
// reaches the terminal, and not without end.
func checkOutput(t *testing.T, b []byte) {
	t.Helper()
	if len(b) > outputMax {
		t.Errorf("a line of %d bytes", len(b))
	}
	for i, c := range b {
		if (c < ' ' || c > '~') && c != '\n' {
			t.Fatalf("byte %#x at %d reached the terminal: %q", c, i, b[max(0, i-40):min(len(b), i+40)])
		}
	}
}

// FuzzRecords feeds records that no probe would make.
func FuzzRecords(f *testing.F) {
	f.Add(raw(10, 0, abi.Entry, nrRead, words(3, 0x1000, 100), 3), raw(10, 1, abi.Exit, nrRead, append(words(3), chunk(0x1000, "abc")...), 0))
	f.Add(raw(10, 0, abi.Fork, 0, task(11, 10), 0), raw(11, 0, abi.TaskExit, 9, task(11, 10), 0))
	f.Add(raw(10, 0, abi.Exec, 11, task(10, 10), 0), raw(10, 9, abi.Signal, 17, make([]byte, 48), 0))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		late := func(o *Options) {
			o.Status, o.MinLatency = func(s Status) bool { return s != Failed }, uint64(len(a)&1)
		}
		for _, change := range []func(*Options){nil, late} {
			tr := newTrace(change)
			tr.dec.Record(a)
			tr.dec.Record(b)
			tr.dec.Record(a)
			tr.dec.Finish(true)
			checkOutput(t, tr.out.Bytes())
		}
	})
}

// FuzzCalls makes calls of every row with any registers, and memory that is there,
// partly there, or contradicts itself.
func FuzzCalls(f *testing.F) {
	for nr := range uint16(470) {
		f.Add(nr, false, int64(0), words(0, 1, 2, 3, 4, 5), []byte("abcdefghijklmnop"), []byte{})
		f.Add(nr, true, int64(-14), words(0x1000, 0x1000, 8, 0x1008, 0x1010, 16), make([]byte, 128), make([]byte, 64))
	}
	f.Fuzz(func(t *testing.T, nr uint16, verbose bool, ret int64, args, before, after []byte) {
		out := format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32}, Columns: 40, DumpRead: everything, DumpWritten: everything})
		for _, a := range []arg.ABI{arg.AMD64, arg.ARM64, arg.I386} {
			c := &format.Call{Nr: uint32(nr % 512), Row: table.Lookup(a, uint64(nr%512))}
			c.ABI, c.Verbose = a, verbose
			for i := range c.Args {
				c.Args[i], args = abi.Word(args)
			}
			c.AtEntry.Reset(memory(c.Args, before))
			if c.Row != nil && c.Row.Stands != nil {
				out.Stand(c)
			}
			out.Entry(c)
			c.AtExit.Reset(memory(c.Args, after))
			c.Exited, c.Ret = true, ret
			out.Exit(c, 0)
			out.Dump(c)
			checkOutput(t, out.Bytes())
			out.Taken()
		}
	})
}

func everything(uint32) bool { return true }

// memory puts the bytes where each argument points, and once more in pieces.
func memory(args [6]uint64, data []byte) (b []byte) {
	if len(data) == 0 {
		return nil
	}
	for i, addr := range args {
		b = append(b, chunk(addr, string(data[i*len(data)/8:]))...)
	}
	b = append(b, chunk(binary.NativeEndian.Uint64(append(bytes.Clone(data), make([]byte, 8)...)), string(data))...)
	return b
}
