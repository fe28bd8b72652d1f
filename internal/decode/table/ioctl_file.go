// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of filesystems, namespaces and inotify: include/uapi/linux/fs.h, fiemap.h,
// nsfs.h and inotify.h.
var fileRequests = slices.Concat(
	answered(inodeFlags, "FS_IOC_GETFLAGS", "FS_IOC32_GETFLAGS"),
	given(inodeFlags, "FS_IOC_SETFLAGS", "FS_IOC32_SETFLAGS"),
	answered(fsxAttributes, "FS_IOC_FSGETXATTR"),
	given(fsxAttributesSet, "FS_IOC_FSSETXATTR"),
	asArg(arg.AtExit{Type: volumeLabel}, "FS_IOC_GETFSLABEL"),
	asArg(arg.AtEntry{Type: volumeLabelSet}, "FS_IOC_SETFSLABEL"),
	asArg(fd, "FICLONE"),
	given(cloneRange, "FICLONERANGE"),
	exchanged(extentsAsked, extentsFound, "FS_IOC_FIEMAP"),
	asArg(exchange{asked: dedupeAsked, answer: dedupeDone, silent: dedupesNothing}, "FIDEDUPERANGE"),
	given(trimRange, "FITRIM"),
	noArgument("FIFREEZE", "FITHAW"),
	noArgument("NS_GET_USERNS", "NS_GET_PARENT", "NS_GET_NSTYPE"),
	answered(ownerID, "NS_GET_OWNER_UID"),
	asArg(arg.Int, "INOTIFY_IOC_SETNEXTWD"),
)

// volumeLabel is a filesystem's name, of FSLABEL_MAX bytes with its NUL.
var volumeLabel = arg.String{Max: 255}

// volumeLabelSet is one that is given, which counts as a struct (-e verbose=).
var volumeLabelSet = arg.Func{Type: volumeLabel, Print: func(p *arg.Printer, v uint64) {
	if p.Call.Opaque {
		p.Addr(v)
		return
	}
	volumeLabel.Append(p, v)
}}

// ownerID is a user's number, -1 where the namespace has none for it.
var ownerID = arg.Int

var inodeFlags = &arg.Flags{Bytes: 4, Unknown: "FS_???_FL", Names: []arg.Name{
	{0x1, "FS_SECRM_FL"}, {0x2, "FS_UNRM_FL"}, {0x4, "FS_COMPR_FL"}, {0x8, "FS_SYNC_FL"}, {0x10, "FS_IMMUTABLE_FL"}, {0x20, "FS_APPEND_FL"},
	{0x40, "FS_NODUMP_FL"}, {0x80, "FS_NOATIME_FL"}, {0x100, "FS_DIRTY_FL"}, {0x200, "FS_COMPRBLK_FL"}, {0x400, "FS_NOCOMP_FL"}, {0x800, "FS_ENCRYPT_FL"},
	{0x1000, "FS_INDEX_FL"}, {0x2000, "FS_IMAGIC_FL"}, {0x4000, "FS_JOURNAL_DATA_FL"}, {0x8000, "FS_NOTAIL_FL"}, {0x10000, "FS_DIRSYNC_FL"}, {0x20000, "FS_TOPDIR_FL"},
	{0x40000, "FS_HUGE_FILE_FL"}, {0x80000, "FS_EXTENT_FL"}, {0x100000, "FS_VERITY_FL"}, {0x200000, "FS_EA_INODE_FL"}, {0x400000, "FS_EOFBLOCKS_FL"},
	{0x800000, "FS_NOCOW_FL"}, {0x2000000, "FS_DAX_FL"}, {0x10000000, "FS_INLINE_DATA_FL"}, {0x20000000, "FS_PROJINHERIT_FL"}, {0x40000000, "FS_CASEFOLD_FL"},
	{0x80000000, "FS_RESERVED_FL"},
}}

// Struct fsxattr; the number of extents is the kernel's to tell.
var (
	fsxFlags         = &arg.Flags{Bytes: 4, Unknown: "FS_XFLAG_???", Names: fsXFlagNames}
	fsxAttributes    = fsxOf(arg.Field{Name: "fsx_nextents", Type: arg.Uint})
	fsxAttributesSet = fsxOf(arg.Field{Name: "fsx_nextents", Type: arg.Uint, Hidden: true})
)

func fsxOf(extents arg.Field) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "fsx_xflags", Type: fsxFlags},
		arg.Field{Name: "fsx_extsize", Type: arg.Uint},
		extents,
		arg.Field{Name: "fsx_projid", Type: hexOrZero32},
		arg.Field{Name: "fsx_cowextsize", Type: arg.Uint},
	)
}

var cloneRange = arg.NewStruct(
	arg.Field{Name: "src_fd", Type: narrow{fd, 8}},
	arg.Field{Name: "src_offset", Type: arg.Uint64},
	arg.Field{Name: "src_length", Type: arg.Uint64},
	arg.Field{Name: "dest_offset", Type: arg.Uint64},
)

var trimRange = arg.NewStruct(
	arg.Field{Name: "start", Type: hexOrZero64},
	arg.Field{Name: "len", Type: arg.Uint64},
	arg.Field{Name: "minlen", Type: arg.Uint64},
)
