// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// POSIX message queues.
var mqRows = slices.Concat(
	mqCalls("", timespec), mqCalls("_time64", timespec64),
	[]Row{
		{Name: "mq_open", Ret: fd, Args: []Arg{
			in("name", arg.Path), in("flags", openFlags), when(hasBits(1, unix.O_CREAT), in("mode", mode)), when(hasBits(1, unix.O_CREAT), in("attr", arg.Ptr{To: mqAttr(hexOrZeroL)})),
		}},
		{Name: "mq_unlink", Args: []Arg{in("path", arg.Path)}},
		{Name: "mq_notify", Args: []Arg{in("mqdes", fd), in("sevp", arg.Ptr{To: sigevent})}},
		{Name: "mq_getsetattr", Args: []Arg{
			in("mqdes", fd), in("newattr", arg.Ptr{To: mqAttr(mqFlags)}), out("oldattr", arg.Ptr{To: mqAttr(mqFlags)}),
		}},
	},
)

// mqCalls are the calls that have a second form for times of 64 bits.
func mqCalls(suffix string, timeout arg.Type) []Row {
	return []Row{
		{Name: "mq_timedsend" + suffix, DumpWritten: dumpCounted, Args: []Arg{
			in("mqdes", fd), in("msg_ptr", arg.Buffer{Len: arg.ByArg(2)}), in("msg_len", arg.Ulong), in("msg_prio", arg.Uint), in("abs_timeout", arg.Ptr{To: timeout}),
		}},
		{Name: "mq_timedreceive" + suffix, DumpRead: dumpReturned, Args: []Arg{
			in("mqdes", fd), out("msg_ptr", arg.Buffer{Len: arg.ByRet()}), in("msg_len", arg.Ulong), out("msg_prio", arg.Ptr{To: arg.Uint}), in("abs_timeout", arg.Ptr{To: timeout}),
		}},
	}
}

var mqFlags = &arg.Flags{Names: []arg.Name{{unix.O_NONBLOCK, "O_NONBLOCK"}}, Unknown: "O_???"}

// mqAttr is struct mq_attr of linux/mqueue.h. The flags mean nothing to mq_open.
func mqAttr(flags arg.Type) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "mq_flags", Type: flags}, arg.Field{Name: "mq_maxmsg", Type: arg.Long},
		arg.Field{Name: "mq_msgsize", Type: arg.Long}, arg.Field{Name: "mq_curmsgs", Type: arg.Long},
		hidden("reserved", arg.Vector{Elem: arg.Long, N: 4}),
	)
}
