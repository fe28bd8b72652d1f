// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Types that many rows share. A family's own types stand in its own files.

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
