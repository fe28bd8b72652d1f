// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
)

// Numbers of amd64, from asm/unistd_64.h.
const (
	nrRead      = 0
	nrClose     = 3
	nrGetpid    = 39
	nrExitGroup = 231
)

// trace makes records of threads as the probes would, and decodes them.
type trace struct {
	dec *Decoder
	out *format.Output
	seq map[uint32]uint32
	now uint64
}

func newTrace(change func(*Options)) *trace {
	tr := &trace{seq: map[uint32]uint32{}, now: 1e9}
	tr.out = format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32}, Columns: 40})
	opt := Options{
		Native: arg.AMD64,
		Compat: arg.I386,
		Output: func(uint32) *format.Output { return tr.out },
		Notice: func(s string) { tr.out.P.Text("notice: " + s + "\n") },
	}
	if change != nil {
		change(&opt)
	}
	tr.dec = New(opt)
	return tr
}

func (tr *trace) record(tid uint32, kind abi.Kind, flags abi.Flags, nr uint32, nargs int, body []byte) {
	tr.now += 1000
	b := binary.NativeEndian.AppendUint64(nil, tr.now)
	b = binary.NativeEndian.AppendUint32(b, tid)
	seq := tr.seq[tid]
	if flags&(abi.Generated|abi.Ignored) == 0 {
		tr.seq[tid]++
	} else {
		seq = 0
	}
	b = binary.NativeEndian.AppendUint32(b, seq)
	b = binary.NativeEndian.AppendUint32(b, nr)
	b = append(b, byte(kind), byte(flags), byte(nargs), 0)
	tr.dec.Record(append(b, body...))
}

func words(v ...uint64) (b []byte) {
	for _, w := range v {
		b = binary.NativeEndian.AppendUint64(b, w)
	}
	return b
}

func chunk(addr uint64, data string) []byte { return abi.AppendChunk(nil, addr, []byte(data)) }

func task(tid, tgid uint32) []byte {
	b := binary.NativeEndian.AppendUint32(nil, tid)
	b = binary.NativeEndian.AppendUint32(b, tgid)
	return append(b, make([]byte, 16)...)
}

func (tr *trace) entry(tid, nr uint32, args ...uint64) {
	tr.record(tid, abi.Entry, 0, nr, len(args), words(args...))
}

func (tr *trace) exit(tid, nr uint32, ret int64, chunks ...[]byte) {
	body := words(uint64(ret))
	for _, c := range chunks {
		body = append(body, c...)
	}
	tr.record(tid, abi.Exit, 0, nr, 0, body)
}

func (tr *trace) fork(parent, tid, tgid uint32) {
	tr.record(parent, abi.Fork, 0, 0, 0, task(tid, tgid))
}

func (tr *trace) end(tid, tgid uint32, code uint32) {
	var flags abi.Flags
	if tid == tgid {
		flags = abi.Leader
	}
	tr.record(tid, abi.TaskExit, flags, code, 0, task(tid, tgid))
}

func (tr *trace) lose(tid, n uint32) { tr.seq[tid] += n }

func (tr *trace) text() string { return string(tr.out.Bytes()) }

