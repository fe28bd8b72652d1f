// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Constants of the calls that make, wait for and change processes.

// cloneNames are clone's: linux/sched.h; the order is strace's.
var cloneNames = []arg.Name{
	{unix.CLONE_VM, "CLONE_VM"}, {unix.CLONE_FS, "CLONE_FS"}, {unix.CLONE_FILES, "CLONE_FILES"}, {unix.CLONE_SIGHAND, "CLONE_SIGHAND"},
	{unix.CLONE_PIDFD, "CLONE_PIDFD"}, {unix.CLONE_PTRACE, "CLONE_PTRACE"}, {unix.CLONE_VFORK, "CLONE_VFORK"}, {unix.CLONE_PARENT, "CLONE_PARENT"},
	{unix.CLONE_THREAD, "CLONE_THREAD"}, {unix.CLONE_NEWNS, "CLONE_NEWNS"}, {unix.CLONE_SYSVSEM, "CLONE_SYSVSEM"}, {unix.CLONE_SETTLS, "CLONE_SETTLS"},
	{unix.CLONE_PARENT_SETTID, "CLONE_PARENT_SETTID"}, {unix.CLONE_CHILD_CLEARTID, "CLONE_CHILD_CLEARTID"}, {unix.CLONE_UNTRACED, "CLONE_UNTRACED"},
	{unix.CLONE_CHILD_SETTID, "CLONE_CHILD_SETTID"}, {unix.CLONE_NEWCGROUP, "CLONE_NEWCGROUP"}, {unix.CLONE_NEWUTS, "CLONE_NEWUTS"},
	{unix.CLONE_NEWIPC, "CLONE_NEWIPC"}, {unix.CLONE_NEWUSER, "CLONE_NEWUSER"}, {unix.CLONE_NEWPID, "CLONE_NEWPID"}, {unix.CLONE_NEWNET, "CLONE_NEWNET"},
	{unix.CLONE_IO, "CLONE_IO"},
}

// clone3Names are those that only clone3 can have: linux/sched.h. The last four are of 7.x.
var clone3Names = append(cloneNames[:len(cloneNames):len(cloneNames)], []arg.Name{
	{unix.CLONE_NEWTIME, "CLONE_NEWTIME"}, {unix.CLONE_CLEAR_SIGHAND, "CLONE_CLEAR_SIGHAND"}, {unix.CLONE_INTO_CGROUP, "CLONE_INTO_CGROUP"},
	{1 << 34, "CLONE_AUTOREAP"}, {1 << 35, "CLONE_NNP"}, {1 << 36, "CLONE_PIDFD_AUTOKILL"}, {1 << 37, "CLONE_EMPTY_MNTNS"},
}...)

var unshareFlags = &arg.Flags{Unknown: "CLONE_???", Names: []arg.Name{
	{unix.CLONE_NEWTIME, "CLONE_NEWTIME"}, {unix.CLONE_VM, "CLONE_VM"}, {unix.CLONE_FS, "CLONE_FS"}, {unix.CLONE_FILES, "CLONE_FILES"},
	{unix.CLONE_SIGHAND, "CLONE_SIGHAND"}, {unix.CLONE_THREAD, "CLONE_THREAD"}, {unix.CLONE_NEWNS, "CLONE_NEWNS"}, {unix.CLONE_SYSVSEM, "CLONE_SYSVSEM"},
	{unix.CLONE_NEWCGROUP, "CLONE_NEWCGROUP"}, {unix.CLONE_NEWUTS, "CLONE_NEWUTS"}, {unix.CLONE_NEWIPC, "CLONE_NEWIPC"},
	{unix.CLONE_NEWUSER, "CLONE_NEWUSER"}, {unix.CLONE_NEWPID, "CLONE_NEWPID"}, {unix.CLONE_NEWNET, "CLONE_NEWNET"},
}}

var namespaceFlags = &arg.Flags{Bytes: 4, Unknown: "CLONE_NEW???", Names: []arg.Name{
	{unix.CLONE_NEWTIME, "CLONE_NEWTIME"}, {unix.CLONE_NEWNS, "CLONE_NEWNS"}, {unix.CLONE_NEWCGROUP, "CLONE_NEWCGROUP"}, {unix.CLONE_NEWUTS, "CLONE_NEWUTS"},
	{unix.CLONE_NEWIPC, "CLONE_NEWIPC"}, {unix.CLONE_NEWUSER, "CLONE_NEWUSER"}, {unix.CLONE_NEWPID, "CLONE_NEWPID"}, {unix.CLONE_NEWNET, "CLONE_NEWNET"},
}}

