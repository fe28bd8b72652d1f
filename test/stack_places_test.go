// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// runFromMemory has the test binary run itself from a file without a name.
const runFromMemory = "EBPFTRACE_TEST_FROM_MEMORY"

func traceeFromMemory() bool {
	if os.Getenv(runFromMemory) == "" {
		return false
	}
	must(os.Unsetenv(runFromMemory))
	program, err := os.ReadFile("/proc/self/exe")
	must(err)
	fd, err := unix.MemfdCreate("program", 0)
	must(err)
	f := os.NewFile(uintptr(fd), "program")
	_, err = f.Write(program)
	must(err)
	must(unix.Exec(fmt.Sprintf("/proc/self/fd/%d", fd), os.Args[:1], os.Environ()))
	return true
}

// stackPlaces are where a program may lie that the tracer does not see as the program's
// process does, or that is nowhere any more. The scripts run in a mount namespace of
// their own, with an empty folder in memory; $0 is the program.
var stackPlaces = []struct {
	name, script string
	module       string
}{
	{"in a file system that the tracer does not see", `cp "$0" "$T/program" && "$T/program"`, `$T/program`},
	{"below another file system's name", `mkdir "$T/one" "$T/two" && cp "$0" "$T/one/program" && mount --bind "$T/one" "$T/two" && "$T/two/program"`, `$T/two/program`},
	{"in layers", `mkdir "$T/lower" "$T/upper" "$T/work" "$T/all" && cp "$0" "$T/lower/program" &&
		mount -t overlay overlay -o "lowerdir=$T/lower,upperdir=$T/upper,workdir=$T/work" "$T/all" && "$T/all/program"`, `$T/all/program`},
	{"below another root", `mkdir "$T/root" && cp "$0" "$T/root/program" &&
		for dir in lib lib64 usr; do if [ -d "/$dir" ]; then mkdir "$T/root/$dir"; mount --bind "/$dir" "$T/root/$dir"; fi; done; chroot "$T/root" /program`, `/program`},
	{"deleted", `cp "$0" "$T/program" && { "$T/program" & until grep -q program /proc/$!/comm; do :; done; rm "$T/program"; wait; }`, `$T/program(?: \(deleted\))?`},
	{"never named", runFromMemory + `=1 "$0"`, `/memfd:program(?: \(deleted\))?`},
}

// noOverlay is what mount(8) says where the kernel has no overlayfs: util-linux's, busybox's.
var noOverlay = regexp.MustCompile(`unknown filesystem type 'overlay'|mounting overlay on .*: No such device`)

// TestStacksInPlaces: files are read as their process sees them.
func TestStacksInPlaces(t *testing.T) {
	needBPF(t)
	needCommands(t, "unshare", "mount", "chroot")
	if out, err := exec.Command("unshare", "-m", "true").CombinedOutput(); err != nil {
		t.Skipf("needs mount namespaces: %s", out)
	}
	ebpftrace := needEbpftrace(t)
	t.Setenv(stackTracee, "6 20") // the last calls' stacks are read after the process has ended
	for _, p := range stackPlaces {
		t.Run(p.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Setenv("T", dir)
			log := filepath.Join(t.TempDir(), "log")
			script := `set -e; mount -t tmpfs none "$T"; ` + p.script
			said := runTracer(t, slices.Concat(ebpftrace, []string{"-f", "-k", "-e", "trace=getppid", "-e", "signal=none", "-o", log, "unshare", "-m", "sh", "-c", script, os.Args[0]}))
			if noOverlay.MatchString(said) {
				t.Skip("needs overlayfs")
			}
			b, err := os.ReadFile(log)
			if err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			module := strings.ReplaceAll(p.module, "$T", regexp.QuoteMeta(dir))
			bottom := regexp.MustCompile(`(?m)^ > ` + module + `\(.*\.stackBottom\+0x[0-9a-f]+\) `)
			main := regexp.MustCompile(`(?m)^ > ` + module + `\(runtime\.main\+0x[0-9a-f]+\) `)
			if got, mains := len(bottom.FindAll(b, -1)), len(main.FindAll(b, -1)); got != 20*7 || mains < 20 {
				t.Errorf("frames of stackBottom, of main\n got %d, %d\nwant 140, 20\n%.3000s\n%s", got, mains, b, said)
			}
		})
	}
}
