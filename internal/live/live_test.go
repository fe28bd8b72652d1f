// SPDX-License-Identifier: Apache-2.0

package live

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gdamore/tcell/v2"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// counts are calls of syscalls by processes: name, comm, calls, and the ns of each.
type counts []struct {
	syscall, comm string
	calls, ns     uint64
}

var began = time.Date(2020, 1, 1, 12, 0, 0, 0, time.UTC)

// snapshot is what was counted up to a second after the start.
func (c counts) snapshot(second int, keys ...latency.Part) *latency.Snapshot {
	b := latency.Builder{Keys: keys, Name: func(p latency.Part, k *abi.LatencyKey) string {
		if p == latency.Syscall {
			return c[k.Call].syscall
		}
		return c[k.Call].comm
	}}
	for i, row := range c {
		l := abi.Latency{Calls: row.calls, Total: row.calls * row.ns, Most: row.ns}
		k := abi.LatencyKey{Call: uint32(i), Bucket: latency.IndexOf(row.ns)}
		if row.syscall == "" {
			b.AddOther(k, l)
			continue
		}
		b.Add(k, l)
	}
	return b.Snapshot(began, began.Add(time.Duration(second)*time.Second))
}

var few = counts{{"read", "cat", 10, 1000}, {"write", "cat", 5, 9000}, {"openat", "sh", 20, 50}}

// screenOf are the lines of a model's view, without styles.
func screenOf(m *model, width, height int) []string {
	var lines []string
	for _, l := range m.view(width, height) {
		text := ""
		for _, s := range l {
			text += s.text
		}
		lines = append(lines, text)
	}
	return lines
}

// firstWords are the first words of the rows.
func firstWords(lines []string) string {
	var words []string
	for _, l := range lines[2 : len(lines)-1] {
		if f := strings.Fields(l); len(f) > 0 {
			words = append(words, f[0])
		}
	}
	return strings.Join(words, " ")
}

func TestKeys(t *testing.T) {
	for _, tt := range []struct {
		name, keys string // < and > are the arrows
		want       string
		like       string // somewhere on the screen
	}{
		{"the most time comes first", "", "write read openat", ""},
		{"r reverses", "r", "openat read write", ""},
		{"and reverses again", "rr", "write read openat", ""},
		{"left of total are calls per second", "<", "openat read write", "20.0"},
		{"right of it is the mean", ">", "write read openat", ""},
		{"the names are beside the last column", "<<<<", "openat read write", ""},
		{"around the end", ">>>>>>>", "openat read write", ""},
		{"Enter shows a histogram", "\r", "", "8.19us ..  16.4us          5 |@@@"},
		{"of the row that was chosen", "j\r", "", "512ns ..  1.02us         10 |@@@"},
		{"not beyond the last one", "jjjjjj\r", "", "32ns ..    64ns         20 |@@@"},
		{"Enter closes it", "\r\r", "write read openat", ""},
		{"a shows all since the start", "a", "write read openat", "all 1.0 s, 35 calls, 3 rows"},
		{"p pauses", "p", "write read openat", "PAUSED"},
		{"p goes on", "pp", "write read openat", "left/right sort"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := &model{sortBy: "total"}
			m.take(few.snapshot(1, latency.Syscall))
			for _, r := range tt.keys {
				key := map[rune]tcell.Key{'\r': tcell.KeyEnter}[r]
				if key == 0 {
					key = tcell.KeyRune
				}
				m.press(key, r)
			}
			screen := screenOf(m, 100, 24)
			if got := firstWords(screen); tt.want != "" && got != tt.want {
				t.Errorf("rows\n got %s\nwant %s", got, tt.want)
			}
			if !strings.Contains(strings.Join(screen, "\n"), tt.like) {
				t.Errorf("screen\n got %s\nwant %s in it", strings.Join(screen, "\n"), tt.like)
			}
		})
	}
}

