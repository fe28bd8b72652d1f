// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// System V message queues, semaphores and shared memory.
var ipcRows = []Row{
	{Name: "msgget", Args: []Arg{in("key", ipcKey), in("msgflg", ipcFlags)}},
	{Name: "msgsnd", Args: []Arg{in("msqid", arg.Int), in("msgp", ipcMessage{}), in("msgsz", arg.Ulong), in("msgflg", ipcMessageFlags)}},
	{Name: "msgrcv", Args: []Arg{in("msqid", arg.Int), out("msgp", ipcMessage{}), in("msgsz", arg.Ulong), in("msgtyp", arg.Long), in("msgflg", ipcMessageFlags)}},
	{Name: "msgctl", Args: []Arg{in("msqid", arg.Int), in("op", queueOp), watch("buf", queueBuffer)}},

	{Name: "semget", Args: []Arg{in("key", ipcKey), in("nsems", arg.Int), in("semflg", ipcFlags)}},
	{Name: "semop", Args: []Arg{in("semid", arg.Int), in("sops", semaphoreOps), in("nsops", arg.Uint)}},
	{Name: "semtimedop", Args: []Arg{in("semid", arg.Int), in("sops", semaphoreOps), in("nsops", arg.Uint), in("timeout", arg.Ptr{To: timespec})}},
	{Name: "semtimedop_time64", Args: []Arg{in("semid", arg.Int), in("sops", semaphoreOps), in("nsops", arg.Uint), in("timeout", arg.Ptr{To: timespec64})}},
	{Name: "semctl", Args: []Arg{in("semid", arg.Int), in("semnum", arg.Int), in("op", semaphoreOp), watch("arg", semaphoreArg)}},

	{Name: "shmget", Args: []Arg{in("key", ipcKey), in("size", arg.Ulong), in("shmflg", segmentFlags)}},
	{Name: "shmat", Ret: address, Args: []Arg{in("shmid", arg.Int), in("shmaddr", arg.Addr), in("shmflg", segmentAttachFlags)}},
	{Name: "shmdt", Args: []Arg{in("shmaddr", arg.Addr)}},
	{Name: "shmctl", Args: []Arg{in("shmid", arg.Int), in("op", segmentOp), watch("buf", segmentBuffer)}},
}

// ipcMultiplexerRows hold i386's multiplexer, which is shown as the call it makes.
var ipcMultiplexerRows = []Row{
	{Name: "ipc", Stands: ipcStands, Args: []Arg{
		in("call", arg.Uint), {Name: "first", Type: multiplexed(ipcCalls[:], ipcPlace), At: InOut},
		in("second", hexOrZeroL), in("third", hexOrZeroL), in("ptr", hexOrZeroL), in("fifth", hexOrZeroL),
	}},
}