func expect(t *testing.T, tr *trace, lines ...string) {
	t.Helper()
	want := strings.Join(lines, "\n")
	if got := tr.text(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

const getpid10 = "getpid()                                = 10\n"

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(tr *trace)
		want string
	}{
		{"an entry and its exit make a line", func(tr *trace) {
			tr.entry(10, nrGetpid)
			tr.exit(10, nrGetpid, 10)
		}, getpid10},
		{"what the kernel writes is read at exit", func(tr *trace) {
			tr.entry(10, nrRead, 3, 0x1000, 100)
			tr.exit(10, nrRead, 3, chunk(0x1000, "abc"))
		}, "read(3, \"abc\", 100)                     = 3\n"},
		{"a failed call shows the address", func(tr *trace) {
			tr.entry(10, nrRead, 3, 0x1000, 100)
			tr.exit(10, nrRead, -9)
		}, "read(3, 0x1000, 100)                    = -1 EBADF (Bad file descriptor)\n"},
		{"a call in progress is an open line", func(tr *trace) {
			tr.entry(10, nrRead, 3, 0x1000, 100)
		}, "read(3"},
		{"an end leaves the call without a value", func(tr *trace) {
			tr.entry(10, nrExitGroup, 3)
			tr.end(10, 10, 3<<8)
		}, "exit_group(3)                           = ?\n+++ exited with 3 +++\n"},
		{"another thread's line makes a call unfinished", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.entry(10, nrRead, 3, 0x1000, 100)
			tr.entry(11, nrClose, 4)
			tr.exit(11, nrClose, 0)
			tr.exit(10, nrRead, 0)
		}, "notice: Process 11 attached\n" +
			"[pid    10] read(3 <unfinished ...>\n" +
			"[pid    11] close(4)                    = 0\n" +
			"[pid    10] <... read resumed>, \"\", 100) = 0\n"},
		{"a thread that dies in a call has no value either", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.entry(11, nrRead, 3, 0x1000, 100)
			tr.entry(10, nrExitGroup, 0)
			tr.exit(11, nrRead, -512)
			tr.end(11, 10, 0)
			tr.end(10, 10, 0)
		}, "notice: Process 11 attached\n" +
			"[pid    11] read(3 <unfinished ...>\n" +
			"[pid    10] exit_group(0 <unfinished ...>\n" +
			"[pid    11] <... read resumed> <unfinished ...>) = ?\n" +
			"[pid    11] +++ exited with 0 +++\n" +
			"<... exit_group resumed>)               = ?\n" +
			"+++ exited with 0 +++\n"},
		{"the leader's end is told last", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.end(10, 10, 0)
			tr.end(11, 10, 0)
		}, "notice: Process 11 attached\n" +
			"[pid    11] +++ exited with 0 +++\n" +
			"+++ exited with 0 +++\n"},
		{"a call to be made again is shown when the thread lives", func(tr *trace) {
			tr.entry(10, nrRead, 3, 0x1000, 100)
			tr.exit(10, nrRead, -512)
			tr.entry(10, nrGetpid)
			tr.exit(10, nrGetpid, 10)
		}, "read(3, 0x1000, 100)                    = ? ERESTARTSYS (To be restarted if SA_RESTART is set)\n" + getpid10},
		{"an unknown syscall has a number and six words", func(tr *trace) {
			tr.entry(10, 999, 1, 2, 3, 4, 5, 6)
			tr.exit(10, 999, -38)
		}, "syscall_0x3e7(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS (Function not implemented)\n"},
		{"the thread that made execve takes the leader's id", func(tr *trace) {
			tr.fork(10, 11, 10)
			tr.entry(11, 59, 0, 0, 0)
			tr.end(10, 10, 0)
			tr.seq[10] = tr.seq[11] // the task goes on counting under its new id
			tr.record(10, abi.Exec, 0, 11, 0, task(10, 10))
			tr.exit(10, 59, 0)
		}, "notice: Process 11 attached\n" +
			"[pid    11] execve(NULL, NULL, NULL <unfinished ...>\n" +
			"[pid    10] +++ superseded by execve in pid 11 +++\n" +
			"<... execve resumed>)                   = 0\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tt.do(tr)
			expect(t, tr, tt.want)
		})
	}
}

func TestLossIsShownWhereItHappened(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(tr *trace)
		want string
		lost uint64
	}{
		{"between calls", func(tr *trace) {
			tr.entry(10, nrGetpid)
			tr.exit(10, nrGetpid, 10)
			tr.lose(10, 6)
			tr.entry(10, nrGetpid)
			tr.exit(10, nrGetpid, 10)
		}, getpid10 + "<... 6 records lost ...>\n" + getpid10, 6},
		{"an exit is not joined to an older entry", func(tr *trace) {
			tr.entry(10, nrGetpid)
			tr.lose(10, 2) // its exit, and another entry of the same call
			tr.exit(10, nrGetpid, 77)
		}, "getpid( <unfinished ...>\n<... 2 records lost ...>\n<... getpid resumed>)                   = 77\n", 2},
		{"one record is not several", func(tr *trace) {
			tr.lose(10, 1)
			tr.exit(10, nrGetpid, 10)
		}, "<... 1 record lost ...>\n<... getpid resumed>)                   = 10\n", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tt.do(tr)
			expect(t, tr, tt.want)
			if got := tr.dec.Stats().Lost; got != tt.lost {
				t.Errorf("lost\n got %d\nwant %d", got, tt.lost)
			}
		})
	}
}

