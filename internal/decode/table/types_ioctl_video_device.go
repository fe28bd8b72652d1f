// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Structs about a video device, its formats, inputs and standards:
// include/uapi/linux/videodev2.h.
var (
	videoDevice = arg.NewStruct(
		arg.Field{Name: "driver", Type: fieldString(16)}, arg.Field{Name: "card", Type: fieldString(32)}, arg.Field{Name: "bus_info", Type: fieldString(32)},
		arg.Field{Name: "version", Type: bpfVersion},
		arg.Field{Name: "capabilities", Type: videoCapability},
		arg.Field{Name: "device_caps", Type: videoCapability, When: func(p *arg.Printer) bool { return p.Field("device_caps") != 0 }},
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint, N: 3}, Hidden: true},
	)
	videoFormatListed = arg.NewStruct(
		arg.Field{Name: "index", Type: arg.Uint},
		arg.Field{Name: "type", Type: videoBufferType},
		added("flags", &arg.Flags{Bytes: 4, Unknown: "V4L2_FMT_FLAG_???", Names: videoFormatFlags}),
		added("description", fieldString(32)),
		added("pixelformat", videoFormat),
		arg.Field{Name: "mbus_code", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint, N: 3}, Hidden: true},
	)
	videoInput = arg.NewStruct(
		arg.Field{Name: "index", Type: arg.Uint},
		added("name", fieldString(32)),
		added("type", &arg.Enum{Bytes: 4, Unknown: "V4L2_INPUT_TYPE_???", Names: videoInputTypes}),
		added("audioset", hexOrZero32),
		added("tuner", arg.Uint),
		added("std", videoStandard),
		added("status", &arg.Flags{Bytes: 4, Unknown: "V4L2_IN_ST_???", Names: videoInputStatus}),
		added("capabilities", &arg.Flags{Bytes: 4, Unknown: "V4L2_IN_CAP_???", Names: videoInputCapabilities}),
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint, N: 3}, Hidden: true},
	)
	videoStandardListed = arg.NewStruct(
		arg.Field{Name: "index", Type: arg.Uint},
		arg.Field{Name: "id", Type: arg.Uint64, Hidden: true},
		added("name", fieldString(24)),
		added("frameperiod", videoFraction),
		added("framelines", arg.Uint),
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint, N: 4}, Hidden: true},
	)
	videoRectangle = arg.NewStruct(
		arg.Field{Name: "left", Type: arg.Int}, arg.Field{Name: "top", Type: arg.Int}, arg.Field{Name: "width", Type: arg.Uint}, arg.Field{Name: "height", Type: arg.Uint},
	)
	videoCrop     = arg.NewStruct(arg.Field{Name: "type", Type: videoBufferType}, arg.Field{Name: "c", Type: videoRectangle})
	videoCropGot  = arg.NewStruct(arg.Field{Name: "type", Type: videoBufferType}, added("c", videoRectangle))
	videoCropping = arg.NewStruct(
		arg.Field{Name: "type", Type: videoBufferType},
		added("bounds", videoRectangle), added("defrect", videoRectangle), added("pixelaspect", videoFraction),
	)
)

// Sizes and intervals of frames, of which the type says the form.
const (
	videoDiscrete   = 1
	videoContinuous = 2
	videoStepwise   = 3
)

var (
	videoFrameSize = arg.NewStruct(
		arg.Field{Name: "index", Type: arg.Uint},
		arg.Field{Name: "pixel_format", Type: videoFormat},
		added("type", frameType("SIZE")),
		frameForm("discrete", 13, arg.NewStruct(arg.Field{Name: "width", Type: arg.Uint}, arg.Field{Name: "height", Type: arg.Uint}), videoDiscrete),
		frameForm("stepwise", 13, arg.NewStruct(
			arg.Field{Name: "min_width", Type: arg.Uint}, arg.Field{Name: "max_width", Type: arg.Uint}, arg.Field{Name: "step_width", Type: arg.Uint},
			arg.Field{Name: "min_height", Type: arg.Uint}, arg.Field{Name: "max_height", Type: arg.Uint}, arg.Field{Name: "step_height", Type: arg.Uint},
		), videoStepwise),
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint, N: 2}, Hidden: true},
	)
	videoFrameInterval = arg.NewStruct(
		arg.Field{Name: "index", Type: arg.Uint},
		arg.Field{Name: "pixel_format", Type: videoFormat},
		arg.Field{Name: "width", Type: arg.Uint}, arg.Field{Name: "height", Type: arg.Uint},
		added("type", frameType("IVAL")),
		frameForm("discrete", 21, videoFraction, videoDiscrete),
		frameForm("stepwise", 21, arg.NewStruct(
			arg.Field{Name: "min", Type: videoFraction}, arg.Field{Name: "max", Type: videoFraction}, arg.Field{Name: "step", Type: videoFraction},
		), videoContinuous, videoStepwise),
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint, N: 2}, Hidden: true},
	)
)

func frameType(of string) *arg.Enum {
	prefix := "V4L2_FRM" + of + "_TYPE_"
	return &arg.Enum{Bytes: 4, Unknown: prefix + "???", Names: []arg.Name{
		{videoDiscrete, prefix + "DISCRETE"}, {videoContinuous, prefix + "CONTINUOUS"}, {videoStepwise, prefix + "STEPWISE"},
	}}
}

// frameForm is a member of the union at a place, there for some types.
func frameForm(name string, at int, t arg.Type, types ...uint64) arg.Field {
	return arg.Field{Name: name, Type: t, At: at, When: func(p *arg.Printer) bool { return succeeded(p) && isOneOf(p.Field("type"), types) }}
}

func isOneOf(v uint64, values []uint64) bool {
	for _, other := range values {
		if v == other {
			return true
		}
	}
	return false
}
