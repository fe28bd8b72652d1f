// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// terminal is a pseudo-terminal with a program on it.
type terminal struct {
	master *os.File
	slave  *os.File
	before unix.Termios
	cmd    *exec.Cmd
	ended  chan struct{} // cmd has
	stderr strings.Builder

	mu     sync.Mutex
	screen screen
}

// newTerminal is one of 80x24 without a program, whose output nobody reads yet.
func newTerminal(t *testing.T) *terminal {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("needs a pseudo-terminal: %v", err)
	}
	t.Cleanup(func() { master.Close() })
	fd := int(master.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		t.Fatal(err)
	}
	slave, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { slave.Close() })
	term := &terminal{master: master, slave: slave}
	term.before = term.modes(t)
	return term
}

func (term *terminal) modes(t *testing.T) unix.Termios {
	t.Helper()
	modes, err := unix.IoctlGetTermios(int(term.slave.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return *modes
}

// start runs a program whose terminal this is. It is ended with the test.
func (term *terminal) start(t *testing.T, words ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), words[0], words[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm", "LC_ALL=C")
	cmd.Dir = t.TempDir()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = term.slave, term.slave, &term.stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	term.cmd, term.ended = cmd, make(chan struct{})
	go func() {
		cmd.Wait() // its error is in the status
		close(term.ended)
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-term.ended
	})
}

// read keeps the screen up to date from now on.
func (term *terminal) read() {
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := term.master.Read(b)
			if err != nil {
				return
			}
			term.mu.Lock()
			term.screen.write(b[:n])
			term.mu.Unlock()
		}
	}()
}

func (term *terminal) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := term.master.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

// see waits until the screen is as a condition wants it.
func (term *terminal) see(t *testing.T, what string, is func(s *screen) bool) {
	t.Helper()
	eventually(t, func() bool {
		term.mu.Lock()
		defer term.mu.Unlock()
		return is(&term.screen)
	}, func() string {
		return fmt.Sprintf("%s is not on the screen:\n%s\nstderr: %s", what, term.screen.String(), term.stderr.String())
	})
}

// end waits for the program, and wants the terminal to be as it was.
func (term *terminal) end(t *testing.T, want string) {
	t.Helper()
	eventually(t, func() bool {
		select {
		case <-term.ended:
			return true
		default:
			return false
		}
	}, func() string { return "the program has not ended" })
	if got := status(term.cmd.ProcessState); got != want {
		t.Errorf("ended with\n got %s\nwant %s\nstderr: %s", got, want, term.stderr.String())
	}
	if got := term.modes(t); got != term.before {
		t.Errorf("modes of the terminal\n got %+v\nwant %+v", got, term.before)
	}
}

// eventually waits for a condition, for 20 seconds at most.
func eventually(t *testing.T, is func() bool, otherwise func() string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(otherwise())
		}
	}
}

// screen is what a terminal of 80x24 shows, as far as programs here go: ECMA-48's CUP and
// ED, and xterm's alternate screen.
type screen struct {
	cells     [24][80]byte
	x, y      int
	alternate bool
	hidden    bool   // the cursor is
	pending   []byte // of a sequence that has not ended
}

func (s *screen) write(b []byte) {
	for _, c := range b {
		switch {
		case len(s.pending) > 0 || c == 0x1b:
			s.pending = append(s.pending, c)
			s.obey()
		case c == '\r':
			s.x = 0
		case c == '\n':
			s.y = min(s.y+1, len(s.cells)-1)
		case c >= ' ' && s.x < len(s.cells[0]):
			s.cells[s.y][s.x] = c
			s.x++
		}
	}
}

// obey does what a sequence says, if it has ended.
func (s *screen) obey() {
	p := string(s.pending)
	last := p[len(p)-1]
	switch {
	case len(p) == 1 || len(p) == 2 && strings.ContainsRune("[()]", rune(last)):
		return
	case p[1] == '[' && (last < '@' || last > '~'):
		return
	case p[1] == ']' && last != 7 && !strings.HasSuffix(p, "\x1b\\"):
		return
	}
	s.pending = nil
	switch {
	case p == "\x1b[?1049h" || p == "\x1b[?1049l":
		s.alternate = last == 'h'
	case p == "\x1b[?25h" || p == "\x1b[?25l":
		s.hidden = last == 'l'
	case p == "\x1b[2J" || p == "\x1b[J":
		s.cells = [24][80]byte{}
	case p[1] == '[' && last == 'H':
		row, column := 1, 1
		_, _ = fmt.Sscanf(p, "\x1b[%d;%dH", &row, &column)
		s.y, s.x = min(max(row, 1), len(s.cells))-1, min(max(column, 1), len(s.cells[0]))-1
	}
}

func (s *screen) String() string {
	var lines []string
	for _, row := range s.cells {
		lines = append(lines, strings.TrimRight(strings.ReplaceAll(string(row[:]), "\x00", " "), " "))
	}
	return strings.Join(lines, "\n")
}

// has tells whether texts are on the screen, in this order.
func (s *screen) has(texts ...string) bool {
	rest, found := s.String(), true
	for _, text := range texts {
		if _, rest, found = strings.Cut(rest, text); !found {
			return false
		}
	}
	return true
}
