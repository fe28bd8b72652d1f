// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"strings"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

func TestDump(t *testing.T) {
	for _, tt := range []struct {
		name   string
		chunks []abi.Chunk
		n      uint64
		want   string
	}{
		{"nothing", nil, 0, ""},
		{"a part of a line", []abi.Chunk{{Addr: 0x1000, Data: []byte("a\n\x7f")}}, 3, "\n | 00000  61 0a 7f                                          a..              |"},
		{"a whole line and a part", []abi.Chunk{{Addr: 0x1000, Data: []byte("0123456789abcdef~")}}, 17,
			"\n | 00000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef |" +
				"\n | 00010  7e                                                ~                |"},
		{"no memory", []abi.Chunk{{Addr: 0x1000, Err: -14}}, 3, ""},
		{"a part of memory", []abi.Chunk{{Addr: 0x1000, Err: -14, Data: []byte("ab")}}, 3, ""},
		{"not captured", nil, 3, "\n | <3 bytes more were not captured>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Printer{Call: &Call{TID: 5}}
			p.Call.AtEntry.Chunks = tt.chunks
			p.Dump(0x1000, tt.n)
			if got := string(p.Out); got != tt.want {
				t.Errorf("%d bytes\n got %q\nwant %q", tt.n, got, tt.want)
			}
		})
	}
}

func TestDumpThatGoesOn(t *testing.T) {
	const line = "\n | 00000  "
	p := Printer{Call: &Call{TID: 5}}
	p.Call.AtEntry.Chunks = []abi.Chunk{{Addr: 0x1000, Data: make([]byte, DumpMax)}, {Addr: 0x1000 + dumpBlock + 0x10, Err: -14}}
	for _, tt := range []struct {
		name        string
		addr, n     uint64
		start, last string
	}{
		{"to the most", 0x1000, DumpMax, line, "\n | 1fff0  "},
		{"beyond the most", 0x1000, DumpMax + 5, line, "\n | <5 bytes more were not captured>"},
		{"with an offset of six digits", 0x1000, 1 << 20, "\n | 000000  ", "\n | <917504 bytes more were not captured>"},
		{"with no memory behind a block", 0x1010, DumpMax, line, "\n | <Cannot fetch 65536 bytes from pid 5 @0x11010>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p.Out = p.Out[:0]
			p.Dump(tt.addr, tt.n)
			got := string(p.Out)
			if last := got[strings.LastIndex(got, "\n"):]; !strings.HasPrefix(got, tt.start) || !strings.HasPrefix(last, tt.last) {
				t.Errorf("%d bytes\n got %.12q ... %q\nwant %q ... %q", tt.n, got, last, tt.start, tt.last)
			}
		})
	}
}
