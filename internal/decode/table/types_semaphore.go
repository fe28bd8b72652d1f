// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// semaphoreOps are struct sembuf of linux/sem.h.
var semaphoreOps = arg.Func{Type: semaphoreOpArray, Print: func(p *arg.Printer, v uint64) {
	if v == 0 {
		p.Addr(v)
		return
	}
	p.Array(v, arg.Truncate(p.Call.Args[2], 4), semaphoreOpArray)
}}

var semaphoreOpArray = arg.Array{Len: arg.ByUint(2), Elem: arg.NewStruct(
	arg.Field{Name: "sem_num", Type: arg.Uint16}, arg.Field{Name: "sem_op", Type: arg.Int16},
	arg.Field{Name: "sem_flg", Type: &arg.Flags{Bytes: 2, Names: []arg.Name{{0x1000, "SEM_UNDO"}, {0x800, "IPC_NOWAIT"}}, Unknown: "SEM_???"}},
)}

// The commands of linux/sem.h.
const (
	semStat    = 18
	semInfo    = 19
	semStatAny = 20
)

var (
	semaphoreOp  = ipcOp(semaphoreOpNames, "SEM_???")
	semaphoreArg = ipcBuffer(2, semaphoreDescription(ipcPermSet, true), semaphoreDescription(ipcPermAll, false),
		[]uint64{semStat, semStatAny, ipcStat}, []arg.Case{{ipcInfo, arg.Ptr{To: semaphoreInfo}}, {semInfo, arg.Ptr{To: semaphoreInfo}}})
)

// semaphoreDescription is struct semid64_ds of asm/sembuf.h: as set, or as asked for.
// Of the architectures with 64 bits x86 alone has the upper halves of times.
func semaphoreDescription(perm *arg.Struct, set bool) arg.Type {
	description := func(halves bool) arg.Type {
		fields := []arg.Field{{Name: "sem_perm", Type: perm}}
		fields = append(fields, timeFields("sem_otime", set, halves)...)
		fields = append(fields, timeFields("sem_ctime", set, halves)...)
		return arg.Ptr{To: arg.NewStruct(append(fields, arg.Field{Name: "sem_nsems", Type: arg.Ulong, Hidden: set},
			hidden("unused3", arg.Ulong), hidden("unused4", arg.Ulong))...)}
	}
	return &arg.ByABI{Default: description(true), Of: arg.PerABI{arg.ARM64: description(false)}}
}

// semaphoreInfo is struct seminfo of linux/sem.h.
var semaphoreInfo = arg.NewStruct(
	arg.Field{Name: "semmap", Type: arg.Int}, arg.Field{Name: "semmni", Type: arg.Int}, arg.Field{Name: "semmns", Type: arg.Int},
	arg.Field{Name: "semmnu", Type: arg.Int}, arg.Field{Name: "semmsl", Type: arg.Int}, arg.Field{Name: "semopm", Type: arg.Int},
	arg.Field{Name: "semume", Type: arg.Int}, arg.Field{Name: "semusz", Type: arg.Int}, arg.Field{Name: "semvmx", Type: arg.Int},
	arg.Field{Name: "semaem", Type: arg.Int},
)
