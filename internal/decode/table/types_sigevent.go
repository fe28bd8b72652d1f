// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// The values of sigev_notify: asm-generic/siginfo.h.
const (
	sigevSignal   = 0
	sigevThread   = 2
	sigevThreadID = 4
)

// sigevent is as much of struct sigevent as means something: asm-generic/siginfo.h.
// The thread's id shares its place with the function's address.
var sigevent = arg.NewStruct(
	arg.Field{Name: "sigev_value", Type: sigval, When: func(p *arg.Printer) bool { return p.Field("sigev_value") != 0 }},
	arg.Field{Name: "sigev_signo", Type: sigeventSignal},
	arg.Field{Name: "sigev_notify", Type: &arg.Enum{Bytes: 4, Names: sigeventNames, Unknown: "SIGEV_???"}},
	arg.Field{Name: "sigev_notify_function", Type: arg.Addr, When: notifies(sigevThread)},
	arg.Field{Name: "sigev_notify_attributes", Type: arg.Addr, When: notifies(sigevThread)},
	arg.Field{Name: "sigev_notify_thread_id", Type: sigeventThread, When: notifies(sigevThreadID)},
)

func notifies(how uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.Field("sigev_notify") == how }
}

// sigval is union sigval, of which nobody knows which member is meant.
var sigval = arg.Func{Type: arg.Addr, Print: func(p *arg.Printer, v uint64) {
	p.Text("{sival_int=")
	arg.Int.Append(p, v)
	p.Text(", sival_ptr=")
	arg.Addr.Append(p, v)
	p.Byte('}')
}}

// sigeventSignal is a signal where one is sent.
var sigeventSignal = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	switch p.Field("sigev_notify") {
	case sigevSignal, sigevThread, sigevThreadID:
		signal.Append(p, v)
	default:
		arg.Uint.Append(p, v)
	}
}}

var sigeventThread = arg.Func{Type: arg.Raw{}, Print: func(p *arg.Printer, _ uint64) {
	arg.Int.Append(p, p.Field("sigev_notify_function"))
}}
