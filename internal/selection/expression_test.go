// SPDX-License-Identifier: Apache-2.0

package selection

import (
	"fmt"
	"slices"
	"testing"
)

func TestParseKinds(t *testing.T) {
	colours := Kind{"colour", Words("red", "green|verdant", "blue")}
	fds := Kind{"descriptor", Descriptor}
	for _, tt := range []struct {
		name string
		kind Kind
		expr string
		want []uint32 // of 0 to 3
	}{
		{"a word", colours, "red", []uint32{0}},
		{"words", colours, "blue,red", []uint32{0, 2}},
		{"the case of a word does not matter", colours, "BLUE", []uint32{2}},
		{"another spelling", colours, "verdant", []uint32{1}},
		{"empty values do not count", colours, ",red,,", []uint32{0}},
		{"! means the rest", colours, "!red", []uint32{1, 2, 3}},
		{"! twice is none", colours, "!!red", []uint32{0}},
		{"all", colours, "all", []uint32{0, 1, 2, 3}},
		{"none", colours, "none", nil},
		{"not all", colours, "!all", nil},
		{"not none", colours, "!none", []uint32{0, 1, 2, 3}},
		{"descriptors", fds, "0,3", []uint32{0, 3}},
		{"a descriptor with a sign and zeros", fds, "+002", []uint32{2}},
		{"the highest descriptor", fds, "1,2147483647", []uint32{1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set, err := tt.kind.Parse(tt.expr)
			if err != nil {
				t.Fatalf("%s: %v", tt.expr, err)
			}
			var got []uint32
			for n := range uint32(4) {
				if set.Has(n) {
					got = append(got, n)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\n got %v\nwant %v", tt.expr, got, tt.want)
			}
		})
	}
}

func TestParseBadKinds(t *testing.T) {
	colours := Kind{"colour", Words("red", "green")}
	fds := Kind{"descriptor", Descriptor}
	for _, tt := range []struct {
		name string
		kind Kind
		expr string
		want string
	}{
		{"an unknown word", colours, "pink", "invalid colour 'pink'"},
		{"the value is named, not the list", colours, "!red,pink", "invalid colour 'pink'"},
		{"nothing", colours, "", "invalid colour ''"},
		{"nothing but !", colours, "!", "invalid colour '!'"},
		{"all among others", colours, "red,all", "invalid colour 'all'"},
		{"all has a case", colours, "All", "invalid colour 'All'"},
		{"? is for syscalls", colours, "?red", "invalid colour '?red'"},
		{"a negative descriptor", fds, "-1", "invalid descriptor '-1'"},
		{"a range", fds, "1-3", "invalid descriptor '1-3'"},
		{"a descriptor that is no int", fds, "2147483648", "invalid descriptor '2147483648'"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.kind.Parse(tt.expr)
			if got := fmt.Sprint(err); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.expr, got, tt.want)
			}
		})
	}
}

func TestNumbersKnowWhenTheyAreEmpty(t *testing.T) {
	for _, tt := range []struct {
		name string
		set  Numbers
		want bool
	}{
		{"the zero value", Numbers{}, true},
		{"zero is a member", Of(0), false},
		{"a high number", Of(1000), false},
		{"all", All, false},
	} {
		if got := tt.set.Empty(); got != tt.want {
			t.Errorf("%s\n got %t\nwant %t", tt.name, got, tt.want)
		}
	}
}
