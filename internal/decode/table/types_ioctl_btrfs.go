// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// volumeObject is an object of a tree: one that has a name, the last there can be, or a
// number.
var volumeObject = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	if name := nameOf(volumeObjects, v); name != "" {
		p.Constant(v, arg.Uint64, name)
		return
	}
	untilEnd.Append(p, v)
}}

// volumeKey is the type of an item in a tree.
var volumeKey = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	name := nameOf(volumeKeys, v)
	if v == 1<<32-1 {
		name = "UINT32_MAX"
	}
	if name == "" {
		p.Uint(v)
		return
	}
	p.Constant(v, arg.Uint, name)
}}

// volumeDevice is a device's number among those of a file system, which strace takes for
// one of the system's.
var volumeDevice = device(8)

// identifier is a UUID.
var identifier = byteField{arg.Raw{Bytes: 16}, func(p *arg.Printer, addr uint64) {
	for i, c := range p.Read(addr, 16) {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			p.Byte('-')
		}
		p.HexByte(c)
	}
}}

// volumeTime is struct btrfs_ioctl_timespec.
var (
	volumeTimeParts = arg.NewStruct(field("sec", arg.Uint64), field("nsec", arg.Uint))
	volumeTime      = inMemory{volumeTimeParts, func(p *arg.Printer, addr uint64) {
		volumeTimeParts.Append(p, addr)
		sec, _ := volumeTimeParts.Load(p, addr, "sec")
		nsec, _ := volumeTimeParts.Load(p, addr, "nsec")
		p.Date(int64(sec), nsec, 9)
	}}
)

// volumeSearch is struct btrfs_ioctl_search_key: all of it, or what is answered.
func volumeSearch(answer bool) *arg.Struct {
	fields := []arg.Field{
		field("tree_id", volumeObject), field("min_objectid", volumeObject), field("max_objectid", volumeObject),
		field("min_offset", untilEnd), field("max_offset", untilEnd), field("min_transid", untilEnd), field("max_transid", untilEnd),
		field("min_type", volumeKey), field("max_type", volumeKey),
	}
	for i := range fields {
		fields[i].Hidden = answer
	}
	fields[1] = and(isNoFirst, fields[1])
	return arg.NewStruct(append(fields, field("nr_items", arg.Uint), hidden("unused", arg.Raw{Bytes: 36}))...)
}

// isNoFirst tells whether a search begins elsewhere than where searches mostly do: strace
// shows that with -v only.
func isNoFirst(p *arg.Printer) bool {
	const first = 256 // BTRFS_FIRST_FREE_OBJECTID
	return p.Call.Verbose || p.Field("min_objectid") != first
}

// volumeSearched is what a search answers: how much was found, and with -v, heads of what.
func volumeSearched(more ...arg.Field) *arg.Struct {
	fields := append([]arg.Field{field("key", volumeSearch(true))}, more...)
	return arg.NewStruct(append(fields, onVerbose(arg.Field{Name: "buf", Type: volumeItems{}})...)...)
}

var volumeItem = arg.NewStruct(
	field("transid", arg.Uint64), field("objectid", volumeObject), field("offset", arg.Uint64), field("type", volumeKey), field("len", arg.Uint),
)

// volumeItems are the items that a search found, each with data behind its head.
type volumeItems struct{}

const volumeItemsMost = 8192

// Size is none: the struct is as large as the caller says.
func (volumeItems) Size(arg.ABI) int { return 0 }

// Align is that of a word.
func (volumeItems) Align(arg.ABI) int { return 8 }

// Plan copies what may be there of them.
func (volumeItems) Plan(c *arg.Plan, at arg.Place) {
	if c.Verbose {
		arg.FollowingBytes{Len: arg.Fixed(volumeItemsMost)}.Plan(c, at)
	}
}

// Append prints the heads.
func (volumeItems) Append(p *arg.Printer, addr uint64) {
	n, _ := p.Load(p.Base()+volumeFoundAt, 4)
	size := uint64(volumeItem.Size(p.Call.ABI))
	p.Byte('[')
	for i := range n {
		if i > 0 {
			p.Text(", ")
		}
		if !p.Value(volumeItem, addr) {
			p.Text("...")
			break
		}
		length, _ := volumeItem.Load(p, addr, "len")
		addr += size + length
	}
	p.Byte(']')
}

