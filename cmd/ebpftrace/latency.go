// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/container"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/latency"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// bucketsPerRow is how many of a histogram's buckets there is room for on average: a
// syscall's times fill some 20 to 50.
const bucketsPerRow = 48

// latencyConfig is what the kernel side is to count.
func latencyConfig(o *Options) loader.LatencyConfig {
	c := loader.LatencyConfig{
		Success: o.Status.Has(Successful),
		Failure: o.Status.Has(Failed),
		Entries: o.Latency.MaxRows * bucketsPerRow,
	}
	if o.Latency.Slowest > 0 {
		c.SlowRows = o.Latency.MaxRows
	}
	for _, part := range o.Latency.Keys {
		c.By |= latencyBy[part]
	}
	return c
}

// latencyBy is what the kernel side tells the parts of a key apart by.
var latencyBy = map[latency.Part]loader.LatencyBy{
	latency.Syscall:   loader.BySyscall,
	latency.Error:     loader.ByError,
	latency.Process:   loader.ByProcess,
	latency.Thread:    loader.ByThread,
	latency.Comm:      loader.ByComm,
	latency.User:      loader.ByUID,
	latency.Cgroup:    loader.ByCgroup,
	latency.Container: loader.ByCgroup,
}

// latencies are a session's snapshots.
type latencies struct {
	mu      sync.Mutex // of what snapshots are made with; several goroutines take them
	began   time.Time
	last    *latency.Snapshot // of the interval before
	due     chan struct{}     // an interval has ended
	names   map[uint32]string
	users   map[uint32]string
	cgroups map[uint64]string
}

// watchLatency begins the time of the first interval. The probes must be attached.
func (s *session) watchLatency() {
	if !s.o.Latency.on() {
		return
	}
	s.latency = &latencies{
		began: time.Now(), due: make(chan struct{}, 1),
		names: map[uint32]string{}, users: map[uint32]string{}, cgroups: map[uint64]string{},
	}
	s.latency.last = &latency.Snapshot{Began: s.latency.began, Ended: s.latency.began}
	if s.o.Latency.Interval == 0 || s.o.Latency.Live {
		return
	}
	go func() {
		for range time.Tick(s.o.Latency.Interval) {
			select {
			case s.latency.due <- struct{}{}:
				s.reader.Wake()
			default:
			}
		}
	}()
}

// endAfter ends the tracing after a time; 0 is never. What it returns stops that.
func (s *session) endAfter(d time.Duration) (stop func()) {
	if d == 0 {
		return func() {}
	}
	timer := time.AfterFunc(d, func() {
		s.timeUp.Store(true)
		s.reader.Wake()
	})
	return func() { timer.Stop() }
}

// snapshot reads what was counted since the beginning. It may be called from anywhere.
func (s *session) snapshot() (*latency.Snapshot, error) {
	s.latency.mu.Lock()
	defer s.latency.mu.Unlock()
	b := s.naming()
	ended := time.Now()
	if err := s.probes.Latencies(b.Add); err != nil {
		return nil, err
	}
	err := s.probes.OtherLatencies(b.AddOther)
	return b.Snapshot(s.latency.began, ended), err
}

// naming makes rows of what the kernel side counts.
func (s *session) naming() *latency.Builder {
	return &latency.Builder{Keys: s.o.Latency.Keys, Name: s.nameOf}
}

// latencyCalls is how many calls were counted.
func (s *session) latencyCalls() (n uint64, err error) {
	add := func(_ abi.LatencyKey, l abi.Latency) { n += l.Calls }
	if err = s.probes.Latencies(add); err == nil {
		err = s.probes.OtherLatencies(add)
	}
	return n, err
}

// nameOf is how a part of a key is shown.
func (s *session) nameOf(part latency.Part, k *abi.LatencyKey) string {
	switch part {
	case latency.Error:
		return errorName(k.Error)
	case latency.Process, latency.Thread:
		return s.nameOfTask(k.ID)
	case latency.Comm:
		return unix.ByteSliceToString(k.Comm[:])
	case latency.User:
		return remembered(s.latency.users, k.UID, userName)
	case latency.Cgroup:
		return s.latency.cgroup(k.Cgroup)
	case latency.Container:
		if id := container.Of(s.latency.cgroup(k.Cgroup)); id != "" {
			return id[:shortID]
		}
		return "-"
	}
	return syscallName(int(k.Call))
}

// shortID is how much of a container's id its runtime shows.
const shortID = 12

// cgroup is where a cgroup is, below the root; the number of one that is gone.
func (l *latencies) cgroup(id uint64) string {
	if _, ok := l.cgroups[id]; !ok {
		for folder, name := range thisHost.Version2() {
			if id, err := cgroupID(folder); err == nil {
				l.cgroups[id] = name
			}
		}
	}
	return remembered(l.cgroups, id, func(id uint64) string { return fmt.Sprintf("cgroup:%d", id) })
}

