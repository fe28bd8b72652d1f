// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// ipcKey is a key_t, in hex but for the one that has a name.
var ipcKey = &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "IPC_PRIVATE"}}}

const ipcPermBits = 0o777

var ipcResource = &arg.Flags{Bytes: 4, Names: ipcNames}

// ipcFlags are flags and, behind them, permissions. Where no flag has a name, nothing
// stands between the two: strace's own way.
var ipcFlags = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	flags := arg.Truncate(v, 4) &^ ipcPermBits
	if flags != 0 {
		ipcResource.Append(p, flags)
		if p.Opt.Style == arg.StyleRaw || flags&ipcNamed != 0 {
			p.Byte('|')
		}
	}
	appendPermissions(p, v&ipcPermBits)
}}

// ipc64 is IPC_64 of linux/ipc.h: the layout of structs that old 32-bit architectures
// have to ask for.
const ipc64 = 0x100

// ipcOp is a command with or without IPC_64.
func ipcOp(names []arg.Name, unknown string) arg.Type {
	op := &arg.Enum{Bytes: 4, Names: names, Unknown: unknown}
	version := &arg.Enum{Bytes: 4, Names: []arg.Name{{ipc64, "IPC_64"}}}
	return arg.Func{Type: op, Print: func(p *arg.Printer, v uint64) {
		if v&ipc64 != 0 {
			version.Append(p, ipc64)
			p.Byte('|')
		}
		op.Append(p, v&^ipc64)
	}}
}

// ipcCases are a command's types, with and without IPC_64.
func ipcCases(op uint64, t arg.Type) []arg.Case { return []arg.Case{{op, t}, {op | ipc64, t}} }

// The commands of linux/ipc.h that all three kinds know.
const (
	ipcSet  = 1
	ipcStat = 2
	ipcInfo = 3
)

// ipcPermAll and ipcPermSet are struct ipc64_perm of asm-generic/ipcbuf.h: as asked
// for, and as much as is set. A mode_t has 16 bits on 32-bit architectures, with
// padding behind it.
var (
	ipcPermAll = ipcPerm(false)
	ipcPermSet = ipcPerm(true)
)

func ipcPerm(set bool) *arg.Struct {
	return arg.NewStruct(
		hidden(".key", arg.Hex32), hidden(".uid", arg.Uint), hidden(".gid", arg.Uint), hidden(".cuid", arg.Uint), hidden(".cgid", arg.Uint),
		hidden(".mode", arg.Uint), hidden("seq", arg.Uint16), hidden("pad", arg.Uint16), hidden("unused1", arg.Ulong), hidden("unused2", arg.Ulong),
		again("uid", uid, false), again("gid", uid, false), again("mode", permissions(4), false),
		again("key", arg.Uint, set), again("cuid", uid, set), again("cgid", uid, set),
	)
}

// hidden is a field that is not printed, or not at its place.
func hidden(name string, t arg.Type) arg.Field { return arg.Field{Name: name, Type: t, Hidden: true} }

// again prints the hidden field whose name has a dot in front, at this place.
func again(name string, t arg.Type, hide bool) arg.Field {
	return arg.Field{Name: name, Hidden: hide, Type: arg.Func{Type: arg.Raw{}, Print: func(p *arg.Printer, _ uint64) {
		t.Append(p, p.Field("."+name))
	}}}
}

// perABI is a struct's pointer where its layout differs for 32 bits.
func perABI(wide, narrow arg.Type) arg.Type {
	return &arg.ByABI{Default: wide, Of: arg.PerABI{arg.I386: narrow, arg.ARM: narrow}}
}
