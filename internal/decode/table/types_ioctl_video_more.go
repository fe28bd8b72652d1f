// SPDX-License-Identifier: Apache-2.0

package table

import (
	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Struct v4l2_create_buffers and v4l2_tuner: include/uapi/linux/videodev2.h.

var (
	videoBuffersCreated = arg.NewStruct(
		hidden("index", arg.Uint), field("count", arg.Uint), field("memory", videoMemory),
		arg.Field{Name: "format", Type: videoFormatAsked, At: 16 + 1},
		hidden("rest", arg.Raw{Bytes: 32}),
	)
	videoBuffersMade = arg.NewStruct(field("index", arg.Uint), field("count", arg.Uint))
)

var videoTunerGot = func() *arg.Struct {
	s := videoTunerFields()
	for i := range s {
		if i > 0 {
			s[i].When = succeeded
		}
	}
	return arg.NewStruct(s...)
}()

// videoTuner is all of a tuner, or what is answered.
func videoTuner(index bool) *arg.Struct {
	s := videoTunerFields()
	s[0].Hidden = !index
	return arg.NewStruct(s...)
}

func videoTunerFields() []arg.Field {
	return []arg.Field{
		field("index", arg.Uint), field("name", fieldString(32)),
		field("type", &arg.Enum{Bytes: 4, Unknown: "V4L2_TUNER_???", Names: []arg.Name{
			{1, "V4L2_TUNER_RADIO"}, {2, "V4L2_TUNER_ANALOG_TV"}, {3, "V4L2_TUNER_DIGITAL_TV"}, {4, "V4L2_TUNER_SDR"}, {5, "V4L2_TUNER_RF"},
		}}),
		field("capability", &arg.Flags{Bytes: 4, Unknown: "V4L2_TUNER_CAP_???", Names: []arg.Name{
			{0x1, "V4L2_TUNER_CAP_LOW"}, {0x2, "V4L2_TUNER_CAP_NORM"}, {0x4, "V4L2_TUNER_CAP_HWSEEK_BOUNDED"}, {0x8, "V4L2_TUNER_CAP_HWSEEK_WRAP"},
			{0x10, "V4L2_TUNER_CAP_STEREO"}, {0x20, "V4L2_TUNER_CAP_LANG2"}, {0x40, "V4L2_TUNER_CAP_LANG1"}, {0x80, "V4L2_TUNER_CAP_RDS"},
			{0x100, "V4L2_TUNER_CAP_RDS_BLOCK_IO"}, {0x200, "V4L2_TUNER_CAP_RDS_CONTROLS"}, {0x400, "V4L2_TUNER_CAP_FREQ_BANDS"},
			{0x800, "V4L2_TUNER_CAP_HWSEEK_PROG_LIM"}, {0x1000, "V4L2_TUNER_CAP_1HZ"},
		}}),
		field("rangelow", arg.Uint), field("rangehigh", arg.Uint),
		field("rxsubchans", &arg.Flags{Bytes: 4, Unknown: "V4L2_TUNER_SUB_???", Names: []arg.Name{
			{0x1, "V4L2_TUNER_SUB_MONO"}, {0x2, "V4L2_TUNER_SUB_STEREO"}, {0x4, "V4L2_TUNER_SUB_LANG2"}, {0x8, "V4L2_TUNER_SUB_LANG1"}, {0x10, "V4L2_TUNER_SUB_RDS"},
		}}),
		field("audmode", &arg.Enum{Bytes: 4, Unknown: "V4L2_TUNER_MODE_???", Names: []arg.Name{
			{0, "V4L2_TUNER_MODE_MONO"}, {1, "V4L2_TUNER_MODE_STEREO"}, {2, "V4L2_TUNER_MODE_LANG2"}, {3, "V4L2_TUNER_MODE_LANG1"}, {4, "V4L2_TUNER_MODE_LANG1_LANG2"},
		}}),
		field("signal", arg.Int), field("afc", arg.Int),
		hidden("reserved", arg.Raw{Bytes: 16}),
	}
}

// videoControlDescribed is struct v4l2_query_ext_ctrl.
var videoControlDescribed = arg.NewStruct(
	changing("id", videoControlQuery),
	added("type", &arg.Enum{Bytes: 4, Unknown: "V4L2_CTRL_TYPE_???", Names: videoControlTypes}),
	added("name", fieldString(32)),
	addedOnVerbose("minimum", arg.Int64), addedOnVerbose("maximum", arg.Int64), addedOnVerbose("step", arg.Uint64), addedOnVerbose("default_value", arg.Int64),
	addedOnVerbose("flags", &arg.Flags{Bytes: 4, Unknown: "V4L2_CTRL_FLAG_???", Names: videoControlFlags}),
	addedOnVerbose("elem_size", arg.Uint), addedOnVerbose("elems", arg.Uint), addedOnVerbose("nr_of_dims", arg.Uint),
	addedOnVerbose("dims", arg.Vector{Elem: arg.Uint, N: 4, Count: fieldOf("nr_of_dims")}),
	arg.Field{Name: "reserved", Type: arg.Vector{Elem: hexOrZero32, N: 32}, Verbose: true, When: func(p *arg.Printer) bool { return succeeded(p) && p.AnySet("reserved") }},
)

// videoControlArray is a pointer to struct v4l2_ext_controls, an array of controls. They are
// printed as they are after the call, and where they are set, before it as well.
type videoControlArray struct{ set bool }

// Struct v4l2_ext_controls, as it is printed before and after the array, and the array's
// element, which is packed.
var (
	videoControlList = arg.NewStruct(
		field("ctrl_class", &arg.Enum{Bytes: 4, Unknown: "V4L2_CTRL_CLASS_???", Names: videoControlClasses}), field("count", arg.Uint),
		hidden("error_idx", arg.Uint), hidden("request_fd", arg.Int), hidden("reserved", arg.Uint),
		field("controls", arg.Array{Elem: videoControl, Len: arg.ByField("count")}),
	)
	videoControl = videoControlElement{arg.NewStruct(
		field("id", videoControlID), field("size", arg.Uint), hidden("reserved2", arg.Uint),
		fieldHas("size", ^uint64(0), arg.Field{Name: "string", Type: arg.Buffer{Len: arg.ByField("size")}, At: 12 + 1}),
		fieldIs("size", 0, arg.Field{Name: "value", Type: arg.Int, At: 12 + 1}),
		fieldIs("size", 0, arg.Field{Name: "value64", Type: arg.Int64, At: 12 + 1}),
	)}
)

const videoControlSize = 20

type videoControlElement struct{ *arg.Struct }

// Size is without what C's rules would put behind it.
func (videoControlElement) Size(arg.ABI) int { return videoControlSize }

// Align is that of a byte.
func (videoControlElement) Align(arg.ABI) int { return 1 }

// Size is that of an address.
func (videoControlArray) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies the struct and the controls.
func (videoControlArray) Plan(c *arg.Plan, at arg.Place) {
	size := uint32(videoControlList.Size(c.ABI))
	inside := c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: size, Max: size})
	videoControlList.Plan(c, inside)
	c.Elements(inside, int(size), 1)
}

