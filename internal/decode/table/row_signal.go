// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that handle, send and wait for signals.
var signalRows = []Row{
	{Name: "rt_sigaction", Args: []Arg{
		in("signum", signal), in("act", arg.Ptr{To: signalAction}), out("oldact", arg.Ptr{To: signalAction}), in("sigsetsize", arg.Ulong),
	}},
	{Name: "rt_sigprocmask", Args: []Arg{
		in("how", maskChange), in("set", sigsetPtr(3)), out("oldset", sigsetPtr(3)), in("sigsetsize", arg.Ulong),
	}},
	{Name: "rt_sigpending", Args: []Arg{out("set", pendingSet), in("sigsetsize", arg.Ulong)}},
	{Name: "rt_sigsuspend", Args: []Arg{in("set", sigsetPtr(1)), in("sigsetsize", arg.Ulong)}},
	{Name: "rt_sigtimedwait", Note: noteSignal, Args: waitArgs(timespec)},
	{Name: "rt_sigtimedwait_time64", Note: noteSignal, Args: waitArgs(timespec64)},
	{Name: "rt_sigqueueinfo", Args: []Arg{in("tgid", pid), in("signum", signal), in("info", arg.Ptr{To: siginfo})}},
	{Name: "rt_tgsigqueueinfo", Args: []Arg{in("tgid", pid), in("tid", pid), in("signum", signal), in("info", arg.Ptr{To: siginfo})}},
	{Name: "pidfd_send_signal", Args: []Arg{
		in("pidfd", fd), in("signum", signal), in("info", arg.Ptr{To: siginfo}), in("flags", pidfdSignalFlags),
	}},
	{Name: "sigaltstack", Args: []Arg{in("ss", arg.Ptr{To: alternateStack}), out("old_ss", arg.Ptr{To: alternateStack})}},
	{Name: "kill", Args: []Arg{in("pid", pid), in("signum", signal)}},
	{Name: "tkill", Args: []Arg{in("tid", pid), in("signum", signal)}},
	{Name: "tgkill", Args: []Arg{in("tgid", pid), in("tid", pid), in("signum", signal)}},
	{Name: "rt_sigreturn", StackAtEntry: true, Args: []Arg{{Name: "sigmask", Type: signalFrame, Implied: true}}},
	{Name: "pause"},
	{Name: "restart_syscall", Resumes: true},
}

// Calls of the 32-bit architectures, whose sets have 32 signals.
var oldSignalRows = []Row{
	{Name: "signal", Ret: hexOrZeroL, Note: noteHandler, Args: []Arg{in("signum", signal), in("handler", signalHandler)}},
	{Name: "sigaction", Args: []Arg{in("signum", signal), in("act", arg.Ptr{To: oldSignalAction}), out("oldact", arg.Ptr{To: oldSignalAction})}},
	{Name: "sigprocmask", Args: []Arg{
		in("how", maskChange), in("set", arg.Ptr{To: oldSigset, Bare: true}), out("oldset", arg.Ptr{To: oldSigset, Bare: true}),
	}},
	{Name: "sigpending", Args: []Arg{out("set", arg.Ptr{To: oldSigset, Bare: true})}},
	{Name: "sigsuspend", Args: []Arg{
		when(absent, in("unused3", arg.Int)), when(absent, in("unused2", arg.Int)), in("mask", oldSigset),
	}},
	{Name: "sigreturn", StackAtEntry: true, Args: []Arg{in("sigmask", oldFrame)}},
	{Name: "sgetmask", Ret: hexOrZero32, Note: func(p *arg.Printer) { noteMask(p, " (mask ") }},
	{Name: "ssetmask", Ret: hexOrZero32, Note: func(p *arg.Printer) { noteMask(p, " (old mask ") }, Args: []Arg{in("newmask", oldSigset)}},
}

func waitArgs(timeout arg.Type) []Arg {
	return []Arg{
		in("set", sigsetPtr(3)), out("info", arg.Ptr{To: siginfo}), in("timeout", arg.Ptr{To: timeout}), in("sigsetsize", arg.Ulong),
	}
}

// noteHandler names the handler there was, where it is none.
func noteHandler(p *arg.Printer) {
	if v := uint64(p.Call.Ret); v <= 1 {
		p.Text(" (")
		plainly(p, func() { signalHandler.Append(p, v) })
		p.Byte(')')
	}
}

func noteMask(p *arg.Printer, text string) {
	p.Text(text)
	oldSigset.Append(p, uint64(p.Call.Ret))
	p.Byte(')')
}

// noteSignal names the signal that the return value is.
func noteSignal(p *arg.Printer) {
	if name := SignalName(uint64(p.Call.Ret)); name != "" {
		p.Text(" (")
		p.Text(name)
		p.Byte(')')
	}
}

// pendingSet is rt_sigpending's set, of which the kernel writes no more than asked for.
var pendingSet = arg.Func{Type: arg.Ptr{To: sigset}, Print: func(p *arg.Printer, v uint64) {
	n := p.Call.Args[1]
	b, ok := p.Bytes(v, int(min(n, sigsetSize)))
	if !ok || n == 0 || n > sigsetSize {
		p.Addr(v)
		return
	}
	var set uint64
	for i := range b {
		set |= uint64(b[i]) << (8 * i)
	}
	AppendSigset(p, set)
}}
