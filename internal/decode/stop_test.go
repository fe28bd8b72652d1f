// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// nrPause is asm/unistd_64.h's.
const nrPause = 34

const (
	sigtstp  = "--- SIGTSTP {si_signo=SIGTSTP, si_code=SI_USER, si_pid=0, si_uid=0} ---\n"
	toPaused = " = ? ERESTARTNOHAND (To be restarted if no handler)\n"
)

func (tr *trace) signal(tid uint32, flags abi.Flags, sig unix.Signal) {
	body := make([]byte, 48)
	binary.NativeEndian.PutUint32(body, uint32(sig))
	tr.record(tid, abi.Signal, flags, uint32(sig), 0, body)
}

func (tr *trace) detach(tid, tgid, oldTID uint32) {
	tr.record(tid, abi.Detach, 0, oldTID, 0, task(tid, tgid))
}

func TestStops(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(tr *trace)
		want string
	}{
		{"a signal that stops", func(tr *trace) { tr.signal(10, abi.Stops, unix.SIGTSTP) }, sigtstp + "--- stopped by SIGTSTP ---\n"},
		{"a signal with a handler", func(tr *trace) { tr.signal(10, 0, unix.SIGTSTP) }, sigtstp},
		{"another thread stops at the end of its call", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.entry(11, nrPause)
			tr.signal(10, abi.Stops, unix.SIGTSTP)
			tr.exit(11, nrPause, -514)
		}, "notice: Process 11 attached\n" +
			"[pid    11] pause( <unfinished ...>\n" +
			"[pid    10] " + sigtstp +
			"[pid    10] --- stopped by SIGTSTP ---\n" +
			"[pid    11] <... pause resumed>)       " + toPaused +
			"[pid    11] --- stopped by SIGTSTP ---\n"},
		{"another thread outside of a call stops at once", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.signal(10, abi.Stops, unix.SIGTSTP)
		}, "notice: Process 11 attached\n" +
			"[pid    10] " + sigtstp +
			"[pid    10] --- stopped by SIGTSTP ---\n" +
			"[pid    11] --- stopped by SIGTSTP ---\n"},
		{"SIGCONT comes before a call has ended", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.entry(11, nrClose, 3)
			tr.signal(10, abi.Stops, unix.SIGTSTP)
			tr.signal(10, abi.Generated, unix.SIGCONT)
			tr.exit(11, nrClose, 0)
		}, "notice: Process 11 attached\n" +
			"[pid    11] close(3 <unfinished ...>\n" +
			"[pid    10] " + sigtstp +
			"[pid    10] --- stopped by SIGTSTP ---\n" +
			"[pid    11] <... close resumed>)        = 0\n"},
		{"other processes do not stop", func(tr *trace) {
			tr.fork(10, 11, 11)
			tr.signal(11, abi.Stops, unix.SIGTSTP)
		}, "notice: Process 11 attached\n" +
			"[pid    11] " + sigtstp +
			"[pid    11] --- stopped by SIGTSTP ---\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tt.do(tr)
			expect(t, tr, tt.want)
		})
	}
}

func TestStopsOfSignalsThatAreNotShown(t *testing.T) {
	tr := newTrace(func(o *Options) { o.Signals = func(uint32) bool { return false } })
	tr.signal(10, abi.Stops, unix.SIGSTOP)
	expect(t, tr, "")
}

func TestDetachAtExecve(t *testing.T) {
	const execve = 59
	for _, tt := range []struct {
		name   string
		change func(*Options)
		do     func(tr *trace)
		want   string
	}{
		{"its call is the open line", nil, func(tr *trace) {
			tr.entry(10, execve, 0, 0, 0)
			tr.detach(10, 10, 10)
		}, "execve(NULL, NULL, NULL <detached ...>\nnotice: Process 10 detached\n"},
		{"its line was broken off", nil, func(tr *trace) {
			tr.fork(10, 11, 11)
			tr.entry(11, execve, 0, 0, 0)
			tr.entry(10, nrGetpid)
			tr.detach(11, 11, 11)
			tr.exit(10, nrGetpid, 10)
		}, "notice: Process 11 attached\n" +
			"[pid    11] execve(NULL, NULL, NULL <unfinished ...>\n" +
			"[pid    10] getpid()                    = 10\n" +
			"notice: Process 11 detached\n"},
		{"calls that are detached from are asked for", func(o *Options) { o.Status = func(s Status) bool { return s == Detached } }, func(tr *trace) {
			tr.entry(10, execve, 0, 0, 0)
			tr.detach(10, 10, 10)
		}, "execve(NULL, NULL, NULL <detached ...>\nnotice: Process 10 detached\n"},
		{"only calls that succeed are", func(o *Options) { o.Status = func(s Status) bool { return s == Successful } }, func(tr *trace) {
			tr.entry(10, execve, 0, 0, 0)
			tr.detach(10, 10, 10)
		}, "notice: Process 10 detached\n"},
		{"another thread than the leader called execve", nil, func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.entry(11, execve, 0, 0, 0)
			tr.end(10, 10, 0)
			tr.seq[10] = tr.seq[11]
			tr.detach(10, 10, 11)
		}, "notice: Process 11 attached\n" +
			"[pid    11] execve(NULL, NULL, NULL <unfinished ...>\n" +
			"[pid    10] +++ superseded by execve in pid 11 +++\n" +
			"notice: Process 10 detached\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(tt.change)
			tt.do(tr)
			expect(t, tr, tt.want)
		})
	}
}
