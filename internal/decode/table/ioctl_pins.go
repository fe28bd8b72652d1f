// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of general-purpose pins: include/uapi/linux/gpio.h, both versions.
var pinRequests = slices.Concat(
	answered(arg.NewStruct(field("name", fieldString(pinNameSize)), field("label", fieldString(pinNameSize)), field("lines", arg.Uint)), "GPIO_GET_CHIPINFO_IOCTL"),
	given(arg.NewStruct(field("offset", arg.Uint)), "GPIO_GET_LINEINFO_UNWATCH_IOCTL"),
	exchanged(pinAsked, pinInfo, "GPIO_GET_LINEINFO_IOCTL", "GPIO_GET_LINEINFO_WATCH_IOCTL"),
	exchanged(pinHandle(false), pinHandle(true), "GPIO_GET_LINEHANDLE_IOCTL"),
	exchanged(pinEvent(false), pinEvent(true), "GPIO_GET_LINEEVENT_IOCTL"),
	answered(pinValues, "GPIOHANDLE_GET_LINE_VALUES_IOCTL"),
	given(pinValues, "GPIOHANDLE_SET_LINE_VALUES_IOCTL"),
	given(arg.NewStruct(
		field("flags", pinHandleFlags), field("default_values", arg.Vector{Elem: arg.Uint8, N: pinsMost}), hidden("padding", arg.Raw{Bytes: 16}),
	), "GPIOHANDLE_SET_CONFIG_IOCTL"),

	exchanged(pinAsked2, pinInfo2, "GPIO_V2_GET_LINEINFO_IOCTL", "GPIO_V2_GET_LINEINFO_WATCH_IOCTL"),
	exchanged(pinRequest2(false), pinRequest2(true), "GPIO_V2_GET_LINE_IOCTL"),
	given(pinConfig2, "GPIO_V2_LINE_SET_CONFIG_IOCTL"),
	exchanged(
		arg.NewStruct(hidden("bits", hexOrZero64), field("mask", hexOrZero64)), arg.NewStruct(field("bits", hexOrZero64), hidden("mask", hexOrZero64)),
		"GPIO_V2_LINE_GET_VALUES_IOCTL",
	),
	given(arg.NewStruct(field("bits", hexOrZero64), field("mask", hexOrZero64)), "GPIO_V2_LINE_SET_VALUES_IOCTL"),
)

const (
	pinNameSize       = 32 // GPIO_MAX_NAME_SIZE
	pinsMost          = 64 // GPIOHANDLES_MAX, GPIO_V2_LINES_MAX
	pinAttributesMost = 10 // GPIO_V2_LINE_NUM_ATTRS_MAX
)

