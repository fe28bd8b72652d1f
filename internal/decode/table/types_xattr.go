// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

const xattrSizeMax = 65536 // XATTR_SIZE_MAX of linux/limits.h

var xattrFlags = &arg.Flags{Bytes: 4, Unknown: "XATTR_???", Names: []arg.Name{{unix.XATTR_CREATE, "XATTR_CREATE"}, {unix.XATTR_REPLACE, "XATTR_REPLACE"}}}

// newXattr is a value to be set, whose size argument i is.
func newXattr(i int) arg.Type {
	value := arg.Buffer{Len: arg.ByArg(i), Ended: true}
	return arg.Func{Type: value, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Args[i] > xattrSizeMax {
			p.Addr(v)
			return
		}
		value.Append(p, v)
	}}
}

// gotXattr is what was asked for with room for the number of bytes that argument i is.
// Without room, the call tells how much there should be, and writes nothing.
func gotXattr(i int) arg.Type { return gotAttribute(i, arg.Buffer{Len: arg.ByRet(), Ended: true}) }

// listedXattrs is the same for a list of names, each of which has its NUL.
func listedXattrs(i int) arg.Type { return gotAttribute(i, arg.Buffer{Len: arg.ByRet()}) }

func gotAttribute(i int, value arg.Type) arg.Type {
	return arg.Func{Type: value, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Args[i] == 0 {
			p.Addr(v)
			return
		}
		value.Append(p, v)
	}}
}

// xattrArgs is struct xattr_args: include/uapi/linux/xattr.h of 6.13.
func xattrArgs(value arg.Type) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "value", Type: xattrPointer{value}}, arg.Field{Name: "size", Type: arg.Uint}, arg.Field{Name: "flags", Type: xattrFlags},
	)
}

// xattrPointer is a pointer in a field that has 64 bits on each architecture.
type xattrPointer struct{ arg.Type }

// Size is that of a __u64.
func (xattrPointer) Size(arg.ABI) int { return 8 }

var (
	newXattrValue = arg.Buffer{Len: arg.ByField("size"), Ended: true}
	gotXattrValue = arg.AtExit{Type: arg.Buffer{Len: arg.ByRet(), Ended: true}}

	newXattrArgs = xattrArgs(arg.Func{Type: newXattrValue, Print: func(p *arg.Printer, v uint64) {
		if p.Field("size") > xattrSizeMax {
			p.Addr(v)
			return
		}
		newXattrValue.Append(p, v)
	}})
	gotXattrArgs = xattrArgs(arg.Func{Type: gotXattrValue, Print: func(p *arg.Printer, v uint64) {
		if p.Field("size") == 0 {
			p.Addr(v)
			return
		}
		gotXattrValue.Append(p, v)
	}})
)

// fileAttr is struct file_attr: include/uapi/linux/fs.h of 6.17. The number of extents
// is told, but cannot be set.
func fileAttr(told bool) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "fa_xflags", Type: &arg.Flags{Bytes: 8, Unknown: "FS_XFLAG_???", Names: fsXFlagNames}},
		arg.Field{Name: "fa_extsize", Type: arg.Uint},
		arg.Field{Name: "fa_nextents", Type: arg.Uint, Hidden: !told},
		arg.Field{Name: "fa_projid", Type: hexOrZero32},
		arg.Field{Name: "fa_cowextsize", Type: arg.Uint},
	)
}

var (
	gotFileAttr = fileAttr(true)
	newFileAttr = fileAttr(false)
)

// fsXFlagNames are include/uapi/linux/fs.h; those from FS_XFLAG_VERITY on are of 6.17
// and later, FS_XFLAG_HASATTR stands before the last two in strace's order.
var fsXFlagNames = []arg.Name{
	{0x1, "FS_XFLAG_REALTIME"}, {0x2, "FS_XFLAG_PREALLOC"}, {0x8, "FS_XFLAG_IMMUTABLE"}, {0x10, "FS_XFLAG_APPEND"}, {0x20, "FS_XFLAG_SYNC"},
	{0x40, "FS_XFLAG_NOATIME"}, {0x80, "FS_XFLAG_NODUMP"}, {0x100, "FS_XFLAG_RTINHERIT"}, {0x200, "FS_XFLAG_PROJINHERIT"},
	{0x400, "FS_XFLAG_NOSYMLINKS"}, {0x800, "FS_XFLAG_EXTSIZE"}, {0x1000, "FS_XFLAG_EXTSZINHERIT"}, {0x2000, "FS_XFLAG_NODEFRAG"},
	{0x4000, "FS_XFLAG_FILESTREAM"}, {0x8000, "FS_XFLAG_DAX"}, {0x10000, "FS_XFLAG_COWEXTSIZE"}, {0x20000, "FS_XFLAG_VERITY"},
	{0x80000000, "FS_XFLAG_HASATTR"}, {0x40000, "FS_XFLAG_CASEFOLD"}, {0x80000, "FS_XFLAG_CASENONPRESERVING"},
}
