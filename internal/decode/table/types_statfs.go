// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// fsID is an fsid_t, which strace takes for an array in a struct.
var fsID = arg.NewStruct(arg.Field{Name: "val", Type: arg.Vector{Elem: arg.Num{Bytes: 4, Form: arg.HexOrZero}, N: 2}})

// statfsOf is struct statfs of asm-generic/statfs.h, whose words may be wider than
// their counts, or narrower.
func statfsOf(word, count arg.Num) *arg.Struct {
	fsType := &arg.Enum{Bytes: word.Bytes, Names: fsTypeNames}
	fsFlags := &arg.Flags{Bytes: word.Bytes, Names: fsFlagNames}
	return arg.NewStruct(
		arg.Field{Name: "f_type", Type: fsType}, arg.Field{Name: "f_bsize", Type: word},
		arg.Field{Name: "f_blocks", Type: count}, arg.Field{Name: "f_bfree", Type: count}, arg.Field{Name: "f_bavail", Type: count},
		arg.Field{Name: "f_files", Type: count}, arg.Field{Name: "f_ffree", Type: count},
		arg.Field{Name: "f_fsid", Type: fsID}, arg.Field{Name: "f_namelen", Type: word}, arg.Field{Name: "f_frsize", Type: word},
		arg.Field{Name: "f_flags", Type: fsFlags, When: hasFSFlags},
		arg.Field{Type: arg.Vector{Elem: word, N: 4}, Hidden: true},
	)
}

// hasFSFlags tells whether the file system says which flags it has.
func hasFSFlags(p *arg.Printer) bool { return p.Field("f_flags")&fsFlagsValid != 0 }

var statfs = statfsOf(arg.Ulong, arg.Ulong)

// statfs64 is a pointer to struct statfs64, whose size argument i is: on i386 84 bytes,
// on ARM 88 or, as old programs have it, 84.
func statfs64(i int) arg.Type {
	whole := arg.Ptr{To: statfsOf(arg.Uint, arg.Uint64)}
	return arg.Func{Type: whole, Print: func(p *arg.Printer, v uint64) {
		if n := p.Call.Args[i]; n != 84 && n != 88 {
			p.Addr(v)
			return
		}
		whole.Append(p, v)
	}}
}
