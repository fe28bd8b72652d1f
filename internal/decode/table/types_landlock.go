// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// include/uapi/linux/landlock.h
var (
	landlockAccess      = &arg.Flags{Bytes: 8, Unknown: "LANDLOCK_ACCESS_FS_???", Names: landlockAccessNames}
	landlockNet         = &arg.Flags{Bytes: 8, Unknown: "LANDLOCK_ACCESS_NET_???", Names: landlockNetNames}
	landlockScope       = &arg.Flags{Bytes: 8, Unknown: "LANDLOCK_SCOPE_???", Names: landlockScopeNames}
	landlockCreateFlags = &arg.Flags{Bytes: 4, Unknown: "LANDLOCK_CREATE_RULESET_???", Names: []arg.Name{
		{landlockVersion, "LANDLOCK_CREATE_RULESET_VERSION"}, {landlockErrata, "LANDLOCK_CREATE_RULESET_ERRATA"},
	}}
	landlockAddFlags = &arg.Flags{Bytes: 4, Unknown: "LANDLOCK_ADD_RULE_???", Names: []arg.Name{{1, "LANDLOCK_ADD_RULE_QUIET"}}}
	landlockRuleType = &arg.Enum{Bytes: 4, Unknown: "LANDLOCK_RULE_???", Names: []arg.Name{
		{landlockBeneath, "LANDLOCK_RULE_PATH_BENEATH"}, {landlockPort, "LANDLOCK_RULE_NET_PORT"},
	}}
)

const (
	landlockVersion = 1
	landlockErrata  = 2
	landlockBeneath = 1
	landlockPort    = 2
)

var landlockAccessNames = []arg.Name{
	{unix.LANDLOCK_ACCESS_FS_EXECUTE, "LANDLOCK_ACCESS_FS_EXECUTE"}, {unix.LANDLOCK_ACCESS_FS_WRITE_FILE, "LANDLOCK_ACCESS_FS_WRITE_FILE"},
	{unix.LANDLOCK_ACCESS_FS_READ_FILE, "LANDLOCK_ACCESS_FS_READ_FILE"}, {unix.LANDLOCK_ACCESS_FS_READ_DIR, "LANDLOCK_ACCESS_FS_READ_DIR"},
	{unix.LANDLOCK_ACCESS_FS_REMOVE_DIR, "LANDLOCK_ACCESS_FS_REMOVE_DIR"}, {unix.LANDLOCK_ACCESS_FS_REMOVE_FILE, "LANDLOCK_ACCESS_FS_REMOVE_FILE"},
	{unix.LANDLOCK_ACCESS_FS_MAKE_CHAR, "LANDLOCK_ACCESS_FS_MAKE_CHAR"}, {unix.LANDLOCK_ACCESS_FS_MAKE_DIR, "LANDLOCK_ACCESS_FS_MAKE_DIR"},
	{unix.LANDLOCK_ACCESS_FS_MAKE_REG, "LANDLOCK_ACCESS_FS_MAKE_REG"}, {unix.LANDLOCK_ACCESS_FS_MAKE_SOCK, "LANDLOCK_ACCESS_FS_MAKE_SOCK"},
	{unix.LANDLOCK_ACCESS_FS_MAKE_FIFO, "LANDLOCK_ACCESS_FS_MAKE_FIFO"}, {unix.LANDLOCK_ACCESS_FS_MAKE_BLOCK, "LANDLOCK_ACCESS_FS_MAKE_BLOCK"},
	{unix.LANDLOCK_ACCESS_FS_MAKE_SYM, "LANDLOCK_ACCESS_FS_MAKE_SYM"}, {unix.LANDLOCK_ACCESS_FS_REFER, "LANDLOCK_ACCESS_FS_REFER"},
	{unix.LANDLOCK_ACCESS_FS_TRUNCATE, "LANDLOCK_ACCESS_FS_TRUNCATE"}, {unix.LANDLOCK_ACCESS_FS_IOCTL_DEV, "LANDLOCK_ACCESS_FS_IOCTL_DEV"},
	{0x10000, "LANDLOCK_ACCESS_FS_RESOLVE_UNIX"},
}

// The UDP ones, and the quiet fields below, are of 7.1.
var (
	landlockNetNames = []arg.Name{
		{1, "LANDLOCK_ACCESS_NET_BIND_TCP"}, {2, "LANDLOCK_ACCESS_NET_CONNECT_TCP"},
		{4, "LANDLOCK_ACCESS_NET_BIND_UDP"}, {8, "LANDLOCK_ACCESS_NET_CONNECT_SEND_UDP"},
	}
	landlockScopeNames = []arg.Name{{1, "LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET"}, {2, "LANDLOCK_SCOPE_SIGNAL"}}
)

// landlockFields are those of struct landlock_ruleset_attr, 64 bits each.
var landlockFields = []arg.Field{
	{Name: "handled_access_fs", Type: landlockAccess}, {Name: "handled_access_net", Type: landlockNet}, {Name: "scoped", Type: landlockScope},
	{Name: "quiet_access_fs", Type: landlockAccess}, {Name: "quiet_access_net", Type: landlockNet}, {Name: "quiet_scoped", Type: landlockScope},
}

const landlockRulesetMax = 48 // bytes of all fields

// landlockRuleset is a pointer to a ruleset whose size argument 1 is. strace shows a
// field that the size cuts as well.
var landlockRuleset = arg.Func{Type: arg.Blob{Len: arg.ByArg(1), Max: landlockRulesetMax}, Print: func(p *arg.Printer, v uint64) {
	size := p.Call.Args[1]
	b, ok := p.Bytes(v, int(min(size, landlockRulesetMax)))
	if !ok || size < 8 || p.Call.Opaque {
		p.Addr(v)
		return
	}
	p.Byte('{')
	for i := 0; len(b) > 0; i++ {
		if i > 0 {
			p.Text(", ")
		}
		p.Text(landlockFields[i].Name)
		p.Byte('=')
		var field uint64
		n := min(len(b), 8)
		for k, c := range b[:n] {
			field |= uint64(c) << (8 * k)
		}
		landlockFields[i].Type.Append(p, field)
		b = b[n:]
	}
	if size > landlockRulesetMax {
		p.Text(", ...")
	}
	p.Byte('}')
}}

// landlockResult is a descriptor, unless a number was asked for.
var landlockResult = arg.Func{Type: fd, Print: func(p *arg.Printer, v uint64) {
	if p.Call.Args[2]&(landlockVersion|landlockErrata) != 0 {
		arg.Int.Append(p, v)
		return
	}
	fd.Append(p, v)
}}

// landlockRule is what a rule's type says. struct landlock_path_beneath_attr is packed.
var landlockRule = &arg.Switch{On: 1, Default: arg.Addr, Cases: []arg.Case{
	{landlockBeneath, arg.Ptr{To: arg.NewStruct(
		arg.Field{Name: "allowed_access", Type: packed{landlockAccess}}, arg.Field{Name: "parent_fd", Type: fd},
	)}},
	{landlockPort, arg.Ptr{To: arg.NewStruct(
		arg.Field{Name: "allowed_access", Type: landlockNet}, arg.Field{Name: "port", Type: arg.Uint64},
	)}},
}}
