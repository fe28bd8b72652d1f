// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Modes and device numbers, which many calls about files share.

// permissionType is a mode that says what may be done, in octal: 0644, 000.
type permissionType struct{ arg.Num }

func permissions(bytes int) permissionType { return permissionType{arg.Num{Bytes: bytes}} }

// mode is a umode_t, of which the kernel takes 16 bits.
var mode = permissions(2)

// Append prints the mode with three digits at least.
func (t permissionType) Append(p *arg.Printer, v uint64) {
	appendPermissions(p, arg.Truncate(v, t.Size(p.Call.ABI)))
}

func appendPermissions(p *arg.Printer, v uint64) {
	if v < 0o100 {
		p.Byte('0')
		p.Digits(v>>3*10+v&7, 2)
		return
	}
	p.Octal(v)
}

// fileModeType is a mode that says what kind of file it is too: S_IFREG|0644.
type fileModeType struct{ arg.Num }

func fileMode(bytes int) fileModeType { return fileModeType{arg.Num{Bytes: bytes}} }

// Append prints the kind, the bits above the permissions, the permissions.
func (t fileModeType) Append(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, t.Size(p.Call.ABI))
	kind := fileKind(v)
	if kind == "" && v&unix.S_IFMT != 0 || p.Opt.Style == arg.StyleRaw {
		appendPermissions(p, v)
		return
	}
	if p.Opt.Style == arg.StyleAbbrev {
		appendFileMode(p, kind, v)
		return
	}
	appendPermissions(p, v)
	p.Text(" /* ")
	appendFileMode(p, kind, v)
	p.Text(" */")
}

func appendFileMode(p *arg.Printer, kind string, v uint64) {
	if kind != "" {
		p.Text(kind)
		p.Byte('|')
	}
	for _, n := range fileModeBits {
		if v&n.Value != 0 {
			p.Text(n.Name)
			p.Byte('|')
		}
	}
	appendPermissions(p, v&^(unix.S_IFMT|unix.S_ISUID|unix.S_ISGID|unix.S_ISVTX))
}

var fileModeBits = []arg.Name{{unix.S_ISUID, "S_ISUID"}, {unix.S_ISGID, "S_ISGID"}, {unix.S_ISVTX, "S_ISVTX"}}

// fileKind is the name of what a mode is of: include/uapi/linux/stat.h.
func fileKind(mode uint64) string {
	switch mode & unix.S_IFMT {
	case unix.S_IFREG:
		return "S_IFREG"
	case unix.S_IFDIR:
		return "S_IFDIR"
	case unix.S_IFLNK:
		return "S_IFLNK"
	case unix.S_IFCHR:
		return "S_IFCHR"
	case unix.S_IFBLK:
		return "S_IFBLK"
	case unix.S_IFIFO:
		return "S_IFIFO"
	case unix.S_IFSOCK:
		return "S_IFSOCK"
	}
	return ""
}

// isDevice tells whether a mode is of a device.
func isDevice(mode uint64) bool {
	return mode&unix.S_IFMT == unix.S_IFCHR || mode&unix.S_IFMT == unix.S_IFBLK
}

// deviceType is a number of a device: makedev(0x8, 0x1).
type deviceType struct{ arg.Num }

func device(bytes int) deviceType { return deviceType{arg.Num{Bytes: bytes}} }

// deviceNumber is an argument, of which the kernel takes 32 bits: new_decode_dev.
var deviceNumber = device(4)

// Append prints the major number and the minor one.
func (t deviceType) Append(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, t.Size(p.Call.ABI))
	if p.Opt.Style != arg.StyleAbbrev {
		hexOrZero64.Append(p, v)
		if p.Opt.Style == arg.StyleRaw {
			return
		}
		p.Text(" /* ")
	}
	// makedev(3): a wide number has more bits of both above 32 and 20.
	p.Text("makedev(")
	hexOrZero32.Append(p, v>>8&0xfff|v>>32&^0xfff)
	p.Text(", ")
	hexOrZero32.Append(p, v&0xff|v>>12&^0xff)
	p.Byte(')')
	if p.Opt.Style != arg.StyleAbbrev {
		p.Text(" */")
	}
}

// packed is an integer in a struct that has no padding before it. As all types with an
// alignment of their own, it gets its address.
type packed struct{ arg.Type }

// Align is that of a byte.
func (packed) Align(arg.ABI) int { return 1 }

// Append prints the integer that stands at addr.
func (t packed) Append(p *arg.Printer, addr uint64) {
	v, _ := p.Load(addr, t.Size(p.Call.ABI))
	t.Type.Append(p, v)
}
