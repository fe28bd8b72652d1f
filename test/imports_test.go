// SPDX-License-Identifier: Apache-2.0

package test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/ebpftrace/ebpftrace/"

type arrow struct {
	folder  string
	may     []string // besides the standard library, or in spite of mustNot
	mustNot []string // of the standard library
}

// arrows are the import rules of the design: what the packages of a folder may
// import. Tests may import what they like.
var arrows = []arrow{
	{folder: "bench", may: []string{module + "bench", "github.com/cilium/ebpf", "golang.org/x/sys/unix"}}, // nothing internal: it measures from outside
	{folder: "bench", may: []string{module + "bench/", "github.com/cilium/ebpf", "golang.org/x/sys/unix"}},
	{folder: "cmd", may: []string{module + "internal/", "github.com/spf13/pflag", "golang.org/x/sys/unix"}},
	{folder: "internal/abi"},
	{folder: "internal/container", may: []string{module + "internal/hint"}, mustNot: []string{"os"}},
	{folder: "internal/decode", may: []string{module + "internal/abi", module + "internal/decode", "golang.org/x/sys/unix", "net/netip"}, mustNot: []string{"os", "net", "time", "io/fs"}},
	{folder: "internal/gen", may: []string{module + "internal/gen", "golang.org/x/sys/unix"}},
	{folder: "internal/hint"}, // any package may give one, so it may import none
	{folder: "internal/latency", may: []string{module + "internal/abi"}, mustNot: []string{"os", "net", "io/fs"}},
	{folder: "internal/live", may: []string{module + "internal/hint", module + "internal/latency", "github.com/gdamore/tcell/v2", "golang.org/x/sys/unix"}},
	{folder: "internal/loader", may: []string{module + "internal/abi", module + "internal/hint", "github.com/cilium/ebpf", "golang.org/x/sys/unix"}},
	{folder: "internal/metrics", may: []string{module + "internal/hint", module + "internal/latency", "github.com/prometheus/client_golang", "github.com/prometheus/client_model"}},
	{folder: "internal/privilege", may: []string{"golang.org/x/sys/unix"}},
	{folder: "internal/recording", may: []string{module + "internal/abi"}},
	{folder: "internal/ringbuf", may: []string{module + "internal/abi", "github.com/cilium/ebpf", "golang.org/x/sys/unix"}},
	{folder: "internal/selection"},
	{folder: "internal/stack/maps", may: []string{"golang.org/x/sys/unix"}},
	{folder: "internal/stack/image", may: []string{module + "internal/stack/cfi", module + "internal/stack/pcln", "github.com/ianlancetaylor/demangle", "github.com/ulikunitz/xz"}, mustNot: []string{"os", "net"}},
	{folder: "internal/stack/cfi", mustNot: []string{"os", "net", "io"}},
	{folder: "internal/stack/pcln", mustNot: []string{"os", "net", "io"}},
	{folder: "internal/stack/pprof", mustNot: []string{"os", "net"}},
	{folder: "internal/stack", may: []string{module + "internal/abi", module + "internal/stack", "golang.org/x/sys/unix"}},
	{folder: "internal/tracee", may: []string{"golang.org/x/sys/unix"}},
	{folder: "test", may: []string{module + "test/compare"}},
}

func TestImports(t *testing.T) {
	if _, err := os.Stat("../go.mod"); err != nil {
		t.Skipf("needs the sources: %v", err)
	}
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, "../"))
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git" || name == "scripts"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && name != "gen.go":
			files++
			checkImports(t, path, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("files checked\n got %d\nwant at least 10", files)
	}
}

func checkImports(t *testing.T, path, name string) {
	t.Helper()
	i := slices.IndexFunc(arrows, func(a arrow) bool { return strings.HasPrefix(name, a.folder+"/") })
	if i < 0 {
		t.Errorf("%s: its folder has no rule in imports_test.go", name)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if !allows(arrows[i].may, arrows[i].mustNot, imported) {
			t.Errorf("%s imports %s, which %s must not", name, imported, arrows[i].folder)
		}
	}
}

// allows judges one import. A path of the standard library has no dot in its
// first element.
func allows(may, mustNot []string, imported string) bool {
	under := func(parent string) bool {
		parent = strings.TrimSuffix(parent, "/")
		return imported == parent || strings.HasPrefix(imported, parent+"/")
	}
	first, _, _ := strings.Cut(imported, "/")
	standard := !strings.Contains(first, ".")
	return slices.ContainsFunc(may, under) || standard && !slices.ContainsFunc(mustNot, under)
}

func TestAllows(t *testing.T) {
	for _, tt := range []struct {
		name, imported string
		want           bool
	}{
		{"the standard library", "encoding/binary", true},
		{"not all of the standard library", "os", false},
		{"nor what lies below", "net/http", false},
		{"but what is excepted from that", "net/netip", true},
		{"a name that only begins alike", "osx", true},
		{"what it may", "golang.org/x/sys/unix", true},
		{"a neighbour of what it may", "golang.org/x/sys/windows", false},
		{"below what it may", module + "internal/decode/table", true},
		{"another package of ours", module + "internal/loader", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := allows([]string{"golang.org/x/sys/unix", module + "internal/decode", "net/netip"}, []string{"os", "net"}, tt.imported)
			if got != tt.want {
				t.Errorf("import of %s allowed\n got %t\nwant %t", tt.imported, got, tt.want)
			}
		})
	}
}
