// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls about the security modules. The kernel writes the size after some errors too.
var lsmRows = []Row{
	{Name: "lsm_get_self_attr", OnError: true, Args: []Arg{
		in("attr", lsmAttr), inOut("ctx", lsmContexts), inOut("size", changed(arg.Uint)), in("flags", lsmFlags),
	}},
	{Name: "lsm_set_self_attr", Args: []Arg{in("attr", lsmAttr), in("ctx", lsmContext), in("size", arg.Uint), in("flags", hexOrZero32)}},
	{Name: "lsm_list_modules", OnError: true, Args: []Arg{
		watch("ids", arg.AtExit{Type: arg.Array{Elem: lsmID, Len: arg.ByRet()}}), inOut("size", changed(arg.Uint)), in("flags", hexOrZero32),
	}},
}
