// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	inotifyInitFlags  = &arg.Flags{Bytes: 4, Unknown: "IN_???", Names: inotifyInitNames}
	inotifyMask       = &arg.Flags{Bytes: 4, Unknown: "IN_???", Names: inotifyNames}
	fanotifyClass     = &arg.Enum{Bytes: 4, Unknown: "FAN_CLASS_???", Names: fanotifyClassNames}
	fanotifyInit      = &arg.Flags{Bytes: 4, Unknown: "FAN_???", Names: fanotifyInitNames}
	fanotifyMarkFlags = &arg.Flags{Bytes: 4, Unknown: "FAN_MARK_???", Names: fanotifyMarkNames}
	fanotifyMask      = &arg.Flags{Bytes: 8, Unknown: "FAN_???", Names: fanotifyNames}
)

// fanotifyInitFlags are one of three classes, and flags.
var fanotifyInitFlags = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	fanotifyClass.Append(p, v&fanotifyClassMask)
	if rest := v &^ fanotifyClassMask; rest != 0 {
		p.Byte('|')
		fanotifyInit.Append(p, rest)
	}
}}

// fanotifyMaskArg is the mask as an argument: 64 bits.
var fanotifyMaskArg = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, _ uint64) {
	fanotifyMask.Append(p, wide{Num: arg.Uint64, at: 2}.value(p.Call))
}}

// fanotifyDir is the folder that a path starts from; -1 is none.
var fanotifyDir = arg.Func{Type: dirFD, Print: func(p *arg.Printer, v uint64) {
	if int32(v) == unix.FAN_NOFD {
		p.Constant(arg.Truncate(v, 4), asInt, "FAN_NOFD")
		return
	}
	dirFD.Append(p, v)
}}
