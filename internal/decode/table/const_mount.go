// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Constants of the calls about mounts: include/uapi/linux/mount.h, in strace's order.

// Those from MS_KERNMOUNT on that x/sys/unix lacks are the kernel's own.
var mountNames = []arg.Name{
	{unix.MS_RDONLY, "MS_RDONLY"}, {unix.MS_NOSUID, "MS_NOSUID"}, {unix.MS_NODEV, "MS_NODEV"}, {unix.MS_NOEXEC, "MS_NOEXEC"},
	{unix.MS_SYNCHRONOUS, "MS_SYNCHRONOUS"}, {unix.MS_REMOUNT, "MS_REMOUNT"}, {unix.MS_MANDLOCK, "MS_MANDLOCK"}, {unix.MS_DIRSYNC, "MS_DIRSYNC"},
	{0x100, "MS_NOSYMFOLLOW"}, {unix.MS_NOATIME, "MS_NOATIME"}, {unix.MS_NODIRATIME, "MS_NODIRATIME"}, {unix.MS_BIND, "MS_BIND"},
	{unix.MS_MOVE, "MS_MOVE"}, {unix.MS_REC, "MS_REC"}, {unix.MS_SILENT, "MS_SILENT"}, {unix.MS_POSIXACL, "MS_POSIXACL"},
	{unix.MS_UNBINDABLE, "MS_UNBINDABLE"}, {unix.MS_PRIVATE, "MS_PRIVATE"}, {unix.MS_SLAVE, "MS_SLAVE"}, {unix.MS_SHARED, "MS_SHARED"},
	{unix.MS_RELATIME, "MS_RELATIME"}, {unix.MS_KERNMOUNT, "MS_KERNMOUNT"}, {unix.MS_I_VERSION, "MS_I_VERSION"}, {unix.MS_STRICTATIME, "MS_STRICTATIME"},
	{unix.MS_LAZYTIME, "MS_LAZYTIME"}, {1 << 26, "MS_SUBMOUNT"}, {1 << 27, "MS_NOREMOTELOCK"}, {1 << 28, "MS_NOSEC"}, {1 << 29, "MS_BORN"},
	{1 << 30, "MS_ACTIVE"}, {1 << 31, "MS_NOUSER"},
}

// superblockNames are those of the flags that statmount tells.
var superblockNames = []arg.Name{
	{unix.MS_RDONLY, "MS_RDONLY"}, {unix.MS_SYNCHRONOUS, "MS_SYNCHRONOUS"}, {unix.MS_DIRSYNC, "MS_DIRSYNC"}, {unix.MS_LAZYTIME, "MS_LAZYTIME"},
}

var propagationNames = []arg.Name{
	{unix.MS_UNBINDABLE, "MS_UNBINDABLE"}, {unix.MS_PRIVATE, "MS_PRIVATE"}, {unix.MS_SLAVE, "MS_SLAVE"}, {unix.MS_SHARED, "MS_SHARED"},
}

var umountNames = []arg.Name{
	{unix.MNT_FORCE, "MNT_FORCE"}, {unix.MNT_DETACH, "MNT_DETACH"}, {unix.MNT_EXPIRE, "MNT_EXPIRE"}, {unix.UMOUNT_NOFOLLOW, "UMOUNT_NOFOLLOW"},
}

// MOUNT_ATTR__ATIME covers those of access times.
var (
	mountAttrStart = []arg.Name{
		{unix.MOUNT_ATTR_RDONLY, "MOUNT_ATTR_RDONLY"}, {unix.MOUNT_ATTR_NOSUID, "MOUNT_ATTR_NOSUID"}, {unix.MOUNT_ATTR_NODEV, "MOUNT_ATTR_NODEV"},
		{unix.MOUNT_ATTR_NOEXEC, "MOUNT_ATTR_NOEXEC"}, {unix.MOUNT_ATTR__ATIME, "MOUNT_ATTR__ATIME"}, {unix.MOUNT_ATTR_NOATIME, "MOUNT_ATTR_NOATIME"},
		{unix.MOUNT_ATTR_STRICTATIME, "MOUNT_ATTR_STRICTATIME"}, {unix.MOUNT_ATTR_NODIRATIME, "MOUNT_ATTR_NODIRATIME"},
	}
	mountAttrIDMap       = []arg.Name{{unix.MOUNT_ATTR_IDMAP, "MOUNT_ATTR_IDMAP"}}
	mountAttrNoSymfollow = []arg.Name{{unix.MOUNT_ATTR_NOSYMFOLLOW, "MOUNT_ATTR_NOSYMFOLLOW"}}
)

// OPEN_TREE_CLOEXEC is O_CLOEXEC; OPEN_TREE_NAMESPACE is of 7.0.
var openTreeNames = []arg.Name{
	{unix.OPEN_TREE_CLONE, "OPEN_TREE_CLONE"}, {0x2, "OPEN_TREE_NAMESPACE"}, {unix.OPEN_TREE_CLOEXEC, "OPEN_TREE_CLOEXEC"},
	{unix.AT_SYMLINK_NOFOLLOW, "AT_SYMLINK_NOFOLLOW"}, {unix.AT_NO_AUTOMOUNT, "AT_NO_AUTOMOUNT"}, {unix.AT_EMPTY_PATH, "AT_EMPTY_PATH"},
	{unix.AT_RECURSIVE, "AT_RECURSIVE"},
}