func TestIntervalsAreTheCallsSinceTheSnapshotBefore(t *testing.T) {
	m := &model{sortBy: "total"}
	m.take(few.snapshot(1, latency.Syscall))
	more := slices.Clone(few)
	more[0].calls = 17
	m.take(more.snapshot(3, latency.Syscall))
	screen := screenOf(m, 120, 24)
	if got := firstWords(screen); got != "read" || !strings.Contains(screen[0], "last 2.0 s, 7 calls, 1 rows") {
		t.Errorf("rows of the interval\n got %s\nwant read, 7 calls\n%s", got, strings.Join(screen, "\n"))
	}
	if !strings.Contains(screen[2], " 17 ") {
		t.Errorf("calls since the start\n got %s\nwant 17 in it", screen[2])
	}
}

// The row that was chosen stays so, wherever it is now.
func TestTheChosenRowIsFollowed(t *testing.T) {
	m := &model{sortBy: "total"}
	m.take(few.snapshot(1, latency.Syscall))
	m.press(tcell.KeyDown, 0) // to read
	m.press(tcell.KeyRune, 'a')
	more := slices.Clone(few)
	more[0].calls = 1000
	m.take(more.snapshot(2, latency.Syscall))
	if m.at != 0 || m.chosen().Syscall != "read" {
		t.Errorf("chosen\n got row %d, %v\nwant row 0, read", m.at, m.chosen())
	}
	m.press(tcell.KeyRune, 'a') // the interval has it too
	m.take(more.snapshot(3, latency.Syscall))
	m.press(tcell.KeyEnter, 0)
	if m.open {
		t.Error("a histogram without a row")
	}
}

func TestAnOpenHistogramWithoutCallsSaysSo(t *testing.T) {
	m := &model{sortBy: "total"}
	m.take(few.snapshot(1, latency.Syscall))
	m.press(tcell.KeyEnter, 0) // of write
	more := slices.Clone(few)
	more[0].calls = 1000
	m.take(more.snapshot(2, latency.Syscall))
	if got := strings.Join(screenOf(m, 80, 24), "\n"); !strings.Contains(got, "No call has returned in this time.") {
		t.Errorf("screen\n got %s\nwant that there are no calls", got)
	}
}

// On a narrow screen bars are shorter, in proportion.
func TestBarsFitTheScreen(t *testing.T) {
	c := counts{{"read", "cat", 100, 1000}, {"read", "dd", 50, 9000}}
	for width, want := range map[int][2]int{45: {12, 6}, 80: {40, 20}, 200: {40, 20}} {
		m := &model{sortBy: "total"}
		m.take(c.snapshot(1, latency.Syscall))
		m.press(tcell.KeyEnter, 0)
		screen := strings.Join(screenOf(m, width, 24), "\n")
		for i, bar := range []string{"512ns ..  1.02us        100 |", "8.19us ..  16.4us         50 |"} {
			if bar += strings.Repeat("@", want[i]) + strings.Repeat(" ", want[0]-want[i]) + "|"; !strings.Contains(screen, bar) {
				t.Errorf("histogram in %d columns\n got %s\nwant %s", width, screen, bar)
			}
		}
	}
}

func TestATableWithoutCallsSaysSo(t *testing.T) {
	m := &model{sortBy: "total"}
	m.take(counts(nil).snapshot(1, latency.Syscall))
	for _, want := range []string{"No call has returned in this time.\na shows", "No call has returned yet."} {
		if got := strings.Join(screenOf(m, 80, 24), "\n"); !strings.Contains(got, want) {
			t.Errorf("screen\n got %s\nwant %s", got, want)
		}
		m.press(tcell.KeyRune, 'a')
	}
}

