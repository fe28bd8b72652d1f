// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// vectorsAt is an array of two buffers of 4 and 5 bytes at 0x200 and 0x300.
func vectorsAt(addr uint64) chunk {
	return at(addr, uint64(0x200), uint64(4), uint64(0x300), uint64(5))
}

func TestReadingAndWriting(t *testing.T) {
	testCalls(t, []callCase{
		{name: "what was read", syscall: "read", args: [6]uint64{3, 0x100, 9}, ret: 3, exit: memory(at(0x100, "abc")), want: `read(3, "abc", 9) = 3`},
		{name: "nothing to read", syscall: "read", args: [6]uint64{3, 0x100, 9}, want: `read(3, "", 9) = 0`},
		{name: "an address after a failure", syscall: "read", args: [6]uint64{3, 0x100, 9}, ret: -9, want: "read(3, 0x100, 9) = -1 EBADF (Bad file descriptor)"},
		{name: "the high half of a descriptor is not its own", syscall: "write", args: [6]uint64{5<<32 | 1, 0x100, 2}, ret: 2, entry: memory(at(0x100, "ab")), want: `write(1, "ab", 2) = 2`},
		{name: "a short copy is an address", syscall: "write", args: [6]uint64{1, 0x100, 9}, ret: 9, entry: memory(at(0x100, "abc")), want: "write(1, 0x100, 9) = 9"},
		{name: "a string that went on", syscall: "write", args: [6]uint64{1, 0x100, 40}, ret: 40, entry: memory(at(0x100, "0123456789012345678901234567890123456789")),
			want: `write(1, "01234567890123456789012345678901"..., 40) = 40`},
		{name: "buffers written whole", syscall: "writev", args: [6]uint64{1, 0x100, 2}, ret: 9, entry: memory(vectorsAt(0x100), at(0x200, "abcd"), at(0x300, "efghi")),
			want: `writev(1, [{iov_base="abcd", iov_len=4}, {iov_base="efghi", iov_len=5}], 2) = 9`},
		{name: "buffers share what was read", syscall: "readv", args: [6]uint64{3, 0x100, 2}, ret: 6, entry: memory(vectorsAt(0x100)), exit: memory(at(0x200, "abcd"), at(0x300, "efghi")),
			want: `readv(3, [{iov_base="abcd", iov_len=4}, {iov_base="ef", iov_len=5}], 2) = 6`},
		{name: "the array is printed after a failure", syscall: "readv", args: [6]uint64{3, 0x100, 2}, ret: -9, entry: memory(vectorsAt(0x100)),
			want: "readv(3, [{iov_base=0x200, iov_len=4}, {iov_base=0x300, iov_len=5}], 2) = -1 EBADF (Bad file descriptor)"},
		{name: "an array that wraps around", syscall: "writev", args: [6]uint64{1, 0x100, allOnes}, ret: -22, entry: memory(vectorsAt(0x100)), want: "writev(1, 0x100, 18446744073709551615) = -1 EINVAL (Invalid argument)"},
		{name: "flags behind a hidden argument", syscall: "preadv2", args: [6]uint64{3, 0, 0, 7, 0, 1}, want: "preadv2(3, NULL, 0, 7, RWF_HIPRI) = 0"},
		{name: "an offset in two registers", syscall: "pread64", abi: arg.I386, args: [6]uint64{3, 0, 0, 5, 1}, want: "pread64(3, NULL, 0, 4294967301) = 0"},
		{name: "an offset in two registers, from an even one on", syscall: "pread64", abi: arg.ARM, args: [6]uint64{3, 0, 0, 99, 5, 1}, want: "pread64(3, NULL, 0, 4294967301) = 0"},
		{name: "an offset that moved", syscall: "sendfile", args: [6]uint64{4, 3, 0x100, 9}, ret: 9, entry: memory(at(0x100, uint64(1))), exit: memory(at(0x100, uint64(10))), want: "sendfile(4, 3, [1 => 10], 9) = 9"},
		{name: "an offset that did not", syscall: "sendfile", args: [6]uint64{4, 3, 0x100, 9}, entry: memory(at(0x100, uint64(1))), exit: memory(at(0x100, uint64(1))), want: "sendfile(4, 3, [1], 9) = 0"},
	})
}