var (
	pinFlags = &arg.Flags{Bytes: 4, Unknown: "GPIOLINE_FLAG_???", Names: []arg.Name{
		{1, "GPIOLINE_FLAG_KERNEL"}, {2, "GPIOLINE_FLAG_IS_OUT"}, {4, "GPIOLINE_FLAG_ACTIVE_LOW"}, {8, "GPIOLINE_FLAG_OPEN_DRAIN"}, {16, "GPIOLINE_FLAG_OPEN_SOURCE"},
		{32, "GPIOLINE_FLAG_BIAS_PULL_UP"}, {64, "GPIOLINE_FLAG_BIAS_PULL_DOWN"}, {128, "GPIOLINE_FLAG_BIAS_DISABLE"},
	}}
	pinHandleFlags = &arg.Flags{Bytes: 4, Unknown: "GPIOHANDLE_REQUEST_???", Names: []arg.Name{
		{1, "GPIOHANDLE_REQUEST_INPUT"}, {2, "GPIOHANDLE_REQUEST_OUTPUT"}, {4, "GPIOHANDLE_REQUEST_ACTIVE_LOW"}, {8, "GPIOHANDLE_REQUEST_OPEN_DRAIN"},
		{16, "GPIOHANDLE_REQUEST_OPEN_SOURCE"}, {32, "GPIOHANDLE_REQUEST_BIAS_PULL_UP"}, {64, "GPIOHANDLE_REQUEST_BIAS_PULL_DOWN"}, {128, "GPIOHANDLE_REQUEST_BIAS_DISABLE"},
	}}
	pinEventFlags = &arg.Flags{Bytes: 4, Unknown: "GPIOEVENT_REQUEST_???", Names: []arg.Name{
		{3, "GPIOEVENT_REQUEST_BOTH_EDGES"}, {1, "GPIOEVENT_REQUEST_RISING_EDGE"}, {2, "GPIOEVENT_REQUEST_FALLING_EDGE"},
	}}
	pinFlags2 = &arg.Flags{Bytes: 8, Unknown: "GPIO_V2_LINE_FLAG_???", Names: []arg.Name{
		{1 << 0, "GPIO_V2_LINE_FLAG_USED"}, {1 << 1, "GPIO_V2_LINE_FLAG_ACTIVE_LOW"}, {1 << 2, "GPIO_V2_LINE_FLAG_INPUT"}, {1 << 3, "GPIO_V2_LINE_FLAG_OUTPUT"},
		{1 << 4, "GPIO_V2_LINE_FLAG_EDGE_RISING"}, {1 << 5, "GPIO_V2_LINE_FLAG_EDGE_FALLING"}, {1 << 6, "GPIO_V2_LINE_FLAG_OPEN_DRAIN"},
		{1 << 7, "GPIO_V2_LINE_FLAG_OPEN_SOURCE"}, {1 << 8, "GPIO_V2_LINE_FLAG_BIAS_PULL_UP"}, {1 << 9, "GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN"},
		{1 << 10, "GPIO_V2_LINE_FLAG_BIAS_DISABLED"}, {1 << 11, "GPIO_V2_LINE_FLAG_EVENT_CLOCK_REALTIME"}, {1 << 12, "GPIO_V2_LINE_FLAG_EVENT_CLOCK_HTE"},
	}}
)

// The first version.
var (
	pinAsked = arg.NewStruct(
		field("line_offset", arg.Uint), hidden("flags", arg.Uint), hidden("name", arg.Raw{Bytes: pinNameSize}), hidden("consumer", arg.Raw{Bytes: pinNameSize}),
	)
	pinInfo = arg.NewStruct(
		hidden("line_offset", arg.Uint), field("flags", pinFlags), field("name", fieldString(pinNameSize)), field("consumer", fieldString(pinNameSize)),
	)
	pinValues = arg.NewStruct(field("values", arg.Vector{Elem: arg.Uint8, N: pinsMost}))
)

// pinHandle is struct gpiohandle_request, or of it what is answered.
func pinHandle(answer bool) *arg.Struct {
	fields := []arg.Field{
		{Name: "lines", Type: arg.Uint, At: 356 + 1},
		{Name: "lineoffsets", Type: arg.Vector{Elem: arg.Uint, N: pinsMost, Count: fieldOf("lines")}, At: 0 + 1},
		field("flags", pinHandleFlags),
		field("default_values", arg.Vector{Elem: arg.Uint8, N: pinsMost, Count: fieldOf("lines")}),
		field("consumer_label", fieldString(pinNameSize)),
	}
	return withDescriptor(fields, arg.Field{Name: "fd", Type: fd, At: 360 + 1}, answer)
}

// pinEvent is struct gpioevent_request, or of it what is answered.
func pinEvent(answer bool) *arg.Struct {
	fields := []arg.Field{
		field("lineoffset", arg.Uint), field("handleflags", pinHandleFlags), field("eventflags", pinEventFlags), field("consumer_label", fieldString(pinNameSize)),
	}
	return withDescriptor(fields, field("fd", fd), answer)
}

// withDescriptor makes a struct of what is asked, or of the descriptor that answers it.
func withDescriptor(fields []arg.Field, answers arg.Field, answer bool) *arg.Struct {
	for i := range fields {
		fields[i].Hidden = answer
	}
	answers.Hidden = !answer
	return arg.NewStruct(append(fields, answers)...)
}

func fieldOf(name string) func(*arg.Printer) uint64 {
	return func(p *arg.Printer) uint64 { return p.Field(name) }
}