func TestStatusDecidesWhenTheCallIsOver(t *testing.T) {
	tr := newTrace(func(o *Options) { o.Status = func(s Status) bool { return s == Failed } })
	tr.entry(10, nrGetpid)
	tr.exit(10, nrGetpid, 10)
	tr.entry(10, nrClose, 9)
	tr.exit(10, nrClose, -9)
	expect(t, tr, "close(9)                                = -1 EBADF (Bad file descriptor)\n")
}

func TestLatencyDecidesWhenTheCallIsOver(t *testing.T) {
	tr := newTrace(func(o *Options) { o.MinLatency = 1500 })
	tr.entry(10, nrGetpid)
	tr.exit(10, nrGetpid, 10)
	tr.entry(10, nrClose, 9)
	tr.now += 1000
	tr.exit(10, nrClose, 0)
	tr.exit(10, nrGetpid, 10) // in progress when tracing began
	tr.entry(10, nrExitGroup, 0)
	tr.now += 1000
	tr.end(10, 10, 0)
	expect(t, tr, "close(9)                                = 0\nexit_group(0)                           = ?\n+++ exited with 0 +++\n")
}

const sigchld = "--- SIGCHLD {} ---\n" // of no siginfo

func TestSignalsWaitForACallThatIsHeldBack(t *testing.T) {
	for _, tt := range []struct {
		name string
		ret  int64
		want string
	}{
		{"the call is shown", -9, "close(9)                                = -1 EBADF (Bad file descriptor)\n" + sigchld},
		{"the call is not shown", 0, sigchld},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(func(o *Options) { o.Status = func(s Status) bool { return s == Failed } })
			tr.record(10, abi.Signal, abi.Ignored|abi.InCall, 17, 0, nil)
			if got := tr.text(); got != "" {
				t.Errorf("before the call's end\n got %s\nwant nothing", got)
			}
			tr.now -= 2000 // the entry is sent late, with the time it was made at
			tr.entry(10, nrClose, 9)
			tr.now += 2000
			tr.exit(10, nrClose, tt.ret)
			expect(t, tr, tt.want)
		})
	}
}

func TestSignalsOfACallThatIsNotSentComeBeforeTheNext(t *testing.T) {
	tr := newTrace(func(o *Options) { o.Status = func(s Status) bool { return s == Failed } })
	tr.record(10, abi.Signal, abi.Ignored|abi.InCall, 17, 0, nil)
	tr.entry(10, nrClose, 9)
	expect(t, tr, sigchld)
}

func TestCallsThatAreDetached(t *testing.T) {
	tr := newTrace(func(o *Options) { o.Status = func(s Status) bool { return s == Detached } })
	tr.entry(10, nrGetpid)
	tr.exit(10, nrGetpid, 10)
	tr.entry(10, nrClose, 9)
	tr.dec.Finish(true)
	expect(t, tr, "close(9 <detached ...>\nnotice: Process 10 detached\n")
}

func TestWhatIsLeftWhenTracingEnds(t *testing.T) {
	for _, tt := range []struct {
		name     string
		detached bool
		want     string
	}{
		{"the thread lives on", true, "read(3 <detached ...>\nnotice: Process 10 detached\n"},
		{"the thread is gone", false, "read(3 <unfinished ...>\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tr.entry(10, nrRead, 3, 0x1000, 100)
			tr.dec.Finish(tt.detached)
			expect(t, tr, tt.want)
		})
	}
}

func TestPrintingDoesNotAllocate(t *testing.T) {
	tr := newTrace(nil)
	tr.entry(10, nrRead, 3, 0x1000, 100)
	entry, exit := raw(10, 1, abi.Entry, nrRead, words(3, 0x1000, 100), 3), raw(10, 2, abi.Exit, nrRead, append(words(3), chunk(0x1000, "abc")...), 0)
	allocs := testing.AllocsPerRun(100, func() {
		tr.dec.threads[10].seq = 1
		tr.dec.Record(entry)
		tr.dec.Record(exit)
		tr.out.Taken()
	})
	if allocs != 0 {
		t.Errorf("allocations for a call\n got %v\nwant 0", allocs)
	}
}

// raw is one record's bytes.
func raw(tid, seq uint32, kind abi.Kind, nr uint32, body []byte, nargs byte) []byte {
	b := binary.NativeEndian.AppendUint64(nil, 5e9)
	b = binary.NativeEndian.AppendUint32(b, tid)
	b = binary.NativeEndian.AppendUint32(b, seq)
	b = binary.NativeEndian.AppendUint32(b, nr)
	return append(append(b, byte(kind), 0, nargs, 0), body...)
}
