// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math/bits"
	"strings"
	"testing"
)

// syscallNames are all names of all ABIs, as the class table spells them.
func syscallNames() map[string]bool {
	all := make(map[string]bool)
	for _, abi := range everyABI {
		for nr := uint64(0); nr < armPrivateBase+100; nr++ {
			if name, _, _ := strings.Cut(abi.Name(nr), "#"); name != "" {
				all[name] = true
			}
		}
	}
	return all
}

func TestEverySyscallIsInTheClassTable(t *testing.T) {
	all := syscallNames()
	for name := range all {
		if _, ok := classes[name]; !ok {
			t.Errorf("%s has no classes, not even 0", name)
		}
	}
	for name := range classes {
		if !all[name] {
			t.Errorf("%s is no syscall of any ABI", name)
		}
	}
}

func TestClassByName(t *testing.T) {
	for _, tt := range []struct {
		name, spelling string
		want           Class // 0: no class
	}{
		{"with a percent sign", "%file", File},
		{"an old class without it", "file", File},
		{"net is short for network", "%net", Network},
		{"but not without the percent sign", "net", 0},
		{"a newer class needs the percent sign", "creds", 0},
		{"stat is a syscall", "stat", 0},
		{"one percent sign is stat's own class", "%stat", Stat},
		{"two are for all of its kind", "%%stat", StatLike},
		{"statfs too", "%%statfs", StatfsLike},
		{"no two for others", "%%file", 0},
		{"case matters", "%FILE", 0},
		{"all is no class", "%all", 0},
		{"nothing", "", 0},
		{"only the sign", "%", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := ClassByName(tt.spelling); got != tt.want || ok != (tt.want != 0) {
				t.Errorf("%q\n got %#x, %t\nwant %#x", tt.spelling, got, ok, tt.want)
			}
		})
	}
}

func TestEveryClassHasOneBitAndMembers(t *testing.T) {
	for spelling, class := range classByName {
		if bits.OnesCount32(uint32(class)) != 1 {
			t.Errorf("%s is %#x", spelling, class)
		}
		members := 0
		for _, in := range classes {
			if in&class != 0 {
				members++
			}
		}
		if members == 0 {
			t.Errorf("%s has no members", spelling)
		}
	}
}

func TestClassesOf(t *testing.T) {
	for _, tt := range []struct {
		name, syscall string
		want          Class
	}{
		{"a call of two classes", "openat", File | Desc},
		{"a call of none", "getpgid", 0},
		{"x32's name of amd64's call", "readv#64", Desc},
		{"no call", "nosuchcall", 0},
		{"nothing", "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := ClassesOf(tt.syscall); got != tt.want {
				t.Errorf("%s\n got %#x\nwant %#x", tt.syscall, got, tt.want)
			}
		})
	}
}
