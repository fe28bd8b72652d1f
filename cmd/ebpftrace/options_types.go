// SPDX-License-Identifier: Apache-2.0

package main

import "github.com/ebpftrace/ebpftrace/internal/selection"

// TimeFormat is the form of a time of day.
type TimeFormat int

const (
	NoTime TimeFormat = iota
	TimeOfDay
	UnixTime
)

// Precision is how far times are printed.
type Precision int

const (
	NoPrecision Precision = iota // the time is not printed at all
	Seconds
	Milliseconds
	Microseconds
	Nanoseconds
)

// Digits is the number of digits behind the point.
func (p Precision) Digits() int { return 3 * max(int(p-Seconds), 0) }

// Hex is which strings are printed in hexadecimal.
type Hex int

const (
	HexNever         Hex = iota
	HexNonASCIIChars     // characters that would be octal
	HexNonASCII          // strings with such characters
	HexAll
)

// ConstStyle is how flags and enums are printed.
type ConstStyle int

const (
	ConstAbbrev  ConstStyle = iota // as names
	ConstRaw                       // as numbers
	ConstVerbose                   // as both
)

// Color is when lines are coloured.
type Color int

const (
	ColorAuto Color = iota
	ColorAlways
	ColorNever
)

// Stack is what is printed of the user stack at a call.
type Stack int

const (
	NoStack Stack = iota
	StackSymbols
	StackSource // with source lines
)

// KVM is what is printed of exits to user space of virtual CPUs.
type KVM int

const (
	NoKVM KVM = iota
	KVMReason
	KVMRun // struct kvm_run as well
)

// SummaryMode is whether calls are counted.
type SummaryMode int

const (
	NoSummary SummaryMode = iota
	SummaryOnly
	SummaryToo // and printed as well
)

// Interruptible is when the tracer may be interrupted.
type Interruptible int

const (
	InterruptDefault   Interruptible = iota // never in what parse returns
	InterruptAnywhere                       // no signal is blocked
	InterruptWaiting                        // fatal ones are while a call is printed
	InterruptNever                          // fatal ones always are
	InterruptNeverTSTP                      // and SIGTSTP
)

// Daemonize is how far the tracer is from the command.
type Daemonize int

const (
	NoDaemon Daemonize = iota
	DaemonGrandchild
	DaemonGroup
	DaemonSession
)

// Members of Options.Status.
const (
	Successful = iota
	Failed
	Unfinished
	Unavailable
	Detached
)

var statusWords = selection.Words("successful", "failed", "unfinished", "unavailable", "detached")

// Members of Options.Quiet.
const (
	QuietAttach = iota
	QuietExit
	QuietPathResolution
	QuietPersonality
	QuietThreadExecve
)

var quietWords = selection.Words("attach", "exit|exits", "path-resolution", "personality", "thread-execve|superseded")

// Members of Options.DecodeFDs.
const (
	FDPath = iota
	FDSocket
	FDDev
	FDPIDFD
	FDEventFD
	FDSignalFD
)

var decodeFDWords = selection.Words("path", "socket", "dev", "pidfd", "eventfd", "signalfd")

// Members of Options.DecodePIDs.
const (
	PIDComm = iota
	PIDNS
)

var decodePIDWords = selection.Words("comm", "pidns")
