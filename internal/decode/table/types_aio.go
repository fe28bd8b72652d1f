// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// The operations and flags of include/uapi/linux/aio_abi.h.
const (
	aioRead        = 0
	aioWrite       = 1
	aioPoll        = 5
	aioReadVector  = 7
	aioWriteVector = 8

	aioHasResult   = 1 // IOCB_FLAG_RESFD
	aioHasPriority = 2 // IOCB_FLAG_IOPRIO
)

var (
	aioOperation = &arg.Enum{Bytes: 2, Form: arg.Unsigned, Unknown: "IOCB_CMD_???", Names: []arg.Name{
		{aioRead, "IOCB_CMD_PREAD"}, {aioWrite, "IOCB_CMD_PWRITE"}, {2, "IOCB_CMD_FSYNC"}, {3, "IOCB_CMD_FDSYNC"}, {4, "IOCB_CMD_PREADX"}, {aioPoll, "IOCB_CMD_POLL"},
		{6, "IOCB_CMD_NOOP"}, {aioReadVector, "IOCB_CMD_PREADV"}, {aioWriteVector, "IOCB_CMD_PWRITEV"},
	}}
	aioFlags = &arg.Flags{Bytes: 4, Unknown: "IOCB_FLAG_???", Names: []arg.Name{{aioHasResult, "IOCB_FLAG_RESFD"}, {aioHasPriority, "IOCB_FLAG_IOPRIO"}}}
)

var aioHeadFields = []arg.Field{
	{Name: "aio_data", Type: hexOrZero64},
	{Name: "aio_key", Type: arg.Uint, When: isSet("aio_key")},
	{Name: "aio_rw_flags", Type: rwFlags, When: isSet("aio_rw_flags")},
	{Name: "aio_lio_opcode", Type: aioOperation},
	{Name: "aio_reqprio", Type: aioPriority, When: func(p *arg.Printer) bool {
		return p.Field("aio_reqprio") != 0 || p.Field("aio_flags")&aioHasPriority != 0
	}},
	{Name: "aio_fildes", Type: fd},
}

// Struct iocb: as it is submitted, and as far as it is printed where it is cancelled.
var (
	aioRequest = arg.NewStruct(append(aioHeadFields[:len(aioHeadFields):len(aioHeadFields)],
		arg.Field{Name: "aio_buf", Type: aioBuffer{}, When: aioOperates(aioRead, aioWrite, aioPoll, aioReadVector, aioWriteVector)},
		arg.Field{Name: "aio_nbytes", Type: arg.Uint64, When: aioOperates(aioRead, aioWrite)},
		arg.Field{Name: "aio_offset", Type: arg.Int64, When: aioOperates(aioRead, aioWrite, aioReadVector, aioWriteVector)},
		arg.Field{Name: "aio_reserved2", Type: arg.Uint64, Hidden: true},
		arg.Field{Name: "aio_flags", Type: aioFlags, When: isSet("aio_flags")},
		arg.Field{Name: "aio_resfd", Type: aioResult, When: func(p *arg.Printer) bool { return p.Field("aio_resfd") != 0 || p.Field("aio_flags")&aioHasResult != 0 }},
	)...)
	aioHead = arg.NewStruct(append(aioHeadFields[:len(aioHeadFields):len(aioHeadFields)],
		arg.Field{Name: "aio_buf", Type: arg.Vector{Elem: arg.Uint64, N: 4}, Hidden: true},
		arg.Field{Name: "aio_flags", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "aio_resfd", Type: arg.Uint, Hidden: true},
	)...)
	aioEvent = arg.NewStruct(
		arg.Field{Name: "data", Type: hexOrZero64}, arg.Field{Name: "obj", Type: hexOrZero64},
		arg.Field{Name: "res", Type: arg.Int64}, arg.Field{Name: "res2", Type: arg.Int64},
	)
)

func aioOperates(operations ...uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool {
		for _, o := range operations {
			if p.Field("aio_lio_opcode") == o {
				return true
			}
		}
		return false
	}
}

// aioPriority is a number, or a class and a number in it where the flags say so.
var aioPriority = arg.Func{Type: arg.Int16, Print: func(p *arg.Printer, v uint64) {
	if p.Field("aio_flags")&aioHasPriority == 0 {
		arg.Int16.Append(p, v)
		return
	}
	appendPriority(p, arg.Truncate(v, 2), hexOrZero16)
}}

// aioResult is an eventfd, or a number that means nothing.
var aioResult = arg.Func{Type: fd, Print: func(p *arg.Printer, v uint64) {
	if p.Field("aio_flags")&aioHasResult == 0 {
		hexOrZero32.Append(p, v)
		return
	}
	fd.Append(p, v)
}}

// aioBuffer is the address of bytes or of an array of buffers, or a set of events, by the
// operation. What the kernel will write is printed as addresses.
type aioBuffer struct{ arg.Num }

var (
	aioBytes        = arg.Buffer{Len: arg.ByField("aio_nbytes")}
	aioVectors      = iovecs(arg.ByField("aio_nbytes"))
	aioVectorsAddrs = iovecAddrs(arg.ByField("aio_nbytes"))
)

// Size is that of 64 bits for all ABIs.
func (aioBuffer) Size(arg.ABI) int { return 8 }

// Plan copies the bytes, and what they are as an array: the operation is not known.
func (aioBuffer) Plan(c *arg.Plan, at arg.Place) {
	aioBytes.Plan(c, at)
	aioVectors.Plan(c, at)
}

// Append prints what the operation makes of it.
func (aioBuffer) Append(p *arg.Printer, v uint64) {
	switch p.Field("aio_lio_opcode") {
	case aioWrite:
		aioBytes.Append(p, v)
	case aioWriteVector:
		aioVectors.Append(p, v)
	case aioReadVector:
		aioVectorsAddrs.Append(p, v)
	case aioPoll:
		pollEvents.Append(p, v)
	default:
		p.Addr(v)
	}
}