func TestFcntl(t *testing.T) {
	lock := at(0x100, []byte{1, 0, 0, 0, 0, 0, 0, 0}, uint64(5), uint64(6), uint64(7))
	testCalls(t, []callCase{
		{name: "flags that a file has", syscall: "fcntl", args: [6]uint64{3, 3}, ret: 0x8002, want: "fcntl(3, F_GETFL) = 0x8002 (flags O_RDWR|O_LARGEFILE)"},
		{name: "no flags but an access mode", syscall: "fcntl", args: [6]uint64{3, 3}, want: "fcntl(3, F_GETFL) = 0 (flags O_RDONLY)"},
		{name: "no flags of a descriptor", syscall: "fcntl", args: [6]uint64{3, 1}, want: "fcntl(3, F_GETFD) = 0"},
		{name: "a lock that is asked for", syscall: "fcntl", args: [6]uint64{3, 6, 0x100}, entry: memory(lock), want: "fcntl(3, F_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=5, l_len=6}) = 0"},
		{name: "a lock that was found", syscall: "fcntl", args: [6]uint64{3, 5, 0x100}, exit: memory(lock), want: "fcntl(3, F_GETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=5, l_len=6, l_pid=7}) = 0"},
		{name: "no lock is looked for", syscall: "fcntl", args: [6]uint64{3, 5, 0x100}, ret: -22, entry: memory(lock), want: "fcntl(3, F_GETLK, 0x100) = -1 EINVAL (Invalid argument)"},
		{name: "a command nobody knows", syscall: "fcntl", args: [6]uint64{3, 99, 7}, ret: -22, want: "fcntl(3, 0x63 /* F_??? */, 0x7) = -1 EINVAL (Invalid argument)"},
		{name: "a lock of 32-bit offsets", syscall: "fcntl", abi: arg.I386, args: [6]uint64{3, 6, 0x100}, entry: memory(at(0x100, uint32(1), uint32(5), uint32(6), uint32(7))),
			want: "fcntl(3, F_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=5, l_len=6}) = 0"},
	})
}

