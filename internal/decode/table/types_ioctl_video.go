// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Scalars of Video4Linux: include/uapi/linux/videodev2.h.
var (
	videoBufferType = &arg.Enum{Bytes: 4, Unknown: "V4L2_BUF_TYPE_???", Names: videoBufferTypes}
	videoMemory     = &arg.Enum{Bytes: 4, Unknown: "V4L2_MEMORY_???", Names: videoMemories}
	videoField      = &arg.Enum{Bytes: 4, Unknown: "V4L2_FIELD_???", Names: videoFields}
	videoColorspace = &arg.Enum{Bytes: 4, Unknown: "V4L2_COLORSPACE_???", Names: videoColorspaces}
	videoCapability = &arg.Flags{Bytes: 4, Unknown: "V4L2_CAP_???", Names: videoCapabilities}
	videoStandard   = &arg.Flags{Bytes: 8, Unknown: "V4L2_STD_???", Names: videoStandards}
)

// videoFormat is a code of four characters, and its name in a comment.
var videoFormat = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	if p.Opt.Style == arg.StyleRaw {
		hexOrZero32.Append(p, v)
		return
	}
	p.Text("v4l2_fourcc(")
	for i := range 4 {
		if i > 0 {
			p.Text(", ")
		}
		printCharacter(p, byte(v>>(8*i)))
	}
	p.Byte(')')
	if name := nameOf(videoFormats, arg.Truncate(v, 4)); name != "" {
		p.Comment(name)
	}
}}

// printCharacter appends a character constant of C.
func printCharacter(p *arg.Printer, c byte) {
	p.Byte('\'')
	switch {
	case c == '\'' || c == '\\':
		p.Byte('\\')
		p.Byte(c)
	case c >= ' ' && c < 0x7f:
		p.Byte(c)
	default:
		p.Text(`\x`)
		p.HexByte(c)
	}
	p.Byte('\'')
}

// videoFraction is struct v4l2_fract.
var videoFraction = fractionType{arg.Raw{Bytes: 8}}

type fractionType struct{ arg.Raw }

// Align is that of its two numbers.
func (fractionType) Align(arg.ABI) int { return 4 }

// Append prints numerator/denominator.
func (fractionType) Append(p *arg.Printer, addr uint64) {
	n, _ := p.Load(addr, 4)
	d, _ := p.Load(addr+4, 4)
	p.Uint(n)
	p.Byte('/')
	p.Uint(d)
}

// changing is a number of a struct, and the one that the kernel put in its place.
func changing(name string, t arg.Type) arg.Field {
	return arg.Field{Name: name, Type: arg.Func{Type: t, Print: func(p *arg.Printer, is uint64) {
		was := is
		p.Before(func(p *arg.Printer) { was = p.Field(name) })
		t.Append(p, was)
		if succeeded(p) && was != is {
			p.Text(" => ")
			t.Append(p, is)
		}
	}}}
}
