// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// videoBuffersAsked is struct v4l2_requestbuffers.
var videoBuffersAsked = arg.NewStruct(
	arg.Field{Name: "type", Type: videoBufferType, At: 5}, arg.Field{Name: "memory", Type: videoMemory},
	videoBufferCount,
	arg.Field{Name: "rest", Type: arg.Vector{Elem: arg.Uint, N: 2}, At: 13, Hidden: true},
)

var videoBufferCount = func() arg.Field {
	f := changing("count", arg.Uint)
	f.At = 1
	return f
}()

// Struct v4l2_buffer, whose fields strace shows in another order than they have: offsets
// are those of 64-bit callers, as is the size in the requests' numbers.
var (
	videoBuffer         = videoBufferOf(atEveryTime, false)
	videoBufferDequeued = videoBufferOf(succeeded, true)
)

func videoBufferOf(index func(*arg.Printer) bool, withTime bool) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "type", Type: videoBufferType, At: 4 + 1},
		arg.Field{Name: "index", Type: arg.Uint, At: 0 + 1, When: index},
		arg.Field{Name: "memory", Type: videoMemory, At: 60 + 1, When: succeeded},
		arg.Field{Name: "m.offset", Type: hexOrZero32, At: 64 + 1, When: inVideoMemory(1)},
		arg.Field{Name: "m.userptr", Type: hexOrZero64, At: 64 + 1, When: inVideoMemory(2)},
		arg.Field{Name: "length", Type: arg.Uint, At: 72 + 1, When: succeeded},
		arg.Field{Name: "bytesused", Type: arg.Uint, At: 8 + 1, When: succeeded},
		arg.Field{Name: "flags", Type: videoBufferFlag, At: 12 + 1, When: succeeded},
		arg.Field{Name: "timestamp", Type: timeval, At: 24 + 1, When: func(p *arg.Printer) bool { return withTime && succeeded(p) }},
		arg.Field{Type: byteField{arg.Raw{}, func(p *arg.Printer, _ uint64) { p.Text("...") }}, When: succeeded},
		arg.Field{Name: "rest", Type: arg.Vector{Elem: arg.Uint, N: 4}, At: 72 + 1, Hidden: true},
	)
}

func inVideoMemory(kind uint64) func(p *arg.Printer) bool {
	return func(p *arg.Printer) bool { return succeeded(p) && p.Field("memory") == kind }
}

const (
	videoTimestampMask = 0xe000
	videoSourceMask    = 0x70000
)

var (
	videoTimestamp = &arg.Enum{Bytes: 4, Unknown: "V4L2_BUF_FLAG_TIMESTAMP_???", Names: []arg.Name{
		{0x0000, "V4L2_BUF_FLAG_TIMESTAMP_UNKNOWN"}, {0x2000, "V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC"}, {0x4000, "V4L2_BUF_FLAG_TIMESTAMP_COPY"},
	}}
	videoSource = &arg.Enum{Bytes: 4, Unknown: "V4L2_BUF_FLAG_TSTAMP_SRC_???", Names: []arg.Name{
		{0x00000, "V4L2_BUF_FLAG_TSTAMP_SRC_EOF"}, {0x10000, "V4L2_BUF_FLAG_TSTAMP_SRC_SOE"},
	}}
	videoOtherFlags = &arg.Flags{Bytes: 4, Unknown: "V4L2_BUF_FLAG_???", Names: videoBufferFlags}
)

// videoBufferFlag is flags and two parts that are one of several.
var videoBufferFlag = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	if p.Opt.Style == arg.StyleRaw {
		hexOrZero32.Append(p, v)
		return
	}
	if flags := v &^ (videoTimestampMask | videoSourceMask); flags != 0 {
		videoOtherFlags.Append(p, flags)
		p.Byte('|')
	}
	videoTimestamp.Append(p, v&videoTimestampMask)
	p.Byte('|')
	videoSource.Append(p, v&videoSourceMask)
}}

// Struct v4l2_exportbuffer, as it is asked and as it is answered.
var (
	videoExportAsked = arg.NewStruct(
		arg.Field{Name: "type", Type: videoBufferType}, arg.Field{Name: "index", Type: arg.Uint}, arg.Field{Name: "plane", Type: arg.Uint},
		arg.Field{Name: "flags", Type: openFlags},
	)
	videoExported = arg.NewStruct(arg.Field{Name: "fd", Type: fd, At: 16 + 1})
)

// videoFrameBuffer is struct v4l2_framebuffer as far as strace shows it.
var videoFrameBuffer = arg.NewStruct(
	arg.Field{Name: "capability", Type: hexOrZero32}, arg.Field{Name: "flags", Type: hexOrZero32}, arg.Field{Name: "base", Type: arg.Addr},
	arg.Field{Name: "fmt", Type: arg.Vector{Elem: arg.Uint, N: 8}, Hidden: true},
)