// waitOptions are those of wait4 and waitid: linux/wait.h. WUNTRACED is WSTOPPED.
var waitOptions = &arg.Flags{Bytes: 4, Unknown: "W???", Names: []arg.Name{
	{unix.WNOHANG, "WNOHANG"}, {unix.WEXITED, "WEXITED"}, {unix.WSTOPPED, "WSTOPPED"}, {unix.WCONTINUED, "WCONTINUED"}, {unix.WNOWAIT, "WNOWAIT"},
	{unix.WCLONE, "__WCLONE"}, {unix.WALL, "__WALL"}, {unix.WNOTHREAD, "__WNOTHREAD"},
}}

var waitKind = &arg.Enum{Bytes: 4, Unknown: "P_???", Names: []arg.Name{
	{unix.P_ALL, "P_ALL"}, {unix.P_PID, "P_PID"}, {unix.P_PGID, "P_PGID"}, {unix.P_PIDFD, "P_PIDFD"},
}}

// traceEvents are what a tracer is told in the high half of a status: linux/ptrace.h.
var traceEvents = &arg.Enum{Bytes: 4, Unknown: "PTRACE_EVENT_???", Names: []arg.Name{
	{1, "PTRACE_EVENT_FORK"}, {2, "PTRACE_EVENT_VFORK"}, {3, "PTRACE_EVENT_CLONE"}, {4, "PTRACE_EVENT_EXEC"}, {5, "PTRACE_EVENT_VFORK_DONE"},
	{6, "PTRACE_EVENT_EXIT"}, {7, "PTRACE_EVENT_SECCOMP"}, {128, "PTRACE_EVENT_STOP"},
}}

// AT_EXECVE_CHECK is of linux/fcntl.h of 6.14.
var execFlags = &arg.Flags{Bytes: 4, Unknown: "AT_???", Names: []arg.Name{
	{unix.AT_SYMLINK_NOFOLLOW, "AT_SYMLINK_NOFOLLOW"}, {unix.AT_EMPTY_PATH, "AT_EMPTY_PATH"}, {0x10000, "AT_EXECVE_CHECK"},
}}

// pidfdFlags are pidfd_open's: linux/pidfd.h. PIDFD_AUTOKILL is of 7.x, and the bit of
// O_TRUNC.
var pidfdFlags = &arg.Flags{Bytes: 4, Unknown: "PIDFD_???", Names: []arg.Name{
	{0x800, "PIDFD_NONBLOCK"}, {0x80, "PIDFD_THREAD"}, {0x200, "PIDFD_AUTOKILL"},
}}

var compareKind = &arg.Enum{Bytes: 4, Unknown: "KCMP_???", Names: []arg.Name{
	{0, "KCMP_FILE"}, {1, "KCMP_VM"}, {2, "KCMP_FILES"}, {3, "KCMP_FS"}, {4, "KCMP_SIGHAND"}, {5, "KCMP_IO"}, {6, "KCMP_SYSVSEM"}, {7, "KCMP_EPOLL_TFD"},
}}

// persona is personality's: linux/personality.h. Those of its kinds that are defined
// with flags are no value of the low byte.
var personaKind = &arg.Enum{Bytes: 4, Unknown: "PER_???", Names: []arg.Name{
	{0, "PER_LINUX"}, {6, "PER_BSD"}, {8, "PER_LINUX32"}, {12, "PER_RISCOS"}, {15, "PER_OSF4"}, {16, "PER_HPUX"}, {0xff, "PER_MASK"},
}}

var personaFlags = &arg.Flags{Bytes: 4, Names: []arg.Name{
	{0x20000, "UNAME26"}, {0x40000, "ADDR_NO_RANDOMIZE"}, {0x80000, "FDPIC_FUNCPTRS"}, {0x100000, "MMAP_PAGE_ZERO"},
	{0x200000, "ADDR_COMPAT_LAYOUT"}, {0x400000, "READ_IMPLIES_EXEC"}, {0x800000, "ADDR_LIMIT_32BIT"}, {0x1000000, "SHORT_INODE"},
	{0x2000000, "WHOLE_SECONDS"}, {0x4000000, "STICKY_TIMEOUTS"}, {0x8000000, "ADDR_LIMIT_3GB"},
}}

// usageOf is whose usage getrusage tells: linux/resource.h.
var usageOf = &arg.Enum{Bytes: 4, Unknown: "RUSAGE_???", Names: []arg.Name{
	{0, "RUSAGE_SELF"}, {0xffffffff, "RUSAGE_CHILDREN"}, {0xfffffffe, "RUSAGE_BOTH"}, {1, "RUSAGE_THREAD"},
}}
