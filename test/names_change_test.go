// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLiveNamesWhileFoldersAreRenamed: a name that changes while it is read is one that
// the file had, and no mixture of two.
func TestLiveNamesWhileFoldersAreRenamed(t *testing.T) {
	needBPF(t)
	needEveryProbe(t)
	short, long := strings.Repeat("a", 10), strings.Repeat("b", 100)
	for _, tt := range []struct {
		name    string
		folders []string
		file    string
		renames [][2]string
		names   []string
	}{
		{
			"one folder", []string{short}, short + "/file",
			[][2]string{{short, long}, {long, short}},
			[]string{short + "/file", long + "/file"},
		},
		{
			"a folder that the file was in is renamed after the file has left it", []string{"a/d", "b"}, "a/d/file",
			[][2]string{{"a/d", "b/d"}, {"a", "c"}, {"c", "a"}, {"b/d", "a/d"}},
			[]string{"a/d/file", "b/d/file"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := memoryDir(t)
			for _, folder := range tt.folders {
				if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			file, err := os.Create(filepath.Join(dir, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			const readOften = "i=0; while [ $i -lt 20000 ]; do read line; i=$((i+1)); done"
			traces := traceNamed(t, dir, []string{"sh", "-c", readOften}, file, func() {
				for _, names := range tt.renames {
					_ = os.Rename(filepath.Join(dir, names[0]), filepath.Join(dir, names[1]))
				}
			})
			wantOneOf(t, dir, traces, tt.names)
		})
	}
}

// TestLiveNamesWhileDescriptorsAreReplaced: where another thread gives a descriptor another
// file, the name is that of the one or the other, and of no third that their memory is
// used for.
func TestLiveNamesWhileDescriptorsAreReplaced(t *testing.T) {
	needBPF(t)
	needEveryProbe(t)
	dir := memoryDir(t)
	t.Setenv(namesTracee, "replaced 1 0 20000")
	traces := traceNamed(t, dir, os.Args[:1], nil, nil)
	wantOneOf(t, dir, traces, []string{"one/file", "two/file"})
}

// wantOneOf wants all names of files below a folder to be among those, and each to be seen.
func wantOneOf(t *testing.T, dir string, traces, names []string) {
	t.Helper()
	name := regexp.MustCompile(`^read\(\d+<` + regexp.QuoteMeta(dir) + `/([^>]*)>`)
	seen := map[string]int{}
	for _, trace := range traces {
		for line := range strings.Lines(trace) {
			if m := name.FindStringSubmatch(line); m != nil {
				seen[m[1]]++
			}
		}
	}
	for _, want := range names {
		if seen[want] == 0 {
			t.Errorf("names\n got none that is %s\nwant some", want)
		}
		delete(seen, want)
	}
	for other, n := range seen {
		t.Errorf("names\n got %s, %d times\nwant one of %q", other, n, names)
	}
}
