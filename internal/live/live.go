// SPDX-License-Identifier: Apache-2.0

// Package live turns snapshots of latencies into a table on a terminal, which keys sort
// and search through.
//
// What is on the screen follows from snapshots and keys alone (model, view); this file
// reads the keys, keeps the time, and gives the terminal back as it was, whatever happens
// in between.
package live

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gdamore/tcell/v2"

	"github.com/ebpftrace/ebpftrace/internal/latency"
)

// Source is where snapshots come from, and where they go. Its functions are called from
// a goroutine of this package, never two at a time.
type Source struct {
	Interval time.Duration
	SortBy   latency.Column                                 // at first; "" is the total
	Snapshot func() (*latency.Snapshot, error)              // of all time since the start
	Save     func(*latency.Snapshot) (name string, _ error) // into a file
	Quit     func(interrupted bool)                         // the user wants to end, or the terminal is gone
}

// UI is the interface on a terminal.
type UI struct {
	screen  tcell.Screen
	restore func() // the modes of the terminal, as they were
	source  Source
	model   model

	said   chan string
	broken chan error // the terminal takes no more
	stop   chan struct{}
	ended  chan struct{}
	once   sync.Once
	ran    bool
	err    error // why it ended by itself
}

// newUI is the interface on a screen.
func newUI(screen tcell.Screen) *UI {
	return &UI{
		screen: screen, restore: func() {}, said: make(chan string, 16), broken: make(chan error, 1),
		stop: make(chan struct{}), ended: make(chan struct{}),
	}
}

// Start takes the terminal over.
func (u *UI) Start(source Source) error {
	u.source = source
	u.model.sortBy = source.SortBy
	if u.model.sortBy == "" {
		u.model.sortBy = "total"
	}
	if err := u.screen.Init(); err != nil {
		return fmt.Errorf("take over the terminal: %w", err)
	}
	u.ran = true
	go u.run()
	return nil
}

// Say shows a line at the bottom, unless there are more than can be read.
func (u *UI) Say(text string) {
	select {
	case u.said <- text:
	default:
	}
}

// patience is how long a terminal may take to become what it was. One that has been
// stopped, by ^S for example, takes no more output at all.
const patience = time.Second

// Close gives the terminal back. It tells why the interface has ended, if that was
// neither asked for by a key nor by Close.
func (u *UI) Close() error {
	if u == nil || !u.ran {
		return nil
	}
	u.once.Do(func() { close(u.stop) })
	select {
	case <-u.ended:
		return u.err
	case <-time.After(patience):
		u.restore()
		return errors.New("the terminal takes no output: it may need a reset")
	}
}

// run shows the interface until it is closed or the user quits. A panic on the way is
// printed on a terminal that has been given back.
func (u *UI) run() {
	defer close(u.ended)
	defer u.screen.Fini()
	interrupted, err := u.loop()
	u.err = err
	select {
	case <-u.stop:
	default:
		u.source.Quit(interrupted)
	}
}

// loop tells how the user quit, or what became of the terminal.
func (u *UI) loop() (interrupted bool, err error) {
	events := make(chan tcell.Event)
	go u.screen.ChannelEvents(events, u.stop)
	tick := time.NewTicker(u.source.Interval)
	defer tick.Stop()
	u.look()
	for {
		paint(u.screen, &u.model)
		select {
		case <-u.stop:
			return false, nil
		case err := <-u.broken:
			return false, fmt.Errorf("write on the terminal: %w", cause(err))
		case <-tick.C:
			u.look()
		case text := <-u.said:
			u.model.message = text
		case event := <-events:
			switch u.handle(event) {
			case quit:
				return false, nil
			case interrupt:
				return true, nil
			case gone:
				return false, fmt.Errorf("read the terminal: %w", event.(*tcell.EventError))
			}
		}
	}
}

// look takes the next snapshot.
func (u *UI) look() {
	if u.model.paused {
		return
	}
	all, err := u.source.Snapshot()
	if err != nil {
		u.model.message = err.Error()
		return
	}
	u.model.take(all)
}

// handle does what an event asks for, and tells whether that is to end.
func (u *UI) handle(event tcell.Event) action {
	switch event := event.(type) {
	case *tcell.EventError:
		return gone
	case *tcell.EventResize:
		u.screen.Sync()
	case *tcell.EventKey:
		a := u.model.press(event.Key(), event.Rune())
		if a != save {
			return a
		}
		u.save()
	}
	return nothing
}

func (u *UI) save() {
	s := u.model.shown()
	if s == nil {
		return
	}
	name, err := u.source.Save(s)
	if err != nil {
		u.model.message = err.Error()
		return
	}
	u.model.message = "saved " + name
}

// looks are the styles of a screen without colours of its own: the terminal's are kept.
var looks = [...]tcell.Style{
	plain:  tcell.StyleDefault,
	strong: tcell.StyleDefault.Bold(true),
	barred: tcell.StyleDefault.Reverse(true),
	sorted: tcell.StyleDefault.Reverse(true).Bold(true).Underline(true),
}

// paint puts the view of a model onto a screen.
func paint(screen tcell.Screen, m *model) {
	screen.Clear()
	width, height := screen.Size()
	for y, line := range m.view(width, height) {
		x := 0
		for _, span := range line {
			for _, r := range span.text {
				screen.SetContent(x, y, r, nil, looks[span.style])
				x++
			}
		}
	}
	screen.Show()
}