// A histogram has the other rows of the syscall below it.
func TestProcessesOfASyscall(t *testing.T) {
	m := &model{sortBy: "total"}
	m.take(append(slices.Clone(few), counts{{"read", "dd", 7, 100}}...).snapshot(1, latency.Syscall, latency.Comm))
	m.press(tcell.KeyDown, 0)
	m.press(tcell.KeyEnter, 0)
	got := strings.Join(screenOf(m, 80, 24), "\n")
	if !strings.Contains(got, "read     dd") || strings.Contains(got, "write    cat") {
		t.Errorf("screen\n got %s\nwant dd's row, and not that of another syscall", got)
	}
}

// many has more rows than a screen.
func many() counts {
	var c counts
	for i := range 200 {
		c = append(c, few[0])
		c[i].comm = strings.Repeat("x", 40) + string(rune('a'+i%26)) + string(rune('a'+i/26))
		c[i].calls = uint64(i + 1)
	}
	return append(c, counts{{"", "", 1, 5}}...)
}

// Whatever the size of the screen: nothing is outside, and nothing panics.
func TestAnySizeOfScreen(t *testing.T) {
	for _, c := range []counts{nil, few, many()} {
		for _, width := range []int{0, 1, 2, 9, 20, 33, 50, 79, 80, 81, 130} {
			for _, height := range []int{0, 1, 3, 4, 5, 24, 300} {
				m := &model{sortBy: "total"}
				m.view(width, height)
				m.take(c.snapshot(1, latency.Syscall, latency.Comm))
				for _, key := range []tcell.Key{tcell.KeyEnd, tcell.KeyEnter, tcell.KeyDown, tcell.KeyEnd, tcell.KeyEnter, tcell.KeyPgUp, tcell.KeyRight, tcell.KeyHome} {
					m.press(key, 0)
					lines := screenOf(m, width, height)
					if len(lines) > height || slices.ContainsFunc(lines, func(l string) bool { return len(l) > width }) {
						t.Fatalf("screen of %dx%d\n%s", width, height, strings.Join(lines, "\n"))
					}
				}
			}
		}
	}
}

func TestWhatMattersMostIsKept(t *testing.T) {
	m := &model{sortBy: "mean"}
	m.take(many().snapshot(1, latency.Syscall, latency.Comm))
	for _, tt := range []struct {
		width int
		want  string
	}{
		{48, "syscall comm calls/s mean p99"},
		{40, "syscall comm calls/s mean"},
		{80, "syscall comm calls/s mean p99"},
		{200, "syscall comm calls errors calls/s total mean p50 p95 p99 p99.9 max all calls all p99"},
	} {
		if got := strings.Join(strings.Fields(screenOf(m, tt.width, 24)[1]), " "); got != tt.want {
			t.Errorf("columns of %d\n got %s\nwant %s", tt.width, got, tt.want)
		}
	}
}

func TestNamesAreEscaped(t *testing.T) {
	m := &model{sortBy: "total"}
	m.take(counts{{"read", "\x1b[2J\xff\n", 1, 1}}.snapshot(1, latency.Comm))
	if got := screenOf(m, 80, 24)[2]; !strings.HasPrefix(got, `\x1b[2J\xff\n `) {
		t.Errorf("row\n got %q\nwant the name escaped", got)
	}
}

// glass is a screen that can be read while it is drawn on.
type glass struct {
	tcell.SimulationScreen
	mu   sync.Mutex
	text string
}

