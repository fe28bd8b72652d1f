// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Types that many rows share. A family's own types stand in its own files.

// fd is a file descriptor.
var fd = fdType{}

type fdType struct{ arg.Num }

// Size is that of an int.
func (fdType) Size(arg.ABI) int { return 4 }

// Append prints the number.
func (fdType) Append(p *arg.Printer, v uint64) { p.Int(int64(int32(v))) }

// dirFD is a directory's descriptor, or AT_FDCWD.
var dirFD = arg.Func{Type: fd, Print: func(p *arg.Printer, v uint64) {
	if int32(v) == unix.AT_FDCWD {
		p.Constant(v&0xffffffff, asInt, "AT_FDCWD")
		return
	}
	fd.Append(p, v)
}}

// timespec is struct timespec of the native width: include/uapi/linux/time_types.h.
var timespec = arg.NewStruct(
	arg.Field{Name: "tv_sec", Type: arg.Long},
	arg.Field{Name: "tv_nsec", Type: arg.Ulong},
)

// timeval is struct timeval.
var timeval = arg.NewStruct(
	arg.Field{Name: "tv_sec", Type: arg.Long},
	arg.Field{Name: "tv_usec", Type: arg.Ulong},
)

// timespec64 is struct __kernel_timespec, which is the same for all architectures.
var timespec64 = arg.NewStruct(
	arg.Field{Name: "tv_sec", Type: arg.Int64},
	arg.Field{Name: "tv_nsec", Type: arg.Uint64},
)
