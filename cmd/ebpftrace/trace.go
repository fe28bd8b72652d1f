// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/loader"
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
	probes  *loader.Probes
	reader  *ringbuf.Reader
	dec     *decode.Decoder
	command *tracee.Command // nil for none
	targets []tracee.Process

	launcher *tracee.Launcher // of the command

	costs    *costs            // nil without --stats and --max-overhead
	recorder *recording.Writer // nil without --record
	recorded *os.File

	stop  stopper
	pid   int // of the command, once it was started
	ended chan tracee.Status
}

// trace does what the options say, and tells how to exit.
func trace(name string, o *Options) (ending, error) {
	s := &session{name: name, o: o, began: time.Now()}
	defer s.close()
	if o.Replay != "" {
		return failedIf(s.replay())
	}
	for _, step := range []struct {
		done string
		do   func() error
	}{
		{"command and processes found", s.find},
		{"outputs open", s.open},
		{"probes loaded", s.load},
		{"probes attached", func() error { return s.probes.Attach() }},
		{"processes attached", s.attach},
	} {
		if err := step.do(); err != nil {
			return ending{code: 1}, err
		}
		s.debug(step.done)
	}
	s.debug("calls are seen at " + s.probes.How())
	s.watchCosts()
	err := s.start()
	s.debug("command started")
	s.read()
	s.debug("tracing ended")
	return s.finish(err)
}

// open opens what is written to.
func (s *session) open() (err error) {
	s.clock.refresh()
	if s.out, err = openOutputs(s.o, lineOptions(s.o, &s.clock, s.comm)); err != nil {
		return err
	}
	s.dec = decode.New(decodeOptions(s.o, s.out, s.notice))
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
	if cfg.Select, err = s.o.choice(); err != nil {
		return err
	}
	if s.command != nil {
		// The kernel side knows the command as the child of this thread.
		cfg.Launcher = s.launcher.TID
		cfg.OnlyCommand = len(s.targets) == 0 && !s.o.Follow
	} else if len(s.targets) == 1 && !s.o.Follow {
		cfg.OnlyTGID = s.targets[0].TGID
	}
	cfg.Narrow = s.narrow()
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // what loading leaves behind is not worth a pause
	if s.probes, err = loader.Open(cfg); err != nil {
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
	s.costs.stop()
	if s.reader != nil {
		s.reader.Close()
	}
	if s.probes != nil {
		s.probes.Close()
	}
}

// comm is the name of a thread or process, as far as it is known.
func (s *session) comm(tid uint32) string {
	if comm := s.dec.Comm(tid); comm != "" || s.o.Replay != "" {
		return comm
	}
	return tracee.Comm(tid)
}

// debug tells under --debug how far the session is, and when.
func (s *session) debug(text string) {
	if s.o.Debug {
		fmt.Fprintf(os.Stderr, "%s: %6.1f ms: %s\n", s.name, float64(time.Since(s.began).Microseconds())/1e3, text)
	}
}

// notice tells something about the tracing, on stderr, between two lines.
func (s *session) notice(text string) {
	if s.out.shared != nil && s.out.shared.w == os.Stderr {
		s.out.shared.P.Text(s.name + ": " + text + "\n")
		return
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", s.name, text)
}

// read turns records into lines until all traced threads have ended, or until it is
// told to stop.
func (s *session) read() {
	for {
		over := s.probes.Alive() == 0 && !s.o.selects() || s.stop.asked() || s.out.err != nil || s.dec.Full()
		s.clock.refresh()
		s.reader.Drain(s.take)
		s.keepBudget()
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
	s.out.flushLarge()
}