func (g *glass) Show() {
	g.SimulationScreen.Show()
	cells, width, _ := g.GetContents()
	var b strings.Builder
	for i, c := range cells {
		b.WriteString(string(c.Runes))
		if i%width == width-1 {
			b.WriteByte('\n')
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.text = b.String()
}

func (g *glass) String() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.text
}

// stage is an interface on a screen that exists only here.
type stage struct {
	*UI
	screen *glass
	saved  []*latency.Snapshot
	quit   chan bool // interrupted?
}

func start(t *testing.T, snapshot func() (*latency.Snapshot, error)) *stage {
	t.Helper()
	s := &stage{screen: &glass{SimulationScreen: tcell.NewSimulationScreen("UTF-8")}, quit: make(chan bool, 1)}
	s.UI = newUI(s.screen)
	err := s.Start(Source{
		Interval: time.Millisecond, Snapshot: snapshot,
		Save: func(snap *latency.Snapshot) (string, error) { s.saved = append(s.saved, snap); return "there", nil },
		Quit: func(interrupted bool) { s.quit <- interrupted },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// see waits until the screen has a text.
func (s *stage) see(t *testing.T, want string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !strings.Contains(s.screen.String(), want); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("screen\n got %s\nwant %s in it", s.screen, want)
		}
	}
}

func fewCalls() (*latency.Snapshot, error) { return few.snapshot(1, latency.Syscall), nil }

func TestOnAScreen(t *testing.T) {
	s := start(t, fewCalls)
	s.screen.InjectKey(tcell.KeyRune, 'a', 0)
	s.see(t, "write       ")
	s.screen.InjectKey(tcell.KeyEnter, 0, 0)
	s.see(t, "|@@@@@@")
	s.screen.InjectKey(tcell.KeyRune, 's', 0)
	s.see(t, "saved there")
	s.Say("be\x1bware")
	s.see(t, `be\x1bware`)
	s.screen.InjectKey(tcell.KeyRune, 'q', 0)
	if <-s.quit {
		t.Error("q is taken for an interrupt")
	}
	if err := s.Close(); err != nil || len(s.saved) != 1 || len(s.saved[0].Rows) != 3 {
		t.Errorf("closed: %v, saved %v; want one snapshot of three rows", err, s.saved)
	}
}

func TestInterrupt(t *testing.T) {
	s := start(t, fewCalls)
	s.screen.InjectKey(tcell.KeyCtrlC, 0, 0)
	if !<-s.quit {
		t.Error("Ctrl-C does not interrupt")
	}
}

func TestALostTerminalEndsIt(t *testing.T) {
	gone := errors.New("gone")
	for name, lose := range map[string]func(*stage){
		"while it is read":    func(s *stage) { _ = s.screen.PostEvent(tcell.NewEventError(gone)) },
		"while it is written": func(s *stage) { s.broken <- gone },
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, fewCalls)
			lose(s)
			<-s.quit
			if err := s.Close(); !errors.Is(err, gone) && !strings.Contains(err.Error(), "gone") {
				t.Errorf("closed: %v, want that it is gone", err)
			}
		})
	}
}

func TestAFailedSnapshotIsSaid(t *testing.T) {
	s := start(t, func() (*latency.Snapshot, error) { return nil, errors.New("no such map") })
	s.see(t, "no such map")
}

func TestCloseQuitsNothing(t *testing.T) {
	s := start(t, fewCalls)
	if err := s.Close(); err != nil {
		t.Errorf("closed: %v", err)
	}
	if len(s.quit) > 0 {
		t.Error("closing asks to quit")
	}
	if err := (*UI)(nil).Close(); err != nil {
		t.Errorf("without an interface: %v", err)
	}
}

// finished tells of a screen that was given back.
type finished struct {
	tcell.SimulationScreen
	n int
}

func (f *finished) Fini() {
	f.n++
	f.SimulationScreen.Fini()
}

func TestAPanicGivesTheTerminalBack(t *testing.T) {
	screen := &finished{SimulationScreen: tcell.NewSimulationScreen("UTF-8")}
	if err := screen.Init(); err != nil {
		t.Fatal(err)
	}
	u := newUI(screen)
	u.source = Source{Interval: time.Hour, Snapshot: func() (*latency.Snapshot, error) { panic("no more") }}
	defer func() {
		if r := recover(); r != "no more" || screen.n != 1 {
			t.Errorf("panic %v, screen given back %d times; want the panic, once", r, screen.n)
		}
	}()
	u.run()
}
