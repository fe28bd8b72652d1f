// SPDX-License-Identifier: Apache-2.0

package image

import "testing"

func TestSymbols(t *testing.T) {
	s := &symbols{all: []symbol{
		{start: 0x100, end: 0x140, name: "__GI___write"},
		{start: 0x100, end: 0x140, name: "__write", global: true},
		{start: 0x100, end: 0x140, name: "write", global: true},
		{start: 0x110, end: 0x118, name: "inner", global: true},
		{start: 0x140, end: 0x140, name: "label"},
		{start: 0x150, end: 0x160, name: "_ZN1a1bEi"},
		{start: 0x160, end: 0x170, name: "_RNvCs1234_7mycrate3foo"},
	}}
	s.sort()
	for _, tt := range []struct {
		name  string
		addr  uint64
		want  string
		start uint64
	}{
		{"the name for others", 0x100, "write", 0x100},
		{"a function within another", 0x117, "inner", 0x110},
		{"behind it", 0x118, "write", 0x100},
		{"a label goes up to the next symbol", 0x14f, "label", 0x140},
		{"C++", 0x15f, "a::b(int)", 0x150},
		{"Rust", 0x160, "mycrate::foo", 0x160},
		{"before all", 0xff, "", 0},
		{"behind all", 0x170, "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			name, start := s.find(tt.addr)
			if name != tt.want || start != tt.start {
				t.Errorf("symbol at %#x\n got %s, %#x\nwant %s, %#x", tt.addr, name, start, tt.want, tt.start)
			}
		})
	}
}
