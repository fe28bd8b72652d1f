// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	statxMask = &arg.Flags{Bytes: 4, Unknown: "STATX_???", Names: statxMaskNames}
	statxAttr = &arg.Flags{Bytes: 8, Unknown: "STATX_ATTR_???", Names: statxAttributeNames}
	statxSync = &arg.Flags{Bytes: 4, Names: statxSyncNames[1:]}
	statxAt   = &arg.Flags{Bytes: 4, Names: atNames}
)

// statxFlags are AT_ flags with two bits that say how fresh the answer has to be,
// which stand first.
var statxFlags = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	const syncType = unix.AT_STATX_FORCE_SYNC | unix.AT_STATX_DONT_SYNC
	sync, rest := v&syncType, v&^syncType
	switch {
	case sync != 0:
		statxSync.Append(p, sync)
	case p.Opt.Style != arg.StyleRaw: // strace leaves out the 0
		p.Constant(0, asInt, statxSyncNames[0].Name)
	}
	if rest == 0 {
		return
	}
	p.Byte('|')
	statxAt.Append(p, rest)
}}

// statxTime is struct statx_timestamp.
var statxTime = dated{arg.NewStruct(
	arg.Field{Name: "tv_sec", Type: arg.Int64},
	arg.Field{Name: "tv_nsec", Type: arg.Uint},
	arg.Field{Type: arg.Int, Hidden: true},
)}

// dated is a struct of seconds and nanoseconds with the date behind it.
type dated struct{ *arg.Struct }

// Append prints the struct and the date.
func (t dated) Append(p *arg.Printer, v uint64) {
	t.Struct.Append(p, v)
	sec, _ := t.Load(p, v, "tv_sec")
	ns, _ := t.Load(p, v, "tv_nsec")
	p.Date(arg.SignExtend(sec, t.Fields[0].Type.Size(p.Call.ABI)), ns, 9)
}

func statxHas(bits uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.Field("stx_mask")&bits != 0 }
}

func isSet(field string) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.Field(field) != 0 }
}

// statx is struct statx of linux/stat.h. strace shows attributes before their mask,
// the sizes of direct reads among those of atomic writes.
var statx = arg.NewStruct(
	arg.Field{Name: "stx_mask", Type: statxMask},
	arg.Field{Name: "stx_blksize", Type: arg.Uint, Verbose: true},
	arg.Field{Name: "stx_attributes", Type: statxAttr},
	arg.Field{Name: "stx_nlink", Type: arg.Uint, Verbose: true, When: statxHas(unix.STATX_NLINK)},
	arg.Field{Name: "stx_uid", Type: arg.Uint, Verbose: true, When: statxHas(unix.STATX_UID)},
	arg.Field{Name: "stx_gid", Type: arg.Uint, Verbose: true, When: statxHas(unix.STATX_GID)},
	arg.Field{Name: "stx_mode", Type: fileMode(2), When: statxHas(unix.STATX_TYPE | unix.STATX_MODE)},
	arg.Field{Name: "stx_ino", Type: arg.Uint64, Verbose: true, When: statxHas(unix.STATX_INO)},
	arg.Field{Name: "stx_size", Type: arg.Uint64, When: statxHas(unix.STATX_SIZE)},
	arg.Field{Name: "stx_blocks", Type: arg.Uint64, Verbose: true, When: statxHas(unix.STATX_BLOCKS)},
	arg.Field{Name: "stx_attributes_mask", Type: statxAttr, Verbose: true},
	arg.Field{Name: "stx_atime", Type: statxTime, Verbose: true, When: statxHas(unix.STATX_ATIME)},
	arg.Field{Name: "stx_btime", Type: statxTime, Verbose: true, When: statxHas(unix.STATX_BTIME)},
	arg.Field{Name: "stx_ctime", Type: statxTime, Verbose: true, When: statxHas(unix.STATX_CTIME)},
	arg.Field{Name: "stx_mtime", Type: statxTime, Verbose: true, When: statxHas(unix.STATX_MTIME)},
	arg.Field{Name: "stx_rdev_major", Type: arg.Uint, Verbose: true},
	arg.Field{Name: "stx_rdev_minor", Type: arg.Uint, Verbose: true},
	arg.Field{Name: "stx_dev_major", Type: arg.Uint, Verbose: true},
	arg.Field{Name: "stx_dev_minor", Type: arg.Uint, Verbose: true},
	arg.Field{Name: "stx_mnt_id", Type: arg.Hex64, Verbose: true, When: statxHas(unix.STATX_MNT_ID)},
	arg.Field{Name: "stx_dio_mem_align", Type: arg.Uint, Verbose: true, When: statxHas(unix.STATX_DIOALIGN)},
	arg.Field{Name: "stx_dio_offset_align", Type: arg.Uint, Verbose: true, When: statxHas(unix.STATX_DIOALIGN)},
	arg.Field{Name: "stx_subvol", Type: arg.Hex64, Verbose: true, When: statxHas(unix.STATX_SUBVOL)},
	arg.Field{Name: "stx_atomic_write_unit_min", Type: arg.Uint, Verbose: true, When: isSet("stx_atomic_write_unit_min")},
	arg.Field{Name: "stx_atomic_write_unit_max", Type: arg.Uint, Verbose: true, When: isSet("stx_atomic_write_unit_max")},
	arg.Field{Name: "stx_atomic_write_segments_max", Type: arg.Uint, Verbose: true, When: isSet("stx_atomic_write_segments_max")},
	arg.Field{Name: "stx_dio_read_offset_align", Type: arg.Uint, Verbose: true, When: statxHas(0x20000)}, // STATX_DIO_READ_ALIGN of 6.14
	arg.Field{Name: "stx_atomic_write_unit_max_opt", Type: arg.Uint, Verbose: true, When: isSet("stx_atomic_write_unit_max_opt")},
	arg.Field{Type: arg.Raw{Bytes: 68}, Hidden: true},
)
