// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// straceCommand is how to start strace 7.2. It fetches what it needs when it is first run.
func straceCommand(t *testing.T) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("asks strace, which takes seconds")
	}
	out, err := exec.Command("../../scripts/strace-new", "--command").Output()
	if err != nil {
		t.Skipf("needs strace 7.2: %v", err)
	}
	command := strings.Split(strings.TrimSpace(string(out)), "\n")
	version, err := exec.Command(command[0], append(command[1:], "-V")...).Output()
	if err != nil || !bytes.HasPrefix(version, []byte("strace -- version 7.2\n")) {
		t.Skipf("needs strace 7.2: %s: %v: %.40s", command, err, version)
	}
	return command
}

// ask runs strace and tells its exit status and what it complains about.
func ask(t *testing.T, command, words []string) (status int, complaint string) {
	t.Helper()
	cmd := exec.Command(command[0], slices.Concat(command[1:], words)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(stderr.String(), "\n")
	return cmd.ProcessState.ExitCode(), strings.TrimPrefix(text, "strace: ")
}

func TestStraceSaysTheSame(t *testing.T) {
	command := straceCommand(t)
	for _, tt := range badCases {
		t.Run(tt.name, func(t *testing.T) {
			words := append(strings.Fields(tt.options), tt.words...)
			status, want := ask(t, command, words)
			_, err := parse("strace", words, syscallTables())
			if err == nil {
				t.Fatalf("%q\n got no error\nwant %s", words, want)
			}
			if got, want := sorted(complaint(err)), sorted(want); got != want {
				t.Errorf("%q\n got %s\nwant %s", words, got, want)
			}
			if status != 1 {
				t.Errorf("%q: exit status\n got 1\nwant %d", words, status)
			}
		})
	}
}

var possibilities = regexp.MustCompile(`possibilities: .*`)

// sorted has the possibilities of an ambiguous option in one order: getopt's is that of
// strace's own table.
func sorted(complaint string) string {
	return possibilities.ReplaceAllStringFunc(complaint, func(list string) string {
		names := strings.Fields(list)
		slices.Sort(names)
		return strings.Join(names, " ")
	})
}

// Behind -h nothing is traced, but what stands before it is checked.
func TestStraceTakesTheSameOptions(t *testing.T) {
	command := straceCommand(t)
	for _, tt := range optionCases {
		t.Run(tt.name, func(t *testing.T) {
			words := append(strings.Fields(tt.options), tt.words...)
			if i := slices.Index(words, "--"); i >= 0 {
				words = words[:i]
			}
			if status, complaint := ask(t, command, append(words, "-h")); status != 0 {
				t.Errorf("%q is for us only; strace says\n%s", words, complaint)
			}
		})
	}
}

// strace lists all its names when it is given none.
func TestStraceHasTheSameNames(t *testing.T) {
	command := straceCommand(t)
	_, complaint := ask(t, command, []string{"--="})
	var want, got []string
	for _, m := range regexp.MustCompile(`'--([\w-]+)'`).FindAllStringSubmatch(complaint, -1) {
		want = append(want, m[1])
	}
	for i := range optionTable {
		if o := &optionTable[i]; !o.own() && o.Long != "" {
			got = append(append(got, o.Long), o.Alias...)
		}
	}
	slices.Sort(want)
	// strace knows --signal as what --signals begins with.
	got = slices.DeleteFunc(got, func(name string) bool { return name == "signal" })
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("names\n got %q\nwant %q", got, want)
	}
}

// An option that needs a value says so at the end of the line; one that takes none says
// so when it gets one.
func TestStraceTakesValuesWhereWeDo(t *testing.T) {
	command := straceCommand(t)
	for i := range optionTable {
		o := &optionTable[i]
		if o.own() {
			continue
		}
		if o.Long != "" {
			_, missing := ask(t, command, []string{"--" + o.Long})
			_, given := ask(t, command, []string{"--" + o.Long + "=zzz"})
			sameValue(t, "--"+o.Long, o.Arg != "" && !o.Optional, strings.Contains(missing, "requires an argument"))
			sameValue(t, "--"+o.Long+"=", o.Arg == "", strings.Contains(given, "doesn't allow an argument"))
		}
		if o.Letter != 0 {
			_, missing := ask(t, command, []string{"-" + string(o.Letter)})
			sameValue(t, "-"+string(o.Letter), o.letterTakesValue(), strings.Contains(missing, "requires an argument"))
		}
	}
}

func sameValue(t *testing.T, option string, got, want bool) {
	t.Helper()
	if got != want {
		t.Errorf("%s needs, or refuses, a value\n got %t\nwant %t", option, got, want)
	}
}

// An unknown value shows which option a name of -e belongs to.
func TestStraceHasTheSameNamesForExpressions(t *testing.T) {
	command := straceCommand(t)
	unknown := regexp.MustCompile(`^invalid system call '[\w-]+=zzz'`)
	for letter := 'a'; letter <= 'z'; letter++ {
		sameExpr(t, command, unknown, string(letter))
	}
	for i := range optionTable {
		for _, name := range append(optionTable[i].Expr, optionTable[i].Long) {
			if len(name) > 1 && !optionTable[i].own() {
				sameExpr(t, command, unknown, name)
			}
		}
	}
}

func sameExpr(t *testing.T, command []string, unknown *regexp.Regexp, name string) {
	t.Helper()
	_, complaint := ask(t, command, []string{"-e", name + "=zzz", "-h"})
	if got, want := byExpr(name) != nil, !unknown.MatchString(complaint); got != want {
		t.Errorf("-e %s= is known\n got %t\nwant %t; strace says: %s", name, got, want, complaint)
	}
}
