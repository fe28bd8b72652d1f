// SPDX-License-Identifier: Apache-2.0

package test

// A rule is a known difference from strace: lines of strace's that match one
// pattern, and stand where a line of ours matches the other. An empty pattern
// means that there is no such line. A rule may be for some programs only.
type rule struct{ name, program, strace, ours, reason string }

// Programs with several threads, and with children that a shell waits for.
const (
	threaded = `^(node|goroutines|redis session|threads|execs|git commit|-f of threads.*|a thread .*)$`
	shells   = `^(cat to|killed|mktemp|no such|env|pipe|subshells|background|bash|kill|timeout|gcc|make|ln|find|xargs|tar|gzip|curl|git|-f|-P|-D|-b|-e status|-e decode|-z|-Z|-y|a shell)`
)

var allowed = []rule{
	{name: "wait for a lock", program: threaded, strace: `\bfutex\(.*FUTEX_(WAIT|WAKE)`, reason: "whether a thread finds a lock taken is a matter of timing"},
	{name: "wait for a lock, ours", program: threaded, ours: `\bfutex\([^,]+, FUTEX_(WAIT|WAKE)\S*, \w+.*\) += (\d+|\?|-1 E[A-Z]+ \(.*\))`, reason: "as above"},
	{name: "wait for a lock, both", program: threaded, strace: `\bfutex\(.*FUTEX_(WAIT|WAKE)`, ours: `\bfutex\([^,]+, FUTEX_(WAIT|WAKE)\S*, \w+.*\) += (\d+|\?|-1 E[A-Z]+ \(.*\))`, reason: "as above"},
	{name: "arena of a thread", program: "^(node|redis session)$", strace: `^(mmap|munmap|mprotect)\(`, reason: "malloc makes an arena for a thread that finds the others in use"},
	{name: "arena of a thread, ours", program: "^(node|redis session)$", ours: `^(mmap|munmap|mprotect)\(`, reason: "as above"},
	{name: "runtime's clock", program: "^(goroutines|node)$", strace: `^(nanosleep|epoll_pwait|sched_yield|madvise|mmap|read)\(`, reason: "a runtime's own threads work by the clock"},
	{name: "runtime's clock, ours", program: "^(goroutines|node)$", ours: `^(nanosleep|epoll_pwait|sched_yield|madvise|mmap|read)\(`, reason: "as above"},
	{name: "children that end at once", program: "^(pipe|timeout)", strace: `^--- SIGCHLD`, reason: "a SIGCHLD that comes while another is pending is not queued, nor is one as the parent ends"},
	{name: "children that end at once, ours", program: "^(pipe|timeout)", ours: `^--- SIGCHLD`, reason: "as above"},
	{name: "moment of a handler", program: shells, strace: `\b(rt_sigreturn\(\{mask=.*\}|rt_sigsuspend\(.*)\) += `, reason: "a handler runs where its signal finds the process, and its return shows what it came between; a process waits only if it has not come yet"},
	{name: "moment of a handler, ours", program: shells, ours: `\b(rt_sigreturn\(\{mask=.*\}|rt_sigsuspend\(.*)\) += `, reason: "as above"},
	{name: "moment of a handler, both", program: shells, strace: `\b(rt_sigreturn\(\{mask=.*\}|rt_sigsuspend\(.*)\) += `, ours: `\b(rt_sigreturn\(\{mask=.*\}|rt_sigsuspend\(.*)\) += `, reason: "as above"},
	{name: "order of ends", program: shells, strace: `\bwait4\(P|\bwait4\(-1, `, reason: "of two children either may end first, or none yet"},
	{name: "order of ends, ours", program: shells, ours: `\bwait4\((-1|P\S*), (\[.*\]|0x\w+|ADDR), .*\) += `, reason: "as above"},
	{name: "time left to wait", program: "^redis", strace: `^epoll_wait\(`, ours: `^epoll_wait\(\d+, \[.*\], 10128, -?\d+\) += \d`, reason: "a server waits for as long as its next task is away"},
	{name: "ready by then", program: "^(nc|netcat|python|curl|git|redis)", strace: `^poll\(.*revents=`, ours: `^poll\(\[\{fd=.*revents=`, reason: "of what a peer does step by step, a poll sees what is done by then"},
	{name: "end of a pipe", program: "^(python with a child|nc .*)$", strace: `^(poll\(\[\{fd=.*\) += \d \(.*POLLHUP.*\)|read\(\d+, "", \d+\) += 0|close\(\d+\) += 0|shutdown\(\d+, SHUT_RD\) += (0|-1 ENOTCONN.*))$`, reason: "as above: of two that end, which is read first, and after how many polls"},
	{name: "end of a pipe, ours", program: "^(python with a child|nc .*)$", ours: `^(poll\(\[\{fd=.*\) += \d \(.*POLLHUP.*\)|read\(\d+, "", \d+\) += 0|close\(\d+\) += 0|shutdown\(\d+, SHUT_RD\) += (0|-1 ENOTCONN.*))$`, reason: "as above"},
	{name: "answer not yet there", program: "^curl of a server$", strace: `^(poll\(\[\{fd=|rt_sigaction\(SIGPIPE, )`, reason: "curl waits once more where the server has not answered yet, and turns SIGPIPE off and on around that"},
	{name: "answer not yet there, ours", program: "^curl of a server$", ours: `^(poll\(\[\{fd=.*\}\], \d, \d+\) += \d|rt_sigaction\(SIGPIPE, .*\) += 0$)`, reason: "as above"},
	{name: "time of the CPU", program: "^time$", strace: `^clock_gettime\(0xf\w{7} /\* CLOCK_\?\?\? \*/, \{`, ours: `^clock_gettime\(0xf\w{7} /\* CLOCK_\?\?\? \*/, \{tv_sec=0, tv_nsec=\d+\}\) += 0$`, reason: "the time that a process has used goes by ticks"},
	{name: "killed before it waits", program: "^(processes|process|-Y|-e decode-pids=pidns.*)$", strace: `^(<\w+> )?(set_robust_list\(0x\w+, 24\) += 0|pause\(\) += \?)$`, reason: "whether a child that is killed at once has run by then is a matter of timing"},
	{name: "killed before it waits, ours", program: "^(processes|process|-Y|-e decode-pids=pidns.*)$", ours: `^(<\w+> )?(set_robust_list\(0x\w+, 24\) += 0|pause\(\) += \?)$`, reason: "as above"},
	{name: "state of the machine", program: "^ps$", strace: `^(read|openat|newfstatat)\(`, ours: `^(read|openat|newfstatat)\(`, reason: "ps reads what changes from moment to moment"},
	{name: "killed before its call was seen", strace: `\?\?\?`, reason: "strace shows question marks where a process dies before it was asked for its call"},
	{name: "detached in its call", program: "^-b", strace: `^execve\(.*<(unfinished|detached) \.\.\.>$`, ours: `^execve\("/.*<(unfinished|detached) \.\.\.>$`, reason: "strace prints one or the other, by chance"},
	{name: "command of the tracer", program: "^-e (verbose=none|verbose=none of each call|raw of all)$", strace: `^execve\(("[^"]+"|0x\w+), 0x\w+, 0x\w+\) = 0$`, ours: `^execve\(("[^"]+"|0x\w+), 0x\w+, 0x\w+\) = 0$`, reason: "the addresses are in the tracer's memory"},
	{name: "code of the tracer", program: "^-i$", strace: `^\[[0-9a-f]{16}\] execve\(`, ours: `^\[[0-9a-f]{16}\] execve\(`, reason: "the first execve is called in the tracer's own code"},
	{name: "name of the tracer", program: "^-Y", strace: `^<\S+> execve\(`, ours: `^execve\(`, reason: "before the first execve, the process has the name of the tracer, and here strace's is its loader's"},
	{name: "name of one that has ended, in a signal", program: "^-Y$", strace: `^<\w+> --- SIGCHLD .*si_pid=P[.0-9]*<\w+>`, reason: "as above"},
	{name: "name of one that has ended, in a signal, ours", program: "^-Y$", ours: `^<\w+> --- SIGCHLD .*si_pid=P[.0-9]*,`, reason: "as above"},
	{name: "parent of the first process", program: "^-Y of a new name$", strace: `^getppid\(\) += PARENT<`, ours: `^getppid\(\) += PARENT<`, reason: "it is the tracer, whose name is its own"},
	{name: "name before the last execve", program: "^-Y$", strace: `^<processes> `, ours: `^<true> `, reason: "strace goes on with the old name where a child of vfork has become another program"},
	{name: "name before the last execve, at the end", program: "^-Y$", strace: `^<processes> \+\+\+ exited with 0 \+\+\+$`, reason: "as above"},
	{name: "name before the last execve, at the end, ours", program: "^-Y$", ours: `^<true> \+\+\+ exited with 0 \+\+\+$`, reason: "as above"},
	{name: "number of one that has ended", program: "^-e decode-pids=pidns", strace: `(= |si_pid=)\d+(,|$)`, ours: `(= |si_pid=)\d+ /\* P\S+ in strace's PID NS \*/`, reason: "strace asks /proc, which has those that nobody has waited for; ebpftrace remembers who had the number"},
	{name: "number of one that has ended, in a signal", program: "^-e decode-pids=pidns", strace: `^--- SIGCHLD .*si_pid=\d+,`, reason: "as above"},
	{name: "number of one that has ended, in a signal, ours", program: "^-e decode-pids=pidns", ours: `^--- SIGCHLD .*si_pid=\d+ /\* P\S+ in strace's PID NS \*/`, reason: "as above"},
	{name: "registers of 64 bits", program: "^compat$", strace: `^syscall_0x\w+\(.*0x7ff\w{9}`, ours: `^syscall_0x\w+\(.*0xf\w{7}\b`, reason: "int 0x80 takes the lower halves of the registers, which is what a record has"},
	{name: "arguments that were not in memory", program: "^(execs|-b execve of a thread)$", strace: `^execve\(".* <unfinished \.\.\.>$`, ours: `^execve\( <unfinished \.\.\.>$`, reason: "a program cannot read at entry a page that is not there yet; the new program's stack has what it held"},
	{name: "arguments that were not in memory, later", program: "^(execs|-b execve of a thread)$", strace: `^<\.\.\. execve resumed>\) += 0$`, ours: `^<\.\.\. execve resumed>".*\) += 0$`, reason: "as above"},
	{name: "more than the struct", program: "^signal$", strace: `^rt_sigaction\(SIGUSR1, NULL, 0x\w+, 8\) = 0$`, ours: `^rt_sigaction\(SIGUSR1, NULL, \{.*\}, 8\) = 0$`, reason: "strace reads beyond struct sigaction, and fails where memory ends behind it"},
	{name: "call not interrupted", strace: `^restart_syscall\(<\.\.\. resuming interrupted (\w+) \.\.\.>\) +=`, ours: `^[a-z_0-9]+\(.*\) +=`, reason: "strace interrupts the call that is in progress when it attaches; ebpftrace does not, and shows its arguments"},
	{name: "name drawn again", ours: `^getrandom\("RANDOM", 8, GRND_NONBLOCK\) += 8$`, reason: "the C library draws a temporary name again when a number would favour some names"},
	{name: "name drawn again by strace's", strace: `^getrandom\("RANDOM", 8, GRND_NONBLOCK\) += 8$`, reason: "as above"},
	{name: "newer than strace", program: "^rare$", strace: `^syscall_0x150\(`, ours: `^uprobe\(`, reason: "strace 7.2 does not know this call"},
	{name: "newer than strace, strace's", program: "^rare$", strace: `^syscall_0x150\(`, reason: "as above"},
	{name: "newer than strace, ours", program: "^rare$", ours: `^uprobe\(`, reason: "as above"},
	{name: "tracer's own name", program: "^-Y", strace: `^<\S+> execve\(`, ours: `^execve\(`, reason: "before its first execve strace's child has strace's name"},
	{name: "ends of a socket as they are", program: "^-(yy|e decode-fds)", strace: `^\w+\(\d+<(UNIX[-A-Z]*:\[N->N\]|(TCP|UDP)(v6)?:\[\S+:\w+\])>`, ours: `^\w+\(\d+<(UNIX[-A-Z]*:\[N\]|(TCP|UDP)(v6)?:\[(\S+->\S+|N)\])>`, reason: "strace asks once for the ends of a socket, and goes on with what they were"},
	{name: "descriptor that strace overlooks", program: "^--trace-fds", ours: `^waitid\(P_PIDFD, \d+, `, reason: "to strace, what waitid waits for is a process id"},
	{name: "data and its end", program: "^netcat that waits$", strace: `^(read|shutdown|poll)\(`, reason: "the peer's data and its end come at once or one after the other"},
	{name: "data and its end, ours", program: "^netcat that waits$", ours: `^(read|shutdown|poll)\(`, reason: "as above"},
}

// incomparable are programs that strace cannot watch as they are.
var incomparable = map[string]string{
	"ptrace": "it traces its own children, which strace has in its hand already",
}

// straceAlone matches messages about how strace reads memory.
const straceAlone = `(?m)^strace: umove(n|str): short read .*\n`
