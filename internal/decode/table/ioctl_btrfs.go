// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of btrfs: include/uapi/linux/btrfs.h.
var btrfsRequests = slices.Concat(
	given(volumeNamed, "BTRFS_IOC_SNAP_CREATE", "BTRFS_IOC_SUBVOL_CREATE", "BTRFS_IOC_SNAP_DESTROY", "BTRFS_IOC_ADD_DEV", "BTRFS_IOC_RM_DEV",
		"BTRFS_IOC_RESIZE", "BTRFS_IOC_SCAN_DEV", "BTRFS_IOC_FORGET_DEV"),
	given(volumeNamed, "BTRFS_IOC_DEVICES_READY"),
	exchanged(volumeAsked, volumeMade, "BTRFS_IOC_SNAP_CREATE_V2", "BTRFS_IOC_SUBVOL_CREATE_V2"),
	asArg(arg.AtExit{Type: arg.Ptr{To: volumeFlags, Bare: true}}, "BTRFS_IOC_SUBVOL_GETFLAGS"),
	asArg(arg.AtEntry{Type: arg.Ptr{To: volumeFlags, Bare: true}}, "BTRFS_IOC_SUBVOL_SETFLAGS"),
	given(arg.Uint64, "BTRFS_IOC_DEFAULT_SUBVOL", "BTRFS_IOC_WAIT_SYNC"),
	answered(arg.Uint64, "BTRFS_IOC_START_SYNC"),
	given(defragmentRange, "BTRFS_IOC_DEFRAG_RANGE"),
	noArgument("BTRFS_IOC_SYNC", "BTRFS_IOC_DEFRAG"),
)

const (
	volumeNameSize       = 4088 // BTRFS_PATH_NAME_MAX and a NUL
	volumeNameSizeSecond = 4040 // BTRFS_SUBVOL_NAME_MAX and a NUL
	volumeInherits       = 4    // BTRFS_SUBVOL_QGROUP_INHERIT
)

var volumeFlags = &arg.Flags{Bytes: 8, Unknown: "BTRFS_SUBVOL_???", Names: []arg.Name{
	{1, "BTRFS_SUBVOL_CREATE_ASYNC"}, {2, "BTRFS_SUBVOL_RDONLY"}, {volumeInherits, "BTRFS_SUBVOL_QGROUP_INHERIT"},
}}

// volumeNamed is struct btrfs_ioctl_vol_args.
var volumeNamed = arg.NewStruct(arg.Field{Name: "fd", Type: narrow{fd, 8}}, arg.Field{Name: "name", Type: fieldString(volumeNameSize)})

// Struct btrfs_ioctl_vol_args_v2, as it is asked and as it is answered.
var (
	volumeAsked = arg.NewStruct(
		arg.Field{Name: "fd", Type: narrow{fd, 8}},
		arg.Field{Name: "transid", Type: arg.Uint64, Hidden: true},
		arg.Field{Name: "flags", Type: volumeFlags},
		arg.Field{Name: "size", Type: arg.Uint64, When: doesInherit},
		arg.Field{Name: "qgroup_inherit", Type: address64, When: doesInherit},
		arg.Field{Name: "unused", Type: arg.Vector{Elem: arg.Uint64, N: 2}, Hidden: true},
		arg.Field{Name: "name", Type: fieldString(volumeNameSizeSecond)},
	)
	volumeMade = arg.NewStruct(arg.Field{Name: "fd", Type: arg.Int64, Hidden: true}, arg.Field{Name: "transid", Type: arg.Uint64})
)

func doesInherit(p *arg.Printer) bool { return p.Field("flags")&volumeInherits != 0 }

// defragmentRange is struct btrfs_ioctl_defrag_range_args.
var defragmentRange = arg.NewStruct(
	arg.Field{Name: "start", Type: arg.Uint64},
	arg.Field{Name: "len", Type: untilEnd},
	arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 8, Unknown: "BTRFS_DEFRAG_RANGE_???", Names: []arg.Name{
		{1, "BTRFS_DEFRAG_RANGE_COMPRESS"}, {2, "BTRFS_DEFRAG_RANGE_START_IO"}, {4, "BTRFS_DEFRAG_RANGE_COMPRESS_LEVEL"}, {8, "BTRFS_DEFRAG_RANGE_NOCOMPRESS"},
	}}},
	arg.Field{Name: "extent_thresh", Type: arg.Uint},
	arg.Field{Name: "compress_type", Type: &arg.Enum{Bytes: 4, Unknown: "BTRFS_COMPRESS_???", Names: []arg.Name{
		{0, "BTRFS_COMPRESS_NONE"}, {1, "BTRFS_COMPRESS_ZLIB"}, {2, "BTRFS_COMPRESS_LZO"}, {3, "BTRFS_COMPRESS_ZSTD"},
	}}},
	arg.Field{Name: "unused", Type: arg.Vector{Elem: arg.Uint, N: 4}, Hidden: true},
)

// untilEnd is a length, the greatest of which is all there is.
var untilEnd = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	if ^v == 0 {
		p.Constant(v, arg.Uint64, "UINT64_MAX")
		return
	}
	p.Uint(v)
}}
