// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var seccompRows = []Row{
	{Name: "seccomp", Args: append([]Arg{in("operation", seccompOperation)}, choose(0, []variant{
		{1, []Arg{in("flags", seccompFlags), in("args", arg.Ptr{To: seccompProgram})}},
		{2, []Arg{in("flags", hexOrZero32), in("args", arg.Ptr{To: seccompAction})}},
		{3, []Arg{in("flags", hexOrZero32), out("args", arg.Ptr{To: seccompSizes})}},
	}, []Arg{in("flags", hexOrZero32), in("args", arg.Addr)})...)},
}

var (
	seccompOperation = &arg.Enum{Bytes: 4, Unknown: "SECCOMP_???", Names: []arg.Name{
		{0, "SECCOMP_SET_MODE_STRICT"}, {1, "SECCOMP_SET_MODE_FILTER"}, {2, "SECCOMP_GET_ACTION_AVAIL"}, {3, "SECCOMP_GET_NOTIF_SIZES"},
	}}
	seccompFlags = &arg.Flags{Bytes: 4, Unknown: "SECCOMP_FILTER_FLAG_???", Names: []arg.Name{
		{1, "SECCOMP_FILTER_FLAG_TSYNC"}, {2, "SECCOMP_FILTER_FLAG_LOG"}, {4, "SECCOMP_FILTER_FLAG_SPEC_ALLOW"}, {8, "SECCOMP_FILTER_FLAG_NEW_LISTENER"},
		{0x10, "SECCOMP_FILTER_FLAG_TSYNC_ESRCH"}, {0x20, "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"},
	}}
	seccompAction = &arg.Enum{Bytes: 4, Unknown: "SECCOMP_RET_???", Names: []arg.Name{
		{0x80000000, "SECCOMP_RET_KILL_PROCESS"}, {0, "SECCOMP_RET_KILL_THREAD"}, {0x00030000, "SECCOMP_RET_TRAP"}, {0x00050000, "SECCOMP_RET_ERRNO"},
		{0x7fc00000, "SECCOMP_RET_USER_NOTIF"}, {0x7ff00000, "SECCOMP_RET_TRACE"}, {0x7ffc0000, "SECCOMP_RET_LOG"}, {0x7fff0000, "SECCOMP_RET_ALLOW"},
	}}
)

// seccompSizes is struct seccomp_notif_sizes of linux/seccomp.h.
var seccompSizes = arg.NewStruct(
	arg.Field{Name: "seccomp_notif", Type: arg.Uint16}, arg.Field{Name: "seccomp_notif_resp", Type: arg.Uint16}, arg.Field{Name: "seccomp_data", Type: arg.Uint16},
)

// seccompProgram is struct sock_fprog of linux/filter.h, for seccomp.
var seccompProgram = classicProgram(func(p *arg.Printer, i filterInsn) {
	if i.code&filterClassMask != filterReturn {
		filterValue(p, i)
		return
	}
	const dataMask = 0xffff // SECCOMP_RET_DATA of linux/seccomp.h
	seccompAction.Append(p, uint64(i.k&^dataMask))
	if data := i.k & dataMask; data != 0 {
		p.Byte('|')
		p.Hex(uint64(data))
	}
})
