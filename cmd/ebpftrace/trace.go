// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/live"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/metrics"
	"github.com/ebpftrace/ebpftrace/internal/privilege"
	"github.com/ebpftrace/ebpftrace/internal/recording"
	"github.com/ebpftrace/ebpftrace/internal/ringbuf"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// session is one run of the pipeline: probes -> rings -> decoder -> outputs.
type session struct {
	name    string
	o       *Options
	began   time.Time
	clock   clock
	out     *outputs
	sources *loader.Sources
	probes  *loader.Probes
	reader  *ringbuf.Reader
	dec     *decode.Decoder
	command *tracee.Command // nil for none
	targets []tracee.Process

	launcher *tracee.Launcher // of the command
	daemon   *tracee.Daemon   // with -D; the command is none of ours then

	costs    *costs            // nil without --stats and --max-overhead
	latency  *latencies        // nil without --latency
	slowest  *slowest          // nil without --slowest
	live     *live.UI          // nil without --live
	metrics  *metrics.Server   // nil without --metrics
	held     []string          // notices for when the terminal is free
	timeUp   atomic.Bool       // --for's, or the user's
	stacks   *stacks           // nil without -k and --pprof
	recorder *recording.Writer // nil without --record
	recorded *os.File

	seesAll bool // ptrace(2)'s rules do not hold for this process

	stop  stopper
	pid   int // of the command, once it was started
	ended chan tracee.Status
}

// trace does what the options say, and tells how to exit. With -D, d is not nil.
func trace(name string, o *Options, d *tracee.Daemon) (ending, error) {
	s := &session{name: name, o: o, began: time.Now(), daemon: d, seesAll: privilege.SeesAll()}
	defer s.close()
	if o.Doctor {
		return doctor(os.Stdout), nil
	}
	if o.Replay != "" {
		dropTracing()
		return failedIf(s.replay())
	}
	if o.Latency.Diff != "" {
		dropTracing()
		return failedIf(diffSnapshots(os.Stdout, o))
	}
	if err := s.prepare(); err != nil {
		return ending{code: 1}, err
	}
	s.watchCosts()
	s.watchLatency()
	defer s.endAfter(o.For)()
	s.serveMetrics()
	if err := s.startLive(); err != nil {
		return ending{code: 1}, err
	}
	err := s.start()
	s.dropPrivileges()
	s.debug("command started")
	s.read()
	unwatched := s.unwatch()
	s.debug("tracing ended")
	return s.finish(err, unwatched)
}

// prepare does all that comes before the command starts.
func (s *session) prepare() error {
	// What loading leaves behind is collected when the command runs, if it still does.
	percent := debug.SetGCPercent(-1)
	time.AfterFunc(time.Second, func() { debug.SetGCPercent(percent) })
	s.sources = loader.ReadSources()
	for _, step := range []struct {
		done string
		do   func() error
	}{
		{"command and processes found", s.find},
		{"outputs open", s.open},
		{"daemon detached", s.detachDaemon},
		{"terminal and address for latencies found", s.openWatches},
		{"probes loaded", s.load},
		{"probes attached", func() error { return s.probes.Attach() }},
		{"reader of the lines started", func() error { return s.out.start() }},
		{"processes attached", s.attach},
		{"command attached", s.attachDaemon},
	} {
		if err := step.do(); err != nil {
			return err
		}
		s.debug(step.done)
	}
	s.debug("states of tasks are kept in " + s.probes.States())
	s.debug("calls are seen at " + s.probes.How())
	s.debug("memory is read " + s.probes.Memory())
	return nil
}

// open opens what is written to.
func (s *session) open() (err error) {
	s.clock.refresh()
	if s.out, err = openOutputs(s.o, lineOptions(s.o, &s.clock, s.comm, s.number)); err != nil {
		return err
	}
	s.openStacks()
	opt := decodeOptions(s.o, s.out, s.notice)
	opt.Stack = s.stacks.appendTo()
	if s.o.Latency.Slowest > 0 {
		s.slowest = newSlowest(s.o, &s.clock, lineOptions(s.o, &s.clock, s.comm, s.number))
		s.slowest.instead(&opt)
	}
	s.dec = decode.New(opt)
	s.tellPaths()
	return s.record()
}