const volumeFoundAt = 64 // nr_items in a search key

// volumeBalance is struct btrfs_ioctl_balance_args.
func volumeBalance(state bool) *arg.Struct {
	fields := []arg.Field{field("flags", volumeBalanceFlags), field("state", volumeBalanceState)}
	fields[1].Hidden = !state
	for i, name := range [...]string{"data", "meta", "sys"} {
		fields = append(fields, fieldHas("flags", [...]uint64{1, 4, 2}[i], field(name, volumeBalanceFilter)))
	}
	return arg.NewStruct(fields...)
}

var volumeBalanceFilter = arg.NewStruct(
	field("profiles", volumeProfiles), field("usage", untilEnd), field("devid", volumeDevice), field("pstart", untilEnd), field("pend", untilEnd),
	field("vstart", untilEnd), field("vend", untilEnd), field("target", untilEnd), field("flags", volumeFilterFlags),
	hidden("rest", arg.Raw{Bytes: 64}),
)

// volumeContainer is struct btrfs_data_container, which another struct points to: its
// head, and with -v the paths behind it, or the numbers of what owns an extent.
type volumeContainer struct{ owners bool }

const (
	volumeContainerHead = 16
	volumeContainerMost = 4096
)

// Size is that of a field with an address.
func (volumeContainer) Size(arg.ABI) int { return 8 }

// Plan copies the head, and what is behind it where that is printed.
func (volumeContainer) Plan(c *arg.Plan, at arg.Place) {
	n := volumeContainerHead
	if c.Verbose {
		n = volumeContainerMost
		arg.Buffer{Len: arg.Fixed(n)}.Plan(c, at)
	}
	arg.Ptr{To: arg.Raw{Bytes: volumeContainerHead}}.Plan(c, at)
}

// Append prints it, or the address where it is not there.
func (t volumeContainer) Append(p *arg.Printer, v uint64) {
	head, ok := p.Bytes(v, volumeContainerHead)
	if !ok || v == 0 {
		p.Addr(v)
		return
	}
	count := wire(head).u32(8)
	p.Byte('{')
	for i, name := range [...]string{"bytes_left=", ", bytes_missing=", ", elem_cnt=", ", elem_missed="} {
		p.Text(name)
		p.Uint(wire(head).u32(4 * i))
	}
	p.Text(", ")
	if !p.Call.Verbose {
		p.Text("...}")
		return
	}
	p.Text("val=[")
	if t.owners {
		printVolumeOwners(p, v+volumeContainerHead, count)
	} else {
		printVolumePaths(p, v+volumeContainerHead, count)
	}
	p.Text("]}")
}

// printVolumeOwners appends triples of numbers.
func printVolumeOwners(p *arg.Printer, addr, count uint64) {
	const owner = 24
	for i := uint64(0); i+3 <= count; i += 3 {
		b, ok := p.Bytes(addr+i/3*owner, owner)
		if i > 0 {
			p.Text(", ")
		}
		if !ok {
			p.Text("...")
			return
		}
		p.Text("{inum=")
		p.Uint(wire(b).u64(0))
		p.Text(", offset=")
		p.Uint(wire(b).u64(8))
		p.Text(", root=")
		p.Uint(wire(b).u64(16))
		p.Byte('}')
	}
}

// printVolumePaths appends strings whose places are told as offsets.
func printVolumePaths(p *arg.Printer, addr, count uint64) {
	for i := range count {
		offset, ok := p.Load(addr+i*8, 8)
		if i > 0 {
			p.Text(", ")
		}
		if !ok {
			p.Text("...")
			return
		}
		arg.String{Max: arg.PathMax - 1}.Append(p, addr+offset)
	}
}

// askedNoTree tells whether a look-up was about the tree of the descriptor, which is
// answered then.
func askedNoTree(p *arg.Printer) (none bool) {
	p.Before(func(p *arg.Printer) { none = p.Field("treeid") == 0 })
	return none
}
