// SPDX-License-Identifier: Apache-2.0

package arg

import "strconv"

// Style is how constants are printed (-X).
type Style uint8

const (
	StyleAbbrev  Style = iota // O_RDONLY
	StyleRaw                  // 0
	StyleVerbose              // 0 /* O_RDONLY */
)

// HexStrings is which strings are printed in hex (-x, -xx).
type HexStrings uint8

const (
	HexNone     HexStrings = iota
	HexNonASCII            // those with bytes that are not printable ASCII
	HexAll
	HexNonASCIIChars // only the bytes that are not
)

// Options are what a user may choose about the printing of values.
type Options struct {
	StringLimit int
	Style       Style
	Hex         HexStrings
	// Zone is how many seconds local time is ahead of UTC at a time; nil is 0.
	Zone func(sec int64) int
	// Booted is the time in seconds since 1970 of one in ns since the machine was started;
	// nil is not known.
	Booted func(ns uint64) (sec int64)
	// Interface is the name of a network interface by its index, "" where there is
	// none; nil is no names.
	Interface func(index uint32) string
	// GenericFamily is the name of a family of generic netlink by its number, "" where
	// there is none; nil is no names.
	GenericFamily func(id uint16) string
	// Comm is the name of a thread, "" where it is not known; nil is no names.
	Comm func(tid uint32) string
	// Number is the tracer's id of what a thread calls nr, 0 where it is not known; nil
	// is nr. BothNumbers prints it, where it is another.
	Number      func(tid, nr uint32) uint32
	BothNumbers bool
	Names       Names
}

// Call is a syscall as far as it is known: at its entry, or whole.
type Call struct {
	ABI     ABI
	Args    [6]uint64
	Ret     int64 // as the kernel gave it: -errno after an error
	Exited  bool  // the exit is known
	Retry   bool  // at entry: what could not be read will be tried again at exit
	Verbose bool  // structs and environments whole (-v, -e abbrev=)
	Opaque  bool  // structs as their addresses (-e verbose=)
	TID     uint32

	AtEntry, AtExit Memory

	// Live reads the caller's memory as it is now, fewer bytes where fewer can be
	// read. It is set for a call that began before tracing did, whose memory nobody
	// captured.
	Live func(addr uint64, n int) []byte
}

// Failed tells whether the call returned an error.
func (c *Call) Failed() bool { return c.Exited && c.Ret < 0 && c.Ret >= -4095 }

// Printer appends the text of values to Out. The zero Printer with a Call is ready.
type Printer struct {
	Out  []byte
	Call *Call
	Opt  Options

	// Out of what was captured at exit rather than at entry.
	Exit bool
	// Missing is set where memory was asked that the exit may still bring.
	Missing bool

	// Left is how many of the bytes that a call returned have still to be printed, in
	// an array of buffers: see Buffer.Share.
	Left uint64

	// OnPath and OnFD are told of each path and descriptor that is printed; nil is not.
	OnPath func(path []byte)
	OnFD   func(fd int32)

	frame *Struct // the struct that is being printed
	base  uint64  // its address
}

// Byte appends one byte.
func (p *Printer) Byte(c byte) { p.Out = append(p.Out, c) }

// Text appends a string that is ours: nothing from a tracee.
func (p *Printer) Text(s string) { p.Out = append(p.Out, s...) }

// Int appends a signed decimal.
func (p *Printer) Int(v int64) { p.Out = strconv.AppendInt(p.Out, v, 10) }

// Uint appends an unsigned decimal.
func (p *Printer) Uint(v uint64) { p.Out = strconv.AppendUint(p.Out, v, 10) }

// Hex appends 0x and the value in hex.
func (p *Printer) Hex(v uint64) {
	p.Out = append(p.Out, "0x"...)
	p.Out = strconv.AppendUint(p.Out, v, 16)
}

// Addr appends an address: NULL or hex.
func (p *Printer) Addr(v uint64) {
	if v == 0 {
		p.Text("NULL")
		return
	}
	p.Hex(v)
}

