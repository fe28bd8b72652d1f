// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestClocks(t *testing.T) {
	left := memory(at(0x200, uint64(99), uint64(5)))
	second := memory(at(0x100, uint64(1), uint64(0)))
	testCalls(t, []callCase{
		{name: "a clock", syscall: "clock_gettime", args: [6]uint64{1, 0x100}, exit: memory(at(0x100, uint64(5), uint64(6))),
			want: "clock_gettime(CLOCK_MONOTONIC, {tv_sec=5, tv_nsec=6}) = 0"},
		{name: "a clock's upper half is not the caller's", syscall: "clock_gettime", args: [6]uint64{1<<63 | 99, 0x100}, ret: einval,
			want: "clock_gettime(0x63 /* CLOCK_??? */, 0x100) = -1 EINVAL (Invalid argument)"},
		{name: "nanoseconds have no sign", syscall: "clock_settime", args: [6]uint64{0, 0x100}, ret: einval, entry: memory(at(0x100, uint64(allOnes), uint64(allOnes))),
			want: "clock_settime(CLOCK_REALTIME, {tv_sec=-1, tv_nsec=18446744073709551615}) = -1 EINVAL (Invalid argument)"},
		{name: "32-bit times", syscall: "clock_gettime", abi: arg.I386, args: [6]uint64{0, 0x100}, exit: memory(at(0x100, uint32(1<<31), uint32(6))),
			want: "clock_gettime(CLOCK_REALTIME, {tv_sec=-2147483648, tv_nsec=6}) = 0"},
		{name: "64-bit times of 32-bit callers", syscall: "clock_gettime64", abi: arg.I386, args: [6]uint64{0, 0x100}, exit: memory(at(0x100, uint64(1<<40), uint64(6))),
			want: "clock_gettime64(CLOCK_REALTIME, {tv_sec=1099511627776, tv_nsec=6}) = 0"},
		{name: "a sleep that ended leaves nothing", syscall: "nanosleep", args: [6]uint64{0x100, 0x200}, entry: second, exit: left,
			want: "nanosleep({tv_sec=1, tv_nsec=0}, 0x200) = 0"},
		{name: "an interrupted sleep leaves time", syscall: "nanosleep", args: [6]uint64{0x100, 0x200}, ret: -516, entry: second, exit: left,
			want: "nanosleep({tv_sec=1, tv_nsec=0}, {tv_sec=99, tv_nsec=5}) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)"},
		{name: "no time is left where the end was told", syscall: "clock_nanosleep", args: [6]uint64{1, 1, 0x100, 0x200}, ret: -516, entry: second, exit: left,
			want: "clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, {tv_sec=1, tv_nsec=0}, 0x200) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)"},
		{name: "a time with its date", syscall: "time", args: [6]uint64{0x100}, ret: 1700000000, exit: memory(at(0x100, uint64(1700000000))),
			want: "time([1700000000 /* 2023-11-14T22:13:20+0000 */]) = 1700000000 (2023-11-14T22:13:20+0000)"},
		{name: "adjtimex tells the clock's state", syscall: "clock_adjtime", args: [6]uint64{0, 0}, ret: 5, want: "clock_adjtime(CLOCK_REALTIME, NULL) = 5 (TIME_ERROR)"},
		{name: "a state beyond the known ones", syscall: "adjtimex", ret: 6, want: "adjtimex(NULL) = 6"},
	})
}

func TestSigevents(t *testing.T) {
	event := func(value uint64, signo, notify uint32, rest ...any) []chunk {
		return memory(at(0x100, append([]any{value, signo, notify}, append(rest, make([]byte, 16))...)...))
	}
	testCalls(t, []callCase{
		{name: "a signal", syscall: "timer_create", args: [6]uint64{0, 0x100, 0x200}, entry: event(0x100000005, 10, 0), exit: memory(at(0x200, uint32(7))),
			want: "timer_create(CLOCK_REALTIME, {sigev_value={sival_int=5, sival_ptr=0x100000005}, sigev_signo=SIGUSR1, sigev_notify=SIGEV_SIGNAL}, [7]) = 0"},
		{name: "no value, no signal", syscall: "mq_notify", args: [6]uint64{3, 0x100}, entry: event(0, 10, 1),
			want: "mq_notify(3, {sigev_signo=10, sigev_notify=SIGEV_NONE}) = 0"},
		{name: "a thread", syscall: "mq_notify", args: [6]uint64{3, 0x100}, entry: event(0, 10, 4, uint32(77), uint32(0)),
			want: "mq_notify(3, {sigev_signo=SIGUSR1, sigev_notify=SIGEV_THREAD_ID, sigev_notify_thread_id=77}) = 0"},
		{name: "a function", syscall: "mq_notify", args: [6]uint64{3, 0x100}, entry: event(0, 10, 2, uint64(0x5000), uint64(0)),
			want: "mq_notify(3, {sigev_signo=SIGUSR1, sigev_notify=SIGEV_THREAD, sigev_notify_function=0x5000, sigev_notify_attributes=NULL}) = 0"},
		{name: "a struct that is cut", syscall: "mq_notify", args: [6]uint64{3, 0x100}, ret: efault, entry: memory(at(0x100, make([]byte, 24))),
			want: "mq_notify(3, 0x100) = -1 EFAULT (Bad address)"},
	})
}
