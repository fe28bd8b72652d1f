// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Commands of fcntl that x/sys does not have: include/uapi/asm-generic/fcntl.h and, for
// those above 1024, include/uapi/linux/fcntl.h of 7.0.
const (
	fcntlGetOwnerUIDs = 17
	fcntlGetLock64    = 12 // these three have a meaning for 32-bit ABIs only
	fcntlSetLock64    = 13
	fcntlSetLockWait  = 14
	fcntlDupQuery     = 1027
	fcntlGetDeleg     = 1039
	fcntlSetDeleg     = 1040
)

var fcntlCommands = []arg.Name{
	{unix.F_DUPFD, "F_DUPFD"}, {unix.F_GETFD, "F_GETFD"}, {unix.F_SETFD, "F_SETFD"}, {unix.F_GETFL, "F_GETFL"}, {unix.F_SETFL, "F_SETFL"},
	{5, "F_GETLK"}, {6, "F_SETLK"}, {7, "F_SETLKW"}, {fcntlGetLock64, "F_GETLK64"}, {fcntlSetLock64, "F_SETLK64"}, {fcntlSetLockWait, "F_SETLKW64"},
	{unix.F_SETOWN, "F_SETOWN"}, {unix.F_GETOWN, "F_GETOWN"}, {unix.F_SETSIG, "F_SETSIG"}, {unix.F_GETSIG, "F_GETSIG"},
	{unix.F_SETOWN_EX, "F_SETOWN_EX"}, {unix.F_GETOWN_EX, "F_GETOWN_EX"}, {fcntlGetOwnerUIDs, "F_GETOWNER_UIDS"},
	{unix.F_OFD_GETLK, "F_OFD_GETLK"}, {unix.F_OFD_SETLK, "F_OFD_SETLK"}, {unix.F_OFD_SETLKW, "F_OFD_SETLKW"},
	{unix.F_SETLEASE, "F_SETLEASE"}, {unix.F_GETLEASE, "F_GETLEASE"}, {unix.F_NOTIFY, "F_NOTIFY"},
	{fcntlDupQuery, "F_DUPFD_QUERY"}, {1028, "F_CREATED_QUERY"}, {1029, "F_CANCELLK"}, {unix.F_DUPFD_CLOEXEC, "F_DUPFD_CLOEXEC"},
	{unix.F_SETPIPE_SZ, "F_SETPIPE_SZ"}, {unix.F_GETPIPE_SZ, "F_GETPIPE_SZ"}, {unix.F_ADD_SEALS, "F_ADD_SEALS"}, {unix.F_GET_SEALS, "F_GET_SEALS"},
	{unix.F_GET_RW_HINT, "F_GET_RW_HINT"}, {unix.F_SET_RW_HINT, "F_SET_RW_HINT"}, {unix.F_GET_FILE_RW_HINT, "F_GET_FILE_RW_HINT"}, {unix.F_SET_FILE_RW_HINT, "F_SET_FILE_RW_HINT"},
	{fcntlGetDeleg, "F_GETDELEG"}, {fcntlSetDeleg, "F_SETDELEG"},
}

var (
	fcntlFDFlags = &arg.Flags{Bytes: 4, Unknown: "FD_???", Names: []arg.Name{{unix.FD_CLOEXEC, "FD_CLOEXEC"}}}

	lockTypes = []arg.Name{{unix.F_RDLCK, "F_RDLCK"}, {unix.F_WRLCK, "F_WRLCK"}, {unix.F_UNLCK, "F_UNLCK"}, {4, "F_EXLCK"}, {8, "F_SHLCK"}}
	lockType  = &arg.Enum{Bytes: 2, Unknown: "F_???", Names: lockTypes}
	leaseType = &arg.Enum{Unknown: "F_???", Names: lockTypes}

	lockWhence = &arg.Enum{Bytes: 2, Unknown: "SEEK_???", Names: seekWhence.Names}

	// ownerType is include/uapi/asm-generic/fcntl.h.
	ownerType = &arg.Enum{Bytes: 4, Unknown: "F_OWNER_???", Names: []arg.Name{
		{0, "F_OWNER_TID"}, {1, "F_OWNER_PID"}, {2, "F_OWNER_PGRP"},
	}}

	// notifyEvents is include/uapi/linux/fcntl.h.
	notifyEvents = &arg.Flags{Unknown: "DN_???", Names: []arg.Name{
		{0x1, "DN_ACCESS"}, {0x2, "DN_MODIFY"}, {0x4, "DN_CREATE"}, {0x8, "DN_DELETE"},
		{0x10, "DN_RENAME"}, {0x20, "DN_ATTRIB"}, {0x80000000, "DN_MULTISHOT"},
	}}

	seals = &arg.Flags{Unknown: "F_SEAL_???", Names: []arg.Name{
		{unix.F_SEAL_SEAL, "F_SEAL_SEAL"}, {unix.F_SEAL_SHRINK, "F_SEAL_SHRINK"}, {unix.F_SEAL_GROW, "F_SEAL_GROW"},
		{unix.F_SEAL_WRITE, "F_SEAL_WRITE"}, {unix.F_SEAL_FUTURE_WRITE, "F_SEAL_FUTURE_WRITE"}, {0x20, "F_SEAL_EXEC"},
	}}

	writeLife = &arg.Enum{Bytes: 8, Unknown: "RWH_WRITE_LIFE_???", Names: []arg.Name{
		{0, "RWH_WRITE_LIFE_NOT_SET"}, {1, "RWH_WRITE_LIFE_NONE"}, {2, "RWH_WRITE_LIFE_SHORT"}, {3, "RWH_WRITE_LIFE_MEDIUM"},
		{4, "RWH_WRITE_LIFE_LONG"}, {5, "RWH_WRITE_LIFE_EXTREME"},
	}}
)