// PID appends the id of a thread or process, or the negative one of a group, with its
// name where -Y asks for it, and the id in the tracer's pid namespace.
func (p *Printer) PID(v int32) {
	p.Int(int64(v))
	if own := p.ownID(v); own != 0 {
		if v > 0 {
			p.comm(own)
		}
		p.otherID(v, own)
	}
}

// GroupID appends the id of a process group or session, which has no name.
func (p *Printer) GroupID(v int32) {
	p.Int(int64(v))
	if own := p.ownID(v); own != 0 {
		p.otherID(v, own)
	}
}

// ownID is what the tracer calls it; 0 where that is not known, or not asked for.
func (p *Printer) ownID(v int32) uint32 {
	nr := uint32(max(v, -v))
	switch {
	case p.Opt.Comm == nil && !p.Opt.BothNumbers, v == 0, v == -1:
		return 0
	case p.Opt.Number == nil:
		return nr
	}
	return p.Opt.Number(p.Call.TID, nr)
}

func (p *Printer) otherID(v int32, own uint32) {
	if p.Opt.BothNumbers && own != uint32(max(v, -v)) {
		p.Text(" /* ")
		p.Uint(uint64(own))
		p.Text(" in strace's PID NS */")
	}
}

func (p *Printer) comm(tid uint32) {
	if p.Opt.Comm == nil {
		return
	}
	if comm := p.Opt.Comm(tid); comm != "" {
		p.Byte('<')
		p.Escape([]byte(comm), '>')
		p.Byte('>')
	}
}

// Comment appends " /* text */", text being ours.
func (p *Printer) Comment(s string) {
	p.Text(" /* ")
	p.Text(s)
	p.Text(" */")
}

// Read gives up to n bytes of the caller's memory at addr, fewer where fewer were
// captured in one piece. They are valid until the next record.
func (p *Printer) Read(addr uint64, n int) []byte {
	if addr == 0 || n <= 0 {
		return nil
	}
	first, second := &p.Call.AtEntry, &p.Call.AtExit
	if p.Exit {
		first, second = second, first
	}
	b := first.read(addr, n)
	if len(b) < n {
		if other := second.read(addr, n); len(other) > len(b) {
			b = other
		}
	}
	if len(b) < n && p.Call.Live != nil {
		return p.Call.Live(addr, n)
	}
	if len(b) < n && p.Call.Retry && !p.Call.Exited && p.Call.AtEntry.failed(addr) {
		p.Missing = true
	}
	return b
}

// Bytes gives exactly n bytes at addr, or false.
func (p *Printer) Bytes(addr uint64, n int) ([]byte, bool) {
	b := p.Read(addr, n)
	return b, len(b) == n
}

// Load gives the integer of n bytes (1, 2, 4 or 8) at addr.
func (p *Printer) Load(addr uint64, n int) (uint64, bool) {
	b := p.Read(addr, n)
	if len(b) != n {
		return 0, false
	}
	return word(b), true
}

// Value appends the value of type t that stands at addr in memory. It reports false,
// and appends nothing, where that was not captured.
func (p *Printer) Value(t Type, addr uint64) bool {
	_, aggregate := t.(Aggregate)
	return p.value(t, addr, t.Size(p.Call.ABI), aggregate)
}

func (p *Printer) value(t Type, addr uint64, size int, aggregate bool) bool {
	if aggregate {
		if _, ok := p.Bytes(addr, size); !ok && size > 0 {
			return false
		}
		t.Append(p, addr)
		return true
	}
	v, ok := p.Load(addr, size)
	if ok {
		t.Append(p, v)
	}
	return ok
}

// Before runs f on the memory as it was at entry.
func (p *Printer) Before(f func(*Printer)) { p.with(false, f) }

// After runs f on the memory as it was at exit.
func (p *Printer) After(f func(*Printer)) { p.with(true, f) }

func (p *Printer) with(exit bool, f func(*Printer)) {
	old := p.Exit
	p.Exit = exit
	f(p)
	p.Exit = old
}

// field loads a field of the struct that is being printed.
func (p *Printer) field(name string) (uint64, bool) {
	if p.frame == nil {
		return 0, false
	}
	return p.frame.Load(p, p.base, name)
}
