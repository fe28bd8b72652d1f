// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of performance counters, page faults handled by the caller and seccomp's
// notifications: include/uapi/linux/perf_event.h, userfaultfd.h and seccomp.h.
var eventRequests = slices.Concat(
	asArg(perfGroup, "PERF_EVENT_IOC_ENABLE", "PERF_EVENT_IOC_DISABLE", "PERF_EVENT_IOC_RESET"),
	asArg(arg.Int, "PERF_EVENT_IOC_REFRESH"),
	asArg(arg.Ulong, "PERF_EVENT_IOC_PAUSE_OUTPUT"),
	asArg(fd, "PERF_EVENT_IOC_SET_OUTPUT", "PERF_EVENT_IOC_SET_BPF"),
	given(arg.Uint64, "PERF_EVENT_IOC_PERIOD"),
	answered(arg.Uint64, "PERF_EVENT_IOC_ID"),
	asArg(arg.AtEntry{Type: arg.Str}, "PERF_EVENT_IOC_SET_FILTER"),
	asArg(arg.AtEntry{Type: perfAttr}, "PERF_EVENT_IOC_MODIFY_ATTRIBUTES"),

	completed(perfPrograms, "PERF_EVENT_IOC_QUERY_BPF"),

	completed(faultAPI, "UFFDIO_API"),
	completed(faultRegister, "UFFDIO_REGISTER"),
	completed(faultCopy, "UFFDIO_COPY"),
	completed(faultZero, "UFFDIO_ZEROPAGE"),
	completed(faultPoison, "UFFDIO_POISON"),
	completed(faultContinue, "UFFDIO_CONTINUE"),
	given(faultProtect, "UFFDIO_WRITEPROTECT"),
	given(faultRange, "UFFDIO_UNREGISTER", "UFFDIO_WAKE"),

	asArg(exchange{asked: seccompNotice, answer: seccompNotice, cleared: true}, "SECCOMP_IOCTL_NOTIF_RECV"),
	given(seccompAnswer, "SECCOMP_IOCTL_NOTIF_SEND"),
	given(seccompAddFD, "SECCOMP_IOCTL_NOTIF_ADDFD"),
	given(hexOrZero64, "SECCOMP_IOCTL_NOTIF_ID_VALID"),
)

var perfGroup = &arg.Flags{Bytes: 4, Unknown: "PERF_IOC_FLAG_???", Names: []arg.Name{{1, "PERF_IOC_FLAG_GROUP"}}}

// perfPrograms is struct perf_event_query_bpf.
var perfPrograms = arg.NewStruct(
	arg.Field{Name: "ids_len", Type: arg.Uint},
	added("prog_cnt", arg.Uint),
	added("ids", arg.Following{Elem: arg.Uint, Len: arg.ByField("prog_cnt")}),
	arg.Field{Type: dots, When: func(p *arg.Printer) bool { return p.Call.Failed() }},
)

var (
	seccompNotice = arg.NewStruct(
		arg.Field{Name: "id", Type: hexOrZero64}, arg.Field{Name: "pid", Type: pid}, arg.Field{Name: "flags", Type: hexOrZero32},
		arg.Field{Name: "data", Type: arg.NewStruct(
			arg.Field{Name: "nr", Type: arg.Uint}, arg.Field{Name: "arch", Type: auditArch},
			arg.Field{Name: "instruction_pointer", Type: address64}, arg.Field{Name: "args", Type: arg.Vector{Elem: hexOrZero64, N: 6}},
		)},
	)
	seccompAnswer = arg.NewStruct(
		arg.Field{Name: "id", Type: hexOrZero64}, arg.Field{Name: "val", Type: arg.Int64}, arg.Field{Name: "error", Type: negativeErrno},
		arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "SECCOMP_USER_NOTIF_FLAG_???", Names: []arg.Name{{1, "SECCOMP_USER_NOTIF_FLAG_CONTINUE"}}}},
	)
	seccompAddFD = arg.NewStruct(
		arg.Field{Name: "id", Type: hexOrZero64},
		arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "SECCOMP_ADDFD_FLAG_???", Names: []arg.Name{{1, "SECCOMP_ADDFD_FLAG_SETFD"}, {2, "SECCOMP_ADDFD_FLAG_SEND"}}}},
		arg.Field{Name: "srcfd", Type: fd}, arg.Field{Name: "newfd", Type: fd}, arg.Field{Name: "newfd_flags", Type: descFlags},
	)
)

// negativeErrno is an error's number with its sign, or an ordinary number.
var negativeErrno = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	name, _ := Errno(int(-int32(v)))
	named, style := int32(v) < 0 && name != "", p.Opt.Style
	if !named || style != arg.StyleAbbrev {
		arg.Int.Append(p, v)
	}
	if !named || style == arg.StyleRaw {
		return
	}
	if style == arg.StyleVerbose {
		p.Text(" /* ")
	}
	p.Byte('-')
	p.Text(name)
	if style == arg.StyleVerbose {
		p.Text(" */")
	}
}}
