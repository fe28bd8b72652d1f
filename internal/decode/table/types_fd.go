// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	// fd is a file descriptor.
	fd = arg.FD{Print: printFD}
	// dirFD is a directory's descriptor, or AT_FDCWD.
	dirFD = arg.FD{Cwd: true, Print: printDirFD}
	// bareFD is one that is never named: one of another process, or that is answered.
	bareFD = arg.Int
)

func printFD(p *arg.Printer, v uint64) {
	p.Int(int64(int32(v)))
	nameFD(p, int32(v))
}

func printDirFD(p *arg.Printer, v uint64) {
	if int32(v) != unix.AT_FDCWD {
		printFD(p, v)
		return
	}
	p.Constant(v&0xffffffff, asInt, "AT_FDCWD")
	if p.OnFD != nil {
		p.OnFD(unix.AT_FDCWD)
	}
	if p.Opt.Names.Path {
		nameCwd(p)
	}
}

// nameCwd appends the current folder; that it is deleted is a part of the name, as
// readlink(2) has it.
func nameCwd(p *arg.Printer) {
	d, ok := p.Describe(unix.AT_FDCWD)
	if !ok {
		return
	}
	p.Byte('<')
	appendPath(p, &d)
	if Deleted(&d) {
		p.EscapePath([]byte(deletedMark))
	}
	p.Byte('>')
}

// nameFD appends what a descriptor refers to, as far as that is asked for and known.
func nameFD(p *arg.Printer, n int32) {
	if p.OnFD != nil {
		p.OnFD(n)
	}
	if p.Opt.Names == (arg.Names{}) {
		return
	}
	d, ok := p.Describe(n)
	if !ok || appendSocket(p, &d) || appendDevice(p, &d) || appendObject(p, &d) {
		return
	}
	if p.Opt.Names.Path {
		p.Byte('<')
		appendPath(p, &d)
		p.Byte('>')
		appendDeleted(p, &d)
	}
}

// appendPath appends the path.
func appendPath(p *arg.Printer, d *abi.Descriptor) { p.EscapePath(Path(d)) }

// appendDeleted says that the file has no name any more.
func appendDeleted(p *arg.Printer, d *abi.Descriptor) {
	if Deleted(d) {
		p.Text("(deleted)")
	}
}

// appendDevice appends the path and the number of a device.
func appendDevice(p *arg.Printer, d *abi.Descriptor) bool {
	mode := uint32(d.Mode) & unix.S_IFMT
	if !p.Opt.Names.Dev || mode != unix.S_IFCHR && mode != unix.S_IFBLK {
		return false
	}
	p.Byte('<')
	appendPath(p, d)
	if mode == unix.S_IFCHR {
		p.Text("<char ")
	} else {
		p.Text("<block ")
	}
	p.Uint(uint64(d.RDev >> 20)) // linux/kdev_t.h: the kernel's own dev_t
	p.Byte(':')
	p.Uint(uint64(d.RDev & (1<<20 - 1)))
	if d.Kind == abi.PTY {
		p.Text(" @/dev/pts/")
		p.Int(int64(d.ID))
	}
	p.Text(">>")
	appendDeleted(p, d)
	return true
}

// appendObject appends what an object of the kernel is that has no path.
func appendObject(p *arg.Printer, d *abi.Descriptor) bool {
	names := &p.Opt.Names
	switch {
	case d.Kind == abi.PIDFD && names.PIDFD && d.ID > 0:
		p.Text("<pid:")
		p.PID(d.ID)
	case d.Kind == abi.SignalFD && names.SignalFD:
		p.Text("<signalfd:")
		AppendSigset(p, d.Value)
	case d.Kind == abi.EventFD && names.EventFD:
		p.Text("<{eventfd-count=")
		hexOrZero64.Append(p, d.Value)
		p.Text(", eventfd-id=")
		p.Int(int64(d.ID))
		p.Text(", eventfd-semaphore=")
		p.Uint(uint64(d.RDev & 1))
		p.Byte('}')
	default:
		return false
	}
	p.Byte('>')
	return true
}
