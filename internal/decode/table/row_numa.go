// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that choose the nodes where memory is.
var numaRows = []Row{
	{Name: "mbind", Args: []Arg{
		in("addr", arg.Addr), in("len", arg.Ulong), in("mode", memoryPolicy(0)), in("nodemask", nodes(4)), in("maxnode", arg.Ulong), in("flags", bindFlags),
	}},
	{Name: "set_mempolicy", Args: []Arg{in("mode", memoryPolicy(4)), in("nodemask", nodes(2)), in("maxnode", arg.Ulong)}},
	{Name: "get_mempolicy", Args: []Arg{
		out("mode", arg.Ptr{To: memoryMode}), out("nodemask", nodes(2)), in("maxnode", arg.Ulong), in("addr", arg.Addr), in("flags", policyFlags),
	}},
	{Name: "set_mempolicy_home_node", Args: []Arg{in("start", arg.Addr), in("len", arg.Ulong), in("home_node", arg.Ulong), in("flags", hexOrZeroL)}},
	{Name: "migrate_pages", Args: []Arg{in("pid", pid), in("maxnode", arg.Ulong), in("old_nodes", nodes(1)), in("new_nodes", nodes(1))}},
	{Name: "move_pages", Args: []Arg{
		in("pid", pid), in("count", arg.Ulong), in("pages", arg.Array{Elem: arg.Addr, Len: arg.ByArg(1)}), in("nodes", arg.Array{Elem: arg.Int, Len: arg.ByArg(1)}),
		out("status", arg.Array{Elem: pageStatus, Len: arg.ByArg(1)}), in("flags", movePagesFlags),
	}},
}
