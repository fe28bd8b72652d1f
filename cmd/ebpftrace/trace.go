// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/recording"
	"github.com/ebpftrace/ebpftrace/internal/ringbuf"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// session is one run of the pipeline: probes -> rings -> decoder -> outputs.
type session struct {
	name   string
	o      *Options
	out    *outputs
	probes *loader.Probes
	reader *ringbuf.Reader
	began  time.Time
	dec    *decode.Decoder
	clock  clock

	recorder *recording.Writer // nil without --record
	recorded *os.File

	stop    stopper
	command int // process id of the command, 0 for none
	ended   chan tracee.Status
}

// trace does what the options say, and tells how to exit.
func trace(name string, o *Options) (end ending, err error) {
	// The kernel side knows the command as the child of this thread.
	runtime.LockOSThread()
	s := &session{name: name, o: o, began: time.Now()}
	failed := ending{code: 1}
	if o.Replay != "" {
		if err := s.replay(); err != nil {
			return failed, err
		}
		return ending{}, nil
	}
	command, err := s.find()
	if err != nil {
		return failed, err
	}
	targets, err := s.targets()
	if err != nil {
		return failed, err
	}
	plan, err := planOf(o)
	if err != nil {
		return failed, err
	}
	s.clock.refresh()
	if s.out, err = openOutputs(o, lineOptions(o, &s.clock, s.comm)); err != nil {
		return failed, err
	}
	if err := s.record(); err != nil {
		return failed, err
	}
	cfg := kernelConfig(o, plan)
	if command != nil {
		cfg.Launcher = uint32(unix.Gettid())
	} else if len(targets) == 1 && !o.Follow {
		cfg.OnlyTGID = targets[0].TGID
	}
	collect := debug.SetGCPercent(-1) // what loading leaves behind is not worth a pause
	s.probes, err = loader.Open(cfg)
	debug.SetGCPercent(collect)
	if err != nil {
		return failed, err
	}
	defer s.probes.Close()
	s.debug("probes loaded")
	if s.reader, err = ringbuf.Open(s.probes.Rings(), s.probes.AnnounceSleep); err != nil {
		return failed, err
	}
	defer s.reader.Close()
	s.dec = decode.New(decodeOptions(o, s.out, s.notice))
	s.stop.watch(s.reader.Wake, o.Interruptible)
	if err := s.probes.Attach(); err != nil {
		return failed, err
	}
	s.debug("probes attached")
	if err := s.attach(targets); err != nil {
		return failed, err
	}
	var startErr error
	if command != nil {
		startErr = s.start(command)
	}
	s.debug("tracees started")
	s.read()
	s.debug("tracees ended")
	return s.finish(startErr)
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
		over := s.probes.Alive() == 0 || s.stop.asked() || s.out.err != nil || s.dec.Full()
		s.clock.refresh()
		s.reader.Drain(s.take)
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
	s.dec.Record(b)
	s.out.flushLarge()
}
