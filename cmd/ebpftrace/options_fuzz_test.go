// SPDX-License-Identifier: Apache-2.0

package main

import (
	"reflect"
	"strings"
	"testing"
)

// FuzzParse looks for words that make parse panic, or say both yes and no.
func FuzzParse(f *testing.F) {
	for _, tt := range optionCases {
		f.Add(strings.Join(append(strings.Fields(tt.options), tt.words...), "\n"))
	}
	for _, tt := range badCases {
		f.Add(strings.Join(append(strings.Fields(tt.options), tt.words...), "\n"))
	}
	tables := syscallTables()
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Split(text, "\n")
		o, err := parse("ebpftrace", words, tables)
		switch {
		case err != nil && !reflect.DeepEqual(o, Options{}):
			t.Errorf("%q: %v, and yet %+v", words, err, o)
		case err == nil && o.Print == "" && len(o.Command) == 0 && len(o.Attach) == 0 && o.Replay == "" && !o.Doctor && !o.selects():
			t.Errorf("%q: nothing to trace", words)
		}
	})
}