func errorName(errno uint16) string {
	if errno == 0 {
		return "-"
	}
	if name, _ := table.Errno(int(errno)); name != "" {
		return name
	}
	return strconv.FormatUint(uint64(errno), 10)
}

// nameOfTask is what a thread or process calls itself now, or did when it was first seen
// or at its last execve: threads often have a name of their own a little later.
func (s *session) nameOfTask(id uint32) string {
	return remembered(s.latency.names, id, func(id uint32) string {
		name := tracee.Comm(id)
		if name == "" {
			name = s.probes.Name(id)
		}
		return fmt.Sprintf("%d %s", id, name)
	})
}

func userName(uid uint32) string {
	id := strconv.FormatUint(uint64(uid), 10)
	if u, err := user.LookupId(id); err == nil {
		return u.Username
	}
	return id
}

// remembered is f(k), which is asked once.
func remembered[K comparable, V any](m map[K]V, k K, f func(K) V) V {
	v, ok := m[k]
	if !ok {
		v = f(k)
		m[k] = v
	}
	return v
}

// showInterval shows the interval that has ended, if one has.
func (s *session) showInterval() {
	if s.latency == nil {
		return
	}
	select {
	case <-s.latency.due:
	default:
		return
	}
	all, err := s.snapshot()
	if err != nil {
		s.out.failed(err)
		return
	}
	s.print(all.Since(s.latency.last), all)
	s.latency.last = all
}

// showLatency shows and saves what was counted since the beginning.
func (s *session) showLatency() error {
	if s.latency == nil {
		return nil
	}
	all, err := s.snapshot()
	if err != nil {
		return err
	}
	s.slowest.fill(all, s.naming())
	if !s.o.Latency.Live || s.o.Output.Path != "" || s.o.Output.Pipe != "" {
		s.print(all, nil)
	}
	if s.o.Latency.Save == "" {
		return nil
	}
	return saveSnapshot(s.o.Latency.Save, os.O_TRUNC, all)
}

// saveSnapshot writes a snapshot into a file; how is as for create.
func saveSnapshot(path string, how int, snap *latency.Snapshot) error {
	text, err := latency.AppendJSON(nil, snap)
	if err != nil {
		return err
	}
	f, err := create(path, how)
	if err == nil {
		_, err = f.Write(text)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return fmt.Errorf("save snapshot %s: %w", path, errno(err))
	}
	return nil
}

// print writes a snapshot; since is that of all time where it is one of an interval.
func (s *session) print(snap, since *latency.Snapshot) {
	p := &s.out.shared.P
	if s.o.Latency.JSON {
		snap.Sort(s.o.Latency.SortBy)
		b, err := latency.AppendJSON(p.Out, snap)
		p.Out = b
		s.out.failed(err)
		return
	}
	if since != nil && s.onTerminal() {
		p.Text("\x1b[H\x1b[J") // ECMA-48: CUP, ED
	}
	p.Text(snap.Ended.Format(time.TimeOnly) + ", " + snap.Length() + "\n")
	p.Out = latency.Append(p.Out, snap, &latency.Options{SortBy: s.o.Latency.SortBy, Top: s.o.Latency.Top, Since: since, Bars: s.o.Latency.Bars, Split: s.o.Latency.Split})
	p.Text("\n")
	if since == nil {
		p.Out = appendSlowest(p.Out, s.o.Latency.shown(snap), snap.Keys)
	}
}

// shown are the rows that are printed, in order.
func (l *Latency) shown(snap *latency.Snapshot) []latency.Row {
	if l.Top == 0 {
		return snap.Rows
	}
	return snap.Rows[:min(l.Top, len(snap.Rows))]
}

// onTerminal tells whether lines go to a terminal.
func (s *session) onTerminal() bool {
	f, ok := s.out.shared.w.(*os.File)
	if !ok {
		return false
	}
	_, err := unix.IoctlGetTermios(int(f.Fd()), unix.TCGETS)
	return err == nil
}

// diffSnapshots compares two files.
func diffSnapshots(w io.Writer, o *Options) error {
	var both [2]*latency.Snapshot
	for i, path := range []string{o.Latency.Diff, o.Command[0]} {
		text, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read snapshot %s: %w", path, errno(err))
		}
		if both[i], err = latency.ParseJSON(text); err != nil {
			return fmt.Errorf("read snapshot %s: %w", path, err)
		}
	}
	b, err := latency.AppendDiff(nil, both[0], both[1], &latency.Options{Top: o.Latency.Top})
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}
