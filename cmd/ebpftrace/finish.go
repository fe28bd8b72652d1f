// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// ending is how ebpftrace exits: as its command did.
type ending struct {
	code   int
	signal unix.Signal // 0 for none
}

// exit ends the process, by the same signal where a signal ended the command.
func (e ending) exit() {
	if e.signal != 0 {
		_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}) // no core of ours over the command's
		defaultAction(e.signal)
		runtime.LockOSThread() // this thread's own signal ends it before it goes on
		_ = unix.Tgkill(os.Getpid(), unix.Gettid(), e.signal)
		os.Exit(128 + int(e.signal))
	}
	os.Exit(e.code)
}

// defaultAction makes a signal do what it does to a program without handlers. What
// package signal can reset is Go's own handler, which prints a traceback for SIGABRT.
func defaultAction(sig unix.Signal) {
	var action [4]uint64 // struct sigaction of the kernel, SIG_DFL being 0: asm-generic/signal.h
	_, _, _ = unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(&action)), 0, 8, 0, 0)
}

// stopper collects the signals that end tracing.
type stopper struct {
	signal atomic.Int32
	came   chan struct{} // closed by the first
}

// watch makes signals stop the session, unless it is not to be interrupted. SIGPIPE is ignored: writing tells.
// A SIGHUP that nohup(1) has made the process ignore stays ignored.
func (s *stopper) watch(wake func(), how Interruptible) {
	c := make(chan os.Signal, 4)
	signals := []os.Signal{unix.SIGINT, unix.SIGTERM, unix.SIGQUIT, unix.SIGPIPE}
	if !signal.Ignored(unix.SIGHUP) {
		signals = append(signals, unix.SIGHUP)
	}
	if how == InterruptNeverTSTP {
		signals = append(signals, unix.SIGTSTP)
	}
	s.came = make(chan struct{})
	signal.Notify(c, signals...)
	go func() {
		for sig := range c {
			if sig == unix.SIGPIPE || how >= InterruptNever {
				continue
			}
			if s.signal.Swap(int32(sig.(unix.Signal))) == 0 {
				close(s.came)
			}
			wake()
		}
	}()
}

func (s *stopper) asked() bool { return s.signal.Load() != 0 }

// failedIf is how to exit after what may have failed.
func failedIf(err error) (ending, error) {
	if err != nil {
		return ending{code: 1}, err
	}
	return ending{}, nil
}

// start runs the command, if there is one, and waits for it in the background.
func (s *session) start() error {
	if s.daemon != nil {
		return s.daemon.Ready()
	}
	if s.command == nil {
		return nil
	}
	pid, err := s.launcher.Start(*s.command)
	if err != nil {
		return messagef("exec: %s", reason(err))
	}
	s.pid = pid
	s.ended = make(chan tracee.Status, 1)
	go func() {
		status, err := tracee.Wait(pid)
		if err == nil {
			s.ended <- status
		}
		close(s.ended)
	}()
	return nil
}

// statusLost is how ebpftrace exits with --strict when records were lost.
const statusLost = 3

// finish writes what is left, says what was lost, and tells how to exit. What already
// went wrong goes with what does now.
func (s *session) finish(startErr, earlier error) (ending, error) {
	detached := s.probes.Alive() > 0 && !s.o.KillOnExit
	if s.daemon != nil && s.o.KillOnExit {
		s.daemon.KillCommand()
	}
	if s.dec.Full() && !s.o.Quiet.Has(QuietAttach) {
		s.notice("System call limit has been reached, detaching tracees")
	}
	if startErr != nil {
		s.notice(startErr.Error())
		s.dec.NotStarted(1)
	}
	s.dec.Finish(detached)
	lost := s.report()
	if err := errors.Join(earlier, s.tellCosts(), s.summarize(), s.showLatency(), s.writeProfile(), s.endRecord()); err != nil {
		return ending{code: 1}, errors.Join(err, s.out.close())
	}
	if err := s.out.close(); err != nil {
		return s.unwritten(err), nil
	}
	switch {
	case startErr != nil:
		return ending{code: 1}, nil
	case lost && s.o.Strict:
		return ending{code: statusLost}, nil
	case s.dec.Full():
		return ending{}, nil
	}
	return s.ending(), nil
}

// unwritten says why lines are missing, and tells how to exit. A command is not
// disturbed by that: it runs on without probes, and its status is still the tracer's,
// as strace's is. Nobody hears that nobody reads stderr any more; SIGPIPE tells then.
func (s *session) unwritten(err error) ending {
	if s.out.toStderr() && errors.Is(err, unix.EPIPE) {
		return ending{signal: unix.SIGPIPE}
	}
	s.warn(err.Error())
	s.probes.Close()
	end := s.ending()
	switch {
	case s.o.Strict:
		return ending{code: statusLost}
	case s.pid == 0 && end.signal == 0:
		return ending{code: 1}
	}
	return end
}

// ending is the command's end, or the signal that ends the tracing before.
func (s *session) ending() ending {
	if s.pid != 0 && !s.stop.asked() {
		select {
		case status, ok := <-s.ended:
			return endingOf(status, ok)
		case <-s.stop.came:
		}
	}
	if sig := unix.Signal(s.stop.signal.Load()); sig != 0 {
		if s.pid != 0 {
			_ = unix.Kill(s.pid, unix.SIGCONT)
			_ = unix.Kill(s.pid, sig)
		}
		return ending{signal: sig}
	}
	return ending{}
}

func endingOf(status tracee.Status, known bool) ending {
	switch {
	case !known:
		return ending{code: 1}
	case status.Signaled():
		return ending{signal: status.Signal()}
	}
	return ending{code: status.ExitStatus()}
}

// report says what is missing in the output, and tells whether anything is.
func (s *session) report() (lost bool) {
	counts, err := s.probes.Counts()
	if err != nil {
		s.notice(err.Error())
		return true
	}
	missed, err := s.probes.Missed()
	if err != nil {
		s.notice(err.Error())
	}
	for _, missing := range []struct {
		n    uint64
		what string
	}{
		{counts.RingFull, "records lost: the rings were full; try a larger --buffer, or a narrower -e trace="},
		{counts.NoState, "threads not followed: the kernel had no memory for them"},
		{counts.Cut, "records cut: not all that their arguments point to fit"},
		{missed, "beginnings or ends of calls, signals, forks or ends of tasks not seen, of traced processes or of others: the kernel skips probes where others are preempted; try sudo, with which few are, or a narrower -e trace="},
		{s.dec.Stats().Malformed, "records could not be read: the probes are not of this version"},
	} {
		if missing.n > 0 {
			s.notice(fmt.Sprintf("%d %s", missing.n, missing.what))
			lost = true
		}
	}
	return lost
}
