// SPDX-License-Identifier: Apache-2.0

package table

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var updateCoverage = flag.Bool("update", false, "rewrite docs/syscalls.md from the rows")

const coverageFile = "../../../docs/syscalls.md"

// lacking is what rows do not show that cannot be seen in their types.
var lacking = map[string]string{
	"bpf":     "with -v, the information of BPF_OBJ_GET_INFO_BY_FD where all calls are traced and no names of descriptors asked for (-y)",
	"prctl":   "with -v, more than the first 1024 instructions of a filter",
	"seccomp": "with -v, more than the first 1024 instructions of a filter",
}

// coverage is how much of a syscall is shown: full, partly or raw, and what is not.
func coverage(name string) (level, lack string) {
	row := Find(name)
	if row == nil {
		return "raw", "all arguments: there is no row"
	}
	var plain []string
	words := 0
	for _, a := range row.Args {
		r := plainArg(name, a.Name)
		if !isPlain(a.Type) || r == nil {
			continue
		}
		words++
		if r.lack {
			plain = append(plain, a.Name+": "+r.why)
		}
	}
	if lack := lacking[name]; lack != "" {
		plain = append(plain, lack)
	}
	switch {
	case words > 0 && words == len(row.Args) && strings.HasPrefix(row.Args[0].Name, "arg"):
		return "raw", plainArg(name, row.Args[0].Name).why
	case len(plain) > 0:
		return "partly", strings.Join(plain, "; ")
	}
	return "full", ""
}

// coverageText is docs/syscalls.md.
func coverageText() string {
	var b strings.Builder
	counts := map[string]int{}
	names := syscallNames64()
	for _, name := range names {
		level, lack := coverage(name)
		counts[level]++
		fmt.Fprintf(&b, "| %s | %s | %s |\n", name, level, lack)
	}
	return fmt.Sprintf(coverageHead, len(names), counts["full"], counts["partly"], counts["raw"]) + b.String()
}

const coverageHead = `# What is shown of each syscall

Made from the rows by ` + "`go test ./internal/decode/table -run Coverage -update`" + `; a test compares the two.

- **full**: no argument is known to be shown with less in it than by strace 7.2, structs and strings included.
- **partly**: an address, or a number, stands for something that could be shown.
- **raw**: the arguments are words in hex.

Of the %d syscalls that amd64 and arm64 have between them, %d are shown in full, %d partly and %d raw.

| syscall | shown | what is not |
|---|---|---|
`

func TestCoverageIsThatOfTheRows(t *testing.T) {
	want := coverageText()
	if *updateCoverage {
		if err := os.WriteFile(coverageFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(coverageFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("docs/syscalls.md is not what the rows say: run with -update")
	}
}

func TestLackingIsOfRows(t *testing.T) {
	for name := range lacking {
		if Find(name) == nil {
			t.Errorf("%s lacks something, but has no row", name)
		}
	}
}
