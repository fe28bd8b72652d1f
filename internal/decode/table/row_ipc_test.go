// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestIPC(t *testing.T) {
	set := at(0x100, uint32(9), uint32(1), uint32(2), uint32(3), uint32(4), uint32(0o600), make([]byte, 24), make([]byte, 72))
	testCalls(t, []callCase{
		{name: "permissions have three digits", syscall: "semget", args: [6]uint64{0, 1, 0o2000}, want: "semget(IPC_PRIVATE, 1, IPC_EXCL|000) = 0"},
		{name: "nothing before permissions without a name", syscall: "msgget", args: [6]uint64{5, 0x1000}, want: "msgget(0x5, 0x1000000) = 0"},
		{name: "huge pages", syscall: "shmget", args: [6]uint64{5, 4096, 0o4600 | 21<<26}, want: "shmget(0x5, 4096, SHM_HUGETLB|21<<SHM_HUGE_SHIFT|0600) = 0"},
		{name: "a message", syscall: "msgsnd", args: [6]uint64{1, 0x100, 2, 0}, entry: memory(at(0x100, uint64(7), "ab")),
			want: `msgsnd(1, {mtype=7, mtext="ab"}, 2, 0) = 0`},
		{name: "a message of 32 bits", syscall: "msgsnd", abi: arg.I386, args: [6]uint64{1, 0x100, 2, 0}, entry: memory(at(0x100, uint32(7), "ab")),
			want: `msgsnd(1, {mtype=7, mtext="ab"}, 2, 0) = 0`},
		{name: "a message that is cut", syscall: "msgsnd", args: [6]uint64{1, 0x100, 3, 0}, ret: efault, entry: memory(at(0x100, uint64(7), "ab")),
			want: "msgsnd(1, 0x100, 3, 0) = -1 EFAULT (Bad address)"},
		{name: "what is set", syscall: "msgctl", args: [6]uint64{1, 0x101, 0x100}, entry: memory(set),
			want: "msgctl(1, IPC_64|IPC_SET, {msg_perm={uid=1, gid=2, mode=0600}, msg_qbytes=0}) = 0"},
		{name: "what is told", syscall: "semctl", args: [6]uint64{1, 0, 2, 0x100}, exit: memory(set),
			want: "semctl(1, 0, IPC_STAT, {sem_perm={uid=1, gid=2, mode=0600, key=9, cuid=3, cgid=4}, sem_otime=0, sem_ctime=0, sem_nsems=0}) = 0"},
		{name: "a command without a struct", syscall: "shmctl", args: [6]uint64{1, 11, 0x100}, entry: memory(set), want: "shmctl(1, SHM_LOCK, 0x100) = 0"},
		{name: "times of two words", syscall: "shmctl", abi: arg.I386, args: [6]uint64{1, 0x102, 0x100},
			exit: memory(at(0x100, make([]byte, 36), uint32(4096), uint32(5), uint32(0), uint32(6), uint32(0), uint32(7), uint32(0), uint32(11), uint32(12), uint32(1), make([]byte, 8))),
			want: "shmctl(1, IPC_64|IPC_STAT, {shm_perm={uid=0, gid=0, mode=000, key=0, cuid=0, cgid=0}, shm_segsz=4096, shm_cpid=11, shm_lpid=12, shm_nattch=1, shm_atime=5, shm_dtime=6, shm_ctime=7}) = 0"},
	})
}
