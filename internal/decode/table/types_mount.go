// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	umountFlags    = &arg.Flags{Bytes: 4, Unknown: "MNT_???", Names: umountNames}
	fsopenFlags    = &arg.Flags{Bytes: 4, Unknown: "FSOPEN_???", Names: fsopenNames}
	fsmountFlags   = &arg.Flags{Bytes: 4, Unknown: "FSMOUNT_???", Names: fsmountNames}
	fspickFlags    = &arg.Flags{Bytes: 4, Unknown: "FSPICK_???", Names: fspickNames}
	moveMountFlags = &arg.Flags{Bytes: 4, Unknown: "MOVE_MOUNT_???", Names: moveMountNames}
	openTreeFlags  = &arg.Flags{Bytes: 4, Unknown: "OPEN_TREE_???", Names: openTreeNames}
	mountSetFlags  = &arg.Flags{Bytes: 4, Unknown: "AT_???", Names: openTreeNames[3:]}
	fsmountAttr    = &arg.Flags{Bytes: 4, Unknown: "MOUNT_ATTR_???", Names: slices.Concat(mountAttrStart, mountAttrNoSymfollow)}
	mountAttrFlags = &arg.Flags{Bytes: 8, Unknown: "MOUNT_ATTR_???", Names: slices.Concat(mountAttrStart, mountAttrIDMap, mountAttrNoSymfollow)}
)

// mountAttr is struct mount_attr of linux/mount.h.
var mountAttr = arg.NewStruct(
	arg.Field{Name: "attr_set", Type: mountAttrFlags},
	arg.Field{Name: "attr_clr", Type: mountAttrFlags},
	arg.Field{Name: "propagation", Type: &arg.Enum{Bytes: 8, Unknown: "MS_???", Names: propagationNames}},
	arg.Field{Name: "userns_fd", Type: arg.Uint64},
)

// The high half of mount's flags may hold what kernels before 2.4 wanted there.
const (
	mountMagic     = unix.MS_MGC_VAL
	mountMagicMask = unix.MS_MGC_MSK
)

// hexWord is converted once: a conversion to an interface allocates.
var hexWord arg.Type = arg.Hex32

var mountBits = &arg.Flags{Unknown: "MS_???", Names: mountNames}

// mountFlags are mount's.
var mountFlags = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, p.Call.ABI.PointerSize())
	if v&mountMagicMask != mountMagic {
		mountBits.Append(p, v)
		return
	}
	p.Constant(mountMagic, hexWord, "MS_MGC_VAL")
	if v &^= mountMagicMask; v != 0 {
		p.Byte('|')
		mountBits.Append(p, v)
	}
}}

// Flags with which mount reads but some of its strings: mount(2).
const mountPlain = unix.MS_BIND | unix.MS_MOVE | unix.MS_UNBINDABLE | unix.MS_PRIVATE | unix.MS_SLAVE | unix.MS_SHARED

// mountType is the name of a file system, mountData what that understands. A mount
// that is changed or moved has the one, and may get the other.
var (
	mountType = arg.Func{Type: arg.Str, Print: func(p *arg.Printer, v uint64) { stringUnless(p, v, mountPlain|unix.MS_REMOUNT) }}
	mountData = arg.Func{Type: arg.Str, Print: func(p *arg.Printer, v uint64) {
		if oldMountFlags(p)&unix.MS_REMOUNT != 0 {
			arg.Str.Append(p, v)
			return
		}
		stringUnless(p, v, mountPlain)
	}}
)

// stringUnless appends a string that mount does not read where one of the flags is set.
func stringUnless(p *arg.Printer, v, flags uint64) {
	if oldMountFlags(p)&flags != 0 {
		p.Addr(v)
		return
	}
	arg.Str.Append(p, v)
}

// oldMountFlags are mount's flags without the old magic number.
func oldMountFlags(p *arg.Printer) uint64 {
	flags := p.Call.Args[3]
	if flags&mountMagicMask == mountMagic {
		flags &^= mountMagicMask
	}
	return flags
}

var fsconfigCommand = &arg.Enum{Bytes: 4, Unknown: "FSCONFIG_???", Names: fsconfigNames}

var (
	fsconfigKey = &arg.Switch{On: 1, Default: arg.Addr, Cases: []arg.Case{
		{unix.FSCONFIG_SET_FLAG, arg.Str}, {unix.FSCONFIG_SET_STRING, arg.Str}, {unix.FSCONFIG_SET_BINARY, arg.Str},
		{unix.FSCONFIG_SET_PATH, arg.Str}, {unix.FSCONFIG_SET_PATH_EMPTY, arg.Str}, {unix.FSCONFIG_SET_FD, arg.Str},
	}}
	fsconfigValue = &arg.Switch{On: 1, Default: arg.Addr, Cases: []arg.Case{
		{unix.FSCONFIG_SET_STRING, arg.Str}, {unix.FSCONFIG_SET_BINARY, fsconfigBytes},
		{unix.FSCONFIG_SET_PATH, arg.Path}, {unix.FSCONFIG_SET_PATH_EMPTY, arg.Path},
	}}
	fsconfigAux = &arg.Switch{On: 1, Default: arg.Int, Cases: []arg.Case{
		{unix.FSCONFIG_SET_PATH, dirFD}, {unix.FSCONFIG_SET_PATH_EMPTY, dirFD}, {unix.FSCONFIG_SET_FD, fd},
	}}
)

// fsconfigBytes are as many bytes as aux says: a megabyte at most, fsconfig(2).
var fsconfigBytes = arg.Func{Type: fsconfigBuffer, Print: func(p *arg.Printer, v uint64) {
	n := arg.Truncate(p.Call.Args[4], 4)
	if v == 0 || n > 1<<20 {
		p.Addr(v)
		return
	}
	old := p.Opt.Hex
	p.Opt.Hex = arg.HexAll
	p.Buffer(v, n)
	p.Opt.Hex = old
}}

var fsconfigBuffer = arg.Buffer{Len: arg.ByArg(4)}
