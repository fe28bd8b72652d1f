// SPDX-License-Identifier: Apache-2.0

package main

import (
	"time"

	"github.com/ebpftrace/ebpftrace/internal/decode/summary"
	"github.com/ebpftrace/ebpftrace/internal/latency"
	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// Options is a command line that was read and checked: nothing in it contradicts
// anything else, and all of it can be honoured. It is plain data; what options
// imply about others is settled here already.
type Options struct {
	Print    string   // asked for instead of tracing (-h, -V): goes to stdout
	Warnings []string // options without effect: go to stderr, then tracing starts

	// The command. It is empty if only processes that run already are traced.
	Command    []string
	Argv0      string   // its argv[0]: Command[0] or --argv0
	Env        []string // edits of the environment in order: VAR=VALUE sets, VAR removes
	User       *User    // whom it runs as; nil is the caller
	KillOnExit bool     // it must not outlive the tracer

	// Which processes.
	Attach         []int    // processes that run already
	Follow         bool     // their children, too
	Tree           bool     // their descendants that run already, too
	SystemWide     bool     // every process of the machine
	Cgroups        []string // processes in one of these cgroups or those below: paths
	Units          []string // or in those of these units of systemd
	Containers     []string // or of these containers: ids or names
	Pods           []string // or of these pods: NAMESPACE/NAME
	UID            string   // processes of this user: a name or a number
	Comm           string   // threads of this name
	Exe            string   // processes that run this file
	DetachOnExecve bool     // leave a process at its execve
	SyscallLimit   int64    // detach after so many calls were printed; 0 is no limit

	// Which calls and signals.
	Trace      selection.Set
	TraceFDs   selection.Numbers // calls on these descriptors
	ByFD       bool              // no others
	Paths      []string          // calls on these files; none is no limit
	Signals    selection.Numbers
	Status     selection.Numbers // of statusWords
	MinLatency time.Duration     // calls that take less are left out

	// Where lines go.
	Output   Output
	Separate bool  // into a file for each thread: Output.Path + "." + TID
	Color    Color // of lines on a terminal

	// What a line starts with.
	AlwaysShowPID      bool
	Timestamps         Timestamps
	Relative           Precision // time since the line before
	InstructionPointer bool
	SyscallNumber      bool

	// How a call is printed.
	ArgNames     bool
	StringLimit  int // bytes of a string
	Columns      int // where = stands
	Hex          Hex
	ConstStyle   ConstStyle
	SyscallTimes Precision         // time spent in the call
	Raw          selection.Set     // arguments as numbers
	Abbrev       selection.Set     // structs with what matters most
	Verbose      selection.Set     // pointers followed
	DecodeFDs    selection.Numbers // of decodeFDWords
	DecodePIDs   selection.Numbers // of decodePIDWords
	DumpRead     selection.Numbers // all data read from these descriptors
	DumpWrite    selection.Numbers // all data written to them
	Stack        Stack
	StackLimit   int // frames
	StackSize    int // bytes of a stack that are copied
	// No stack of calls that took less.
	StackMinLatency time.Duration
	KVM             KVM
	Namespace       bool // print namespaces that are entered

	// What is printed beside calls.
	Quiet   selection.Numbers // messages left out, of quietWords
	Summary Summary
	Latency Latency

	// The tracer itself.
	Interruptible Interruptible
	Daemonize     Daemonize
	Debug         bool
	Doctor        bool          // tell what the kernel allows, instead of tracing
	For           time.Duration // the tracing ends after that; 0 is when what is traced has
	BufferSize    int           // bytes of the ring for each CPU; 0 is the loader's choice
	Strict        bool          // a lost record is a failure
	Stats         bool          // what the tracing took is told at the end
	MaxOverhead   float64       // percent of one CPU; 0 is no limit
	Record        string        // a file that keeps the records, too; "" is none
	Pprof         string        // a file for a profile of latencies by stack; "" is none
	Replay        string        // a file of records to be printed instead of tracing
}

// Latency is how long calls take, counted in the kernel. The zero value is not to.
type Latency struct {
	Split    bool           // where the time went is told
	Keys     []latency.Part // what the rows are told apart by; nil is not to count
	SortBy   latency.Column
	Top      int // rows printed; 0 is all
	Slowest  int // calls printed of each row
	MaxRows  int // room in the kernel
	Bars     bool
	JSON     bool
	Interval time.Duration // between tables; 0 is one at the end
	Live     bool          // on the terminal, each interval
	Metrics  string        // an address where Prometheus gets them; "" is none
	Save     string        // a file for the last snapshot; "" is none
	Diff     string        // a saved snapshot to compare Command[0] with, instead of tracing
}

// A User is whom the command runs as: a name to be looked up, or numbers.
type User struct {
	Name     string // "" if numbers were given
	UID, GID uint32
}

// Output is where lines go. The zero value is stderr.
type Output struct {
	Path   string // a file
	Pipe   string // a shell command that reads the lines
	Append bool   // keep what the file has
}

// Timestamps are the time of day in front of a line.
type Timestamps struct {
	Format    TimeFormat
	Precision Precision
}

// Summary is the table of counts at the end.
type Summary struct {
	Mode      SummaryMode
	WallClock bool             // time from entry to exit, instead of time on a CPU
	SortBy    summary.Column   // "" is strace's choice
	Columns   []summary.Column // in this order; nil is strace's choice
	Overhead  time.Duration    // taken off each call
}
