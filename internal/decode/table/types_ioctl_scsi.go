// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// scsiTransfer is a pointer to struct sg_io_hdr or sg_io_v4, which their first words tell
// apart: include/scsi/sg.h and include/uapi/linux/bsg.h. They are printed as they are after
// the call, whatever became of it.
type scsiTransfer struct{}

const (
	scsiVersion3 = 'S'
	scsiVersion4 = 'Q'

	scsiToDevice   = -2 // SG_DXFER_TO_DEV
	scsiFromDevice = -3 // SG_DXFER_FROM_DEV
	scsiBothWays   = -4 // SG_DXFER_TO_FROM_DEV
)

// Size is that of an address.
func (scsiTransfer) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies both structs and what they point to: which it is, nobody knows yet.
func (scsiTransfer) Plan(c *arg.Plan, at arg.Place) {
	arg.Ptr{To: scsiHeader}.Plan(c, at)
	arg.Ptr{To: scsiHeader4}.Plan(c, at)
}

// Append prints the struct, or the first word of one that is neither.
func (scsiTransfer) Append(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	kind, _ := p.Load(v, 4)
	t := arg.Type(arg.Uint)
	switch kind {
	case scsiVersion3:
		t = scsiHeader
	case scsiVersion4:
		t = scsiHeader4
	}
	p.After(func(p *arg.Printer) { arg.Ptr{To: t}.Append(p, v) })
}

var scsiGuard = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) { printCharacter(p, byte(v)) }}

// Struct sg_io_hdr.
var scsiHeader = arg.NewStruct(
	field("interface_id", scsiGuard),
	field("dxfer_direction", &arg.Enum{Bytes: 4, Unknown: "SG_DXFER_???", Names: []arg.Name{
		{1<<32 - 1, "SG_DXFER_NONE"}, {1<<32 + scsiToDevice, "SG_DXFER_TO_DEV"}, {1<<32 + scsiFromDevice, "SG_DXFER_FROM_DEV"}, {1<<32 + scsiBothWays, "SG_DXFER_TO_FROM_DEV"},
	}}),
	field("cmd_len", arg.Uint8), field("mx_sb_len", arg.Uint8), field("iovec_count", arg.Uint16), field("dxfer_len", arg.Uint),
	and(scsiTransfers, field("dxferp", scsiData)),
	field("cmdp", scsiBytes("cmd_len")), field("sbp", scsiBytes("sb_len_wr")),
	field("timeout", arg.Uint),
	field("flags", &arg.Flags{Bytes: 4, Unknown: "SG_FLAG_???", Names: []arg.Name{
		{0x1, "SG_FLAG_DIRECT_IO"}, {0x2, "SG_FLAG_UNUSED_LUN_INHIBIT"}, {0x4, "SG_FLAG_MMAP_IO"}, {0x10000, "SG_FLAG_NO_DXFER"},
		{0x10, "SG_FLAG_Q_AT_TAIL"}, {0x20, "SG_FLAG_Q_AT_HEAD"},
	}}),
	field("pack_id", arg.Int), field("usr_ptr", arg.Addr),
	field("status", hexOrZero8), field("masked_status", hexOrZero8), field("msg_status", hexOrZero8), field("sb_len_wr", arg.Uint8),
	field("host_status", hexOrZero16), field("driver_status", hexOrZero16), field("resid", arg.Int), field("duration", arg.Uint), field("info", scsiInfo),
).InOrder(
	"interface_id", "dxfer_direction", "cmd_len", "cmdp", "mx_sb_len", "iovec_count", "dxfer_len", "timeout", "flags", "dxferp",
	"status", "masked_status", "msg_status", "sb_len_wr", "sbp", "host_status", "driver_status", "resid", "duration", "info",
)

var scsiInfo = &arg.Flags{Bytes: 4, Unknown: "SG_INFO_???", Names: []arg.Name{{1, "SG_INFO_CHECK"}, {2, "SG_INFO_DIRECT_IO"}, {4, "SG_INFO_MIXED_IO"}}}

