// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Arguments of io_uring_register that came after 6.1: include/uapi/linux/io_uring.h of 7.0.
var (
	uringNAPI = arg.NewStruct(
		arg.Field{Name: "busy_poll_to", Type: hexOrZero32},
		arg.Field{Name: "prefer_busy_poll", Type: hexOrZero8},
		arg.Field{Name: "opcode", Type: uringPollOp},
		arg.Field{Name: "pad", Type: arg.Vector{Elem: hexOrZero8, N: 2}, When: anySet("pad")},
		arg.Field{Name: "op_param", Type: uringPollParam},
		arg.Field{Name: "resv", Type: hexOrZero32, When: isSet("resv")},
	)
	uringClock = arg.NewStruct(arg.Field{Name: "clockid", Type: clockID}, reserved("__resv", 3))
	uringClone = arg.NewStruct(
		arg.Field{Name: "src_fd", Type: fd},
		arg.Field{Name: "flags", Type: uringCloneFlags},
		arg.Field{Name: "src_off", Type: arg.Uint},
		arg.Field{Name: "dst_off", Type: arg.Uint},
		arg.Field{Name: "nr", Type: arg.Uint},
		reserved("pad", 3),
	)
	uringEntry = arg.NewStruct(
		arg.Field{Name: "opcode", Type: uringOperation},
		arg.Field{Name: "flags", Type: uringEntryFlags},
		arg.Field{Name: "ioprio", Type: arg.Uint16},
		arg.Field{Name: "fd", Type: fd},
		arg.Field{Name: "off", Type: hexOrZero64},
		arg.Field{Name: "addr", Type: hexOrZero64},
		arg.Field{Name: "len", Type: arg.Uint},
		arg.Field{Name: "nop_flags", Type: uringNopFlags, At: 28 + 1, When: uringEntryIs(0)},
		arg.Field{Name: "msg_ring_flags", Type: uringMessageFlags, At: 28 + 1, When: uringEntryIs(uringMessage)},
		arg.Field{Name: "install_fd_flags", Type: uringInstallFlags, At: 28 + 1, When: uringEntryIs(uringInstall)},
		arg.Field{Name: "rw_flags", Type: hexOrZero32, At: 28 + 1, When: not(uringEntryIs(0, uringMessage, uringInstall))},
		arg.Field{Name: "user_data", Type: hexOrZero64},
		arg.Field{Name: "buf_index", Type: hexOrZero16},
		arg.Field{Name: "personality", Type: arg.Uint16},
		arg.Field{Name: "file_index", Type: hexOrZero32},
		arg.Field{Name: "optval", Type: hexOrZero64},
		arg.Field{Name: "pad", Type: arg.Uint64, Hidden: true},
	)
	uringResize = arg.NewStruct(
		arg.Field{Name: "sq_entries", Type: arg.Uint},
		arg.Field{Name: "cq_entries", Type: arg.Uint},
		arg.Field{Name: "flags", Type: uringSetupFlags},
		arg.Field{Name: "sq_off", Type: uringOwnMemory, At: 72 + 1, When: anySet("sq_off")},
		arg.Field{Name: "cq_off", Type: uringOwnMemory, At: 112 + 1, When: anySet("cq_off")},
		arg.Field{Name: "resv", Type: arg.Vector{Elem: hexOrZero32, N: 3}, At: 28 + 1, When: anySet("resv")},
	)
	uringOwnMemory = arg.NewStruct(arg.Field{Name: "user_addr", Type: hexOrZero64})
	uringRegion    = arg.NewStruct(
		arg.Field{Name: "region_uptr", Type: address64},
		arg.Field{Name: "flags", Type: uringRegionFlags},
		reservedWide("__resv", 2),
	)
)

