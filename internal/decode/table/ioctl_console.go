// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of the console's keyboard and screen: include/uapi/linux/kd.h.
var consoleRequests = slices.Concat(
	answered(&arg.Enum{Bytes: 1, Unknown: "KB_???", Names: []arg.Name{{1, "KB_84"}, {2, "KB_101"}, {3, "KB_OTHER"}}}, "KDGKBTYPE"),
	answered(consoleLights, "KDGETLED"),
	asArg(consoleLights, "KDSETLED"),
	answered(consoleFlags, "KDGKBLED"),
	asArg(consoleFlags, "KDSKBLED"),
	answered(consoleMode, "KDGETMODE"),
	asArg(consoleMode, "KDSETMODE"),
	answered(keyboardMode, "KDGKBMODE"),
	asArg(keyboardMode, "KDSKBMODE"),
	answered(keyboardMeta, "KDGKBMETA"),
	asArg(keyboardMeta, "KDSKBMETA"),
	asArg(consoleSound, "KIOCSOUND"),
	asArg(consoleTone, "KDMKTONE"),
	completed(keyCode, "KDGETKEYCODE"),
	given(keyCodeSet, "KDSETKEYCODE"),
	noArgument("KDENABIO", "KDDISABIO", "KDMAPDISP", "KDUNMAPDISP", "PIO_FONTRESET"),
)

var (
	consoleLights = &arg.Flags{Bytes: 1, Unknown: "LED_???", Names: consoleLightNames}
	// consoleFlags are those of the locks, and their defaults in the high half.
	consoleFlags = &arg.Flags{Bytes: 1, Unknown: "LED_???", Names: slices.Concat(consoleLightNames, []arg.Name{
		{0x10, "LED_SCR<<4"}, {0x20, "LED_NUM<<4"}, {0x40, "LED_CAP<<4"},
	})}
	consoleLightNames = []arg.Name{{1, "LED_SCR"}, {2, "LED_NUM"}, {4, "LED_CAP"}}

	consoleMode       = &arg.Enum{Bytes: 4, Unknown: "KD_???", Names: []arg.Name{{0, "KD_TEXT"}, {1, "KD_GRAPHICS"}, {2, "KD_TEXT0"}, {3, "KD_TEXT1"}}}
	keyboardMeta      = &arg.Enum{Bytes: 4, Unknown: "K_???", Names: []arg.Name{{3, "K_METABIT"}, {4, "K_ESCPREFIX"}}}
	keyboardModeNames = []arg.Name{{0, "K_RAW"}, {1, "K_XLATE"}, {2, "K_MEDIUMRAW"}, {3, "K_UNICODE"}, {4, "K_OFF"}}
)

// keyboardMode is printed in decimal where it has no name.
var keyboardMode = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	if name := nameOf(keyboardModeNames, arg.Truncate(v, 4)); name != "" {
		p.Constant(v, arg.Int, name)
		return
	}
	arg.Int.Append(p, v)
	if p.Opt.Style != arg.StyleRaw {
		p.Comment("K_???")
	}
}}

// Struct kbkeycode.
var (
	keyCode    = arg.NewStruct(arg.Field{Name: "scancode", Type: hexOrZero32}, changing("keycode", hexOrZero32))
	keyCodeSet = arg.NewStruct(arg.Field{Name: "scancode", Type: hexOrZero32}, arg.Field{Name: "keycode", Type: hexOrZero32})
)

// clockTicks is how many ticks of its timer the speaker counts in a second: PIT_TICK_RATE
// of include/linux/timex.h.
const clockTicks = 1193182

// consoleSound is how many ticks a period has.
var consoleSound = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	p.Uint(v)
	printTone(p, v, 0)
}}

// consoleTone is the same in the low half, and how long it sounds in the high one.
var consoleTone = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	ticks, duration := v&0xffff, v>>16
	if duration == 0 {
		p.Uint(v)
		printTone(p, 0, 0)
		return
	}
	p.Uint(duration)
	p.Text("<<16|")
	p.Uint(ticks)
	printTone(p, ticks, duration)
}}

// printTone appends what a period of ticks sounds like as a comment.
func printTone(p *arg.Printer, ticks, duration uint64) {
	switch {
	case p.Opt.Style == arg.StyleRaw:
		return
	case ticks == 0 || ticks > clockTicks:
		p.Comment("off")
		return
	}
	p.Text(" /* ")
	p.Uint(clockTicks / ticks)
	p.Text(" Hz")
	if duration != 0 {
		p.Text(", ")
		p.Uint(duration)
		p.Text(" ms")
	}
	p.Text(" */")
}
