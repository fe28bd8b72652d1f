// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls of the kernel's asynchronous input and output: io_submit(2).
var aioRows = slices.Concat([]Row{
	{Name: "io_setup", Args: []Arg{in("nr_events", arg.Uint), out("ctx_idp", arg.Ptr{To: hexOrZeroL})}},
	{Name: "io_destroy", Args: []Arg{in("ctx_id", arg.Addr)}},
	{Name: "io_submit", Args: []Arg{in("ctx_id", arg.Addr), in("nr", arg.Long), in("iocbpp", arg.Array{Elem: arg.Ptr{To: aioRequest}, Len: arg.ByArg(1)})}},
	{Name: "io_cancel", Args: []Arg{in("ctx_id", arg.Addr), in("iocb", arg.Ptr{To: aioHead}), out("result", arg.Ptr{To: aioEvent})}},
	{Name: "io_getevents", Args: aioWait(timespec)},
	{Name: "io_pgetevents", Args: append(aioWait(timespec), in("sig", arg.Ptr{To: sizedSigset}))},
	{Name: "io_pgetevents_time64", Args: append(aioWait(timespec64), in("sig", arg.Ptr{To: sizedSigset}))},
})

func aioWait(time *arg.Struct) []Arg {
	return []Arg{in("ctx_id", arg.Addr), in("min_nr", arg.Long), in("nr", arg.Long), out("events", arg.Array{Elem: aioEvent, Len: arg.ByRet()}),
		in("timeout", arg.Ptr{To: time})}
}