// Append prints it once the call is over.
func (t videoControlArray) Append(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	class, ok := videoControlList.Load(p, v, "ctrl_class")
	count, _ := videoControlList.Load(p, v, "count")
	address, whole := videoControlList.Load(p, v, "controls")
	if !ok || !whole || p.Call.Opaque {
		p.Addr(v)
		return
	}
	p.Text("{ctrl_class=")
	videoControlList.Fields[0].Type.Append(p, class)
	p.Text(", count=")
	p.Uint(count)
	if count == 0 {
		p.Byte('}')
		return
	}
	there := true
	p.Text(", controls=")
	if t.set {
		p.Before(func(p *arg.Printer) { there = printVideoControls(p, address, count) })
		if there {
			p.Text("} => {controls=")
		}
	}
	if there {
		p.After(func(p *arg.Printer) { there = printVideoControls(p, address, count) })
	}
	if (there || !t.set) && p.Call.Failed() {
		p.Text(", error_idx=")
		index, _ := videoControlList.Load(p, v, "error_idx")
		p.Uint(index)
	}
	p.Byte('}')
}

// printVideoControls appends an array of controls; it reports false where that is but an
// address.
func printVideoControls(p *arg.Printer, addr, count uint64) bool {
	if addr == 0 {
		p.Addr(addr)
		return false
	}
	start := len(p.Out)
	p.Array(addr, count, arg.Array{Elem: videoControl})
	return p.Out[start] == '['
}
