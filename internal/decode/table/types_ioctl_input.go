// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Structs and bits of input devices: include/uapi/linux/input.h.
var (
	inputKey     = &arg.Enum{Bytes: 4, Unknown: "KEY_???", Names: inputKeys}
	inputKeyCode = pairOf{arg.Raw{Bytes: 8}}

	inputKeyEntry = arg.NewStruct(
		arg.Field{Name: "flags", Type: arg.Uint8}, arg.Field{Name: "len", Type: arg.Uint8},
		arg.Field{Name: "index", Type: arg.Uint16, Verbose: true}, arg.Field{Name: "keycode", Type: inputKey, Verbose: true},
		arg.Field{Name: "scancode", Type: arg.Vector{Elem: hexOrZero8, N: 32}, Verbose: true},
	)
	inputEffect = arg.NewStruct(
		arg.Field{Name: "type", Type: &arg.Enum{Bytes: 2, Unknown: "FF_???", Names: inputEffects}},
		arg.Field{Name: "id", Type: arg.Int16}, arg.Field{Name: "direction", Type: arg.Uint16},
		arg.Field{Name: "trigger", Verbose: true, Type: arg.NewStruct(arg.Field{Name: "button", Type: arg.Uint16}, arg.Field{Name: "interval", Type: arg.Uint16})},
		arg.Field{Name: "replay", Verbose: true, Type: arg.NewStruct(arg.Field{Name: "length", Type: arg.Uint16}, arg.Field{Name: "delay", Type: arg.Uint16})},
	)
	inputEffects = []arg.Name{
		{0x50, "FF_RUMBLE"}, {0x51, "FF_PERIODIC"}, {0x52, "FF_CONSTANT"}, {0x53, "FF_SPRING"}, {0x54, "FF_FRICTION"}, {0x55, "FF_DAMPER"},
		{0x56, "FF_INERTIA"}, {0x57, "FF_RAMP"}, {0x58, "FF_SQUARE"}, {0x59, "FF_TRIANGLE"}, {0x5a, "FF_SINE"}, {0x5b, "FF_SAW_UP"}, {0x5c, "FF_SAW_DOWN"},
		{0x5d, "FF_CUSTOM"}, {0x60, "FF_GAIN"}, {0x61, "FF_AUTOCENTER"},
	}
)

// pairOf is a scan code and the key that it stands for.
type pairOf struct{ arg.Raw }

// Append prints [code, key].
func (pairOf) Append(p *arg.Printer, addr uint64) {
	code, _ := p.Load(addr, 4)
	key, _ := p.Load(addr+4, 4)
	p.Byte('[')
	p.Uint(code)
	p.Text(", ")
	inputKey.Append(p, key)
	p.Byte(']')
}

// inputAnswer is what requests fill in whose size is the caller's to choose.
var inputAnswer = inputBytes{arg.Blob{Len: arg.ByIOC(1), Max: 128}}

type inputBytes struct{ arg.Blob }

// Numbers of such requests.
const (
	inputName    = 0x06
	inputUnique  = 0x08
	inputProps   = 0x09
	inputSlots   = 0x0a
	inputBitmaps = 0x20
	inputPower   = 0x16 // EV_PWR
)

// Append prints a string, bits or slots.
func (t inputBytes) Append(p *arg.Printer, v uint64) {
	r := ioctlRequest(p.Call.Args[1])
	n := r.number()
	bits, isBits := inputBits[n]
	switch {
	case p.Waits():
	case p.Call.Failed() || v == 0:
		p.Addr(v)
	case n >= inputName && n <= inputUnique:
		p.After(func(p *arg.Printer) { p.Buffer(v, min(uint64(p.Call.Ret), r.size())) })
	case n == inputSlots:
		p.After(func(p *arg.Printer) { printSlots(p, v, r.size()) })
	case n == inputBitmaps+inputPower:
		p.After(func(p *arg.Printer) { arg.Ptr{To: arg.Int}.Append(p, v) })
	case isBits && p.Call.Ret == 0:
		p.Addr(v)
	case isBits:
		p.After(func(p *arg.Printer) { printBits(p, v, bits) })
	default:
		p.Addr(v)
	}
}

const bitsShown = 4 // without -v