// Struct sg_io_v4.
var scsiHeader4 = arg.NewStruct(
	field("guard", scsiGuard),
	field("protocol", &arg.Enum{Bytes: 4, Unknown: "BSG_PROTOCOL_???", Names: []arg.Name{{0, "BSG_PROTOCOL_SCSI"}}}),
	field("subprotocol", &arg.Enum{Bytes: 4, Unknown: "BSG_SUB_PROTOCOL_???", Names: []arg.Name{
		{0, "BSG_SUB_PROTOCOL_SCSI_CMD"}, {1, "BSG_SUB_PROTOCOL_SCSI_TMF"}, {2, "BSG_SUB_PROTOCOL_SCSI_TRANSPORT"},
	}}),
	field("request_len", arg.Uint), field("request", narrow{scsiBytes("request_len"), 8}),
	field("request_tag", hexOrZero64), field("request_attr", arg.Uint), field("request_priority", arg.Uint), field("request_extra", arg.Uint),
	field("max_response_len", arg.Uint), field("response", narrow{scsiBytes("response_len"), 8}),
	field("dout_iovec_count", arg.Uint), field("dout_xfer_len", arg.Uint), field("din_iovec_count", arg.Uint), field("din_xfer_len", arg.Uint),
	field("dout_xferp", narrow{scsiParts("dout_iovec_count", "dout_xfer_len", ""), 8}), field("din_xferp", narrow{scsiParts("din_iovec_count", "din_xfer_len", "din_resid"), 8}),
	field("timeout", arg.Uint),
	field("flags", &arg.Flags{Bytes: 4, Unknown: "BSG_FLAG_???", Names: []arg.Name{{0x10, "BSG_FLAG_Q_AT_TAIL"}, {0x20, "BSG_FLAG_Q_AT_HEAD"}}}),
	field("usr_ptr", hexOrZero64), field("spare_in", arg.Uint),
	field("driver_status", hexOrZero32), field("transport_status", hexOrZero32), field("device_status", hexOrZero32), field("retry_delay", arg.Uint),
	field("info", scsiInfo), field("duration", arg.Uint), field("response_len", arg.Uint), field("din_resid", arg.Int), field("dout_resid", arg.Int),
	field("generated_tag", hexOrZero64), field("spare_out", arg.Uint), field("padding", arg.Uint),
).InOrder(
	"guard", "protocol", "subprotocol", "request_len", "request", "request_tag", "request_attr", "request_priority", "request_extra", "max_response_len",
	"dout_iovec_count", "dout_xfer_len", "din_iovec_count", "din_xfer_len", "dout_xferp", "timeout", "flags", "usr_ptr", "response_len", "response", "din_xferp",
	"driver_status", "transport_status", "device_status", "retry_delay", "info", "duration", "response_len", "din_resid", "dout_resid", "generated_tag",
)

// scsiBytes is a pointer to bytes whose number is in another field, which may be of one byte:
// as many are copied as may be printed.
func scsiBytes(length string) arg.Type {
	return arg.Func{Type: arg.Buffer{Len: arg.Fixed(1 << 16)}, Print: func(p *arg.Printer, v uint64) {
		scsiBuffer(p, v, p.Field(length))
	}}
}

func scsiBuffer(p *arg.Printer, v, n uint64) {
	if v == 0 {
		p.Addr(v)
		return
	}
	p.HexBuffer(v, n)
}

func scsiTransfers(p *arg.Printer) bool {
	direction := int32(p.Field("dxfer_direction"))
	return direction <= scsiToDevice && direction >= scsiBothWays
}

var (
	scsiWhole = scsiParts("iovec_count", "dxfer_len", "")
	scsiMoved = scsiParts("iovec_count", "dxfer_len", "resid")
)

// scsiData is what a command moves: what is read is less by what was not moved, and what
// goes both ways is printed twice.
var scsiData = arg.Func{Type: scsiWhole, Print: func(p *arg.Printer, v uint64) {
	switch int32(p.Field("dxfer_direction")) {
	case scsiFromDevice:
		scsiMoved.Append(p, v)
	case scsiToDevice:
		p.Before(func(p *arg.Printer) { scsiWhole.Append(p, v) })
	default:
		p.Before(func(p *arg.Printer) { scsiWhole.Append(p, v) })
		p.Text(" => ")
		scsiMoved.Append(p, v)
	}
}}

// scsiParts is a pointer to bytes, or to an array of buffers where a field counts them.
func scsiParts(count, length, rest string) arg.Type {
	parts := arg.Array{Elem: iovecOf(arg.Buffer{Len: arg.ByField("iov_len")}), Len: arg.ByField(count)}
	return arg.Both{
		Types: []arg.Type{arg.Buffer{Len: arg.ByField(length)}, parts},
		Print: func(p *arg.Printer, v uint64) {
			if p.Field(count) != 0 {
				parts.Append(p, v)
				return
			}
			n := p.Field(length)
			if rest != "" {
				n -= min(n, uint64(max(0, int32(p.Field(rest)))))
			}
			scsiBuffer(p, v, n)
		},
	}
}
