// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

const (
	nrPrctl  = 157 // amd64
	nrWait4  = 61
	nrWaitid = 247
)

// nameOf gives a thread a name, as the records of its beginning and its end have it.
func nameOf(body []byte, comm string) []byte {
	copy(body[8:], comm)
	return body
}

// siginfo is what waitid answers: a process's number stands behind three ints and a gap.
func siginfo(pid uint64) []byte { return chunk(0x2000, string(words(17, 1, pid))) }

func TestNamesOfThreadsThatHaveEnded(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(tr *trace)
		want string
	}{
		{"not waited for", func(*trace) {}, "child"},
		{"waited for", func(tr *trace) {
			tr.entry(10, nrWait4, 11, 0, 0, 0)
			tr.exit(10, nrWait4, 11)
		}, ""},
		{"waited for in vain", func(tr *trace) {
			tr.entry(10, nrWait4, 11, 0, 0, 0)
			tr.exit(10, nrWait4, -14)
		}, "child"},
		{"waited for by waitid", func(tr *trace) {
			tr.entry(10, nrWaitid, unix.P_ALL, 0, 0x2000, unix.WEXITED, 0)
			tr.exit(10, nrWaitid, 0, siginfo(11))
		}, ""},
		{"looked at", func(tr *trace) {
			tr.entry(10, nrWaitid, unix.P_ALL, 0, 0x2000, unix.WEXITED|unix.WNOWAIT, 0)
			tr.exit(10, nrWaitid, 0, siginfo(11))
		}, "child"},
		{"another has the id", func(tr *trace) { tr.fork(10, 11, 11) }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tr.record(10, abi.Fork, 0, 0, 0, nameOf(task(11, 11), "parent"))
			tr.record(11, abi.TaskExit, abi.Leader, 0, 0, nameOf(task(11, 11), "child"))
			tt.do(tr)
			if got := tr.dec.PastComm(11); got != tt.want {
				t.Errorf("name\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestPastIsBounded(t *testing.T) {
	var p past
	for tid := uint32(1); tid <= 10*pastMax; tid++ {
		p.add(tid, "name")
	}
	if len(p.names) != pastMax || len(p.order) != pastMax || p.names[10*pastMax] == "" {
		t.Errorf("names\n got %d, %d\nwant the last %d", len(p.names), len(p.order), pastMax)
	}
}

func TestThreadsThatRenameThemselves(t *testing.T) {
	for _, tt := range []struct {
		name, given string
		ret         int64
		want        string
	}{
		{"a short name", "worker\x00rest", 0, "worker"},
		{"a name of 20 bytes", strings.Repeat("0123456789", 2), 0, "012345678901234"},
		{"in vain", "worker\x00", -14, "before"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tr.dec.Attach(10, 10, "before")
			tr.record(10, abi.Entry, 0, nrPrctl, 2, append(words(unix.PR_SET_NAME, 0x1000), chunk(0x1000, tt.given)...))
			tr.exit(10, nrPrctl, tt.ret)
			if got := tr.dec.Comm(10); got != tt.want {
				t.Errorf("name\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}
