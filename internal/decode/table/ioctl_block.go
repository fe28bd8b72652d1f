// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of block devices, loop devices and network block devices: include/uapi/linux/
// fs.h, blkpg.h, blkzoned.h, loop.h and nbd.h.
var blockRequests = slices.Concat(
	given(arg.Int, "BLKROSET", "BLKBSZSET"),
	answered(arg.Int, "BLKROGET", "BLKSSZGET", "BLKALIGNOFF", "BLKBSZGET"),
	answered(arg.Uint, "BLKIOMIN", "BLKIOOPT", "BLKPBSZGET", "BLKDISCARDZEROES", "BLKGETZONESZ", "BLKGETNRZONES"),
	answered(arg.Uint16, "BLKSECTGET", "BLKROTATIONAL"),
	answered(arg.Ulong, "BLKGETSIZE"),
	answered(arg.Long, "BLKRAGET", "BLKFRAGET"),
	answered(arg.Uint64, "BLKGETSIZE64", "BLKGETDISKSEQ"),
	asArg(arg.Ulong, "BLKRASET", "BLKFRASET"),
	given(arg.Vector{Elem: arg.Uint64, N: 2}, "BLKDISCARD", "BLKSECDISCARD", "BLKZEROOUT"),
	given(partitionChange, "BLKPG"),
	noArgument("BLKRRPART", "BLKFLSBUF", "BLKTRACESTART", "BLKTRACESTOP", "BLKTRACETEARDOWN"),

	asArg(fd, "LOOP_SET_FD", "LOOP_CHANGE_FD"),
	asArg(arg.Ulong, "LOOP_SET_DIRECT_IO", "LOOP_SET_BLOCK_SIZE"),
	asArg(arg.Int, "LOOP_CTL_ADD", "LOOP_CTL_REMOVE"),
	noArgument("LOOP_CLR_FD", "LOOP_SET_CAPACITY", "LOOP_CTL_GET_FREE"),
	given(loopInfo, "LOOP_SET_STATUS"),
	answered(loopInfo, "LOOP_GET_STATUS"),
	given(loopInfo64, "LOOP_SET_STATUS64"),
	answered(loopInfo64, "LOOP_GET_STATUS64"),
	given(loopConfig, "LOOP_CONFIGURE"),

	asArg(fd, "NBD_SET_SOCK"),
	asArg(arg.Ulong, "NBD_SET_BLKSIZE", "NBD_SET_SIZE", "NBD_SET_SIZE_BLOCKS", "NBD_SET_TIMEOUT"),
	asArg(nbdFlags, "NBD_SET_FLAGS"),
	noArgument("NBD_DO_IT", "NBD_CLEAR_SOCK", "NBD_CLEAR_QUE", "NBD_PRINT_DEBUG", "NBD_DISCONNECT"),
)

// nbdFlags are those of the protocol, of which the kernel's header has some.
var nbdFlags = &arg.Flags{Bytes: 4, Unknown: "NBD_FLAG_???", Names: bitNames("NBD_FLAG_",
	"HAS_FLAGS", "READ_ONLY", "SEND_FLUSH", "SEND_FUA", "ROTATIONAL", "SEND_TRIM", "SEND_WRITE_ZEROES", "SEND_DF", "CAN_MULTI_CONN", "SEND_RESIZE", "SEND_CACHE")}

// partitionChange is struct blkpg_ioctl_arg with what it points to.
var partitionChange = arg.NewStruct(
	arg.Field{Name: "op", Type: &arg.Enum{Bytes: 4, Unknown: "BLKPG_???", Names: []arg.Name{{1, "BLKPG_ADD_PARTITION"}, {2, "BLKPG_DEL_PARTITION"}, {3, "BLKPG_RESIZE_PARTITION"}}}},
	arg.Field{Name: "flags", Type: arg.Int},
	arg.Field{Name: "datalen", Type: arg.Int},
	arg.Field{Name: "data", Type: arg.Ptr{To: arg.NewStruct(
		arg.Field{Name: "start", Type: arg.Int64},
		arg.Field{Name: "length", Type: arg.Int64},
		arg.Field{Name: "pno", Type: arg.Int},
		arg.Field{Name: "devname", Type: arg.Chars{Bytes: 64}},
		arg.Field{Name: "volname", Type: arg.Chars{Bytes: 64}},
	)}},
)
