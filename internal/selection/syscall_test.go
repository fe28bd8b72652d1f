// SPDX-License-Identifier: Apache-2.0

package selection

import (
	"fmt"
	"strings"
	"testing"
)

const (
	file uint32 = 1 << iota
	desc
	pure
)

// tables are three ABIs small enough to be listed whole in a failure.
var tables = Tables{
	ABIs: []ABI{
		{Name: "64", Syscalls: []Syscall{
			{"read", 0, desc}, {"open", 2, file | desc}, {"readv", 19, desc}, {"getpid", 39, pure},
		}},
		{Name: "32", Syscalls: []Syscall{
			{"read", 3, desc}, {"open", 5, file | desc}, {"ipc", 117, 0}, {"_llseek", 140, desc},
		}},
		{Name: "x32", Bit: 0x40000000, Syscalls: []Syscall{
			{"read", 0, desc}, {"open", 2, file | desc}, {"readv", 515, desc},
		}},
	},
	Class: func(spelling string) (uint32, bool) {
		class, ok := map[string]uint32{"%file": file, "file": file, "%desc": desc, "%pure": pure, "ipc": 0}[spelling]
		return class, ok
	},
}

// text lists a set as name@abi, and as "other" where it has numbers without a name.
func text(s Set) string {
	var members []string
	for i, abi := range tables.ABIs {
		for _, call := range abi.Syscalls {
			if s.Has(i, call.Number) {
				members = append(members, call.Name+"@"+abi.Name)
			}
		}
		if s.Has(i, 999) {
			members = append(members, "other@"+abi.Name)
		}
	}
	return strings.Join(members, " ")
}

const everything = "read@64 open@64 readv@64 getpid@64 other@64 " +
	"read@32 open@32 ipc@32 _llseek@32 other@32 read@x32 open@x32 readv@x32 other@x32"

func TestParseSyscalls(t *testing.T) {
	for _, tt := range []struct{ name, expr, want string }{
		{"a name is looked up in each ABI", "open", "open@64 open@32 open@x32"},
		{"a name of one ABI only", "_llseek", "_llseek@32"},
		{"several names", "getpid,_llseek", "getpid@64 _llseek@32"},
		{"empty values do not count", ",getpid,,", "getpid@64"},
		{"a number means another call in each ABI", "3", "read@32"},
		{"a number with zeros in front", "0039", "getpid@64"},
		{"an x32 number with its bit", "1073741824", "read@x32"},
		{"a class with %", "%file", "open@64 open@32 open@x32"},
		{"an old class without %", "file", "open@64 open@32 open@x32"},
		{"a class goes before a syscall of its name", "ipc", ""},
		{"a class that an ABI has no syscall of", "%pure@32", ""},
		{"a pattern matches anywhere", "/ea", "read@64 readv@64 read@32 read@x32 readv@x32"},
		{"an empty pattern matches all names", "/@32", "read@32 open@32 ipc@32 _llseek@32"},
		{"a pattern with an anchor", "/^get|seek$", "getpid@64 _llseek@32"},
		{"a name of a given ABI", "read@32", "read@32"},
		{"a number of a given ABI", "2@x32", "open@x32"},
		{"a class of a given ABI", "%file@64", "open@64"},
		{"all", "all", everything},
		{"none", "none", ""},
		{"not all", "!all", ""},
		{"not none", "!none", everything},
		{"all among others is the calls with a name", "all@x32,getpid", "getpid@64 read@x32 open@x32 readv@x32"},
		{"! means the rest, unknown numbers too", "!%desc,ipc", "getpid@64 other@64 ipc@32 other@32 other@x32"},
		{"! twice is none", "!!getpid", "getpid@64"},
		{"? in front of a known name", "?getpid", "getpid@64"},
		{"? in front of an unknown name", "?nosuch,getpid", "getpid@64"},
		{"? in front of an unknown class", "?%nosuch", ""},
		{"? in front of a number that is too high", "?9999", ""},
		{"? in front of a pattern without matches", "?/nosuch", ""},
		{"? in front of none", "?none", ""},
		{"? alone", "?", ""},
		{"! goes before ?", "!?getpid", strings.Replace(everything, "getpid@64 ", "", 1)},
		{"! behind ? is part of a name", "?!getpid", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set, err := tables.Parse(tt.expr)
			if err != nil {
				t.Fatalf("%s: %v", tt.expr, err)
			}
			if got := text(set); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.expr, got, tt.want)
			}
			if got, want := set.Empty(), tt.want == ""; got != want {
				t.Errorf("%s is empty\n got %t\nwant %t", tt.expr, got, want)
			}
		})
	}
}

func TestParseBadSyscalls(t *testing.T) {
	for _, tt := range []struct{ name, expr, want string }{
		{"an unknown name", "nosuch", "invalid system call 'nosuch'"},
		{"the value is named, not the list", "read,nosuch,open", "invalid system call 'nosuch'"},
		{"names have a case", "READ", "invalid system call 'READ'"},
		{"an unknown class", "%nosuch", "invalid system call '%nosuch'"},
		{"a class that goes with % only", "desc", "invalid system call 'desc'"},
		{"a number without a call", "9999", "invalid system call '9999'"},
		{"a number that ends in another ABI", "39@32", "invalid system call '39@32'"},
		{"a number with a sign", "+39", "invalid system call '+39'"},
		{"a number in hex", "0x27", "invalid system call '0x27'"},
		{"a number beyond 32 bits", "4294967335", "invalid system call '4294967335'"},
		{"a name that another ABI has", "_llseek@64", "invalid system call '_llseek@64'"},
		{"nothing", "", "invalid system call ''"},
		{"nothing but !", "!", "invalid system call '!'"},
		{"nothing but a comma", "!,", "invalid system call '!,'"},
		{"none among others", "none,read", "invalid system call 'none'"},
		{"none with an ABI", "none@64", "invalid system call 'none@64'"},
		{"a space", "read, open", "invalid system call ' open'"},
		{"a pattern without matches", "/nosuch", "invalid system call '/nosuch'"},
		{"a pattern that is none", "/[", "regcomp: [: missing closing ]"},
		{"an unknown ABI", "read@16", "incorrect personality designator '16' in qualification 'read@16'"},
		{"an empty ABI", "read@", "incorrect personality designator '' in qualification 'read@'"},
		{"? does not help an unknown ABI", "?read@16", "incorrect personality designator '16' in qualification 'read@16'"},
		{"the last @ counts", "read@32@64", "invalid system call 'read@32@64'"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set, err := tables.Parse(tt.expr)
			if got := fmt.Sprint(err); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.expr, got, tt.want)
			}
			if !set.Empty() {
				t.Errorf("%s\n got %s\nwant an empty set", tt.expr, text(set))
			}
		})
	}
}

func TestSetHasNothingBeyondItsABIs(t *testing.T) {
	if tables.All().Has(len(tables.ABIs), 0) {
		t.Error("all: an ABI that the tables do not have")
	}
	if (Set{}).Has(0, 0) {
		t.Error("the zero value has a syscall")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"open", "!read,?x", "/a|b@64", "%file@x32", "1073741824", "!!all", "@", "?"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		set, err := tables.Parse(expr)
		if err != nil && !set.Empty() {
			t.Errorf("%q: %v, and yet %s", expr, err, text(set))
		}
		inverse, err2 := tables.Parse("!" + expr)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%q: %v, with !: %v", expr, err, err2)
		}
		if err == nil && set.Has(0, 39) == inverse.Has(0, 39) {
			t.Errorf("%q and its opposite agree about getpid", expr)
		}
	})
}
