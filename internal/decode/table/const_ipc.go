// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// ipcNamed are the bits of ipcNames.
const ipcNamed = 0o7000

// Values of linux/ipc.h, msg.h, sem.h and shm.h.
var (
	ipcNames           = []arg.Name{{0o1000, "IPC_CREAT"}, {0o2000, "IPC_EXCL"}, {0o4000, "IPC_NOWAIT"}}
	ipcMessageNames    = []arg.Name{{0o10000, "MSG_NOERROR"}, {0o20000, "MSG_EXCEPT"}, {0o40000, "MSG_COPY"}, {0o4000, "IPC_NOWAIT"}}
	segmentNames       = []arg.Name{{0o1000, "IPC_CREAT"}, {0o2000, "IPC_EXCL"}, {0o4000, "SHM_HUGETLB"}, {0o10000, "SHM_NORESERVE"}}
	segmentAttachNames = []arg.Name{{0o10000, "SHM_RDONLY"}, {0o20000, "SHM_RND"}, {0o40000, "SHM_REMAP"}, {0o100000, "SHM_EXEC"}}

	queueOpNames = []arg.Name{
		{0, "IPC_RMID"}, {ipcSet, "IPC_SET"}, {ipcStat, "IPC_STAT"}, {ipcInfo, "IPC_INFO"},
		{msgStat, "MSG_STAT"}, {msgInfo, "MSG_INFO"}, {msgStatAny, "MSG_STAT_ANY"},
	}
	semaphoreOpNames = []arg.Name{
		{0, "IPC_RMID"}, {ipcSet, "IPC_SET"}, {ipcStat, "IPC_STAT"}, {ipcInfo, "IPC_INFO"},
		{11, "GETPID"}, {12, "GETVAL"}, {13, "GETALL"}, {14, "GETNCNT"}, {15, "GETZCNT"}, {16, "SETVAL"}, {17, "SETALL"},
		{semStat, "SEM_STAT"}, {semInfo, "SEM_INFO"}, {semStatAny, "SEM_STAT_ANY"},
	}
	segmentOpNames = []arg.Name{
		{0, "IPC_RMID"}, {ipcSet, "IPC_SET"}, {ipcStat, "IPC_STAT"}, {ipcInfo, "IPC_INFO"},
		{11, "SHM_LOCK"}, {12, "SHM_UNLOCK"}, {shmStat, "SHM_STAT"}, {shmInfo, "SHM_INFO"}, {shmStatAny, "SHM_STAT_ANY"},
	}
)
