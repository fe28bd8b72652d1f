// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// watch runs ebpftrace --live for a shell that calls chdir, and kill twice as often.
func watch(t *testing.T, term *terminal, options ...string) {
	t.Helper()
	needBPF(t)
	bin := needEbpftrace(t)
	busy := exec.CommandContext(t.Context(), "sh", "-c", "while :; do kill -0 $$; kill -0 $$; cd /; done")
	if err := busy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		busy.Process.Kill()
		busy.Wait()
	})
	term.start(t, slices.Concat(bin, []string{
		"--latency", "--live", "--sort", "syscall", "--interval", "300ms", "-e", "trace=kill,chdir", "-p", strconv.Itoa(busy.Process.Pid),
	}, options)...)
}

// rowsInOrder tells whether there is a table with rows in this order.
func rowsInOrder(names ...string) func(*screen) bool {
	for i := range names {
		names[i] = "\n" + names[i] + " "
	}
	return func(s *screen) bool {
		return s.alternate && s.hidden && s.has(append([]string{"syscall"}, names...)...)
	}
}

func left(s *screen) bool { return !s.alternate && !s.hidden }

func TestLiveKeys(t *testing.T) {
	term := newTerminal(t)
	term.read()
	watch(t, term)
	term.see(t, "a table sorted by name", rowsInOrder("chdir", "kill"))
	term.press(t, "\x1b[C")
	term.see(t, "a table sorted by calls", rowsInOrder("kill", "chdir"))
	term.press(t, "r")
	term.see(t, "a table sorted by calls, reversed", rowsInOrder("chdir", "kill"))
	term.press(t, "j\r")
	term.see(t, "the histogram of kill", func(s *screen) bool { return s.has("\nkill ", " .. ", "|@") && !s.has("chdir") })
	term.press(t, "s")
	term.see(t, "the name of a file", func(s *screen) bool { return s.has("saved latency-") })
	files, _ := filepath.Glob(filepath.Join(term.cmd.Dir, "latency-*.json"))
	if len(files) != 1 {
		t.Fatalf("files\n got %v\nwant one snapshot", files)
	}
	if text, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(text), `"syscall":"kill"`) {
		t.Errorf("%s: %v, %.200s", files[0], err, text)
	}
	term.press(t, "\r")
	term.see(t, "the table again", rowsInOrder("chdir", "kill"))
	term.press(t, "q")
	term.see(t, "what was there before", left)
	term.end(t, "exit 0")
	if said := term.stderr.String(); said != "" {
		t.Errorf("stderr\n got %s\nwant nothing", said)
	}
}

// However it ends, the terminal is as it was.
func TestLiveGivesTheTerminalBack(t *testing.T) {
	for _, tt := range []struct {
		name   string
		end    func(t *testing.T, term *terminal)
		status string
	}{
		{"after control-C", func(t *testing.T, term *terminal) { term.press(t, "\x03") }, "signal 2"},
		{"after SIGTERM", func(t *testing.T, term *terminal) { term.cmd.Process.Signal(unix.SIGTERM) }, "signal 15"},
		{"after SIGHUP", func(t *testing.T, term *terminal) { term.cmd.Process.Signal(unix.SIGHUP) }, "signal 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			term := newTerminal(t)
			term.read()
			watch(t, term)
			term.see(t, "a table", rowsInOrder("chdir", "kill"))
			tt.end(t, term)
			term.see(t, "what was there before", left)
			term.end(t, tt.status)
		})
	}
}

// A terminal that takes no output holds nothing up, and has its modes back.
func TestLiveOnAStalledTerminal(t *testing.T) {
	term := newTerminal(t)
	term.read()
	watch(t, term)
	term.see(t, "a table", rowsInOrder("chdir", "kill"))
	if err := unix.IoctlSetInt(int(term.slave.Fd()), unix.TCXONC, unix.TCOOFF); err != nil { // as ^S does
		t.Fatal(err)
	}
	term.cmd.Process.Signal(unix.SIGTERM)
	term.end(t, "signal 15")
}

func TestLiveOnATerminalThatGoesAway(t *testing.T) {
	term := newTerminal(t)
	watch(t, term)
	b := make([]byte, 4096)
	seen := screen{}
	for !rowsInOrder("chdir", "kill")(&seen) { // here, so that nobody else is reading
		n, err := term.master.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		seen.write(b[:n])
	}
	term.master.Close() // the kernel sends SIGHUP: drivers/tty/tty_io.c, __tty_hangup
	<-term.ended
	got, said := status(term.cmd.ProcessState), term.stderr.String()
	// A write fails then, and a read finds the end: drivers/tty/tty_io.c, hung_up_tty_fops.
	first := strings.Contains(said, "input/output error") || strings.Contains(said, "read the terminal: EOF")
	if got != "signal 1" && !(got == "exit 1" && first) {
		t.Errorf("ended with\n got %s\nwant signal 1, or exit 1 if a read or write failed first\nstderr: %s", got, said)
	}
}

func TestLiveWithoutATerminal(t *testing.T) {
	needBPF(t)
	bin := needEbpftrace(t)
	cmd := exec.CommandContext(t.Context(), bin[0], append(bin[1:len(bin):len(bin)], "--latency", "--live", "--system-wide")...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	said, _ := cmd.CombinedOutput()
	if got := status(cmd.ProcessState); got != "exit 1" || !strings.Contains(string(said), "no terminal") {
		t.Errorf("ended with\n got %s: %s\nwant exit 1, and that there is no terminal", got, said)
	}
}