// load loads the probes and maps their rings.
func (s *session) load() error {
	plan, err := planOf(s.o)
	if err != nil {
		return err
	}
	cfg := kernelConfig(s.o, plan)
	cfg.Unprivileged = !s.seesAll
	if cfg.Select, err = s.o.choice(); err != nil {
		return err
	}
	if s.o.everywhere() {
		readers := tracee.ReadersOf(s.out.descriptors()...)
		cfg.Select.ExcludeFamilies, cfg.Select.Exclude = readers.Pipe, readers.Terminal
	}
	cfg.PIDNS = tracee.PIDNamespace()
	if s.command != nil {
		// The kernel side knows the command as the child of this thread.
		cfg.Launcher = s.launcher.TID
	}
	cfg.Narrow = s.narrow()
	if s.probes, err = s.sources.Open(cfg); err != nil {
		s.debug(loader.VerifierLog(err))
		return err
	}
	if s.reader, err = ringbuf.Open(s.probes.Rings(), s.probes.AnnounceSleep); err != nil {
		return err
	}
	s.stop.watch(s.reader.Wake, s.o.Interruptible)
	return nil
}

// close frees what the kernel holds for the session.
func (s *session) close() {
	_ = s.unwatch()
	s.costs.stop()
	s.stacks.close()
	if s.reader != nil {
		s.reader.Close()
	}
	if s.probes != nil {
		s.probes.Close()
	}
}

// comm is the name of a thread or process, as far as it is known.
func (s *session) comm(tid uint32) string {
	if comm := s.dec.Comm(tid); comm != "" {
		return comm
	}
	if s.o.Replay == "" {
		if comm := tracee.Comm(tid); comm != "" {
			return comm
		}
	}
	return s.dec.PastComm(tid) // nobody else has the id
}

// number is the id, here, of what a thread calls nr; 0 where it is not known.
func (s *session) number(tid, nr uint32) uint32 {
	id, own := s.dec.Number(tid, nr)
	if id != 0 || own || s.o.Replay != "" {
		return id
	}
	return tracee.Number(tid, nr)
}

// debug tells under --debug how far the session is, and when.
func (s *session) debug(text string) {
	if s.o.Debug {
		s.warn(fmt.Sprintf("%6.1f ms: %s", float64(time.Since(s.began).Microseconds())/1e3, text))
	}
}

// warn tells something on stderr, whatever else is there.
func (s *session) warn(text string) { fmt.Fprintf(os.Stderr, "%s: %s\n", s.name, text) }

// notice tells something about the tracing, on stderr, between two lines.
func (s *session) notice(text string) {
	if s.live != nil {
		s.live.Say(text)
		s.held = append(s.held, text)
		return
	}
	if s.out.toStderr() {
		s.out.shared.P.Text(s.name + ": " + text + "\n")
		return
	}
	s.warn(text)
}

// read turns records into lines until all traced threads have ended, or until it is
// told to stop.
func (s *session) read() {
	for {
		over := s.probes.Alive() == 0 && !s.o.everywhere() || s.stop.asked() || s.out.err != nil || s.dec.Full() || s.timeUp.Load()
		s.clock.refresh()
		s.reader.Drain(s.take)
		s.stacks.poll()
		s.keepBudget()
		s.out.failed(s.slowest.settle(s.probes))
		s.showInterval()
		s.out.flush()
		if over {
			return
		}
		s.reader.Wait()
	}
}

func (s *session) take(b []byte) {
	if s.recorder != nil {
		s.recorder.Record(b)
	}
	s.costs.note(b)
	s.dec.Record(b)
	s.slowest.note(b)
	s.out.flushLarge()
}
