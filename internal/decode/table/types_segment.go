// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

const (
	segmentHugeShift = 26 // SHM_HUGE_SHIFT of linux/shm.h
	segmentHugeMask  = 0x3f << segmentHugeShift
)

// segmentFlags are flags, the size of huge pages as its logarithm, and permissions.
var segmentFlags = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	flags, huge := v&^(ipcPermBits|segmentHugeMask), v&segmentHugeMask
	if flags != 0 {
		segmentResource.Append(p, flags)
		p.Byte('|')
	}
	if huge != 0 {
		p.Uint(huge >> segmentHugeShift)
		p.Text("<<")
		p.Constant(segmentHugeShift, arg.Uint, "SHM_HUGE_SHIFT")
		p.Byte('|')
	}
	appendPermissions(p, v&ipcPermBits)
}}

var (
	segmentResource    = &arg.Flags{Bytes: 4, Names: segmentNames}
	segmentAttachFlags = &arg.Flags{Bytes: 4, Names: segmentAttachNames, Unknown: "SHM_???"}
)

// The commands of linux/shm.h.
const (
	shmStat    = 13
	shmInfo    = 14
	shmStatAny = 15
)

var (
	segmentOp     = ipcOp(segmentOpNames, "SHM_???")
	segmentBuffer = ipcBuffer(1, segmentDescription(ipcPermSet, true), segmentDescription(ipcPermAll, false),
		[]uint64{ipcStat, shmStat, shmStatAny}, []arg.Case{{ipcInfo, arg.Ptr{To: segmentLimits}}, {shmInfo, arg.Ptr{To: segmentUse}}})
)

// segmentDescription is struct shmid64_ds of asm-generic/shmbuf.h: as set, or as asked
// for. The times are printed last.
func segmentDescription(perm *arg.Struct, set bool) arg.Type {
	description := func(narrow bool) arg.Type {
		fields := []arg.Field{{Name: "shm_perm", Type: perm}, {Name: "shm_segsz", Type: arg.Ulong, Hidden: set}}
		for _, name := range []string{".shm_atime", ".shm_dtime", ".shm_ctime"} {
			fields = append(fields, timeFields(name, true, narrow)...)
		}
		return arg.Ptr{To: arg.NewStruct(append(fields,
			arg.Field{Name: "shm_cpid", Type: pid, Hidden: set}, arg.Field{Name: "shm_lpid", Type: pid, Hidden: set},
			arg.Field{Name: "shm_nattch", Type: arg.Ulong, Hidden: set}, hidden("unused4", arg.Ulong), hidden("unused5", arg.Ulong),
			again("shm_atime", arg.Ulong, set), again("shm_dtime", arg.Ulong, set), again("shm_ctime", arg.Ulong, set),
		)...)}
	}
	return perABI(description(false), description(true))
}

// segmentLimits is struct shminfo64 of asm-generic/shmbuf.h.
var segmentLimits = arg.NewStruct(
	arg.Field{Name: "shmmax", Type: arg.Ulong}, arg.Field{Name: "shmmin", Type: arg.Ulong}, arg.Field{Name: "shmmni", Type: arg.Ulong},
	arg.Field{Name: "shmseg", Type: arg.Ulong}, arg.Field{Name: "shmall", Type: arg.Ulong},
)

// segmentUse is struct shm_info of linux/shm.h.
var segmentUse = arg.NewStruct(
	arg.Field{Name: "used_ids", Type: arg.Int}, arg.Field{Name: "shm_tot", Type: arg.Ulong}, arg.Field{Name: "shm_rss", Type: arg.Ulong},
	arg.Field{Name: "shm_swp", Type: arg.Ulong}, arg.Field{Name: "swap_attempts", Type: arg.Ulong}, arg.Field{Name: "swap_successes", Type: arg.Ulong},
)
