// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// A requestMacro is a request whose macro has arguments, which stand in the number or
// the size.
type requestMacro struct {
	letter     byte
	directions uint8 // a bit for each that it may have: 1<<ioctlRead
	first      uint8 // numbers from first to last
	last       uint8
	size       uint64 // 0 for any
	name       string
	print      func(p *arg.Printer, r ioctlRequest, m *requestMacro, inComment bool)
}

const (
	onlyRead  = 1 << ioctlRead
	onlyWrite = 1 << ioctlWrite
	bothWays  = 1 << (ioctlRead | ioctlWrite)
)

// bySize prints the size, byNumber the number, and the others what the number stands for.
func bySize(p *arg.Printer, r ioctlRequest, _ *requestMacro, _ bool)   { p.Uint(r.size()) }
func byNumber(p *arg.Printer, r ioctlRequest, _ *requestMacro, _ bool) { p.Uint(r.number()) }

func byEventAndSize(p *arg.Printer, r ioctlRequest, m *requestMacro, inComment bool) {
	if event := r.number() - uint64(m.first); event != 0 {
		printNamed(p, inputEvent, event, inComment)
	} else {
		p.Byte('0') // all events, rather than EV_SYN
	}
	p.Text(", ")
	p.Uint(r.size())
}

func byAxis(p *arg.Printer, r ioctlRequest, m *requestMacro, inComment bool) {
	printNamed(p, inputAxis, r.number()-uint64(m.first), inComment)
}

// printNamed appends a constant's name. In a comment there is no room for another one: an
// unknown value is just that.
func printNamed(p *arg.Printer, t *arg.Enum, v uint64, inComment bool) {
	if inComment && nameOf(t.Names, v) == "" {
		p.Hex(v)
		return
	}
	t.Append(p, v)
}

func nameOf(names []arg.Name, v uint64) string {
	for i := range names {
		if names[i].Value == v {
			return names[i].Name
		}
	}
	return ""
}

// requestMacros are include/uapi/linux/{input,uinput,joystick,hidraw,hiddev,soundcard}.h
// and include/uapi/linux/spi/spidev.h.
var requestMacros = []requestMacro{
	{'E', onlyRead, 0x06, 0x06, 0, "EVIOCGNAME", bySize},
	{'E', onlyRead, 0x07, 0x07, 0, "EVIOCGPHYS", bySize},
	{'E', onlyRead, 0x08, 0x08, 0, "EVIOCGUNIQ", bySize},
	{'E', onlyRead, 0x09, 0x09, 0, "EVIOCGPROP", bySize},
	{'E', onlyRead, 0x0a, 0x0a, 0, "EVIOCGMTSLOTS", bySize},
	{'E', onlyRead, 0x18, 0x18, 0, "EVIOCGKEY", bySize},
	{'E', onlyRead, 0x19, 0x19, 0, "EVIOCGLED", bySize},
	{'E', onlyRead, 0x1a, 0x1a, 0, "EVIOCGSND", bySize},
	{'E', onlyRead, 0x1b, 0x1b, 0, "EVIOCGSW", bySize},
	{'E', onlyRead, 0x20, 0x3f, 0, "EVIOCGBIT", byEventAndSize},
	{'E', onlyRead, 0x40, 0x7f, inputAxisSize, "EVIOCGABS", byAxis},
	{'E', onlyWrite, 0xc0, 0xff, inputAxisSize, "EVIOCSABS", byAxis},
	{'H', onlyRead, 0x04, 0x04, 0, "HIDIOCGRAWNAME", bySize},
	{'H', onlyRead, 0x05, 0x05, 0, "HIDIOCGRAWPHYS", bySize},
	{'H', bothWays, 0x06, 0x06, 0, "HIDIOCSFEATURE", bySize},
	{'H', bothWays, 0x07, 0x07, 0, "HIDIOCGFEATURE", bySize},
	{'H', onlyRead, 0x08, 0x08, 0, "HIDIOCGRAWUNIQ", bySize},
	{'H', onlyRead, 0x12, 0x12, 0, "HIDIOCGPHYS", bySize},
	{'M', onlyRead, 0x00, 0xff, 0, "MIXER_READ", byNumber},
	{'M', onlyWrite, 0x00, 0xff, 0, "MIXER_WRITE", byNumber},
	{'U', onlyRead, 0x2c, 0x2c, 0, "UI_GET_SYSNAME", bySize},
	{'j', onlyRead, 0x13, 0x13, 0, "JSIOCGNAME", bySize},
	{'k', onlyWrite, 0x00, 0x00, 0, "SPI_IOC_MESSAGE", bySize},
}

// printMacro appends the request as such a macro, if it is one.
func printMacro(p *arg.Printer, r ioctlRequest, inComment bool) bool {
	for i := range requestMacros {
		m := &requestMacros[i]
		n := uint8(r.number())
		if m.letter != r.letter() || m.directions>>r.direction()&1 == 0 || n < m.first || n > m.last || m.size != 0 && m.size != r.size() {
			continue
		}
		p.Text(m.name)
		p.Byte('(')
		m.print(p, r, m, inComment)
		p.Byte(')')
		return true
	}
	return false
}
