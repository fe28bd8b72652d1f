// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math/bits"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// signal is a signal's number.
var signal = arg.Func{Type: arg.Int, Print: AppendSignal}

// AppendSignal appends a signal's name, or its number where it has none.
func AppendSignal(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	name := SignalName(v)
	if name == "" {
		arg.Int.Append(p, v)
		return
	}
	p.Constant(v, asInt, name)
}

// sigset is a set of the 64 signals.
var sigset = arg.Func{Type: arg.Uint64, Print: AppendSigset}

// oldSigset is the set of 32 signals that the calls of old take.
var oldSigset = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) { printSigset(p, v, 32) }}

// AppendSigset appends a set of signals in brackets, as a complement where it holds
// more than two thirds of all.
func AppendSigset(p *arg.Printer, v uint64) { printSigset(p, v, 64) }

func printSigset(p *arg.Printer, v uint64, size int) {
	v = arg.Truncate(v, size/8)
	if bits.OnesCount64(v) >= size*2/3 {
		v = arg.Truncate(^v, size/8)
		p.Byte('~')
	}
	p.Byte('[')
	for start := len(p.Out); v != 0; v &= v - 1 {
		if len(p.Out) > start {
			p.Byte(' ')
		}
		n := uint64(bits.TrailingZeros64(v) + 1)
		p.Constant(n, asInt, SignalName(n)[len("SIG"):])
	}
	p.Byte(']')
}

// sigsetPtr is a pointer to a set whose size is argument i. A size that the kernel
// refuses leaves the address.
func sigsetPtr(i int) arg.Type {
	set := arg.Ptr{To: sigset, Bare: true}
	return arg.Func{Type: set, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Args[i] != sigsetSize {
			p.Addr(v)
			return
		}
		set.Append(p, v)
	}}
}

// sigsetSize is sizeof(sigset_t) of all architectures here: _NSIG is 64.
const sigsetSize = 8

// signalHandler is a function's address, or one of three that mean something else:
// asm-generic/signal-defs.h.
var signalHandler = &arg.Enum{Form: arg.HexOrZero, Names: []arg.Name{{0, "SIG_DFL"}, {1, "SIG_IGN"}, {1<<64 - 1, "SIG_ERR"}}}

// signalFlags are sa_flags: asm-generic/signal-defs.h; the order is strace's.
var signalFlags = &arg.Flags{Unknown: "SA_???", Names: []arg.Name{
	{saRestorer, "SA_RESTORER"}, {0x08000000, "SA_ONSTACK"}, {0x10000000, "SA_RESTART"}, {0x20000000, "SA_INTERRUPT"},
	{0x40000000, "SA_NODEFER"}, {0x80000000, "SA_RESETHAND"}, {4, "SA_SIGINFO"}, {1, "SA_NOCLDSTOP"}, {2, "SA_NOCLDWAIT"},
}}

const saRestorer = 0x04000000

func hasRestorer(p *arg.Printer) bool { return p.Field("sa_flags")&saRestorer != 0 }

// signalAction is the kernel's struct sigaction: linux/signal_types.h. Its mask is
// last, unlike libc's, and printed second.
var signalAction = arg.NewStruct(
	arg.Field{Name: "sa_handler", Type: signalHandler},
	arg.Field{Name: "sa_mask", Type: arg.Func{Type: arg.Raw{}, Print: func(p *arg.Printer, _ uint64) { AppendSigset(p, p.Field("mask")) }}},
	arg.Field{Name: "sa_flags", Type: signalFlags},
	arg.Field{Name: "sa_restorer", Type: arg.Addr, When: hasRestorer},
	arg.Field{Name: "mask", Type: sigset, Hidden: true},
)

// oldSignalAction is struct old_sigaction of the 32-bit architectures.
var oldSignalAction = arg.NewStruct(
	arg.Field{Name: "sa_handler", Type: signalHandler},
	arg.Field{Name: "sa_mask", Type: oldSigset},
	arg.Field{Name: "sa_flags", Type: signalFlags},
	arg.Field{Name: "sa_restorer", Type: arg.Addr, When: hasRestorer},
)

// maskChange is how sigprocmask changes the mask: asm-generic/signal-defs.h.
var maskChange = &arg.Enum{Bytes: 4, Unknown: "SIG_???", Names: []arg.Name{{0, "SIG_BLOCK"}, {1, "SIG_UNBLOCK"}, {2, "SIG_SETMASK"}}}

// alternateStack is stack_t: linux/signal.h.
var alternateStack = arg.NewStruct(
	arg.Field{Name: "ss_sp", Type: arg.Addr},
	arg.Field{Name: "ss_flags", Type: &arg.Flags{Bytes: 4, Unknown: "SS_???", Names: []arg.Name{{1, "SS_ONSTACK"}, {2, "SS_DISABLE"}, {1 << 31, "SS_AUTODISARM"}}}},
	arg.Field{Name: "ss_size", Type: arg.Ulong},
)

// pidfdSignalFlags are those of pidfd_send_signal: linux/pidfd.h of 6.9.
var pidfdSignalFlags = &arg.Flags{Bytes: 4, Unknown: "PIDFD_SIGNAL_???", Names: []arg.Name{
	{1, "PIDFD_SIGNAL_THREAD"}, {2, "PIDFD_SIGNAL_THREAD_GROUP"}, {4, "PIDFD_SIGNAL_PROCESS_GROUP"},
}}
