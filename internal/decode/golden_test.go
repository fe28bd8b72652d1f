// SPDX-License-Identifier: Apache-2.0

package decode_test

import (
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/recording"
)

var update = flag.Bool("update", false, "rewrite the .want files from what is printed now")

// TestGolden writes recordings that the probes made as lines, without a kernel. A
// recording is made by --record (scripts/record); a change of a .want file is a
// change of behaviour, to be read as such.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/records/*/*.rec.gz")
	if err != nil || len(files) == 0 {
		t.Fatalf("no recordings: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "testdata/records/"), ".rec.gz")
		t.Run(name, func(t *testing.T) {
			got := replay(t, file)
			want := strings.TrimSuffix(file, ".rec.gz") + ".want"
			if *update {
				if err := os.WriteFile(want, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			b, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			differences(t, string(got), string(b))
		})
	}
}

func replay(t *testing.T, file string) []byte {
	t.Helper()
	out := format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32}, Columns: 40})
	native := map[string]arg.ABI{"amd64": arg.AMD64, "arm64": arg.ARM64}[filepath.Base(filepath.Dir(file))]
	d := decode.New(decode.Options{
		Native: native,
		Compat: map[arg.ABI]arg.ABI{arg.AMD64: arg.I386, arg.ARM64: arg.ARM}[native],
		Output: func(uint32) *format.Output { return out },
	})
	if h := records(t, file, d.Record); arg.ABI(h.ABI) != native {
		t.Errorf("architecture\n got %v\nwant %v", h.ABI, native)
	}
	d.Finish(false)
	return out.Bytes()
}

// records hands out the records of a recording.
func records(t *testing.T, file string, take func([]byte)) recording.Header {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := recording.NewReader(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	for {
		b, err := r.Next()
		if errors.Is(err, io.EOF) {
			return r.Header
		}
		if err != nil {
			t.Fatal(err)
		}
		take(b)
	}
}

// differences tells the first lines that are not the same.
func differences(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	shown := 0
	for i := range max(len(g), len(w)) {
		a, b := at(g, i), at(w, i)
		if a != b && shown < 5 {
			t.Errorf("line %d\n got %s\nwant %s", i+1, a, b)
			shown++
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