var moveMountNames = []arg.Name{
	{unix.MOVE_MOUNT_F_SYMLINKS, "MOVE_MOUNT_F_SYMLINKS"}, {unix.MOVE_MOUNT_F_AUTOMOUNTS, "MOVE_MOUNT_F_AUTOMOUNTS"},
	{unix.MOVE_MOUNT_F_EMPTY_PATH, "MOVE_MOUNT_F_EMPTY_PATH"}, {unix.MOVE_MOUNT_T_SYMLINKS, "MOVE_MOUNT_T_SYMLINKS"},
	{unix.MOVE_MOUNT_T_AUTOMOUNTS, "MOVE_MOUNT_T_AUTOMOUNTS"}, {unix.MOVE_MOUNT_T_EMPTY_PATH, "MOVE_MOUNT_T_EMPTY_PATH"},
	{unix.MOVE_MOUNT_SET_GROUP, "MOVE_MOUNT_SET_GROUP"}, {0x200, "MOVE_MOUNT_BENEATH"},
}

// FSMOUNT_NAMESPACE is of 7.0.
var (
	fsopenNames  = []arg.Name{{unix.FSOPEN_CLOEXEC, "FSOPEN_CLOEXEC"}}
	fsmountNames = []arg.Name{{unix.FSMOUNT_CLOEXEC, "FSMOUNT_CLOEXEC"}, {0x2, "FSMOUNT_NAMESPACE"}}
	fspickNames  = []arg.Name{
		{unix.FSPICK_CLOEXEC, "FSPICK_CLOEXEC"}, {unix.FSPICK_SYMLINK_NOFOLLOW, "FSPICK_SYMLINK_NOFOLLOW"},
		{unix.FSPICK_NO_AUTOMOUNT, "FSPICK_NO_AUTOMOUNT"}, {unix.FSPICK_EMPTY_PATH, "FSPICK_EMPTY_PATH"},
	}
	fsconfigNames = []arg.Name{
		{unix.FSCONFIG_SET_FLAG, "FSCONFIG_SET_FLAG"}, {unix.FSCONFIG_SET_STRING, "FSCONFIG_SET_STRING"}, {unix.FSCONFIG_SET_BINARY, "FSCONFIG_SET_BINARY"},
		{unix.FSCONFIG_SET_PATH, "FSCONFIG_SET_PATH"}, {unix.FSCONFIG_SET_PATH_EMPTY, "FSCONFIG_SET_PATH_EMPTY"}, {unix.FSCONFIG_SET_FD, "FSCONFIG_SET_FD"},
		{unix.FSCONFIG_CMD_CREATE, "FSCONFIG_CMD_CREATE"}, {unix.FSCONFIG_CMD_RECONFIGURE, "FSCONFIG_CMD_RECONFIGURE"}, {8, "FSCONFIG_CMD_CREATE_EXCL"},
	}
)

// What statmount is asked and tells; those from tellsSupported on are of 6.15.
const (
	tellsSuperblock = 1 << iota
	tellsMount
	tellsPropagation
	tellsRoot
	tellsPoint
	tellsType
	tellsNamespace
	tellsOptions
	tellsSubtype
	tellsSource
	tellsOptionArray
	tellsSecurityArray
	tellsSupported
	tellsUIDMap
	tellsGIDMap
)

var statmountNames = []arg.Name{
	{tellsSuperblock, "STATMOUNT_SB_BASIC"}, {tellsMount, "STATMOUNT_MNT_BASIC"}, {tellsPropagation, "STATMOUNT_PROPAGATE_FROM"},
	{tellsRoot, "STATMOUNT_MNT_ROOT"}, {tellsPoint, "STATMOUNT_MNT_POINT"}, {tellsType, "STATMOUNT_FS_TYPE"},
	{tellsNamespace, "STATMOUNT_MNT_NS_ID"}, {tellsOptions, "STATMOUNT_MNT_OPTS"}, {tellsSubtype, "STATMOUNT_FS_SUBTYPE"},
	{tellsSource, "STATMOUNT_SB_SOURCE"}, {tellsOptionArray, "STATMOUNT_OPT_ARRAY"}, {tellsSecurityArray, "STATMOUNT_OPT_SEC_ARRAY"},
	{tellsSupported, "STATMOUNT_SUPPORTED_MASK"}, {tellsUIDMap, "STATMOUNT_MNT_UIDMAP"}, {tellsGIDMap, "STATMOUNT_MNT_GIDMAP"},
}

// namespaceNames are the kinds of namespaces that listns lists: linux/nsfs.h of 6.18.
var namespaceNames = []arg.Name{
	{unix.CLONE_NEWTIME, "TIME_NS"}, {unix.CLONE_NEWNS, "MNT_NS"}, {unix.CLONE_NEWCGROUP, "CGROUP_NS"}, {unix.CLONE_NEWUTS, "UTS_NS"},
	{unix.CLONE_NEWIPC, "IPC_NS"}, {unix.CLONE_NEWUSER, "USER_NS"}, {unix.CLONE_NEWPID, "PID_NS"}, {unix.CLONE_NEWNET, "NET_NS"},
}
