// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

func TestPadded(t *testing.T) {
	s := NewStruct(Field{Name: "a", Type: Uint}, Field{Name: "b", Type: Uint})
	for _, tt := range []struct {
		name string
		n    int
		want string
	}{
		{"whole", 8, "{a=1, b=2}"},
		{"the first field", 4, "{a=1, b=0}"},
		{"in the middle of a field", 5, "{a=1, b=2}"},
		{"nothing", 0, "{a=0, b=0}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			memory := []byte{1, 0, 0, 0, 2, 0, 0, 0}
			p := Printer{Call: &Call{}}
			p.Call.AtEntry.Chunks = []abi.Chunk{{Addr: 0x1000, Data: memory[:max(tt.n, 1)]}}
			p.Padded(0x1000, tt.n, 8, func() { p.Value(s, 0x1000) })
			if got := string(p.Out); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
			if n := len(p.Call.AtEntry.Chunks); n != 1 {
				t.Errorf("chunks afterwards\n got %d\nwant 1", n)
			}
		})
	}
}
