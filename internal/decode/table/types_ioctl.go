// SPDX-License-Identifier: Apache-2.0

package table

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

//go:generate go run ../../gen/ioctls ioctl_gen.go

// The names that newer headers have are not made anew by go generate, which needs no more
// than the system's: unpack a newer linux-libc-dev, write its version to VERSION there, and
// run: go run ../../gen/ioctls -newer DIR ioctl_newer_table.go

// A request's number is made of these: include/uapi/asm-generic/ioctl.h.
type ioctlRequest uint32

const (
	ioctlWrite = 1 // the kernel reads
	ioctlRead  = 2 // the kernel writes
)

func (r ioctlRequest) direction() uint32 { return uint32(r) >> 30 }
func (r ioctlRequest) size() uint64      { return uint64(r) >> 16 & 0x3fff }
func (r ioctlRequest) letter() byte      { return byte(r >> 8) }
func (r ioctlRequest) number() uint64    { return uint64(r) & 0xff }

// requestType prints the request by its name: that of a macro with arguments, those of
// macros without, or what it is made of.
var requestType = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	style := p.Opt.Style
	if isTerminalOrTimer(v) && p.Waits() {
		return
	}
	if style != arg.StyleAbbrev {
		hexOrZero32.Append(p, v)
	}
	switch style {
	case arg.StyleAbbrev:
		printRequest(p, ioctlRequest(v), false)
	case arg.StyleVerbose:
		p.Text(" /* ")
		p.Named(func(p *arg.Printer) { printRequest(p, ioctlRequest(v), true) })
		p.Text(" */")
	}
}}

func printRequest(p *arg.Printer, r ioctlRequest, inComment bool) {
	macro, name := printMacro(p, r, inComment), r.name()
	if isTerminalOrTimer(uint64(r)) && p.Call.Ret != -enotty && p.Call.Ret != -ebadf {
		_, name, _ = strings.Cut(name, " or ")
	}
	switch {
	case name != "":
		if macro {
			p.Text(" or ")
		}
		p.Text(name)
	case !macro:
		printParts(p, r)
	}
}

// isTerminalOrTimer tells whether a request is one of the three that terminals and music
// timers share: TCSETS, TCSETSW and TCSETSF. strace looks what the descriptor refers to;
// the call's error tells as much.
func isTerminalOrTimer(r uint64) bool { return r >= 0x5402 && r <= 0x5404 }

const (
	enotty = 25
	ebadf  = 9
)

// name is that of the macros without arguments, "" where there is none.
func (r ioctlRequest) name() string {
	for _, names := range [2][]arg.Name{ioctlNewerNames, ioctlNames} {
		i, ok := slices.BinarySearchFunc(names, uint64(r), func(n arg.Name, v uint64) int { return cmp.Compare(n.Value, v) })
		if ok {
			return names[i].Name
		}
	}
	return ""
}

var ioctlDirections = [4]string{"_IOC_NONE", "_IOC_WRITE", "_IOC_READ", "_IOC_READ|_IOC_WRITE"}

// printParts appends _IOC(dir, type, nr, size).
func printParts(p *arg.Printer, r ioctlRequest) {
	p.Text("_IOC(")
	p.Text(ioctlDirections[r.direction()])
	for _, part := range [3]uint64{uint64(r.letter()), r.number(), r.size()} {
		p.Text(", ")
		hexOrZero32.Append(p, part)
	}
	p.Byte(')')
}

// ioctlBytes is the argument of a request that is not listed: with -v, the bytes that its
// number announces.
type ioctlBytes struct{}

// listedLetters are the types of numbers that strace shows no bytes for: those whose
// requests it knows.
const listedLetters = "\x03\x12\x15!\"$=>EIKLMORTVWXfiopu\x89\x8a\x94\xa4\xaa\xab\xae\xb4\xb7\xfd\xff"

const socketLetter = 0x89

// private tells whether a socket's request is one that devices and protocols define
// themselves: linux/sockios.h.
func (r ioctlRequest) private() bool { return r.number() == 0xe0 || r.number() == 0xf0 }

func (r ioctlRequest) hasBytes() bool {
	return r.size() != 0 && strings.IndexByte(listedLetters, r.letter()) < 0
}

// Size is that of an address.
func (ioctlBytes) Size(abi arg.ABI) int { return abi.PointerSize() }

// Plan copies the bytes where they are printed, and those that may be an input device's.
func (ioctlBytes) Plan(c *arg.Plan, at arg.Place) {
	if c.Exit {
		inputAnswer.Plan(c, at)
	}
	if c.Verbose {
		arg.Buffer{Len: arg.ByIOC(1)}.Plan(c, at)
	}
}

// Append prints the bytes before the call, after it, or both.
func (ioctlBytes) Append(p *arg.Printer, v uint64) {
	r := ioctlRequest(p.Call.Args[1])
	switch {
	case r.letter() == 'E' && r.direction() == ioctlRead:
		inputAnswer.Append(p, v)
	case r.letter() == socketLetter && r.name() != "" && !r.private():
		p.Addr(v)
	case !p.Call.Verbose || v == 0 || !r.hasBytes():
		hexOrZeroL.Append(p, v)
	case r.direction() == ioctlWrite:
		p.HexBuffer(v, r.size())
	case !p.Waits():
		if r.direction() != ioctlRead {
			start := len(p.Out)
			p.HexBuffer(v, r.size())
			if p.Out[start] != '"' {
				return // an address
			}
			p.Text(" => ")
		}
		p.After(func(p *arg.Printer) { p.HexBuffer(v, r.size()) })
	}
}
