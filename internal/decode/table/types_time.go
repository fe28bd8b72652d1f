// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var (
	clockID       = &arg.Enum{Bytes: 4, Names: clockNames, Unknown: "CLOCK_???"}
	timerFlags    = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "TIMER_ABSTIME"}}, Unknown: "TIMER_???"}
	intervalTimer = &arg.Enum{Bytes: 4, Names: intervalTimerNames, Unknown: "ITIMER_???"}
)

// interval is struct itimerval or itimerspec, made of two of the given struct.
func interval(of arg.Type) *arg.Struct {
	return arg.NewStruct(arg.Field{Name: "it_interval", Type: of}, arg.Field{Name: "it_value", Type: of})
}

var (
	itimerval    = interval(timeval)
	itimerspec   = interval(timespec)
	itimerspec64 = interval(timespec64)
)

// timezone is struct timezone: linux/time.h.
var timezone = arg.NewStruct(arg.Field{Name: "tz_minuteswest", Type: arg.Int}, arg.Field{Name: "tz_dsttime", Type: arg.Int})

// seconds is a time_t, with its date.
var seconds = arg.Func{Type: arg.Long, Print: func(p *arg.Printer, v uint64) {
	arg.Long.Append(p, v)
	p.Date(arg.SignExtend(v, p.Call.ABI.PointerSize()), 0, 0)
}}

func noteDate(p *arg.Printer) { p.DateIn(p.Call.Ret) }

// remaining is a pointer to the time that an interrupted sleep leaves. The kernel
// writes it only where the sleep is to be restarted.
func remaining(of *arg.Struct, relative func(*arg.Call) bool) arg.Type {
	left := arg.Ptr{To: of}
	return arg.Func{Type: left, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Ret != -erestartBlock || !relative(p.Call) {
			p.Addr(v)
			return
		}
		left.Append(p, v)
	}}
}

// erestartBlock is ERESTART_RESTARTBLOCK of linux/errno.h.
const erestartBlock = 516

func always(*arg.Call) bool { return true }

// isRelative tells whether clock_nanosleep's flags ask for nothing, as whole words.
func isRelative(c *arg.Call) bool { return c.Args[1] == 0 }

// timexOf is struct timex of linux/timex.h, with longs of one or the other width.
func timexOf(long arg.Num, time *arg.Struct) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "modes", Type: &arg.Flags{Bytes: 4, Names: adjustNames, Unknown: "ADJ_???"}},
		arg.Field{Name: "offset", Type: long}, arg.Field{Name: "freq", Type: long},
		arg.Field{Name: "maxerror", Type: long}, arg.Field{Name: "esterror", Type: long},
		arg.Field{Name: "status", Type: &arg.Flags{Bytes: 4, Names: clockStatusNames, Unknown: "STA_???"}},
		arg.Field{Name: "constant", Type: long}, arg.Field{Name: "precision", Type: long}, arg.Field{Name: "tolerance", Type: long},
		arg.Field{Name: "time", Type: time},
		arg.Field{Name: "tick", Type: long}, arg.Field{Name: "ppsfreq", Type: long}, arg.Field{Name: "jitter", Type: long},
		arg.Field{Name: "shift", Type: arg.Int},
		arg.Field{Name: "stabil", Type: long}, arg.Field{Name: "jitcnt", Type: long}, arg.Field{Name: "calcnt", Type: long},
		arg.Field{Name: "errcnt", Type: long}, arg.Field{Name: "stbcnt", Type: long},
		arg.Field{Name: "tai", Type: arg.Int},
		arg.Field{Name: "padding", Type: arg.Raw{Bytes: 44}, Hidden: true},
	)
}

var (
	timex   = timexOf(arg.Long, timeval)
	timex64 = timexOf(arg.Int64, arg.NewStruct(arg.Field{Name: "tv_sec", Type: arg.Int64}, arg.Field{Name: "tv_usec", Type: arg.Uint64}))
)

func noteClockState(p *arg.Printer) {
	if state := p.Call.Ret; state >= 0 && state < int64(len(clockStateNames)) {
		p.Text(" (")
		p.Text(clockStateNames[state])
		p.Byte(')')
	}
}
