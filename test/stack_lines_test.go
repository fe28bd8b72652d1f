// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bytes"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// linePrograms have debug information. What is inlined has the line within it.
var linePrograms = []struct {
	name  string
	need  string
	build []string
	calls string
	least int // places with a line
}{
	{"C", "gcc", []string{"gcc", "-g", "-O0", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, "all", 10},
	{"C with inlining", "gcc", []string{"gcc", "-g", "-O2", "-DKEEP=", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, "all", 8},
	{"C with DWARF 4", "gcc", []string{"gcc", "-gdwarf-4", "-O2", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, "all", 10},
	{"C whose debug sections are compressed", "gcc", []string{"gcc", "-g", "-gz", "-O2", "-pthread", "-o", "@OUT@", "testdata/stacks/plain.c"}, "all", 10},
	{"C that is stripped, with a debug file beside", "objcopy", []string{"sh", "-c", `gcc -g -O2 -pthread -o @OUT@ testdata/stacks/plain.c && objcopy --only-keep-debug @OUT@ @OUT@.debug &&
		objcopy --strip-all --add-gnu-debuglink=@OUT@.debug @OUT@`}, "all", 10},
	{"C++", "g++", []string{"g++", "-g", "-O2", "-o", "@OUT@", "testdata/stacks/classes.cc"}, "all", 3},
	{"Go", "go", []string{"go", "build", "-o", "@OUT@", "testdata/stacks/gopher/main.go"}, "openat,read,write,close", 10},
	{"Go without inlining", "go", []string{"go", "build", "-gcflags=all=-l", "-o", "@OUT@", "testdata/stacks/gopher/main.go"}, "openat,read,write,close", 10},
}

var (
	placedLine = regexp.MustCompile(`^ > (.*?)\(.*\) \[0x([0-9a-f]+)\](?: (.*:\d+))?$`)
	symbolLine = regexp.MustCompile(`^(.*?):(\d+|\?)(?: \(discriminator \d+\))?$`)
)

// lined is a place in the program, and the line that -kk has for it, "" for none.
type lined struct {
	offset uint64
	exact  bool // the innermost: no return address
	source string
}

// linesOf reads the places in a program that -kk prints, each once.
func linesOf(t *testing.T, trace, program string) (all []lined) {
	t.Helper()
	inner := true
	for line := range strings.Lines(trace) {
		m := placedLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			inner = true
			continue
		}
		exact := inner
		inner = false
		if m[1] != program {
			continue
		}
		offset, err := strconv.ParseUint(m[2], 16, 64)
		if err != nil {
			t.Fatal(err)
		}
		if l := (lined{offset, exact, m[3]}); !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return all
}

// wantedLines asks binutils about places; of programs in Go, whose DWARF 5 binutils 2.40
// cannot read, Go's own tool.
func wantedLines(t *testing.T, program string, isGo bool, places []lined) (sources []string) {
	t.Helper()
	var asked bytes.Buffer
	base := firstAddress(t, program)
	for _, p := range places {
		addr := base + p.offset
		if !p.exact {
			addr-- // of the call, not of what follows it
		}
		fmt.Fprintf(&asked, "%#x\n", addr)
	}
	cmd := exec.Command("addr2line", "-e", program)
	if isGo {
		cmd = exec.Command("go", "tool", "addr2line", program)
	}
	cmd.Stdin = &asked
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	functions := false // Go's tool has a line for the function before each
	for line := range strings.Lines(string(out)) {
		if functions = isGo && !functions; functions {
			continue
		}
		m := symbolLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("addr2line\n got %s", line)
		}
		if m[1] == "??" || m[2] == "?" || m[2] == "0" {
			sources = append(sources, "")
		} else {
			sources = append(sources, filepath.Clean(m[1])+":"+m[2])
		}
	}
	return sources
}

// TestStackLines compares the lines of -kk with those of tools that look addresses up: strace with
// libunwind has none.
func TestStackLines(t *testing.T) {
	needBPF(t)
	needCommands(t, "addr2line")
	ebpftrace := needEbpftrace(t)
	for _, p := range linePrograms {
		t.Run(p.name, func(t *testing.T) {
			needCommands(t, p.need)
			program := buildStackProgram(t, p.build)
			log := filepath.Join(t.TempDir(), "log")
			runTracer(t, slices.Concat(ebpftrace, []string{"-f", "-kk", "-e", "trace=" + p.calls, "-o", log, program}))
			trace, err := os.ReadFile(log)
			if err != nil {
				t.Fatal(err)
			}
			places := linesOf(t, string(trace), program)
			known := 0
			for i, want := range wantedLines(t, program, p.need == "go", places) {
				got := places[i].source
				if got != "" {
					dir, name := filepath.Split(got)
					got = filepath.Join(dir, name)
					known++
				}
				if got != want {
					t.Errorf("line of %#x, exact %v\n got %s\nwant %s", places[i].offset, places[i].exact, got, want)
				}
			}
			if known < p.least {
				t.Errorf("places with a line\n got %d of %d\nwant %d at least", known, len(places), p.least)
			}
			t.Logf("%d places, %d with a line", len(places), known)
		})
	}
}

// firstAddress is the address that offset 0 of a program's file has.
func firstAddress(t *testing.T, program string) uint64 {
	t.Helper()
	f, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_LOAD && p.Flags&elf.PF_X != 0 {
			return p.Vaddr - p.Off
		}
	}
	t.Fatal("the program has no code")
	return 0
}
