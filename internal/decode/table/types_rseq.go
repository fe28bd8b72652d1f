// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// struct rseq has 32 bytes of which all are known, and may be larger: linux/rseq.h.
const (
	rseqSize  = 32
	rseqAlign = 32
)

// rseqArea is a pointer to struct rseq, which the kernel takes only where it is aligned.
var rseqArea = arg.Func{Type: arg.Array{Elem: arg.Uint8, Len: arg.ByArg(1), Most: rseqSize + 1}, Print: func(p *arg.Printer, v uint64) {
	_, ok := p.Bytes(v, rseqSize)
	if !ok || v%rseqAlign != 0 || arg.Truncate(p.Call.Args[1], 4) < rseqSize || p.Call.Opaque {
		p.Addr(v)
		return
	}
	rseqStruct.Append(p, v)
}}

var rseqStruct = arg.NewStruct(
	arg.Field{Name: "cpu_id_start", Type: rseqCPU},
	arg.Field{Name: "cpu_id", Type: rseqCPU},
	arg.Field{Name: "rseq_cs", Type: address64},
	arg.Field{Name: "flags", Type: rseqCSFlags},
	arg.Field{Name: "node_id", Type: arg.Uint},
	arg.Field{Name: "mm_cid", Type: arg.Uint},
	arg.Field{Name: "slice_ctrl", Type: arg.NewStruct(
		arg.Field{Name: "request", Type: arg.Uint8},
		arg.Field{Name: "granted", Type: arg.Uint8},
		arg.Field{Name: "__reserved", Type: arg.Num{Bytes: 2, Form: arg.HexOrZero}},
	)},
	arg.Field{Name: "__reserved", Type: arg.Func{Type: arg.Raw{}, Print: rseqReserved}},
)

// rseqReserved is the byte behind, for those who have it.
func rseqReserved(p *arg.Printer, _ uint64) {
	v := uint64(0)
	if arg.Truncate(p.Call.Args[1], 4) > rseqSize {
		v, _ = p.Load(p.Base()+rseqSize, 1)
	}
	hexOrZero32.Append(p, v)
}

// rseqCPU is a CPU's number or what there is in its place; the rest is printed in decimal.
var rseqCPU = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	switch int32(v) {
	case -1:
		p.Constant(v, asInt, "RSEQ_CPU_ID_UNINITIALIZED")
	case -2:
		p.Constant(v, asInt, "RSEQ_CPU_ID_REGISTRATION_FAILED")
	default:
		p.Uint(v)
	}
}}

// rseqCSFlags are the area's: linux/rseq.h; those of slices are of 7.x.
var rseqCSFlags = &arg.Flags{Bytes: 4, Unknown: "RSEQ_CS_FLAG_???", Names: []arg.Name{
	{1, "RSEQ_CS_FLAG_NO_RESTART_ON_PREEMPT"}, {2, "RSEQ_CS_FLAG_NO_RESTART_ON_SIGNAL"}, {4, "RSEQ_CS_FLAG_NO_RESTART_ON_MIGRATE"},
	{0x10, "RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE"}, {0x20, "RSEQ_CS_FLAG_SLICE_EXT_ENABLED"},
}}

var rseqFlags = &arg.Flags{Bytes: 4, Unknown: "RSEQ_FLAG_???", Names: []arg.Name{{1, "RSEQ_FLAG_UNREGISTER"}, {2, "RSEQ_FLAG_SLICE_EXT_DEFAULT_ON"}}}

// barrierNames are membarrier's commands: linux/membarrier.h.
var barrierNames = []arg.Name{
	{1, "MEMBARRIER_CMD_GLOBAL"}, {2, "MEMBARRIER_CMD_GLOBAL_EXPEDITED"}, {4, "MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED"},
	{8, "MEMBARRIER_CMD_PRIVATE_EXPEDITED"}, {0x10, "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED"},
	{0x20, "MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE"}, {0x40, "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE"},
	{0x80, "MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ"}, {0x100, "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ"}, {0x200, "MEMBARRIER_CMD_GET_REGISTRATIONS"},
}

var (
	barrierCommand = &arg.Enum{Bytes: 4, Unknown: "MEMBARRIER_CMD_???", Form: arg.HexOrZero, Names: append([]arg.Name{{0, "MEMBARRIER_CMD_QUERY"}}, barrierNames...)}
	barrierFlags   = &arg.Flags{Bytes: 4, Unknown: "MEMBARRIER_CMD_FLAG_???", Names: []arg.Name{{1, "MEMBARRIER_CMD_FLAG_CPU"}}}
	barrierSet     = &arg.Flags{Unknown: "MEMBARRIER_CMD_???", Names: barrierNames}
)

// noteBarriers names the commands that a query or get found.
func noteBarriers(p *arg.Printer) {
	if p.Call.Ret == 0 {
		return
	}
	p.Text(" (")
	barrierSet.Append(p, uint64(p.Call.Ret))
	p.Byte(')')
}
