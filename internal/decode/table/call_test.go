// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"encoding/binary"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// callCase is a call and the line that strace prints for it.
type callCase struct {
	name    string
	syscall string
	abi     arg.ABI
	args    [6]uint64
	ret     int64
	entry   []chunk // what was captured, and when
	exit    []chunk
	verbose bool
	want    string
}

func testCalls(t *testing.T, cases []callCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			if got := callText(t, tt); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.syscall, got, tt.want)
			}
		})
	}
}

func callText(t testing.TB, tt callCase) string {
	t.Helper()
	row := table.Find(tt.syscall)
	if row == nil {
		t.Fatalf("%s has no row", tt.syscall)
	}
	c := &format.Call{Row: row, Call: arg.Call{ABI: tt.abi, Args: tt.args, Ret: tt.ret, Exited: true, Verbose: tt.verbose}}
	c.AtEntry.Chunks, c.AtExit.Chunks = tt.entry, tt.exit
	o := format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32}})
	o.Entry(c)
	o.Exit(c, 0)
	return string(o.Bytes())
}

// at is a chunk of memory made of words of 4 or 8 bytes, strings and bytes.
func at(addr uint64, parts ...any) chunk {
	c := chunk{Addr: addr}
	for _, part := range parts {
		switch v := part.(type) {
		case uint32:
			c.Data = binary.NativeEndian.AppendUint32(c.Data, v)
		case uint64:
			c.Data = binary.NativeEndian.AppendUint64(c.Data, v)
		case string:
			c.Data = append(c.Data, v...)
		case []byte:
			c.Data = append(c.Data, v...)
		}
	}
	return c
}

type chunk = abi.Chunk

func memory(chunks ...chunk) []chunk { return chunks }
