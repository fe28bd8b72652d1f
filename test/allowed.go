// SPDX-License-Identifier: Apache-2.0

package test

// A rule is a known difference from strace: lines of strace's that match one
// pattern, and stand where a line of ours matches the other. An empty pattern
// means that there is no such line. A rule may be for some programs only.
type rule struct{ name, program, strace, ours, reason string }

var allowed = []rule{
	{name: "wait for a lock", strace: `^futex\(.*FUTEX_(WAIT|WAKE)`, reason: "whether a thread finds a lock taken is a matter of timing"},
	{name: "wait for a lock, ours", ours: `^futex\(.*FUTEX_(WAIT|WAKE)`, reason: "as above"},
	{name: "lock free in between", strace: `^futex\(.*FUTEX_(WAIT|WAKE)`, ours: `^futex\(.*FUTEX_(WAIT|WAKE)`, reason: "as above"},
	{name: "arena of a thread", program: "^(node|redis session)$", strace: `^(mmap|munmap|mprotect)\(`, reason: "malloc makes an arena for a thread that finds the others in use"},
	{name: "arena of a thread, ours", program: "^(node|redis session)$", ours: `^(mmap|munmap|mprotect)\(`, reason: "as above"},
	{name: "call not interrupted", strace: `^restart_syscall\(<\.\.\. resuming interrupted (\w+) \.\.\.>\) +=`, ours: `^[a-z_0-9]+\(.*\) +=`, reason: "strace interrupts the call that is in progress when it attaches; ebpftrace does not, and shows its arguments"},
	{name: "name drawn again", program: "^(gcc|git|mktemp|sed)", ours: `^getrandom\(`, reason: "the C library draws a temporary name again when a number would favour some names"},
	{name: "name drawn again by strace's", program: "^(gcc|git|mktemp|sed)", strace: `^getrandom\(`, reason: "as above"},
}
