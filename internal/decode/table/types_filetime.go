// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// fileTimeType is a time that a file is to have, with its date: seconds and parts.
type fileTimeType struct {
	*arg.Struct
	parts  string // the field's name
	digits int    // of the parts
}

func fileTimeOf(long arg.Num, parts string, digits int) fileTimeType {
	fraction := long
	fraction.Form = arg.Unsigned
	return fileTimeType{arg.NewStruct(arg.Field{Name: "tv_sec", Type: long}, arg.Field{Name: parts, Type: fraction}), parts, digits}
}

var (
	fileTime    = fileTimeOf(arg.Long, "tv_nsec", 9)
	fileTime64  = fileTimeOf(arg.Int64, "tv_nsec", 9)
	fileTimeval = fileTimeOf(arg.Long, "tv_usec", 6)
)

// Append prints the struct and its date. Nanoseconds may ask for the present or for no
// change instead, whatever the seconds are: utimensat(2).
func (t fileTimeType) Append(p *arg.Printer, v uint64) {
	sec, _ := t.Load(p, v, "tv_sec")
	parts, _ := t.Load(p, v, t.parts)
	name := ""
	if t.digits == 9 {
		name = specialTime(parts)
	}
	if name != "" && p.Opt.Style == arg.StyleAbbrev {
		p.Text(name)
		return
	}
	t.Struct.Append(p, v)
	switch {
	case name == "":
		p.Date(arg.SignExtend(sec, t.Fields[0].Type.Size(p.Call.ABI)), parts, t.digits)
	case p.Opt.Style == arg.StyleVerbose:
		p.Comment(name)
	}
}

func specialTime(nanoseconds uint64) string {
	switch nanoseconds {
	case unix.UTIME_NOW:
		return "UTIME_NOW"
	case unix.UTIME_OMIT:
		return "UTIME_OMIT"
	}
	return ""
}

// twoTimes is a pointer to the time of the last access and that of the last change.
// strace reads both and shows as many as of any array, or the address.
func twoTimes(of fileTimeType) arg.Type {
	both := arg.Array{Elem: of, Len: arg.Fixed(2), Whole: true}
	shown := arg.Array{Elem: of, Len: arg.Fixed(2)}
	return arg.Func{Type: both, Print: func(p *arg.Printer, v uint64) {
		if _, ok := p.Bytes(v, 2*of.Size(p.Call.ABI)); !ok {
			p.Addr(v)
			return
		}
		shown.Append(p, v)
	}}
}

// utimbuf is struct utimbuf of linux/utime.h.
var utimbuf = arg.NewStruct(arg.Field{Name: "actime", Type: seconds}, arg.Field{Name: "modtime", Type: seconds})
