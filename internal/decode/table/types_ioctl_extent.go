// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Struct fiemap, as it is asked and as it is answered: include/uapi/linux/fiemap.h.
var (
	extentsFlags = &arg.Flags{Bytes: 4, Unknown: "FIEMAP_FLAG_???", Names: []arg.Name{{1, "FIEMAP_FLAG_SYNC"}, {2, "FIEMAP_FLAG_XATTR"}, {4, "FIEMAP_FLAG_CACHE"}}}

	extentsAsked = arg.NewStruct(
		arg.Field{Name: "fm_start", Type: arg.Uint64},
		arg.Field{Name: "fm_length", Type: arg.Uint64},
		arg.Field{Name: "fm_flags", Type: extentsFlags},
		arg.Field{Name: "fm_mapped_extents", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "fm_extent_count", Type: arg.Uint},
		arg.Field{Name: "fm_reserved", Type: arg.Uint, Hidden: true},
	)
	extentsFound = arg.NewStruct(
		arg.Field{Name: "fm_start", Type: arg.Uint64, Hidden: true},
		arg.Field{Name: "fm_length", Type: arg.Uint64, Hidden: true},
		arg.Field{Name: "fm_flags", Type: extentsFlags},
		arg.Field{Name: "fm_mapped_extents", Type: arg.Uint},
		arg.Field{Name: "fm_extent_count", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "fm_reserved", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "fm_extents", Type: arg.Following{Elem: extent, Len: arg.ByField("fm_mapped_extents")}, Verbose: true},
	)
	extent = arg.NewStruct(
		arg.Field{Name: "fe_logical", Type: arg.Uint64},
		arg.Field{Name: "fe_physical", Type: arg.Uint64},
		arg.Field{Name: "fe_length", Type: arg.Uint64},
		arg.Field{Name: "fe_reserved64", Type: arg.Vector{Elem: arg.Uint64, N: 2}, Hidden: true},
		arg.Field{Name: "fe_flags", Type: extentFlags},
		arg.Field{Name: "fe_reserved", Type: arg.Vector{Elem: arg.Uint, N: 3}, Hidden: true},
	)
	extentFlags = &arg.Flags{Bytes: 4, Unknown: "FIEMAP_EXTENT_???", Names: []arg.Name{
		{0x1, "FIEMAP_EXTENT_LAST"}, {0x2, "FIEMAP_EXTENT_UNKNOWN"}, {0x4, "FIEMAP_EXTENT_DELALLOC"}, {0x8, "FIEMAP_EXTENT_ENCODED"},
		{0x80, "FIEMAP_EXTENT_DATA_ENCRYPTED"}, {0x100, "FIEMAP_EXTENT_NOT_ALIGNED"}, {0x200, "FIEMAP_EXTENT_DATA_INLINE"}, {0x400, "FIEMAP_EXTENT_DATA_TAIL"},
		{0x800, "FIEMAP_EXTENT_UNWRITTEN"}, {0x1000, "FIEMAP_EXTENT_MERGED"}, {0x2000, "FIEMAP_EXTENT_SHARED"},
	}}
)

// Struct file_dedupe_range: include/uapi/linux/fs.h. strace shows two of the infos.
var (
	dedupeAsked = dedupeOf(arg.NewStruct(
		arg.Field{Name: "dest_fd", Type: narrow{fd, 8}},
		arg.Field{Name: "dest_offset", Type: arg.Uint64},
		arg.Field{Name: "bytes_deduped", Type: arg.Uint64, Hidden: true},
		arg.Field{Name: "status", Type: arg.Int, Hidden: true},
		arg.Field{Name: "reserved", Type: arg.Uint, Hidden: true},
	), false)
	dedupeDone = dedupeOf(arg.NewStruct(
		arg.Field{Name: "dest_fd", Type: arg.Int64, Hidden: true},
		arg.Field{Name: "dest_offset", Type: arg.Uint64, Hidden: true},
		arg.Field{Name: "bytes_deduped", Type: arg.Uint64},
		arg.Field{Name: "status", Type: arg.Int},
		arg.Field{Name: "reserved", Type: arg.Uint, Hidden: true},
	), true)
)

func dedupeOf(info *arg.Struct, done bool) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "src_offset", Type: arg.Uint64, Hidden: done},
		arg.Field{Name: "src_length", Type: arg.Uint64, Hidden: done},
		arg.Field{Name: "dest_count", Type: arg.Uint16, Hidden: done},
		arg.Field{Name: "reserved1", Type: arg.Uint16, Hidden: true},
		arg.Field{Name: "reserved2", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "info", Type: arg.Following{Elem: info, Len: arg.ByField("dest_count"), Most: 2}},
	)
}

func dedupesNothing(p *arg.Printer, v uint64) bool {
	n, ok := dedupeAsked.Load(p, v, "dest_count")
	return ok && n == 0
}
