// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

func TestPrintingAllocatesNothing(t *testing.T) {
	for _, tt := range []callCase{
		{syscall: "mmap", args: [6]uint64{0, 4096, 3, 0x54040022, allOnes, 0x1000}, ret: 0x7f00000000},
		{syscall: "rt_sigprocmask", args: [6]uint64{0, 0x100, 0, 8}, entry: memory(at(0x100, uint64(5)))},
		{syscall: "futex", args: [6]uint64{0x100, 137, 5, 0x200, 0, 0xffffffff}, entry: memory(at(0x200, uint64(1), uint64(2)))},
		{syscall: "futex", args: [6]uint64{0x100, 129, 1}},
		{syscall: "wait4", args: [6]uint64{allOnes, 0x100}, ret: 5, exit: memory(at(0x100, uint32(9)))},
		{syscall: "clone", args: [6]uint64{0x1200011, 0, 0, 0x7010, 0}, ret: 42},
		{syscall: "clone3", args: [6]uint64{0x1000, 88}, ret: 42, entry: memory(clone3At(0x1000, 0x101000)), exit: memory(at(0x50, uint32(3)))},
		{syscall: "prlimit64", args: [6]uint64{0, 3, 0x100, 0}, entry: memory(at(0x100, uint64(1024), uint64(1025)))},
		{syscall: "sched_getaffinity", args: [6]uint64{0, 128, 0x100}, ret: 8, exit: memory(at(0x100, uint64(3)))},
		{syscall: "prctl", args: [6]uint64{15, 0x100}, entry: memory(at(0x100, "a name\x00"))},
		{syscall: "openat", args: [6]uint64{cwd, 0x100, 0x80241, 0o644}, ret: 3, entry: memory(at(0x100, "/a/path\x00"))},
		{syscall: "openat2", args: [6]uint64{cwd, 0, 0x100, 26}, ret: 3, entry: memory(at(0x100, uint64(0), uint64(0), uint64(0), "\x00\x01"))},
		{syscall: "newfstatat", args: [6]uint64{cwd, 0, 0x100, 0x1000}, exit: memory(at(0x100, make([]byte, 144)))},
		{syscall: "statx", args: [6]uint64{cwd, 0, 0x100, 0x7ff, 0x100}, exit: memory(at(0x100, []byte{255, 15}, make([]byte, 254)))},
		{syscall: "fstatfs", args: [6]uint64{3, 0x100}, exit: memory(at(0x100, make([]byte, 120)))},
		{syscall: "getdents64", args: [6]uint64{3, 0x100, 24}, ret: 24, exit: memory(at(0x100, make([]byte, 16), []byte{24, 0, 4}, make([]byte, 5)))},
		{syscall: "mount", args: [6]uint64{0, 0, 0, 0xc0ed0001, 0x100}, entry: memory(at(0x100, "data\x00"))},
		{syscall: "fanotify_mark", args: [6]uint64{3, 1, 2, 0xffffffff, 0}},
		{syscall: "utimensat", args: [6]uint64{cwd, 0, 0x100, 0}, entry: memory(at(0x100, uint64(1), uint64(2), uint64(3), uint64(4)))},
		{syscall: "readlink", args: [6]uint64{0, 0x100, 9}, ret: 3, exit: memory(at(0x100, "abc"))},
		{syscall: "clock_gettime", args: [6]uint64{1, 0x100}, exit: memory(at(0x100, uint64(5), uint64(6)))},
		{syscall: "clock_nanosleep", args: [6]uint64{0, 0, 0x100, 0x100}, entry: memory(at(0x100, uint64(0), uint64(1)))},
		{syscall: "nanosleep", args: [6]uint64{0x100, 0x100}, ret: -516, entry: memory(at(0x100, uint64(1), uint64(0)))},
		{syscall: "gettimeofday", args: [6]uint64{0x100, 0}, exit: memory(at(0x100, uint64(5), uint64(6)))},
		{syscall: "setitimer", args: [6]uint64{0, 0x100, 0}, entry: memory(at(0x100, uint64(0), uint64(0), uint64(1), uint64(2)))},
		{syscall: "getrandom", args: [6]uint64{0x100, 8, 1}, ret: 8, exit: memory(at(0x100, "\x01\xff345678"))},
		{syscall: "getuid", ret: 1000},
		{syscall: "uname", args: [6]uint64{0x100}, exit: memory(at(0x100, make([]byte, 390)))},
		{syscall: "sysinfo", args: [6]uint64{0x100}, exit: memory(at(0x100, make([]byte, 112)))},
		{syscall: "read", args: [6]uint64{3, 0x100, 20}, ret: 20, exit: memory(at(0x100, "01234567890123456789"))},
		{syscall: "writev", args: [6]uint64{3, 0x100, 1}, ret: 2, entry: memory(at(0x100, uint64(0x100), uint64(16)))},
		{syscall: "getpid", ret: 5},
	} {
		t.Run(tt.syscall, func(t *testing.T) {
			c := &format.Call{Row: table.Find(tt.syscall), Call: arg.Call{Args: tt.args, Ret: tt.ret, Exited: true}}
			c.AtEntry.Chunks, c.AtExit.Chunks = tt.entry, tt.exit
			o := format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32}, DumpRead: everything, DumpWritten: everything})
			got := testing.AllocsPerRun(100, func() {
				c.Next = 0
				o.P.Out = o.P.Out[:0]
				o.Entry(c)
				o.Exit(c, 0)
				o.Dump(c)
			})
			if got != 0 {
				t.Errorf("allocations of %s\n got %v\nwant 0", o.Bytes(), got)
			}
		})
	}
}

func everything(uint32) bool { return true }
