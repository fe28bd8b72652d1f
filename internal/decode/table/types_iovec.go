// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Arrays of struct iovec: include/uapi/linux/uio.h.

// iovecs is an array whose buffers the kernel reads, or has filled whole.
func iovecs(n arg.Len) arg.Type {
	return arg.Array{Elem: iovecOf(arg.Buffer{Len: arg.ByField("iov_len")}), Len: n}
}

// iovecAddrs is an array whose buffers are printed as their addresses: those of
// another process.
func iovecAddrs(n arg.Len) arg.Type {
	return arg.Array{Elem: iovecOf(arg.Addr), Len: n}
}

// iovecsFilled is an array whose buffers hold together as many bytes as the call
// returned. Its argument is inOut: the array is the caller's and is printed after a
// failure too, with the addresses of the buffers.
func iovecsFilled(n arg.Len) arg.Type {
	filled := arg.Array{Elem: iovecOf(arg.Buffer{Len: arg.ByField("iov_len"), Share: true, Returned: true}), Len: n}
	failed := arg.Array{Elem: iovecOf(arg.Addr), Len: n}
	return arg.Func{Type: arg.ByPhase{Entry: failed, Exit: filled}, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Failed() {
			failed.Append(p, v)
			return
		}
		p.Left = uint64(p.Call.Ret)
		filled.Append(p, v)
	}}
}

func iovecOf(base arg.Type) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "iov_base", Type: base},
		arg.Field{Name: "iov_len", Type: arg.Ulong},
	)
}