// The second version.
var (
	pinAsked2 = arg.NewStruct(arg.Field{Name: "offset", Type: arg.Uint, At: 64 + 1}, hidden("rest", arg.Raw{Bytes: 188}))
	pinInfo2  = arg.NewStruct(
		field("name", fieldString(pinNameSize)), field("consumer", fieldString(pinNameSize)),
		hidden("offset", arg.Uint),
		arg.Field{Name: "flags", Type: pinFlags2, At: 72 + 1},
		arg.Field{Name: "num_attrs", Type: arg.Uint, At: 68 + 1},
		and(hasAttributes, arg.Field{Name: "attrs", At: 80 + 1, Type: arg.Vector{Elem: pinAttribute, N: pinAttributesMost, Count: fieldOf("num_attrs")}}),
		unlessZero("padding", arg.Vector{Elem: hexOrZero32, N: 4}),
	)
	pinConfig2 = arg.NewStruct(
		field("flags", pinFlags2), field("num_attrs", arg.Uint),
		unlessZero("padding", arg.Vector{Elem: hexOrZero32, N: 5}),
		and(hasAttributes, field("attrs", arg.Vector{Elem: pinAttributeOfLines, N: pinAttributesMost, Count: fieldOf("num_attrs")})),
	)
)

func hasAttributes(p *arg.Printer) bool { return p.Field("num_attrs") != 0 }

// pinRequest2 is struct gpio_v2_line_request, or of it what is answered.
func pinRequest2(answer bool) *arg.Struct {
	fields := []arg.Field{
		{Name: "num_lines", Type: arg.Uint, At: 560 + 1},
		{Name: "offsets", Type: arg.Vector{Elem: arg.Uint, N: pinsMost, Count: fieldOf("num_lines")}, At: 0 + 1},
		field("consumer", fieldString(pinNameSize)),
		field("config", pinConfig2),
		unlessZero("event_buffer_size", arg.Uint),
		unlessZero("padding", arg.Vector{Elem: hexOrZero32, N: 5}),
	}
	fields[4].At = 564 + 1
	return withDescriptor(fields, field("fd", fd), answer)
}

// Struct gpio_v2_line_attribute, alone and with a mask of lines. Its kind stands for its
// name where nothing else is set.
var (
	pinAttributeRaw = arg.NewStruct(field("id", arg.Uint), unlessZero("padding", hexOrZero32), field("data", hexOrZero64))
	pinAttribute    = inMemory{pinAttributeRaw, func(p *arg.Printer, addr uint64) {
		start := len(p.Out)
		p.Byte('{')
		if !printPinAttribute(p, addr) {
			p.Out = p.Out[:start]
			pinAttributeRaw.Append(p, addr)
			return
		}
		p.Byte('}')
	}}
	pinAttributeMasked  = arg.NewStruct(field("attr", pinAttributeRaw), field("mask", hexOrZero64))
	pinAttributeOfLines = inMemory{pinAttributeMasked, func(p *arg.Printer, addr uint64) {
		start := len(p.Out)
		p.Byte('{')
		if !printPinAttribute(p, addr) {
			p.Out = p.Out[:start]
			pinAttributeMasked.Append(p, addr)
			return
		}
		p.Text(", mask=")
		mask, _ := pinAttributeMasked.Load(p, addr, "mask")
		hexOrZero64.Append(p, mask)
		p.Byte('}')
	}}
)

// printPinAttribute appends an attribute that is known; it reports false where it is not.
func printPinAttribute(p *arg.Printer, addr uint64) bool {
	id, _ := pinAttributeRaw.Load(p, addr, "id")
	padding, _ := pinAttributeRaw.Load(p, addr, "padding")
	data, _ := pinAttributeRaw.Load(p, addr, "data")
	switch {
	case padding != 0:
		return false
	case id == 1:
		p.Text("flags=")
		pinFlags2.Append(p, data)
	case id == 2:
		p.Text("values=")
		hexOrZero64.Append(p, data)
	case id == 3:
		p.Text("debounce_period_us=")
		arg.Uint.Append(p, data)
	default:
		return false
	}
	return true
}