func TestWaitingForDescriptors(t *testing.T) {
	asked := at(0x100, uint32(3), []byte{1, 0, 0, 0}, uint32(0xffffffff), []byte{1, 0, 0, 0})
	ready := at(0x100, uint32(3), []byte{1, 0, 1, 0}, uint32(0xffffffff), []byte{1, 0, 0, 0})
	testCalls(t, []callCase{
		{name: "a descriptor is ready", syscall: "poll", args: [6]uint64{0x100, 2, 5}, ret: 1, entry: memory(asked), exit: memory(ready),
			want: "poll([{fd=3, events=POLLIN}, {fd=-1}], 2, 5) = 1 ([{fd=3, revents=POLLIN}])"},
		{name: "none is", syscall: "poll", args: [6]uint64{0x100, 2, 5}, entry: memory(asked), exit: memory(asked), want: "poll([{fd=3, events=POLLIN}, {fd=-1}], 2, 5) = 0 (Timeout)"},
		{name: "a count of descriptors has 32 bits", syscall: "poll", args: [6]uint64{0x100, 5<<32 | 1, 5}, entry: memory(asked), want: "poll([{fd=3, events=POLLIN}], 1, 5) = 0 (Timeout)"},
		{name: "time is left", syscall: "ppoll", args: [6]uint64{0x100, 2, 0x200, 0, 8}, ret: 1, entry: memory(asked, at(0x200, uint64(5), uint64(0))), exit: memory(ready, at(0x200, uint64(4), uint64(9))),
			want: "ppoll([{fd=3, events=POLLIN}, {fd=-1}], 2, {tv_sec=5, tv_nsec=0}, NULL, 8) = 1 ([{fd=3, revents=POLLIN}], left {tv_sec=4, tv_nsec=9})"},
		{name: "sets of descriptors", syscall: "select", args: [6]uint64{70, 0x100, 0x200, 0, 0}, ret: 2, entry: memory(at(0x100, uint64(9), uint64(1)), at(0x200, uint64(0), uint64(2))),
			exit: memory(at(0x100, uint64(8), uint64(0)), at(0x200, uint64(0), uint64(2))), want: "select(70, [0 3 64], [65], NULL, NULL) = 2 (in [3], out [65])"},
		{name: "a set that was not captured whole", syscall: "select", args: [6]uint64{70, 0x100, 0, 0, 0}, ret: -14, entry: memory(at(0x100, uint64(9))), want: "select(70, 0x100, NULL, NULL, NULL) = -1 EFAULT (Bad address)"},
		{name: "no descriptors", syscall: "select", args: [6]uint64{0, 0x100, 0, 0, 0}, entry: memory(at(0x100, uint64(9))), want: "select(0, 0x100, NULL, NULL, NULL) = 0 (Timeout)"},
		{name: "events, packed on amd64", syscall: "epoll_wait", args: [6]uint64{5, 0x100, 2, 0}, ret: 2, exit: memory(at(0x100, uint32(1), uint64(7), uint32(4), uint64(0))),
			want: "epoll_wait(5, [{events=EPOLLIN, data=0x7}, {events=EPOLLOUT, data=0}], 2, 0) = 2"},
		{name: "and not on arm64", syscall: "epoll_pwait", abi: arg.ARM64, args: [6]uint64{5, 0x100, 2, 0, 0, 8}, ret: 1, exit: memory(at(0x100, uint32(1), uint32(0), uint64(7))),
			want: "epoll_pwait(5, [{events=EPOLLIN, data=0x7}], 2, 0, NULL, 8) = 1"},
		{name: "a deletion has no event", syscall: "epoll_ctl", args: [6]uint64{5, 2, 3, 0x100}, entry: memory(at(0x100, uint32(1), uint64(7))), want: "epoll_ctl(5, EPOLL_CTL_DEL, 3, 0x100) = 0"},
	})
}

func TestWaitingPrintsAllocateNothing(t *testing.T) {
	for _, tt := range []callCase{
		{syscall: "read", args: [6]uint64{3, 0x100, 9}, ret: 3, exit: memory(at(0x100, "abc"))},
		{syscall: "readv", args: [6]uint64{3, 0x100, 2}, ret: 6, entry: memory(vectorsAt(0x100)), exit: memory(at(0x200, "abcd"), at(0x300, "efghi"))},
		{syscall: "fcntl", args: [6]uint64{3, 3}, ret: 0x8002},
		{syscall: "poll", args: [6]uint64{0x100, 1, 5}, ret: 1, entry: memory(at(0x100, uint32(3), uint32(1))), exit: memory(at(0x100, uint32(3), uint32(0x10001)))},
		{syscall: "select", args: [6]uint64{4, 0x100, 0, 0, 0}, ret: 1, entry: memory(at(0x100, uint64(9))), exit: memory(at(0x100, uint64(8)))},
		{syscall: "epoll_wait", args: [6]uint64{5, 0x100, 2, 0}, ret: 1, exit: memory(at(0x100, uint32(1), uint64(7)))},
		{syscall: "ioctl", args: [6]uint64{0, 0x5401, 0x100}, exit: memory(at(0x100, make([]byte, 36)))},
		{syscall: "ioctl", args: [6]uint64{0, 0x80647a01, 0x100}, ret: -25},
	} {
		t.Run(tt.syscall, func(t *testing.T) {
			c := &format.Call{Row: table.Find(tt.syscall), Call: arg.Call{Args: tt.args, Ret: tt.ret, Exited: true}}
			c.AtEntry.Chunks, c.AtExit.Chunks = tt.entry, tt.exit
			o := format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32}})
			o.Entry(c) // the buffer grows once
			o.Taken()
			if got := testing.AllocsPerRun(100, func() {
				c.Next = 0
				o.Entry(c)
				o.Exit(c, 0)
				o.Taken()
			}); got != 0 {
				t.Errorf("allocations\n got %v\nwant 0", got)
			}
		})
	}
}
