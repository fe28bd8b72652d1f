// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of volumes on flash memory: include/uapi/mtd/ubi-user.h.
var volumeRequests = slices.Concat(
	exchanged(volumeMaking, arg.Int, "UBI_IOCMKVOL"),
	given(arg.Int, "UBI_IOCRMVOL", "UBI_IOCRPEB", "UBI_IOCSPEB", "UBI_IOCDET", "UBI_IOCEBER", "UBI_IOCEBUNMAP", "UBI_IOCEBISMAP"),
	given(arg.Int64, "UBI_IOCVOLUP"),
	given(arg.NewStruct(field("bytes", arg.Int64), field("vol_id", arg.Int)), "UBI_IOCRSVOL"),
	given(arg.NewStruct(
		field("count", arg.Int), hidden("padding1", arg.Raw{Bytes: 12}),
		field("ents", arg.Vector{N: volumeRenamesMost, Elem: volumeRename, Count: countOf("count")}),
	), "UBI_IOCRNVOL"),
	exchanged(arg.NewStruct(
		field("ubi_num", arg.Int), field("mtd_num", arg.Int), field("vid_hdr_offset", arg.Int), field("max_beb_per1024", arg.Int16),
		field("disable_fm", arg.Int8), field("need_resv_pool", arg.Int8), hidden("padding", arg.Raw{Bytes: 8}),
	), arg.Int, "UBI_IOCATT"),
	given(arg.NewStruct(field("lnum", arg.Int), field("bytes", arg.Int), field("dtype", volumeData), hidden("padding", arg.Raw{Bytes: 7})), "UBI_IOCEBCH"),
	given(arg.NewStruct(field("lnum", arg.Int), field("dtype", volumeData), hidden("padding", arg.Raw{Bytes: 3})), "UBI_IOCEBMAP"),
	given(arg.NewStruct(
		field("property", &arg.Enum{Bytes: 1, Unknown: "UBI_VOL_PROP_???", Names: []arg.Name{{1, "UBI_VOL_PROP_DIRECT_WRITE"}}}),
		hidden("padding", arg.Raw{Bytes: 7}), field("value", hexOrZero64),
	), "UBI_IOCSETVOLPROP"),
	noArgument("UBI_IOCVOLCRBLK", "UBI_IOCVOLRMBLK"),
)

const (
	volumeRenamesMost = 32  // UBI_MAX_RNVOL
	volumeLabelMost   = 127 // UBI_MAX_VOLUME_NAME
)

var (
	// volumeData is how long data lives, says a field that is not used any more.
	volumeData = &arg.Enum{Bytes: 1, Unknown: "UBI_???", Names: []arg.Name{{1, "UBI_LONGTERM"}, {2, "UBI_SHORTTERM"}, {3, "UBI_UNKNOWN"}}}

	volumeMaking = arg.NewStruct(
		field("vol_id", arg.Int), field("alignment", arg.Int), field("bytes", arg.Int64),
		field("vol_type", &arg.Enum{Bytes: 1, Unknown: "UBI_???_VOLUME", Names: []arg.Name{{3, "UBI_DYNAMIC_VOLUME"}, {4, "UBI_STATIC_VOLUME"}}}),
		field("flags", &arg.Flags{Bytes: 1, Unknown: "UBI_VOL_???", Names: []arg.Name{{1, "UBI_VOL_SKIP_CRC_CHECK_FLG"}}}),
		field("name_len", arg.Int16), hidden("padding2", arg.Raw{Bytes: 4}),
		field("name", ubiLabel),
	)
	volumeRename = arg.NewStruct(field("vol_id", arg.Int), field("name_len", arg.Int16), hidden("padding2", arg.Raw{Bytes: 2}), field("name", ubiLabel))
)

// ubiLabel is a name with its length in another field.
var ubiLabel = byteField{arg.Raw{Bytes: volumeLabelMost + 1}, func(p *arg.Printer, addr uint64) {
	n := int(max(0, min(int16(p.Field("name_len")), volumeLabelMost)))
	p.CString(p.Read(addr, n+1), n)
}}

// countOf is the number of elements that a signed field tells; none where it is negative.
func countOf(name string) func(*arg.Printer) uint64 {
	return func(p *arg.Printer) uint64 { return uint64(max(0, int32(p.Field(name)))) }
}