// Zero-copy receive: a queue of a network interface, and what can be done with it.
var (
	uringReceive = arg.NewStruct(
		arg.Field{Name: "if_idx", Type: arg.Uint},
		arg.Field{Name: "if_rxq", Type: arg.Uint},
		arg.Field{Name: "rq_entries", Type: arg.Uint},
		arg.Field{Name: "flags", Type: uringReceiveFlags},
		arg.Field{Name: "area_ptr", Type: address64},
		arg.Field{Name: "region_ptr", Type: address64},
		arg.Field{Name: "offsets", Type: arg.NewStruct(
			arg.Field{Name: "head", Type: arg.Uint},
			arg.Field{Name: "tail", Type: arg.Uint},
			arg.Field{Name: "rqes", Type: arg.Uint},
			arg.Field{Name: "__resv2", Type: hexOrZero32, When: isSet("__resv2")},
			reservedWide("__resv", 2),
		)},
		arg.Field{Name: "zcrx_id", Type: arg.Uint},
		arg.Field{Name: "rx_buf_len", Type: arg.Uint},
		arg.Field{Name: "event_desc", Type: address64},
		reservedWide("__resv", 2),
	)
	uringReceiveControl = arg.NewStruct(
		arg.Field{Name: "zcrx_id", Type: arg.Uint},
		arg.Field{Name: "op", Type: uringReceiveOp},
		reservedWide("__resv", 2),
		arg.Field{Name: "zc_flush", Type: arg.NewStruct(reservedWide("__resv", 6)), When: uringReceiveIs(0)},
		arg.Field{Name: "zc_arm_event", Type: arg.NewStruct(arg.Field{Name: "event_type", Type: uringReceiveEvent}), At: 24 + 1, When: uringReceiveIs(2)},
		arg.Field{Name: "union", Type: arg.Vector{Elem: arg.Uint64, N: 6}, At: 24 + 1, Hidden: true},
	)
)

// reservedWide is an array of 64-bit words that are printed if one of them is set.
func reservedWide(name string, n int) arg.Field {
	return arg.Field{Name: name, Type: arg.Vector{Elem: hexOrZero64, N: n}, When: anySet(name)}
}

func anySet(name string) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.AnySet(name) }
}

func uringReceiveIs(op uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.Field("op") == op }
}

// Operations that have flags of their own.
const (
	uringMessage = 40 // IORING_OP_MSG_RING
	uringInstall = 54 // IORING_OP_FIXED_FD_INSTALL
)

func uringEntryIs(operations ...uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return slices.Contains(operations, p.Field("opcode")) }
}

func not(condition func(*arg.Printer) bool) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return !condition(p) }
}

// uringPollParam is how to find what to poll, where that is what the opcode sets.
var uringPollParam = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	if p.Field("opcode") == 0 {
		uringPollTracking.Append(p, v)
		return
	}
	hexOrZero32.Append(p, v)
}}

// uringOnly is a pointer to a struct where the number of arguments is the one that the
// kernel takes.
func uringOnly(n uint64, s *arg.Struct) arg.Type {
	one := arg.Ptr{To: s}
	return arg.Func{Type: one, Print: func(p *arg.Printer, v uint64) {
		if arg.Truncate(p.Call.Args[3], 4) != n {
			p.Addr(v)
			return
		}
		one.Append(p, v)
	}}
}

// uringWorkers are how many workers of each kind there may be.
// They are printed as asked for, and behind an arrow as they were. After a failure that is
// the address, where all of them were there to read.
var uringWorkers = arg.Func{Type: uringWorkerCounts, Print: func(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	whole := false
	n := min(arg.Truncate(p.Call.Args[3], 4), uringWorkersMax)
	p.Before(func(p *arg.Printer) {
		_, whole = p.Bytes(v, int(n)*4)
		uringWorkerCounts.Append(p, v)
	})
	switch {
	case v == 0 || n == 0 || !whole:
	case p.Call.Failed():
		p.Text(" => ")
		p.Addr(v)
	default:
		p.Text(" => ")
		p.After(func(p *arg.Printer) { uringWorkerCounts.Append(p, v) })
	}
}}

// uringWorkersMax is more than there are kinds of workers, and bounds what is looked at.
const uringWorkersMax = 16

var uringWorkerCounts = arg.Array{Elem: uringWorker{arg.Raw{Bytes: 4}}, Len: uringCount}

// uringWorker is a number of workers, with its index.
type uringWorker struct{ arg.Raw }

// Append prints both.
func (t uringWorker) Append(p *arg.Printer, addr uint64) {
	n, _ := p.Load(addr, t.Bytes)
	p.Byte('[')
	uringWorkerKind.Append(p, (addr-p.Call.Args[2])/uint64(t.Bytes))
	p.Text("]=")
	p.Uint(n)
}

// uringPoll is how a ring polls the network: as asked for, and as it was.
var uringPoll = arg.Func{Type: uringPolled, Print: func(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	p.Before(func(p *arg.Printer) { uringPolled.Append(p, v) })
	if !p.Call.Failed() {
		p.Text(" => ")
		p.After(func(p *arg.Printer) { uringPolled.Append(p, v) })
	}
}}

var uringPolled = uringOnly(1, uringNAPI)
