// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Struct v4l2_format is a type and a union of 200 bytes, which pointers in it align:
// include/uapi/linux/videodev2.h. Its requests' numbers are those of 64-bit callers.
const videoUnionSize = 200

// videoFormatMembers are the members of the union, each for some types.
var videoFormatMembers = []videoMember{
	{"fmt.pix", videoPixels, []uint64{1, 2}},
	{"fmt.win", videoWindow, []uint64{3, 8}},
	{"fmt.vbi", videoVBI, []uint64{4, 5}},
	{"fmt.sliced", videoSlicedVBI, []uint64{6, 7}},
	{"fmt.pix_mp", videoPlanes, []uint64{9, 10}},
	{"fmt.sdr", videoSize("pixelformat"), []uint64{11, 12}},
	{"fmt.meta", videoSize("dataformat"), []uint64{13, 14}},
}

// videoParameterMembers are those of struct v4l2_streamparm.
var videoParameterMembers = []videoMember{
	{"parm.capture", videoParameters("capturemode", "readbuffers"), []uint64{1}},
	{"parm.output", videoParameters("outputmode", "writebuffers"), []uint64{2}},
}

type videoMember struct {
	name  string
	t     *arg.Struct
	types []uint64
}

// videoUnion is a struct of a type and one of the members.
func videoUnion(members []videoMember, at int, showType bool, when func(*arg.Printer) bool) *arg.Struct {
	fields := []arg.Field{{Name: "type", Type: videoBufferType, Hidden: !showType}}
	for _, m := range members {
		fields = append(fields, arg.Field{Name: m.name, Type: m.t, At: at + 1, When: func(p *arg.Printer) bool {
			return isOneOf(p.Field("type"), m.types) && when(p)
		}})
	}
	return arg.NewStruct(append(fields, arg.Field{Name: "raw_data", Type: arg.Raw{Bytes: videoUnionSize}, At: at + 1, Hidden: true})...)
}

func atEveryTime(*arg.Printer) bool { return true }

const (
	videoFormatAt    = 8 // there are pointers in the union
	videoParameterAt = 4
)

var (
	videoFormatGot      = videoUnion(videoFormatMembers, videoFormatAt, true, succeeded)
	videoFormatAsked    = videoUnion(videoFormatMembers, videoFormatAt, true, atEveryTime)
	videoFormatAnswer   = videoUnion(videoFormatMembers, videoFormatAt, false, atEveryTime)
	videoParameterGot   = videoUnion(videoParameterMembers, videoParameterAt, true, succeeded)
	videoParameterAsked = videoUnion(videoParameterMembers, videoParameterAt, true, atEveryTime)
	videoParameterGiven = videoUnion(videoParameterMembers, videoParameterAt, false, atEveryTime)
)

// videoSet is a struct of which the kernel may change what it was asked for.
type videoSet struct {
	exchange
	members []videoMember
}

// changed tells whether strace shows an answer for the type: for those that the union
// has a member for, but for windows on screen.
func (t videoSet) changed(p *arg.Printer, v uint64) bool {
	kind, _ := t.asked.Load(p, v, "type")
	for _, m := range t.members {
		if isOneOf(kind, m.types) {
			return m.t != videoWindow
		}
	}
	return false
}

// Append prints both parts, or what was asked.
func (t videoSet) Append(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	if t.changed(p, v) {
		t.exchange.Append(p, v)
		return
	}
	arg.Ptr{To: t.asked}.Append(p, v)
}

func videoSetting(asked, answer *arg.Struct, members []videoMember, names ...string) requests {
	return asArg(videoSet{exchange{asked: asked, answer: answer}, members}, names...)
}

var (
	videoPixels = arg.NewStruct(
		arg.Field{Name: "width", Type: arg.Uint}, arg.Field{Name: "height", Type: arg.Uint},
		arg.Field{Name: "pixelformat", Type: videoFormat}, arg.Field{Name: "field", Type: videoField},
		arg.Field{Name: "bytesperline", Type: arg.Uint}, arg.Field{Name: "sizeimage", Type: arg.Uint},
		arg.Field{Name: "colorspace", Type: videoColorspace},
	)
	videoPlanes = arg.NewStruct(
		arg.Field{Name: "width", Type: arg.Uint}, arg.Field{Name: "height", Type: arg.Uint},
		arg.Field{Name: "pixelformat", Type: videoFormat}, arg.Field{Name: "field", Type: videoField}, arg.Field{Name: "colorspace", Type: videoColorspace},
		arg.Field{Name: "plane_fmt", Type: arg.Vector{N: 8, Elem: arg.NewStruct(
			arg.Field{Name: "sizeimage", Type: arg.Uint}, arg.Field{Name: "bytesperline", Type: arg.Uint},
			arg.Field{Name: "reserved", Type: arg.Vector{Elem: arg.Uint16, N: 6}, Hidden: true},
		)}},
		arg.Field{Name: "num_planes", Type: arg.Uint8},
	)
	videoWindow = arg.NewStruct(
		arg.Field{Name: "w", Type: videoRectangle}, arg.Field{Name: "field", Type: videoField}, arg.Field{Name: "chromakey", Type: hexOrZero32},
		arg.Field{Name: "clips", Type: arg.Addr}, arg.Field{Name: "clipcount", Type: arg.Uint}, arg.Field{Name: "bitmap", Type: arg.Addr},
		arg.Field{Name: "global_alpha", Type: hexOrZero8},
	)
	videoVBI = arg.NewStruct(
		arg.Field{Name: "sampling_rate", Type: arg.Uint}, arg.Field{Name: "offset", Type: arg.Uint}, arg.Field{Name: "samples_per_line", Type: arg.Uint},
		arg.Field{Name: "sample_format", Type: videoFormat},
		arg.Field{Name: "start", Type: arg.Vector{Elem: arg.Uint, N: 2}}, arg.Field{Name: "count", Type: arg.Vector{Elem: arg.Uint, N: 2}},
		arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "V4L2_VBI_???", Names: []arg.Name{{1, "V4L2_VBI_UNSYNC"}, {2, "V4L2_VBI_INTERLACED"}}}},
	)
	videoSlicedVBI = arg.NewStruct(
		arg.Field{Name: "service_set", Type: &arg.Flags{Bytes: 2, Unknown: "V4L2_SLICED_???", Names: videoSliced}},
		arg.Field{Name: "service_lines", Type: arg.Vector{N: 2, Elem: arg.Vector{Elem: hexOrZero16, N: 24}}},
		arg.Field{Name: "io_size", Type: arg.Uint},
	)
)

func videoSize(format string) *arg.Struct {
	return arg.NewStruct(arg.Field{Name: format, Type: videoFormat}, arg.Field{Name: "buffersize", Type: arg.Uint})
}

func videoParameters(mode, buffers string) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "capability", Type: &arg.Flags{Bytes: 4, Unknown: "V4L2_CAP_???", Names: []arg.Name{{0x1000, "V4L2_CAP_TIMEPERFRAME"}}}},
		arg.Field{Name: mode, Type: &arg.Flags{Bytes: 4, Unknown: "V4L2_MODE_???", Names: []arg.Name{{1, "V4L2_MODE_HIGHQUALITY"}}}},
		arg.Field{Name: "timeperframe", Type: videoFraction},
		arg.Field{Name: "extendedmode", Type: hexOrZero32},
		arg.Field{Name: buffers, Type: arg.Uint},
	)
}
