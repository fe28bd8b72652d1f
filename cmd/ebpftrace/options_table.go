// SPDX-License-Identifier: Apache-2.0

package main

import (
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// optionTable has every option, in the order of the help. It is filled in when the
// program starts, since the rows reach the table again by way of their setters.
var optionTable []option

func init() {
	optionTable = []option{
		{
			Letter: 'E', Long: "env", Arg: "VAR[=VALUE]", Group: groupStartup,
			Help: "set a variable in the command's environment, or remove it",
			Man:  "May be repeated. The edits are made in order; PATH has no say in where the command is found.",
			set:  list(func(o *Options) *[]string { return &o.Env }),
		},
		{
			Letter: 'p', Long: "attach", Arg: "PID", Group: groupStartup,
			Help: "trace a process that runs already, with all its threads",
			Man: "May be repeated, and take several ids with commas or white space between them. " +
				"The process is not stopped at any time. A call it is blocked in is shown as unfinished first.",
			set: setAttach,
		},
		{
			Letter: 'u', Long: "user", Arg: "USER", Group: groupStartup,
			Help: "run the command as another user: a name, or UID:GID",
			Man: "Set-user-ID programs keep their effect. A name brings its groups along; " +
				"a pair of numbers is taken as it is, and needs no entry in the user database.",
			set: setUser,
		},
		{
			Long: "argv0", Arg: "NAME", Group: groupStartup,
			Help: "give the command this argv[0]",
			set:  setArgv0,
		},

		{
			Letter: 'f', Long: "follow-forks", Group: groupTracing,
			Help: "trace children and threads as well; -ff is -f with --output-separately",
			Man:  "They are traced from their first instruction: the kernel marks them as they are made.",
		},
		{
			Long: "output-separately", Group: groupTracing,
			Help: "write each thread's lines to a file of its own: -o's, with .TID behind it",
		},
		{
			Letter: 'b', Long: "detach-on", Arg: "execve", Group: groupTracing,
			Help: "leave a process at its execve",
			Man:  "The execve that starts the command does not count.",
			set:  setDetachOn,
		},
		{
			Letter: 'D', Long: "daemonize", Alias: []string{"daemonised", "daemonized"},
			Arg: "WHERE", Plain: true, Optional: true, Group: groupTracing,
			Help: "trace from a grandchild; -DD from another process group, -DDD from another session",
			Man: "The process that was started becomes the command, so that whoever started it has the command as its child. " +
				"WHERE is grandchild, pgroup or session. -I is never_tstp by default then. " +
				"With --kill-on-exit, the command outlives a tracer that is killed by SIGKILL.",
			set: setDaemonize,
		},
		{
			Letter: 'I', Long: "interruptible", Arg: "WHEN", Group: groupTracing,
			Help: "when signals may end the tracing: 1 or anywhere, 2 or waiting, 3 or never, 4 or never_tstp",
			Man: "The default is waiting: a signal that comes while lines are written is acted upon after them. " +
				"With never, the signals from the keyboard are left to the command; that is the default " +
				"where a command is run with -o. With never_tstp, so is ^Z; that is the default with -D.",
			set: setInterruptible,
		},
		{
			Long: "syscall-limit", Arg: "N", Group: groupTracing,
			Help:      "stop tracing after N calls were printed",
			Man:       "What was traced runs on.",
			Refused:   "leave out -c and -C: they count in the kernel, which does not know the call that is printed last",
			RefusedIf: func(o *Options) bool { return o.Summary.Mode != NoSummary },
			set:       number(func(o *Options) *int64 { return &o.SyscallLimit }, 1, 1<<63-1),
		},
		{
			Long: "kill-on-exit", Group: groupTracing,
			Help: "kill the command when the tracer ends",
			set:  on(func(o *Options) *bool { return &o.KillOnExit }),
		},
		{
			Long: "seccomp-bpf", Group: groupTracing,
			Help: "accepted, and means nothing: calls are always filtered in the kernel",
		},

		{
			Letter: 'e', Arg: "EXPR", Group: groupFiltering,
			Help: "NAME=VALUE, or a set of syscalls, which is trace=SET",
			Man: "EXPR is a name, = and the value that the long option of that name takes: " +
				"-e signal=none is --signal=none. Where no name is found, all of it is taken as a set of syscalls to trace.",
			set: setExpr,
		},
		{
			Long: "trace", Expr: []string{"trace", "t"}, Arg: "SET", Group: groupFiltering,
			Help: "trace these syscalls: [!][?]VALUE[,VALUE]...; all and none are sets, too",
			Man: "A VALUE is a name, a number, /REGEX for the names that match, or a class: " +
				"%clock, %creds, %desc, %file, %fstat, %fstatfs, %ipc, %lstat, %memory, %net, %process, " +
				"%pure, %signal, %stat, %%stat, %statfs or %%statfs. " +
				"@64, @32 or @x32 behind it restricts it to the calls of these programs. " +
				"A value that begins with ? may be unknown. A ! in front of the list means all but those. " +
				"The last --trace counts.",
			set: syscalls(func(o *Options) *selection.Set { return &o.Trace }),
		},
		{
			Long: "trace-fds", Expr: []string{"trace-fds", "trace-fd", "fds", "fd"}, Arg: "SET", Group: groupFiltering,
			Help:      "trace calls on these file descriptors",
			Man:       "That is: calls with one of them among their arguments. With -P, calls on either are traced.",
			Refused:   countedByKernel,
			RefusedIf: func(o *Options) bool { return o.Summary.Mode != NoSummary },
			set:       setTraceFDs,
		},
		{
			Long: "signal", Alias: []string{"signals"}, Expr: []string{"signal", "signals", "s"},
			Arg: "SET", Group: groupFiltering,
			Help: "print these signals: names with or without SIG, or numbers",
			set:  members(func(o *Options) *selection.Numbers { return &o.Signals }, "signal", table.SignalByName),
		},
		{
			Long: "status", Expr: []string{"status"}, Arg: "SET", Group: groupFiltering,
			Help: "print calls that end so: successful, failed, unfinished, unavailable, detached",
			Man: "A call is unfinished if the thread ended in it, unavailable if its result could not be had, " +
				"and detached if the tracing ended before it did.",
			set: members(func(o *Options) *selection.Numbers { return &o.Status }, "status", statusWords),
		},
		{
			Letter: 'P', Long: "trace-path", Arg: "PATH", Group: groupFiltering,
			Help: "trace calls on this file",
			Man: "May be repeated. A call is on the file if one of its arguments is PATH as it is written here, or the path that this leads to, " +
				"or a descriptor of that file at the time of the call.",
			Refused:   countedByKernel,
			RefusedIf: func(o *Options) bool { return o.Summary.Mode != NoSummary },
			set:       list(func(o *Options) *[]string { return &o.Paths }),
		},
		{
			Letter: 'z', Long: "successful-only", Group: groupFiltering,
			Help: "print calls that succeed, as --status=successful does",
			set:  setStatus(Successful),
		},
		{
			Letter: 'Z', Long: "failed-only", Alias: []string{"failing-only"}, Group: groupFiltering,
			Help: "print calls that fail, as --status=failed does",
			set:  setStatus(Failed),
		},

		{
			Letter: 'o', Long: "output", Arg: "FILE", Group: groupOutput,
			Help: "write to FILE instead of stderr; |CMD and !CMD write to a shell command",
			Man: "With a command to run, messages are left out as by -q. " +
				"The file, or what the command makes of its input, is complete when ebpftrace ends. " +
				"A file that is made has mode 0600, and links of other users are not followed in /tmp and the like.",
			set: setOutput,
		},
		{
			Letter: 'A', Long: "output-append-mode", Group: groupOutput,
			Help: "keep what -o's file has already",
			set:  on(func(o *Options) *bool { return &o.Output.Append }),
		},
		{
			Letter: 'a', Long: "columns", Arg: "N", Group: groupOutput,
			Help: "put the = of results into column N (40)",
			set:  number(func(o *Options) *int { return &o.Columns }, 0, 1<<31-1),
		},
		{
			Letter: 's', Long: "string-limit", Arg: "N", Group: groupOutput,
			Help: "print N bytes of a string at most (32); paths are always printed whole",
			set:  number(func(o *Options) *int { return &o.StringLimit }, 0, 1<<30-1),
		},
		{
			Letter: 'v', Long: "no-abbrev", Group: groupOutput,
			Help: "print structs, environments and the like whole, as --abbrev=none does",
			set:  setNoAbbrev,
		},
		{
			Long: "abbrev", Expr: []string{"abbrev", "a"}, Arg: "SET", Group: groupOutput,
			Help: "leave out the less important of these syscalls' structs (all)",
			set:  syscalls(func(o *Options) *selection.Set { return &o.Abbrev }),
		},
		{
			Long: "verbose", Expr: []string{"verbose", "v"}, Arg: "SET", Group: groupOutput,
			Help: "print what these syscalls' pointers point to (all), not addresses",
			set:  syscalls(func(o *Options) *selection.Set { return &o.Verbose }),
		},
		{
			Long: "raw", Expr: []string{"raw", "x"}, Arg: "SET", Group: groupOutput,
			Help: "print these syscalls' arguments as numbers (none)",
			set:  syscalls(func(o *Options) *selection.Set { return &o.Raw }),
		},
		{
			Long: "read", Expr: []string{"read", "reads", "r"}, Arg: "SET", Group: groupOutput,
			Help: "dump all data read from these file descriptors, as far as 128 KiB of each buffer",
			set:  members(func(o *Options) *selection.Numbers { return &o.DumpRead }, "descriptor", selection.Descriptor),
		},
		{
			Long: "write", Expr: []string{"write", "writes", "w"}, Arg: "SET", Group: groupOutput,
			Help: "dump all data written to these file descriptors, as far as 128 KiB of each buffer",
			set:  members(func(o *Options) *selection.Numbers { return &o.DumpWrite }, "descriptor", selection.Descriptor),
		},
		{
			Letter: 'x', Long: "strings-in-hex", Arg: "WHICH", Plain: true, Optional: true, Group: groupOutput,
			Help: "print strings with non-ASCII characters in hex, with -xx all strings",
			Man: "WHICH is non-ascii-chars for hex where there would be octal, non-ascii for -x, all for -xx, or none. " +
				"Without it, all is meant.",
			set: setHex,
		},
		{
			Letter: 'X', Long: "const-print-style", Arg: "STYLE", Group: groupOutput,
			Help: "print flags and other constants raw, abbrev (by name) or verbose (both)",
			set:  choice(func(o *Options) *ConstStyle { return &o.ConstStyle }, "abbrev", "raw", "verbose"),
		},
		{
			Letter: 't', Long: "absolute-timestamps", Alias: []string{"timestamps"},
			Arg: "[FORMAT][,PRECISION]", Plain: true, Optional: true, Group: groupOutput,
			Help: "print the time of day; -tt with microseconds, -ttt since 1970",
			Man: "FORMAT is time, unix or none, with or without format: in front; " +
				"PRECISION is s, ms, us or ns, with or without precision: in front.",
			set: setTimestamps,
		},
		{
			Letter: 'r', Long: "relative-timestamps", Arg: "PRECISION", Plain: true, Optional: true, Group: groupOutput,
			Help: "print the time since the line before: in s, ms, us or ns (us)",
			set:  precision(func(o *Options) *Precision { return &o.Relative }),
		},
		{
			Letter: 'T', Long: "syscall-times", Arg: "PRECISION", Plain: true, Optional: true, Group: groupOutput,
			Help: "print the time spent in the call: in s, ms, us or ns (us)",
			Man:  "It is taken in the kernel, from entry to exit, and holds nothing of what the tracing takes.",
			set:  precision(func(o *Options) *Precision { return &o.SyscallTimes }),
		},
		{
			Letter: 'i', Long: "instruction-pointer", Group: groupOutput,
			Help: "print where in the program the call was made",
			set:  on(func(o *Options) *bool { return &o.InstructionPointer }),
		},
		{
			Letter: 'n', Long: "syscall-number", Group: groupOutput,
			Help: "print the syscall's number",
			set:  on(func(o *Options) *bool { return &o.SyscallNumber }),
		},
		{
			Letter: 'N', Long: "arg-names", Group: groupOutput,
			Help: "print the names of the arguments",
			set:  on(func(o *Options) *bool { return &o.ArgNames }),
		},
		{
			Letter: 'q', Long: "quiet", Alias: []string{"silent", "silence"},
			Expr: []string{"quiet", "silent", "silence", "q"},
			Arg:  "SET", Plain: true, Optional: true, Group: groupOutput,
			Help: "leave out messages: -q attach and personality, -qq exit too, -qqq all",
			Man:  "The messages of a SET are attach, exit, path-resolution, personality and thread-execve.",
			set:  setQuiet,
		},
		{
			Letter: 'y', Long: "decode-fds", Expr: []string{"decode-fds", "decode-fd"},
			Arg: "SET", Plain: true, Optional: true, Group: groupOutput,
			Help: "print what file descriptors refer to; -yy with all that is known",
			Man: "A SET is of path, socket (its protocol and ends), dev (the number of a device), pidfd, eventfd and signalfd; -y is path, -yy is all. " +
				"It is asked in the kernel at the time of the call: what was closed since is named, too. " +
				"Paths are as the process sees them; one with more than 64 names begins with three dots.",
			set: setDecodeFDs,
		},
		{
			Letter: 'Y', Long: "decode-pids", Expr: []string{"decode-pids", "decode-pid"},
			Arg: "SET", Plain: true, Group: groupOutput,
			Help: "print commands with process ids, as --decode-pids=comm does",
			Man:  "SET may have pidns as well: see --pidns-translation.",
			set:  setDecodePIDs,
		},
		{
			Long: "pidns-translation", Group: groupOutput,
			Help: "print process ids of the tracer's namespace, too",
			Man:  "That is where a process is in another pid namespace and means others by their ids there.",
			set:  setDecodePIDs,
		},
		{
			Long: "namespace", Expr: []string{"namespace"}, Arg: "new", Optional: true, Group: groupOutput,
			Help:    "print the namespaces that a process enters",
			Refused: "trace setns, unshare and clone, and look into /proc/PID/ns",
			set:     setNamespace,
		},
		{
			Long: "secontext", Expr: []string{"secontext"}, Arg: "SET", Optional: true, Group: groupOutput,
			Help:    "print SELinux contexts",
			Refused: "look at them with ls -Z and ps -Z",
		},
		{
			Long: "kvm", Expr: []string{"kvm"}, Arg: "vcpu[+]", Group: groupOutput,
			Help:    "print why a virtual CPU came back to user space",
			Refused: "trace with -e trace=ioctl; perf kvm has the reasons",
			set:     setKVM,
		},
		{
			Letter: 'k', Long: "stack-trace", Alias: []string{"stack-traces"},
			Arg: "HOW", Plain: true, Optional: true, Group: groupOutput,
			Help: "print the stack at each call; -kk with source lines",
			Man: "HOW is symbol, or source for -kk. Frames are found by the call frame information of the files that are mapped, " +
				"in a copy of the stack (--stack-size); by Go's own tables; and by frame pointers where there is neither. " +
				"Names and lines are those in the files, or in files of debug information, which are found by build id and by debug link, as the tracee sees them first.",
			set: setStack,
		},
		{
			Long: "stack-trace-frame-limit", Arg: "N", Group: groupOutput,
			Help: "print N frames of a stack at most (256)",
			set:  number(func(o *Options) *int { return &o.StackLimit }, 1, 1<<31-1),
		},
		{
			Long: "always-show-pid", Group: groupOutput,
			Help: "print the process id in front of the command's lines, too",
			set:  on(func(o *Options) *bool { return &o.AlwaysShowPID }),
		},
		{
			Long: "color", Arg: "WHEN", Group: groupOutput,
			Help:      "colour the lines: auto, always or never; auto never does yet",
			Refused:   "lines are not coloured yet, not even on a terminal",
			RefusedIf: func(o *Options) bool { return o.Color == ColorAlways },
			set:       inAnyCase(choice(func(o *Options) *Color { return &o.Color }, "auto", "always", "never")),
		},

		{
			Letter: 'c', Long: "summary-only", Group: groupStatistics,
			Help: "count time, calls and errors of each syscall, and print nothing else",
			Man: "Calls are counted in the kernel, and nothing else is recorded of them. " +
				"Those that do not return are not counted. With -z, -Z or -e status the times are estimates: " +
				"what is shown of a syscall is its share of the time of all its calls.",
			set: setSummary(SummaryOnly),
		},
		{
			Letter: 'C', Long: "summary", Group: groupStatistics,
			Help: "count them, and print the lines as well",
			set:  setSummary(SummaryToo),
		},
		{
			Letter: 'w', Long: "summary-wall-clock", Group: groupStatistics,
			Help: "count the time from entry to exit, not the time on a CPU",
			set:  on(func(o *Options) *bool { return &o.Summary.WallClock }),
		},
		{
			Letter: 'S', Long: "summary-sort-by", Arg: "COLUMN", Group: groupStatistics,
			Help: "sort the counts",
			Man:  "COLUMN is one of -U, or nothing for the order of the syscall numbers. time-percent is the default.",
			set:  setSortBy,
		},
		{
			Letter: 'U', Long: "summary-columns", Arg: "COLUMN[,COLUMN]...", Group: groupStatistics,
			Help: "print these counts",
			Man: "COLUMN is time-percent, total-time, min-time, max-time, avg-time, calls, errors or name. " +
				"The default is time-percent,total-time,avg-time,calls,errors,name.",
			set: setColumns,
		},
		{
			Letter: 'O', Long: "summary-syscall-overhead", Arg: "N[UNIT]", Group: groupStatistics,
			Help: "take a time off each call",
			Man:  "UNIT is ns, us, ms or s, and us without one.",
			set:  duration(func(o *Options) *time.Duration { return &o.Summary.Overhead }),
		},

		{
			Long: "latency", Arg: "KEY[,KEY]...", Optional: true, Group: groupLatency,
			Help: "count how long calls take, and print a table of that instead of lines",
			Man: "There is a row for each KEY, or for each combination of them: syscall, error, process, thread, comm, uid, cgroup or container. " +
				"The default is syscall. Calls are counted in the kernel, in histograms whose times are at most 1/32 off. " +
				"The table goes where lines would; on standard output, if there is neither a command nor -o.",
			set: setLatency,
		},
		{
			Long: "latency-split", Group: groupLatency,
			Help: "tell where the time of a call went: on a CPU, waiting for one, blocked",
			Man: "With --latency that is three more columns, of averages. Without it, each line ends as with -T, and with the three times. " +
				"The scheduler's events of all threads are looked at, and those of traced threads in a call are counted.",
			set: on(func(o *Options) *bool { return &o.Latency.Split }),
		},
		{
			Long: "histogram", Group: groupLatency,
			Help: "draw the histogram of each row, too",
			set:  on(func(o *Options) *bool { return &o.Latency.Bars }),
		},
		{
			Long: "sort", Arg: "COLUMN", Group: groupLatency,
			Help: "sort the rows by a column: calls, errors, calls/s, total, mean, p50, p95, p99, p99.9, max, or a key",
			set:  setLatencySort,
		},
		{
			Long: "top", Arg: "N", Group: groupLatency,
			Help: "print the first N rows",
			set:  number(func(o *Options) *int { return &o.Latency.Top }, 1, 1<<31-1),
		},
		{
			Long: "slowest", Arg: "N", Group: groupLatency,
			Help: "print the N slowest calls of each row as well, as lines",
			Man: "Only calls that take as long as the slowest of their row so far are copied out of the kernel; the first ones are all of these, " +
				"so that records may be lost then, as without --latency. Rows that come up after --max-rows others have none.",
			set: number(func(o *Options) *int { return &o.Latency.Slowest }, 1, 1000),
		},
		{
			Long: "interval", Arg: "TIME", Group: groupLatency,
			Help: "print a table of each interval, and one of all at the end",
			Man:  "On a terminal, one takes the place of the other. The last two columns are since the start.",
			set:  span(func(o *Options) *time.Duration { return &o.Latency.Interval }),
		},
		{
			Long: "live", Group: groupLatency,
			Help: "show the table on the terminal, where keys sort it and open histograms",
			Man: "The rows are those of the last --interval, which is a second without it; a shows those since the start. " +
				"Left and right choose the column to sort by, r reverses the order; up and down choose a row, and Enter shows its histogram, " +
				"with the other rows of its first KEY. p pauses. s saves the rows that are shown in a file of the working directory, as --save does. " +
				"q ends the tracing, and control-C interrupts it. There is no table at the end then, but with -o. " +
				"A command that reads from the terminal, or writes on it, is in the way: redirect it.",
			set: on(func(o *Options) *bool { return &o.Latency.Live }),
		},
		{
			Long: "metrics", Arg: "[HOST]:PORT", Group: groupLatency,
			Help: "answer Prometheus at http://HOST:PORT/metrics",
			Man: "Without HOST that is 127.0.0.1, which only this machine reaches. There are the counters ebpftrace_syscalls_total and ebpftrace_syscall_errors_total, and the histogram " +
				"ebpftrace_syscall_duration_seconds, with classic buckets at powers of two, and native ones for a server that asks for them. " +
				"The labels are the KEYs. At most --max-rows of their values are told apart: calls of others have \"other\" as first label.",
			set: setMetrics,
		},
		{
			Long: "for", Arg: "TIME", Group: groupLatency,
			Help: "end the tracing after TIME: 10s, for example; with any other option, too",
			set:  span(func(o *Options) *time.Duration { return &o.For }),
		},
		{
			Long: "max-rows", Arg: "N", Group: groupLatency,
			Help: "take room for about N rows in the kernel; 1024 without it",
			Man:  "Room is taken for 48 times N parts of histograms. What finds none is counted in a row \"other\".",
			set:  number(func(o *Options) *int { return &o.Latency.MaxRows }, 1, 1<<20),
		},
		{
			Long: "format", Arg: "FORMAT", Group: groupLatency,
			Help: "print text or json: one object with all buckets on each line",
			set: func(p *parser, u use) error {
				p.Latency.JSON = u.value == "json"
				if u.value != "json" && u.value != "text" {
					return invalid(u)
				}
				return nil
			},
		},
		{
			Long: "save", Arg: "FILE", Group: groupLatency,
			Help: "keep the counts in FILE, as JSON",
			set:  text(func(o *Options) *string { return &o.Latency.Save }),
		},
		{
			Long: "diff", Arg: "BEFORE AFTER", Group: groupLatency,
			Help: "tell what differs between two files of --save, instead of tracing",
			Man:  "A star marks what differs by more than chance makes likely: by three standard deviations.",
			set:  text(func(o *Options) *string { return &o.Latency.Diff }),
		},

		{
			Long: "inject", Expr: []string{"inject"}, Arg: "SET[:WHAT]...", Group: groupTampering,
			Help:    "change what calls do",
			Refused: onlyWatches,
		},
		{
			Long: "fault", Expr: []string{"fault"}, Arg: "SET[:WHAT]...", Group: groupTampering,
			Help:    "make calls fail",
			Refused: onlyWatches,
		},

		{
			Letter: 'd', Long: "debug", Group: groupMisc,
			Help: "tell on stderr what the tracer does",
			set:  on(func(o *Options) *bool { return &o.Debug }),
		},
		{
			Letter: 'h', Long: "help", Group: groupMisc,
			Help: "print this text",
			set:  setHelp,
		},
		{
			Letter: 'V', Long: "version", Group: groupMisc,
			Help: "print the version",
			set:  setVersion,
		},
		{
			Long: "tips", Arg: "WHICH", Optional: true, Group: groupMisc,
			Help: "accepted, and means nothing: there are no tips",
			set:  setTips,
		},

		{
			Long: "doctor", Group: groupOwn,
			Help: "tell what this kernel and these privileges allow, instead of tracing",
			Man: "Each thing that tracing needs is tried. What is missing is told with what it is for, and with the command that helps. " +
				"The exit status is 0 where tracing works, and 1 where it does not.",
			set: on(func(o *Options) *bool { return &o.Doctor }),
		},
		{
			Long: "tree", Group: groupOwn,
			Help: "with -p, trace the processes' descendants, too; means -f",
			set: func(p *parser, _ use) error {
				p.Tree, p.Follow = true, true
				return nil
			},
		},
		{
			Long: "system-wide", Group: groupOwn,
			Help: "trace every process of the machine, until interrupted",
			Man: "The options below, up to --exe, narrow that down; each of them alone means --system-wide. With a command or -p they narrow down what " +
				"is traced of these. All that are given must be " +
				"true of a thread, at the time of the call. They are decided in the kernel, before anything is copied. " +
				"ebpftrace itself is never traced, nor are the programs that read its lines from a pipe, with what they start. " +
				"Without a command and -p they take CAP_SYS_PTRACE, besides the capabilities that tracing takes.",
			set: on(func(o *Options) *bool { return &o.SystemWide }),
		},
		{
			Long: "cgroup", Arg: "PATH", Group: groupOwn,
			Help: "trace the processes in this cgroup, and in those below it",
			Man: "PATH is a folder, of version 2 or 1, or its name below the one where cgroups are mounted. Processes that join are traced from then on. " +
				"May be repeated, as --unit, --container and --pod: a process must be in one of the cgroups that they name.",
			set: list(func(o *Options) *[]string { return &o.Cgroups }),
		},
		{
			Long: "unit", Arg: "NAME", Group: groupOwn,
			Help: "trace the processes of this unit of systemd",
			Man:  "NAME may lack .service. A unit of a user's counts where the system has none of that name.",
			set:  list(func(o *Options) *[]string { return &o.Units }),
		},
		{
			Long: "container", Arg: "NAME", Group: groupOwn,
			Help: "trace the processes of this container: its name, its id or the beginning of that",
			Man: "It may be one of Docker, containerd, CRI-O or Podman, and is found by its cgroup, without asking them. " +
				"A name is looked up in the files of Docker, Podman, CRI-O and nerdctl, as far as they can be read.",
			set: list(func(o *Options) *[]string { return &o.Containers }),
		},
		{
			Long: "pod", Arg: "[NAMESPACE/]NAME", Group: groupOwn,
			Help: "trace the processes of this pod of Kubernetes, all its containers",
			Man:  "It must run on this node, and is found by the kubelet's cgroups and its folders in /var/log/pods. NAMESPACE is default if it is not given.",
			set:  list(func(o *Options) *[]string { return &o.Pods }),
		},
		{
			Long: "uid", Arg: "USER", Group: groupOwn,
			Help: "trace the processes of this user: a name or a number",
			set:  text(func(o *Options) *string { return &o.UID }),
		},
		{
			Long: "comm", Arg: "NAME", Group: groupOwn,
			Help: "trace the threads of this name, as ps -L shows it",
			set:  text(func(o *Options) *string { return &o.Comm }),
		},
		{
			Long: "exe", Arg: "FILE", Group: groupOwn,
			Help: "trace the processes that run this file",
			set:  text(func(o *Options) *string { return &o.Exe }),
		},
		{
			Long: "min-latency", Arg: "N[UNIT]", Group: groupOwn,
			Help: "print calls that take at least this time; with -c and -C, count only these",
			Man: "UNIT is ns, us, ms or s, and us without one. A call is printed when it is over, as with --status. " +
				"Both are decided in the kernel, which keeps what a call begins with until then, and sends nothing of a call that is not wanted.",
			set: duration(func(o *Options) *time.Duration { return &o.MinLatency }),
		},
		{
			Long: "buffer", Arg: "SIZE", Group: groupOwn,
			Help: "give each CPU a ring of SIZE bytes, a power of two with K, M or G",
			Man: "Records wait there until they are printed. When a ring is full, records are lost, " +
				"which is said where it happened and once more at the end.",
			set: setBuffer,
		},
		{
			Long: "stack-min-latency", Arg: "TIME", Group: groupOwn,
			Help: "with -k or --pprof, take stacks of calls that took TIME at least: 10ms, for example",
			set:  duration(func(o *Options) *time.Duration { return &o.StackMinLatency }),
		},
		{
			Long: "stack-size", Arg: "SIZE", Group: groupOwn,
			Help: "copy SIZE bytes of a stack at most (16K), up to 64K",
			Man: "What is deeper is found by frame pointers, if the code has them. " +
				"With 0 nothing is copied, which costs least, and all is found by them.",
			set: setStackSize,
		},
		{
			Long: "pprof", Arg: "FILE", Group: groupOwn,
			Help: "write a profile of the time in calls by stack to FILE, for go tool pprof",
			Man:  "-k is not needed; without it, stacks are not printed; with -kk, source lines are known. The innermost frame is the syscall.",
			set:  text(func(o *Options) *string { return &o.Pprof }),
		},
		{
			Long: "record", Arg: "FILE", Group: groupOwn,
			Help: "keep what was captured in FILE as well",
			Man: "--replay makes lines of it later, with other options of how a line looks. " +
				"FILE holds the traced memory: keep it as private as that is.",
			set: text(func(o *Options) *string { return &o.Record }),
		},
		{
			Long: "replay", Arg: "FILE", Group: groupOwn,
			Help: "print what --record kept in FILE, instead of tracing",
			Man:  "No privileges are needed for that.",
			set:  text(func(o *Options) *string { return &o.Replay }),
		},
		{
			Long: "strict", Group: groupOwn,
			Help: "exit with status 3 if any record was lost",
			set:  on(func(o *Options) *bool { return &o.Strict }),
		},
		{
			Long: "stats", Group: groupOwn,
			Help: "tell on stderr at the end what the tracing took",
			Man: "That is: the calls and records, and what was lost; the time that the probes add to a call, by " +
				"the kernel's run-time statistics (bpf(2), BPF_ENABLE_STATS, which takes CAP_SYS_ADMIN), on average " +
				"over the calls of all processes and over samples of 50 ms each second; the CPU time of the tracer; " +
				"and how full the fullest ring was.",
			set: on(func(o *Options) *bool { return &o.Stats }),
		},
		{
			Long: "max-overhead", Arg: "PERCENT", Group: groupOwn,
			Help: "capture less while the tracing takes more than PERCENT of one CPU",
			Man: "The overhead is the time spent in the probes of system calls, by all processes, as --stats measures it, " +
				"plus the CPU time of the tracer, both in a second, as percentage of that second. " +
				"From the second second in a row on in which it is over PERCENT, one more thing is given up each time: first buffers, then strings, which are shown as addresses; " +
				"then the syscalls called most often, whose calls are only counted. " +
				"What was given up last comes back after ten seconds below half of PERCENT; the time doubles when that was too early. " +
				"Each step is told on stderr and in -o's file, and at the end how many calls of which syscalls were only counted.",
			set: setMaxOverhead,
		},
	}
}

const countedByKernel = "leave out -c and -C: they count in the kernel, which does not look at what a call works on"

const onlyWatches = "ebpftrace only watches, and cannot change what a call does; strace can"
