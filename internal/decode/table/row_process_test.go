// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestProcessCalls(t *testing.T) {
	const fork = 0x1200011 // CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD
	testCalls(t, []callCase{
		{name: "fork as libc does it", syscall: "clone", args: [6]uint64{fork, 0, 0, 0x7010, 0}, ret: 42,
			want: "clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7010) = 42"},
		{name: "the last two arguments change places on arm64", syscall: "clone", abi: arg.ARM64, args: [6]uint64{0x3d0f00, 0x9000, 0x7020, 0x7030, 0x7010}, ret: 42,
			exit: memory(at(0x7020, uint32(42))),
			want: "clone(child_stack=0x9000, flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD|CLONE_SYSVSEM|CLONE_SETTLS|" +
				"CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID, parent_tid=[42], tls=0x7030, child_tidptr=0x7010) = 42"},
		{name: "a failed clone has no thread", syscall: "clone", args: [6]uint64{0x100800, 0, 0x7020}, ret: einval,
			exit: memory(at(0x7020, uint32(7))),
			want: "clone(child_stack=NULL, flags=CLONE_SIGHAND|CLONE_PARENT_SETTID, parent_tid=0x7020) = -1 EINVAL (Invalid argument)"},
		{name: "unknown flags stand before the signal", syscall: "clone", args: [6]uint64{0x410000 | 65}, ret: einval,
			want: "clone(child_stack=NULL, flags=CLONE_THREAD|0x400000|65) = -1 EINVAL (Invalid argument)"},
		{name: "clone3 shows what was written", syscall: "clone3", args: [6]uint64{0x1000, 88}, ret: 42,
			entry: memory(clone3At(0x1000, 0x101000)), exit: memory(clone3At(0x1000, 0x101000), at(0x50, uint32(3)), at(0x70, uint32(42))),
			want: "clone3({flags=CLONE_PIDFD|CLONE_PARENT_SETTID, pidfd=0x50, parent_tid=0x70, exit_signal=SIGCHLD, stack=NULL, stack_size=0}" +
				" => {pidfd=[3], parent_tid=[42]}, 88) = 42"},
		{name: "but not after a failure", syscall: "clone3", args: [6]uint64{0x1000, 88}, ret: einval, entry: memory(clone3At(0x1000, 0x100000)),
			want: "clone3({flags=CLONE_PARENT_SETTID, parent_tid=0x70, exit_signal=SIGCHLD, stack=NULL, stack_size=0}, 88) = -1 EINVAL (Invalid argument)"},
		{name: "a clone3 that is too small", syscall: "clone3", args: [6]uint64{0x1000, 63}, ret: einval, entry: memory(clone3At(0x1000, 0)),
			want: "clone3(0x1000, 63) = -1 EINVAL (Invalid argument)"},
		{name: "a clone3 of a future kernel", syscall: "clone3", args: [6]uint64{0x1000, 96}, ret: -7,
			entry: memory(at(0x1000, clone3At(0, 0).Data, uint64(5))),
			want:  `clone3({flags=0, exit_signal=SIGCHLD, stack=NULL, stack_size=0, /* bytes 88..95 */ "\x05\x00\x00\x00\x00\x00\x00\x00"}, 96) = -1 E2BIG (Argument list too long)`},
		{name: "a clone3 whose end is not there", syscall: "clone3", args: [6]uint64{0x1000, allOnes}, ret: efault, entry: memory(clone3At(0x1000, 0)),
			want: "clone3({flags=0, exit_signal=SIGCHLD, stack=NULL, stack_size=0, ???}, 18446744073709551615) = -1 EFAULT (Bad address)"},
		{name: "a number that kcmp compares", syscall: "kcmp", args: [6]uint64{1, 2, 9, 3, 4}, ret: einval,
			want: "kcmp(1, 2, 0x9 /* KCMP_??? */, 0x3, 0x4) = -1 EINVAL (Invalid argument)"},
		{name: "a slot that kcmp compares", syscall: "kcmp", args: [6]uint64{1, 2, dirty | 7, 3, 0x100}, entry: memory(at(0x100, uint32(99), uint32(5), uint32(1))),
			want: "kcmp(1, 2, KCMP_EPOLL_TFD, 3, {efd=99, tfd=5, toff=1}) = 0"},
		{name: "personality says twice what there was", syscall: "personality", args: [6]uint64{0x4000001}, ret: 0x20008,
			want: "personality(0x1 /* PER_??? */|STICKY_TIMEOUTS) = 0x20008 (PER_LINUX32|UNAME26)"},
	})
}

func TestWaits(t *testing.T) {
	wait := func(name string, status uint32, want string) callCase {
		return callCase{name: name, syscall: "wait4", args: [6]uint64{allOnes, 0x100}, ret: 5, exit: memory(at(0x100, status)),
			want: "wait4(-1, [" + want + "], 0, NULL) = 5"}
	}
	testCalls(t, []callCase{
		wait("an exit", 0xff00, "{WIFEXITED(s) && WEXITSTATUS(s) == 255}"),
		wait("a signal", 9, "{WIFSIGNALED(s) && WTERMSIG(s) == SIGKILL}"),
		wait("a signal with a core", 0x86, "{WIFSIGNALED(s) && WTERMSIG(s) == SIGABRT && WCOREDUMP(s)}"),
		wait("a stop", 0x137f, "{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}"),
		wait("a stop in a call", 0x857f, "{WIFSTOPPED(s) && WSTOPSIG(s) == SIGTRAP | 0x80}"),
		wait("a stop for an event", 0x1057f, "{WIFSTOPPED(s) && WSTOPSIG(s) == SIGTRAP}|PTRACE_EVENT_FORK<<16"),
		wait("a continued child", 0xffff, "{WIFCONTINUED(s)}"),
		{name: "no child has changed", syscall: "wait4", args: [6]uint64{5, 0x100, 1}, exit: memory(at(0x100, uint32(0))),
			want: "wait4(5, 0x100, WNOHANG, NULL) = 0"},
	})
}

func clone3At(addr, flags uint64) (c chunk) {
	return at(addr, flags, uint64(0x50), uint64(0x60), uint64(0x70), uint64(17), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0))
}
