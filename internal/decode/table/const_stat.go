// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Constants of statx: include/uapi/linux/stat.h.

// STATX_ALL is obsolete, and covers STATX_BTIME and the basic ones.
var statxMaskNames = []arg.Name{
	{0xfff, "STATX_ALL"}, {unix.STATX_BASIC_STATS, "STATX_BASIC_STATS"},
	{unix.STATX_TYPE, "STATX_TYPE"}, {unix.STATX_MODE, "STATX_MODE"}, {unix.STATX_NLINK, "STATX_NLINK"}, {unix.STATX_UID, "STATX_UID"},
	{unix.STATX_GID, "STATX_GID"}, {unix.STATX_ATIME, "STATX_ATIME"}, {unix.STATX_MTIME, "STATX_MTIME"}, {unix.STATX_CTIME, "STATX_CTIME"},
	{unix.STATX_INO, "STATX_INO"}, {unix.STATX_SIZE, "STATX_SIZE"}, {unix.STATX_BLOCKS, "STATX_BLOCKS"}, {unix.STATX_BTIME, "STATX_BTIME"},
	{unix.STATX_MNT_ID, "STATX_MNT_ID"}, {unix.STATX_DIOALIGN, "STATX_DIOALIGN"}, {unix.STATX_MNT_ID_UNIQUE, "STATX_MNT_ID_UNIQUE"},
	{unix.STATX_SUBVOL, "STATX_SUBVOL"}, {unix.STATX_WRITE_ATOMIC, "STATX_WRITE_ATOMIC"}, {0x20000, "STATX_DIO_READ_ALIGN"},
}

var statxAttributeNames = []arg.Name{
	{unix.STATX_ATTR_COMPRESSED, "STATX_ATTR_COMPRESSED"}, {unix.STATX_ATTR_IMMUTABLE, "STATX_ATTR_IMMUTABLE"}, {unix.STATX_ATTR_APPEND, "STATX_ATTR_APPEND"},
	{unix.STATX_ATTR_NODUMP, "STATX_ATTR_NODUMP"}, {unix.STATX_ATTR_ENCRYPTED, "STATX_ATTR_ENCRYPTED"}, {unix.STATX_ATTR_AUTOMOUNT, "STATX_ATTR_AUTOMOUNT"},
	{unix.STATX_ATTR_MOUNT_ROOT, "STATX_ATTR_MOUNT_ROOT"}, {unix.STATX_ATTR_VERITY, "STATX_ATTR_VERITY"}, {unix.STATX_ATTR_DAX, "STATX_ATTR_DAX"},
	{unix.STATX_ATTR_WRITE_ATOMIC, "STATX_ATTR_WRITE_ATOMIC"},
}

var statxSyncNames = []arg.Name{
	{unix.AT_STATX_SYNC_AS_STAT, "AT_STATX_SYNC_AS_STAT"}, {unix.AT_STATX_FORCE_SYNC, "AT_STATX_FORCE_SYNC"}, {unix.AT_STATX_DONT_SYNC, "AT_STATX_DONT_SYNC"},
}

// What statfs tells: include/linux/statfs.h.
const fsFlagsValid = 0x20 // ST_VALID

var fsFlagNames = []arg.Name{
	{fsFlagsValid, "ST_VALID"}, {unix.ST_RDONLY, "ST_RDONLY"}, {unix.ST_NOSUID, "ST_NOSUID"}, {unix.ST_NODEV, "ST_NODEV"}, {unix.ST_NOEXEC, "ST_NOEXEC"},
	{unix.ST_SYNCHRONOUS, "ST_SYNCHRONOUS"}, {unix.ST_MANDLOCK, "ST_MANDLOCK"}, {unix.ST_NOATIME, "ST_NOATIME"}, {unix.ST_NODIRATIME, "ST_NODIRATIME"},
	{unix.ST_RELATIME, "ST_RELATIME"}, {0x2000, "ST_NOSYMFOLLOW"},
}
