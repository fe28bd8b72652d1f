// SPDX-License-Identifier: Apache-2.0

package table

import (
	"encoding/binary"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// siginfoSize is sizeof(siginfo_t): SI_MAX_SIZE of asm-generic/siginfo.h.
const siginfoSize = 128

// siginfo is a siginfo_t in the caller's memory.
var siginfo arg.Aggregate = siginfoType{}

type siginfoType struct{}

func (siginfoType) Size(arg.ABI) int          { return siginfoSize }
func (siginfoType) Align(a arg.ABI) int       { return a.PointerSize() }
func (siginfoType) Plan(*arg.Plan, arg.Place) {}
func (siginfoType) Append(p *arg.Printer, v uint64) {
	appendSiginfo(p, p.Read(v, siginfoSize), p.Call.ABI.PointerSize())
}

// AppendSiginfo appends a siginfo in braces from the kernel's own bytes, of which 48
// are enough; what is missing counts as 0. p.Call tells whose names syscalls have, and
// may be nil.
func AppendSiginfo(p *arg.Printer, info []byte) { appendSiginfo(p, info, 8) }

// siginfoBytes is a siginfo_t of a data model: asm-generic/siginfo.h. Behind three
// words follows a union, aligned as a pointer.
type siginfoBytes struct {
	b    []byte
	word int // bytes of a pointer
}

// load reads n bytes of the union at an offset that is given in 4-byte words and in
// pointers.
func (s siginfoBytes) load(words, pointers, n int) uint64 {
	const head = 12
	at := (head+s.word-1)/s.word*s.word + 4*words + s.word*pointers
	var b [8]byte
	if at < len(s.b) {
		copy(b[:n], s.b[at:])
	}
	return binary.NativeEndian.Uint64(b[:])
}

func (s siginfoBytes) int(words, pointers int) int32 { return int32(s.load(words, pointers, 4)) }

func (s siginfoBytes) pointer(words, pointers int) uint64 { return s.load(words, pointers, s.word) }

func (s siginfoBytes) head(i int) int32 {
	var b [4]byte
	if 4*i < len(s.b) {
		copy(b[:], s.b[4*i:])
	}
	return int32(binary.NativeEndian.Uint32(b[:]))
}

func appendSiginfo(p *arg.Printer, info []byte, word int) {
	s := siginfoBytes{info, word}
	p.Byte('{')
	if signo := s.head(0); signo != 0 {
		s.append(p, signo, s.head(2), s.head(1))
	}
	p.Byte('}')
}

func (s siginfoBytes) append(p *arg.Printer, signo, code, errno int32) {
	p.Text("si_signo=")
	AppendSignal(p, uint64(uint32(signo)))
	p.Text(", si_code=")
	if name := SignalCode(signo, code); name != "" {
		p.Constant(uint64(uint32(code)), asHex32, name)
	} else {
		p.Hex(uint64(uint32(code)))
	}
	if errno != 0 {
		p.Text(", si_errno=")
		if name, _ := Errno(int(errno)); name != "" {
			p.Constant(uint64(uint32(errno)), asUint, name)
		} else {
			p.Uint(uint64(uint32(errno)))
		}
	}
	if code <= 0 {
		s.sent(p, code)
		return
	}
	s.raised(p, unix.Signal(signo), code)
}

// The codes below 1 that have fields of their own: asm-generic/siginfo.h.
const (
	siUser  = 0
	siTimer = -2
	siSigIO = -5
	siTkill = -6
)

// sent appends what a process, a timer and the like sent along.
func (s siginfoBytes) sent(p *arg.Printer, code int32) {
	switch code {
	case siTimer:
		p.Text(", si_timerid=")
		hexOrZero32.Append(p, uint64(uint32(s.int(0, 0))))
		s.number(p, ", si_overrun=", s.int(1, 0))
		s.value(p)
	case siSigIO:
		s.poll(p)
	default:
		s.sender(p)
		if code != siUser && code != siTkill && s.pointer(2, 0) != 0 {
			s.value(p)
		}
	}
}

// raised appends what the kernel says about the cause.
func (s siginfoBytes) raised(p *arg.Printer, signo unix.Signal, code int32) {
	switch signo {
	case unix.SIGCHLD:
		s.sender(p)
		s.child(p, code)
	case unix.SIGILL, unix.SIGFPE, unix.SIGTRAP, unix.SIGSEGV, unix.SIGBUS:
		s.fault(p, signo, code)
	case unix.SIGIO:
		if SignalCode(int32(signo), code) != "" && code <= pollHup {
			s.poll(p)
		}
	case unix.SIGSYS:
		s.syscall(p)
	default:
		if s.pointer(0, 0) != 0 || s.int(1, 0) != 0 {
			s.sender(p)
		}
		if s.pointer(2, 0) != 0 {
			s.value(p)
		}
	}
}

const pollHup = 6 // POLL_HUP, the last of SIGIO's codes

func (s siginfoBytes) number(p *arg.Printer, text string, v int32) {
	p.Text(text)
	p.Int(int64(v))
}

func (s siginfoBytes) sender(p *arg.Printer) {
	p.Text(", si_pid=")
	pid.Append(p, uint64(s.int(0, 0)))
	p.Text(", si_uid=")
	uid := s.int(1, 0)
	if uid == -1 {
		p.Text("-1")
		return
	}
	p.Uint(uint64(uint32(uid)))
}

func (s siginfoBytes) value(p *arg.Printer) {
	s.number(p, ", si_int=", s.int(2, 0))
	p.Text(", si_ptr=")
	p.Addr(s.pointer(2, 0))
}

func (s siginfoBytes) poll(p *arg.Printer) {
	p.Text(", si_band=")
	p.Int(arg.SignExtend(s.pointer(0, 0), s.word))
	p.Text(", si_fd=")
	fd.Append(p, uint64(s.int(0, 1)))
}

// child appends the end or stop of a child: its status is an exit code or a signal.
func (s siginfoBytes) child(p *arg.Printer, code int32) {
	const exited = 1 // CLD_EXITED
	p.Text(", si_status=")
	status := s.int(2, 0)
	if code == exited {
		p.Int(int64(status))
	} else {
		AppendSignal(p, uint64(uint32(status)))
	}
	// Three words, padded to the clock_t's alignment, that of a long.
	words := (12 + s.word - 1) / s.word * s.word / 4
	p.Text(", si_utime=")
	appendTicks(p, s.pointer(words, 0))
	p.Text(", si_stime=")
	appendTicks(p, s.pointer(words, 1))
}

// appendTicks appends clock ticks, of which userspace sees 100 a second: USER_HZ.
func appendTicks(p *arg.Printer, v uint64) {
	p.Uint(v)
	if v == 0 {
		return
	}
	p.Text(" /* ")
	p.Uint(v / 100)
	p.Byte('.')
	p.Byte('0' + byte(v%100/10))
	p.Byte('0' + byte(v%10))
	p.Text(" s */")
}

func (s siginfoBytes) fault(p *arg.Printer, signo unix.Signal, code int32) {
	p.Text(", si_addr=")
	p.Addr(s.pointer(0, 0))
	// Behind the address and a pointer's worth of padding, whose first bytes are
	// si_addr_lsb.
	const bounds, key, memoryRead, memoryFound = 3, 4, 4, 5
	switch {
	case signo == unix.SIGSEGV && code == bounds:
		p.Text(", si_lower=")
		p.Addr(s.pointer(0, 2))
		p.Text(", si_upper=")
		p.Addr(s.pointer(0, 3))
	case signo == unix.SIGSEGV && code == key:
		p.Text(", si_pkey=")
		p.Uint(uint64(uint32(s.int(0, 2))))
	case signo == unix.SIGBUS && (code == memoryRead || code == memoryFound):
		p.Text(", si_addr_lsb=")
		hexOrZero32.Append(p, s.load(0, 1, 2))
	}
}

func (s siginfoBytes) syscall(p *arg.Printer) {
	p.Text(", si_call_addr=")
	p.Addr(s.pointer(0, 0))
	p.Text(", si_syscall=")
	arch := uint64(uint32(s.int(1, 1)))
	appendSyscallOf(p, uint64(uint32(s.int(0, 1))), arch)
	p.Text(", si_arch=")
	auditArch.Append(p, arch)
}
