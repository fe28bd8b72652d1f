// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Sizes that struct sched_attr has had: linux/sched/types.h.
const (
	schedAttrVer0 = 48
	schedAttrVer1 = 56
)

// schedAttr is struct sched_attr, whose size is in it.
var schedAttr = arg.NewStruct(
	arg.Field{Name: "size", Type: arg.Uint},
	arg.Field{Name: "sched_policy", Type: policy, When: setsPolicy},
	arg.Field{Name: "sched_flags", Type: schedFlags, When: hasAttr},
	arg.Field{Name: "sched_nice", Type: arg.Int, When: setsParams},
	arg.Field{Name: "sched_priority", Type: arg.Uint, When: setsParams},
	arg.Field{Name: "sched_runtime", Type: arg.Uint64, When: setsParams},
	arg.Field{Name: "sched_deadline", Type: arg.Uint64, When: setsParams},
	arg.Field{Name: "sched_period", Type: arg.Uint64, When: setsParams},
	arg.Field{Name: "sched_util_min", Type: arg.Uint, When: hasUtil},
	arg.Field{Name: "sched_util_max", Type: arg.Uint, When: hasUtil},
)

var schedFlags = &arg.Flags{Bytes: 8, Unknown: "SCHED_FLAG_???", Names: []arg.Name{
	{1, "SCHED_FLAG_RESET_ON_FORK"}, {2, "SCHED_FLAG_RECLAIM"}, {4, "SCHED_FLAG_DL_OVERRUN"}, {schedKeepPolicy, "SCHED_FLAG_KEEP_POLICY"},
	{schedKeepParams, "SCHED_FLAG_KEEP_PARAMS"}, {0x20, "SCHED_FLAG_UTIL_CLAMP_MIN"}, {0x40, "SCHED_FLAG_UTIL_CLAMP_MAX"},
}}

const (
	schedKeepPolicy = 8
	schedKeepParams = 16
)

var getattrFlags = &arg.Flags{Bytes: 4, Unknown: "SCHED_GETATTR_FLAG_???", Names: []arg.Name{{1, "SCHED_GETATTR_FLAG_DL_DYNAMIC"}}}

// attrSize is the size that counts: sched_copy_attr of kernel/sched/syscalls.c takes 0
// for the first version's.
func attrSize(p *arg.Printer) uint64 {
	if size := p.Field("size"); size != 0 {
		return size
	}
	return schedAttrVer0
}

func hasAttr(p *arg.Printer) bool { return attrSize(p) >= schedAttrVer0 }

func hasUtil(p *arg.Printer) bool { return attrSize(p) >= schedAttrVer1 }

// setsPolicy tells whether the policy is looked at: a negative one always is.
func setsPolicy(p *arg.Printer) bool {
	return hasAttr(p) && (int32(p.Field("sched_policy")) < 0 || p.Field("sched_flags")&(schedKeepPolicy|schedKeepParams) == 0)
}

func setsParams(p *arg.Printer) bool {
	return hasAttr(p) && p.Field("sched_flags")&schedKeepParams == 0
}

// schedAttrBytes copies the largest version; what memory has of it, where it ends before.
var schedAttrBytes = arg.Ptr{To: arg.Raw{Bytes: schedAttrVer1}}

// schedAttrIn is what sched_setattr reads.
var schedAttrIn = arg.Func{Type: schedAttrBytes, Print: func(p *arg.Printer, v uint64) {
	size, ok := p.Load(v, 4)
	if !ok || size >= schedAttrVer0 && !readable(p, v, size) || size == 0 && !readable(p, v, schedAttrVer0) {
		p.Addr(v)
		return
	}
	schedAttr.Append(p, v)
	if size > schedAttrVer1 {
		p.Out = p.Out[:len(p.Out)-1] // the brace, which closes behind the dots
		p.Text(", ...}")
	}
}}

// schedAttrOut is what sched_getattr writes.
var schedAttrOut = arg.Func{Type: schedAttrBytes, Print: func(p *arg.Printer, v uint64) {
	size, ok := p.Load(v, 4)
	if !ok || size < schedAttrVer0 || !readable(p, v, size) {
		p.Addr(v)
		return
	}
	schedAttr.Append(p, v)
}}

func readable(p *arg.Printer, v, size uint64) bool {
	_, ok := p.Bytes(v, int(min(size, schedAttrVer1)))
	return ok
}

// schedAttrBecame appends the size that the kernel knows, which it tells to those that
// gave a larger one.
func schedAttrBecame(p *arg.Printer) {
	if p.Call.Ret != -int64(unix.E2BIG) || p.Call.Opaque {
		return
	}
	if size, ok := p.Load(p.Call.Args[1], 4); ok {
		p.Text(" => {size=")
		p.Uint(size)
		p.Byte('}')
	}
}
