// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// uringArg is io_uring_register's argument, by the opcode: with the flag for registered
// rings, and without.
var uringArg = withRegistered(&arg.Switch{On: 1, Default: arg.Addr, Cases: []arg.Case{
	{0, arg.AtEntry{Type: iovecAddrs(uringCount)}},
	{2, arg.AtEntry{Type: arg.Array{Elem: fd, Len: uringCount}}},
	{4, arg.AtEntry{Type: arg.Array{Elem: fd, Len: uringCount}}},
	{6, arg.AtEntry{Type: arg.Ptr{To: uringFiles}}},
	{7, arg.AtEntry{Type: arg.Array{Elem: fd, Len: uringCount}}},
	{8, uringProbed},
	{11, arg.AtEntry{Type: arg.Array{Elem: uringRestricted, Len: uringCount}}},
	{17, arg.AtEntry{Type: cpus(3)}},
	{19, uringWorkers},
	{20, arg.AtEntry{Type: arg.Array{Elem: uringUpdate(fd), Len: uringCount}}},
	{21, arg.AtEntry{Type: arg.Array{Elem: uringUpdate(hexOrZero64), Len: uringCount}}},
	{22, arg.AtEntry{Type: arg.Ptr{To: uringBuffers}}},
	{23, arg.AtEntry{Type: arg.Ptr{To: uringBuffers}}},
	{24, arg.AtEntry{Type: arg.Ptr{To: uringCancel}}},
	{25, arg.AtEntry{Type: arg.Ptr{To: uringRange}}},
	{27, uringPoll},
	{28, arg.AtExit{Type: uringPolled}},
	{29, arg.AtEntry{Type: uringOnly(0, uringClock)}},
	{30, arg.AtEntry{Type: uringOnly(1, uringClone)}},
	{31, arg.AtEntry{Type: uringOnly(1, uringEntry)}},
	{32, arg.AtEntry{Type: uringOnly(1, uringReceive)}},
	{33, arg.AtEntry{Type: uringOnly(1, uringResize)}},
	{34, arg.AtEntry{Type: uringOnly(1, uringRegion)}},
	{36, arg.AtEntry{Type: uringOnly(1, uringReceiveControl)}},
}})

var uringCount = arg.ByUint(3)

// uringProbed is what the kernel can do. It is asked with zeros, which say nothing where
// the call fails.
var uringProbed = arg.Func{Type: arg.AtBoth{Type: arg.Ptr{To: uringProbe}}, Print: func(p *arg.Printer, v uint64) {
	switch {
	case p.Waits():
	case p.Call.Failed() && isZero(p.Read(v, uringProbeHead)):
		p.Addr(v)
	default:
		arg.AtBoth{Type: arg.Ptr{To: uringProbe}}.Append(p, v)
	}
}}

const uringProbeHead = 16 // the struct without its operations

func withRegistered(s *arg.Switch) *arg.Switch {
	for _, c := range s.Cases {
		s.Cases = append(s.Cases, arg.Case{Value: c.Value | uringRegistered, Type: c.Type})
	}
	return s
}