// A bitSet has names for its bits, of which the last has number last-1.
type bitSet struct {
	names *arg.Enum
	last  uint64
}

// inputBits are the sets by the numbers of the requests for them: strace leaves out the
// bit that is the last of each set, FOO_MAX.
var inputBits = map[uint64]bitSet{
	inputProps: {inputCode("INPUT_PROP", inputProperties), 0x1f},
	0x18:       {inputKey, 0x2ff},
	0x19:       {inputCode("LED", inputLights), 0xf},
	0x1a:       {inputCode("SND", inputSounds), 0x7},
	0x1b:       {inputCode("SW", inputSwitches), 0x11},

	inputBitmaps:        {inputEvent, 0x1f},
	inputBitmaps + 0x01: {inputKey, 0x2ff},
	inputBitmaps + 0x02: {inputCode("REL", inputRelatives), 0xf},
	inputBitmaps + 0x03: {inputAxis, 0x3f},
	inputBitmaps + 0x04: {inputCode("MSC", inputMisc), 0x7},
	inputBitmaps + 0x05: {inputCode("SW", inputSwitches), 0x11},
	inputBitmaps + 0x11: {inputCode("LED", inputLights), 0xf},
	inputBitmaps + 0x12: {inputCode("SND", inputSounds), 0x7},
	inputBitmaps + 0x14: {inputCode("REP", []arg.Name{{0, "REP_DELAY"}, {1, "REP_PERIOD"}}), 1},
	inputBitmaps + 0x15: {inputCode("FF", inputEffects), 0x7f},
	inputBitmaps + 0x17: {inputCode("FF_STATUS", []arg.Name{{0, "FF_STATUS_STOPPED"}, {1, "FF_STATUS_PLAYING"}}), 1},
}

func inputCode(prefix string, names []arg.Name) *arg.Enum {
	return &arg.Enum{Bytes: 4, Unknown: prefix + "_???", Names: names}
}

// printBits appends the names of the bits that are set in as many bytes as the call
// returned.
func printBits(p *arg.Printer, addr uint64, set bitSet) {
	n := min(uint64(p.Call.Ret)*8, set.last)
	b, ok := p.Bytes(addr, int(n+7)/8)
	if !ok {
		p.Addr(addr)
		return
	}
	p.Byte('[')
	shown := 0
	for i := range n {
		if b[i/8]>>(i%8)&1 == 0 {
			continue
		}
		if shown > 0 {
			p.Byte(' ')
		}
		if shown == bitsShown && !p.Call.Verbose {
			p.Text("...")
			break
		}
		set.names.Append(p, i)
		shown++
	}
	p.Byte(']')
}

var inputSlotCode = &arg.Enum{Bytes: 4, Unknown: "ABS_MT_???", Names: inputSlotCodes}

var inputSlotCodes = []arg.Name{
	{0x2f, "ABS_MT_SLOT"}, {0x30, "ABS_MT_TOUCH_MAJOR"}, {0x31, "ABS_MT_TOUCH_MINOR"}, {0x32, "ABS_MT_WIDTH_MAJOR"}, {0x33, "ABS_MT_WIDTH_MINOR"},
	{0x34, "ABS_MT_ORIENTATION"}, {0x35, "ABS_MT_POSITION_X"}, {0x36, "ABS_MT_POSITION_Y"}, {0x37, "ABS_MT_TOOL_TYPE"}, {0x38, "ABS_MT_BLOB_ID"},
	{0x39, "ABS_MT_TRACKING_ID"}, {0x3a, "ABS_MT_PRESSURE"}, {0x3b, "ABS_MT_DISTANCE"}, {0x3c, "ABS_MT_TOOL_X"}, {0x3d, "ABS_MT_TOOL_Y"},
}

const slotSize = 4

// printSlots appends struct input_mt_request_layout: a code, and a value for each slot.
func printSlots(p *arg.Printer, addr, size uint64) {
	code, ok := p.Load(addr, slotSize)
	if size < slotSize || !ok {
		p.Addr(addr)
		return
	}
	p.Text("{code=")
	inputSlotCode.Append(p, code)
	p.Text(", values=")
	p.Array(addr+slotSize, size/slotSize-1, arg.Array{Elem: arg.Int})
	p.Byte('}')
}
