// SPDX-License-Identifier: Apache-2.0

package test

// A rule is a known difference from strace: lines of strace's that match one
// pattern, and stand where a line of ours matches the other. An empty pattern
// means that there is no such line. A rule may be for some programs only.
type rule struct{ name, program, strace, ours, reason string }

var allowed = []rule{
	{name: "wait for a lock", strace: `\bfutex\(.*FUTEX_(WAIT|WAKE)`, reason: "whether a thread finds a lock taken is a matter of timing"},
	{name: "wait for a lock, ours", ours: `\bfutex\(.*FUTEX_(WAIT|WAKE)`, reason: "as above"},
	{name: "wait for a lock, both", strace: `\bfutex\(.*FUTEX_(WAIT|WAKE)`, ours: `\bfutex\(.*FUTEX_(WAIT|WAKE)`, reason: "as above"},
	{name: "arena of a thread", program: "^(node|redis session)$", strace: `^(mmap|munmap|mprotect)\(`, reason: "malloc makes an arena for a thread that finds the others in use"},
	{name: "arena of a thread, ours", program: "^(node|redis session)$", ours: `^(mmap|munmap|mprotect)\(`, reason: "as above"},
	{name: "runtime's clock", program: "^(goroutines|node)$", strace: `^(nanosleep|epoll_pwait|sched_yield|madvise|mmap)\(`, reason: "a runtime's own threads work by the clock"},
	{name: "runtime's clock, ours", program: "^(goroutines|node)$", ours: `^(nanosleep|epoll_pwait|sched_yield|madvise|mmap)\(`, reason: "as above"},
	{name: "children that end at once", program: "^pipe", strace: `^--- SIGCHLD`, reason: "a SIGCHLD that comes while another is pending is not queued"},
	{name: "children that end at once, ours", program: "^pipe", ours: `^--- SIGCHLD`, reason: "as above"},
	{name: "moment of a handler", strace: `^(rt_sigreturn|rt_sigsuspend)\(`, reason: "a handler runs where its signal finds the process, and its return shows what it came between; a process waits only if it has not come yet"},
	{name: "moment of a handler, ours", ours: `^(rt_sigreturn|rt_sigsuspend)\(`, reason: "as above"},
	{name: "moment of a handler, both", strace: `^(rt_sigreturn|rt_sigsuspend)\(`, ours: `^(rt_sigreturn|rt_sigsuspend)\(`, reason: "as above"},
	{name: "ready by then", program: "^(nc|netcat|python|curl|git|redis)", strace: `^poll\(.*revents=`, ours: `^poll\(.*revents=`, reason: "of what a peer does step by step, a poll sees what is done by then"},
	{name: "state of the machine", program: "^ps$", strace: `^(read|openat|newfstatat)\(`, ours: `^(read|openat|newfstatat)\(`, reason: "ps reads what changes from moment to moment"},
	{name: "killed before its call was seen", strace: `\?\?\?`, reason: "strace shows question marks where a process dies before it was asked for its call"},
	{name: "detached in its call", program: "^-b", strace: `^execve\(.*<(unfinished|detached) \.\.\.>$`, ours: `^execve\(.*<(unfinished|detached) \.\.\.>$`, reason: "strace prints one or the other, by chance"},
	{name: "command of the tracer", program: "^-e verbose=none$", strace: `^execve\(0x`, ours: `^execve\(0x`, reason: "the addresses are in the tracer's memory"},
	{name: "call not interrupted", strace: `^restart_syscall\(<\.\.\. resuming interrupted (\w+) \.\.\.>\) +=`, ours: `^[a-z_0-9]+\(.*\) +=`, reason: "strace interrupts the call that is in progress when it attaches; ebpftrace does not, and shows its arguments"},
	{name: "name drawn again", program: "^(gcc|git|mktemp|sed)", ours: `^getrandom\(`, reason: "the C library draws a temporary name again when a number would favour some names"},
	{name: "name drawn again by strace's", program: "^(gcc|git|mktemp|sed)", strace: `^getrandom\(`, reason: "as above"},
}
