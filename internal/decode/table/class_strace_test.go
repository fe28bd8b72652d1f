// SPDX-License-Identifier: Apache-2.0

package table

import (
	"strings"
	"testing"
)

// oddClasses is where strace 7.2 puts a call in fewer classes under its x32 name than under
// the other: ClassesOf makes no difference between the two.
var oddClasses = map[string]Class{
	"mq_notify#64": Desc,
}

func TestClassesAreThoseOfStrace(t *testing.T) {
	strace, program := strace(t), buildTracee(t, "everycall")
	all := callsSeen(observe(t, strace, program, "-n"))
	for spelling, class := range classByName {
		t.Run(spelling, func(t *testing.T) {
			shown := make(map[string]bool)
			for _, call := range callsSeen(observe(t, strace, program, "-n", "-e", "trace="+spelling)) {
				shown[call.name] = true
			}
			for _, call := range all {
				if unnamed(call.name) {
					continue
				}
				if got, want := (ClassesOf(call.name)&^oddClasses[call.name])&class != 0, shown[call.name]; got != want {
					t.Errorf("%s in %s\n got %t\nwant %t", call.name, spelling, got, want)
				}
			}
		})
	}
}

// unnamed calls are shown by strace whatever class is traced.
func unnamed(name string) bool { return strings.HasPrefix(name, "syscall_0x") }

func TestClassSpellingsAreThoseOfStrace(t *testing.T) {
	strace := strace(t)
	known := syscallNames()
	for spelling := range classByName {
		word := strings.TrimLeft(spelling, "%")
		for _, s := range []string{word, "%" + word, "%%" + word, "%" + strings.ToUpper(word)} {
			_, got := ClassByName(s)
			if want := accepts(strace, "-e", "trace="+s); got != want && !known[s] {
				t.Errorf("%q is a class\n got %t\nwant %t", s, got, want)
			}
		}
	}
}
