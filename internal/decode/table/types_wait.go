// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// waitStatus is what wait(2) tells about a child, as the macros that take it apart.
var waitStatus = arg.Func{Type: arg.Uint, Print: AppendWaitStatus}

// waitedStatus is a pointer to the status of a child, if the call found one.
var waitedStatus = whenFound(arg.Ptr{To: waitStatus})

// whenFound prints the address only where the return value is no child's number.
func whenFound(t arg.Type) arg.Type {
	return arg.Func{Type: t, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Ret == 0 {
			p.Addr(v)
			return
		}
		t.Append(p, v)
	}}
}

// AppendWaitStatus appends a status. Its layout is in wait(2): the low 7 bits are the
// signal, 0x7f is a stop, 0x80 a core; the next byte is the code or the stop's signal.
func AppendWaitStatus(p *arg.Printer, v uint64) {
	const core, stopped, continued = 0x80, 0x7f, 0xffff
	v = arg.Truncate(v, 4)
	code, low, event := v>>8&0xff, v&0x7f, v>>16
	switch {
	case v&0xffff == continued:
		p.Text("{WIFCONTINUED(s)}")
		event = 0
	case low == 0:
		p.Text("{WIFEXITED(s) && WEXITSTATUS(s) == ")
		p.Uint(code)
		p.Byte('}')
	case v&0xff == stopped:
		const syscallStop = 0x80
		p.Text("{WIFSTOPPED(s) && WSTOPSIG(s) == ")
		plainSignal(p, code&^syscallStop)
		if code&syscallStop != 0 {
			p.Text(" | 0x80")
		}
		p.Byte('}')
	default:
		p.Text("{WIFSIGNALED(s) && WTERMSIG(s) == ")
		plainSignal(p, low)
		if v&core != 0 {
			p.Text(" && WCOREDUMP(s)")
		}
		p.Byte('}')
	}
	if event != 0 {
		p.Byte('|')
		traceEvents.Append(p, event)
		p.Text("<<16")
	}
}

// plainSignal appends a signal's name whatever the style.
func plainSignal(p *arg.Printer, v uint64) {
	if name := SignalName(v); name != "" {
		p.Text(name)
		return
	}
	p.Uint(v)
}

// rusage is struct rusage: linux/resource.h.
var rusage = arg.NewStruct(
	arg.Field{Name: "ru_utime", Type: timeval},
	arg.Field{Name: "ru_stime", Type: timeval},
	arg.Field{Name: "ru_maxrss", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_ixrss", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_idrss", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_isrss", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_minflt", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_majflt", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_nswap", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_inblock", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_oublock", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_msgsnd", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_msgrcv", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_nsignals", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_nvcsw", Type: arg.Ulong, Verbose: true},
	arg.Field{Name: "ru_nivcsw", Type: arg.Ulong, Verbose: true},
)

// waitedID is a process, a group, or a descriptor: linux/wait.h, P_PIDFD.
var waitedID = &arg.Switch{On: 0, Default: idOf(unix.P_PID, unix.P_PGID), Cases: []arg.Case{{unix.P_PIDFD, fd}}}
