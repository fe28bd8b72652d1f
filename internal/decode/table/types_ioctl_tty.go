// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Struct termio, termios and termios2: include/uapi/asm-generic/{termios,termbits}.h.
var (
	termio   = terminalOf(2, 8)
	termios  = terminalOf(4, 19)
	termios2 = terminalOf(4, 19,
		arg.Field{Name: "c_ispeed", Type: arg.Uint, Verbose: true},
		arg.Field{Name: "c_ospeed", Type: arg.Uint, Verbose: true})
)

// terminalOf is the struct with modes of some bytes and some control characters.
func terminalOf(bytes, characters int, more ...arg.Field) *arg.Struct {
	modes := func(print func(*arg.Printer, uint64)) arg.Type {
		return arg.Func{Type: arg.Num{Bytes: bytes}, Print: func(p *arg.Printer, v uint64) { print(p, arg.Truncate(v, bytes)) }}
	}
	return arg.NewStruct(append([]arg.Field{
		{Name: "c_iflag", Type: modes(printModes(nil, inputModes))},
		{Name: "c_oflag", Type: modes(printModes(outputDelays, outputModes))},
		{Name: "c_cflag", Type: modes(printControlModes)},
		{Name: "c_lflag", Type: modes(printModes(nil, localModes))},
		{Name: "c_line", Type: &arg.Enum{Bytes: 1, Unknown: "N_???", Names: lineDisciplines}, Verbose: true},
		{Name: "c_cc", Type: controlCharacters(characters), Verbose: true},
	}, more...)...)
}

// A modeField is a part of a word of modes that holds one of some values.
type modeField struct {
	mask  uint64
	names *arg.Enum
}

// printModes appends the fields, then the flags. strace appends nothing where no flag
// is set, but has a | before it.
func printModes(fields []modeField, flags *arg.Flags) func(*arg.Printer, uint64) {
	return func(p *arg.Printer, v uint64) {
		for i := range fields {
			fields[i].names.Append(p, v&fields[i].mask)
			p.Byte('|')
			v &^= fields[i].mask
		}
		if v != 0 {
			flags.Append(p, v)
		}
	}
}

const (
	speedMask      = 0x100f // CBAUD
	inputSpeedBits = 16     // IBSHIFT
	sizeMask       = 0x30   // CSIZE
)

// printControlModes appends the speed, that of the input where it has its own, the size
// of a character, and flags.
func printControlModes(p *arg.Printer, v uint64) {
	terminalSpeed.Append(p, v&speedMask)
	p.Byte('|')
	if input := v >> inputSpeedBits & speedMask; input != 0 {
		terminalSpeed.Append(p, input)
		p.Text("<<")
		p.Constant(inputSpeedBits, hexOrZero32, "IBSHIFT")
		p.Byte('|')
	}
	printModes(characterSize, controlModes)(p, v&^(speedMask|speedMask<<inputSpeedBits))
}

// controlCharacters are as many bytes, with their indices' names.
type controlCharacters int

// Size is their number.
func (t controlCharacters) Size(arg.ABI) int { return int(t) }

// Align is that of a byte.
func (t controlCharacters) Align(arg.ABI) int { return 1 }

// Plan adds nothing.
func (t controlCharacters) Plan(*arg.Plan, arg.Place) {}

// Append prints [[VINTR]=0x3, ...].
func (t controlCharacters) Append(p *arg.Printer, addr uint64) {
	p.Byte('[')
	for i, c := range p.Read(addr, int(t)) {
		if i > 0 {
			p.Text(", ")
		}
		p.Byte('[')
		switch {
		case i < len(controlNames) && p.Opt.Style == arg.StyleRaw: // as strace has it
			p.Text(controlNames[i])
		case i < len(controlNames):
			p.Constant(uint64(i), arg.Int, controlNames[i])
		default:
			p.Int(int64(i))
		}
		p.Text("]=")
		hexOrZero32.Append(p, uint64(c))
	}
	p.Byte(']')
}

// windowSize is struct winsize: include/uapi/asm-generic/termios.h.
var windowSize = arg.NewStruct(
	arg.Field{Name: "ws_row", Type: arg.Uint16}, arg.Field{Name: "ws_col", Type: arg.Uint16},
	arg.Field{Name: "ws_xpixel", Type: arg.Uint16}, arg.Field{Name: "ws_ypixel", Type: arg.Uint16},
)
