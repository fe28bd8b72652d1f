// SPDX-License-Identifier: Apache-2.0

package image

import (
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run runs words in a folder.
func run(t *testing.T, dir string, words ...string) {
	t.Helper()
	if _, err := exec.LookPath(words[0]); err != nil {
		t.Skipf("needs %s: scripts/deps.sh test", words[0])
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(words, " "), err, out)
	}
}

// The folder that is a root here has the program as /bin/program, and beside it
// /bin/whole, from which it was stripped, and /bin/program.debug. A case moves the last.
func buildStripped(t *testing.T, options ...string) (root string) {
	t.Helper()
	root = t.TempDir()
	bin := filepath.Join(root, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	source, err := filepath.Abs("testdata/hidden.c")
	if err != nil {
		t.Fatal(err)
	}
	run(t, bin, "cp", source, "hidden.c")
	run(t, bin, append([]string{"gcc", "-g", "-O1", "-o", "whole", "hidden.c"}, options...)...)
	run(t, bin, "objcopy", "--only-keep-debug", "whole", "program.debug")
	run(t, bin, "objcopy", "--strip-all", "--add-gnu-debuglink=program.debug", "whole", "program")
	return root
}

// hiddenAt is the address of the function, by the file that was not stripped.
func hiddenAt(t *testing.T, path string) uint64 {
	t.Helper()
	f, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.Symbols()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Name == "hidden" {
			return s.Value
		}
	}
	t.Fatal("the compiler has left no function named hidden")
	return 0
}

func rootAt(dir string) Root {
	return func(path string) (File, error) { return os.Open(filepath.Join(dir, path)) }
}

func placeIn(t *testing.T, file, path string, addr uint64, roots ...Root) Place {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := New(f, path, roots...)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	return m.Place(addr, true)
}

func TestDebugFiles(t *testing.T) {
	const noID = "-Wl,--build-id=none"
	byID := func(t *testing.T, root string) string {
		f, err := elf.Open(filepath.Join(root, "bin/whole"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		id := buildID(f)
		if len(id) == 0 {
			t.Skip("needs a linker that makes build ids")
		}
		return "/usr/lib/debug/.build-id/" + fmt.Sprintf("%x", id[:1]) + "/" + fmt.Sprintf("%x", id[1:]) + ".debug"
	}
	at := func(path string) func(*testing.T, string) string {
		return func(*testing.T, string) string { return path }
	}
	for _, tt := range []struct {
		name  string
		build []string
		to    func(t *testing.T, root string) string // where the debug file goes
		spoil []string                               // a command
		found bool
	}{
		{"by build id", nil, byID, nil, true},
		{"another file by the name of the build id", nil, byID, []string{"objcopy", "--remove-section=.note.gnu.build-id", "program.debug"}, false},
		{"by link, beside the program", []string{noID}, at("/bin/program.debug"), nil, true},
		{"by link, in .debug", []string{noID}, at("/bin/.debug/program.debug"), nil, true},
		{"by link, where packages are", []string{noID}, at("/usr/lib/debug/bin/program.debug"), nil, true},
		{"by link, with a build id", nil, at("/usr/lib/debug/bin/program.debug"), nil, true},
		{"by link, with another checksum", []string{noID}, at("/bin/program.debug"), []string{"sh", "-c", "echo >>program.debug"}, false},
		{"by link, with another build id", nil, at("/bin/program.debug"), []string{"gcc", "-g", "-O1", "-o", "program.debug", "hidden.c", "-Wl,--build-id=0x0123456789abcdef"}, false},
		{"where nothing looks", nil, at("/program.debug"), nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := buildStripped(t, tt.build...)
			bin := filepath.Join(root, "bin")
			if tt.spoil != nil {
				run(t, bin, tt.spoil...)
			}
			to := filepath.Join(root, tt.to(t, root))
			run(t, bin, "mkdir", "-p", filepath.Dir(to))
			if from := filepath.Join(bin, "program.debug"); from != to {
				run(t, bin, "mv", from, to)
			}
			addr := hiddenAt(t, filepath.Join(bin, "whole"))
			want := Place{}
			if tt.found {
				want = placeIn(t, filepath.Join(bin, "whole"), "", addr)
			}
			for _, roots := range [][]Root{{rootAt(root)}, {rootAt(t.TempDir()), rootAt(root)}} {
				if got := placeIn(t, filepath.Join(bin, "program"), "/bin/program", addr, roots...); got != want {
					t.Errorf("what is known of an address in hidden, in the last of %d roots\n got %+v\nwant %+v", len(roots), got, want)
				}
			}
			if tt.found && (want.Symbol != "hidden" || !strings.HasSuffix(want.File, "hidden.c") || want.Line < 4 || want.Line > 5) {
				t.Errorf("what the whole program knows\n got %+v\nwant hidden, and a line of hidden.c", want)
			}
		})
	}
}

func TestMiniDebugInfo(t *testing.T) {
	for _, tt := range []struct {
		name string
		xz   []string
		want string
	}{
		{"as packages have it", nil, "hidden"},
		{"with sizes in the block's head", []string{"-T2"}, "hidden"},
		{"with another dictionary", []string{"--lzma2=dict=4KiB"}, "hidden"},
		{"with a filter before", []string{"--x86", "--lzma2"}, ""},
		{"another format", []string{"--format=lzma"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := buildStripped(t)
			bin := filepath.Join(root, "bin")
			run(t, bin, "objcopy", "--strip-debug", "--remove-section=.comment", "program.debug", "mini")
			run(t, bin, append(append([]string{"xz", "-k", "--suffix=.xz"}, tt.xz...), "mini")...)
			run(t, bin, "objcopy", "--add-section", ".gnu_debugdata=mini.xz", "--remove-section=.gnu_debuglink", "program", "packed")
			addr := hiddenAt(t, filepath.Join(bin, "whole"))
			if got := placeIn(t, filepath.Join(bin, "packed"), "/bin/packed", addr, rootAt(root)); got.Symbol != tt.want {
				t.Errorf("symbol of an address in hidden\n got %q\nwant %q", got.Symbol, tt.want)
			}
		})
	}
}

// FuzzUnpack: what a tracee packs may be anything.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte("\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4F\x02\x00!\x01\x16\x00\x00\x00t/\xe5\xa3\x01\x00\x00a\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if out, err := unpack(b); err == nil && len(out) > miniMax {
			t.Errorf("bytes\n got %d\nwant %d at most", len(out), miniMax)
		}
	})
}
