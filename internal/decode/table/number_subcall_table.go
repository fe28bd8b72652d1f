// SPDX-License-Identifier: Apache-2.0

package table

// socketcalls are the codes of socketcall(2): SYS_* in include/uapi/linux/net.h.
var socketcalls = [...]string{
	1:  "socket",
	2:  "bind",
	3:  "connect",
	4:  "listen",
	5:  "accept",
	6:  "getsockname",
	7:  "getpeername",
	8:  "socketpair",
	9:  "send",
	10: "recv",
	11: "sendto",
	12: "recvfrom",
	13: "shutdown",
	14: "setsockopt",
	15: "getsockopt",
	16: "sendmsg",
	17: "recvmsg",
	18: "accept4",
	19: "recvmmsg",
	20: "sendmmsg",
}

// ipcCalls are the codes of ipc(2): include/uapi/linux/ipc.h.
var ipcCalls = [...]string{
	1:  "semop",
	2:  "semget",
	3:  "semctl",
	4:  "semtimedop",
	11: "msgsnd",
	12: "msgrcv",
	13: "msgget",
	14: "msgctl",
	21: "shmat",
	22: "shmdt",
	23: "shmget",
	24: "shmctl",
}
