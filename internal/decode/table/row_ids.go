// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls that ask and set users, groups and capabilities. Those of 32-bit architectures
// have ids of 16 bits, and second forms with 32.
var idRows = slices.Concat(
	idCalls("", oldUID), idCalls("32", uid),
	[]Row{
		{Name: "capget", Args: []Arg{in("hdrp", arg.Ptr{To: capHeader}), out("datap", capData)}},
		{Name: "capset", Args: []Arg{in("hdrp", arg.Ptr{To: capHeader}), in("datap", capData)}},
	},
)

func idCalls(suffix string, id arg.Type) []Row {
	written := arg.Ptr{To: id}
	return []Row{
		{Name: "getuid" + suffix, Ret: id},
		{Name: "geteuid" + suffix, Ret: id},
		{Name: "getgid" + suffix, Ret: id},
		{Name: "getegid" + suffix, Ret: id},
		{Name: "setuid" + suffix, Args: []Arg{in("uid", id)}},
		{Name: "setgid" + suffix, Args: []Arg{in("uid", id)}},
		{Name: "setreuid" + suffix, Args: []Arg{in("ruid", id), in("euid", id)}},
		{Name: "setregid" + suffix, Args: []Arg{in("ruid", id), in("euid", id)}},
		{Name: "setresuid" + suffix, Args: []Arg{in("ruid", id), in("euid", id), in("suid", id)}},
		{Name: "setresgid" + suffix, Args: []Arg{in("ruid", id), in("euid", id), in("suid", id)}},
		{Name: "getresuid" + suffix, Args: []Arg{out("ruid", written), out("euid", written), out("suid", written)}},
		{Name: "getresgid" + suffix, Args: []Arg{out("ruid", written), out("euid", written), out("suid", written)}},
		{Name: "setfsuid" + suffix, Ret: id, Args: []Arg{in("fsuid", id)}},
		{Name: "setfsgid" + suffix, Ret: id, Args: []Arg{in("fsuid", id)}},
		{Name: "getgroups" + suffix, Args: []Arg{in("size", arg.Int), out("list", arg.Array{Elem: id, Len: arg.ByRet()})}},
		{Name: "setgroups" + suffix, Args: []Arg{in("size", arg.Int), in("list", groupList(id))}},
	}
}
