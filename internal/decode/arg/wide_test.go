// SPDX-License-Identifier: Apache-2.0

package arg

import "testing"

func TestHexWide(t *testing.T) {
	for _, tt := range []struct {
		name  string
		v     uint64
		width int
		want  string
	}{
		{"the 0x counts", 5, 8, "0x000005"},
		{"0 has none", 0, 8, "00000000"},
		{"wider than its width", 0x123456789, 8, "0x123456789"},
		{"no width", 0, 0, "0"},
		{"all ones", 1<<64 - 1, 16, "0xffffffffffffffff"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &Printer{}
			if p.HexWide(tt.v, tt.width); string(p.Out) != tt.want {
				t.Errorf("%#x, %d wide\n got %s\nwant %s", tt.v, tt.width, p.Out, tt.want)
			}
		})
	}
}