var (
	uringFiles = arg.NewStruct(
		arg.Field{Name: "offset", Type: arg.Uint},
		arg.Field{Name: "resv", Type: hexOrZero32, When: isSet("resv")},
		arg.Field{Name: "fds", Type: wideAddress{arg.Array{Elem: fd, Len: uringCount}}},
	)
	uringProbe = arg.NewStruct(
		arg.Field{Name: "last_op", Type: uringOperation},
		arg.Field{Name: "ops_len", Type: arg.Uint8},
		arg.Field{Name: "resv", Type: hexOrZero16, When: isSet("resv")},
		reserved("resv2", 3),
		arg.Field{Name: "ops", Type: arg.Following{Len: uringCount, Elem: arg.NewStruct(
			arg.Field{Name: "op", Type: uringOperation},
			arg.Field{Name: "resv", Type: hexOrZero8, When: isSet("resv")},
			arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 2, Unknown: "IO_URING_OP_???", Names: []arg.Name{{1, "IO_URING_OP_SUPPORTED"}}}},
			arg.Field{Name: "resv2", Type: hexOrZero32, When: isSet("resv2")},
		)}},
	)
	uringRestricted = arg.NewStruct(
		arg.Field{Name: "opcode", Type: uringRestrictedKind},
		arg.Field{Name: "register_op", Type: uringRegister8, At: 2 + 1, When: uringRestricts(0)},
		arg.Field{Name: "sqe_op", Type: uringOperation, At: 2 + 1, When: uringRestricts(1)},
		arg.Field{Name: "sqe_flags", Type: uringEntryFlags, At: 2 + 1, When: uringRestricts(2, 3)},
		arg.Field{Name: "resv", Type: hexOrZero8, At: 3 + 1, When: isSet("resv")},
		reserved("resv2", 3),
	)
	// uringRestrictedKind has the operation behind it, where that can be any kind's.
	uringRestrictedKind = arg.Func{Type: uringRestriction, Print: func(p *arg.Printer, v uint64) {
		uringRestriction.Append(p, v)
		if op, ok := p.Load(p.Base()+2, 1); ok && v >= uint64(len(uringRestriction.Names)) {
			p.Text(" /* op: ")
			hexOrZero8.Append(p, op)
			p.Text(" */")
		}
	}}
	uringRegister8 = &arg.Enum{Bytes: 1, Unknown: "IORING_REGISTER_???", Names: uringRegister.Names}

	uringBuffers = arg.NewStruct(
		arg.Field{Name: "ring_addr", Type: hexOrZero64},
		arg.Field{Name: "ring_entries", Type: arg.Uint},
		arg.Field{Name: "bgid", Type: arg.Uint16},
		arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 2, Unknown: "IOU_PBUF_RING_???", Names: bitNames("IOU_PBUF_RING_", "MMAP", "INC")}},
		arg.Field{Name: "min_left", Type: arg.Uint},
		arg.Field{Name: "resv", Type: arg.Vector{Elem: hexOrZero32, N: 5}, When: func(p *arg.Printer) bool { return p.AnySet("resv") }},
	)
	uringCancel = arg.NewStruct(
		arg.Field{Name: "addr", Type: hexOrZero64},
		arg.Field{Name: "fd", Type: fd},
		arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "IORING_ASYNC_CANCEL_???", Names: bitNames("IORING_ASYNC_CANCEL_", "ALL", "FD", "ANY", "FD_FIXED", "USERDATA", "OP")}},
		arg.Field{Name: "timeout", Type: timespec64},
		arg.Field{Name: "opcode", Type: uringOperation},
		arg.Field{Name: "pad", Type: arg.Vector{Elem: hexOrZero8, N: 7}, When: func(p *arg.Printer) bool { return p.AnySet("pad") }},
		arg.Field{Name: "pad2", Type: arg.Vector{Elem: hexOrZero64, N: 3}, When: func(p *arg.Printer) bool { return p.AnySet("pad2") }},
	)
	uringRange = arg.NewStruct(
		arg.Field{Name: "off", Type: arg.Uint},
		arg.Field{Name: "len", Type: arg.Uint},
		arg.Field{Name: "resv", Type: hexOrZero64, When: isSet("resv")},
	)
)

// uringUpdate is struct io_uring_rsrc_update of a ring's descriptor.
func uringUpdate(data arg.Type) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "offset", Type: arg.Uint},
		arg.Field{Name: "resv", Type: hexOrZero32, When: isSet("resv")},
		arg.Field{Name: "data", Type: narrow{data, 8}},
	)
}

func uringRestricts(kinds ...uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool {
		for _, kind := range kinds {
			if p.Field("opcode") == kind {
				return true
			}
		}
		return false
	}
}
