// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// struct stat has a layout for each architecture, and strace an order of its own. A
// layout is where each field stands and how many bytes it has.
type statLayout struct {
	dev, ino, mode, nlink, uid, gid, rdev, size, blksize, blocks place
	times                                                        place // of the first of six: seconds, nanoseconds
	bytes                                                        int   // of the whole struct
	noBlocks, noNanoseconds                                      bool
}

// place is an offset and a size.
type place struct{ at, bytes int }

func (l statLayout) fields() *arg.Struct {
	number := func(at place) arg.Num { return arg.Num{Bytes: at.bytes, Form: arg.Unsigned} }
	fields := []arg.Field{
		{Name: "st_dev", Type: device(l.dev.bytes), At: l.dev.at + 1, Verbose: true},
		{Name: "st_ino", Type: number(l.ino), At: l.ino.at + 1, Verbose: true},
		{Name: "st_mode", Type: fileMode(l.mode.bytes), At: l.mode.at + 1},
		{Name: "st_nlink", Type: number(l.nlink), At: l.nlink.at + 1, Verbose: true},
		{Name: "st_uid", Type: number(l.uid), At: l.uid.at + 1, Verbose: true},
		{Name: "st_gid", Type: number(l.gid), At: l.gid.at + 1, Verbose: true},
	}
	blksize, blocks := arg.Type(number(l.blksize)), arg.Type(number(l.blocks))
	if l.noBlocks {
		blksize, blocks = zero, zero
	}
	fields = append(fields,
		arg.Field{Name: "st_blksize", Type: blksize, At: l.blksize.at + 1, Verbose: true},
		arg.Field{Name: "st_blocks", Type: blocks, At: l.blocks.at + 1, Verbose: true},
	)
	fields = append(fields,
		arg.Field{Name: "st_rdev", Type: device(l.rdev.bytes), At: l.rdev.at + 1, When: isStatOfDevice},
		arg.Field{Name: "st_size", Type: number(l.size), At: l.size.at + 1, When: isStatOfFile},
	)
	at := l.times.at
	for _, name := range []string{"st_atime", "st_mtime", "st_ctime"} {
		fields = append(fields, arg.Field{Name: name, Type: statTime(l, name), At: at + 1, Verbose: true})
		at += l.times.bytes
		if !l.noNanoseconds {
			fields = append(fields, arg.Field{Name: name + "_nsec", Type: number(l.times), At: at + 1, Verbose: true})
			at += l.times.bytes
		}
	}
	return arg.NewStruct(append(fields, arg.Field{Type: arg.Raw{Bytes: l.bytes - at}, At: at + 1, Hidden: true})...)
}

// zero is a field that a struct lacks, which strace shows all the same.
var zero = arg.Func{Type: arg.Uint8, Print: func(p *arg.Printer, _ uint64) { p.Byte('0') }}

func isStatOfDevice(p *arg.Printer) bool { return isDevice(p.Field("st_mode")) }

func isStatOfFile(p *arg.Printer) bool { return !isStatOfDevice(p) }

// statTime is a time in seconds; the comment behind it has the nanoseconds as well.
func statTime(l statLayout, name string) arg.Type {
	seconds := arg.Num{Bytes: l.times.bytes, Form: arg.Signed}
	nanoseconds := name + "_nsec"
	return arg.Func{Type: seconds, Print: func(p *arg.Printer, v uint64) {
		seconds.Append(p, v)
		var ns uint64
		if !l.noNanoseconds {
			ns = p.Field(nanoseconds)
		}
		p.Date(arg.SignExtend(v, l.times.bytes), ns, 9)
	}}
}

// arch/x86/include/uapi/asm/stat.h
var statAMD64 = statLayout{
	dev: place{0, 8}, ino: place{8, 8}, nlink: place{16, 8}, mode: place{24, 4}, uid: place{28, 4}, gid: place{32, 4},
	rdev: place{40, 8}, size: place{48, 8}, blksize: place{56, 8}, blocks: place{64, 8}, times: place{72, 8}, bytes: 144,
}.fields()

// include/uapi/asm-generic/stat.h, which arm64 uses.
var statGeneric = statLayout{
	dev: place{0, 8}, ino: place{8, 8}, mode: place{16, 4}, nlink: place{20, 4}, uid: place{24, 4}, gid: place{28, 4},
	rdev: place{32, 8}, size: place{48, 8}, blksize: place{56, 4}, blocks: place{64, 8}, times: place{72, 8}, bytes: 128,
}.fields()

// struct stat of i386 and of ARM.
var stat32 = statLayout{
	dev: place{0, 4}, ino: place{4, 4}, mode: place{8, 2}, nlink: place{10, 2}, uid: place{12, 2}, gid: place{14, 2},
	rdev: place{16, 4}, size: place{20, 4}, blksize: place{24, 4}, blocks: place{28, 4}, times: place{32, 4}, bytes: 64,
}.fields()

// struct stat64 of i386.
var stat64I386 = statLayout{
	dev: place{0, 8}, mode: place{16, 4}, nlink: place{20, 4}, uid: place{24, 4}, gid: place{28, 4}, rdev: place{32, 8},
	size: place{44, 8}, blksize: place{52, 4}, blocks: place{56, 8}, times: place{64, 4}, ino: place{88, 8}, bytes: 96,
}.fields()

// arch/arm/include/uapi/asm/stat.h
var stat64ARM = statLayout{
	dev: place{0, 8}, mode: place{16, 4}, nlink: place{20, 4}, uid: place{24, 4}, gid: place{28, 4}, rdev: place{32, 8},
	size: place{48, 8}, blksize: place{56, 4}, blocks: place{64, 8}, times: place{72, 4}, ino: place{96, 8}, bytes: 104,
}.fields()

// struct __old_kernel_stat of i386 and of ARM.
var statOld = statLayout{
	dev: place{0, 2}, ino: place{2, 2}, mode: place{4, 2}, nlink: place{6, 2}, uid: place{8, 2}, gid: place{10, 2},
	rdev: place{12, 2}, size: place{16, 4}, times: place{20, 4}, bytes: 32, noBlocks: true, noNanoseconds: true,
}.fields()

var (
	statPtr = &arg.ByABI{Default: arg.Ptr{To: statAMD64}, Of: arg.PerABI{
		arg.ARM64: arg.Ptr{To: statGeneric}, arg.I386: arg.Ptr{To: stat32}, arg.ARM: arg.Ptr{To: stat32},
	}}
	stat64Ptr  = &arg.ByABI{Default: arg.Ptr{To: stat64I386}, Of: arg.PerABI{arg.ARM: arg.Ptr{To: stat64ARM}}}
	oldStatPtr = arg.Ptr{To: statOld}
)
