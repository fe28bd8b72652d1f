// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Structs of a video device's controls: include/uapi/linux/videodev2.h.
var (
	videoControlGot = arg.NewStruct(arg.Field{Name: "id", Type: videoControlID}, added("value", arg.Int))
	videoControlSet = arg.NewStruct(arg.Field{Name: "id", Type: videoControlID}, changing("value", arg.Int))

	videoControlAsked = arg.NewStruct(
		changing("id", videoControlQuery),
		added("type", &arg.Enum{Bytes: 4, Unknown: "V4L2_CTRL_TYPE_???", Names: videoControlTypes}),
		added("name", fieldString(32)),
		addedOnVerbose("minimum", arg.Int), addedOnVerbose("maximum", arg.Int), addedOnVerbose("step", arg.Int), addedOnVerbose("default_value", arg.Int),
		addedOnVerbose("flags", &arg.Flags{Bytes: 4, Unknown: "V4L2_CTRL_FLAG_???", Names: videoControlFlags}),
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: hexOrZero32, N: 2}, Verbose: true, When: func(p *arg.Printer) bool { return succeeded(p) && p.AnySet("reserved") }},
	)
	videoMenuAsked = arg.NewStruct(
		arg.Field{Name: "id", Type: videoControlID}, arg.Field{Name: "index", Type: arg.Uint},
		arg.Field{Name: "name", Type: arg.Raw{Bytes: 32}, Hidden: true}, arg.Field{Name: "reserved", Type: arg.Uint, Hidden: true},
	)
	videoMenu = arg.NewStruct(
		arg.Field{Name: "id", Type: arg.Uint, Hidden: true}, arg.Field{Name: "index", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "name", Type: fieldString(32)},
		// The struct is packed; the value shares its bytes with the name.
		arg.Field{Name: "value", Type: arg.Int64, At: 9},
		arg.Field{Name: "reserved", Type: arg.Uint, At: 41, Hidden: true},
	)
)

func addedOnVerbose(name string, t arg.Type) arg.Field {
	return arg.Field{Name: name, Type: t, Verbose: true, When: succeeded}
}

const (
	videoNextControl  = 0x80000000
	videoNextCompound = 0x40000000
	videoNumberBits   = 0xffff // what V4L2_CTRL_ID2CLASS leaves out
)

// videoControlID is a control, by its name or its number within a class that has one.
var videoControlID = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	class := nameOf(videoControlClasses, v&^videoNumberBits)
	if class == "" || p.Opt.Style == arg.StyleRaw || nameOf(videoControls, v) != "" {
		videoControlName.Append(p, v)
		return
	}
	if p.Opt.Style == arg.StyleAbbrev {
		printInClass(p, class, v)
		return
	}
	p.Hex(v)
	p.Text(" /* ")
	printInClass(p, class, v)
	p.Text(" */")
}}

var videoControlName = &arg.Enum{Bytes: 4, Unknown: "V4L2_CID_???", Names: videoControls}

func printInClass(p *arg.Printer, class string, v uint64) {
	p.Text(class)
	p.Byte('+')
	hexOrZero16.Append(p, v&videoNumberBits)
}

var videoNext = &arg.Flags{Bytes: 4, Names: []arg.Name{{videoNextControl, "V4L2_CTRL_FLAG_NEXT_CTRL"}, {videoNextCompound, "V4L2_CTRL_FLAG_NEXT_COMPOUND"}}}

// videoControlQuery is the same with bits that ask for the next one.
var videoControlQuery = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	next := v & (videoNextControl | videoNextCompound)
	if next == 0 || p.Opt.Style == arg.StyleRaw {
		videoControlID.Append(p, v)
		return
	}
	videoNext.Append(p, next)
	p.Byte('|')
	videoControlID.Append(p, v&^next)
}}
