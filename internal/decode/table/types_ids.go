// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// uid is a user's or group's id; -1 leaves one as it is.
var uid = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) { appendID(p, v, 4) }}

// oldUID is an id of calls that have 16 bits for one on 32-bit architectures.
var oldUID = &arg.ByABI{Default: uid, Of: arg.PerABI{arg.I386: shortUID, arg.ARM: shortUID}}

var shortUID = arg.Func{Type: arg.Uint16, Print: func(p *arg.Printer, v uint64) { appendID(p, v, 2) }}

func appendID(p *arg.Printer, v uint64, size int) {
	if v = arg.Truncate(v, size); v == arg.Truncate(^uint64(0), size) {
		p.Text("-1")
		return
	}
	p.Uint(v)
}

// groupList is setgroups' array. The kernel reads none that is too long.
func groupList(id arg.Type) arg.Type {
	const most = 65536 // NGROUPS_MAX of linux/limits.h
	list := arg.Array{Elem: id, Len: arg.ByUint(0)}
	return arg.Func{Type: list, Print: func(p *arg.Printer, v uint64) {
		n := arg.Truncate(p.Call.Args[0], 4)
		if n > most || v == 0 {
			p.Addr(v)
			return
		}
		p.Array(v, n, list)
	}}
}
